#include "config_template.h"
#include "config_keys.h"
#include "option_help.h"
#include "option_table.h"

#include <string.h>

#define COLUMNS 80

static void comment(struct cc_buf *out, const char *text)
{
    cc_buf_add_string(out, "# ");
    cc_help_wrap(out, text, 2, "# ", COLUMNS);
}

/* What stands in the place of a default where there is none; "yes" where the option has no
 * argument. */
static void add_value(const struct cc_option *o, struct cc_buf *out)
{
    struct cc_config cfg;

    cc_config_defaults(&cfg);
    if (cc_option_count(&cfg, o) > 0)
        cc_option_show(&cfg, o, 0, out);
    else
        cc_buf_add_string(out, o->argument);
}

void cc_config_template_option(size_t option, struct cc_buf *out)
{
    const struct cc_option *o = &cc_options[option];
    struct cc_buf sentence;

    cc_buf_init(&sentence, 4096);
    cc_option_sentence(o, &sentence);
    cc_buf_add_char(out, '\n');
    comment(out, sentence.ptr != NULL ? sentence.ptr : o->help);
    cc_buf_done(&sentence);
    cc_buf_printf(out, "#%s = ", o->name);
    add_value(o, out);
    cc_buf_add_char(out, '\n');
}

static void add_section(const struct cc_config_keys *keys, const char *name, struct cc_buf *out)
{
    cc_buf_printf(out, "#[%s %s]\n", keys->section, name);
    for (size_t i = 0; i < keys->n; i++) {
        comment(out, keys->list[i].help);
        cc_buf_printf(out, "#%s = %s\n", keys->list[i].name, keys->list[i].example);
    }
}

/* The options that the template begins with. */
static bool stands_above(const char *name)
{
    static const char *const names[] = {"out", "state", "archive", "contact"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0)
            return true;
    }
    return false;
}

static void add_options(struct cc_buf *out)
{
    for (size_t g = 0; g < cc_n_option_groups; g++) {
        size_t from, to;

        cc_option_group_range(g, &from, &to);
        cc_buf_printf(out, "\n# ---- %s ----\n", cc_option_groups[g].title);
        for (; from < to; from++) {
            if (cc_option_is_lasting(&cc_options[from]) && !stands_above(cc_options[from].name))
                cc_config_template_option(from, out);
        }
    }
}

void cc_config_template(const struct cc_template_folders *folders, struct cc_buf *out)
{
    comment(out, "Configuration of cleancopy. A line that begins with # says nothing; those of "
                 "options show the "
                 "default, or in capitals what is to stand there. \"cleancopy check-config\" "
                 "tells what holds, "
                 "cleancopy.conf(5) explains.");
    cc_buf_add_string(out, "\n[cleancopy]\n");
    comment(out, "relative paths are relative to the folder of this file");
    cc_buf_printf(out, "out = %s\nstate = %s\narchive = %s\n\n", folders->out, folders->state,
                  folders->archive);
    comment(out, "a web or mail address that webmasters can write to: name one before you "
                 "fetch from others");
    cc_buf_add_string(out, "#contact = mailto:desk@example.org\n\n\n");
    comment(out, "What run fetches: a section for each source, with any number of such lines, "
                 "one at least of the kinds "
                 "feed, sitemap, front-page, url and url-list.");
    cc_buf_add_char(out, '\n');
    add_section(&cc_source_keys, "harbourpost", out);
    cc_buf_add_string(out, "\n\n");
    comment(out, "Rules for a site on whose pages too much or too little is taken for text: "
                 "CSS selectors. "
                 "\"cleancopy explain\" shows what they do.");
    cc_buf_add_char(out, '\n');
    add_section(&cc_site_keys, "harbourpost.example", out);
    cc_buf_add_string(out, "\n\n");
    comment(out, "Every other option; to set one, take the # away.");
    cc_buf_add_string(out, "\n[cleancopy]\n");
    add_options(out);
}
