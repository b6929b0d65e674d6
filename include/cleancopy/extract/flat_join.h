/* flat_join.h -- lines of a flattened page that are pieces of one sentence.
 *
 * Some scrapers put each text node on a line of its own, and a sentence with links falls apart: "a month of talks between", "the Seafarers'
 * Alliance", "and the operator, which …".  Others keep the lines of a text that was wrapped at a width.  A line goes on in the sentence of the
 * one before where that has no end and this one begins as no sentence does, with a small letter or a mark that closes; a link that begins with
 * a capital stands between two such lines.  In a text wrapped at a width, a line before that was full will do.
 *
 * Lists of small words, menus and verse have lines like these.  So one piece has to be as long as lines of running text are, and the last to
 * have the end of a sentence in it.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_JOIN_H
#define CLEANCOPY_EXTRACT_FLAT_JOIN_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/flat_features.h"

#include <stdbool.h>

/* Sets the seams of the blocks, one a line; a piece of a sentence is no heading. */
void cc_flat_join(const struct cc_flat_lines *lines, struct cc_blocks *blocks);

/* Whether block `i` is a piece of a sentence. */
bool cc_flat_is_piece(const struct cc_blocks *blocks, uint32_t i);

/* The index behind the last piece of the sentence that block `i` begins: i + 1 where it stands for itself. */
uint32_t cc_flat_sentence_end(const struct cc_blocks *blocks, uint32_t i);

#endif
