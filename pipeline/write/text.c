#include "cleancopy/write/text.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"

bool cc_text_drops(const struct cc_paragraph *paragraph, enum cc_duplicates duplicates)
{
    const struct cc_duplicate *of = &paragraph->duplicate_of;

    if (paragraph->left_out != CC_REASON_NONE)
        return true;
    return duplicates == CC_DUPLICATES_DROP &&
           (of->relation == CC_RELATION_EXACT || of->relation == CC_RELATION_NEAR ||
            (of->relation == CC_RELATION_PART && of->similarity >= CC_PART_HELD));
}

/* The paragraph with LF alone as line end: CR LF and CR can only come from code, or from a
 * record that somebody else wrote. */
static void put_lines(struct cc_buf *out, struct cc_span s)
{
    size_t start = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\r')
            continue;
        cc_buf_add(out, cc_span_slice(s, start, i));
        if (i + 1 == s.len || s.ptr[i + 1] != '\n')
            cc_buf_add_char(out, '\n');
        start = i + 1;
    }
    cc_buf_add(out, cc_span_slice(s, start, s.len));
}

void cc_text_write(struct cc_buf *out, const struct cc_document *doc,
                   enum cc_duplicates duplicates)
{
    bool first = true;

    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (cc_text_drops(&doc->paragraphs[i], duplicates))
            continue;
        if (!first)
            cc_buf_add_char(out, '\n');
        put_lines(out, doc->paragraphs[i].text);
        cc_buf_add_char(out, '\n');
        first = false;
    }
}

uint64_t cc_text_words(const struct cc_document *doc, enum cc_duplicates duplicates)
{
    uint64_t n = 0;

    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (!cc_text_drops(&doc->paragraphs[i], duplicates))
            n += cc_count_words(doc->paragraphs[i].text);
    }
    return n;
}

/* ---- front matter ---- */

/* Characters that YAML 1.1 readers refuse or take for a line end, and those that turn the
 * direction of the text around them: they are written as escapes. */
static bool yaml_escapes(uint32_t c)
{
    return cc_char_is_control(c) || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           c == 0xFFFE || c == 0xFFFF;
}

/* A double-quoted scalar, which can hold any text. */
static void put_scalar(struct cc_buf *out, struct cc_span s)
{
    char bytes[4];
    size_t at = 0;

    cc_buf_add_char(out, '"');
    while (at < s.len) {
        uint32_t c = cc_utf8_next(s, &at);
        struct cc_span one = {bytes, cc_utf8_put(c, bytes)};

        if (c == '"' || c == '\\')
            cc_buf_add_char(out, '\\');
        if (yaml_escapes(c))
            cc_buf_printf(out, "\\u%04X", c);
        else
            cc_buf_add(out, one);
    }
    cc_buf_add_char(out, '"');
}

static void put_field(struct cc_buf *out, const char *key, struct cc_span value)
{
    if (value.len == 0)
        return;
    cc_buf_printf(out, "%s: ", key);
    put_scalar(out, value);
    cc_buf_add_char(out, '\n');
}

static void put_list(struct cc_buf *out, const char *key, const struct cc_span *list,
                     uint32_t n)
{
    if (n == 0)
        return;
    cc_buf_printf(out, "%s: [", key);
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_add_string(out, ", ");
        put_scalar(out, list[i]);
    }
    cc_buf_add_string(out, "]\n");
}

void cc_front_matter_write(struct cc_buf *out, const struct cc_document *doc)
{
    char id[CC_HASH_HEX_BYTES];

    cc_hash_hex(doc->id, id);
    cc_buf_add_string(out, "---\n");
    put_field(out, "title", doc->title);
    put_field(out, "date", doc->date);
    put_field(out, "outlet", doc->outlet);
    put_field(out, "url", doc->url.len > 0 ? doc->url : doc->canonical_url);
    put_list(out, "authors", doc->authors, doc->n_authors);
    put_field(out, "language", doc->language);
    put_list(out, "tags", doc->tags, doc->n_tags);
    put_field(out, "image", doc->image);
    put_field(out, "licence", doc->licence);
    put_field(out, "id", cc_span_from(id));
    cc_buf_add_string(out, "---\n\n");
}
