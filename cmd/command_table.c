#include "command_table.h"
#include "options.h"

#include <string.h>

const struct cc_command cc_commands[] = {
    {"run", CC_COMMAND_RUN, "[-c FILE]", "configured sources: fetch, clean, compare, write (the cron job)", cc_cmd_run, NULL, 0, true},
    {"fetch", CC_COMMAND_FETCH, "[URL…]", "download into the archive, nothing else", cc_cmd_fetch, NULL, 0, false},
    {"clean", CC_COMMAND_CLEAN, "[INPUT…]", "saved pages to clean text; no state", cc_cmd_clean, NULL, 0, false},
    {"dedup", CC_COMMAND_DEDUP, "[INPUT.jsonl…]", "documents to duplicate paragraphs", cc_cmd_dedup, NULL, 0, false},
    {"corpus", CC_COMMAND_CORPUS, "[INPUT…] --out DIR", "clean and compare any number of documents", cc_cmd_corpus, NULL, 0, false},
    {"explain", CC_COMMAND_EXPLAIN, "INPUT|FILE.warc.gz:OFFSET|URL", "why each block was kept or dropped; where a paragraph was seen", cc_cmd_explain, NULL, 0, false},
    {"report", CC_COMMAND_REPORT, "DIR", "make the review page of an output folder again", cc_cmd_report, NULL, 0, false},
    {"index", CC_COMMAND_INDEX, "stats|check|forget OUTLET|compact", "the state between runs", cc_cmd_index, NULL, 0, true},
    {"init", CC_COMMAND_INIT, "[FILE]", "write a configuration to begin with, all options explained in it", cc_cmd_init, NULL, 0, false},
    {"check-config", CC_COMMAND_CHECK_CONFIG, "[FILE]", "say what holds and where it comes from, or all that is wrong", NULL, cc_cmd_check_config, CC_COMMAND_RUN, true},
};
#define N_COMMANDS (sizeof cc_commands / sizeof *cc_commands)

const size_t cc_n_commands = N_COMMANDS;

const struct cc_command *cc_command_find(const char *name)
{
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(cc_commands[i].name, name) == 0)
            return &cc_commands[i];
    }
    return NULL;
}

const char *cc_command_nearest(const char *name)
{
    const char *names[N_COMMANDS];

    for (size_t i = 0; i < N_COMMANDS; i++)
        names[i] = cc_commands[i].name;
    return cc_nearest(name, names, N_COMMANDS);
}
