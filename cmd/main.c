/* main.c -- starts the libraries, finds the command in the table, returns its exit code. */
#include "command_table.h"
#include "option_help.h"
#include "settings.h"

#include "cleancopy/core/alloc_install.h"

#include <curl/curl.h>
#include <libxml/parser.h>
#include <string.h>
#include <unicode/uclean.h>

static void usage(FILE *out)
{
    fputs("Usage: cleancopy COMMAND [OPTION…] [INPUT…]\n\n"
          "Turns web pages from many outlets into clean, de-duplicated text.\n\nCommands:\n",
          out);
    for (size_t i = 0; i < cc_n_commands; i++)
        fprintf(out, "  %-12s %s\n", cc_commands[i].name, cc_commands[i].help);
    fputs("\nTo begin with: cleancopy clean saved/ --out clean/\n"
          "cleancopy COMMAND --help lists its options, man cleancopy explains all.\n"
          "An INPUT is a file, a folder, or - for standard input; its bytes tell its kind.\n"
          "Exit code: 0 done, 1 some pages failed, 2 wrong usage, 3 unfinished, 75 locked.\n",
          out);
}

static int unknown_command(const char *name)
{
    const char *nearest = cc_command_nearest(name);

    if (name[0] == '-')
        cc_say("%s: the command comes first, such as cleancopy clean %s; see cleancopy --help", name,
               name);
    else if (nearest != NULL)
        cc_say("unknown command \"%s\": did you mean %s?", name, nearest);
    else
        cc_say("unknown command \"%s\"; see cleancopy --help", name);
    return CC_EXIT_USAGE;
}

static int load_and_run(const struct cc_command *command, int n_words, char **words)
{
    struct cc_settings settings;
    struct cc_error err;
    int n_operands = 0, code;

    cc_settings_init(&settings);
    if (cc_settings_load(&settings, command, n_words, words, &n_operands, &err) != CC_OK)
        code = cc_say_error(&err);
    else if (settings.help)
        code = cc_help_command(command);
    else
        code = command->run(&settings.cfg, n_operands, words);
    cc_settings_done(&settings);
    return code;
}

/* What was printed has arrived, or that is what went wrong. */
static int end_output(int code)
{
    struct cc_error err;

    if (cc_stdout_done(&err) != CC_OK && code != CC_EXIT_NOT_DONE)
        code = cc_say_error(&err);
    return code;
}

static int run_command(const struct cc_command *command, int n_words, char **words)
{
    return end_output(command->run_words != NULL ? command->run_words(command, n_words, words)
                                                 : load_and_run(command, n_words, words));
}

/* "cleancopy help clean" is asked as often as "cleancopy clean --help". */
static int help_word(int n_words, char **words)
{
    const struct cc_command *command = n_words > 0 ? cc_command_find(words[0]) : NULL;

    if (n_words > 0 && command == NULL)
        return unknown_command(words[0]);
    if (command != NULL)
        return cc_help_command(command);
    usage(stdout);
    return CC_EXIT_DONE;
}

int main(int argc, char **argv)
{
    const struct cc_command *command;
    struct cc_error err;
    bool uses_network;
    int code;

    if (argc < 2) {
        usage(stderr);
        return CC_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
        strcmp(argv[1], "help") == 0)
        return end_output(help_word(argv[1][0] == '-' ? 0 : argc - 2, argv + 2));
    if (strcmp(argv[1], "--version") == 0) {
        printf("cleancopy %s\n", CC_VERSION);
        return end_output(CC_EXIT_DONE);
    }
    command = cc_command_find(argv[1]);
    if (command == NULL)
        return unknown_command(argv[1]);
    uses_network = (command->bit & (CC_COMMAND_RUN | CC_COMMAND_FETCH)) != 0;
    cc_alloc_install();
    if (uses_network && cc_alloc_install_curl(&err) != CC_OK)
        return cc_say_error(&err);
    cc_stop_on_signals();
    code = run_command(command, argc - 2, argv + 2);
    if (uses_network)
        curl_global_cleanup();
    xmlCleanupParser();
    u_cleanup();
    return code;
}
