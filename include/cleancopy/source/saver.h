/* saver.h -- what the program that saved a page wrote at its head: address and time.
 *
 *     <!-- saved from url=(0044)https://harbourpost.example/news/ferry -->    Chrome, Edge, Explorer
 *     <!--
 *      Page saved with SingleFile
 *      url: https://harbourpost.example/news/ferry
 *      saved date: Mon Mar 02 2026 08:00:00 GMT+0100 (…)
 *     -->                                                                     SingleFile
 *     <!-- Mirrored from harbourpost.example/news/ferry.html by HTTrack
 *          Website Copier/3.x [XR&CO'2014], Mon, 02 Mar 2026 07:00:00 GMT --> HTTrack
 *
 * Source: files that these programs made of our own pages (Chromium, single-file-cli 2,
 * HTTrack 3.49); the first form is Microsoft's "mark of the web".  Firefox and Safari write
 * none.  They put it before <html> or right behind its tag, so that is where it counts: in the
 * text of a page such a line is text.
 *
 * A page can bear such a comment that no program wrote.  It says no more of itself by that than
 * by a canonical link, and whoever knows the page's address from elsewhere (WARC, MHTML, JSONL)
 * does not ask here.
 *
 * Pure, but for the arena. */
#ifndef CLEANCOPY_SOURCE_SAVER_H
#define CLEANCOPY_SOURCE_SAVER_H

#include "cleancopy/core/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* Looked at: the doctype, the tag of <html> with all its attributes and a few comments have
 * 2,000 bytes at most. */
#define CC_SAVER_HEAD_BYTES    16384
#define CC_SAVER_MAX_URL_BYTES 8192 /* a longer address is as if it were not there */

struct cc_saver {
    struct cc_span url; /* http or https, as written, in the arena; empty where nobody wrote
                           one.  HTTrack leaves the scheme out: https, but http with a port */
    int64_t saved_at_s; /* Unix time; CC_NO_TIME where it is not said */
    bool is_archive; /* SingleFile's self-extracting page: its text is in a ZIP archive behind
                        it */
    bool is_list;    /* HTTrack's own page that lists its mirrors */
};

/* `page`: its bytes, or the first CC_SAVER_HEAD_BYTES of them, in any charset that has ASCII in
 * it.  The first comment with an address wins.  Where the arena refuses, its status says so. */
void cc_saver_read(struct cc_arena *arena, struct cc_span page, struct cc_saver *saver);

#endif
