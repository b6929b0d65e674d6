/* credit.h -- the labels of a byline that names several people by what they did.
 *
 *     "Text: Ann Quay  Foto: Ben Dock"  ->  "Ann Quay"
 *     "文／松永理央　写真／堀江大樹"     ->  "松永理央"
 *
 * A label is one of the table's words, or several of them joined ("Text und Fotos"), with a
 * colon, a slash (behind Han), in Chinese a blank, or (of photographers, editors, translators) "by" behind it.
 * Tables hold the words of two dozen languages.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_CREDIT_H
#define CLEANCOPY_EXTRACT_CREDIT_H

#include "cleancopy/core/span.h"

#include <stdbool.h>

/* What a byline says of those who wrote the text. */
struct cc_credit {
    struct cc_span writers; /* of the text given: behind the first label of writers, else what
                               stands before the first label of others; may be empty */
    bool is_labelled;       /* a label says that they wrote it */
    bool parts_by_blanks;   /* a label of Chinese, whose names have no blank inside */
};

struct cc_credit cc_credit_read(struct cc_span text);

/* Whether the text ends with a label of writers: the names stand in the next element ("3 March 2024  Author: <a>Ann Quay</a>", "記者<span>…"). */
bool cc_credit_is_open(struct cc_span text);

#endif
