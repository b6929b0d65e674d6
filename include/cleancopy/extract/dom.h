/* dom.h -- a page's elements and text in document order, and nothing of the library that built
 * them.
 *
 * The tree is two flat arrays.  Nodes stand in document order (an element before its content), so a walk
 * is a loop and needs no stack:
 *
 *     for (i = 0; i < dom->n_nodes; i++)             every node
 *     for (i = e + 1; i < dom->nodes[e].end; i++)    everything under element e
 *     for (c = e + 1; c < dom->nodes[e].end; c = dom->nodes[c].end)   the children of e
 *     for (p = dom->nodes[i].parent; p != CC_NO_INDEX; p = dom->nodes[p].parent)   upwards
 *
 * Node 0 is <html>.  Comments are left out.  Text inside script and style is there as text
 * nodes (JSON-LD is read from it).  Template contents are there.
 *
 * The tree comes from gumbo 0.10.1 (dom.c is its only user), which sees of most pages a skeleton alone
 * (skeleton.h), and of that what does not simply nest (fold.h).  The same scan of the bytes refuses what would cost gumbo quadratic time: depth, attributes in a tag,
 * open formatting elements (struct cc_limits).  It allocates from the arena, and leaves by longjmp when the
 * arena refuses; its tree is never destroyed, it goes with the arena.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_DOM_H
#define CLEANCOPY_EXTRACT_DOM_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

/* Every element name that a step asks for: enum name, HTML name. */
#define CC_TAGS(X)                                                                                 \
    X(HTML, "html") X(HEAD, "head") X(BODY, "body") X(TITLE, "title") X(BASE, "base")              \
    X(LINK, "link") X(META, "meta") X(STYLE, "style") X(SCRIPT, "script")                          \
    X(NOSCRIPT, "noscript") X(TEMPLATE, "template") X(ARTICLE, "article") X(SECTION, "section")    \
    X(NAV, "nav") X(ASIDE, "aside") X(H1, "h1") X(H2, "h2") X(H3, "h3") X(H4, "h4") X(H5, "h5")    \
    X(H6, "h6") X(HGROUP, "hgroup") X(HEADER, "header") X(FOOTER, "footer")                        \
    X(ADDRESS, "address") X(MAIN, "main") X(P, "p") X(HR, "hr") X(PRE, "pre")                      \
    X(BLOCKQUOTE, "blockquote") X(OL, "ol") X(UL, "ul") X(MENU, "menu") X(LI, "li") X(DL, "dl")    \
    X(DT, "dt") X(DD, "dd") X(FIGURE, "figure") X(FIGCAPTION, "figcaption") X(DIV, "div")          \
    X(CENTER, "center") X(A, "a") X(ABBR, "abbr") X(ACRONYM, "acronym") X(B, "b") X(BDI, "bdi")    \
    X(BDO, "bdo") X(BIG, "big") X(BR, "br") X(CITE, "cite") X(CODE, "code") X(DATA, "data")        \
    X(DEL, "del") X(DFN, "dfn") X(EM, "em") X(FONT, "font") X(I, "i") X(IMG, "img")                \
    X(INS, "ins") X(KBD, "kbd") X(LABEL, "label") X(MARK, "mark") X(NOBR, "nobr") X(Q, "q")        \
    X(RP, "rp") X(RT, "rt") X(RUBY, "ruby") X(S, "s") X(SAMP, "samp") X(SMALL, "small")            \
    X(SPAN, "span") X(STRIKE, "strike") X(STRONG, "strong") X(SUB, "sub") X(SUP, "sup")            \
    X(TIME, "time") X(TT, "tt") X(U, "u") X(VAR, "var") X(WBR, "wbr") X(TABLE, "table")            \
    X(CAPTION, "caption") X(COLGROUP, "colgroup") X(TBODY, "tbody") X(THEAD, "thead")              \
    X(TFOOT, "tfoot") X(TR, "tr") X(TD, "td") X(TH, "th") X(FORM, "form")                          \
    X(FIELDSET, "fieldset") X(LEGEND, "legend") X(INPUT, "input") X(BUTTON, "button")              \
    X(SELECT, "select") X(OPTGROUP, "optgroup") X(OPTION, "option") X(DATALIST, "datalist")        \
    X(TEXTAREA, "textarea") X(OUTPUT, "output") X(PROGRESS, "progress") X(METER, "meter")          \
    X(DETAILS, "details") X(SUMMARY, "summary") X(DIALOG, "dialog") X(IFRAME, "iframe")            \
    X(OBJECT, "object") X(EMBED, "embed") X(VIDEO, "video") X(AUDIO, "audio")                      \
    X(SOURCE, "source") X(TRACK, "track") X(PICTURE, "picture") X(CANVAS, "canvas")                \
    X(MAP, "map") X(AREA, "area") X(SVG, "svg") X(MATH, "math") X(PATH, "path") X(SLOT, "slot")    \
    X(FRAMESET, "frameset") X(FRAME, "frame") X(NOFRAMES, "noframes") X(XMP, "xmp")                \
    X(PLAINTEXT, "plaintext") X(MARQUEE, "marquee") X(NOEMBED, "noembed") X(APPLET, "applet") X(COL, "col") X(PARAM, "param") X(KEYGEN, "keygen")           \
    X(BASEFONT, "basefont") X(BGSOUND, "bgsound") X(DIR, "dir") X(LISTING, "listing") X(RB, "rb")       \
    X(RTC, "rtc")

enum cc_tag {
    CC_TAG_TEXT = 0, /* a text node */
#define CC_TAG_ENUM(name, html) CC_TAG_##name,
    CC_TAGS(CC_TAG_ENUM)
#undef CC_TAG_ENUM
    CC_TAG_OTHER /* any other element: its name is in cc_node.name */
};

struct cc_attr {
    struct cc_span name;  /* lower case, in svg too; "xlink:href" with its prefix */
    struct cc_span value; /* character references decoded */
};

struct cc_node {
    enum cc_tag tag;
    uint32_t parent; /* CC_NO_INDEX for node 0 */
    uint32_t end;    /* one past the last node of the subtree; i + 1 for text */
    uint32_t first_attr, n_attrs;
    struct cc_span name; /* element: its name in lower case.  Text: the text, decoded */
};

struct cc_dom {
    struct cc_node *nodes;
    uint32_t n_nodes;
    struct cc_attr *attrs;
    uint32_t n_attrs;
    const char *way; /* how gumbo read it: "skeleton", "plain", or what kept the page from the first; for tests */
};

/* Builds the tree of `html` (UTF-8; it must live as long as the dom).  CC_E_LIMIT, with the
 * limit's name and the value in *err, when the page is over limits->max_page_bytes, max_depth,
 * max_tag_attributes, max_open_formatting or the arena's cap: its text can then be had
 * without a tree from cc_dom_strip(). */
enum cc_status cc_dom_parse(struct cc_arena *arena, const struct cc_limits *limits,
                            struct cc_span html, struct cc_dom *dom, struct cc_error *err);

/* The same tree, by gumbo from the whole page, at more than ten times the instructions: to compare with. */
enum cc_status cc_dom_parse_plain(struct cc_arena *arena, const struct cc_limits *limits,
                                  struct cc_span html, struct cc_dom *dom, struct cc_error *err);

/* The page's text without a tree, for pages over a limit: tags, comments, script and style
 * taken out by one linear scan, a line break for each block-level tag, the commonest character
 * references decoded.  ptr NULL when the arena refused. */
struct cc_span cc_dom_strip(struct cc_arena *arena, struct cc_span html);

/* The attribute's value, or the empty span.  cc_dom_has tells an empty value from none. */
struct cc_span cc_dom_attr(const struct cc_dom *dom, uint32_t node, struct cc_span name);
bool cc_dom_has(const struct cc_dom *dom, uint32_t node, struct cc_span name);

/* The first name in the attribute `class`, or the empty span. */
struct cc_span cc_dom_first_class(const struct cc_dom *dom, uint32_t node);

/* All text under a node, in order, white space collapsed.  ptr NULL when the arena refused. */
struct cc_span cc_dom_text(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node);

/* The HTML name ("div"), "#text" for CC_TAG_TEXT, "" for CC_TAG_OTHER. */
const char *cc_tag_name(enum cc_tag tag);

#endif
