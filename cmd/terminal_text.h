/* terminal_text.h -- text of pages on a terminal: how many cells it takes, where it may be cut
 * and broken, and nothing left in it that a terminal would obey.
 *
 * Widths are those of UAX #11 (East Asian Width: wide and fullwidth characters take two cells,
 * ambiguous ones one), as ICU has them; marks, joiners and the vowels and finals of a Hangul
 * syllable take none.  Lines are broken where UAX #14 allows it, as ICU has that too.
 *
 * Thread use: any thread, one handle a thread. */
#ifndef CLEANCOPY_CMD_TERMINAL_TEXT_H
#define CLEANCOPY_CMD_TERMINAL_TEXT_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

/* 0, 1 or 2. */
unsigned cc_cells_of(uint32_t c);
unsigned cc_cells(struct cc_span text);
/* The longest beginning (ending) that takes at most so many cells; no character is parted from
 * its marks. */
struct cc_span cc_cells_first(struct cc_span text, unsigned cells);
struct cc_span cc_cells_last(struct cc_span text, unsigned cells);

/* Appends the text made harmless: control characters (below U+0020, U+007F to U+009F) and those
 * that turn the direction of what stands behind them (U+202A to U+202E, U+2066 to U+2069)
 * become '?', line feeds, tabs and line separators a blank, broken UTF-8 U+FFFD.  Failures:
 * out->status. */
void cc_terminal_tame(struct cc_buf *out, struct cc_span text);

/* Lines of a text that was tamed, broken to a width. */
struct cc_wrap;
/* NULL: no memory, or ICU's tables are not there. */
struct cc_wrap *cc_wrap_open(void);
void cc_wrap_start(struct cc_wrap *wrap, struct cc_span text); /* the text lives longer */
/* The next line, without the blanks at its end, of at most `cells` (at least 2); one that is
 * too long for a break is cut.  False: no more. */
bool cc_wrap_next(struct cc_wrap *wrap, unsigned cells, struct cc_span *line);
void cc_wrap_close(struct cc_wrap *wrap); /* NULL is fine */

#endif
