/* main.c -- starts the libraries, finds the command in the table, returns its exit code. */
#include "commands.h"
#include "options.h"

#include "cleancopy/core/alloc_install.h"

#include <curl/curl.h>
#include <libxml/parser.h>
#include <string.h>
#include <unicode/uclean.h>

static const struct cc_command commands[] = {
    {"run", CC_COMMAND_RUN, "-c FILE", "configured sources: fetch, clean, compare, write (the cron job)", cc_cmd_run},
    {"fetch", CC_COMMAND_FETCH, "[URL…]", "download into the archive, nothing else", cc_cmd_fetch},
    {"clean", CC_COMMAND_CLEAN, "[INPUT…]", "saved pages to clean text; no state", cc_cmd_clean},
    {"dedup", CC_COMMAND_DEDUP, "[INPUT.jsonl…]", "documents to duplicate paragraphs", cc_cmd_dedup},
    {"corpus", CC_COMMAND_CORPUS, "[INPUT…] --out DIR", "clean and compare any number of documents", cc_cmd_corpus},
    {"explain", CC_COMMAND_EXPLAIN, "INPUT|FILE.warc.gz:OFFSET|URL", "each block with verdict, score and reason; where a paragraph was seen", cc_cmd_explain},
    {"report", CC_COMMAND_REPORT, "DIR", "make the review page of an output folder again", cc_cmd_report},
    {"index", CC_COMMAND_INDEX, "stats|check|forget OUTLET|compact", "the state between runs", cc_cmd_index},
};
#define N_COMMANDS (sizeof commands / sizeof *commands)

volatile sig_atomic_t cc_stop;

static void on_signal(int number)
{
    (void)number;
    cc_stop = 1;
}

/* The first Ctrl-C or SIGTERM asks for an orderly end; a second one ends at once (SA_RESETHAND). */
static void catch_signals(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL); /* fails for a wrong signal number alone */
    (void)sigaction(SIGTERM, &action, NULL);
}

static void usage(FILE *out)
{
    fputs("Usage: cleancopy COMMAND [OPTION…] [INPUT…]\n\n"
          "Turns web pages from many outlets into clean, de-duplicated text.\n\nCommands:\n",
          out);
    for (size_t i = 0; i < N_COMMANDS; i++)
        fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].help);
    fputs("\ncleancopy COMMAND --help lists its options; cleancopy --version tells the version.\n"
          "An INPUT is a file, a folder, or - for standard input; its kind is told from its bytes.\n"
          "Exit codes: 0 done, 1 some pages failed, 2 wrong usage, 3 not finished, 75 locked.\n",
          out);
}

static const struct cc_command *find_command(const char *name)
{
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

static int unknown_command(const char *name)
{
    const char *names[N_COMMANDS];
    const char *nearest;

    for (size_t i = 0; i < N_COMMANDS; i++)
        names[i] = commands[i].name;
    nearest = cc_nearest(name, names, N_COMMANDS);
    if (nearest != NULL)
        cc_say("unknown command \"%s\": did you mean %s?", name, nearest);
    else
        cc_say("unknown command \"%s\"; see cleancopy --help", name);
    return CC_EXIT_USAGE;
}

/* The file named by -c is read before the other words, so that these win. */
static enum cc_status read_settings(struct cc_settings *settings, const struct cc_command *command,
                                    int n_words, char **words, int *n_operands,
                                    struct cc_error *err)
{
    struct cc_settings first;
    const char *path;
    char **copy; /* reading moves the operands, and the words are read twice */
    enum cc_status st;

    cc_settings_init(&first);
    copy = cc_arena_calloc(&first.arena, (size_t)n_words + 1, sizeof *copy);
    if (copy == NULL)
        return cc_arena_status(&first.arena, "options", err);
    memcpy(copy, words, (size_t)n_words * sizeof *copy);
    st = cc_options_read(&first, command, n_words, copy, n_operands, err);
    path = first.cfg.config_path;
    if (st == CC_OK && path != NULL && !first.help) {
        st = cc_config_file_read(settings, path, err);
        if (st == CC_OK)
            st = cc_options_read(settings, command, n_words, words, n_operands, err);
        cc_settings_done(&first);
        return st;
    }
    cc_settings_done(&first);
    if (st == CC_OK)
        st = cc_options_read(settings, command, n_words, words, n_operands, err);
    return st;
}

static int run_command(const struct cc_command *command, int n_words, char **words)
{
    struct cc_settings settings;
    struct cc_error err;
    int n_operands = 0, code;

    cc_settings_init(&settings);
    if (read_settings(&settings, command, n_words, words, &n_operands, &err) != CC_OK) {
        code = cc_say_error(&err);
    } else if (settings.help) {
        printf("Usage: cleancopy %s [OPTION…] %s\n\n%s\n\nOptions:\n", command->name,
               command->operands, command->help);
        cc_options_help(stdout, command->bit);
        code = CC_EXIT_DONE;
    } else {
        code = command->run(&settings.cfg, n_operands, words);
    }
    if (cc_stdout_done(&err) != CC_OK && code != CC_EXIT_NOT_DONE)
        code = cc_say_error(&err);
    cc_settings_done(&settings);
    return code;
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
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        usage(stdout);
        return CC_EXIT_DONE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        printf("cleancopy %s\n", CC_VERSION);
        return CC_EXIT_DONE;
    }
    command = find_command(argv[1]);
    if (command == NULL)
        return unknown_command(argv[1]);
    uses_network = (command->bit & (CC_COMMAND_RUN | CC_COMMAND_FETCH)) != 0;
    cc_alloc_install();
    if (uses_network && cc_alloc_install_curl(&err) != CC_OK)
        return cc_say_error(&err);
    catch_signals();
    code = run_command(command, argc - 2, argv + 2);
    if (uses_network)
        curl_global_cleanup();
    xmlCleanupParser();
    u_cleanup();
    return code;
}
