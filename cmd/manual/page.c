#include "page.h"

#include "cleancopy/core/utf8.h"

#include "command_table.h"
#include "config_keys.h"
#include "environment.h"
#include "option_table.h"

#include <inttypes.h>
#include <string.h>

#define MAX_NAME_BYTES 80

/* A piece of prose for an option or a key. */
struct about {
    char name[MAX_NAME_BYTES];
    struct cc_span text;
    int line;
    bool is_taken;
};

struct page {
    struct about about[CC_MANUAL_MAX_ABOUT];
    size_t n_about;
    struct cc_buf *out;
    struct cc_error *err;
    int line;
};

/* ---- words in roff ---- */

/* Hyphens as the shell wants them, nothing that roff takes for an order, ASCII alone. */
static void add_text(struct cc_buf *out, const char *text)
{
    struct cc_span s = cc_span_from(text);

    for (size_t at = 0; at < s.len;) {
        uint32_t c = cc_utf8_next(s, &at);

        if (c == '-')
            cc_buf_add_string(out, "\\-");
        else if (c == '\\')
            cc_buf_add_string(out, "\\e");
        else if (c == 0x2026)
            cc_buf_add_string(out, "...");
        else if (c < 0x80)
            cc_buf_add_char(out, (char)c);
        else
            cc_buf_printf(out, "\\[u%04" PRIX32 "]", c);
    }
}

/* A sentence of a table as prose has it: a capital at its begin, a full stop at its end. */
static void add_sentence(struct cc_buf *out, const char *text)
{
    char first[2] = {text[0], '\0'};

    if (first[0] >= 'a' && first[0] <= 'z')
        first[0] = (char)(first[0] - 'a' + 'A');
    add_text(out, first);
    add_text(out, text + 1);
    cc_buf_add_string(out, ".\n");
}

static void add_styled(struct cc_buf *out, char style, const char *text)
{
    cc_buf_printf(out, "\\f%c", style);
    add_text(out, text);
    cc_buf_add_string(out, "\\fR");
}

/* ---- prose ---- */

static void take_about(struct page *page, const char *name)
{
    for (size_t i = 0; i < page->n_about; i++) {
        if (strcmp(page->about[i].name, name) == 0) {
            cc_buf_add(page->out, page->about[i].text);
            page->about[i].is_taken = true;
        }
    }
}

/* ---- lists ---- */

static void list_usages(struct page *page)
{
    for (size_t i = 0; i < cc_n_commands; i++) {
        if (i > 0)
            cc_buf_add_string(page->out, ".br\n");
        cc_buf_add_string(page->out, "\\fBcleancopy ");
        add_text(page->out, cc_commands[i].name);
        cc_buf_add_string(page->out, "\\fR [\\fIOPTION\\fR...] ");
        add_styled(page->out, 'I', cc_commands[i].operands);
        cc_buf_add_char(page->out, '\n');
    }
}

static void list_names(struct page *page, const struct cc_command *command)
{
    const char *before = "Options: ";

    for (size_t i = 0; i < cc_n_options; i++) {
        if ((cc_options[i].commands & command->bit) == 0 ||
            (cc_options[i].commands & CC_COMMAND_ALL) == CC_COMMAND_ALL)
            continue;
        cc_buf_add_string(page->out, before);
        cc_buf_add_string(page->out, "\\fB\\-\\-");
        add_text(page->out, cc_options[i].name);
        cc_buf_add_string(page->out, "\\fR");
        before = ",\n";
    }
    cc_buf_add_string(page->out, before[0] == ',' ? ".\n" : "");
}

static void add_commands(struct cc_buf *out, unsigned commands)
{
    const char *before = "(";

    if ((commands & CC_COMMAND_ALL) == CC_COMMAND_ALL)
        return;
    for (size_t i = 0; i < cc_n_commands; i++) {
        if ((commands & cc_commands[i].bit) == 0)
            continue;
        cc_buf_add_string(out, before);
        add_styled(out, 'B', cc_commands[i].name);
        before = ", ";
    }
    cc_buf_add_string(out, ")\n");
}

static void add_option_text(struct page *page, const struct cc_option *o)
{
    struct cc_buf sentence;

    cc_buf_init(&sentence, 4096);
    cc_option_sentence(o, &sentence);
    add_sentence(page->out, sentence.ptr != NULL ? sentence.ptr : o->help);
    cc_buf_done(&sentence);
}

static void list_option(struct page *page, const struct cc_option *o)
{
    cc_buf_add_string(page->out, ".TP\n");
    if (o->letter != 0)
        cc_buf_printf(page->out, "\\fB\\-%c\\fR, ", o->letter);
    cc_buf_add_string(page->out, "\\fB\\-\\-");
    add_text(page->out, o->name);
    cc_buf_add_string(page->out, "\\fR");
    if (o->argument != NULL) {
        cc_buf_add_char(page->out, ' ');
        add_styled(page->out, 'I', o->argument);
    }
    cc_buf_add_char(page->out, '\n');
    add_option_text(page, o);
    take_about(page, o->name);
    add_commands(page->out, o->commands);
}

static void list_key(struct page *page, const struct cc_option *o)
{
    char variable[CC_ENVIRONMENT_NAME_BYTES];

    if (!cc_option_is_lasting(o))
        return;
    cc_environment_name(o->name, variable);
    cc_buf_add_string(page->out, ".TP\n\\fB");
    add_text(page->out, o->name);
    cc_buf_add_string(page->out, "\\fR = ");
    add_styled(page->out, 'I', o->argument != NULL ? o->argument : "yes|no");
    cc_buf_add_char(page->out, '\n');
    add_option_text(page, o);
    add_styled(page->out, 'I', variable);
    cc_buf_add_char(page->out, '\n');
    add_commands(page->out, o->commands);
}

static void list_groups(struct page *page,
                        void (*list)(struct page *page, const struct cc_option *o))
{
    for (size_t g = 0; g < cc_n_option_groups; g++) {
        size_t from, to;

        cc_option_group_range(g, &from, &to);
        cc_buf_add_string(page->out, ".SS ");
        add_text(page->out, cc_option_groups[g].title);
        cc_buf_add_char(page->out, '\n');
        for (; from < to; from++)
            list(page, &cc_options[from]);
    }
}

static void list_section_keys(struct page *page, const struct cc_config_keys *keys)
{
    char name[MAX_NAME_BYTES];

    for (size_t i = 0; i < keys->n; i++) {
        cc_buf_add_string(page->out, ".TP\n\\fB");
        add_text(page->out, keys->list[i].name);
        cc_buf_add_string(page->out, "\\fR = ");
        add_styled(page->out, 'I', keys->list[i].argument);
        cc_buf_add_char(page->out, '\n');
        add_sentence(page->out, keys->list[i].help);
        (void)snprintf(name, sizeof name, "%s/%s", keys->section, keys->list[i].name);
        take_about(page, name);
    }
}

/* ---- the template ---- */

static enum cc_status obey(struct page *page, const char *order, const char *name)
{
    const struct cc_command *command = cc_command_find(name);

    if (strcmp(order, "@commands-in-short") == 0)
        list_usages(page);
    else if (strcmp(order, "@all-options") == 0)
        list_groups(page, list_option);
    else if (strcmp(order, "@all-keys") == 0)
        list_groups(page, list_key);
    else if (strcmp(order, "@options") == 0 && command != NULL)
        list_names(page, command);
    else if (strcmp(order, "@section-keys") == 0 && strcmp(name, cc_source_keys.section) == 0)
        list_section_keys(page, &cc_source_keys);
    else if (strcmp(order, "@section-keys") == 0 && strcmp(name, cc_site_keys.section) == 0)
        list_section_keys(page, &cc_site_keys);
    else
        return cc_fail(page->err, CC_E_USAGE, "manual", "line %d: no such order: %s %s",
                       page->line, order, name);
    return CC_OK;
}

/* "@order name" in two. */
static void split_order(struct cc_span line, char order[MAX_NAME_BYTES],
                        char name[MAX_NAME_BYTES])
{
    char text[2 * MAX_NAME_BYTES];

    order[0] = name[0] = '\0';
    (void)snprintf(text, sizeof text, "%.*s", CC_SPAN_PRINT(line));
    (void)sscanf(text, "%79s %79s", order, name); /* what is missing stays empty */
}

static struct cc_span next_line(const char **at, int *number)
{
    struct cc_span line = {*at, strcspn(*at, "\n")};

    *at += line.len + ((*at)[line.len] == '\n');
    (*number)++;
    return line;
}

/* Takes the prose out of the template before the lists are made, for it may stand behind them.
 */
static enum cc_status collect(struct page *page, const char *at)
{
    char order[MAX_NAME_BYTES], name[MAX_NAME_BYTES];
    struct about *open = NULL;
    int number = 0;

    while (*at != '\0') {
        struct cc_span line = next_line(&at, &number);

        split_order(line, order, name);
        if (strcmp(order, "@about") == 0) {
            if (page->n_about == CC_MANUAL_MAX_ABOUT)
                return cc_fail(page->err, CC_E_USAGE, "manual", "line %d: more than %d @about",
                               number, CC_MANUAL_MAX_ABOUT);
            open = &page->about[page->n_about++];
            memcpy(open->name, name, sizeof name);
            open->text.ptr = at;
            open->line = number;
        } else if (strcmp(order, "@end") == 0 && open != NULL) {
            open->text.len = (size_t)(line.ptr - open->text.ptr);
            open = NULL;
        }
    }
    return open == NULL ? CC_OK
                        : cc_fail(page->err, CC_E_USAGE, "manual",
                                  "line %d: @about %s has no @end", open->line, open->name);
}

static enum cc_status write_page(struct page *page, const char *at)
{
    char order[MAX_NAME_BYTES], name[MAX_NAME_BYTES];
    bool is_about = false;
    enum cc_status st = CC_OK;

    while (st == CC_OK && *at != '\0') {
        struct cc_span line = next_line(&at, &page->line);

        split_order(line, order, name);
        if (order[0] == '@' && (is_about || strcmp(order, "@about") == 0)) {
            is_about = strcmp(order, "@end") != 0;
        } else if (!is_about && order[0] == '@') {
            st = obey(page, order, name);
        } else if (!is_about) {
            cc_buf_add(page->out, line);
            cc_buf_add_char(page->out, '\n');
        }
    }
    return st;
}

enum cc_status cc_manual_page(const char *template_text, struct cc_buf *out,
                              struct cc_error *err)
{
    struct page page = {.out = out, .err = err};
    enum cc_status st = collect(&page, template_text);

    if (st == CC_OK)
        st = write_page(&page, template_text);
    for (size_t i = 0; st == CC_OK && i < page.n_about; i++) {
        if (!page.about[i].is_taken)
            st = cc_fail(err, CC_E_USAGE, "manual", "line %d: @about %s: no list took it",
                         page.about[i].line, page.about[i].name);
    }
    if (st == CC_OK && out->status != CC_OK)
        st = cc_fail(err, out->status, "manual", "the page is too large");
    return st;
}
