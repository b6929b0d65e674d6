/* language_guess.h -- which language a text is in, by what CLD2 makes of its letters.
 *
 * CLD2 (Debian's libcld2-0, git of 2015-08-06) is a naive Bayes classifier over quadgrams of
 * letters, with the tables of 160 languages (libcld2_full).  It is a C++ library and
 * language_guess.cc its only user; this header is C.
 *
 * Measured on 9,432 cuttings of 197 articles in 24 languages, by characters (answered, right of
 * those): 30 .85 .93, 50 .93 .97, 75 .97 .99, 100 .99 .993, 200 .99 .997, 500 .99 1.0; 9 MB a
 * CPU second. The tables of libcld2 alone: 30 .88 .92, 100 .98 .987, 500 .98 .997, and neither
 * Xhosa nor Zulu.
 *
 * Why no other of Debian 12: libexttextcat 3.4 answers less (30 .60 .91, 100 .78 .991, 500 .94
 * .991), takes 20 times as long and files at run time; fasttext comes without a model for
 * languages.
 *
 * Pure: same text, same answer; tables are constant, what it allocates it frees.  Any thread
 * may call it. */
#ifndef CLEANCOPY_EXTRACT_LANGUAGE_GUESS_H
#define CLEANCOPY_EXTRACT_LANGUAGE_GUESS_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct cc_language_guess {
    struct cc_span tag; /* BCP 47, a constant: "de", "zh-Hant"; empty: no language at all */
    uint32_t percent;   /* of the letters that are in it: 0 to 100 */
    uint32_t n_bytes;   /* letters looked at, in bytes of UTF-8 */
    bool is_reliable;   /* the library's own word: well ahead of the second */
};

/* Plain text, UTF-8, up to INT32_MAX bytes.  What stands behind a broken byte is not looked at.
 * False, *out untouched, when the heap is short. */
bool cc_language_guess(struct cc_span text, struct cc_language_guess *out);

#ifdef __cplusplus
}
#endif

#endif
