/* outdir.h -- folders below the output folder, reached without following symbolic links.
 *
 * What outfile.c and outbatch.c share.  A name is relative to the output folder: parts between
 * "/", none of them empty, "." or "..".  The output folder itself is the user's choice and may
 * be a link; below it a link is never followed: one that stands for a folder is an error
 * (removing it could undo what the user set up), one that stands for a file is replaced.
 *
 * An edge.  Thread use: any thread; no state. */
#ifndef CLEANCOPY_WRITE_OUTDIR_H
#define CLEANCOPY_WRITE_OUTDIR_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>

/* Opens the output folder, made with its parents where it is missing.  CC_E_IO. */
enum cc_status cc_outdir_open(const char *dir, int *fd, struct cc_error *err);

/* The same, and no other process may write below it until *fd is closed: two would take each other's temporary files.
 * CC_E_LOCKED.  Some network file systems have no such locks: there it goes on without. */
enum cc_status cc_outdir_lock(const char *dir, int *fd, struct cc_error *err);

/* CC_E_USAGE unless the name stays below the folder. */
enum cc_status cc_outdir_check(struct cc_span name, struct cc_error *err);

/* The folder that holds `name` (checked), as a descriptor for the caller to close, and where
 * the last part begins.  Without `make` *fd is -1 when a folder is missing. */
enum cc_status cc_outdir_folder(int root, struct cc_span name, bool make, int *fd,
                                size_t *last_part, struct cc_error *err);

/* A new file for reading and writing; a leftover of that name is removed first. */
enum cc_status cc_outdir_create(int folder, const char *name, int *fd, struct cc_error *err);

/* All bytes, or CC_E_IO. */
enum cc_status cc_outdir_write(int fd, const char *name, struct cc_span bytes,
                               struct cc_error *err);

/* True when the folder has a plain file of that name with these bytes. */
bool cc_outdir_holds(int folder, const char *name, struct cc_span bytes);

#endif
