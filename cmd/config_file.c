/* config_file.c -- the INI file: [cleancopy] holds options, [source NAME] what to fetch, [site HOST] rules.
 *
 * inih reads the lines.  Debian builds it without line numbers, so the reader counts the lines that it hands over.
 * inih also cuts lines of 200 bytes in two: longer ones are refused here, by their number; and the names of sections
 * behind 49 bytes: the reader takes these from the line. */
#include "config_site.h"
#include "config_source.h"

#include <errno.h>
#include <ini.h>
#include <string.h>

struct reader {
    FILE *file;
    const char *path;
    struct cc_settings *settings;
    struct cc_span base_dir;
    bool rules_only; /* sections other than [site HOST] are passed over */
    enum { SECTION_NONE, SECTION_OPTIONS, SECTION_SOURCE, SECTION_SITE, SECTION_PASSED_OVER } kind;
    struct cc_source *source; /* of the section in hand */
    struct cc_site *site;     /* the same */
    char section[200];
    char bracket[200]; /* the last section's name as its line has it */
    int line, bracket_line;
    int waiting;           /* the line whose key inih has not handed over; 0: none */
    enum cc_status status; /* not CC_OK: the reader stops, and *err is filled */
    struct cc_error *err;
};

#define SECTIONS     "[cleancopy], [source NAME] and [site HOST]"
#define INIH_SECTION 49 /* bytes of a section's name that inih hands over */

/* 4,096 sites with 64 rules each have 300,000 lines: what has more is a device, or no configuration. */
#define MAX_LINES      1000000
#define MAX_REST_BYTES (1 << 20) /* of a line that is too long: looked through for its end */

/* The name of a section, whole. */
static void note_bracket(struct reader *r, const char *line)
{
    size_t n = strcspn(line + 1, "]\n");

    if (line[0] != '[' || n >= sizeof r->bracket)
        return;
    memcpy(r->bracket, line + 1, n);
    r->bracket[n] = '\0';
    r->bracket_line = r->line;
}

/* The first problem ends the reading, unless somebody wants to hear of all. */
static void say_problem(struct reader *r, const struct cc_error *problem)
{
    if (r->settings->problem != NULL && problem->status == CC_E_USAGE) {
        r->settings->problem(r->settings->problem_user, problem);
        return;
    }
    r->status = problem->status;
    *r->err = *problem;
}

/* inih passes over a line that it does not understand and tells the number of the first alone. */
static void say_waiting(struct reader *r)
{
    struct cc_error err;

    if (r->waiting == 0)
        return;
    (void)cc_fail(&err, CC_E_USAGE, "config", "%s:%d: neither \"key = value\" nor \"[section]\"",
                  r->path, r->waiting);
    r->waiting = 0;
    say_problem(r, &err);
}

/* A section's name with its bracket behind it; inih takes a ";" behind a blank for a comment there too. */
static bool is_section(const char *line)
{
    bool was_blank = false;

    for (; *line != '\0' && *line != ']'; line++) {
        if (was_blank && *line == ';')
            return false;
        was_blank = strchr(" \t\r\n\v\f", *line) != NULL;
    }
    return *line == ']';
}

/* Not for comments, empty lines and whole section names. */
static bool has_key(const char *line, int number)
{
    if (number == 1 && strncmp(line, "\xEF\xBB\xBF", 3) == 0)
        line += 3; /* a byte order mark, as inih takes it */
    line += strspn(line, " \t\r\n\v\f");
    return *line != '\0' && strchr(";#", *line) == NULL && (*line != '[' || !is_section(line + 1));
}

/* What is left of a line that is too long.  False: it has no end. */
static bool pass_over_rest(struct reader *r, char *line)
{
    int c;

    line[0] = '\0';
    for (size_t n = 0; n < MAX_REST_BYTES; n++) {
        c = getc(r->file);
        if (c == EOF || c == '\n')
            return true;
    }
    return false;
}

static char *read_line(char *line, int size, void *user)
{
    struct reader *r = user;
    struct cc_error err;
    size_t n;

    say_waiting(r);
    if (r->status != CC_OK || fgets(line, size, r->file) == NULL)
        return NULL;
    if (r->line == MAX_LINES) {
        (void)cc_fail(&err, CC_E_USAGE, "config", "%s: more than %d lines: no configuration", r->path,
                      MAX_LINES);
        say_problem(r, &err);
        return NULL;
    }
    r->line++;
    n = strlen(line);
    if (n + 1 == (size_t)size && line[n - 1] != '\n') {
        (void)cc_fail(&err, CC_E_USAGE, "config", "%s:%d: line longer than %d bytes", r->path,
                      r->line, size - 2);
        say_problem(r, &err);
        if (!pass_over_rest(r, line))
            return NULL;
    }
    note_bracket(r, line);
    r->waiting = has_key(line, r->line) ? r->line : 0;
    return line;
}

/* Where the last section's name stands, which inih only hands over with the section's first key. */
static struct cc_config_place section_place(const struct reader *r)
{
    bool is_known = strcmp(r->section, r->bracket) == 0;

    return (struct cc_config_place){r->path, is_known ? r->bracket_line : r->line};
}

static enum cc_status begin_section(struct reader *r, const char *section, struct cc_error *err)
{
    size_t length = strlen(section);

    if (length >= sizeof r->section) /* never: inih's lines are shorter */
        length = sizeof r->section - 1;
    memcpy(r->section, section, length);
    r->section[length] = '\0';
    r->kind = SECTION_PASSED_OVER;
    if (strcmp(section, "cleancopy") == 0) {
        r->kind = r->rules_only ? SECTION_PASSED_OVER : SECTION_OPTIONS;
        return CC_OK;
    }
    if (strncmp(section, "source ", 7) == 0 && section[7] != '\0') {
        r->kind = r->rules_only ? SECTION_PASSED_OVER : SECTION_SOURCE;
        return r->rules_only ? CC_OK
                             : cc_config_source_begin(r->settings, section + 7, section_place(r),
                                                      &r->source, err);
    }
    if (strncmp(section, "site ", 5) == 0 && section[5] != '\0') {
        enum cc_status st = cc_config_site_begin(r->settings, section + 5, section_place(r),
                                                 &r->site, err);

        r->kind = st == CC_OK ? SECTION_SITE : SECTION_PASSED_OVER;
        return st;
    }
    if (section[0] == '\0')
        return cc_fail(err, CC_E_USAGE, "config",
                       "%s:%d: key before any section: allowed sections are " SECTIONS, r->path,
                       r->line);
    return cc_fail(err, CC_E_USAGE, "config",
                   "%s:%d: unknown section [%s]: allowed sections are " SECTIONS, r->path,
                   r->line, section);
}

static enum cc_status take_key(struct reader *r, const char *key, const char *value,
                               struct cc_error *err)
{
    struct cc_config_place place = {r->path, r->line};
    struct cc_error inner;
    enum cc_status st;

    if (r->kind == SECTION_PASSED_OVER)
        return CC_OK;
    if (r->kind == SECTION_SITE)
        return cc_config_site_key(r->settings, r->site, key, value, place, err);
    if (r->kind == SECTION_SOURCE)
        return cc_config_source_key(r->settings, r->source, key, value, r->base_dir.ptr, place,
                                    err);
    r->settings->origin = (struct cc_option_origin){CC_FROM_FILE, place};
    st = cc_options_set(r->settings, key, value, r->base_dir.ptr, &inner);
    return st == CC_OK ? CC_OK
                       : cc_fail(err, st, "config", "%s:%d: %s", r->path, r->line, inner.message);
}

static int handle(void *user, const char *section, const char *key, const char *value)
{
    struct reader *r = user;
    struct cc_error err;
    enum cc_status st = CC_OK;

    if (r->status != CC_OK)
        return 1;
    r->waiting = 0;
    if (strlen(section) == INIH_SECTION && strncmp(section, r->bracket, INIH_SECTION) == 0)
        section = r->bracket;
    if (strcmp(section, r->section) != 0 || r->kind == SECTION_NONE)
        st = begin_section(r, section, &err);
    if (st == CC_OK)
        st = take_key(r, key, value, &err);
    if (st != CC_OK)
        say_problem(r, &err);
    return 1;
}

static enum cc_status read_file(struct reader *r, const char *path)
{
    struct cc_arena *arena = &r->settings->arena;
    struct cc_error *err = r->err;
    const char *slash = strrchr(path, '/');

    r->path = cc_arena_copy(arena, cc_span_from(path)).ptr; /* the rules keep it */
    r->base_dir = slash == NULL
                      ? CC_SPAN(".")
                      : cc_arena_copy(arena, (struct cc_span){path, (size_t)(slash - path)});
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "config", err);
    r->file = fopen(path, "r");
    if (r->file == NULL)
        return cc_fail(err, CC_E_USAGE, "config", "%s: cannot read the configuration: %s", path,
                       strerror(errno));
    (void)ini_parse_stream(read_line, r, handle, r); /* what it tells, read_line knows */
    if (r->status == CC_OK && ferror(r->file))
        r->status = cc_fail(err, CC_E_USAGE, "config", "%s: cannot read the configuration: %s",
                            path, strerror(errno));
    fclose(r->file);
    return r->status;
}

enum cc_status cc_config_file_read(struct cc_settings *settings, const char *path,
                                   struct cc_error *err)
{
    struct reader r = {.settings = settings, .err = err};

    return read_file(&r, path);
}

enum cc_status cc_rules_file_read(struct cc_settings *settings, const char *path,
                                  struct cc_error *err)
{
    struct reader r = {.settings = settings, .err = err, .rules_only = true};

    return read_file(&r, path);
}
