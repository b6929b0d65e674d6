/* completion.h -- scripts for bash, zsh and fish that complete commands, options, their values
 * and file names.
 *
 * Out of the tables alone, so that a script never knows another set of options than its
 * program. */
#ifndef CLEANCOPY_CMD_MANUAL_COMPLETION_H
#define CLEANCOPY_CMD_MANUAL_COMPLETION_H

#include "cleancopy/core/buf.h"

void cc_completion_bash(struct cc_buf *out);
void cc_completion_zsh(struct cc_buf *out);
void cc_completion_fish(struct cc_buf *out);

#endif
