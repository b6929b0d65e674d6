/* gzip_member.h -- gzip members, the packages of records in a WARC file: made and read.
 *
 * Made by libdeflate, which has the whole record at hand; read by zlib, which need not know the
 * size of what comes out.  No time and no name in a member's head: same input, same bytes.
 *
 * An edge (reads files).  Thread use: one thread at a time for each packer. */
#ifndef CLEANCOPY_FETCH_GZIP_MEMBER_H
#define CLEANCOPY_FETCH_GZIP_MEMBER_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

struct cc_packer;

struct cc_packer *cc_packer_open(void);         /* NULL: no memory */
void cc_packer_close(struct cc_packer *packer); /* NULL is fine */
/* Appends `content` as one member to `out`.  CC_E_LIMIT, CC_E_NOMEM, *err names the archive. */
enum cc_status cc_packer_add(struct cc_packer *packer, struct cc_span content,
                             struct cc_buf *out, struct cc_error *err);

/* What reading one member came to. */
enum cc_member {
    CC_MEMBER_WHOLE,
    CC_MEMBER_DAMAGED,
    CC_MEMBER_CUT,      /* the file ends in it */
    CC_MEMBER_TOO_LONG, /* over out->max_bytes */
    CC_MEMBER_NO_MEMORY,
    CC_MEMBER_IO /* errno says why */
};

enum cc_member_part {
    CC_MEMBER_ALL,     /* out gets the content, which must fit */
    CC_MEMBER_CHECKED, /* out gets its first out->max_bytes; all of it is checked */
    CC_MEMBER_START /* out gets its first out->max_bytes or less; the rest is not looked at */
};

/* Appends the content of the member at *offset of fd to `out` and moves *offset behind the
 * member (CC_MEMBER_START: leaves it). */
enum cc_member cc_member_read(int fd, uint64_t *offset, enum cc_member_part part,
                              struct cc_buf *out);

/* The first place at or behind `from` where a whole member begins whose content starts with
 * `prefix`.  CC_END: there is none.  A page is stored with its own gzip coding on, and a packer
 * may pass such bytes through as they are, so "a whole member" alone is no sign. */
enum cc_status cc_member_find(int fd, uint64_t from, struct cc_span prefix, uint64_t *at);

#endif
