/* text.h -- a document as clean text or Markdown.
 *
 * text.c writes text and front matter, markdown.c Markdown.  Failures show in the buffer's
 * status.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_TEXT_H
#define CLEANCOPY_WRITE_TEXT_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"

/* Appends the paragraphs, a blank line between, a line feed at the end: UTF-8, NFC (as the
 * paragraphs are), LF.  With CC_DUPLICATES_DROP
 * paragraphs whose relation is exact, near or part are left out (updated ones never); furniture (left_out) always.  Nothing
 * is appended for a document of which nothing is left. */
void cc_text_write(struct cc_buf *out, const struct cc_document *doc,
                   enum cc_duplicates duplicates);

/* The same as Markdown (CommonMark, tables as GitHub has them): headings with # (level 2 where
 * it is unknown), list items with -, quotes with >, lines of verse with hard breaks, code fenced, captions emphasised, table
 * rows that follow each other as one table, its first row the head; with front matter (YAML:
 * title, date, outlet, url, authors, language, tags, image, licence, id; absent ones left out)
 * before it.  Characters that would make markup of plain text are escaped: the rendered page
 * shows the paragraph's own characters, and no HTML or link that the paragraph did not show as
 * text, but for the links that it lists. */
void cc_markdown_write(struct cc_buf *out, const struct cc_document *doc,
                       enum cc_duplicates duplicates);
/* Front matter alone and a blank line, for --front-matter with text. */
void cc_front_matter_write(struct cc_buf *out, const struct cc_document *doc);

/* Words of what cc_text_write writes. */
uint64_t cc_text_words(const struct cc_document *doc, enum cc_duplicates duplicates);

/* True when cc_text_write leaves the paragraph out. */
bool cc_text_drops(const struct cc_paragraph *paragraph, enum cc_duplicates duplicates);

#endif
