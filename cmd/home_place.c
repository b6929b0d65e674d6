#include "home_place.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *variable, *below_home;
} places[] = {
    [CC_HOME_PLACE_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
    [CC_HOME_PLACE_DATA] = {"XDG_DATA_HOME", ".local/share"},
    [CC_HOME_PLACE_STATE] = {"XDG_STATE_HOME", ".local/state"},
};

static const char *absolute(const char *variable)
{
    const char *value = getenv(variable);

    return value != NULL && value[0] == '/' ? value : NULL;
}

const char *cc_home_path(struct cc_arena *arena, enum cc_home_place place, const char *name)
{
    const char *folder = absolute(places[place].variable), *home = absolute("HOME");

    if (folder != NULL)
        return cc_arena_printf(arena, "%s/%s", folder, name).ptr;
    if (home == NULL)
        return NULL;
    return cc_arena_printf(arena, "%s/%s/%s", home, places[place].below_home, name).ptr;
}

static const char *find_among(struct cc_arena *arena, const char *folders)
{
    while (*folders != '\0') {
        size_t n = strcspn(folders, ":");

        if (folders[0] == '/') {
            const char *path =
                cc_arena_printf(arena, "%.*s/" CC_HOME_CONFIG, (int)n, folders).ptr;

            if (path == NULL || access(path, F_OK) == 0)
                return path;
        }
        folders += n + strspn(folders + n, ":");
    }
    return NULL;
}

const char *cc_home_find_config(struct cc_arena *arena)
{
    const char *path = cc_home_path(arena, CC_HOME_PLACE_CONFIG, CC_HOME_CONFIG);
    const char *folders = getenv("XDG_CONFIG_DIRS");

    if (path != NULL && access(path, F_OK) == 0)
        return path;
    return find_among(arena, folders != NULL && folders[0] != '\0' ? folders : "/etc/xdg");
}
