/* options.h -- the command line and the configuration file (option_table.h has the options; settings.h who wins).
 *
 * In the file an option stands under its long name in the section [cleancopy]; relative paths there are relative to the file's
 * folder.  Sections [source NAME] say what `run` fetches, sections [site HOST] what is text on a site's pages. */
#ifndef CLEANCOPY_CMD_OPTIONS_H
#define CLEANCOPY_CMD_OPTIONS_H

#include "commands.h"

#include "cleancopy/core/arena.h"

#include <stdio.h>

/* Where a line stands, for messages. */
struct cc_config_place {
    const char *path; /* lives as long as the settings */
    int line;
};

enum cc_option_from { CC_FROM_DEFAULT, CC_FROM_FILE, CC_FROM_ENVIRONMENT, CC_FROM_WORDS };

struct cc_option_origin {
    enum cc_option_from from;
    struct cc_config_place place; /* CC_FROM_FILE */
};

#define CC_OPTIONS_MOST 128 /* room for origins; option_table.c does not compile with more options */

/* The configuration, the memory that its strings live in, and where its values came from. */
struct cc_settings {
    struct cc_config cfg;
    struct cc_arena arena;
    bool help; /* --help was among the words */
    struct cc_option_origin origin;                   /* of the value that is being set */
    struct cc_option_origin origins[CC_OPTIONS_MOST]; /* of each option, in the order of the table */
    /* check-config wants to hear of each problem in a file; NULL: the first ends the reading */
    void (*problem)(void *user, const struct cc_error *err);
    void *problem_user;
    bool operand_is_config; /* the one operand means the same as -c */
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

/* The name in `names` that is most like `word`, or NULL when none is close: edit distance of at most a third of
 * its length. */
const char *cc_nearest(const char *word, const char *const *names, size_t n);

#endif
