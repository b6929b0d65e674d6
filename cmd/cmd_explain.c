/* cmd_explain.c -- why each block was kept or dropped. */
#include "commands.h"
#include "explain_rules.h"

#include "cleancopy/batch.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/features_record.h"
#include "cleancopy/source/input.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define FIXED_COLUMNS 45 /* verdict, score, reason, role and the blanks between */

struct explain {
    const struct cc_config *cfg;
    struct cc_input *input;
    struct cc_explain_rules rules;
    size_t text_bytes; /* of a block's text that fit a line */
    uint64_t n_failed;
};

static enum cc_status next_page(void *user, struct cc_arena *arena, struct cc_page *page,
                                struct cc_error *err)
{
    struct explain *explain = user;

    return cc_input_next(explain->input, arena, page, err);
}

static void print_field(const char *name, struct cc_span value)
{
    printf("%-10s %.*s\n", name, CC_SPAN_PRINT(value));
}

static void print_head(struct explain *explain, const struct cc_document *doc,
                       const struct cc_reading *reading)
{
    print_field("source", doc->source);
    printf("%-10s %s, quality %.2f, %s\n", "kind", cc_kind_name(doc->kind), doc->quality,
           reading->has_dom ? "read as HTML" : "read as text");
    if (reading->data.len > 0)
        print_field("data", reading->data);
    print_field("title", doc->title);
    print_field("date", doc->date);
    print_field("language", doc->language);
    print_field("outlet", doc->outlet);
    for (uint32_t i = 0; i < doc->n_authors; i++)
        print_field("author", doc->authors[i]);
    if (reading->over_limit.status != CC_OK)
        printf("%-10s %s\n", "limit", reading->over_limit.message);
    cc_explain_rules_page(&explain->rules, reading);
    putchar('\n');
}

/* A block may be taken out after its verdict too (title, repetition): the removed list has the last word. */
static const struct cc_removed *find_removed(const struct cc_document *doc, uint32_t position)
{
    for (uint32_t i = 0; i < doc->n_removed; i++) {
        if (doc->removed[i].position == position)
            return &doc->removed[i];
    }
    return NULL;
}

static void print_block(struct explain *explain, const struct cc_document *doc,
                        const struct cc_reading *reading, uint32_t i)
{
    const struct cc_block *block = &reading->blocks.list[i];
    const struct cc_verdict *verdict = &reading->verdicts[i];
    const struct cc_removed *removed = find_removed(doc, block->position);
    const char *rule = cc_explain_rules_block(&explain->rules, reading, i);
    size_t n = cc_utf8_floor(block->text, explain->text_bytes);

    printf("%-4s %4u  %-20s %-10s %.*s%s\n", removed == NULL ? "keep" : "drop", verdict->score,
           removed == NULL ? "" : cc_reason_name(removed->reason), cc_role_name(block->role), (int)n,
           block->text.ptr, n < block->text.len ? "…" : "");
    if (removed != NULL && removed->path.len > 0)
        printf("%31s%.*s\n", "", CC_SPAN_PRINT(removed->path));
    if (rule != NULL)
        printf("%31srule %s\n", "", rule);
}

static enum cc_status print_page(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct explain *explain = user;

    if (item->status == CC_E_INPUT || item->status == CC_E_LIMIT) {
        explain->n_failed++;
        cc_say_page(item->page.source, &item->err);
        return CC_OK;
    }
    if (item->status != CC_OK) {
        *err = item->err;
        return item->status;
    }
    if (explain->cfg->features) {
        cc_features_record_write(&item->out, &item->doc, &item->reading);
        if (item->out.status != CC_OK)
            return cc_fail(err, item->out.status, "explain", "features take too much memory");
        (void)fwrite(item->out.ptr, 1, item->out.len, stdout); /* checked by cc_stdout_done */
        return CC_OK;
    }
    print_head(explain, &item->doc, &item->reading);
    for (uint32_t i = 0; i < item->reading.blocks.count; i++)
        print_block(explain, &item->doc, &item->reading, i);
    putchar('\n');
    return CC_OK;
}

/* What is left of a terminal's line for the text; a pipe gets long lines. */
static size_t text_room(void)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 200;
    return size.ws_col > FIXED_COLUMNS + 20 ? size.ws_col - FIXED_COLUMNS : 20;
}

int cc_cmd_explain(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_config own = *cfg;
    struct explain explain = {.cfg = &own, .text_bytes = text_room()};
    struct cc_batch batch = {.cfg = &own, .stop = &cc_stop, .user = &explain, .next = next_page,
                             .emit = print_page};
    struct cc_error err;
    enum cc_status st;

    if (n_args == 0 && cfg->files_from == NULL) {
        cc_say("explain needs INPUT: a file, a folder or -");
        return CC_EXIT_USAGE;
    }
    own.jobs = 1; /* a page or two, read by a person, who may want a debugger: no workers */
    st = cc_explain_rules_init(&explain.rules, &own)
             ? cc_input_open((const char *const *)args, (size_t)n_args, own.files_from, &own.limits,
                             &explain.input, &err)
             : cc_fail(&err, CC_E_NOMEM, "explain", "out of memory for %zu sites", own.n_sites);
    if (st == CC_OK)
        st = cc_batch_run(&batch, &err);
    if (st == CC_OK && !own.features)
        cc_explain_rules_unmet(&explain.rules);
    cc_explain_rules_done(&explain.rules);
    cc_input_close(explain.input);
    if (st != CC_OK)
        return cc_say_error(&err);
    return explain.n_failed > 0 ? CC_EXIT_SOME_FAILED : CC_EXIT_DONE;
}
