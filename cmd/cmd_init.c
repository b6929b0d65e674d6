/* cmd_init.c -- writes a configuration to begin with. */
#include "commands.h"
#include "config_template.h"
#include "home_place.h"

#include "cleancopy/core/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_FILE_BYTES ((size_t)1 << 20)

static enum cc_status no_home(struct cc_error *err)
{
    return cc_fail(err, CC_E_USAGE, "init",
                   "neither HOME nor XDG_CONFIG_HOME names a folder: give FILE");
}

/* The folders above the file, which a new user's home lacks. */
static enum cc_status make_folders(struct cc_arena *arena, const char *path,
                                   struct cc_error *err)
{
    for (const char *slash = strchr(path + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        struct cc_span folder =
            cc_arena_copy(arena, (struct cc_span){path, (size_t)(slash - path)});

        if (folder.ptr == NULL)
            return cc_arena_status(arena, "init", err);
        if (mkdir(folder.ptr, 0777) != 0 && errno != EEXIST)
            return cc_fail(err, CC_E_IO, "init", "%s: cannot make the folder: %s", folder.ptr,
                           strerror(errno));
    }
    return CC_OK;
}

/* One that is there, whatever it is, stays. */
static enum cc_status put_new_file(const char *path, struct cc_span text, struct cc_error *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666), failed;

    if (fd < 0 && errno == EEXIST)
        return cc_fail(err, CC_E_USAGE, "init",
                       "%s: is there already and stays as it is; give another FILE", path);
    if (fd < 0)
        return cc_fail(err, CC_E_IO, "init", "%s: cannot write: %s", path, strerror(errno));
    errno = 0;
    failed = write(fd, text.ptr, text.len) != (ssize_t)text.len || fsync(fd) != 0;
    if (close(fd) != 0 || failed) {
        (void)cc_fail(err, CC_E_IO, "init", "%s: cannot write: %s", path,
                      errno != 0 ? strerror(errno) : "the disk is full");
        (void)unlink(path); /* half of it would be in the way of the next try */
        return CC_E_IO;
    }
    return CC_OK;
}

/* Beside a file that was named; a file in the home folder has its data where the system wants
 * them. */
static enum cc_status choose_folders(struct cc_arena *arena, bool is_home,
                                     struct cc_template_folders *folders, struct cc_error *err)
{
    const size_t most = CC_CONFIG_LINE_BYTES - sizeof "archive = ";

    *folders = (struct cc_template_folders){"out", "state", "archive"};
    if (!is_home)
        return CC_OK;
    folders->out = cc_home_path(arena, CC_HOME_PLACE_DATA, "cleancopy/out");
    folders->state = cc_home_path(arena, CC_HOME_PLACE_STATE, "cleancopy");
    folders->archive = cc_home_path(arena, CC_HOME_PLACE_DATA, "cleancopy/archive");
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "init", err);
    if (folders->out == NULL || folders->state == NULL || folders->archive == NULL)
        return no_home(err);
    if (strlen(folders->archive) > most || strlen(folders->state) > most)
        return cc_fail(err, CC_E_USAGE, "init",
                       "%s: too long for a line of the configuration: give FILE",
                       folders->archive);
    return CC_OK;
}

static void say_next(const char *path, bool is_home)
{
    const char *option = is_home ? "" : " -c ", *name = is_home ? "" : path;

    cc_say("%s: written; name your sources in it, then try: cleancopy check-config%s%s; "
           "cleancopy run%s%s",
           path, is_home ? "" : " ", name, option, name);
}

static enum cc_status init(struct cc_arena *arena, const struct cc_config *cfg,
                           const char *file, struct cc_error *err)
{
    bool is_home = file == NULL, is_stdout = file != NULL && strcmp(file, "-") == 0;
    const char *path =
        is_home ? cc_home_path(arena, CC_HOME_PLACE_CONFIG, CC_HOME_CONFIG) : file;
    struct cc_template_folders folders;
    struct cc_buf text;
    enum cc_status st;

    if (path == NULL)
        return arena->status != CC_OK ? cc_arena_status(arena, "init", err) : no_home(err);
    st = choose_folders(arena, is_home, &folders, err);
    if (st != CC_OK)
        return st;
    cc_buf_init(&text, MAX_FILE_BYTES);
    cc_config_template(&folders, &text);
    if (text.status != CC_OK)
        st = cc_fail(err, text.status, "init", "out of memory");
    else if (is_stdout)
        (void)fwrite(text.ptr, 1, text.len, stdout); /* checked by cc_stdout_done */
    if (st == CC_OK && is_home)
        st = make_folders(arena, path, err);
    if (st == CC_OK && !is_stdout)
        st = put_new_file(path, cc_buf_span(&text), err);
    cc_buf_done(&text);
    if (st == CC_OK && !is_stdout && !cfg->quiet)
        say_next(path, is_home);
    return st;
}

int cc_cmd_init(const struct cc_config *cfg, int n_args, char **args)
{
    struct cc_arena arena;
    struct cc_error err;
    int code;

    if (n_args > 1 || (n_args == 1 && args[0][0] == '\0')) {
        cc_say("init takes one FILE: the configuration to write");
        return CC_EXIT_USAGE;
    }
    cc_arena_init(&arena, (size_t)1 << 20);
    code = init(&arena, cfg, n_args == 1 ? args[0] : NULL, &err) == CC_OK ? CC_EXIT_DONE
                                                                          : cc_say_error(&err);
    cc_arena_done(&arena);
    return code;
}
