#include "cleancopy/write/vertical.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/text.h"
#include "cleancopy/write/xml_text.h"

#include <limits.h>
#include <stdio.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#define LANGUAGE_LETTERS 8 /* of a language's first subtag (BCP 47) */

/* ---- <doc> ---- */

static void put_attribute(struct cc_buf *out, const char *name, struct cc_span value)
{
    if (value.len == 0)
        return;
    cc_buf_printf(out, " %s=\"", name);
    cc_xml_line(out, value);
    cc_buf_add_char(out, '"');
}

static void put_list(struct cc_buf *out, const char *name, const struct cc_span *list, uint32_t n)
{
    if (n == 0)
        return;
    cc_buf_printf(out, " %s=\"", name);
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_add_char(out, '|');
        cc_xml_line(out, list[i]);
    }
    cc_buf_add_char(out, '"');
}

static void put_doc(struct cc_buf *out, const struct cc_document *doc)
{
    char id[CC_HASH_HEX_BYTES];

    cc_hash_hex(doc->id, id);
    cc_buf_add_string(out, "<doc");
    put_attribute(out, "id", cc_span_from(id));
    put_attribute(out, "outlet", doc->outlet);
    put_attribute(out, "url", doc->url.len > 0 ? doc->url : doc->canonical_url);
    put_attribute(out, "date", doc->date);
    put_attribute(out, "title", doc->title);
    put_list(out, "author", doc->authors, doc->n_authors);
    put_list(out, "tags", doc->tags, doc->n_tags);
    put_attribute(out, "language", doc->language);
    put_attribute(out, "kind", cc_span_from(cc_kind_name(doc->kind)));
    cc_buf_add_string(out, " quality=\"");
    cc_json_decimal(out, doc->quality, 3);
    cc_buf_add_string(out, "\">\n");
}

/* ---- tokens ---- */

struct breaker {
    UBreakIterator *words, *sentences;
    UText text;
    UErrorCode code; /* a failure stays, and nothing is done after it */
};

/* ICU's name for the language, with CLDR's abbreviations ("ss"); the root's rules where it is
 * unknown. */
static void name_locale(struct cc_span language, char *locale, size_t bytes)
{
    size_t n = 0;

    while (n < language.len && n < LANGUAGE_LETTERS &&
           (cc_ascii_classes[(unsigned char)language.ptr[n]] & CC_CHAR_LETTER) != 0)
        n++;
    (void)snprintf(locale, bytes, "%.*s@ss=standard", (int)n, n > 0 ? language.ptr : "");
}

static void open_breaker(struct breaker *breaker, struct cc_span language)
{
    static const UText empty = UTEXT_INITIALIZER;
    char locale[LANGUAGE_LETTERS + sizeof "@ss=standard"];

    name_locale(language, locale, sizeof locale);
    breaker->text = empty;
    breaker->code = U_ZERO_ERROR;
    breaker->words = ubrk_open(UBRK_WORD, locale, NULL, 0, &breaker->code);
    breaker->sentences = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &breaker->code);
}

static void close_breaker(struct breaker *breaker)
{
    (void)utext_close(&breaker->text); /* gives the same pointer back */
    ubrk_close(breaker->words);        /* NULL is fine */
    ubrk_close(breaker->sentences);
}

static bool set_text(struct breaker *breaker, struct cc_span text)
{
    if (text.len > INT32_MAX) /* a page has 8 MiB */
        breaker->code = U_BUFFER_OVERFLOW_ERROR;
    if (U_FAILURE(breaker->code))
        return false;
    (void)utext_openUTF8(&breaker->text, text.ptr, (int64_t)text.len, &breaker->code);
    ubrk_setUText(breaker->words, &breaker->text, &breaker->code);
    ubrk_setUText(breaker->sentences, &breaker->text, &breaker->code);
    return U_SUCCESS(breaker->code);
}

static bool is_gap(uint32_t c)
{
    return cc_char_is_space(c) || cc_char_is_control(c);
}

/* Without what a blank, tab, line end or control character leaves at the ends: ICU hangs a mark
 * that follows a blank on it.  Empty: the segment is a gap. */
static struct cc_span trim_token(struct cc_span segment)
{
    size_t at = 0, from = segment.len, to = 0;

    while (at < segment.len) {
        size_t start = at;

        if (is_gap(cc_utf8_next(segment, &at)))
            continue;
        if (from > start)
            from = start;
        to = at;
    }
    return cc_span_slice(segment, from, to);
}

/* One paragraph, taken token by token. */
struct place {
    int32_t sentence_end;    /* of the sentence at hand */
    bool in_sentence, glued; /* glued: nothing stood behind the token before */
};

static void put_token(struct cc_buf *out, struct breaker *breaker, struct place *place,
                      int32_t start, struct cc_span token)
{
    if (place->in_sentence && start >= place->sentence_end) {
        cc_buf_add_string(out, "</s>\n");
        place->in_sentence = false;
    }
    if (place->glued)
        cc_buf_add_string(out, "<g/>\n");
    if (!place->in_sentence) {
        place->sentence_end = ubrk_following(breaker->sentences, start);
        if (place->sentence_end == UBRK_DONE)
            place->sentence_end = INT32_MAX;
        cc_buf_add_string(out, "<s>\n");
        place->in_sentence = true;
    }
    cc_xml_line(out, token);
    cc_buf_add_char(out, '\n');
}

static void put_tokens(struct cc_buf *out, struct breaker *breaker, struct cc_span text)
{
    struct place place = {.sentence_end = 0};
    int32_t start = 0, end;

    if (!set_text(breaker, text))
        return;
    for (end = ubrk_next(breaker->words); end != UBRK_DONE; end = ubrk_next(breaker->words)) {
        struct cc_span segment = cc_span_slice(text, (size_t)start, (size_t)end);
        struct cc_span token = trim_token(segment);

        if (token.len > 0) {
            place.glued &= token.ptr == segment.ptr;
            put_token(out, breaker, &place, start, token);
        }
        place.glued = token.len > 0 && token.ptr + token.len == segment.ptr + segment.len;
        start = end;
    }
    if (place.in_sentence)
        cc_buf_add_string(out, "</s>\n");
}

/* ---- documents ---- */

/* `breaker` NULL: the text as it is. */
static void put_document(struct cc_buf *out, const struct cc_document *doc,
                         enum cc_duplicates duplicates, struct breaker *breaker)
{
    put_doc(out, doc);
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        const struct cc_paragraph *p = &doc->paragraphs[i];

        if (cc_text_drops(p, duplicates))
            continue;
        cc_buf_printf(out, "<p role=\"%s\">\n", cc_role_name(p->role));
        if (breaker != NULL) {
            put_tokens(out, breaker, p->text);
        } else {
            cc_xml_line(out, p->text);
            cc_buf_add_char(out, '\n');
        }
        cc_buf_add_string(out, "</p>\n");
    }
    cc_buf_add_string(out, "</doc>\n");
}

void cc_vertical_write(struct cc_buf *out, const struct cc_document *doc,
                       enum cc_duplicates duplicates)
{
    struct breaker breaker;

    open_breaker(&breaker, doc->language);
    if (U_SUCCESS(breaker.code))
        put_document(out, doc, duplicates, &breaker);
    if (U_FAILURE(breaker.code) && out->status == CC_OK)
        out->status = CC_E_NOMEM;
    close_breaker(&breaker);
}

void cc_prevertical_write(struct cc_buf *out, const struct cc_document *doc,
                          enum cc_duplicates duplicates)
{
    put_document(out, doc, duplicates, NULL);
}
