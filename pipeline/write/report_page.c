#include "cleancopy/write/report_page.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/write/report_assets.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- pieces ---- */

static void put(struct cc_buf *out, const char *html)
{
    cc_buf_add_string(out, html);
}

/* Text of a page as text: markup escaped, control characters shown as U+FFFD. */
static void put_text(struct cc_buf *out, const char *text)
{
    struct cc_span s = cc_span_from(text);
    char bytes[4];
    size_t at = 0;

    while (at < s.len) {
        uint32_t c = cc_utf8_next(s, &at);
        struct cc_span one;

        if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0))
            c = CC_UTF8_REPLACEMENT;
        one = (struct cc_span){bytes, cc_utf8_put(c, bytes)};
        switch (c) {
        case '&':
            put(out, "&amp;");
            break;
        case '<':
            put(out, "&lt;");
            break;
        case '>':
            put(out, "&gt;");
            break;
        case '"':
            put(out, "&quot;");
            break;
        case '\'':
            put(out, "&#39;");
            break;
        default:
            cc_buf_add(out, one);
        }
    }
}

/* Isolated, so that its writing direction ends with it. */
static void put_bdi(struct cc_buf *out, const char *text)
{
    put(out, "<bdi>");
    put_text(out, text);
    put(out, "</bdi>");
}

/* 1,234,567 */
static void put_number(struct cc_buf *out, uint64_t n)
{
    char digits[21]; /* of the largest number, and a NUL */
    int len = snprintf(digits, sizeof digits, "%" PRIu64, n);

    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            cc_buf_add_char(out, ',');
        cc_buf_add_char(out, digits[i]);
    }
}

static void put_number_cell(struct cc_buf *out, uint64_t n)
{
    put(out, "<td class=\"n\">");
    put_number(out, n);
    put(out, "</td>");
}

static void put_text_cell(struct cc_buf *out, const char *open, const char *text,
                          const char *close)
{
    put(out, open);
    if (text[0] != '\0')
        put_bdi(out, text);
    put(out, close);
}

/* Part of whole, in tenths of a percent. */
static void put_percent(struct cc_buf *out, uint64_t part, uint64_t whole)
{
    double percent = whole == 0 ? 0 : 100.0 * (double)part / (double)whole;

    cc_buf_printf(out, "%.1f&nbsp;%%", percent);
}

/* A heading and the frame of its table; `id` is also what the page's own links point at. */
static void open_section(struct cc_buf *out, const char *id, const char *heading,
                         const char *note)
{
    cc_buf_printf(out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n<p>%s</p>\n",
                  id, id, heading, note);
}

static void open_table(struct cc_buf *out, const char *id, const char *class)
{
    cc_buf_printf(out,
                  "<div class=\"wide\" role=\"region\" aria-labelledby=\"%s\" tabindex=\"0\">"
                  "<table%s>\n",
                  id, class);
}

static void close_table(struct cc_buf *out)
{
    put(out, "</tbody></table></div>\n</section>\n");
}

static void close_empty(struct cc_buf *out)
{
    put(out, "<p>None.</p>\n</section>\n");
}

static const char *outlet_name(const struct cc_tally *tally, uint32_t number)
{
    return number == 0 ? "all further outlets" : tally->outlets[number].name;
}

/* ---- sections ---- */

static void put_fact(struct cc_buf *out, const char *name, uint64_t n)
{
    cc_buf_printf(out, "<div><dt>%s</dt><dd>", name);
    put_number(out, n);
    put(out, "</dd></div>\n");
}

static void put_overview(struct cc_buf *out, const struct cc_output_counts *counts)
{
    put(out, "<dl>\n");
    put_fact(out, "documents", counts->documents);
    put_fact(out, "text files", counts->text_files);
    put_fact(out, "paragraphs", counts->paragraphs);
    put_fact(out, "duplicate paragraphs", counts->duplicates);
    put_fact(out, "furniture paragraphs", counts->furniture);
    put_fact(out, "blocks removed", counts->removed);
    put_fact(out, "clusters", counts->clusters);
    put_fact(out, "words in the texts", counts->words_kept);
    put_fact(out, "words left out", counts->words_removed);
    put(out, "</dl>\n");
}

/* Numbers 0 to n-1, sorted by what `weight` says, largest first, ties in order: n is small
 * (outlets, reasons). */
struct ranked {
    uint64_t weight;
    uint32_t number;
};

static int compare_ranked(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

static void put_reasons(struct cc_buf *out, const struct cc_output_counts *counts)
{
    struct ranked order[CC_REASON_COUNT];
    uint64_t all = counts->removed + counts->duplicates + counts->furniture;

    open_section(
        out, "reasons", "Why text was left out",
        "Each block that was dropped and each paragraph that copies another or stands on many "
        "pages of its outlet, by its reason. "
        "Every one of them stands in removed.jsonl.");
    if (all == 0) {
        close_empty(out);
        return;
    }
    for (uint32_t i = 0; i < CC_REASON_COUNT; i++)
        order[i] = (struct ranked){counts->by_reason[i], i};
    qsort(order, CC_REASON_COUNT, sizeof *order, compare_ranked);
    open_table(out, "reasons", "");
    put(out,
        "<caption>Reasons, most frequent first</caption>\n<thead><tr><th scope=\"col\">reason"
        "</th><th scope=\"col\" class=\"n\">count</th><th scope=\"col\" class=\"n\">share</th>"
        "<th scope=\"col\" class=\"bar\"><span aria-hidden=\"true\">&nbsp;</span></th>"
        "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < CC_REASON_COUNT && order[i].weight > 0; i++) {
        cc_buf_printf(out, "<tr><th scope=\"row\" class=\"w\">%s</th>",
                      cc_reason_name((enum cc_reason)order[i].number));
        put_number_cell(out, order[i].weight);
        put(out, "<td class=\"n\">");
        put_percent(out, order[i].weight, all);
        cc_buf_printf(
            out,
            "</td><td class=\"bar\"><meter aria-hidden=\"true\" min=\"0\" max=\"%" PRIu64
            "\" value=\"%" PRIu64 "\"></meter></td></tr>\n",
            order[0].weight, order[i].weight);
    }
    close_table(out);
}

/* All outlets by their documents; NULL when memory is short (the buffer then says so). */
static struct ranked *rank_outlets(struct cc_buf *out, const struct cc_tally *tally)
{
    struct ranked *order = cc_calloc(tally->n_outlets, sizeof *order);

    if (order == NULL) {
        out->status = CC_E_NOMEM;
        return NULL;
    }
    for (uint32_t i = 0; i < tally->n_outlets; i++) {
        order[i].number = i;
        order[i].weight = tally->outlets[i].documents;
    }
    qsort(order, tally->n_outlets, sizeof *order, compare_ranked);
    return order;
}

static void put_outlet(struct cc_buf *out, const struct cc_tally *tally, uint32_t number)
{
    const struct cc_tally_outlet *outlet = &tally->outlets[number];

    put_text_cell(out, "<tr><th scope=\"row\">", outlet_name(tally, number), "</th>");
    put_number_cell(out, outlet->documents);
    put_number_cell(out, outlet->words);
    put_number_cell(out, outlet->duplicates);
    put_number_cell(out, outlet->copied);
    put(out, "</tr>\n");
}

static void put_outlets(struct cc_buf *out, const struct cc_tally *tally)
{
    struct ranked *order = rank_outlets(out, tally);

    if (order == NULL)
        return;
    open_section(
        out, "outlets", "Outlets",
        "Copies taken: paragraphs of the outlet that another document printed first. Copies "
        "given: paragraphs that copy one of the outlet's.");
    if (order[0].weight == 0) {
        close_empty(out);
        cc_free(order);
        return;
    }
    open_table(out, "outlets", "");
    cc_buf_printf(
        out,
        "<caption>Outlets, most documents first (at most %d)</caption>\n<thead><tr>"
        "<th scope=\"col\">outlet</th><th scope=\"col\" class=\"n\">documents</th>"
        "<th scope=\"col\" class=\"n\">words</th><th scope=\"col\" class=\"n\">copies "
        "taken</th><th scope=\"col\" class=\"n\">copies given</th></tr></thead>\n<tbody>\n",
        CC_REPORT_OUTLETS);
    for (uint32_t i = 0; i < tally->n_outlets && i < CC_REPORT_OUTLETS && order[i].weight > 0;
         i++)
        put_outlet(out, tally, order[i].number);
    close_table(out);
    cc_free(order);
}

/* ---- reprints ---- */

static bool is_before(const struct cc_tally_pair *a, const struct cc_tally_pair *b)
{
    if (a->reprints != b->reprints)
        return a->reprints > b->reprints;
    return a->copier != b->copier ? a->copier < b->copier : a->source < b->source;
}

/* The pairs with most reprints, most first, ties by the outlets' numbers; returns how many. */
static uint32_t top_reprints(const struct cc_tally *tally,
                             const struct cc_tally_pair *top[CC_REPORT_REPRINTS])
{
    uint32_t n = 0;

    for (size_t i = 0; i < CC_TALLY_PAIR_PLACES; i++) {
        const struct cc_tally_pair *pair = &tally->pairs[i];
        uint32_t at = n;

        if (pair->reprints == 0)
            continue;
        while (at > 0 && is_before(pair, top[at - 1]))
            at--;
        if (at == CC_REPORT_REPRINTS)
            continue;
        n += n < CC_REPORT_REPRINTS;
        memmove(&top[at + 1], &top[at], (n - 1 - at) * sizeof *top);
        top[at] = pair;
    }
    return n;
}

static void put_reprints(struct cc_buf *out, const struct cc_tally *tally)
{
    const struct cc_tally_pair *top[CC_REPORT_REPRINTS];
    uint32_t n = top_reprints(tally, top);

    open_section(out, "reprints", "Reprints",
                 "Documents most of whose words come from one earlier document. Their records "
                 "name it under reprint_of.");
    if (tally->counts.reprints == 0) {
        close_empty(out);
        return;
    }
    put(out, "<p>");
    put_number(out, tally->counts.reprints);
    put(out, " of ");
    put_number(out, tally->counts.documents);
    put(out, " documents are reprints, ");
    put_number(out, tally->counts.whole_reprints);
    put(out, " of them of the whole text.</p>\n");
    open_table(out, "reprints", "");
    cc_buf_printf(out,
                  "<caption>Who reprints whom, most first (at most %d pairs)</caption>\n<thead>"
                  "<tr><th scope=\"col\">outlet</th><th scope=\"col\">reprints</th>"
                  "<th scope=\"col\" class=\"n\">documents</th></tr></thead>\n<tbody>\n",
                  CC_REPORT_REPRINTS);
    for (uint32_t i = 0; i < n; i++) {
        put_text_cell(out, "<tr><th scope=\"row\">", outlet_name(tally, top[i]->copier), "</th>");
        put_text_cell(out, "<td>", outlet_name(tally, top[i]->source), "</td>");
        put_number_cell(out, top[i]->reprints);
        put(out, "</tr>\n");
    }
    close_table(out);
}

/* ---- documents ---- */

static void put_document(struct cc_buf *out, const struct cc_tally_document *d)
{
    const char *title = d->title[0] != '\0' ? d->title : "(no title)";

    put(out, "<tr><th scope=\"row\" class=\"t\">");
    if (d->file[0] != '\0') {
        put(out, "<a href=\"../");
        put_text(out, d->file);
        put(out, "\">");
    }
    put_bdi(out, title);
    put(out, d->file[0] != '\0' ? "</a></th>" : "</th>");
    put_text_cell(out, "<td>", d->outlet, "</td>");
    put_text_cell(out, "<td class=\"w\">", d->date, "</td>");
    put_number_cell(out, d->words);
    put_number_cell(out, d->kept);
    put_number_cell(out, d->dropped);
    if (isfinite(d->quality))
        cc_buf_printf(out, "<td class=\"n\">%.3f</td></tr>\n", d->quality);
    else
        put(out, "<td></td></tr>\n");
}

static void put_documents(struct cc_buf *out, const struct cc_tally *tally)
{
    const struct cc_tally_document *rows = tally->lists[CC_TALLY_LOWEST].rows;
    uint32_t n = tally->lists[CC_TALLY_LOWEST].n_rows;

    n = n > CC_REPORT_DOCUMENTS ? CC_REPORT_DOCUMENTS : n;
    open_section(
        out, "documents", "Documents",
        "Lowest quality first: the expected share of right words, from 0 to 1. A title "
        "without a link has no text file: nothing was left of the document.");
    if (n == 0) {
        close_empty(out);
        return;
    }
    open_table(out, "documents", "");
    put(out, "<caption>");
    put_number(out, n);
    put(out, " of ");
    put_number(out, tally->counts.documents);
    put(out,
        " documents</caption>\n<thead><tr><th scope=\"col\">title</th><th scope=\"col\">outlet"
        "</th><th scope=\"col\">date</th><th scope=\"col\" class=\"n\">words</th>"
        "<th scope=\"col\" class=\"n\">kept</th><th scope=\"col\" class=\"n\">left out</th>"
        "<th scope=\"col\" class=\"n\">quality</th></tr></thead>\n<tbody>\n");
    for (uint32_t i = 0; i < n; i++)
        put_document(out, &rows[i]);
    close_table(out);
}

/* Without a policy of its own a page may load anything.  'self' is the folder of the page, under file:// too: in Chromium 156
 * and in Firefox 153. */
static void put_head(struct cc_buf *out)
{
    put(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
             "script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n"
             "<title>cleancopy: what was kept, what was left out</title>\n");
    for (size_t i = 0; i < cc_n_report_assets; i++) {
        struct cc_span name = cc_span_from(cc_report_assets[i].name);

        if (cc_span_ends(name, CC_SPAN(".css")))
            cc_buf_printf(out, "<link rel=\"stylesheet\" href=\"app/%s\">\n", name.ptr);
    }
    put(out, "<script defer src=\"app/load.js\"></script>\n"
             "<script defer src=\"data/summary.js\"></script>\n");
    for (size_t i = 0; i < cc_n_report_assets; i++) {
        struct cc_span name = cc_span_from(cc_report_assets[i].name);

        if (cc_span_ends(name, CC_SPAN(".js")) && !cc_span_is(name, CC_SPAN("load.js")))
            cc_buf_printf(out, "<script defer src=\"app/%s\"></script>\n", name.ptr);
    }
    put(out, "</head>\n");
}

void cc_report_page(struct cc_buf *out, const struct cc_tally *tally)
{
    put_head(out);
    put(out, "<body>\n<noscript>\n<header><h1>What was kept, what was left out</h1>\n"
             "<p>Documents, clusters and plots need JavaScript, which runs from this folder alone. "
             "What follows does not.</p>\n"
             "<nav aria-label=\"Sections\"><a href=\"#reasons\">reasons</a> <a "
             "href=\"#outlets\">outlets</a> <a href=\"#reprints\">reprints</a> "
             "<a href=\"#documents\">documents</a></nav></header>\n<main>\n");
    put_overview(out, &tally->counts);
    put_reasons(out, &tally->counts);
    put_outlets(out, tally);
    put_reprints(out, tally);
    put_documents(out, tally);
    put(out, "</main>\n</noscript>\n</body>\n</html>\n");
}
