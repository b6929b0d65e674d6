/* Lines of pages.  A site has at most CC_RUN_LINE pages in memory, in its line or on their way;
 * what is named beyond that waits in the state's frontier, in the order in which it was named. */
#include "run.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/url.h"
#include "cleancopy/state/frontier.h"

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the queue");
}

static uint64_t key_of(const struct cc_queue_site *site)
{
    return cc_hash64(cc_span_from(site->name));
}

static enum cc_status put_behind(struct cc_run *run, const struct cc_queue_site *site,
                                 uint32_t source, struct cc_span url, struct cc_span written,
                                 const char *found_by, struct cc_error *err)
{
    struct cc_frontier_entry entry = {.site = key_of(site), .source = source, .url = url};
    struct cc_site_facts *facts = site->owner;
    enum cc_status st;

    if (written.len > 0) {
        entry.ask = cc_url_as_written(&run->scratch, url, written);
        if (entry.ask.ptr == NULL)
            return cc_arena_status(&run->scratch, "fetch", err);
        if (cc_span_is(entry.ask, url))
            entry.ask = CC_SPAN_EMPTY;
    }
    if (!cc_name_list_number(&run->found_by, cc_span_from(found_by), &entry.found_by))
        return no_memory(err);
    entry.order = run->n_put_behind++;
    st = cc_frontier_put(run->state, &entry, err);
    if (st == CC_OK) {
        facts->n_behind++;
        run->n_behind++;
    }
    return st;
}

static enum cc_status put_in_line(struct cc_run *run, struct cc_queue_site *site, uint32_t source,
                                  struct cc_span url, struct cc_span written,
                                  const char *found_by, struct cc_error *err)
{
    struct cc_site_facts *facts = site->owner;
    struct cc_run_task *task;
    enum cc_status st =
        cc_run_add(run, CC_TASK_PAGE, source, url, written, found_by, &task, err);

    if (st == CC_OK) {
        task->home = site;
        facts->n_in_line++;
    }
    return st;
}

enum cc_status cc_run_line_up(struct cc_run *run, uint32_t source, struct cc_span url,
                              struct cc_span written, const char *found_by,
                              struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(&run->scratch);
    struct cc_span name = cc_run_site(run, url);
    struct cc_queue_site *site = name.ptr != NULL ? cc_queue_site(run->queue, name) : NULL;
    struct cc_site_facts *facts = site != NULL ? cc_run_facts(run, site) : NULL;
    enum cc_status st;

    if (facts == NULL)
        return no_memory(err);
    if (facts->n_in_line < CC_RUN_LINE && facts->n_behind == 0)
        st = put_in_line(run, site, source, url, written, found_by, err);
    else
        st = put_behind(run, site, source, url, written, found_by, err);
    cc_arena_rewind(&run->scratch, mark);
    return st;
}

static enum cc_status take_one(struct cc_run *run, struct cc_queue_site *site, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(&run->scratch);
    struct cc_site_facts *facts = site->owner;
    struct cc_frontier_entry entry;
    enum cc_status st = cc_frontier_take(run->state, &run->scratch, key_of(site), &entry, err);

    if (st == CC_END) { /* two sites of one hash: the other one took it */
        run->n_behind -= facts->n_behind;
        facts->n_behind = 0;
        return CC_OK;
    }
    if (st == CC_OK)
        st = put_in_line(run, site, entry.source, entry.url, entry.ask,
                         cc_name_list_get(&run->found_by, entry.found_by).ptr, err);
    facts->n_behind--;
    run->n_behind--;
    cc_arena_rewind(&run->scratch, mark);
    return st;
}

enum cc_status cc_run_refill(struct cc_run *run, struct cc_queue_site *site, struct cc_error *err)
{
    struct cc_site_facts *facts = site->owner;
    enum cc_status st = CC_OK;

    if (facts == NULL || facts->n_in_line > 0)
        return CC_OK;
    while (st == CC_OK && facts->n_behind > 0 && facts->n_in_line < CC_RUN_LINE)
        st = take_one(run, site, err);
    return st;
}
