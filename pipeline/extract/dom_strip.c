/* The text of a page that is over a limit of the tree. */
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/char_ref.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/tag_scan.h"

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

/* Elements that a line of text flows through. */
static bool keeps_line(enum cc_tag tag)
{
    switch (tag) {
    case CC_TAG_A:
    case CC_TAG_ABBR:
    case CC_TAG_ACRONYM:
    case CC_TAG_B:
    case CC_TAG_BDI:
    case CC_TAG_BDO:
    case CC_TAG_BIG:
    case CC_TAG_CITE:
    case CC_TAG_CODE:
    case CC_TAG_DATA:
    case CC_TAG_DEL:
    case CC_TAG_DFN:
    case CC_TAG_EM:
    case CC_TAG_FONT:
    case CC_TAG_I:
    case CC_TAG_IMG:
    case CC_TAG_INS:
    case CC_TAG_KBD:
    case CC_TAG_LABEL:
    case CC_TAG_MARK:
    case CC_TAG_NOBR:
    case CC_TAG_Q:
    case CC_TAG_S:
    case CC_TAG_SAMP:
    case CC_TAG_SMALL:
    case CC_TAG_SPAN:
    case CC_TAG_STRIKE:
    case CC_TAG_STRONG:
    case CC_TAG_SUB:
    case CC_TAG_SUP:
    case CC_TAG_TIME:
    case CC_TAG_TT:
    case CC_TAG_U:
    case CC_TAG_VAR:
    case CC_TAG_WBR:
    case CC_TAG_OTHER:
        return true;
    default:
        return false;
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
            if (!keeps_line(token.tag))
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
