/* vocabulary.h -- the words of widgets, in several languages, as data.
 *
 * The table (vocabulary_table.h) names for each reason the phrases that headings, buttons and
 * banners of that kind are made of ("related articles", "mehr zum Thema", "lire aussi"), none
 * of a single site.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_VOCABULARY_H
#define CLEANCOPY_EXTRACT_VOCABULARY_H

#include "cleancopy/core/document.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

/* How a phrase was found. */
enum cc_vocabulary_hit {
    CC_VOCABULARY_NONE,
    CC_VOCABULARY_INSIDE, /* somewhere in the line, at word edges */
    CC_VOCABULARY_START,  /* the line begins with it */
    CC_VOCABULARY_WHOLE   /* the line is the phrase, but for punctuation, digits, a colon */
};

/* What a line says it is. */
struct cc_said {
    enum cc_vocabulary_hit hit;
    enum cc_reason reason; /* the phrase's; CC_REASON_NONE without any */
    uint8_t phrase_words;  /* as cc_count_words() */
    bool is_label;  /* it begins with the phrase, and a colon, a bar, an arrow or a dash parts it from the rest ("Related | Pier sold") */
    bool is_double; /* another phrase of that reason stands somewhere behind the first ("posted … hours ago") */
};

/* The strongest hit of any phrase in `lower` (lower case, white space collapsed).  Phrases are looked for in the first 300 bytes.
 *
 * *sure, unless NULL: the strongest hit that running text does not have: of a phrase that the table does not call doubtful, or the line's strongest
 * hit, if the line has besides what takes the doubt away, or another phrase of that reason behind it.  A hit that only a label or the whole line
 * makes something of (a link to another article, a stamp) comes after one that asks the reader for something, unless it is one of these.  None, but
 * for the whole line, in a line that begins with words in quotes: somebody else says them. */
struct cc_said cc_vocabulary_find(struct cc_span lower, struct cc_said *sure);

/* Whether it is the reason of lines that ask the reader for something, or of a page's tools. */
bool cc_vocabulary_promotes(enum cc_reason reason);

/* Whether `text`, a line as it was written, of which cc_vocabulary_find() said `said`, is no byline after all: "By the end of March", "Di che cosa
 * parla il libro?" go on in small letters where a name would stand. */
bool cc_vocabulary_names_nobody(struct cc_span text, const struct cc_said *said);

#endif
