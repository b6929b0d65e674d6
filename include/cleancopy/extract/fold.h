/* fold.h -- takes out of a skeleton what needs no tree builder.
 *
 * Most of a page is elements that stand well inside each other.  For these the standard's rules come down to "a start
 * tag opens, an end tag closes", so gumbo need not see what is in them: an element that ends, and held nothing but
 * such content, keeps its own two tags, and what lies between them is taken back out of the skeleton:
 *
 *     <ul> <li><a>.</a></li> <li><a>.</a></li> </ul> <table>…      the skeleton as it grows
 *                      |
 *     <ul> <li><a></a>           at </a>: it is folded, its text is out
 *     <ul> <li></li>             at </li>: folded, and the folded <a> with it
 *     <ul></ul> <table>…         at </ul>: one element is left of seven nodes
 *
 * Where gumbo's tree then has the element, unfold.h builds its content from the skeleton's tags and pieces,
 * which stay.  Of 2,124 real pages gumbo still sees 12 % of the tags.
 *
 * When may content be folded?  When (1) gumbo would nest it just as it stands, and (2) it would leave gumbo as it
 * found it.  The fold keeps a stack of the elements open since it last knew for certain:
 * - an element that closes others by its start (<p> in <p>, <li> in <li>) closes them in the stack too; where the
 *   standard's answer hangs on elements below the stack, the stack is forgotten, and nothing in it will be folded;
 * - an end tag that matches the top closes it; one further down closes all above it, when none of
 *   these is a formatting element (b, i, a …: the standard would open them again); another forgets the stack;
 * - elements whose rules hang on more than the stack forget it: tables, <select>, <pre>, <object>, <math> and all
 *   that the table in fold.c does not name;
 * - <button>, <form> and <noscript> are followed where their rules come down to the stack's: a button inside no other,
 *   <noscript> inside something that says that <head> is over, a form while no other one may be remembered, on a page without a
 *   table, that ends by its own end tag.  They hold a third of what gumbo would else see;
 * - <head> is folded when it comes first and holds what belongs in it and nothing else;
 * - what has left the stack unclosed is "loose": gumbo may still have it open.  With a loose <p>, a <div> in a <span>
 *   forgets the stack (it ends the <p>, and the <span> with it); with a loose formatting element next to nothing is
 *   folded (it would be opened again inside).
 *
 * That gumbo has the element at all, and as HTML, dom.c sees in the tree: else the page is read whole.
 * tests/fuzz/fuzz_parsers.c holds all of it against gumbo on whole pages.
 *
 * Pure: one arena a thread.  Time: constant for a tag, but for the stack's height where one closes many. */
#ifndef CLEANCOPY_EXTRACT_FOLD_H
#define CLEANCOPY_EXTRACT_FOLD_H

#include "cleancopy/core/arena.h"
#include "cleancopy/extract/skeleton.h"
#include "cleancopy/extract/tag_scan.h"

#include <stdbool.h>

struct cc_fold;

/* NULL when the arena refused.  Lives as long as the arena. */
struct cc_fold *cc_fold_new(struct cc_arena *arena, struct cc_skeleton *skeleton);

/* Before the stand-in of a start tag is put: closes what the tag closes.  is_html: the tree builder is in HTML, and
 * in no select, when it comes; is_raw: its content is text. */
void cc_fold_before(struct cc_fold *fold, const struct cc_token *token, bool is_html, bool is_raw);

/* After its stand-in was put: the element, the skeleton's last tag, is open. */
void cc_fold_after(struct cc_fold *fold, const struct cc_token *token);

/* Before an end tag is put. */
void cc_fold_end(struct cc_fold *fold, const struct cc_token *token);

/* A text came that is not white space alone. */
void cc_fold_text(struct cc_fold *fold);

/* A comment came. */
void cc_fold_comment(struct cc_fold *fold);

/* Something came that no element's content may hold (a second doctype). */
void cc_fold_forget(struct cc_fold *fold);

#endif
