/* input.h -- pages that are already on disk: files, folders, lists, standard input.
 *
 * One call gives one page.  Folders are walked in name order (byte order, recursively, hidden
 * files and folders left out, symbolic links to folders not followed).  Compression (gzip with any number
 * of members, zstd) is taken off and the kind is told from the bytes (sniff.h): HTML, MHTML, a letter, flattened text, JSONL of
 * documents (one page a line), WARC (one page a response record).
 *
 * A page's address comes from the first that knows it: the record of its transport (WARC, MHTML, JSONL), what the program that
 * saved it wrote at its head (saver.h, wayback.h), the folders of a mirror (mirror.h).  Later steps add the canonical link, on the
 * site of such an address alone.  A page can lie in the second about itself, as in its canonical link, never against the first.
 * In a folder, what belongs to a page beside it (saved_folder.h) and a mirror's files that are no pages are passed.
 *
 * This is an edge: it reads files and nothing else.
 *
 * Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_SOURCE_INPUT_H
#define CLEANCOPY_SOURCE_INPUT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/source/share.h"

struct cc_input;

/* `paths`: files, folders, "-" for standard input; they must outlive the handle.  `files_from`: a file with a
 * path a line ("-" for standard input), read after them; NULL for none.  A path that does not exist
 * is no failure here: cc_input_next reports it when its turn comes.
 * CC_E_INPUT when files_from cannot be read, CC_E_USAGE when standard input is asked for twice. */
enum cc_status cc_input_open(const char *const *paths, size_t n_paths, const char *files_from,
                             const struct cc_limits *limits, struct cc_input **input,
                             struct cc_error *err);

/* The next page; all its memory comes from `arena`.  CC_OK: *page is filled.  CC_END: no more.  An index of WARC
 * files (CDXJ) that is met in a folder is passed.
 * CC_E_INPUT or CC_E_LIMIT: this one cannot be read (missing, no permission, empty, binary, truncated gzip,
 * over limits->max_input_bytes, a broken JSONL line, MHTML without a page, an archive that is not read); page->source names it, *err says why, and the
 * next call goes on behind it.  A truncated gzip is reported even though part of it could be
 * read.  CC_E_NOMEM, CC_E_IO: stop. */
enum cc_status cc_input_next(struct cc_input *input, struct cc_arena *arena,
                             struct cc_page *page, struct cc_error *err);

/* Of the next file that has pages for this share its name alone: nothing is opened, and the pages of what is open are passed.
 * page->source and the answers are as of cc_input_next; a file that a folder's pages do not need is named as well. */
enum cc_status cc_input_next_file(struct cc_input *input, struct cc_arena *arena,
                                  struct cc_page *page, struct cc_error *err);

/* Only this share of the pages is to come (share.h: number, of); before the first next. */
void cc_input_share(struct cc_input *input, uint32_t number, uint32_t of);
/* How far the list was dealt.  The page that came last is number n_pages - 1 of file n_files - 1. */
const struct cc_share *cc_input_dealt(const struct cc_input *input);

/* Bytes of the files that have been read, or passed to others, so far, compression still on. */
uint64_t cc_input_bytes(const struct cc_input *input);

/* NULL is fine. */
void cc_input_close(struct cc_input *input);

#endif
