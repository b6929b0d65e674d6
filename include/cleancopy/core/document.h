/* document.h -- the nouns.  Read this first.
 *
 *     page  ->  blocks + verdicts  ->  document (paragraphs, removed)  ->  matches  ->  clusters
 *
 * A *page* is bytes as they were fetched or found.  A *block* is a run of text under one element
 * (or one line of flattened text).  A *verdict* says keep or drop, and why.  A kept block becomes
 * a *paragraph* of the *document*; a dropped one becomes a *removed* entry: nothing is lost.
 * Paragraphs of different documents are compared (dedup/), which fills `duplicate_of`.
 *
 * All spans point into the page's arena and live as long as it does.  Text is UTF-8.  An absent
 * span has len 0 and is written as null. */
#ifndef CLEANCOPY_CORE_DOCUMENT_H
#define CLEANCOPY_CORE_DOCUMENT_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_NO_TIME    INT64_MIN  /* a time that nobody knows */
#define CC_NO_ELEMENT UINT32_MAX /* a block of flattened text has no element */
#define CC_NO_INDEX   UINT32_MAX

/* What the bytes are.  CC_FORM_AUTO lets source/sniff.h decide. */
enum cc_form { CC_FORM_AUTO, CC_FORM_HTML, CC_FORM_TEXT };

/* One page as it came in.  Everything but source and bytes may be absent. */
struct cc_page {
    struct cc_span source;       /* file path, "path:offset" for a WARC record, "path:line" for
                                    JSONL, "-" for standard input, or the URL */
    struct cc_span bytes;        /* the body, transfer coding and compression taken off */
    enum cc_form form;
    struct cc_span url;          /* where it was fetched from */
    struct cc_span content_type; /* the header's whole value */
    struct cc_span headers;      /* all header lines, where the source has them (WARC) */
    int64_t fetched_at_s;        /* Unix time, CC_NO_TIME where unknown */
    /* What the source says of the page itself (JSONL fields, configuration); such a value wins over what
     * the page says. */
    struct cc_span outlet, title, date, id;
};

/* What a run of text is.  The order is stored nowhere; names are (cc_role_name). */
enum cc_role {
    CC_ROLE_P,
    CC_ROLE_HEADING,
    CC_ROLE_LIST_ITEM,
    CC_ROLE_QUOTE,
    CC_ROLE_TABLE,
    CC_ROLE_CODE,
    CC_ROLE_CAPTION,
    CC_ROLE_CORRECTION /* what the outlet had wrong: extract/correction.h */
};

/* Why a block was dropped: the closed list of the README's table. */
enum cc_reason {
    CC_REASON_NONE, /* kept */
    CC_REASON_NAVIGATION,
    CC_REASON_HEADER,
    CC_REASON_FOOTER,
    CC_REASON_RELATED_ARTICLES,
    CC_REASON_APP_BANNER,
    CC_REASON_NEWSLETTER,
    CC_REASON_SOCIAL,
    CC_REASON_COMMENTS,
    CC_REASON_ADVERTISEMENT,
    CC_REASON_COOKIE_NOTICE,
    CC_REASON_PAYWALL,
    CC_REASON_BYLINE,
    CC_REASON_DATE_LINE,
    CC_REASON_CAPTION,
    CC_REASON_WIDGET,
    CC_REASON_HIDDEN,
    CC_REASON_REPEATED_IN_PAGE,
    CC_REASON_REPEATED_ACROSS_SITE,
    CC_REASON_DUPLICATE,
    CC_REASON_LOW_SCORE
};
#define CC_REASON_COUNT 21

enum cc_kind {
    CC_KIND_ARTICLE,
    CC_KIND_LISTING,
    CC_KIND_FORUM,
    CC_KIND_PRODUCT,
    CC_KIND_SERVICE,
    CC_KIND_COLLECTION,
    CC_KIND_DOCUMENTATION,
    CC_KIND_EMPTY
};

/* Whether a reader who does not pay sees the whole text. */
enum cc_access {
    CC_ACCESS_UNKNOWN, /* the page does not say */
    CC_ACCESS_FREE,
    CC_ACCESS_PAYWALLED
};

/* What a page declares about its use by machines (extract/policy.h).  A rule's bit is 1 << its
 * number here, its word in records cc_policy_rule_name. */
enum cc_policy_rule {
    CC_POLICY_NOINDEX,
    CC_POLICY_NOFOLLOW,
    CC_POLICY_NOARCHIVE,
    CC_POLICY_NOSNIPPET,
    CC_POLICY_NOIMAGEINDEX,
    CC_POLICY_NOAI,
    CC_POLICY_NOIMAGEAI
};
#define CC_POLICY_RULE_COUNT 7

/* Whether text and data mining is reserved (TDM Reservation Protocol). */
enum cc_tdm {
    CC_TDM_UNKNOWN, /* the page does not say */
    CC_TDM_FREE,    /* tdm-reservation: 0 */
    CC_TDM_RESERVED /* tdm-reservation: 1 */
};

struct cc_policy {
    uint32_t rules;                   /* bits */
    struct cc_span unavailable_after; /* ISO 8601 where it can be read, else as written */
    enum cc_tdm tdm;
    struct cc_span tdm_policy; /* URL of the terms */
};

/* How a block hangs on the one before: lines of flattened text may be pieces of one sentence (extract/flat_join.h). */
enum cc_seam {
    CC_SEAM_NONE,
    CC_SEAM_BLANK, /* it goes on there, behind a blank */
    CC_SEAM_TIGHT  /* … without one: ", its only rival" */
};

/* A run of text under one block-level element, or one line of flattened text. */
struct cc_block {
    struct cc_span text;   /* white space collapsed, never empty; code keeps its lines.  List
                              items, quotes and headings come without bullet or mark. */
    struct cc_span lines;  /* the same with a line feed behind each line, where it is verse
                              (extract/verse.h); else empty */
    enum cc_role role;
    uint8_t level;         /* heading 1 to 6, list nesting from 1, else 0 */
    uint32_t element;      /* index of the element in the dom, or CC_NO_ELEMENT */
    uint32_t position;     /* 0-based order in the page; for flattened text: 0-based line */
    uint32_t n_words, n_link_words;
    uint32_t first_node, last_node; /* its first and last text node in the dom; 0 without one */
    enum cc_seam seam;
};

struct cc_blocks {
    struct cc_block *list;
    uint32_t count;
};

struct cc_verdict {
    bool keep;
    enum cc_reason reason; /* CC_REASON_NONE exactly when kept */
    uint16_t score;        /* 0 to 1000: how much it looks like the article's own text */
};

/* relation of a duplicate paragraph to the canonical one */
enum cc_relation {
    CC_RELATION_NONE,
    CC_RELATION_EXACT,  /* same normal form */
    CC_RELATION_NEAR,   /* resembles */
    CC_RELATION_PART,   /* contained in it, or contains it */
    CC_RELATION_UPDATED /* same sentences, other figures (dedup/guard.h): never dropped */
};

/* A part of which the canonical paragraph holds at least this share adds nothing; one that holds
 * the canonical paragraph and more besides is new text, and stays in text files. */
#define CC_PART_HELD 0.8

struct cc_duplicate {
    uint64_t doc;          /* id of the document that holds the canonical paragraph */
    uint32_t paragraph;    /* its 0-based place there */
    struct cc_span outlet;
    double similarity;     /* 0.0 to 1.0, of the verified texts.  exact: 1; near, updated: resemblance; part: the
                              share of this paragraph that the canonical one holds */
    enum cc_relation relation; /* CC_RELATION_NONE: not a duplicate, the rest is void */
    bool revised; /* updated: an edited copy (CC_GUARD_REVISED of dedup/guard.h); false in what is read
                     from a record or the state, which do not have it */
};

/* A link in a paragraph: text.ptr[at .. at + len), not empty; links rise and do not overlap. */
struct cc_link {
    uint32_t at, len;
    struct cc_span url; /* absolute where the page's own address is known */
};

struct cc_paragraph {
    struct cc_span text; /* one line, but for code and verse */
    enum cc_role role;
    uint8_t level; /* as in cc_block */
    uint32_t position; /* as in cc_block */
    uint16_t score;    /* as in cc_verdict; 0: nobody judged it (text that came as such) */
    struct cc_duplicate duplicate_of;
    enum cc_reason left_out; /* CC_REASON_REPEATED_ACROSS_SITE: furniture that only many pages betray
                                (dedup/furniture.h), not in the text; else CC_REASON_NONE */
    uint32_t n_pages;        /* … of its outlet have it; 0 where it is none */
    struct cc_link *links; /* found on request only (extract/link.h) */
    uint32_t n_links;
};

/* The one earlier document that holds most of this one (dedup/reprint.h). */
struct cc_reprint {
    uint64_t doc;
    struct cc_span outlet;
    double share;              /* of this document's words, 0.5 to 1.0 */
    enum cc_relation relation; /* exact, near (all of it, edited), part (most of it); NONE: no reprint,
                                  the rest is void */
    bool dropped;              /* it has no text file for that (--reprints drop) */
};

/* A block that is not in the text. */
struct cc_removed {
    struct cc_span text;
    enum cc_reason reason;
    uint16_t score;      /* as in cc_verdict */
    struct cc_span path; /* "html/body/div.story/p" or "line" for flattened text; empty with cc_config.no_paths */
    uint32_t position;   /* as in cc_block */
};

/* Metadata and paragraphs of one page. */
struct cc_document {
    uint64_t id; /* XXH3-64 of the canonical URL, else of the source's bytes */
    struct cc_span source, url, canonical_url, outlet;
    enum cc_kind kind;
    struct cc_span language; /* BCP 47: of the text, see extract/language.h */
    struct cc_span title;
    struct cc_span *authors;
    uint32_t n_authors;
    struct cc_span date; /* ISO 8601: YYYY-MM-DD or YYYY-MM-DDThh:mm:ss, with Z or ±hh:mm where
                            the page gives a zone */
    struct cc_span site_name, description;
    int64_t fetched_at_s;
    struct cc_paragraph *paragraphs;
    uint32_t n_paragraphs;
    struct cc_removed *removed;
    uint32_t n_removed;
    double quality; /* 0 to 1: the expected share of right words */
    struct cc_span modified; /* last change, written as `date`; absent when it is the same */
    struct cc_span *tags;    /* keywords that the outlet gave the page */
    uint32_t n_tags;
    struct cc_span image;   /* absolute URL of the lead image */
    struct cc_span licence; /* URL, or a name such as "CC BY 4.0" */
    enum cc_access access;
    struct cc_reprint reprint_of;
    struct cc_policy policy;
};

/* The words of the records: "p", "list-item" · "navigation", … · "article", … · "exact", …
 * "none" for CC_REASON_NONE and CC_RELATION_NONE. */
const char *cc_role_name(enum cc_role role);
const char *cc_reason_name(enum cc_reason reason);
const char *cc_kind_name(enum cc_kind kind);
const char *cc_relation_name(enum cc_relation relation);
const char *cc_access_name(enum cc_access access); /* "unknown", "free", "paywalled" */
const char *cc_policy_rule_name(enum cc_policy_rule rule); /* "noindex" */
/* The other way; false and *out untouched for an unknown word. */
bool cc_role_from_name(struct cc_span name, enum cc_role *out);
bool cc_reason_from_name(struct cc_span name, enum cc_reason *out);
bool cc_kind_from_name(struct cc_span name, enum cc_kind *out);
bool cc_relation_from_name(struct cc_span name, enum cc_relation *out);
bool cc_access_from_name(struct cc_span name, enum cc_access *out);

#endif
