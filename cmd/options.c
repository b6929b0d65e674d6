#include "option_table.h"

#include <string.h>

void cc_settings_init(struct cc_settings *settings)
{
    memset(settings, 0, sizeof *settings);
    cc_config_defaults(&settings->cfg);
    cc_arena_init(&settings->arena, (size_t)64 << 20);
}

void cc_settings_done(struct cc_settings *settings)
{
    cc_arena_done(&settings->arena);
}

/* Edits from one word to the other, words of at most 63 bytes: a letter more, one fewer, or two neighbours in the wrong
 * order (optimal string alignment).  Another letter counts as two: slips of the hand leave out, double and swap, and
 * "fixtures" is a word of its own, not "features". */
static size_t distance(const char *a, const char *b)
{
    size_t rows[3][64], n = strlen(b), m = strlen(a);

    if (n > 63 || m > 63)
        return 64;
    for (size_t j = 0; j <= n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= m; i++) {
        size_t *row = rows[i % 3];
        const size_t *before = rows[(i + 2) % 3], *two_before = rows[(i + 1) % 3];

        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            row[j] = before[j - 1] + (a[i - 1] != b[j - 1] ? 2 : 0);
            if (before[j] + 1 < row[j])
                row[j] = before[j] + 1;
            if (row[j - 1] + 1 < row[j])
                row[j] = row[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                two_before[j - 2] + 1 < row[j])
                row[j] = two_before[j - 2] + 1;
        }
    }
    return rows[m % 3][n];
}

const char *cc_nearest(const char *word, const char *const *names, size_t n)
{
    const char *best = NULL;
    size_t least = 64;

    for (size_t i = 0; i < n; i++) {
        size_t d = distance(word, names[i]);
        size_t allowed = strlen(names[i]) / 3 + 1;

        if (d < least && d <= allowed) {
            least = d;
            best = names[i];
        }
    }
    return best;
}

/* Sets it and writes down where the value came from. */
static enum cc_status set_option(struct cc_settings *settings, const struct cc_option *o,
                                 const char *value, const char *base_dir, struct cc_error *err)
{
    enum cc_status st = cc_option_set(settings, o, value, base_dir, err);

    if (st == CC_OK)
        settings->origins[o - cc_options] = settings->origin;
    return st;
}

enum cc_status cc_options_set(struct cc_settings *settings, const char *name, const char *value,
                              const char *base_dir, struct cc_error *err)
{
    const struct cc_option *o = cc_option_find(name);
    const char *nearest;

    if (o != NULL && cc_option_is_lasting(o))
        return set_option(settings, o, value, base_dir, err);
    if (o != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "%s belongs on the command line alone", name);
    nearest = cc_option_nearest(name, CC_COMMAND_ALL);
    if (nearest != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "unknown key \"%s\": did you mean \"%s\"?", name,
                       nearest);
    return cc_fail(err, CC_E_USAGE, "options",
                   "unknown key \"%s\": cleancopy.conf(5) and cleancopy init list all", name);
}

/* ---- the command line ---- */

struct words {
    int n, at, n_operands;
    char **list;
    bool options_over; /* behind "--" */
};

static unsigned takes(const struct cc_command *command)
{
    return command->bit | command->also_takes;
}

static enum cc_status unknown_option(const struct cc_command *command, const char *word,
                                     const char *name, struct cc_error *err)
{
    const char *nearest = cc_option_nearest(name, takes(command));

    if (cc_option_find(name) != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "%s is no option of %s; see cleancopy %s --help",
                       word, command->name, command->name);
    if (nearest != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "unknown option %s: did you mean --%s?", word,
                       nearest);
    return cc_fail(err, CC_E_USAGE, "options", "unknown option %s; see cleancopy %s --help", word,
                   command->name);
}

/* Sets the option; its value is `value`, or the next word. */
static enum cc_status take_option(struct cc_settings *settings, const struct cc_option *o,
                                  const char *value, struct words *words, struct cc_error *err)
{
    if (o->kind == CC_OPTION_FLAG && value != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "--%s takes no value: give it alone", o->name);
    if (o->kind != CC_OPTION_FLAG && value == NULL) {
        if (words->at == words->n)
            return cc_fail(err, CC_E_USAGE, "options", "--%s needs a value: %s", o->name,
                           o->argument);
        value = words->list[words->at++];
    }
    return set_option(settings, o, value, NULL, err);
}

static enum cc_status long_option(struct cc_settings *settings, const struct cc_command *command,
                                  const char *word, struct words *words, struct cc_error *err)
{
    const char *equals = strchr(word, '=');
    size_t length = equals != NULL ? (size_t)(equals - word) - 2 : strlen(word) - 2;
    char name[64];
    const struct cc_option *o;

    if (length >= sizeof name)
        return cc_fail(err, CC_E_USAGE, "options", "unknown option %.60s…; see cleancopy %s --help", word,
                       command->name);
    memcpy(name, word + 2, length);
    name[length] = '\0';
    if (strcmp(name, "help") == 0) {
        settings->help = true;
        return CC_OK;
    }
    o = cc_option_find(name);
    if (o == NULL || (o->commands & takes(command)) == 0)
        return unknown_option(command, word, name, err);
    return take_option(settings, o, equals != NULL ? equals + 1 : NULL, words, err);
}

/* -c FILE, -cFILE, -qv */
static enum cc_status short_options(struct cc_settings *settings,
                                    const struct cc_command *command, const char *word,
                                    struct words *words, struct cc_error *err)
{
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        const struct cc_option *o = NULL;
        enum cc_status st;

        if (*letter == 'h') {
            settings->help = true;
            continue;
        }
        for (size_t i = 0; i < cc_n_options; i++) {
            if (cc_options[i].letter == *letter && (cc_options[i].commands & takes(command)) != 0)
                o = &cc_options[i];
        }
        if (o == NULL)
            return cc_fail(err, CC_E_USAGE, "options", "unknown option -%c; see cleancopy %s --help",
                           *letter, command->name);
        if (o->kind != CC_OPTION_FLAG)
            return take_option(settings, o, letter[1] != '\0' ? letter + 1 : NULL, words, err);
        st = take_option(settings, o, NULL, words, err);
        if (st != CC_OK)
            return st;
    }
    return CC_OK;
}

enum cc_status cc_options_read(struct cc_settings *settings, const struct cc_command *command,
                               int n_words, char **list, int *n_operands, struct cc_error *err)
{
    struct words words = {n_words, 0, 0, list, false};
    enum cc_status st = CC_OK;

    while (st == CC_OK && words.at < words.n) {
        char *word = list[words.at++];

        if (words.options_over || word[0] != '-' || word[1] == '\0')
            list[words.n_operands++] = word;
        else if (strcmp(word, "--") == 0)
            words.options_over = true;
        else if (word[1] == '-')
            st = long_option(settings, command, word, &words, err);
        else
            st = short_options(settings, command, word, &words, err);
    }
    *n_operands = words.n_operands;
    return st;
}
