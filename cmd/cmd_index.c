/* cmd_index.c -- the state between runs: how much is in it, is it sound, forget an outlet, make it small. */
#include "commands.h"
#include "progress.h"
#include "stages.h"

#include "cleancopy/state/paragraph_store.h"
#include "cleancopy/state/state.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Lines "name value", or with --json one object. */
static void print_stats(const struct cc_index_stats *s, bool json)
{
    const struct {
        const char *name;
        int64_t n;
    } rows[] = {{"generation", s->generation},     {"documents", s->documents},
                {"paragraphs", s->paragraphs},     {"canonical", s->canonical},
                {"fingerprints", s->fingerprints}, {"urls", s->urls},
                {"left_out_by_outlet", s->left_out_by_outlet},
                {"left_out_by_language", s->left_out_by_language},
                {"bytes", s->bytes},               {"index_bytes", s->index_bytes}};
    const char *form = json ? "%s\"%s\":%" PRId64 : "%s%s %" PRId64;
    size_t n = sizeof rows / sizeof *rows - (s->index_bytes < 0 ? 1 : 0);

    for (size_t i = 0; i < n; i++)
        printf(form, json ? (i > 0 ? "," : "{") : (i > 0 ? "\n" : ""), rows[i].name, rows[i].n);
    if (s->index_bytes >= 0 && s->paragraphs > 0)
        printf(json ? ",\"bytes_a_paragraph\":%.1f" : "\nbytes_a_paragraph %.1f",
               (double)s->index_bytes / (double)s->paragraphs);
    puts(json ? "}" : "");
}

static enum cc_status stats(struct cc_state *state, bool json, struct cc_error *err)
{
    struct cc_index_stats s;
    enum cc_status st = cc_state_begin(state, err);

    if (st == CC_OK)
        st = cc_paragraph_store_stats(state, &s, err);
    cc_state_rollback(state);
    if (st == CC_OK)
        print_stats(&s, json);
    return st;
}

static enum cc_status check(struct cc_state *state, bool json, struct cc_error *err)
{
    char problem[256] = "";
    int64_t generation = 0;
    enum cc_status st = cc_state_begin(state, err);

    if (st == CC_OK)
        st = cc_state_number(state, "documents_generation", &generation, err);
    if (st == CC_OK)
        st = cc_stage_check(state, problem, err);
    cc_state_rollback(state);
    if (st == CC_OK && problem[0] != '\0')
        return cc_fail(err, CC_E_STATE, "index", "the state is damaged: %s; restore it, or remove "
                       "its folder and fetch again", problem);
    if (st == CC_OK)
        printf(json ? "{\"sound\":true,\"generation\":%" PRId64 "}\n"
                    : "sound\ngeneration %" PRId64 "\n",
               generation);
    return st;
}

static enum cc_status forget(struct cc_state *state, const char *outlet, struct cc_error *err)
{
    int64_t n = 0;
    enum cc_status st = cc_state_begin(state, err);

    if (st == CC_OK)
        st = cc_paragraph_store_forget(state, cc_span_from(outlet), &n, err);
    if (st == CC_OK)
        st = cc_state_commit(state, err);
    if (st == CC_OK)
        printf("forgot %" PRId64 " documents of %s\n", n, outlet);
    return st;
}

/* As one batch would have it, and small. */
static enum cc_status compact(struct cc_state *state, const struct cc_config *cfg,
                              struct cc_error *err)
{
    enum cc_status st = cc_stage_compare_anew(state, cfg, err);

    return st == CC_OK && cc_stop == 0 ? cc_stage_compact(state, err) : st;
}

/* To look at a state must not make one. */
static bool has_state(const char *dir)
{
    char path[4096];

    return snprintf(path, sizeof path, "%s/cleancopy.sqlite", dir) < (int)sizeof path &&
           access(path, F_OK) == 0;
}

int cc_cmd_index(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_state *state = NULL;
    struct cc_error err;
    enum cc_status st;
    const char *dir = cfg->state_dir != NULL ? cfg->state_dir : "state";
    bool is_forget = n_args == 2 && strcmp(args[0], "forget") == 0;

    if (!is_forget && (n_args != 1 || (strcmp(args[0], "stats") != 0 && strcmp(args[0], "check") != 0 &&
                                       strcmp(args[0], "compact") != 0))) {
        cc_say("index takes one of: stats, check, forget OUTLET, compact");
        return CC_EXIT_USAGE;
    }
    cc_progress_setup(cfg, false);
    if (!has_state(dir)) {
        cc_say("%s: no state there; give the folder that run or corpus used (--state DIR)", dir);
        return CC_EXIT_NOT_DONE;
    }
    if (strcmp(args[0], "stats") == 0 || strcmp(args[0], "check") == 0) /* beside a run, too */
        st = cc_state_open_reader(dir, &state, &err);
    else
        st = cc_state_open(dir, &state, &err);
    if (st == CC_OK && is_forget)
        st = forget(state, args[1], &err);
    else if (st == CC_OK && strcmp(args[0], "stats") == 0)
        st = stats(state, cfg->json, &err);
    else if (st == CC_OK && strcmp(args[0], "check") == 0)
        st = check(state, cfg->json, &err);
    else if (st == CC_OK)
        st = compact(state, cfg, &err);
    cc_state_close(state);
    if (st != CC_OK && cc_stop == 0)
        return cc_say_error(&err);
    if (cc_stop != 0) {
        cc_say("stopped; the next run, or the same command again, goes on");
        return CC_EXIT_NOT_DONE;
    }
    return CC_EXIT_DONE;
}
