/* mhtml.h -- the page in a file that a browser saved as "web page, single file" (.mht, .mhtml),
 * and the text of a letter (.eml): a newsletter, or a page that somebody sent by mail.
 *
 *     Snapshot-Content-Location: https://harbourpost.example/a     <- its address (Chrome)
 *     Date: Mon, 2 Mar 2026 08:00:00 -0000                         <- when it was saved
 *     MIME-Version: 1.0
 *     Content-Type: multipart/related; boundary="b"; start="<main>"
 *
 *     --b                                                          <- a part
 *     Content-Type: text/html; charset=utf-8
 *     Content-ID: <main>
 *     Content-Transfer-Encoding: quoted-printable
 *     Content-Location: https://harbourpost.example/a              <- its address (all)
 *
 *     <p>The ferry is back =E2=80=A6
 *     --b                                                          <- style sheets, pictures
 *     --b--
 *
 * Source: RFC 2557 (MHTML), 2387 (multipart/related), 2045 to 2047 (MIME), 5322 (header lines).
 * The page is the part that `start` names, or in it the first one that is HTML, or the first
 * HTML of all.  No other part is decoded, and none behind it is looked at.  A message that is
 * no multipart but HTML itself (Internet Explorer saves pages without pictures so) is a page
 * too.
 *
 * A letter is what has a mailbox in its From line and no browser's mark.  Its HTML is the page,
 * else its first plain text, its lines joined again (mail_text.h); attachments are neither, nor
 * is what is forwarded as one.  It says of itself: Subject is the title, Date the date, From's
 * registrable domain the outlet, and these win over what stands in the text, unless a
 * Content-Location says that it is a page that somebody sent on.  Nobody has checked who sent
 * it.  A mailbox (mbox) of one letter is read, one of several refused.
 *
 * GMime reads what has syntax: parameters, dates, encoded words, quoted-printable, base64.  The
 * search for the parts' borders is ours.  GMime 3.2.13's parser makes an object of each part
 * and header line, calls itself for each level and tries each open boundary on each line of
 * dashes: of files of 8 MB, one of empty parts takes it 1.4 GB, one of short header lines 0.8
 * GB, one of 900 levels 7 s.  Ours takes no memory for parts, and its time grows with the
 * file's bytes alone: it refuses each of them in 0.02 s.
 *
 * Memory comes from the arena, but for some thousand bytes that GLib takes from the heap and
 * gives back; GLib ends the process where the heap has not even these.  GMime is loaded with
 * the first file that needs it (mime.h).
 *
 * Thread use: one thread at a time. */
#ifndef CLEANCOPY_SOURCE_MHTML_H
#define CLEANCOPY_SOURCE_MHTML_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

/* Header lines of the file or of one part: browsers write some 500 bytes, mail that went
 * through many hands 10,000. */
#define CC_MHTML_MAX_HEAD_BYTES 65536
/* The Content-Type of a multipart: type, `start`, and a boundary (RFC 2046: at most 70). */
#define CC_MHTML_MAX_TYPE_BYTES 1024
/* Looked at until the page is found, which is nearly always the first; a page loads some
 * hundred files. */
#define CC_MHTML_MAX_PARTS 10000
/* Multiparts in one another: browsers write 1, mail 3. */
#define CC_MHTML_MAX_DEPTH 8
/* Subject, From and Date lines: 998 bytes a line (RFC 5322), some folded. */
#define CC_MHTML_MAX_SUBJECT_BYTES 4096
/* Of an address: a longer one is as if it were not there. */
#define CC_MHTML_MAX_URL_BYTES 8192

/* Fills *page but for its source, all from `arena`: bytes (decoded), form (HTML; text where a
 * letter has nothing else), content_type (of the part, with its charset), url (http and https
 * alone: a file: or cid: address names no outlet), fetched_at_s (Unix seconds, CC_NO_TIME
 * without a date that can be read), and of a letter title, date and outlet.  `bytes`: the whole
 * file, at most max_input_bytes; white space before the header is fine; it may go away after.
 *
 * CC_E_INPUT: no header of MHTML, no boundary or one that never comes, no part that is HTML, a
 * transfer encoding that is not read, a system without GMime, base64 or a file that ends in the middle of the page (one
 * that lacks only its last boundary has "</html" at its end and is read).  CC_E_LIMIT: over one
 * of the limits above; the arena refused.  CC_E_NOMEM.  The message names no file: the caller
 * does. */
enum cc_status cc_mhtml_page(struct cc_arena *arena, struct cc_span bytes, struct cc_page *page,
                             struct cc_error *err);

#endif
