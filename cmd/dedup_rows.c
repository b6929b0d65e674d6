#include "dedup_rows.h"

#include "commands.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum cc_status cc_dedup_rows_open(struct cc_dedup_rows *rows, const char *path,
                                  struct cc_error *err)
{
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;
    char dir[4096];
    struct stat there;

    rows->file = NULL;
    if (path == NULL)
        return CC_OK;
    if (stat(path, &there) == 0 && S_ISDIR(there.st_mode)) /* not only at the end */
        return cc_fail(err, CC_E_USAGE, "dedup", "%s is a folder: name a file", path);
    if (slash == NULL)
        return cc_outfile_open(".", path, &rows->file, err);
    if (snprintf(dir, sizeof dir, "%.*s", slash > path ? (int)(slash - path) : 1, path) >=
        (int)sizeof dir)
        return cc_fail(err, CC_E_USAGE, "dedup", "%s: path too long", path);
    return cc_outfile_open(dir, slash + 1, &rows->file, err);
}

enum cc_status cc_dedup_rows_add(struct cc_dedup_rows *rows, struct cc_span line,
                                 struct cc_error *err)
{
    if (rows->file != NULL)
        return cc_outfile_write(rows->file, line, err);
    errno = 0;
    if (line.len > 0 && fwrite(line.ptr, 1, line.len, stdout) != line.len)
        return cc_fail(err, CC_E_IO, "dedup", "standard output: cannot write: %s",
                       errno != 0 ? strerror(errno) : "write error");
    return CC_OK;
}

enum cc_status cc_dedup_rows_close(struct cc_dedup_rows *rows, bool whole, struct cc_error *err)
{
    struct cc_outfile *file = rows->file;
    bool changed;

    rows->file = NULL;
    if (file == NULL)
        return cc_stdout_done(err);
    if (whole)
        return cc_outfile_commit(file, &changed, err);
    cc_outfile_abort(file);
    return CC_OK;
}
