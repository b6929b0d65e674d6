/* mail_head.h -- the values in the header lines of a mail message or one of its parts.
 *
 *     Subject: =?utf-8?q?F=C3=A4hre?=        encoded words (RFC 2047)
 *     From: "Harbour Post" <news@harbourpost.example>
 *     Date: Mon, 2 Mar 2026 08:00:00 +0100   (RFC 5322)
 *     Content-Location:
 *      https://harbourpost.example/a         folded
 *
 * Not a public header: it needs GMime's, and mhtml.c is its only user.  All values are in the
 * arena, a NUL behind them, and empty where there is none (or the arena refused: its status
 * says so).
 *
 * Thread use: as mhtml.h. */
#ifndef CLEANCOPY_PIPELINE_SOURCE_MAIL_HEAD_H
#define CLEANCOPY_PIPELINE_SOURCE_MAIL_HEAD_H

#include "mime.h"

#include "cleancopy/core/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct cc_mail_head {
    const struct cc_mime *mime;
    struct cc_arena *arena;
    struct cc_span lines;
};

/* The first one of that name, folded lines joined: a line feed goes, the blank that stands
 * behind it stays (a tab as a blank).  Empty too when it is of more than max_bytes. */
struct cc_span cc_mail_field(struct cc_arena *arena, struct cc_span lines, const char *name,
                             size_t max_bytes);

/* An address of the web (http, https) without the blanks that folding left in it. */
struct cc_span cc_mail_url(const struct cc_mail_head *head, const char *name);

/* Encoded words decoded: UTF-8, one line. */
struct cc_span cc_mail_text(const struct cc_mail_head *head, const char *name);

/* Unix time of the Date line; CC_NO_TIME where there is none that can be read. */
int64_t cc_mail_date(const struct cc_mail_head *head);

/* Whether somebody sent it: From has a mailbox, and no browser says that it saved it. */
bool cc_mail_is_letter(struct cc_span lines);

/* The registrable domain of From's mailbox; empty where it is no host, or has no dot
 * (localhost). */
struct cc_span cc_mail_outlet(const struct cc_mail_head *head);

/* A mailbox (mbox) has a line before each letter: "From news@harbourpost.example Mon Mar  2
 * 08:00:00 2026".  Where that at `at` ends; `at` where there is none. */
size_t cc_mail_skip_from_line(struct cc_span bytes, size_t at);

/* Whether another letter follows: such a line behind an empty one, with a year at its end. */
bool cc_mail_has_more(struct cc_span bytes, size_t at);

/* The value of a Content-Type or Content-Disposition line is of that kind: "text/html; …". */
bool cc_mail_is_kind(struct cc_span value, struct cc_span kind);

#endif
