/* settings.h -- what holds for a call.  Of the command line, the environment, the configuration
 * file and the defaults the first that says something wins; what may be repeated is added to.
 *
 * The file is that of -c, else that of CLEANCOPY_CONFIG, else, for commands that read it
 * (command_table.c), the first cleancopy/cleancopy.conf in the places of the XDG Base Directory
 * Specification.  Only what goes on from call to call reads that one, run above all: a file
 * somewhere in the home folder must not change what `clean` prints in somebody's script, nor
 * add a hundred sources to `fetch URL`. */
#ifndef CLEANCOPY_CMD_SETTINGS_H
#define CLEANCOPY_CMD_SETTINGS_H

#include "options.h"

/* Fills `settings` (initialised) for the command; operands are moved to the front of `words`.
 * With --help among the words nothing but settings->help counts.  CC_E_USAGE: a mistake in the
 * words, in a variable or in the file; with settings->problem the latter two go there. */
enum cc_status cc_settings_load(struct cc_settings *settings, const struct cc_command *command,
                                int n_words, char **words, int *n_operands,
                                struct cc_error *err);

#endif
