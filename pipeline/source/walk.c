#include "cleancopy/source/walk.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/source/saved_folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* One open folder: its names, end to end, in order. */
struct level {
    struct cc_buf names; /* NUL-ended each */
    const char **order;  /* into names */
    size_t count, at;
    size_t path_len; /* of the folder, in walk->path */
};

struct cc_walk {
    struct cc_buf path; /* of the deepest open folder, "/" at its end where it is not empty */
    struct level levels[CC_WALK_MAX_DEPTH];
    size_t depth;
    bool has_start; /* walk->start has not been looked at */
    char *start;
};

struct cc_walk *cc_walk_open(void)
{
    struct cc_walk *walk = cc_calloc(1, sizeof *walk);

    if (walk != NULL)
        cc_buf_init(&walk->path, SIZE_MAX / 4);
    return walk;
}

static void leave(struct cc_walk *walk)
{
    struct level *level = &walk->levels[--walk->depth];

    cc_buf_done(&level->names);
    cc_free(level->order);
    level->order = NULL;
}

void cc_walk_close(struct cc_walk *walk)
{
    if (walk == NULL)
        return;
    while (walk->depth > 0)
        leave(walk);
    cc_buf_done(&walk->path);
    cc_free(walk->start);
    cc_free(walk);
}

enum cc_status cc_walk_start(struct cc_walk *walk, const char *path, struct cc_error *err)
{
    cc_free(walk->start);
    walk->start = cc_strdup(path);
    if (walk->start == NULL)
        return cc_fail(err, CC_E_NOMEM, "input", "%s: no memory", path);
    walk->has_start = true;
    return CC_OK;
}

/* ---- folders --------------------------------------------------------------------------- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a,
                  *(const char *const *)b); /* unsigned bytes, C11 7.24.4 */
}

static bool read_names(struct level *level, DIR *dir)
{
    const struct dirent *entry;

    errno = 0;
    for (entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (entry->d_name[0] == '.')
            continue;
        cc_buf_add_string(&level->names, entry->d_name);
        cc_buf_add_char(&level->names, '\0');
        level->count++;
        errno = 0;
    }
    return errno == 0;
}

static bool order_names(struct level *level)
{
    const char *name = level->names.ptr;
    size_t i;

    if (level->names.status != CC_OK)
        return false;
    if (level->count == 0)
        return true;
    level->order = cc_realloc_array(NULL, level->count, sizeof *level->order);
    if (level->order == NULL)
        return false;
    for (i = 0; i < level->count; i++) {
        level->order[i] = name;
        name += strlen(name) + 1;
    }
    qsort(level->order, level->count, sizeof *level->order, compare_names);
    return true;
}

/* `path`: a folder whose name stands at the end of walk->path, or the start. */
static enum cc_status enter(struct cc_walk *walk, const char *path, struct cc_error *err)
{
    struct level *level = &walk->levels[walk->depth];
    bool is_read;
    DIR *dir;

    if (walk->depth == CC_WALK_MAX_DEPTH)
        return cc_fail(err, CC_E_LIMIT, "input", "%s: more than %d folders deep", path,
                       CC_WALK_MAX_DEPTH);
    dir = opendir(path);
    if (dir == NULL)
        return cc_fail(err, CC_E_INPUT, "input", "%s: folder cannot be read: %s", path,
                       strerror(errno));
    memset(level, 0, sizeof *level);
    cc_buf_init(&level->names, SIZE_MAX / 4);
    walk->depth++;
    is_read = read_names(level, dir);
    (void)closedir(dir); /* it was only read */
    if (!is_read) {
        leave(walk);
        return cc_fail(err, CC_E_INPUT, "input", "%s: folder cannot be read: %s", path,
                       strerror(errno));
    }
    if (!order_names(level)) {
        leave(walk);
        return cc_fail(err, CC_E_NOMEM, "input", "%s: no memory for its names", path);
    }
    level->path_len = walk->path.len;
    return CC_OK;
}

/* ---- walking --------------------------------------------------------------------------- */

enum finding {
    A_FILE,
    A_FOLDER,
    NOTHING
};

/* Whether what was met, the name that came last, belongs to a page beside it. */
static bool is_part(const struct cc_walk *walk, enum finding finding)
{
    const struct level *level = &walk->levels[walk->depth - 1];

    return cc_saved_folder_is_part(level->order, level->count, level->order[level->at - 1],
                                   finding == A_FOLDER);
}

/* What is there.  A link that is met on the way counts as a file when it leads to one; one that
 * was asked for is followed to a folder too. */
static enum cc_status look(const char *path, bool was_asked_for, enum finding *finding,
                           struct cc_error *err)
{
    struct stat st, link;

    if (stat(path, &st) != 0)
        return cc_fail(err, CC_E_INPUT, "input", "%s: %s", path, strerror(errno));
    if (S_ISDIR(st.st_mode)) {
        *finding = A_FOLDER;
        if (!was_asked_for && (lstat(path, &link) != 0 || S_ISLNK(link.st_mode)))
            *finding = NOTHING;
    } else {
        /* a pipe that was asked for is process substitution; one met on the way could wait for
         * ever */
        *finding = was_asked_for || S_ISREG(st.st_mode) ? A_FILE : NOTHING;
    }
    return CC_OK;
}

static enum cc_status take(struct cc_walk *walk, struct cc_arena *arena, struct cc_span name,
                           bool was_asked_for, struct cc_span *path, struct cc_error *err)
{
    enum finding finding = A_FILE;
    enum cc_status st = CC_OK;

    *path = cc_arena_copy(arena, name); /* with a NUL behind it */
    if (path->ptr == NULL)
        return cc_arena_status(arena, "input", err);
    if (!was_asked_for || !cc_span_is(name, CC_SPAN("-")))
        st = look(path->ptr, was_asked_for, &finding, err);
    if (st == CC_OK && !was_asked_for && finding != NOTHING && is_part(walk, finding))
        return CC_END;
    if (st != CC_OK || finding == A_FILE)
        return st;
    if (finding == NOTHING)
        return CC_END;
    if (name.len > 0 && name.ptr[name.len - 1] != '/')
        cc_buf_add_char(&walk->path, '/');
    if (walk->path.status != CC_OK)
        return cc_fail(err, CC_E_NOMEM, "input", "%s: no memory", path->ptr);
    st = enter(walk, path->ptr, err);
    return st == CC_OK ? CC_END : st;
}

enum cc_status cc_walk_next(struct cc_walk *walk, struct cc_arena *arena, struct cc_span *path,
                            struct cc_error *err)
{
    enum cc_status st;

    if (walk->has_start) {
        walk->has_start = false;
        cc_buf_clear(&walk->path);
        cc_buf_add_string(&walk->path, walk->start);
        if (walk->path.status != CC_OK)
            return cc_fail(err, CC_E_NOMEM, "input", "%s: no memory", walk->start);
        st = take(walk, arena, cc_buf_span(&walk->path), true, path, err);
        if (st != CC_END)
            return st;
    }
    while (walk->depth > 0) {
        struct level *level = &walk->levels[walk->depth - 1];

        if (level->at == level->count) {
            leave(walk);
            continue;
        }
        walk->path.len = level->path_len;
        cc_buf_add_string(&walk->path, level->order[level->at++]);
        if (walk->path.status != CC_OK)
            return cc_fail(err, CC_E_NOMEM, "input", "no memory for a path");
        st = take(walk, arena, cc_buf_span(&walk->path), false, path, err);
        if (st != CC_END)
            return st;
    }
    return CC_END;
}

bool cc_walk_in_folder(const struct cc_walk *walk)
{
    return walk->depth > 0;
}

size_t cc_walk_named_bytes(const struct cc_walk *walk)
{
    return walk->start != NULL ? strlen(walk->start) : 0;
}
