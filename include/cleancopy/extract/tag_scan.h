/* tag_scan.h -- a page's bytes as tags and text, by one linear scan and without a tree.
 *
 * The tokenizer's part of the HTML standard that decides where a tag ends: quotes in tags, comments and
 * their odd ends, elements whose content is text (script with its escaped states, style, title, textarea …).
 * It keeps no tree, so the caller says whether an element's content is raw where that depends
 * on the tree (svg, select).
 *
 * Pure: no allocation, any thread may call it.  Time: linear in the bytes, whatever they are. */
#ifndef CLEANCOPY_EXTRACT_TAG_SCAN_H
#define CLEANCOPY_EXTRACT_TAG_SCAN_H

#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

enum cc_token_kind {
    CC_TOKEN_TEXT,
    CC_TOKEN_START, /* a start tag */
    CC_TOKEN_END,   /* an end tag */
    CC_TOKEN_OTHER  /* comment, doctype, processing instruction */
};

struct cc_token {
    enum cc_token_kind kind;
    enum cc_tag tag;          /* of a start or end tag */
    struct cc_span name;      /* as the page writes it */
    struct cc_span bytes;     /* the whole token */
    struct cc_span attrs;     /* between the name and the ">" */
    uint32_t n_attrs;         /* those of one name counted each */
    bool self_closing;        /* "<br/>" */
    bool unfinished;          /* the page ends within the tag */
};

/* An attribute as the page writes it: case and references as they are. */
struct cc_raw_attr {
    struct cc_span name, value;
    bool has_capital; /* the name, an ASCII one */
};

struct cc_tag_scan {
    struct cc_span html;
    size_t at;
    struct cc_raw_attr *attrs; /* the caller's room for the attributes of a tag, or NULL */
    uint32_t max_attrs;        /* how many it holds; those past it are counted alone */
};

/* The next token: false at the end.  An unfinished tag or comment runs to the end, as the standard says. */
bool cc_tag_scan_next(struct cc_tag_scan *scan, struct cc_token *token);

/* True when the tag has an attribute of that name, in any case. */
bool cc_token_has_attr(const struct cc_token *token, struct cc_span name);

/* Called after a start tag whose content the standard reads as text (cc_tag_is_raw() of tag_traits.h): moves the scan to
 * that element's end tag, or to the end of the page, and gives the content. */
struct cc_span cc_tag_scan_raw(struct cc_tag_scan *scan, enum cc_tag tag);

/* Moves past "]]>" when the scan stands on "<![CDATA[" (which is text inside svg and math alone). */
bool cc_tag_scan_cdata(struct cc_tag_scan *scan);

/* The element of that name in any case; CC_TAG_OTHER when dom.h's table does not have it. */
enum cc_tag cc_tag_from_name(struct cc_span name);

#endif
