/* option_help.h -- the options of a command as its --help lists them: in groups, wrapped to a
 * width. */
#ifndef CLEANCOPY_CMD_OPTION_HELP_H
#define CLEANCOPY_CMD_OPTION_HELP_H

#include "commands.h"

#include "cleancopy/core/buf.h"

#define CC_HELP_LEAST_COLUMNS 40  /* in less, a long option's name would not fit */
#define CC_HELP_MOST_COLUMNS  100 /* longer lines are hard to read */

/* Appends `text`, words and blanks, in lines of at most `columns` characters (a longer word
 * stands alone); the first goes on at column `at`, the others begin with `prefix`.  A newline
 * ends it. */
void cc_help_wrap(struct cc_buf *out, const char *text, unsigned at, const char *prefix,
                  unsigned columns);

/* Appends the options that those commands take. */
void cc_help_options(struct cc_buf *out, unsigned commands, unsigned columns);

/* Prints the help of a command; its exit code. */
int cc_help_command(const struct cc_command *command);

/* How wide help may be: the terminal that standard output is, or 80, within the two bounds. */
unsigned cc_help_columns(void);

#endif
