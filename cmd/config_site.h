/* config_site.h -- a [site HOST] section: its name and its keys, checked and compiled. */
#ifndef CLEANCOPY_CMD_CONFIG_SITE_H
#define CLEANCOPY_CMD_CONFIG_SITE_H

#include "options.h"

/* A host as URLs have it: lower case, international names in ASCII, NUL-ended.  Empty when it
 * is none (or the arena refused). */
struct cc_span cc_config_host(struct cc_arena *arena, const char *name);

/* Begins the section of `name`, or goes on with one of that host; *site stays valid until the
 * next call. CC_E_USAGE: no host name, or more than CC_MAX_SITES of them. */
enum cc_status cc_config_site_begin(struct cc_settings *settings, const char *name,
                                    struct cc_config_place place, struct cc_site **site,
                                    struct cc_error *err);

/* Adds a rule for each selector of the value.  CC_E_USAGE: an unknown key (with the nearest
 * right one), a bad selector (with its byte offset and what was expected), or more than
 * CC_MAX_SITE_RULES. */
enum cc_status cc_config_site_key(struct cc_settings *settings, struct cc_site *site,
                                  const char *key, const char *value,
                                  struct cc_config_place place, struct cc_error *err);

/* "drop", "keep", … : the key. */
const char *cc_rule_name(enum cc_rule_kind kind);

#endif
