/* outfile.h -- files that are whole or not there: temporary file, fdatasync, rename, fsync of
 * the folder.
 *
 * In that order, so that not even a power cut leaves half a file under its final name.  A kill
 * or a full disk leaves at most "NAME.tmp" beside it, which the next write of NAME replaces.
 * One process at a time may write below a folder (output.h takes a lock).
 *
 * An edge.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_OUTFILE_H
#define CLEANCOPY_WRITE_OUTFILE_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>

/* Writes the file in one go unless it is there with the same bytes; *changed tells.  Missing
 * folders (`dir` too) are made. `name` is relative to `dir` and must not leave it (no "..", no
 * leading "/": CC_E_USAGE).  A symbolic link in the file's place is replaced, one in a folder's
 * place is an error: neither is followed.  CC_E_IO: nothing is left behind under the final
 * name.  For many files see outbatch.h. */
enum cc_status cc_outfile_put(const char *dir, struct cc_span name, struct cc_span content,
                              bool *changed, struct cc_error *err);

/* A large file written piece by piece to "NAME.tmp"; commit renames it over NAME unless the
 * bytes are the same, abort (or a crash) leaves NAME as it was. */
struct cc_outfile;
enum cc_status cc_outfile_open(const char *dir, const char *name, struct cc_outfile **file,
                               struct cc_error *err);
/* The same where several processes may want to write the file at once: one does.  CC_E_LOCKED: another has NAME.tmp open.  Some
 * network file systems have no such locks: there it goes on without. */
enum cc_status cc_outfile_open_alone(const char *dir, const char *name, struct cc_outfile **file,
                                     struct cc_error *err);
/* Once it has failed, every later write and the commit fail too. */
enum cc_status cc_outfile_write(struct cc_outfile *file, struct cc_span bytes,
                                struct cc_error *err);
/* Frees the handle in any case. */
enum cc_status cc_outfile_commit(struct cc_outfile *file, bool *changed, struct cc_error *err);
void cc_outfile_abort(struct cc_outfile *file); /* NULL is fine */

/* For many large files that are to take their names together: park leaves the whole file on disk
 * as NAME.tmp and frees the handle in any case (after a failure nothing is left), unpark gives a
 * handle for the commit.  Between the two, and for ever after a crash, NAME.tmp is the caller's to
 * remove. */
enum cc_status cc_outfile_park(struct cc_outfile *file, struct cc_error *err);
enum cc_status cc_outfile_unpark(const char *dir, const char *name, struct cc_outfile **file,
                                 struct cc_error *err);

/* Removes a file below dir and the folders that this leaves empty (not dir).  Missing is fine.
 */
enum cc_status cc_outfile_remove(const char *dir, struct cc_span name, struct cc_error *err);

#endif
