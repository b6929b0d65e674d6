#include "input_size.h"

#include "screen.h"

#include "cleancopy/source/stream.h"
#include "cleancopy/source/walk.h"

#include <string.h>
#include <sys/stat.h>

#define MAX_PATH_BYTES 65536 /* of a line of files_from */

struct sum {
    struct cc_walk *walk;
    struct cc_arena arena; /* of one path */
    uint64_t bytes;
    double until_s;
};

/* False: it cannot be told. */
static bool add_file(struct sum *sum, const char *path)
{
    struct stat about;

    if (strcmp(path, "-") == 0)
        return false;
    if (stat(path, &about) != 0)
        return true; /* it is said when its turn comes */
    if (!S_ISREG(about.st_mode) || cc_screen_now_s() > sum->until_s)
        return false;
    sum->bytes += (uint64_t)about.st_size;
    return true;
}

static bool add_path(struct sum *sum, const char *path)
{
    struct cc_span file;
    enum cc_status st;

    if (cc_walk_start(sum->walk, path, NULL) != CC_OK)
        return true; /* as above */
    for (;;) {
        cc_arena_reset(&sum->arena);
        st = cc_walk_next(sum->walk, &sum->arena, &file, NULL);
        if (st == CC_END || st == CC_E_NOMEM)
            return st == CC_END;
        if (st == CC_OK && !add_file(sum, file.ptr))
            return false;
    }
}

/* A list that comes through a pipe can be read once alone, and is the command's. */
static bool add_list(struct sum *sum, const char *list)
{
    struct cc_stream *stream = NULL;
    struct cc_span line;
    struct stat about;
    bool known = strcmp(list, "-") != 0 && stat(list, &about) == 0 && S_ISREG(about.st_mode) &&
                 cc_stream_open(list, &stream, NULL) == CC_OK;

    while (known && cc_stream_line(stream, MAX_PATH_BYTES, &line, NULL) == CC_OK) {
        char path[4097];

        known = line.len < sizeof path;
        if (!known || line.len == 0)
            continue;
        memcpy(path, line.ptr, line.len);
        path[line.len] = '\0';
        known = add_path(sum, path);
    }
    cc_stream_close(stream);
    return known;
}

uint64_t cc_input_size(int n_paths, char **paths, const char *files_from)
{
    struct sum sum = {.walk = cc_walk_open(),
                      .until_s = cc_screen_now_s() + CC_INPUT_SIZE_MAX_S};
    bool known = sum.walk != NULL;

    cc_arena_init(&sum.arena, (size_t)1 << 20);
    for (int i = 0; i < n_paths && known; i++)
        known = add_path(&sum, paths[i]);
    if (known && files_from != NULL)
        known = add_list(&sum, files_from);
    cc_arena_done(&sum.arena);
    cc_walk_close(sum.walk);
    return known ? sum.bytes : 0;
}
