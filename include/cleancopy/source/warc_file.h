/* warc_file.h -- the pages of a WARC file, plain or compressed, read as a stream.
 *
 * Memory is one record, at most limits->max_input_bytes, whatever the size of the file.  After
 * damage the reading goes on at the next thing that looks like a record (in gzip: like a member
 * that holds one).
 *
 * An edge: it reads through stream.h.  Thread use: one thread at a time for each file. */
#ifndef CLEANCOPY_SOURCE_WARC_FILE_H
#define CLEANCOPY_SOURCE_WARC_FILE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/source/stream.h"

/* Filled by the caller, who keeps owning all of it; is_damaged starts as false. */
struct cc_warc_file {
    struct cc_stream *stream;
    const char *path; /* for page->source */
    const struct cc_limits *limits;
    bool is_damaged; /* the next record has to be looked for */
};

/* The next page (a response of status 200, or a resource, that is HTML or plain text); all its
 * memory is in the arena.  page->source is "PATH:OFFSET": of the record, in a compressed file
 * of the member that holds it, with "+PLACE" behind it when the record is not the member's
 * first. CC_END: no more.  CC_E_INPUT, CC_E_LIMIT: a record that is damaged, cut short, too
 * large or of a coding that is not read; page->source names it, the next call goes on behind
 * it.  CC_E_NOMEM. */
enum cc_status cc_warc_file_next(struct cc_warc_file *file, struct cc_arena *arena,
                                 struct cc_page *page, struct cc_error *err);

/* The record that begins where the stream stands, and no other.  CC_E_INPUT: none does, or it is no page
 * (the message says which); all else as above. */
enum cc_status cc_warc_file_here(struct cc_warc_file *file, struct cc_arena *arena,
                                 struct cc_page *page, struct cc_error *err);

#endif
