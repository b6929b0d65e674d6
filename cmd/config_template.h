/* config_template.h -- a configuration to begin with: every option with its sentence, and its
 * default commented out. */
#ifndef CLEANCOPY_CMD_CONFIG_TEMPLATE_H
#define CLEANCOPY_CMD_CONFIG_TEMPLATE_H

#include "cleancopy/core/buf.h"

#define CC_CONFIG_LINE_BYTES                                                                   \
    198 /* inih cuts longer lines in two, so that the reader refuses them */

/* The folders that a file sets, where they belong. */
struct cc_template_folders {
    const char *out, *state, *archive;
};

/* Appends the file.  Its only lines that are not comments are the section [cleancopy] and the
 * folders. */
void cc_config_template(const struct cc_template_folders *folders, struct cc_buf *out);

/* Appends the option as the template has it: its sentence as a comment, then "#key = default".
 */
void cc_config_template_option(size_t option, struct cc_buf *out);

#endif
