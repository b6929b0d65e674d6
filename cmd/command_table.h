/* command_table.h -- ONE table of commands: main.c, --help, the manual and completion come from
 * it. */
#ifndef CLEANCOPY_CMD_COMMAND_TABLE_H
#define CLEANCOPY_CMD_COMMAND_TABLE_H

#include "commands.h"

#include <stddef.h>

extern const struct cc_command cc_commands[];
extern const size_t cc_n_commands;

/* NULL: no such command. */
const struct cc_command *cc_command_find(const char *name);
/* The one that is most like `name`; NULL: none is close. */
const char *cc_command_nearest(const char *name);

#endif
