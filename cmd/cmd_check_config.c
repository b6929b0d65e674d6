/* cmd_check_config.c -- reads a configuration as a run would, and tells what holds, or all that
 * is wrong. */
#include "commands.h"
#include "config_keys.h"
#include "config_site.h"
#include "config_source.h"
#include "environment.h"
#include "option_help.h"
#include "option_table.h"
#include "settings.h"

#include "cleancopy/core/url.h"
#include "cleancopy/extract/css_select.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_LINE_BYTES 65536 /* a list of 64 outlets has 16 KB */
#define ORIGIN_COLUMN  44

struct check {
    struct cc_settings settings;
    struct cc_buf line;
    uint64_t n_problems;
};

static void say_problem(void *user, const struct cc_error *err)
{
    struct check *check = user;

    check->n_problems++;
    cc_say("%s", err->message);
}

/* ---- what a run would only find on its way ---- */

static void say_source_problem(struct check *check, const struct cc_source *source,
                               const char *key, const char *value, const char *what)
{
    struct cc_error err;

    (void)cc_fail(&err, CC_E_USAGE, "config", "%s:%d: [source %s]: %s%s%s%s", source->file,
                  source->line, source->name, key, key[0] != '\0' ? " " : "", value, what);
    say_problem(check, &err);
}

static void check_value(struct check *check, const struct cc_source *source, const char *key,
                        const char *value)
{
    struct cc_arena *arena = &check->settings.arena;
    struct cc_span normal;

    if (strcmp(key, "url-list") == 0 && access(value, R_OK) != 0)
        say_source_problem(check, source, key, value, ": cannot be read");
    if (strcmp(key, "url-list") == 0 || strcmp(key, "outlet") == 0 ||
        strcmp(key, "allow-hosts") == 0)
        return;
    if (cc_url_normal(arena, CC_SPAN_EMPTY, cc_span_from(value),
                      check->settings.cfg.fetch.max_url_bytes, &normal, NULL) != CC_OK)
        say_source_problem(check, source, key, value, ": is no http or https URL");
}

static void check_source(struct check *check, const struct cc_source *source)
{
    size_t n_to_fetch = 0;

    for (size_t k = 0; k < cc_source_keys.n; k++) {
        const char *key = cc_source_keys.list[k].name;
        size_t n;
        const char *const *values = cc_config_source_values(source, k, &n);

        for (size_t i = 0; i < n; i++)
            check_value(check, source, key, values[i]);
        if (strcmp(key, "outlet") != 0 && strcmp(key, "allow-hosts") != 0)
            n_to_fetch += n;
    }
    if (n_to_fetch == 0)
        say_source_problem(check, source, "", "",
                           "nothing to fetch: give feed, sitemap, front-page, url or url-list");
}

/* ---- what holds ---- */

static void add_origin(struct check *check, const char *option,
                       const struct cc_option_origin *origin)
{
    char variable[CC_ENVIRONMENT_NAME_BYTES];

    switch (origin->from) {
    case CC_FROM_FILE:
        cc_buf_printf(&check->line, "%s:%d", origin->place.path, origin->place.line);
        return;
    case CC_FROM_ENVIRONMENT:
        cc_environment_name(option, variable);
        cc_buf_add_string(&check->line, variable);
        return;
    case CC_FROM_WORDS:
        cc_buf_printf(&check->line, "--%s", option);
        return;
    default:
        cc_buf_add_string(&check->line, "default");
    }
}

/* Blanks up to the column where origins stand, one at least. */
static void pad(struct cc_buf *line)
{
    do
        cc_buf_add_char(line, ' ');
    while (line->status == CC_OK && line->len < ORIGIN_COLUMN);
    cc_buf_add_string(line, "# ");
}

static void end_line(struct cc_buf *line)
{
    if (line->ptr != NULL) {
        cc_tame(line->ptr); /* a value may hold anything */
        puts(line->ptr);
    }
    cc_buf_clear(line);
}

static void print_option(struct check *check, size_t option)
{
    const struct cc_option *o = &cc_options[option];
    size_t n = cc_option_count(&check->settings.cfg, o);

    for (size_t i = 0; i < n; i++) {
        cc_buf_printf(&check->line, "%s = ", o->name);
        cc_option_show(&check->settings.cfg, o, i, &check->line);
        pad(&check->line);
        add_origin(check, o->name, &check->settings.origins[option]);
        end_line(&check->line);
    }
}

static void print_source(struct check *check, const struct cc_source *source)
{
    cc_buf_printf(&check->line, "[source %s]", source->name);
    pad(&check->line);
    cc_buf_printf(&check->line, "%s:%d", source->file, source->line);
    putchar('\n');
    end_line(&check->line);
    for (size_t k = 0; k < cc_source_keys.n; k++) {
        size_t n;
        const char *const *values = cc_config_source_values(source, k, &n);

        for (size_t i = 0; i < n; i++) {
            cc_buf_printf(&check->line, "%s = %s", cc_source_keys.list[k].name, values[i]);
            end_line(&check->line);
        }
    }
}

static void print_site(struct check *check, const struct cc_site *site)
{
    cc_buf_printf(&check->line, "[site %s]", site->host);
    pad(&check->line);
    cc_buf_printf(&check->line, "%s:%d", site->file, site->line);
    putchar('\n');
    end_line(&check->line);
    for (uint32_t i = 0; i < site->n_rules; i++) {
        cc_buf_printf(&check->line, "%s = ", cc_rule_name(site->rules[i].kind));
        cc_css_print(&check->line, site->rules[i].selector);
        pad(&check->line);
        cc_buf_printf(&check->line, "%s:%d", site->rules[i].file, site->rules[i].line);
        end_line(&check->line);
    }
}

static void print_all(struct check *check)
{
    const struct cc_config *cfg = &check->settings.cfg;

    puts("[cleancopy]");
    for (size_t i = 0; i < cc_n_options; i++) {
        if (cc_option_is_lasting(&cc_options[i]))
            print_option(check, i);
    }
    for (size_t i = 0; i < cfg->n_sources; i++)
        print_source(check, &cfg->sources[i]);
    for (size_t i = 0; i < cfg->n_sites; i++)
        print_site(check, &cfg->sites[i]);
}

static void say_notes(const struct cc_config *cfg)
{
    if (cfg->config_path == NULL)
        cc_say("no configuration file: defaults and the environment hold; cleancopy init "
               "writes one");
    else if (cfg->n_sources == 0)
        cc_say("%s: no [source NAME] section: run would have nothing to fetch",
               cfg->config_path);
}

static int report(struct check *check)
{
    const struct cc_config *cfg = &check->settings.cfg;

    for (size_t i = 0; i < cfg->n_sources; i++)
        check_source(check, &cfg->sources[i]);
    if (check->n_problems > 0) {
        if (!cfg->quiet)
            cc_say("%" PRIu64 " mistake%s", check->n_problems,
                   check->n_problems == 1 ? "" : "s");
        return CC_EXIT_USAGE;
    }
    if (!cfg->quiet) {
        say_notes(cfg);
        print_all(check);
    }
    return CC_EXIT_DONE;
}

/* FILE is another way to write -c FILE. */
static int load(struct check *check, const struct cc_command *command, int n_words,
                char **words)
{
    struct cc_error err;
    int n_operands = 0;

    check->settings.operand_is_config = true;
    check->settings.problem = say_problem;
    check->settings.problem_user = check;
    if (cc_settings_load(&check->settings, command, n_words, words, &n_operands, &err) != CC_OK)
        return cc_say_error(&err);
    if (check->settings.help)
        return cc_help_command(command);
    return report(check);
}

int cc_cmd_check_config(const struct cc_command *command, int n_words, char **words)
{
    struct check check = {.n_problems = 0};
    int code;

    cc_settings_init(&check.settings);
    cc_buf_init(&check.line, MAX_LINE_BYTES);
    code = load(&check, command, n_words, words);
    cc_buf_done(&check.line);
    cc_settings_done(&check.settings);
    return code;
}
