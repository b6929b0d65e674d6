/* skeleton.h -- a page boiled down to what decides the shape of its tree.
 *
 * gumbo spends 360 instructions on each byte, on text and attributes as much as on tags; but the tree's shape hangs
 * on the tags alone, and on whether a text is white space.  So the page is scanned once (10 instructions a byte),
 * its texts and attributes are noted where they are, and gumbo gets a page of stand-ins, 6 % as long (1 % when fold.h is done with it):
 *
 *     <div class="story"><p>Ferry back &ndash; at last<!-- 7 --> <b id=x>now</b>    the page
 *     <div><p>.<!--> <b 3f…>.</b>                                                    its skeleton
 *        |    |     |       |
 *       tag 0 |   piece 1   piece 2        n_tags, n_pieces: where each stand-in begins, what it stands for
 *           piece 0
 *
 * Where elements stand well inside each other, gumbo need not even see what is in them: fold.h takes it out again, and
 * tags and pieces alone remain.
 *
 * dom.c then walks gumbo's tree and puts the page's own text and attributes in the place of the
 * stand-ins.  What a stand-in has to keep:
 * - text: "." for text, " " for the white space before it (it may belong elsewhere: <table> x), "\n" for a first line
 *   feed in <pre> (gumbo drops it).  No letter: "<" stands alone in many pages, and "<x" would be a tag;
 * - a comment: it parts two texts, so it stays, empty;
 * - a tag: its name, and the attributes that the tree builder asks for: all of <html> and <body> (a second one adds its
 *   own to the first), type=hidden, <font color face size>, the encoding of <annotation-xml>; formatting elements
 *   get a digest of their attributes, because three that are equal push out the oldest.
 *
 * Whether the content of <style>, <title> … is text hangs on the tree (not in svg, not in select).  The
 * scan guesses with dom_guard.h, and the tree tells afterwards whether each guess was right: each of these
 * tags is an HTML element in it exactly when its content was read as text.
 *
 * A page with anything rarer (a NUL, broken UTF-8, <frameset>, <isindex>, a CDATA section, a reference by a name
 * that char_ref.h does not know) has no skeleton: gumbo reads it whole.
 *
 * Pure: one arena a thread.  Time and memory: linear in the page. */
#ifndef CLEANCOPY_EXTRACT_SKELETON_H
#define CLEANCOPY_EXTRACT_SKELETON_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

/* A start tag of the page. */
struct cc_skeleton_tag {
    uint32_t first_attr, n_attrs; /* of cc_skeleton.attrs */
    uint32_t first_piece;         /* the first that comes after it */
    uint32_t end_tag, end_piece;  /* one past the last tag and piece in the element; 0 while it is open */
    struct cc_span name;          /* lower case where `tag` does not say it */
    uint16_t tag;                 /* enum cc_tag */
    bool is_folded;               /* what is in the element has no stand-ins */
    bool is_whole;                /* its stand-in has all its attributes: gumbo's are taken */
    bool is_raw;                  /* its content was taken for text */
};

/* A text of the page, or the white space before one. */
struct cc_skeleton_piece {
    struct cc_span text;  /* decoded; in the page or in the arena */
    bool is_after_other;  /* a comment parts it from the text before it */
};

/* Where the stand-in of a tag or piece is: the first byte of a tag's, the one byte of a piece's. */
struct cc_skeleton_mark {
    uint32_t at, index; /* offset in the skeleton; of cc_skeleton.tags or .pieces */
};

struct cc_skeleton {
    char *html; /* what gumbo reads */
    uint32_t len, max_bytes;
    struct cc_skeleton_tag *tags; /* in the order of the page, as the pieces are */
    uint32_t n_tags, max_tags;
    struct cc_skeleton_piece *pieces;
    uint32_t n_pieces, max_pieces;
    struct cc_skeleton_mark *tag_marks, *piece_marks; /* by `at` */
    uint32_t n_tag_marks, max_tag_marks, n_piece_marks, max_piece_marks;
    struct cc_attr *attrs; /* names in lower case, values decoded, a name once in a tag */
    uint32_t n_attrs, max_attrs;
    uint32_t n_raw;   /* tags with is_raw that have a stand-in */
    uint32_t n_folds; /* tags with is_folded that have one */
};

/* Makes the skeleton of `page` (cc_html_input's, which must outlive it).  CC_E_LIMIT as cc_dom_parse() says.
 * *obstacle: NULL, or, with CC_OK, what the page has that keeps it from having a skeleton. */
enum cc_status cc_skeleton_make(struct cc_arena *arena, const struct cc_limits *limits,
                                struct cc_span page, struct cc_skeleton *skeleton,
                                const char **obstacle, struct cc_error *err);

/* The tag, or the mark of the piece, whose stand-in begins at `at`, or NULL.  *hint: where the last one was found, 0 at first;
 * a walk through the tree mostly finds the next one behind it. */
const struct cc_skeleton_tag *cc_skeleton_find_tag(const struct cc_skeleton *skeleton,
                                                   size_t at, uint32_t *hint);
const struct cc_skeleton_mark *cc_skeleton_find_piece(const struct cc_skeleton *skeleton,
                                                      size_t at, uint32_t *hint);

#endif
