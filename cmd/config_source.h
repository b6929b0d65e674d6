/* config_source.h -- a [source NAME] section: its name and its keys, checked. */
#ifndef CLEANCOPY_CMD_CONFIG_SOURCE_H
#define CLEANCOPY_CMD_CONFIG_SOURCE_H

#include "options.h"

/* Begins the section of `name`, or goes on with one of that name; *source stays valid until the
 * next call. */
enum cc_status cc_config_source_begin(struct cc_settings *settings, const char *name,
                                      struct cc_config_place place, struct cc_source **source,
                                      struct cc_error *err);

/* Adds the value; `base_dir` is put before a relative path.  CC_E_USAGE: an unknown key (with
 * the nearest right one), an empty value, no host name where one is wanted, or more than
 * CC_MAX_SOURCE_URLS of a kind. */
enum cc_status cc_config_source_key(struct cc_settings *settings, struct cc_source *source,
                                    const char *key, const char *value, const char *base_dir,
                                    struct cc_config_place place, struct cc_error *err);

/* The values of the i-th key of cc_source_keys; `outlet` has one or none. */
const char *const *cc_config_source_values(const struct cc_source *source, size_t i, size_t *n);

#endif
