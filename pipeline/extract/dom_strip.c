/* The text of a page that is over a limit of the tree. */
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/char_ref.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/tag_scan.h"
#include "cleancopy/extract/tag_traits.h"

#define NO_BREAK_SPACE 0xA0

struct strip {
    char *text; /* as long as the page at most: every decoded reference is shorter than its
                   source */
    size_t len;
};

static void strip_space(struct strip *strip)
{
    if (strip->len > 0 && strip->text[strip->len - 1] != ' ' &&
        strip->text[strip->len - 1] != '\n')
        strip->text[strip->len++] = ' ';
}

static void strip_break(struct strip *strip)
{
    while (strip->len > 0 && strip->text[strip->len - 1] == ' ')
        strip->len--;
    if (strip->len > 0 && strip->text[strip->len - 1] != '\n')
        strip->text[strip->len++] = '\n';
}

static void strip_text(struct strip *strip, struct cc_span text)
{
    size_t at;

    for (at = 0; at < text.len;) {
        uint32_t c = 0;
        size_t taken = 1;
        bool decoded = text.ptr[at] == '&' &&
                       cc_char_ref_read(text, at, false, &c, &taken) == CC_CHAR_REF_KNOWN;

        if (!decoded) {
            c = (unsigned char)text.ptr[at];
            taken = 1;
        }
        if (c <= ' ' || (decoded && c == NO_BREAK_SPACE))
            strip_space(strip);
        else if (decoded)
            strip->len += cc_utf8_put(c, strip->text + strip->len);
        else
            strip->text[strip->len++] = text.ptr[at];
        at += taken;
    }
}

struct cc_span cc_dom_strip(struct cc_arena *arena, struct cc_span html)
{
    struct cc_tag_scan scan = {.html = html};
    struct strip strip = {cc_arena_alloc(arena, html.len + 1), 0};
    struct cc_token token;

    if (strip.text == NULL)
        return CC_SPAN_EMPTY;
    while (cc_tag_scan_next(&scan, &token)) {
        if (token.kind == CC_TOKEN_TEXT) {
            strip_text(&strip, token.bytes);
        } else if (token.kind != CC_TOKEN_OTHER) {
            if (!cc_tag_is_inline(token.tag) && token.tag != CC_TAG_OTHER)
                strip_break(&strip);
            if (token.kind == CC_TOKEN_START && cc_tag_is_raw(token.tag)) {
                struct cc_span raw = cc_tag_scan_raw(&scan, token.tag);

                if (token.tag == CC_TAG_TITLE || token.tag == CC_TAG_PLAINTEXT ||
                    token.tag == CC_TAG_XMP)
                    strip_text(&strip, raw);
            }
        }
    }
    strip_break(&strip);
    return (struct cc_span){strip.text, strip.len};
}
