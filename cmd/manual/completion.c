#include "completion.h"

#include "command_table.h"
#include "option_table.h"

#include <string.h>

/* What may stand in a place. */
enum place {
    PLACE_NOTHING,
    PLACE_WORDS,
    PLACE_FILE,
    PLACE_FOLDER
};

static enum place place_of_option(const struct cc_option *o)
{
    if (o->argument == NULL)
        return PLACE_NOTHING;
    if (strchr(o->argument, '|') != NULL)
        return PLACE_WORDS;
    if (strcmp(o->argument, "DIR") == 0)
        return PLACE_FOLDER;
    if (strcmp(o->argument, "FILE") == 0 || strcmp(o->name, "files-from") == 0)
        return PLACE_FILE;
    return PLACE_NOTHING;
}

static enum place place_of_operand(const struct cc_command *command)
{
    const char *operands = command->operands;

    if (strchr(operands, '|') != NULL)
        return PLACE_WORDS;
    if (strncmp(operands, "DIR", 3) == 0)
        return PLACE_FOLDER;
    if (strncmp(operands, "[-", 2) == 0 || strstr(operands, "URL") != NULL)
        return PLACE_NOTHING;
    return PLACE_FILE;
}

/* "a|b WHAT|c" as "a b c". */
static void add_words(struct cc_buf *out, const char *words)
{
    for (;;) {
        size_t n = strcspn(words, "| ");

        cc_buf_add(out, (struct cc_span){words, n});
        words += strcspn(words, "|");
        if (*words == '\0')
            return;
        words++;
        cc_buf_add_char(out, ' ');
    }
}

/* The text within single quotes, for shells where "'" ends them: as '\'' (bash, zsh) or \'
 * (fish). */
static void add_quoted(struct cc_buf *out, const char *text, const char *quote,
                       const char *escaped)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            cc_buf_add_string(out, quote);
        else if (strchr(escaped, *text) != NULL)
            cc_buf_printf(out, "\\%c", *text);
        else
            cc_buf_add_char(out, *text);
    }
}

/* ---- bash ---- */

static void bash_options(struct cc_buf *out, const struct cc_command *command)
{
    cc_buf_printf(out, "    %s) options='--help", command->name);
    for (size_t i = 0; i < cc_n_options; i++) {
        const struct cc_option *o = &cc_options[i];

        if ((o->commands & (command->bit | command->also_takes)) == 0)
            continue;
        cc_buf_printf(out, " --%s", o->name);
        if (o->letter != 0)
            cc_buf_printf(out, " -%c", o->letter);
    }
    cc_buf_add_string(out, "' ");
    switch (place_of_operand(command)) {
    case PLACE_WORDS:
        cc_buf_add_string(out, "operands='");
        add_words(out, command->operands);
        cc_buf_add_string(out, "'");
        break;
    case PLACE_FILE:
        cc_buf_add_string(out, "kind=file");
        break;
    case PLACE_FOLDER:
        cc_buf_add_string(out, "kind=directory");
        break;
    default:
        cc_buf_add_string(out, "kind=");
    }
    cc_buf_add_string(out, " ;;\n");
}

static void bash_value(struct cc_buf *out, const struct cc_option *o)
{
    if (o->argument == NULL)
        return;
    cc_buf_printf(out, "    --%s", o->name);
    if (o->letter != 0)
        cc_buf_printf(out, "|-%c", o->letter);
    cc_buf_add_string(out, ") is_value=yes ");
    switch (place_of_option(o)) {
    case PLACE_WORDS:
        cc_buf_add_string(out, "operands='");
        add_words(out, o->argument);
        cc_buf_add_string(out, "' kind=");
        break;
    case PLACE_FILE:
        cc_buf_add_string(out, "operands= kind=file");
        break;
    case PLACE_FOLDER:
        cc_buf_add_string(out, "operands= kind=directory");
        break;
    default:
        cc_buf_add_string(out, "operands= kind=");
    }
    cc_buf_add_string(out, " ;;\n");
}

void cc_completion_bash(struct cc_buf *out)
{
    cc_buf_add_string(
        out, "# bash completion for cleancopy, made from the program's tables\n\n"
             "_cleancopy()\n{\n"
             "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
             "    local options= operands= kind= is_value=\n\n"
             "    COMPREPLY=()\n"
             "    if [[ $COMP_CWORD -eq 1 ]]; then\n"
             "        COMPREPLY=($(compgen -W '--help --version help");
    for (size_t i = 0; i < cc_n_commands; i++)
        cc_buf_printf(out, " %s", cc_commands[i].name);
    cc_buf_add_string(out, "' -- \"$word\"))\n        return\n    fi\n"
                           "    # bash takes --name=value apart at the =\n"
                           "    if [[ $word == = ]]; then\n"
                           "        word=\n"
                           "    elif [[ $before == = ]]; then\n"
                           "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
                           "    fi\n"
                           "    case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < cc_n_commands; i++)
        bash_options(out, &cc_commands[i]);
    cc_buf_add_string(out, "    *) return ;;\n    esac\n    case $before in\n");
    for (size_t i = 0; i < cc_n_options; i++)
        bash_value(out, &cc_options[i]);
    cc_buf_add_string(out,
                      "    esac\n"
                      "    if [[ -z $is_value && $word == -* ]]; then\n"
                      "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
                      "    elif [[ -n $operands ]]; then\n"
                      "        COMPREPLY=($(compgen -W \"$operands\" -- \"$word\"))\n"
                      "    elif [[ -n $kind ]]; then\n"
                      "        compopt -o filenames 2>/dev/null\n"
                      "        mapfile -t COMPREPLY < <(compgen -A \"$kind\" -- \"$word\")\n"
                      "    fi\n"
                      "}\n\n"
                      "complete -F _cleancopy cleancopy\n");
}

/* ---- zsh ---- */

static void zsh_action(struct cc_buf *out, enum place place, const char *words)
{
    if (place == PLACE_WORDS) {
        cc_buf_add_char(out, '(');
        add_words(out, words);
        cc_buf_add_char(out, ')');
    } else if (place == PLACE_FILE) {
        cc_buf_add_string(out, "_files");
    } else if (place == PLACE_FOLDER) {
        cc_buf_add_string(out, "_files -/");
    } else {
        cc_buf_add_char(out, ' ');
    }
}

/* '(-o --out)'{-o+,--out=}'[what it does]:DIR:_files -/', with a * in front of what may be
 * repeated. */
static void zsh_option(struct cc_buf *out, const struct cc_option *o)
{
    bool is_repeatable = strstr(o->help, "(repeatable)") != NULL,
         has_value = o->argument != NULL;

    cc_buf_add_string(out, " \\\n            ");
    if (o->letter != 0)
        cc_buf_printf(out, "'(-%c --%s)'{-%c%s,--%s%s}'", o->letter, o->name, o->letter,
                      has_value ? "+" : "", o->name, has_value ? "=" : "");
    else
        cc_buf_printf(out, "'%s--%s%s", is_repeatable ? "*" : "", o->name,
                      has_value ? "=" : "");
    cc_buf_add_char(out, '[');
    add_quoted(out, o->help, "'\\''", "[]\\");
    cc_buf_add_char(out, ']');
    if (has_value) {
        cc_buf_add_char(out, ':');
        add_quoted(out, o->argument, "'\\''", ":\\");
        cc_buf_add_char(out, ':');
        zsh_action(out, place_of_option(o), o->argument);
    }
    cc_buf_add_char(out, '\'');
}

static void zsh_command(struct cc_buf *out, const struct cc_command *command)
{
    enum place place = place_of_operand(command);

    cc_buf_printf(
        out, "    %s)\n        _arguments -s -S \\\n            '--help[list the options]'",
        command->name);
    for (size_t i = 0; i < cc_n_options; i++) {
        if ((cc_options[i].commands & (command->bit | command->also_takes)) != 0)
            zsh_option(out, &cc_options[i]);
    }
    if (place != PLACE_NOTHING) {
        cc_buf_add_string(out, " \\\n            '*:");
        add_quoted(out, place == PLACE_WORDS ? "action" : command->operands, "'\\''", ":\\");
        cc_buf_add_char(out, ':');
        zsh_action(out, place, command->operands);
        cc_buf_add_char(out, '\'');
    }
    cc_buf_add_string(out, "\n        ;;\n");
}

void cc_completion_zsh(struct cc_buf *out)
{
    cc_buf_add_string(
        out,
        "#compdef cleancopy\n# zsh completion for cleancopy, made from the program's tables\n\n"
        "local -a commands\n"
        "if (( CURRENT == 2 )); then\n    commands=(\n");
    for (size_t i = 0; i < cc_n_commands; i++) {
        cc_buf_printf(out, "        '%s:", cc_commands[i].name);
        add_quoted(out, cc_commands[i].help, "'\\''", ":\\");
        cc_buf_add_string(out, "'\n");
    }
    cc_buf_add_string(out, "    )\n"
                           "    _describe -t commands command commands\n"
                           "    [[ $PREFIX == -* ]] && compadd -- --help --version\n"
                           "    return\nfi\n"
                           "shift words\n(( CURRENT-- ))\ncase $words[1] in\n");
    for (size_t i = 0; i < cc_n_commands; i++)
        zsh_command(out, &cc_commands[i]);
    cc_buf_add_string(out, "esac\n");
}

/* ---- fish ---- */

static void fish_begin(struct cc_buf *out, const struct cc_command *command)
{
    cc_buf_printf(out, "complete -c cleancopy -n '__fish_seen_subcommand_from %s'",
                  command->name);
}

static void fish_place(struct cc_buf *out, enum place place, const char *words,
                       const char *wanted)
{
    if (place == PLACE_FILE) {
        cc_buf_add_string(out, wanted);
        cc_buf_add_string(out, " -F");
    } else if (place == PLACE_FOLDER) {
        cc_buf_printf(out, "%s -f -a '(__fish_complete_directories)'", wanted);
    } else if (place == PLACE_WORDS) {
        cc_buf_printf(out, "%s -f -a '", wanted);
        add_words(out, words);
        cc_buf_add_char(out, '\'');
    } else {
        cc_buf_printf(out, "%s -f", wanted);
    }
}

static void fish_option(struct cc_buf *out, const struct cc_command *command,
                        const struct cc_option *o)
{
    fish_begin(out, command);
    cc_buf_printf(out, " -l %s", o->name);
    if (o->letter != 0)
        cc_buf_printf(out, " -s %c", o->letter);
    if (o->argument != NULL)
        fish_place(out, place_of_option(o), o->argument, " -r");
    cc_buf_add_string(out, " -d '");
    add_quoted(out, o->help, "\\'", "\\");
    cc_buf_add_string(out, "'\n");
}

static void fish_command(struct cc_buf *out, const struct cc_command *command)
{
    enum place place = place_of_operand(command);

    if (place != PLACE_NOTHING) {
        fish_begin(out, command);
        fish_place(out, place, command->operands, "");
        cc_buf_add_char(out, '\n');
    }
    fish_begin(out, command);
    cc_buf_add_string(out, " -l help -d 'list the options'\n");
    for (size_t i = 0; i < cc_n_options; i++) {
        if ((cc_options[i].commands & (command->bit | command->also_takes)) != 0)
            fish_option(out, command, &cc_options[i]);
    }
}

void cc_completion_fish(struct cc_buf *out)
{
    cc_buf_add_string(
        out,
        "# fish completion for cleancopy, made from the program's tables\n\n"
        "complete -c cleancopy -f\n"
        "complete -c cleancopy -n __fish_use_subcommand -l help -d 'list the commands'\n"
        "complete -c cleancopy -n __fish_use_subcommand -l version -d 'tell the version'\n");
    for (size_t i = 0; i < cc_n_commands; i++) {
        cc_buf_printf(out, "complete -c cleancopy -n __fish_use_subcommand -a %s -d '",
                      cc_commands[i].name);
        add_quoted(out, cc_commands[i].help, "\\'", "\\");
        cc_buf_add_string(out, "'\n");
        fish_command(out, &cc_commands[i]);
    }
}
