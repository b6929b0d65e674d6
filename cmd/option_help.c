#include "option_help.h"
#include "option_table.h"
#include "screen.h"
#include "terminal_text.h"

#include <string.h>
#include <unistd.h>

#define WIDE_INDENT                                                                            \
    26 /* where sentences begin; heads that are longer have a line of their own */
#define NARROW_INDENT  8 /* the same, where there is little room */
#define NARROW         60
#define MAX_HELP_BYTES ((size_t)1 << 20)

unsigned cc_help_columns(void)
{
    unsigned columns = cc_screen_columns(STDOUT_FILENO);

    if (columns < CC_HELP_LEAST_COLUMNS)
        return CC_HELP_LEAST_COLUMNS;
    return columns < CC_HELP_MOST_COLUMNS ? columns : CC_HELP_MOST_COLUMNS;
}

static unsigned width_of(const char *text, size_t n)
{
    return cc_cells((struct cc_span){text, n});
}

void cc_help_wrap(struct cc_buf *out, const char *text, unsigned at, const char *prefix,
                  unsigned columns)
{
    bool is_first = true; /* of its line */

    while (*text != '\0') {
        size_t n = strcspn(text, " ");
        unsigned width = width_of(text, n);

        if (!is_first && at + 1 + width > columns) {
            cc_buf_printf(out, "\n%s", prefix);
            at = width_of(prefix, strlen(prefix));
            is_first = true;
        }
        if (!is_first)
            cc_buf_add_char(out, ' ');
        cc_buf_add(out, (struct cc_span){text, n});
        at += width + !is_first;
        is_first = false;
        text += n + strspn(text + n, " ");
    }
    cc_buf_add_char(out, '\n');
}

/* A choice that is longer than a line goes on in the next one. */
static void add_argument(struct cc_buf *out, const char *argument, unsigned at, unsigned columns)
{
    while (*argument != '\0') {
        size_t n = strcspn(argument, "|");
        unsigned width;

        n += argument[n] == '|';
        width = width_of(argument, n);
        if (at + width > columns) {
            cc_buf_printf(out, "\n%*s", NARROW_INDENT, "");
            at = NARROW_INDENT;
        }
        cc_buf_add(out, (struct cc_span){argument, n});
        at += width;
        argument += n;
    }
}

static void add_option(struct cc_buf *out, const struct cc_option *o, unsigned columns)
{
    unsigned indent = columns < NARROW ? NARROW_INDENT : WIDE_INDENT, at;
    char prefix[WIDE_INDENT + 1];
    struct cc_buf sentence;
    size_t begin = out->len;

    cc_buf_printf(out, "  %c%c%c --%s%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
                  o->letter ? ',' : ' ', o->name, o->argument != NULL ? " " : "");
    at = width_of(out->ptr != NULL ? out->ptr + begin : "", out->len - begin);
    if (o->argument != NULL) {
        add_argument(out, o->argument, at, columns);
        at = width_of(out->ptr != NULL ? out->ptr + begin : "", out->len - begin);
    }
    (void)snprintf(prefix, sizeof prefix, "%*s", (int)indent, "");
    if (at + 2 > indent)
        cc_buf_printf(out, "\n%s", prefix);
    else
        cc_buf_printf(out, "%*s", (int)(indent - at), "");
    cc_buf_init(&sentence, 4096);
    cc_option_sentence(o, &sentence);
    cc_help_wrap(out, sentence.ptr != NULL ? sentence.ptr : o->help, indent, prefix, columns);
    cc_buf_done(&sentence);
}

void cc_help_options(struct cc_buf *out, unsigned commands, unsigned columns)
{
    for (size_t g = 0; g < cc_n_option_groups; g++) {
        size_t from, to;
        bool has_head = false;

        cc_option_group_range(g, &from, &to);
        for (; from < to; from++) {
            if ((cc_options[from].commands & commands) == 0)
                continue;
            if (!has_head)
                cc_buf_printf(out, "\n%s:\n", cc_option_groups[g].title);
            has_head = true;
            add_option(out, &cc_options[from], columns);
        }
    }
}

int cc_help_command(const struct cc_command *command)
{
    unsigned columns = cc_help_columns();
    struct cc_buf text;

    cc_buf_init(&text, MAX_HELP_BYTES);
    cc_buf_printf(&text, "Usage: cleancopy %s [OPTION…] %s\n\n", command->name,
                  command->operands);
    cc_help_wrap(&text, command->help, 0, "", columns);
    cc_help_options(&text, command->bit, columns);
    if (command->also_takes != 0)
        cc_buf_add_string(&text, "\nIt takes the options of run too.\n");
    if (text.status == CC_OK)
        (void)fwrite(text.ptr, 1, text.len, stdout); /* checked by cc_stdout_done */
    else
        cc_say("no memory for the help");
    cc_buf_done(&text);
    return text.status == CC_OK ? CC_EXIT_DONE : CC_EXIT_NOT_DONE;
}
