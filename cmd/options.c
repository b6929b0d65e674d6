#include "options.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/order.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum option_kind {
    KIND_FLAG,       /* bool */
    KIND_STRING,     /* const char * */
    KIND_PATH,       /* const char *, relative to the configuration file's folder */
    KIND_COUNT,      /* uint32_t */
    KIND_BYTES,      /* size_t, with K, M or G */
    KIND_SPAN,       /* int64_t, seconds: a number with h, d or w */
    KIND_FORMAT,
    KIND_DUPLICATES,
    KIND_REPRINTS,
    KIND_SCOPE,
    KIND_PREFER,     /* a list of outlets */
    KIND_CONNECT_TO, /* repeatable */
    KIND_RULES,      /* repeatable: a file of [site HOST] sections */
    KIND_FEED,       /* repeatable, into the command line's own source */
    KIND_SITEMAP,
    KIND_FRONT_PAGE,
    KIND_URL_LIST
};

struct option {
    const char *name;
    char letter; /* 0: none */
    enum option_kind kind;
    const char *argument; /* NULL for flags */
    size_t offset;        /* in struct cc_config */
    unsigned commands;
    const char *help; /* with unit and default */
};

#define ALL        255u
#define READS      (CC_COMMAND_CLEAN | CC_COMMAND_CORPUS | CC_COMMAND_EXPLAIN | CC_COMMAND_RUN)
#define WRITES     (CC_COMMAND_CLEAN | CC_COMMAND_CORPUS | CC_COMMAND_RUN)
#define NETWORK    (CC_COMMAND_RUN | CC_COMMAND_FETCH)
#define HAS_STATE  (NETWORK | CC_COMMAND_CORPUS | CC_COMMAND_INDEX)
#define AT(field)  offsetof(struct cc_config, field)

static const struct option options[] = {
    {"config", 'c', KIND_STRING, "FILE", AT(config_path), ALL, "read options and sources from FILE (INI)"},
    {"out", 'o', KIND_PATH, "DIR", AT(out_dir), WRITES, "write the output folder DIR"},
    {"format", 'f', KIND_FORMAT, "text|markdown|jsonl", AT(format), WRITES, "what to write (default: text)"},
    {"removed", 0, KIND_FLAG, NULL, AT(removed), CC_COMMAND_CLEAN, "with jsonl: list what was dropped, and why"},
    {"links", 0, KIND_FLAG, NULL, AT(links), CC_COMMAND_CLEAN, "with markdown: links stay links (default: their words alone)"},
    {"features", 0, KIND_FLAG, NULL, AT(features), CC_COMMAND_EXPLAIN, "the features of each block as JSON, an object a page (for training)"},
    {"scope", 0, KIND_SCOPE, "auto|strict|full", AT(scope), READS, "what counts as text; strict: no captions, bylines, promotion; full: all of the article (default: auto)"},
    {"rules", 0, KIND_RULES, "FILE", 0, READS, "more rules for sites: the sections [site HOST] of FILE (repeatable)"},
    {"duplicates", 0, KIND_DUPLICATES, "drop|keep", AT(duplicates), WRITES | CC_COMMAND_REPORT, "duplicate paragraphs in text files (default: drop)"},
    {"reprints", 0, KIND_REPRINTS, "keep|drop", AT(reprints), CC_COMMAND_CORPUS | CC_COMMAND_RUN, "documents most of whose words come from one earlier document: with a text file, or without (default: keep)"},
    {"prefer", 0, KIND_PREFER, "LIST", 0, CC_COMMAND_CORPUS | CC_COMMAND_RUN | CC_COMMAND_DEDUP | CC_COMMAND_INDEX, "outlets whose copy of a paragraph is kept before others', best first (default: the earliest copy)"},
    {"front-matter", 0, KIND_FLAG, NULL, AT(front_matter), WRITES, "put title, date, outlet … before the text"},
    {"files-from", 0, KIND_STRING, "LIST", AT(files_from), CC_COMMAND_CLEAN | CC_COMMAND_CORPUS | CC_COMMAND_DEDUP | CC_COMMAND_EXPLAIN, "read more INPUTs from LIST, a path a line (- is standard input)"},
    {"jobs", 'j', KIND_COUNT, "N", AT(jobs), READS, "pages cleaned side by side (default: one a core)"},
    {"state", 0, KIND_PATH, "DIR", AT(state_dir), HAS_STATE, "folder of the state (default: state; corpus: .cleancopy in DIR)"},
    {"window", 0, KIND_SPAN, "N[hdw]", AT(window_s), CC_COMMAND_CORPUS | CC_COMMAND_RUN | CC_COMMAND_INDEX, "compare with documents of the last N hours, days or weeks only (default: with all)"},
    {"archive", 0, KIND_PATH, "DIR", AT(archive_dir), NETWORK, "folder of the WARC files (default: archive)"},
    {"dry-run", 'n', KIND_FLAG, NULL, AT(dry_run), NETWORK, "name what would be fetched, store nothing"},
    {"feed", 0, KIND_FEED, "URL", 0, CC_COMMAND_FETCH, "fetch the entries of a feed (repeatable)"},
    {"sitemap", 0, KIND_SITEMAP, "URL", 0, CC_COMMAND_FETCH, "fetch the pages of a sitemap (repeatable)"},
    {"front-page", 0, KIND_FRONT_PAGE, "URL", 0, CC_COMMAND_FETCH, "fetch the articles that a front page links to (repeatable)"},
    {"url-list", 0, KIND_URL_LIST, "FILE", 0, CC_COMMAND_FETCH, "fetch the URLs in FILE, one a line (repeatable)"},
    {"contact", 0, KIND_STRING, "ADDRESS", AT(contact), NETWORK, "URL or mail address that webmasters can write to"},
    {"user-agent", 0, KIND_STRING, "TEXT", AT(user_agent), NETWORK, "whole user agent (default: cleancopy/VERSION and the contact)"},
    {"delay-ms", 0, KIND_COUNT, "N", AT(delay_ms), NETWORK, "least milliseconds between two requests to a host (default: 1000)"},
    {"allow-private", 0, KIND_FLAG, NULL, AT(allow_private), NETWORK, "allow loopback and private addresses"},
    {"connect-to", 0, KIND_CONNECT_TO, "H:P:H2:P2", 0, NETWORK, "connect to H2:P2 for H:P, as curl does (repeatable)"},
    {"ca-file", 0, KIND_PATH, "FILE", AT(ca_file), NETWORK, "trust the certificates in FILE"},
    {"rows", 0, KIND_PATH, "FILE", AT(rows_path), CC_COMMAND_DEDUP, "write the rows to FILE, whole or not at all (default: standard output)"},
    {"updated", 0, KIND_FLAG, NULL, AT(updated), CC_COMMAND_DEDUP, "all rows of relation \"updated\", not only edited copies: the same sentences with other figures, never to be dropped"},
    {"memory-bytes", 0, KIND_BYTES, "N", AT(dedup.memory_bytes), CC_COMMAND_DEDUP, "text and words kept in memory; more goes to temporary files in TMPDIR (default: 96M)"},
    {"max-page-bytes", 0, KIND_BYTES, "N", AT(limits.max_page_bytes), READS, "largest page, decoded (default: 8M)"},
    {"max-input-bytes", 0, KIND_BYTES, "N", AT(limits.max_input_bytes), READS, "largest file, decompressed (default: 64M)"},
    {"max-arena-bytes", 0, KIND_BYTES, "N", AT(limits.max_arena_bytes), READS, "memory for one page (default: 256M)"},
    {"max-depth", 0, KIND_COUNT, "N", AT(limits.max_depth), READS, "open tags before a page is read without a tree (default: 512)"},
    {"max-body-bytes", 0, KIND_BYTES, "N", AT(fetch.max_body_bytes), NETWORK, "largest answer, decoded (default: 10M)"},
    {"total-timeout-ms", 0, KIND_COUNT, "N", AT(fetch.total_timeout_ms), NETWORK, "longest time for one answer (default: 30000)"},
    {"connect-timeout-ms", 0, KIND_COUNT, "N", AT(fetch.connect_timeout_ms), NETWORK, "longest time for a connection (default: 10000)"},
    {"quiet", 'q', KIND_FLAG, NULL, AT(quiet), ALL, "no closing line"},
    {"verbose", 'v', KIND_FLAG, NULL, AT(verbose), ALL, "say more on standard error"},
};
#define N_OPTIONS (sizeof options / sizeof *options)

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

/* Levenshtein's distance, for words of at most 63 bytes. */
static size_t distance(const char *a, const char *b)
{
    size_t row[64], n = strlen(b);

    if (n > 63 || strlen(a) > 63)
        return 64;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t corner = row[0];

        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t change = corner + (a[i - 1] != b[j - 1]);

            corner = row[j];
            row[j] = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
            if (change < row[j])
                row[j] = change;
        }
    }
    return row[n];
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

static const struct option *find_option(const char *name)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        if (strcmp(options[i].name, name) == 0)
            return &options[i];
    }
    return NULL;
}

static const char *nearest_option(const char *name, unsigned commands)
{
    const char *names[N_OPTIONS];
    size_t n = 0;

    for (size_t i = 0; i < N_OPTIONS; i++) {
        if ((options[i].commands & commands) != 0)
            names[n++] = options[i].name;
    }
    return cc_nearest(name, names, n);
}

static enum cc_status bad_value(struct cc_error *err, const struct option *o, const char *value,
                                const char *allowed)
{
    return cc_fail(err, CC_E_USAGE, "options", "%s: \"%s\" is not allowed: give %s", o->name,
                   value, allowed);
}

/* Digits, then perhaps K, M or G (powers of 1,024). */
static bool read_number(const char *value, bool units, uint64_t max, uint64_t *out)
{
    char *end;
    uint64_t n;
    unsigned shift = 0;

    if (value[0] < '0' || value[0] > '9')
        return false;
    errno = 0;
    n = strtoull(value, &end, 10);
    if (errno != 0)
        return false;
    if (units && *end != '\0') {
        static const char letters[] = "KMG";
        const char *at = strchr(letters, *end);

        if (at == NULL)
            return false;
        shift = 10u * (unsigned)(at - letters + 1);
        end++;
    }
    if (*end != '\0' || n > max >> shift)
        return false;
    *out = n << shift;
    return true;
}

/* "12h", "30d" or "4w", in seconds. */
static bool read_span(const char *value, int64_t *seconds)
{
    static const struct {
        char letter;
        int64_t seconds;
    } units[] = {{'h', 3600}, {'d', 86400}, {'w', 604800}};
    char *end;
    uint64_t n;

    if (value[0] < '0' || value[0] > '9')
        return false;
    errno = 0;
    n = strtoull(value, &end, 10);
    if (errno != 0 || end[0] == '\0' || end[1] != '\0' || n > (uint64_t)CC_WINDOW_MAX_S)
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (units[i].letter != *end)
            continue;
        *seconds = (int64_t)n * units[i].seconds;
        return *seconds >= CC_WINDOW_MIN_S && *seconds <= CC_WINDOW_MAX_S;
    }
    return false;
}

static enum cc_status set_flag(struct cc_settings *settings, const struct option *o,
                               const char *value, struct cc_error *err)
{
    static const char *const yes[] = {"yes", "true", "on", "1"};
    static const char *const no[] = {"no", "false", "off", "0"};
    bool *field = (bool *)((char *)&settings->cfg + o->offset);

    for (size_t i = 0; i < 4; i++) {
        if (value == NULL || strcmp(value, yes[i]) == 0 || strcmp(value, no[i]) == 0) {
            *field = value == NULL || strcmp(value, yes[i]) == 0;
            return CC_OK;
        }
    }
    return bad_value(err, o, value, "yes or no");
}

/* Options whose value is one of a few words: the words in the order of their enum, and how a message
 * lists them. */
static const struct {
    enum option_kind kind;
    const char *words[4];
    const char *allowed;
} choices[] = {
    {KIND_FORMAT, {"text", "markdown", "jsonl"}, "text, markdown or jsonl"},
    {KIND_DUPLICATES, {"drop", "keep"}, "drop or keep"},
    {KIND_REPRINTS, {"keep", "drop"}, "keep or drop"},
    {KIND_SCOPE, {"auto", "strict", "full"}, "auto, strict or full"},
};
#define N_CHOICES (sizeof choices / sizeof *choices)

static enum cc_status set_enum(struct cc_settings *settings, const struct option *o,
                               const char *value, struct cc_error *err)
{
    size_t c = 0;
    unsigned i;

    while (c + 1 < N_CHOICES && choices[c].kind != o->kind)
        c++;
    for (i = 0; choices[c].words[i] != NULL && strcmp(value, choices[c].words[i]) != 0; i++)
        continue;
    if (choices[c].words[i] == NULL)
        return bad_value(err, o, value, choices[c].allowed);
    if (o->kind == KIND_FORMAT)
        settings->cfg.format = (enum cc_format)i;
    else if (o->kind == KIND_DUPLICATES)
        settings->cfg.duplicates = (enum cc_duplicates)i;
    else if (o->kind == KIND_REPRINTS)
        settings->cfg.reprints = (enum cc_reprints)i;
    else
        settings->cfg.scope = (enum cc_scope)i;
    return CC_OK;
}

/* The value in the settings' own memory, a relative path behind base_dir. */
static const char *own_value(struct cc_settings *settings, const struct option *o,
                             const char *value, const char *base_dir)
{
    bool is_path = o->kind == KIND_PATH || o->kind == KIND_URL_LIST || o->kind == KIND_RULES;

    if (is_path && base_dir != NULL && value[0] != '/')
        return cc_arena_printf(&settings->arena, "%s/%s", base_dir, value).ptr;
    return cc_arena_copy(&settings->arena, cc_span_from(value)).ptr;
}

/* The source that the command line fills, behind those of the file. */
static struct cc_source *own_source(struct cc_settings *settings)
{
    static const char name[] = "command line";
    struct cc_config *cfg = &settings->cfg;
    size_t n = cfg->n_sources;
    struct cc_source *grown;

    if (n > 0 && strcmp(cfg->sources[n - 1].name, name) == 0)
        return &cfg->sources[n - 1];
    grown = cc_arena_calloc(&settings->arena, n + 1, sizeof *grown);
    if (grown == NULL)
        return NULL;
    if (n > 0)
        memcpy(grown, cfg->sources, n * sizeof *grown);
    grown[n].name = name;
    cfg->sources = grown;
    cfg->n_sources = n + 1;
    return &grown[n];
}

static enum cc_status add_to_source(struct cc_settings *settings, const struct option *o,
                                    const char *value, struct cc_error *err)
{
    struct cc_source *source = own_source(settings);
    const char **list;
    size_t *n;

    if (source == NULL)
        return cc_arena_status(&settings->arena, "options", err);
    list = o->kind == KIND_FEED      ? source->feeds
           : o->kind == KIND_SITEMAP ? source->sitemaps
           : o->kind == KIND_URL_LIST ? source->url_lists
                                      : source->front_pages;
    n = o->kind == KIND_FEED      ? &source->n_feeds
        : o->kind == KIND_SITEMAP ? &source->n_sitemaps
        : o->kind == KIND_URL_LIST ? &source->n_url_lists
                                   : &source->n_front_pages;
    if (*n == CC_MAX_SOURCE_URLS)
        return cc_fail(err, CC_E_USAGE, "options", "%s: more than %d of them", o->name,
                       CC_MAX_SOURCE_URLS);
    list[(*n)++] = value;
    return CC_OK;
}

static enum cc_status add_connect_to(struct cc_settings *settings, const char *value,
                                     struct cc_error *err)
{
    struct cc_config *cfg = &settings->cfg;
    size_t n = cfg->n_connect_to;
    const char **grown = cc_arena_grow(&settings->arena, cfg->connect_to, n * sizeof *grown,
                                       (n + 1) * sizeof *grown);

    if (grown == NULL)
        return cc_arena_status(&settings->arena, "options", err);
    grown[n] = value;
    cfg->connect_to = grown;
    cfg->n_connect_to = n + 1;
    return CC_OK;
}

static bool is_outlet(struct cc_span name)
{
    for (size_t i = 0; i < name.len; i++) {
        if ((unsigned char)name.ptr[i] <= ' ' || name.ptr[i] == 0x7F || strchr("/:@?#\"", name.ptr[i]) != NULL)
            return false;
    }
    return name.len <= CC_MAX_PREFER_BYTES;
}

/* Names between commas and white space; the list takes the place of one that was there. */
static enum cc_status set_prefer(struct cc_settings *settings, const char *value, struct cc_error *err)
{
    static const char separators[] = ", \t\r\n";
    const char **list = cc_arena_calloc(&settings->arena, CC_MAX_PREFER, sizeof *list);
    size_t n = 0;

    if (list == NULL)
        return cc_arena_status(&settings->arena, "options", err);
    for (value += strspn(value, separators); *value != '\0'; value += strspn(value, separators)) {
        struct cc_span name = {value, strcspn(value, separators)};

        value += name.len;
        if (!is_outlet(name))
            return cc_fail(err, CC_E_USAGE, "options",
                           "prefer: \"%.*s\" is no outlet: give names such as reuters.com, at most %d bytes each",
                           (int)(name.len < 300 ? name.len : 300), name.ptr, CC_MAX_PREFER_BYTES);
        if (cc_prefer_rank(list, n, name) < n)
            return cc_fail(err, CC_E_USAGE, "options", "prefer: \"%.*s\" stands in the list twice",
                           CC_SPAN_PRINT(name));
        if (n == CC_MAX_PREFER)
            return cc_fail(err, CC_E_USAGE, "options", "prefer: more than %d outlets", CC_MAX_PREFER);
        list[n] = cc_arena_copy(&settings->arena, name).ptr;
        if (list[n++] == NULL)
            return cc_arena_status(&settings->arena, "options", err);
    }
    if (n == 0)
        return cc_fail(err, CC_E_USAGE, "options", "prefer: no outlet in the list: give names such as reuters.com");
    settings->cfg.prefer = list;
    settings->cfg.n_prefer = n;
    return CC_OK;
}

static enum cc_status set_number(struct cc_settings *settings, const struct option *o,
                                 const char *value, struct cc_error *err)
{
    char *field = (char *)&settings->cfg + o->offset;
    uint64_t n;

    if (o->kind == KIND_COUNT) {
        if (!read_number(value, false, UINT32_MAX, &n))
            return bad_value(err, o, value, "a whole number from 0 to 4294967295");
        *(uint32_t *)field = (uint32_t)n;
    } else {
        if (!read_number(value, true, SIZE_MAX, &n))
            return bad_value(err, o, value, "a number of bytes, such as 500000, 512K or 8M");
        *(size_t *)field = (size_t)n;
    }
    return CC_OK;
}

static enum cc_status set_option(struct cc_settings *settings, const struct option *o,
                                 const char *value, const char *base_dir, struct cc_error *err)
{
    const char *own;

    if (o->kind == KIND_FLAG)
        return set_flag(settings, o, value, err);
    if (o->kind >= KIND_FORMAT && o->kind <= KIND_SCOPE)
        return set_enum(settings, o, value, err);
    if (o->kind == KIND_COUNT || o->kind == KIND_BYTES)
        return set_number(settings, o, value, err);
    if (o->kind == KIND_SPAN) {
        if (!read_span(value, (int64_t *)(void *)((char *)&settings->cfg + o->offset)))
            return bad_value(err, o, value, "hours, days or weeks from 1h to 36500d, such as 12h, 30d or 4w");
        return CC_OK;
    }
    if (value[0] == '\0')
        return bad_value(err, o, value, o->argument);
    if (o->kind == KIND_PREFER)
        return set_prefer(settings, value, err);
    own = own_value(settings, o, value, base_dir);
    if (own == NULL)
        return cc_arena_status(&settings->arena, "options", err);
    if (o->kind == KIND_CONNECT_TO)
        return add_connect_to(settings, own, err);
    if (o->kind == KIND_RULES)
        return cc_rules_file_read(settings, own, err);
    if (o->kind != KIND_STRING && o->kind != KIND_PATH)
        return add_to_source(settings, o, own, err);
    *(const char **)((char *)&settings->cfg + o->offset) = own;
    return CC_OK;
}

enum cc_status cc_options_set(struct cc_settings *settings, const char *name, const char *value,
                              const char *base_dir, struct cc_error *err)
{
    const struct option *o = find_option(name);
    const char *nearest;

    if (o != NULL && o->kind < KIND_FEED && strcmp(name, "config") != 0)
        return set_option(settings, o, value, base_dir, err);
    nearest = nearest_option(name, ALL);
    if (nearest != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "unknown key \"%s\": did you mean \"%s\"?", name,
                       nearest);
    return cc_fail(err, CC_E_USAGE, "options",
                   "unknown key \"%s\": allowed are the long options of cleancopy --help", name);
}

/* ---- the command line ---- */

struct words {
    int n, at, n_operands;
    char **list;
    bool options_over; /* behind "--" */
};

static enum cc_status unknown_option(const struct cc_command *command, const char *word,
                                     const char *name, struct cc_error *err)
{
    const char *nearest = nearest_option(name, command->bit);

    if (find_option(name) != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "%s is no option of %s; see cleancopy %s --help",
                       word, command->name, command->name);
    if (nearest != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "unknown option %s: did you mean --%s?", word,
                       nearest);
    return cc_fail(err, CC_E_USAGE, "options", "unknown option %s; see cleancopy %s --help", word,
                   command->name);
}

/* Sets the option; its value is `value`, or the next word. */
static enum cc_status take_option(struct cc_settings *settings, const struct option *o,
                                  const char *value, struct words *words, struct cc_error *err)
{
    if (o->kind == KIND_FLAG && value != NULL)
        return cc_fail(err, CC_E_USAGE, "options", "--%s takes no value", o->name);
    if (o->kind != KIND_FLAG && value == NULL) {
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
    const struct option *o;

    if (length >= sizeof name)
        return cc_fail(err, CC_E_USAGE, "options", "unknown option %.60s…", word);
    memcpy(name, word + 2, length);
    name[length] = '\0';
    if (strcmp(name, "help") == 0) {
        settings->help = true;
        return CC_OK;
    }
    o = find_option(name);
    if (o == NULL || (o->commands & command->bit) == 0)
        return unknown_option(command, word, name, err);
    return take_option(settings, o, equals != NULL ? equals + 1 : NULL, words, err);
}

/* -c FILE, -cFILE, -qv */
static enum cc_status short_options(struct cc_settings *settings,
                                    const struct cc_command *command, const char *word,
                                    struct words *words, struct cc_error *err)
{
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        const struct option *o = NULL;
        enum cc_status st;

        if (*letter == 'h') {
            settings->help = true;
            continue;
        }
        for (size_t i = 0; i < N_OPTIONS; i++) {
            if (options[i].letter == *letter && (options[i].commands & command->bit) != 0)
                o = &options[i];
        }
        if (o == NULL)
            return cc_fail(err, CC_E_USAGE, "options", "unknown option -%c; see cleancopy %s --help",
                           *letter, command->name);
        if (o->kind != KIND_FLAG)
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

void cc_options_help(FILE *out, unsigned command_bit)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const struct option *o = &options[i];
        char head[64];

        if ((o->commands & command_bit) == 0)
            continue;
        (void)snprintf(head, sizeof head, "--%s%s%s", o->name, o->argument != NULL ? " " : "",
                       o->argument != NULL ? o->argument : ""); /* longest: 34 bytes */
        fprintf(out, "  %c%c%c %-28s %s\n", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
                o->letter ? ',' : ' ', head, o->help);
    }
}
