/* commands.h -- the commands, and what they share: exit codes, messages, the stop flag.
 *
 * A command is a row of the table in command_table.c and one file cmd_<name>.c.  It gets the finished configuration and its
 * operands, and returns the exit code.  Only cmd/ prints and exits. */
#ifndef CLEANCOPY_CMD_COMMANDS_H
#define CLEANCOPY_CMD_COMMANDS_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <signal.h>

enum cc_exit {
    CC_EXIT_DONE = 0,
    CC_EXIT_SOME_FAILED = 1, /* done, some pages failed */
    CC_EXIT_USAGE = 2,       /* wrong usage or configuration */
    CC_EXIT_NOT_DONE = 3,    /* could not run or finish */
    CC_EXIT_LOCKED = 75      /* another run holds the lock (EX_TEMPFAIL) */
};

struct cc_command {
    const char *name;
    unsigned bit;         /* CC_COMMAND_…: which options it takes */
    const char *operands; /* for the usage line */
    const char *help;     /* one line */
    int (*run)(const struct cc_config *cfg, int n_args, char **args);
    /* in its place, for a command that reads its settings by itself: the words behind its name */
    int (*run_words)(const struct cc_command *command, int n_words, char **words);
    unsigned also_takes;       /* CC_COMMAND_…: it takes their options too */
    bool reads_home_file;      /* without -c, the configuration in the home folder (settings.h) */
};

#define CC_COMMAND_RUN     1u
#define CC_COMMAND_FETCH   2u
#define CC_COMMAND_CLEAN   4u
#define CC_COMMAND_DEDUP   8u
#define CC_COMMAND_CORPUS  16u
#define CC_COMMAND_EXPLAIN 32u
#define CC_COMMAND_REPORT  64u
#define CC_COMMAND_INDEX   128u
#define CC_COMMAND_INIT    256u
#define CC_COMMAND_CHECK_CONFIG 512u

int cc_cmd_run(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_fetch(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_clean(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_dedup(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_corpus(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_explain(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_report(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_index(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_init(const struct cc_config *cfg, int n_args, char **args);
int cc_cmd_check_config(const struct cc_command *command, int n_words, char **words);

/* Not 0 once Ctrl-C or SIGTERM came: finish the page in hand and return CC_EXIT_NOT_DONE. */
extern volatile sig_atomic_t cc_stop;
/* The first Ctrl-C or SIGTERM asks for an orderly end; a second one ends at once (SA_RESETHAND). */
void cc_stop_on_signals(void);

/* "cleancopy: …" on standard error, one line. */
void cc_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same for a page that failed: "cleancopy: SOURCE: message". */
void cc_say_page(struct cc_span source, const struct cc_error *err);
/* For a page over a limit of the tree: "…; its text was taken without a tree". */
void cc_say_no_tree(struct cc_span source, const struct cc_error *err);
/* Prints the error and returns the exit code that its status means. */
int cc_say_error(const struct cc_error *err);
/* A command that was given no INPUT reads standard input: said where that is a terminal, which would seem to hang. */
void cc_say_waiting(const struct cc_config *cfg, const char *command, int n_args);
/* Flushes and checks standard output: CC_E_IO with the system's reason when something was not written. */
enum cc_status cc_stdout_done(struct cc_error *err);

#endif
