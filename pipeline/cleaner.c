#include "batch_internal.h"

#include "cleancopy/cleaner.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/document_pack.h"
#include "cleancopy/extract/preload.h"
#include "cleancopy/isolate/sandbox.h"
#include "cleancopy/isolate/workers.h"
#include "cleancopy/page_death.h"

#include <stdlib.h>
#include <unistd.h>

struct cc_cleaners {
    struct cc_batch batch;
    struct cc_workers *workers;
    struct cc_workers_event event; /* what was waited for */
    struct cc_batch_item item;     /* in a worker: the page in hand */
    struct cc_buf packed;
};

#define N_PAGE_SPANS 9

/* Behind the page's spans, in the order of list_spans(): the page's bytes come first, where they may have been read to. */
struct page_head {
    int64_t fetched_at_s;
    uint64_t bytes[N_PAGE_SPANS];
    uint32_t form;
};

/* An answer is what `work` wrote (out), so that it is written in its place, then message (why it failed or is left out), over_limit's message, outlet, date and packed
 * document, and this at its end. */
#define N_ANSWER_SPANS 5
struct answer_tail {
    uint64_t id, offset, over_offset;
    uint64_t out_bytes, bytes[N_ANSWER_SPANS];
    uint32_t status, over_status, left_out;
};

static void list_spans(struct cc_page *page, struct cc_span *spans[N_PAGE_SPANS])
{
    struct cc_span *const list[N_PAGE_SPANS] = {
        &page->bytes,  &page->source, &page->url,  &page->content_type, &page->headers,
        &page->outlet, &page->title, &page->date, &page->id};

    memcpy(spans, list, sizeof list);
}

/* ---- in a worker ---- */

/* The parent wrote it: no lengths to doubt. */
static void read_page(struct cc_span task, struct cc_page *page)
{
    struct cc_span *spans[N_PAGE_SPANS];
    struct page_head head;
    size_t at = 0;

    memcpy(&head, task.ptr + task.len - sizeof head, sizeof head);
    page->fetched_at_s = head.fetched_at_s;
    page->form = (enum cc_form)head.form;
    list_spans(page, spans);
    for (size_t i = 0; i < N_PAGE_SPANS; i++) {
        *spans[i] = cc_span_slice(task, at, at + (size_t)head.bytes[i]);
        at += (size_t)head.bytes[i];
    }
}

/* Behind `out`, which the answer holds already. */
static void end_answer(const struct cc_batch_item *item, struct cc_span packed,
                       struct cc_buf *answer)
{
    const struct cc_error *over = &item->reading.over_limit;
    bool is_good = cc_batch_is_to_clean(item), is_over = over->status != CC_OK;
    const struct cc_span spans[N_ANSWER_SPANS] = {
        cc_span_from(is_good ? "" : item->err.message), cc_span_from(is_over ? over->message : ""),
        is_good ? item->doc.outlet : CC_SPAN_EMPTY, is_good ? item->doc.date : CC_SPAN_EMPTY,
        packed};
    struct answer_tail tail;

    if (!is_good)
        cc_buf_clear(answer);
    memset(&tail, 0, sizeof tail);
    tail.id = item->doc.id;
    tail.offset = is_good ? 0 : item->err.offset;
    tail.over_offset = is_over ? over->offset : 0;
    tail.out_bytes = answer->len;
    tail.status = item->status;
    tail.over_status = over->status;
    tail.left_out = item->left_out;
    for (size_t i = 0; i < N_ANSWER_SPANS; i++) {
        tail.bytes[i] = spans[i].len;
        cc_buf_add(answer, spans[i]);
    }
    cc_buf_add(answer, (struct cc_span){(const char *)&tail, sizeof tail});
}

static void clean(void *user, struct cc_span task, struct cc_buf *answer)
{
    struct cc_cleaners *cleaners = user;
    const struct cc_batch *batch = &cleaners->batch;
    struct cc_batch_item *item = &cleaners->item;

    cc_arena_reset(&item->arena);
    item->out = *answer; /* lent: `work` writes into the answer */
    cc_buf_clear(&cleaners->packed);
    read_page(task, &item->page);
    item->status = CC_OK;
    item->left_out = CC_LEFT_OUT_NOT;
    cc_batch_clean_item(batch, item);
    if (cc_batch_is_to_clean(item) && batch->documents)
        cc_document_pack(&cleaners->packed, &item->doc);
    if (item->status == CC_E_NOMEM || cleaners->packed.status != CC_OK)
        _exit(CC_SANDBOX_EXIT_MEMORY); /* not the machine's memory: this process's share */
    *answer = item->out;
    end_answer(item, cc_buf_span(&cleaners->packed), answer);
}

static void prepare(void *user)
{
    (void)user;
    cc_preload();
}

static void prepare_more(void *user)
{
    (void)user;
    cc_preload_more();
}

/* ---- in the parent ---- */

static struct cc_cleaners *new_cleaners(const struct cc_batch *batch)
{
    struct cc_cleaners *own = cc_calloc(1, sizeof *own);

    if (own == NULL)
        return NULL;
    own->batch = *batch;
    cc_arena_init(&own->item.arena, batch->cfg->limits.max_arena_bytes);
    cc_buf_init(&own->packed, CC_BATCH_MAX_OUT_BYTES);
    return own;
}

static struct cc_workers_job job_of(struct cc_cleaners *cleaners, unsigned jobs)
{
    const struct cc_limits *limits = &cleaners->batch.cfg->limits;

    return (struct cc_workers_job){
        .prepare = prepare,
        .prepare_more = prepare_more,
        .work = clean,
        .user = cleaners,
        .program = cleaners->batch.program,
        .n_workers = jobs,
        .max_task_bytes = limits->max_page_bytes + CC_CLEANER_FIELD_BYTES + sizeof(struct page_head),
        .max_answer_bytes = CC_BATCH_MAX_OUT_BYTES,
        .max_memory_bytes = limits->max_arena_bytes + CC_CLEANER_MORE_BYTES,
        .max_cpu_ms = limits->max_page_cpu_ms};
}

enum cc_status cc_cleaners_open(const struct cc_batch *batch, unsigned jobs,
                                struct cc_cleaners **cleaners, struct cc_error *err)
{
    struct cc_cleaners *own = new_cleaners(batch);
    struct cc_workers_job job;
    enum cc_status st;

    if (own == NULL)
        return cc_fail(err, CC_E_NOMEM, "cleaner", "out of memory");
    job = job_of(own, jobs);
    st = cc_workers_open(&job, &own->workers, err);
    if (st != CC_OK) {
        cc_free(own);
        return st;
    }
    own->batch.program = NULL; /* it was for the opening */
    *cleaners = own;
    return CC_OK;
}

enum cc_status cc_cleaners_nurse(const struct cc_batch *batch, unsigned jobs, pid_t parent, struct cc_error *err)
{
    struct cc_cleaners *own = new_cleaners(batch);
    struct cc_workers_job job;
    enum cc_status st;

    if (own == NULL)
        return cc_fail(err, CC_E_NOMEM, "cleaner", "out of memory");
    job = job_of(own, jobs);
    st = cc_workers_nurse(&job, parent, err);
    cc_free(own);
    return st;
}

void cc_cleaners_forget(struct cc_cleaners *cleaners)
{
    if (cleaners == NULL)
        return;
    cc_workers_forget(cleaners->workers);
    cc_free(cleaners);
}

void cc_cleaners_close(struct cc_cleaners *cleaners)
{
    if (cleaners == NULL)
        return;
    cc_workers_close(cleaners->workers);
    cc_free(cleaners); /* its arena and buffers were filled in workers alone */
}

bool cc_cleaners_have_room(const struct cc_cleaners *cleaners)
{
    return cc_workers_have_room(cleaners->workers);
}

const char *cc_cleaners_unfiltered(const struct cc_cleaners *cleaners)
{
    return cc_workers_unfiltered(cleaners->workers);
}

void cc_cleaners_lend(struct cc_cleaners *cleaners, struct cc_arena *arena)
{
    cc_arena_lend(arena, cc_workers_room(cleaners->workers), cleaners->batch.cfg->limits.max_page_bytes + 1); /* and a NUL */
}

enum cc_status cc_cleaners_send(struct cc_cleaners *cleaners, uint64_t number,
                                struct cc_batch_item *item, bool *sent, struct cc_error *err)
{
    size_t max_page_bytes = cleaners->batch.cfg->limits.max_page_bytes, fields = 0;
    struct cc_span *spans[N_PAGE_SPANS], parts[N_PAGE_SPANS + 1];
    struct page_head head;

    *sent = false;
    memset(&head, 0, sizeof head);
    head.fetched_at_s = item->page.fetched_at_s;
    head.form = item->page.form;
    list_spans(&item->page, spans);
    parts[N_PAGE_SPANS] = (struct cc_span){(const char *)&head, sizeof head};
    for (size_t i = 0; i < N_PAGE_SPANS; i++) {
        head.bytes[i] = spans[i]->len;
        parts[i] = *spans[i];
        if (spans[i] != &item->page.bytes && spans[i]->len <= CC_CLEANER_FIELD_BYTES)
            fields += spans[i]->len;
        else if (spans[i] != &item->page.bytes)
            fields = CC_CLEANER_FIELD_BYTES + 1;
    }
    if (item->page.bytes.len > max_page_bytes) { /* refused by its length alone, with the usual words */
        item->status = cc_pipeline_read(&item->arena, cleaners->batch.cfg, &item->page, &item->doc,
                                        &item->reading, &item->err);
        return CC_OK;
    }
    if (fields > CC_CLEANER_FIELD_BYTES) {
        item->status = cc_fail(&item->err, CC_E_LIMIT, "cleaner",
                               "its headers and other fields have over %zu bytes",
                               CC_CLEANER_FIELD_BYTES);
        return CC_OK;
    }
    *sent = true;
    return cc_workers_send(cleaners->workers, number, parts, N_PAGE_SPANS + 1, err);
}

enum cc_status cc_cleaners_wait(struct cc_cleaners *cleaners, uint64_t *number,
                                struct cc_error *err)
{
    enum cc_status st = cc_workers_wait(cleaners->workers, &cleaners->event, err);

    if (st == CC_OK)
        *number = cleaners->event.task;
    return st;
}

/* ---- a page that ended its process ---- */

static enum cc_status take_death(struct cc_cleaners *cleaners, struct cc_batch_item *item,
                                 struct cc_error *err)
{
    enum cc_status st = cc_page_death(cleaners->batch.cfg, &item->page, "cleaned",
                                      &cleaners->event.death, &item->err, err);

    item->status = item->err.status;
    return st;
}

/* ---- an answer ---- */

static bool split_answer(struct cc_span answer, struct answer_tail *tail,
                         struct cc_span spans[N_ANSWER_SPANS])
{
    size_t at, end;

    if (answer.len < sizeof *tail)
        return false;
    end = answer.len - sizeof *tail;
    memcpy(tail, answer.ptr + end, sizeof *tail);
    if (tail->out_bytes > end)
        return false;
    at = (size_t)tail->out_bytes;
    for (size_t i = 0; i < N_ANSWER_SPANS; i++) {
        if (tail->bytes[i] > end - at)
            return false;
        spans[i] = cc_span_slice(answer, at, at + (size_t)tail->bytes[i]);
        at += (size_t)tail->bytes[i];
    }
    return at == end && (tail->status == CC_OK || tail->status == CC_E_INPUT ||
                         tail->status == CC_E_LIMIT) &&
           (tail->over_status == CC_OK || tail->over_status == CC_E_LIMIT) &&
           tail->left_out < CC_LEFT_OUT_COUNT;
}

/* A document's own fields; *good is false for what no cleaner of ours says. */
static enum cc_status take_document(struct cc_cleaners *cleaners, struct cc_batch_item *item,
                                    uint64_t id, const struct cc_span spans[N_ANSWER_SPANS],
                                    bool *good, struct cc_error *err)
{
    struct cc_document *doc = &item->doc;
    enum cc_status st;

    if (cleaners->batch.documents) {
        struct cc_span packed = cc_arena_copy(&item->arena, spans[4]);

        st = cc_arena_status(&item->arena, "cleaner", err);
        if (st == CC_OK)
            st = cc_document_unpack(&item->arena, packed, doc, err);
        *good = st != CC_E_INPUT;
        return *good ? st : CC_OK;
    }
    doc->id = id;
    doc->outlet = cc_arena_copy(&item->arena, spans[2]);
    doc->date = cc_arena_copy(&item->arena, spans[3]);
    return cc_arena_status(&item->arena, "cleaner", err);
}

enum cc_status cc_cleaners_take(struct cc_cleaners *cleaners, struct cc_batch_item *item,
                                struct cc_error *err)
{
    struct cc_span spans[N_ANSWER_SPANS];
    struct answer_tail tail;
    enum cc_status st = CC_OK;
    bool good, is_document;

    if (cleaners->event.died)
        return take_death(cleaners, item, err);
    good = split_answer(cleaners->event.answer, &tail, spans) &&
           (tail.left_out == CC_LEFT_OUT_NOT || cleaners->batch.filter != NULL);
    is_document = good && tail.status == CC_OK && tail.left_out == CC_LEFT_OUT_NOT;
    if (is_document)
        st = take_document(cleaners, item, tail.id, spans, &good, err);
    if (!good) {
        item->status = cc_fail(&item->err, CC_E_INPUT, "cleaner",
                               "the process that cleaned it gave an answer that means nothing");
        return CC_OK;
    }
    item->status = (enum cc_status)tail.status;
    item->left_out = (enum cc_left_out)tail.left_out;
    if (!cc_batch_is_to_clean(item)) {
        (void)cc_fail(&item->err, item->status, "cleaner", "%.*s", CC_SPAN_PRINT(spans[0]));
        item->err.offset = tail.offset;
    }
    if (tail.over_status != CC_OK) {
        (void)cc_fail(&item->reading.over_limit, CC_E_LIMIT, "cleaner", "%.*s",
                      CC_SPAN_PRINT(spans[1]));
        item->reading.over_limit.offset = tail.over_offset;
    }
    if (is_document && tail.out_bytes > 0) { /* last: the spans lie behind it */
        cc_workers_take(cleaners->workers, &item->out);
        item->out.len = (size_t)tail.out_bytes;
        item->out.ptr[item->out.len] = '\0';
    }
    return st;
}
