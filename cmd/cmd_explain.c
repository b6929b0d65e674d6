/* cmd_explain.c -- why each block was kept or dropped, and where else its text stands.
 *
 *     explain_input.c -> (workers) explain_facts.c -> explain_copies.c -> explain_view.c
 *
 * Pages are read where `clean` reads them, in processes of their own; these answer with lines of JSON, which are
 * shown, or joined for --json, here. */
#include "commands.h"
#include "explain_copies.h"
#include "explain_facts.h"
#include "explain_input.h"
#include "explain_paragraph.h"
#include "explain_rules.h"
#include "explain_view.h"
#include "ingest.h"
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

struct explain {
    const struct cc_config *cfg;
    struct cc_state *state; /* NULL: none */
    struct cc_explain_input input;
    struct cc_explain_rules rules;
    struct cc_explain_view view;
    uint64_t n_done, n_failed;
};

/* The page in hand. */
struct page {
    const struct cc_document *doc;
    const struct cc_explain_copies *copies; /* one a paragraph; NULL: without a state */
    uint32_t next;                          /* paragraph */
};

static enum cc_status next_page(void *user, struct cc_arena *arena, struct cc_page *page,
                                struct cc_error *err)
{
    struct explain *explain = user;

    return cc_explain_input_next(&explain->input, arena, page, err);
}

/* ---- showing ---- */

/* Of a kept block: the paragraph that it became. */
static const struct cc_explain_copies *next_copies(struct page *page, bool is_kept)
{
    if (page->copies == NULL || !is_kept || page->next == page->doc->n_paragraphs)
        return NULL;
    return &page->copies[page->next++];
}

/* The line of an object, for more fields to be put behind it. */
static struct cc_span without_end(struct cc_span line)
{
    return cc_span_slice(line, 0, line.len > 0 ? line.len - 1 : 0);
}

/* {page,"blocks":[{block,"copies":…},…]} out of the lines {page} and {block}. */
static enum cc_status show_json(struct explain *explain, struct page *page, struct cc_span lines,
                                struct cc_error *err)
{
    struct cc_buf *out = &explain->view.out;
    struct cc_explain_block block;
    struct cc_span line;
    bool is_first = true;
    enum cc_status st = CC_OK;

    (void)cc_span_next_line(&lines, &line);
    cc_buf_add(out, without_end(line));
    cc_buf_add_string(out, ",\"blocks\":[");
    while (st == CC_OK && cc_span_next_line(&lines, &line)) {
        const struct cc_explain_copies *copies;
        json_t *object = NULL;

        if (page->copies != NULL)
            st = cc_explain_line_read(line, &object, err);
        copies = next_copies(page, cc_explain_block_read(object, &block) && block.keep);
        cc_buf_add_string(out, is_first ? "" : ",");
        cc_buf_add(out, without_end(line));
        cc_buf_add_string(out, ",\"copies\":");
        if (copies != NULL)
            cc_explain_copies_json(out, copies);
        else
            cc_buf_add_string(out, "null");
        cc_buf_add_char(out, '}');
        json_decref(object);
        is_first = false;
        if (st == CC_OK)
            st = cc_explain_view_flush(&explain->view, err);
    }
    cc_buf_add_string(out, "]}\n");
    return st == CC_OK ? cc_explain_view_flush(&explain->view, err) : st;
}

static enum cc_status show_block(struct explain *explain, struct page *page, struct cc_span line,
                                 struct cc_error *err)
{
    const struct cc_explain_copies *copies;
    struct cc_explain_block block;
    json_t *object;
    enum cc_status st = cc_explain_line_read(line, &object, err);

    if (st != CC_OK)
        return st;
    if (cc_explain_block_read(object, &block)) {
        copies = next_copies(page, block.keep);
        if (copies != NULL) {
            block.copies = copies->list;
            block.n_copies = copies->n;
        }
        explain->view.style->block(&explain->view, &block);
    }
    json_decref(object);
    return cc_explain_view_flush(&explain->view, err);
}

static enum cc_status show_text(struct explain *explain, struct page *page, struct cc_span lines,
                                const json_t *head, struct cc_error *err)
{
    struct cc_span line;
    enum cc_status st = CC_OK;

    (void)cc_span_next_line(&lines, &line);
    explain->view.style->page(&explain->view, head);
    while (st == CC_OK && cc_span_next_line(&lines, &line))
        st = show_block(explain, page, line, err);
    explain->view.style->end(&explain->view, head);
    return st == CC_OK ? cc_explain_view_flush(&explain->view, err) : st;
}

static enum cc_status show_page(struct explain *explain, struct cc_batch_item *item,
                                struct cc_error *err)
{
    struct cc_span lines = cc_buf_span(&item->out), rest = lines, line;
    struct page page = {.doc = &item->doc};
    struct cc_explain_copies *copies = NULL;
    json_t *head = NULL;
    enum cc_status st;

    if (explain->cfg->features) {
        cc_buf_add(&explain->view.out, lines);
        return cc_explain_view_flush(&explain->view, err);
    }
    line = cc_span_next_line(&rest, &line) ? line : CC_SPAN_EMPTY;
    st = cc_explain_line_read(line, &head, err);
    if (st == CC_OK && explain->state != NULL)
        st = cc_explain_copies_find(explain->state, explain->cfg, &item->arena, &item->doc,
                                    &copies, err);
    page.copies = copies;
    cc_explain_rules_add(&explain->rules, json_object_get(head, "site"));
    if (st == CC_OK)
        st = explain->cfg->json ? show_json(explain, &page, lines, err)
                                : show_text(explain, &page, lines, head, err);
    json_decref(head);
    return st;
}

static enum cc_status emit_page(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct explain *explain = user;
    enum cc_status st;

    explain->n_done++;
    cc_progress_failed(explain->n_failed);
    cc_progress_step(explain->n_done);
    if (item->status == CC_E_INPUT || item->status == CC_E_LIMIT) {
        explain->n_failed++;
        cc_say_page(item->page.source, &item->err);
        return CC_OK;
    }
    if (item->status != CC_OK) {
        *err = item->err;
        return item->status;
    }
    st = show_page(explain, item, err);
    if (st != CC_E_LIMIT && st != CC_E_INPUT)
        return st;
    explain->n_failed++; /* this page alone is too large, or means nothing */
    cc_say_page(item->page.source, err);
    cc_buf_clear(&explain->view.out);
    return CC_OK;
}

/* ---- the command ---- */

/* The state that was named, or the usual one where an operand needs it and it is there. */
static enum cc_status open_state(struct cc_config *cfg, bool is_wanted, struct cc_state **state,
                                 struct cc_error *err)
{
    bool is_named = cfg->state_dir != NULL;

    if (!is_named && !is_wanted)
        return CC_OK;
    if (!is_named)
        cfg->state_dir = "state";
    if (cc_state_is_there(cfg->state_dir))
        return cc_state_open_reader(cfg->state_dir, state, err);
    return is_named || cfg->paragraph != NULL
               ? cc_fail(err, CC_E_IO, "explain",
                         "%s: no state there; give the folder that run or corpus used (--state DIR)",
                         cfg->state_dir)
               : CC_OK;
}

static int find_paragraph(struct cc_config *cfg)
{
    struct cc_state *state = NULL;
    struct cc_error err;
    int code = open_state(cfg, true, &state, &err) == CC_OK ? cc_explain_paragraph(cfg, state)
                                                            : cc_say_error(&err);

    cc_state_close(state);
    return code;
}

static enum cc_status explain_all(struct explain *explain, struct cc_config *cfg, int n_args,
                                  char **args, struct cc_error *err)
{
    struct cc_batch batch = {.cfg = cfg, .stop = &cc_stop, .user = explain, .next = next_page,
                             .work = cc_explain_facts, .emit = emit_page,
                             .documents = cfg->state_dir != NULL ||
                                          cc_explain_has_address(n_args, args)};
    struct cc_config shown = *cfg;
    enum cc_status st = cc_batch_prepare(&batch, err);

    shown.json = false; /* its JSON is the pages themselves */
    if (st == CC_OK)
        st = open_state(cfg, cc_explain_has_address(n_args, args), &explain->state, err);
    explain->input =
        (struct cc_explain_input){.cfg = cfg, .state = explain->state, .args = args, .n_args = n_args};
    if (st == CC_OK) {
        cc_progress_setup(&shown, true);
        cc_progress_start("explaining", "pages", 0);
        st = cc_batch_run(&batch, err);
        cc_progress_end();
    }
    cc_say_unfiltered(cfg, cc_batch_unfiltered(&batch));
    cc_batch_done(&batch);
    cc_explain_input_done(&explain->input);
    cc_state_close(explain->state);
    return st;
}

int cc_cmd_explain(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_config own = *cfg;
    struct explain explain = {.cfg = &own};
    struct cc_error err;
    enum cc_status st = CC_OK;

    if ((n_args > 0 || cfg->files_from != NULL) == (cfg->paragraph != NULL)) {
        cc_say(cfg->paragraph == NULL ? "explain needs INPUT: a file, a folder or -"
                                      : "explain takes INPUT or --paragraph, not both");
        return CC_EXIT_USAGE;
    }
    if (own.archive_dir == NULL)
        own.archive_dir = "archive";
    if (cfg->paragraph != NULL)
        return find_paragraph(&own);
    if (!cc_explain_view_init(&explain.view, cfg->color) ||
        !cc_explain_rules_init(&explain.rules, &own))
        st = cc_fail(&err, CC_E_NOMEM, "explain", "out of memory for %zu sites", own.n_sites);
    if (st == CC_OK)
        st = explain_all(&explain, &own, n_args, args, &err);
    if (st == CC_OK && !own.features)
        cc_explain_rules_unmet(&explain.rules);
    cc_explain_rules_done(&explain.rules);
    cc_explain_view_done(&explain.view);
    if (st != CC_OK)
        return cc_say_error(&err);
    if (cc_stop != 0) {
        cc_say("stopped before all was explained");
        return CC_EXIT_NOT_DONE;
    }
    return explain.n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}
