#include "shard_make.h"

#include "commands.h"
#include "ingest.h"
#include "input_size.h"
#include "left_out.h"
#include "progress.h"
#include "shard_settings.h"
#include "summary.h"

#include "cleancopy/share_file.h"
#include "cleancopy/source/input.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Pages in hand: more than any batch has. */
#define N_PLACES ((size_t)CC_BATCH_MAX_JOBS * CC_BATCH_SLOTS_PER_JOB)

/* Of a page in the list of inputs, both from 0. */
struct place {
    uint64_t file, page;
};

struct making {
    const struct cc_config *cfg;
    int n_args;
    char **args;
    struct cc_buf settings, path;
    char name[CC_SHARE_NAME_BYTES];
    struct cc_batch batch;
    struct cc_input *input;
    uint64_t all_bytes; /* of the input; 0: nobody knows */
    struct cc_share_writer *writer;
    struct cc_share_end end;
    struct cc_left_out_counts left_out;
    struct place places
        [N_PLACES]; /* of the pages in hand, which are written in the order in which they are read, … */
    uint64_t n_read; /* … and which of them was read last; end.n_pages: written */
};

static enum cc_status open_input(struct making *making, struct cc_input **input,
                                 struct cc_error *err)
{
    const struct cc_config *cfg = making->cfg;

    return cc_input_open((const char *const *)making->args, (size_t)making->n_args,
                         cfg->files_from, &cfg->limits, input, err);
}

/* ---- a shard that is there ---- */

/* Reads it to its end.  False: there is none, or it is not whole, or not one of these settings. */
static bool read_old(struct making *making, struct cc_share_end *end)
{
    struct cc_share_reader *reader = NULL;
    const struct cc_share_head *head;
    struct cc_share_line line;
    struct stat about;
    enum cc_status st;

    if (stat(making->path.ptr, &about) != 0 || !S_ISREG(about.st_mode) ||
        cc_share_reader_open(making->path.ptr, making->cfg->limits.max_line_bytes, &reader,
                             NULL) != CC_OK)
        return false;
    head = cc_share_reader_head(reader);
    st = head->number == making->cfg->shard_number && head->of == making->cfg->n_shards &&
                 cc_span_is(head->cleancopy, CC_SPAN(CC_VERSION)) &&
                 cc_span_is(head->settings, cc_buf_span(&making->settings))
             ? CC_OK
             : CC_E_INPUT;
    while (st == CC_OK && cc_stop == 0)
        st = cc_share_reader_next(reader, &line, NULL);
    if (st == CC_END)
        *end = line.end;
    cc_share_reader_close(reader);
    return st == CC_END;
}

/* Whether the shard's inputs are those that are there now: names, order and sizes, all of them walked and none read. */
static enum cc_status has_inputs(struct making *making, const struct cc_share_end *end,
                                 bool *same, struct cc_error *err)
{
    struct cc_input *input = NULL;
    struct cc_arena arena;
    struct cc_page page;
    enum cc_status st;

    cc_arena_init(&arena, making->cfg->limits.max_arena_bytes);
    st = open_input(making, &input, err);
    if (st == CC_OK) {
        cc_input_share(input, 0, making->cfg->n_shards);
        st = cc_input_next(input, &arena, &page, err);
        *same = cc_input_dealt(input)->n_files == end->n_files &&
                cc_input_dealt(input)->inputs == end->inputs;
    }
    cc_input_close(input);
    cc_arena_done(&arena);
    return st == CC_END ? CC_OK : st;
}

/* ---- making one ---- */

static enum cc_status next_page(void *user, struct cc_arena *arena, struct cc_page *page,
                                struct cc_error *err)
{
    struct making *making = user;

    const struct cc_share *dealt = cc_input_dealt(making->input);
    enum cc_status st;

    cc_progress_bytes(cc_input_bytes(making->input), making->all_bytes);
    st = cc_input_next(making->input, arena, page, err);
    if (st == CC_OK || st == CC_E_INPUT || st == CC_E_LIMIT)
        making->places[making->n_read++ % N_PLACES] =
            (struct place){dealt->n_files - 1, dealt->n_pages - 1};
    return st;
}

static enum cc_status put_failure(struct making *making, const struct cc_batch_item *item,
                                  const struct cc_error *why, bool no_tree,
                                  struct cc_error *err)
{
    const struct place *place = &making->places[(making->end.n_pages - 1) % N_PLACES];
    struct cc_share_failure failure = {.source = item->page.source,
                                       .message = cc_span_from(why->message),
                                       .no_tree = no_tree,
                                       .file = place->file,
                                       .page = place->page};

    making->end.n_failed++;
    if (no_tree)
        cc_say_no_tree(item->page.source, why);
    else
        cc_say_page(item->page.source, why);
    return cc_share_writer_failure(making->writer, &failure, err);
}

static enum cc_status put_page(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    const struct cc_error *over_limit = &item->reading.over_limit;
    struct making *making = user;
    enum cc_status st = CC_OK;

    cc_progress_failed(making->end.n_failed);
    cc_progress_step(++making->end.n_pages);
    if (item->status == CC_E_INPUT || item->status == CC_E_LIMIT)
        return put_failure(making, item, &item->err, false, err);
    if (item->status != CC_OK) {
        *err = item->err;
        return item->status;
    }
    if (cc_left_out_take(&making->left_out, making->cfg, item))
        return CC_OK;
    if (over_limit->status != CC_OK)
        st = put_failure(making, item, over_limit, true, err);
    return st == CC_OK ? cc_share_writer_document(making->writer, cc_buf_span(&item->out), err)
                       : st;
}

static enum cc_status run(struct making *making, struct cc_error *err)
{
    enum cc_status st;

    cc_progress_start("cleaning", "pages", 0);
    st = cc_batch_run(&making->batch, err);
    cc_progress_end();
    cc_say_unfiltered(making->cfg, cc_batch_unfiltered(&making->batch));
    return st;
}

/* `end`: of what was written; nothing is where cc_stop was set. */
static enum cc_status make(struct making *making, struct cc_error *err)
{
    const struct cc_config *cfg = making->cfg;
    const struct cc_share_head head = {.cleancopy = CC_SPAN(CC_VERSION),
                                       .number = cfg->shard_number,
                                       .of = cfg->n_shards,
                                       .settings = cc_buf_span(&making->settings)};
    enum cc_status st;

    making->batch = (struct cc_batch){.cfg = cfg,
                                      .stop = &cc_stop,
                                      .user = making,
                                      .next = next_page,
                                      .work = cc_ingest_make_record,
                                      .emit = put_page,
                                      .filter = &cfg->filter};
    memset(&making->end, 0, sizeof making->end);
    st = cc_batch_prepare(&making->batch, err);
    if (st == CC_OK)
        st = open_input(making, &making->input, err);
    if (st == CC_OK && cc_progress_is_watched())
        making->all_bytes = cc_input_size(making->n_args, making->args, cfg->files_from);
    if (st == CC_OK)
        st = cc_share_writer_open(cfg->out_dir, &head, &making->writer, err);
    if (st == CC_OK) {
        cc_input_share(making->input, cfg->shard_number, cfg->n_shards);
        st = run(making, err);
    }
    if (st == CC_OK && cc_stop == 0) {
        making->end.n_left_out_by_outlet = making->left_out.outlet;
        making->end.n_left_out_by_language = making->left_out.language;
        making->end.n_files = cc_input_dealt(making->input)->n_files;
        making->end.inputs = cc_input_dealt(making->input)->inputs;
        st = cc_share_writer_commit(making->writer, &making->end, err);
    } else {
        cc_share_writer_abort(making->writer);
    }
    cc_batch_done(&making->batch);
    cc_input_close(making->input);
    return st;
}

/* ---- what it would be made of ---- */

/* The files that must be there for this shard, a line each; those that cannot be read are told when it is made. */
static enum cc_status name_files(struct making *making, struct cc_error *err)
{
    const struct cc_config *cfg = making->cfg;
    struct cc_arena arena;
    struct cc_page page;
    enum cc_status st;

    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    st = open_input(making, &making->input, err);
    if (st == CC_OK)
        cc_input_share(making->input, cfg->shard_number, cfg->n_shards);
    while (st == CC_OK || st == CC_E_INPUT || st == CC_E_LIMIT) {
        cc_arena_reset(&arena);
        st = cc_input_next_file(making->input, &arena, &page, err);
        if (st == CC_OK)
            printf("%.*s\n", CC_SPAN_PRINT(page.source));
    }
    cc_input_close(making->input);
    cc_arena_done(&arena);
    return st == CC_END ? CC_OK : st;
}

/* ---- the command ---- */

static int tell(const struct making *making, bool written)
{
    const struct cc_config *cfg = making->cfg;
    const struct cc_share_end *end = &making->end;
    const struct cc_left_out_counts left_out = cc_left_out_of_share(end);
    const struct cc_sum sums[] = {{"failed", end->n_failed},
                                  {"written", written},
                                  {"documents", end->n_documents},
                                  {"shard", cfg->shard_number},
                                  {"shards", cfg->n_shards},
                                  CC_LEFT_OUT_SUMS(&left_out)};
    char words[CC_LEFT_OUT_WORDS_BYTES];

    cc_summary(cfg, false, "corpus", cc_progress_seconds(), sums, sizeof sums / sizeof *sums);
    if (cc_stop != 0) {
        cc_say("stopped; give the same command again to make this shard");
        return CC_EXIT_NOT_DONE;
    }
    cc_left_out_words(&left_out, &cfg->filter, words);
    if (!cfg->quiet && !cfg->json && written)
        cc_say("%s: %" PRIu64 " documents; %" PRIu64 " pages failed%s", making->path.ptr,
               end->n_documents, end->n_failed, words);
    else if (!cfg->quiet && !cfg->json)
        cc_say("%s: nothing new; %" PRIu64 " pages failed%s", making->path.ptr, end->n_failed, words);
    return end->n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}

static enum cc_status make_unless_there(struct making *making, bool *written,
                                        struct cc_error *err)
{
    enum cc_status st = CC_OK;
    bool same = false;

    cc_shard_settings(making->cfg, &making->settings);
    cc_share_name(making->cfg->shard_number, making->cfg->n_shards, making->name);
    cc_buf_printf(&making->path, "%s/%s", making->cfg->out_dir, making->name);
    if (making->settings.status != CC_OK || making->path.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "shard", "no memory");
    if (read_old(making, &making->end))
        st = has_inputs(making, &making->end, &same, err);
    *written = !same && st == CC_OK && !making->cfg->dry_run;
    if (!same && st == CC_OK && making->cfg->dry_run)
        return name_files(making, err);
    return *written && cc_stop == 0 ? make(making, err) : st;
}

/* What a process cannot read again, or another not at all. */
static bool reads_stdin(const struct making *making)
{
    bool reads = making->cfg->files_from != NULL && strcmp(making->cfg->files_from, "-") == 0;

    for (int i = 0; i < making->n_args; i++)
        reads = reads || strcmp(making->args[i], "-") == 0;
    return reads;
}

int cc_shard_make(const struct cc_config *cfg, int n_args, char **args)
{
    struct making making = {.cfg = cfg, .n_args = n_args, .args = args};
    struct cc_error err;
    bool written = false;
    enum cc_status st;
    int code;

    if (reads_stdin(&making)) {
        cc_say("--shard: every shard reads the same list, and may read it again: name files or "
               "folders, not -");
        return CC_EXIT_USAGE;
    }
    cc_buf_init(&making.settings, SIZE_MAX / 2);
    cc_buf_init(&making.path, SIZE_MAX / 2);
    cc_progress_setup(cfg, false);
    st = make_unless_there(&making, &written, &err);
    if (st == CC_OK && cfg->dry_run)
        code = cc_stop == 0 ? CC_EXIT_DONE : CC_EXIT_NOT_DONE;
    else
        code = st == CC_OK ? tell(&making, written) : cc_say_error(&err);
    cc_buf_done(&making.settings);
    cc_buf_done(&making.path);
    return code;
}
