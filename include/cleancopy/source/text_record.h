/* text_record.h -- a document of plain paragraphs from a line of JSON: what `dedup` reads.
 *
 *     {"id": "17", "outlet": "harbourpost.example", "date": "2031-05-02", "text": "One.\n\nTwo."}
 *     {"id": 17, "paragraphs": ["One.", {"text": "Two."}], …}      as `clean` writes them
 *
 * `id` (a string or a whole number) and `text` or `paragraphs` must be there; `paragraphs` wins
 * unless it is empty (without `text` it may be: a page of which nothing was kept), other fields are ignored.  In `text`, paragraphs are what stands between
 * "\n\n"; empty ones count, so that their numbers are what any other program gets by splitting
 * there.
 *
 * Thread use: pure but for the scanner. */
#ifndef CLEANCOPY_SOURCE_TEXT_RECORD_H
#define CLEANCOPY_SOURCE_TEXT_RECORD_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/source/json_scan.h"

/* Fills doc's id, outlet, date and paragraphs (text alone), all else is 0; *written_id is the id
 * as it stood in the line ("17" and 17 are two).  doc->id is
 * cc_hash_written_id() of it.  All spans are in the arena.  CC_E_INPUT: the message says
 * what is missing, or at which column the JSON is broken.  CC_E_LIMIT or CC_E_NOMEM from the
 * arena and the heap.  `scan` NULL: jansson reads all lines, not only those that a scanner leaves
 * (with `paragraphs`, or broken).  What both read they read the same; jansson alone refuses NUL in
 * a key and whole numbers of 2^63 or more. */
enum cc_status cc_text_record_read(struct cc_arena *arena, struct cc_json_scan *scan,
                                   struct cc_span line, struct cc_document *doc,
                                   struct cc_span *written_id, struct cc_error *err);

#endif
