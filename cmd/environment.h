/* environment.h -- options out of the environment: CLEANCOPY_DELAY_MS=500 is --delay-ms 500.
 *
 * A variable that is empty counts as absent.  Flags take yes or no.  Relative paths are
 * relative to the current folder.  A repeatable option gets one more value.  What only a command
 * line can name (--feed and its like) has no variable. */
#ifndef CLEANCOPY_CMD_ENVIRONMENT_H
#define CLEANCOPY_CMD_ENVIRONMENT_H

#include "options.h"

#define CC_ENVIRONMENT_PREFIX     "CLEANCOPY_"
#define CC_ENVIRONMENT_NAME_BYTES 80 /* prefix, an option's name (63 at most), NUL */

/* "CLEANCOPY_DELAY_MS" of "delay-ms". */
void cc_environment_name(const char *option, char name[CC_ENVIRONMENT_NAME_BYTES]);

/* The variable's value; NULL: none, or empty. */
const char *cc_environment_value(const char *option);

/* CLEANCOPY_NO_CONFIG says anything but no: who set it wants no file. */
bool cc_environment_no_config(void);

/* Sets each option that has a variable.  CC_E_USAGE: a value that is not allowed.  A variable
 * that is named much like an option is warned of and does not stop a run, for it may be another
 * program's; settings->problem, where it is set, hears of both. */
enum cc_status cc_environment_read(struct cc_settings *settings, struct cc_error *err);

#endif
