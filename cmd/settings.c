#include "settings.h"
#include "environment.h"
#include "home_place.h"

#include <string.h>

static void pass_over(void *user, const struct cc_error *err)
{
    (void)user;
    (void)err;
}

/* An operand that is a configuration takes the place of -c. */
static enum cc_status take_operand(struct cc_settings *first, int n_operands, char **words,
                                   struct cc_error *err)
{
    if (n_operands == 0)
        return CC_OK;
    if (n_operands > 1)
        return cc_fail(err, CC_E_USAGE, "options", "%s, %s: give one FILE", words[0], words[1]);
    if (first->cfg.config_path != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "%s and --config %s: give one of them",
                       words[0], first->cfg.config_path);
    first->cfg.config_path = words[0];
    return CC_OK;
}

/* Where the words that are read first, for -c and the like, go; the file comes before them, so
 * they are read again. */
static enum cc_status read_first(struct cc_settings *first, const struct cc_settings *settings,
                                 const struct cc_command *command, int n_words, char **words,
                                 int *n_operands, struct cc_error *err)
{
    char **copy = cc_arena_calloc(&first->arena, (size_t)n_words + 1, sizeof *copy);
    enum cc_status st;

    if (copy == NULL)
        return cc_arena_status(&first->arena, "options", err);
    memcpy(copy, words, (size_t)n_words * sizeof *copy); /* reading moves the operands */
    if (settings->problem != NULL)
        first->problem = pass_over; /* each problem comes again with the second reading */
    st = cc_options_read(first, command, n_words, copy, n_operands, err);
    if (st == CC_OK && settings->operand_is_config && !first->help)
        st = take_operand(first, *n_operands, copy, err);
    return st;
}

/* The file to read, in the memory of `settings`; *path NULL: none. */
static enum cc_status choose_file(struct cc_settings *settings, const struct cc_settings *first,
                                  const struct cc_command *command, const char **path,
                                  struct cc_error *err)
{
    bool no_config = first->cfg.no_config;
    const char *named = first->cfg.config_path;

    *path = NULL;
    if (no_config && named != NULL)
        return cc_fail(err, CC_E_USAGE, "options",
                       "--no-config and --config %s: give one of them", named);
    if (named == NULL && !no_config && !cc_environment_no_config())
        named = cc_environment_value("config");
    if (named != NULL)
        *path = cc_arena_copy(&settings->arena, cc_span_from(named)).ptr;
    else if (!no_config && !cc_environment_no_config() && command->reads_home_file)
        *path = cc_home_find_config(&settings->arena);
    return cc_arena_status(&settings->arena, "options", err);
}

static enum cc_status load(struct cc_settings *settings, const struct cc_settings *first,
                           const struct cc_command *command, int n_words, char **words,
                           int *n_operands, struct cc_error *err)
{
    const char *path;
    enum cc_status st = choose_file(settings, first, command, &path, err);

    if (st == CC_OK && path != NULL)
        st = cc_config_file_read(settings, path, err);
    if (st == CC_OK)
        st = cc_environment_read(settings, err);
    settings->origin = (struct cc_option_origin){.from = CC_FROM_WORDS};
    if (st == CC_OK)
        st = cc_options_read(settings, command, n_words, words, n_operands, err);
    if (st == CC_OK && settings->cfg.config_path == NULL)
        settings->cfg.config_path = path;
    return st;
}

enum cc_status cc_settings_load(struct cc_settings *settings, const struct cc_command *command,
                                int n_words, char **words, int *n_operands,
                                struct cc_error *err)
{
    struct cc_settings first;
    enum cc_status st;

    cc_settings_init(&first);
    st = read_first(&first, settings, command, n_words, words, n_operands, err);
    settings->help = first.help;
    if (st == CC_OK && !first.help)
        st = load(settings, &first, command, n_words, words, n_operands, err);
    if (st == CC_OK && settings->cfg.verbose && first.cfg.config_path == NULL &&
        settings->cfg.config_path != NULL && settings->problem == NULL)
        cc_say("configuration: %s", settings->cfg.config_path);
    cc_settings_done(&first);
    return st;
}
