/* config_keys.h -- the keys of [source NAME] and [site HOST] sections: the reader,
 * check-config, the file that init writes and cleancopy.conf(5) come from these two tables. */
#ifndef CLEANCOPY_CMD_CONFIG_KEYS_H
#define CLEANCOPY_CMD_CONFIG_KEYS_H

#include "cleancopy/core/buf.h"

#include <stddef.h>

struct cc_config_key {
    const char *name;
    const char *argument;
    const char *example; /* for the file that init writes */
    const char *help;
    size_t list,
        count; /* [source]: where the values and their number stand in struct cc_source */
};

struct cc_config_keys {
    const char *section; /* "source" */
    const char *name;    /* of its argument: "NAME" */
    const struct cc_config_key *list;
    size_t n;
};

extern const struct cc_config_keys cc_source_keys;
extern const struct cc_config_keys cc_site_keys; /* in the order of enum cc_rule_kind */

/* The key's index, or keys->n. */
size_t cc_config_key_find(const struct cc_config_keys *keys, const char *name);
/* CC_E_USAGE: "FILE:LINE: unknown key …", the nearest right one, and all that there are. */
enum cc_status cc_config_key_unknown(const struct cc_config_keys *keys, const char *path,
                                     int line, const char *name, struct cc_error *err);

#endif
