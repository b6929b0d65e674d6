#include "cleancopy/write/tei.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/write/table_row.h"
#include "cleancopy/write/tei_header.h"
#include "cleancopy/write/text.h"

#define MAX_DIVS       6 /* open: one for each level of a heading */
#define MAX_LIST_DEPTH 6 /* lists in one another; deeper items stand at this depth */
#define DEFAULT_LEVEL  2 /* of a heading whose own is unknown, as in Markdown */

struct body {
    struct cc_xml_writer *w;
    uint8_t divs[MAX_DIVS]; /* levels of the open ones, rising */
    unsigned n_divs;
    enum cc_role run;       /* of the paragraph before: lists, quotes and tables go on … */
    bool in_run;            /* … where this says so */
    unsigned depth;         /* of open lists */
};

/* ---- runs of like paragraphs ---- */

static void close_lists(struct body *b, unsigned depth)
{
    for (; b->depth > depth; b->depth--) {
        cc_xml_writer_end_line(b->w); /* item */
        cc_xml_writer_end_line(b->w); /* list */
    }
}

static void close_run(struct body *b)
{
    if (!b->in_run)
        return;
    if (b->run == CC_ROLE_LIST_ITEM)
        close_lists(b, 0);
    else
        cc_xml_writer_end_line(b->w); /* quote, table */
    b->in_run = false;
}

/* True when the paragraph goes on with a run that is open; else the run before is closed. */
static bool goes_on(struct body *b, enum cc_role role)
{
    if (b->in_run && b->run == role)
        return true;
    close_run(b);
    b->run = role;
    return false;
}

static void open_run(struct body *b, const char *name)
{
    cc_xml_writer_start(b->w, name);
    cc_xml_writer_line(b->w);
    b->in_run = true;
}

/* An item further in than one level below the one before stands there. */
static void put_item(struct body *b, const struct cc_paragraph *p)
{
    unsigned depth = p->level > 1 ? p->level : 1;

    if (!goes_on(b, CC_ROLE_LIST_ITEM))
        b->depth = 0;
    if (depth > MAX_LIST_DEPTH)
        depth = MAX_LIST_DEPTH;
    if (b->depth >= depth) {
        close_lists(b, depth);
        cc_xml_writer_end_line(b->w); /* the item before */
    } else {
        if (b->depth > 0)
            cc_xml_writer_line(b->w); /* behind the text of the item that holds the list */
        open_run(b, "list");
        b->depth++;
    }
    cc_xml_writer_start(b->w, "item");
    cc_xml_writer_text(b->w, cc_span_trim(p->text));
}

static bool next_full_line(struct cc_span *rest, struct cc_span *line)
{
    while (cc_span_next_line(rest, line)) {
        *line = cc_span_trim(*line);
        if (line->len > 0)
            return true;
    }
    return false;
}

/* <p>, or <lg> where there are several lines. */
static void put_lines(struct body *b, struct cc_span text)
{
    struct cc_span rest = text, first = CC_SPAN_EMPTY, line = CC_SPAN_EMPTY;
    bool more = next_full_line(&rest, &first);

    if (more)
        more = next_full_line(&rest, &line);
    if (!more) {
        cc_xml_writer_element(b->w, "p", first);
        return;
    }
    cc_xml_writer_start(b->w, "lg");
    cc_xml_writer_line(b->w);
    cc_xml_writer_element(b->w, "l", first);
    for (; more; more = next_full_line(&rest, &line))
        cc_xml_writer_element(b->w, "l", line);
    cc_xml_writer_end_line(b->w);
}

static void put_quote(struct body *b, const struct cc_paragraph *p)
{
    if (!goes_on(b, CC_ROLE_QUOTE))
        open_run(b, "quote");
    put_lines(b, p->text);
}

static void put_row(struct body *b, const struct cc_paragraph *p)
{
    bool first = !goes_on(b, CC_ROLE_TABLE);
    struct cc_span rest = p->text, cell;

    if (first)
        open_run(b, "table");
    cc_xml_writer_start(b->w, "row");
    if (first)
        cc_xml_writer_attribute(b->w, "role", CC_SPAN("label"));
    while (cc_table_next_cell(&rest, &cell)) {
        cc_xml_writer_start(b->w, "cell");
        cc_xml_writer_text(b->w, cc_span_trim(cell));
        cc_xml_writer_end(b->w);
    }
    cc_xml_writer_end_line(b->w);
}

/* ---- single paragraphs ---- */

static void put_block(struct body *b, const struct cc_paragraph *p)
{
    bool is_code = p->role == CC_ROLE_CODE;

    cc_xml_writer_start(b->w, "ab");
    cc_xml_writer_attribute(b->w, "type", cc_span_from(cc_role_name(p->role)));
    if (is_code)
        cc_xml_writer_attribute(b->w, "xml:space", CC_SPAN("preserve"));
    cc_xml_writer_text(b->w, is_code ? p->text : cc_span_trim(p->text));
    cc_xml_writer_end_line(b->w);
}

static void put_heading(struct body *b, const struct cc_paragraph *p)
{
    uint8_t level = p->level >= 1 && p->level <= MAX_DIVS ? p->level : DEFAULT_LEVEL;

    while (b->n_divs > 0 && b->divs[b->n_divs - 1] >= level) {
        cc_xml_writer_end_line(b->w);
        b->n_divs--;
    }
    cc_xml_writer_start(b->w, "div");
    cc_xml_writer_line(b->w);
    cc_xml_writer_element(b->w, "head", cc_span_trim(p->text));
    b->divs[b->n_divs++] = level;
}

static void put_paragraph(struct body *b, const struct cc_paragraph *p)
{
    switch (p->role) {
    case CC_ROLE_LIST_ITEM:
        put_item(b, p);
        return;
    case CC_ROLE_QUOTE:
        put_quote(b, p);
        return;
    case CC_ROLE_TABLE:
        put_row(b, p);
        return;
    case CC_ROLE_HEADING:
        close_run(b);
        put_heading(b, p);
        return;
    case CC_ROLE_CODE:
    case CC_ROLE_CAPTION:
    case CC_ROLE_CORRECTION:
        close_run(b);
        put_block(b, p);
        return;
    case CC_ROLE_P:
        break;
    }
    close_run(b);
    put_lines(b, p->text);
}

static void put_body(struct cc_xml_writer *w, const struct cc_document *doc,
                     enum cc_duplicates duplicates)
{
    struct body b = {.w = w};
    bool any = false;

    cc_xml_writer_start(w, "body");
    cc_xml_writer_line(w);
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (cc_text_drops(&doc->paragraphs[i], duplicates))
            continue;
        put_paragraph(&b, &doc->paragraphs[i]);
        any = true;
    }
    close_run(&b);
    for (; b.n_divs > 0; b.n_divs--)
        cc_xml_writer_end_line(w);
    if (!any)
        cc_xml_writer_element(w, "p", CC_SPAN_EMPTY);
    cc_xml_writer_end_line(w);
}

void cc_tei_write(struct cc_buf *out, const struct cc_document *doc,
                  enum cc_duplicates duplicates)
{
    struct cc_xml_writer *w = cc_xml_writer_open(out);

    if (w == NULL)
        return;
    cc_xml_writer_start(w, "TEI");
    cc_xml_writer_attribute(w, "xmlns", CC_SPAN("http://www.tei-c.org/ns/1.0"));
    if (cc_tei_is_language(doc->language))
        cc_xml_writer_attribute(w, "xml:lang", doc->language);
    cc_xml_writer_line(w);
    cc_tei_header_write(w, doc, cc_text_words(doc, duplicates));
    cc_xml_writer_start(w, "text");
    cc_xml_writer_line(w);
    put_body(w, doc, duplicates);
    cc_xml_writer_end_line(w);
    cc_xml_writer_end_line(w);
    cc_xml_writer_close(w);
}
