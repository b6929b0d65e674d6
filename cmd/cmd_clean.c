/* cmd_clean.c -- saved pages to clean text, no state.
 *
 * Without --out the documents go to standard output in input order, as write/format.h has it. */
#include "commands.h"
#include "ingest.h"
#include "input_size.h"
#include "left_out.h"
#include "progress.h"
#include "summary.h"

#include "cleancopy/source/input.h"
#include "cleancopy/write/format.h"
#include "cleancopy/write/output.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

struct clean {
    const struct cc_config *cfg;
    struct cc_input *input;
    struct cc_output *output; /* NULL: standard output */
    uint64_t n_done, n_failed;
    struct cc_left_out_counts left_out;
    uint64_t all_bytes; /* of the input; 0: nobody knows */
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
    item->status = cc_format_stream(&item->out, &item->doc, cfg, &item->err);
}

static enum cc_status print_page(struct clean *clean, const struct cc_batch_item *item,
                                 struct cc_error *err)
{
    struct cc_format_frame frame = cc_format_frame(clean->cfg->format);

    fputs(clean->n_done > 0 ? frame.between : frame.head, stdout);
    if (item->out.len > 0 && fwrite(item->out.ptr, 1, item->out.len, stdout) != item->out.len)
        return cc_fail(err, CC_E_IO, "output", "standard output: cannot write: %s",
                       strerror(errno));
    return CC_OK;
}

static uint64_t count_pages(const struct clean *clean)
{
    return clean->n_done + clean->n_failed + cc_left_out_sum(&clean->left_out);
}

static void tell_progress(const struct clean *clean)
{
    cc_progress_bytes(cc_input_bytes(clean->input), clean->all_bytes);
    cc_progress_failed(clean->n_failed);
    cc_progress_step(count_pages(clean));
}

static enum cc_status emit_page(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct clean *clean = user;
    struct cc_span file;
    enum cc_status st;

    tell_progress(clean);
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
    if (cc_left_out_take(&clean->left_out, clean->cfg, item))
        return CC_OK;
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
                             .filter = &clean->cfg->filter,
                             .documents = clean->cfg->out_dir != NULL};
    struct cc_output_counts counts;
    enum cc_status st;

    st = cc_batch_prepare(&batch, err);
    if (st == CC_OK)
        st = cc_input_open((const char *const *)args, (size_t)n_args, clean->cfg->files_from,
                           &clean->cfg->limits, &clean->input, err);
    if (st == CC_OK && clean->cfg->out_dir != NULL)
        st = cc_output_open(clean->cfg, CC_OUTPUT_TEXTS, NULL, &clean->output, err);
    if (cc_progress_is_watched())
        clean->all_bytes = cc_input_size(n_args, args, clean->cfg->files_from);
    cc_progress_start("cleaning", "pages", 0);
    if (st == CC_OK)
        st = cc_batch_run(&batch, err);
    cc_progress_step(count_pages(clean));
    cc_progress_end();
    cc_say_unfiltered(clean->cfg, cc_batch_unfiltered(&batch));
    cc_batch_done(&batch);
    if (st == CC_OK && clean->output != NULL && cc_stop == 0) {
        st = cc_output_commit(clean->output, &counts, err);
        clean->output = NULL;
    } else if (st == CC_OK && clean->n_done > 0 && cc_stop == 0) {
        fputs(cc_format_frame(clean->cfg->format).foot, stdout);
    }
    cc_output_abort(clean->output);
    cc_input_close(clean->input);
    return st;
}

static void tell_summary(const struct clean *clean, bool has_output)
{
    const struct cc_sum sums[] = {{"documents", clean->n_done},
                                  {"failed", clean->n_failed},
                                  CC_LEFT_OUT_SUMS(&clean->left_out)};

    cc_summary(clean->cfg, has_output, "clean", cc_progress_seconds(), sums, sizeof sums / sizeof *sums);
}

/* The closing line; with records on standard output one only where a filter left out some. */
static void say_done(const struct clean *clean, bool has_output)
{
    char left_out[CC_LEFT_OUT_WORDS_BYTES];

    if (clean->cfg->quiet || clean->cfg->json)
        return;
    cc_left_out_words(&clean->left_out, &clean->cfg->filter, left_out);
    if (!has_output)
        cc_say("%" PRIu64 " documents in %s, %" PRIu64 " failed%s", clean->n_done, clean->cfg->out_dir,
               clean->n_failed, left_out);
    else if (cc_left_out_sum(&clean->left_out) > 0)
        cc_say("%" PRIu64 " documents%s", clean->n_done, left_out);
}

int cc_cmd_clean(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_config own = *cfg;
    struct clean clean = {.cfg = &own};
    char *standard_input[] = {(char[]){"-"}};
    bool has_output = cfg->out_dir == NULL;
    struct cc_error err;

    own.no_paths = !cfg->removed; /* only the removed array shows them */
    cc_left_out_say_odd_names(cfg);
    cc_progress_setup(cfg, has_output);
    cc_say_waiting(cfg, "clean", n_args);
    if (n_args == 0 && cfg->files_from == NULL) {
        n_args = 1;
        args = standard_input;
    }
    if (cfg->shard_bytes > 0 && cfg->out_dir == NULL) {
        cc_say("shard-bytes needs an output folder: give --out DIR");
        return CC_EXIT_USAGE;
    }
    if (clean_all(&clean, n_args, args, &err) != CC_OK)
        return cc_say_error(&err);
    tell_summary(&clean, has_output);
    if (cc_stop != 0) {
        cc_say("stopped after %" PRIu64 " documents; run it again to clean all of them",
               clean.n_done);
        return CC_EXIT_NOT_DONE;
    }
    say_done(&clean, has_output);
    return clean.n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}
