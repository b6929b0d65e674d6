/* cmd_clean.c -- saved pages to clean text, no state.
 *
 * Without --out the documents go to standard output in input order: JSON lines, or text and Markdown with a
 * form feed between documents (as pdftotext puts one between pages). */
#include "commands.h"
#include "ingest.h"

#include "cleancopy/source/input.h"
#include "cleancopy/write/output.h"
#include "cleancopy/write/record.h"
#include "cleancopy/write/text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct clean {
    const struct cc_config *cfg;
    struct cc_input *input;
    struct cc_output *output; /* NULL: standard output */
    uint64_t n_done, n_failed;
};

static enum cc_status next_page(void *user, struct cc_arena *arena, struct cc_page *page,
                                struct cc_error *err)
{
    struct clean *clean = user;

    return cc_input_next(clean->input, arena, page, err);
}

/* Formats the document where it is cleaned, so that workers share this work too. */
static void format_page(const struct cc_config *cfg, struct cc_batch_item *item)
{
    if (cfg->out_dir != NULL)
        return;
    switch (cfg->format) {
    case CC_FORMAT_JSONL:
        item->status = cc_record_write(&item->out, &item->doc, cfg->removed, &item->err);
        cc_buf_add_char(&item->out, '\n');
        break;
    case CC_FORMAT_MARKDOWN: /* has front matter in any case */
        cc_markdown_write(&item->out, &item->doc, cfg->duplicates);
        break;
    case CC_FORMAT_TEXT:
        if (cfg->front_matter)
            cc_front_matter_write(&item->out, &item->doc);
        cc_text_write(&item->out, &item->doc, cfg->duplicates);
        break;
    }
    if (item->status == CC_OK && item->out.status != CC_OK)
        item->status = cc_fail(&item->err, item->out.status, "output", "record is too large");
}

static enum cc_status print_page(struct clean *clean, const struct cc_batch_item *item,
                                 struct cc_error *err)
{
    if (clean->cfg->format != CC_FORMAT_JSONL && clean->n_done > 0)
        fputs("\f\n", stdout);
    if (item->out.len > 0 && fwrite(item->out.ptr, 1, item->out.len, stdout) != item->out.len)
        return cc_fail(err, CC_E_IO, "output", "standard output: cannot write: %s",
                       strerror(errno));
    return CC_OK;
}

static enum cc_status emit_page(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct clean *clean = user;
    struct cc_span file;
    enum cc_status st;

    if (item->status == CC_E_INPUT || item->status == CC_E_LIMIT) {
        clean->n_failed++;
        cc_say_page(item->page.source, &item->err);
        return CC_OK;
    }
    if (item->status != CC_OK) {
        if (err != NULL)
            *err = item->err;
        return item->status;
    }
    if (item->reading.over_limit.status != CC_OK) {
        clean->n_failed++;
        cc_say_no_tree(item->page.source, &item->reading.over_limit);
    }
    if (clean->output != NULL)
        st = cc_output_document(clean->output, &item->arena, &item->doc, &file, err);
    else
        st = print_page(clean, item, err);
    if (st == CC_E_LIMIT) { /* of the output folder: this document alone is too large */
        clean->n_failed++;
        cc_say_page(item->page.source, err);
        return CC_OK;
    }
    clean->n_done++;
    return st;
}

static enum cc_status clean_all(struct clean *clean, int n_args, char **args,
                                struct cc_error *err)
{
    struct cc_batch batch = {.cfg = clean->cfg, .stop = &cc_stop, .user = clean,
                             .next = next_page, .work = format_page, .emit = emit_page,
                             .documents = clean->cfg->out_dir != NULL};
    struct cc_output_counts counts;
    enum cc_status st;

    st = cc_batch_prepare(&batch, err);
    if (st == CC_OK)
        st = cc_input_open((const char *const *)args, (size_t)n_args, clean->cfg->files_from,
                           &clean->cfg->limits, &clean->input, err);
    if (st == CC_OK && clean->cfg->out_dir != NULL)
        st = cc_output_open(clean->cfg, false, &clean->output, err);
    if (st == CC_OK)
        st = cc_batch_run(&batch, err);
    cc_say_unfiltered(clean->cfg, cc_batch_unfiltered(&batch));
    cc_batch_done(&batch);
    if (st == CC_OK && clean->output != NULL && cc_stop == 0) {
        st = cc_output_commit(clean->output, &counts, err);
        clean->output = NULL;
    }
    cc_output_abort(clean->output);
    cc_input_close(clean->input);
    return st;
}

int cc_cmd_clean(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_config own = *cfg;
    struct clean clean = {.cfg = &own};
    char *standard_input[] = {(char[]){"-"}};
    struct cc_error err;

    own.no_paths = !cfg->removed; /* only the removed array shows them */
    if (n_args == 0 && cfg->files_from == NULL) {
        n_args = 1;
        args = standard_input;
    }
    if (clean_all(&clean, n_args, args, &err) != CC_OK)
        return cc_say_error(&err);
    if (cc_stop != 0) {
        cc_say("stopped after %" PRIu64 " documents; run it again to clean all of them",
               clean.n_done);
        return CC_EXIT_NOT_DONE;
    }
    if (cfg->out_dir != NULL && !cfg->quiet)
        cc_say("%" PRIu64 " documents in %s, %" PRIu64 " failed", clean.n_done, cfg->out_dir,
               clean.n_failed);
    return clean.n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}
