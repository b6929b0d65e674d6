/* flat_features.h -- what can be seen of the lines of a flattened page.
 *
 * No tree is left, so a line must tell by itself and by its company what it is: how long it is,
 * how it ends, what it begins with, whether it recurs, how far in it stands, which words of the
 * vocabulary it holds.
 *
 * Lengths are in *units*: a word, or two characters of a script written without spaces (a
 * Japanese or Chinese word has about two), so that one set of thresholds serves all languages.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_FEATURES_H
#define CLEANCOPY_EXTRACT_FLAT_FEATURES_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/vocabulary.h"

/* Units: a shorter line may be an exclamation or a label; a piece of a sentence of so many speaks for all of it. */
#define CC_FLAT_MIN_SENTENCE 5u
#define CC_FLAT_MIN_PIECE    12u

/* What a line is at first sight. */
enum cc_flat_shape {
    CC_FLAT_PROSE, /* a sentence or more */
    CC_FLAT_LONG, /* long, but without a sentence's end: cut off, a table row, an enumeration */
    CC_FLAT_HEADING,    /* the length of a headline or sub-heading, without a sentence's end */
    CC_FLAT_SHORT,      /* a word or two */
    CC_FLAT_ADDRESS,    /* a URL or the name of an image file, nothing else */
    CC_FLAT_STAMP,      /* a date or time with at most a few words around */
    CC_FLAT_DATED_LINK, /* a headline with its date or view count glued to the end */
    CC_FLAT_MARK        /* no letter in it: "|", "• • •", "1 / 12" */
};

struct cc_flat_line {
    struct cc_span text;  /* white space collapsed, bullet taken off; never empty */
    struct cc_span lower; /* the same in lower case */
    struct cc_span date;  /* ISO date of a stamp, a dated link, or a short line; else empty */
    uint32_t number;      /* 0-based line of the page */
    uint32_t units;       /* see above */
    uint32_t n_words;
    uint32_t n_copies;   /* lines with this text in the page, at least 1 */
    uint32_t first_copy; /* index of the first of them */
    uint32_t run;    /* lines in the unbroken run of short lines around (1: alone); 0: prose */
    uint16_t indent; /* blanks before it */
    uint16_t day_of_year; /* month * 31 + day of the first "11 March" in the line; 0: none */
    uint8_t blank_before, blank_after; /* empty lines next to it, at most 255 */
    uint8_t n_sentences;               /* sentence ends in it, at most 255 */
    uint8_t digits;                    /* percent of its characters */
    uint8_t capitals; /* percent of its words that begin with a capital or digit */
    enum cc_flat_shape shape;
    struct cc_said said; /* what its words say */
    struct cc_said sure; /* what its words say that running text does not */
    bool bullet, numbered; /* "•", "*", "-" … taken off · "3." "3)" kept */
    bool ends_sentence, ends_colon;
    bool lower_start; /* begins with a small letter */
    bool doubled; /* says the same thing twice ("A headline A headline"): a linked picture */
    bool credit;  /* ends in the name of a photographer */
    bool cut;     /* ends in "…", "..." or "[…]" */
};

struct cc_flat_lines {
    struct cc_flat_line *list;
    uint32_t count;
    uint16_t indent; /* at which most of the page's sentences stand: a trace of the element that
                        held them, where the scraper kept the layout */
};

/* Lines that are not empty, in page order.  CC_E_LIMIT past limits->max_blocks. */
enum cc_status cc_flat_features(struct cc_arena *arena, const struct cc_limits *limits,
                                struct cc_span text, struct cc_flat_lines *lines,
                                struct cc_error *err);

#endif
