/* home_place.h -- the folders of a user's own files, by the XDG Base Directory Specification
 * 0.8.
 *
 * A variable that is unset, empty or no absolute path stands for its default.  Strings live in
 * the arena; NULL: there is no such place (no HOME), or the arena refused. */
#ifndef CLEANCOPY_CMD_HOME_PLACE_H
#define CLEANCOPY_CMD_HOME_PLACE_H

#include "cleancopy/core/arena.h"

#define CC_HOME_CONFIG "cleancopy/cleancopy.conf"

enum cc_home_place {
    CC_HOME_PLACE_CONFIG, /* XDG_CONFIG_HOME, ~/.config */
    CC_HOME_PLACE_DATA,   /* XDG_DATA_HOME, ~/.local/share */
    CC_HOME_PLACE_STATE   /* XDG_STATE_HOME, ~/.local/state */
};

/* The place's folder with "/" and `name` behind it. */
const char *cc_home_path(struct cc_arena *arena, enum cc_home_place place, const char *name);

/* The configuration that is there: the user's, else the first in XDG_CONFIG_DIRS (/etc/xdg). */
const char *cc_home_find_config(struct cc_arena *arena);

#endif
