/* css_select.h -- CSS selectors, compiled once.
 *
 *     .promo, aside.box > p:not(.lead)   ->   .promo   and   aside.box > p:not(.lead)
 *
 * Selectors Level 3 and what people use of Level 4: type, *, .class, #id, [a] [a=b] [a~=b]
 * [a^=b] [a$=b] [a*=b] [a|=b] (with i: without regard to case), the combinators blank > + ~,
 * :first-child, :last-child, :nth-child(an+b | odd | even), :not() over a list of compounds,
 * escapes and quoted strings (css_text.h).  Not there: pseudo-elements, namespaces, other
 * pseudo-classes, comments.  As in HTML, names of elements and attributes do not mind case,
 * classes, ids and values do.
 *
 * Why our own: of the C libraries in Debian 12 only Modest selects, from trees that it has built
 * itself (ours are gumbo's), and its author works on lexbor instead, which is not packaged; nor
 * are libcss and libcroco.
 *
 * Thread use: parsing is pure, one arena a thread; what it gives is read-only. */
#ifndef CLEANCOPY_EXTRACT_CSS_SELECT_H
#define CLEANCOPY_EXTRACT_CSS_SELECT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/css_text.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_CSS_MAX_SELECTORS 64 /* in a list, and in one :not() */
#define CC_CSS_MAX_COMPOUNDS 32 /* in one selector: css_match.h gives each a bit of a word */
#define CC_CSS_MAX_TESTS     32 /* on one element: nobody writes ten */
#define CC_CSS_MAX_DIGITS    9  /* of a number in :nth-child(): it fits 32 bits */

enum cc_css_kind {
    CC_CSS_TYPE,
    CC_CSS_CLASS,
    CC_CSS_ID,
    CC_CSS_ATTR,
    CC_CSS_FIRST_CHILD,
    CC_CSS_LAST_CHILD,
    CC_CSS_NTH_CHILD,
    CC_CSS_NOT
};

/* How an attribute's value is compared. */
enum cc_css_compare {
    CC_CSS_HAS,    /* [a] */
    CC_CSS_EQUAL,  /* [a=b] */
    CC_CSS_WORD,   /* [a~=b] */
    CC_CSS_PREFIX, /* [a^=b] */
    CC_CSS_SUFFIX, /* [a$=b] */
    CC_CSS_INSIDE, /* [a*=b] */
    CC_CSS_DASH    /* [a|=b]: b, or b- and more */
};

enum cc_css_combinator {
    CC_CSS_NONE,       /* the first compound */
    CC_CSS_DESCENDANT, /* a b */
    CC_CSS_CHILD,      /* a > b */
    CC_CSS_NEXT,       /* a + b */
    CC_CSS_LATER       /* a ~ b */
};

struct cc_css_compound;

/* One condition on an element. */
struct cc_css_test {
    enum cc_css_kind kind;
    enum cc_css_compare compare; /* ATTR */
    bool nocase;                 /* ATTR: ASCII letters of the value in any case */
    struct cc_span name;         /* TYPE, CLASS, ID, ATTR; type and attribute in lower case */
    struct cc_span value;        /* ATTR */
    int32_t a, b;                /* NTH_CHILD: an+b */
    const struct cc_css_compound *list; /* NOT: none of these */
    uint32_t n_list;
};

/* All tests on one element; none is "*". */
struct cc_css_compound {
    enum cc_css_combinator before; /* how it hangs on the compound to its left */
    const struct cc_css_test *tests;
    uint32_t n_tests;
};

/* One selector: compounds from left to right, one at least. */
struct cc_css {
    const struct cc_css_compound *compounds;
    uint32_t n_compounds;
};

/* The selectors of a list that commas divide, in the arena; the text may go.  CC_E_USAGE with
 * the selector, the byte offset (also err->offset) and what was expected there; CC_E_NOMEM,
 * CC_E_LIMIT: the arena refused. */
enum cc_status cc_css_parse(struct cc_arena *arena, struct cc_span text, struct cc_css **list,
                            uint32_t *n, struct cc_error *err);

/* Appends the selector in one normal form, which parses to the same again. */
void cc_css_print(struct cc_buf *out, const struct cc_css *selector);

#endif
