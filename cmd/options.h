/* options.h -- the command line and the configuration file (option_table.h has the options).
 *
 * Precedence: command line, then the file named by -c, then the defaults.  In the file an option stands under
 * its long name in the section [cleancopy]; relative paths there are relative to the file's
 * folder.  Sections [source NAME] say what `run` fetches, sections [site HOST] what is text on a site's pages. */
#ifndef CLEANCOPY_CMD_OPTIONS_H
#define CLEANCOPY_CMD_OPTIONS_H

#include "commands.h"

#include "cleancopy/core/arena.h"

#include <stdio.h>

/* The configuration and the memory that its strings live in. */
struct cc_settings {
    struct cc_config cfg;
    struct cc_arena arena;
    bool help; /* --help was among the words */
};

void cc_settings_init(struct cc_settings *settings);
void cc_settings_done(struct cc_settings *settings);

/* Reads the words behind the command's name.  Operands are moved to the front of `words`; *n_operands is
 * their number.  CC_E_USAGE: *err names the word and, for an unknown option, the nearest right one. */
enum cc_status cc_options_read(struct cc_settings *settings, const struct cc_command *command,
                               int n_words, char **words, int *n_operands, struct cc_error *err);

/* Reads a configuration file (config_file.c calls cc_options_set for each line of [cleancopy]).
 * CC_E_USAGE: "FILE:LINE: …" and what is allowed. */
enum cc_status cc_config_file_read(struct cc_settings *settings, const char *path,
                                   struct cc_error *err);

/* Reads the [site HOST] sections of a file in addition to those that are there; other sections are passed over unread. */
enum cc_status cc_rules_file_read(struct cc_settings *settings, const char *path,
                                  struct cc_error *err);

/* Sets one option from text.  `base_dir` (may be NULL) is put before relative paths.
 * CC_E_USAGE: unknown name (with the nearest) or a value that is not allowed (with what is). */
enum cc_status cc_options_set(struct cc_settings *settings, const char *name, const char *value,
                              const char *base_dir, struct cc_error *err);

/* Prints the command's options, a line each. */
void cc_options_help(FILE *out, unsigned command_bit);

/* The name in `names` that is most like `word`, or NULL when none is close: edit distance of at most a third of
 * its length. */
const char *cc_nearest(const char *word, const char *const *names, size_t n);

#endif
