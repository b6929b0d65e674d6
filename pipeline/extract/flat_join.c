/* flat_join.c -- see flat_join.h. */
#include "cleancopy/extract/flat_join.h"

#include "cleancopy/core/utf8.h"

#define MIN_OPEN_UNITS   3u  /* of a line that a small letter goes on behind: "By the", "In a" are headings as often */
#define MIN_TEXT_UNITS   12u /* of one line of the sentence at least */
#define MAX_LINK_UNITS   10u /* of a link that begins with a capital */
#define MIN_WIDTH        50u /* characters; narrower columns are verse and menus … */
#define MAX_WIDTH        100u
#define MIN_WRAPPED      6u  /* lines that go on with a small letter */

/* What the joins of a page have in common. */
struct page {
    const struct cc_flat_lines *lines;
    uint32_t width; /* at which its lines were wrapped, in characters; 0 where they were not */
};

/* --- one line --- */

/* A letter of a script that has capitals, and is none. */
static bool is_small(uint32_t c)
{
    bool has_case = c < 0x250 || (c >= 0x370 && c < 0x588) || (c >= 0x1E00 && c < 0x2000);

    return has_case && cc_char_is_letter(c) && !cc_char_is_upper(c);
}

/* "iPhone", "eBay" are names. */
static bool starts_small(struct cc_span s)
{
    size_t at = 0;
    uint32_t c = cc_utf8_next(s, &at);

    if (!is_small(c))
        return false;
    return at >= s.len || !cc_char_is_upper(cc_utf8_next(s, &at));
}

/* A mark that closes or parts, and no word right behind it: ", its only rival.", ".", "), and then".  A comma alone parts tags. */
static bool starts_with_close(struct cc_span s)
{
    static const uint32_t marks[] = {',', '.', ';', '!', '?', ')', ']', 0xBB, 0x2019, 0x201D, 0x2026, 0x060C, 0x06D4, 0x0964};
    size_t at = 0, i;
    uint32_t c = cc_utf8_next(s, &at), next;

    for (i = 0; i < sizeof marks / sizeof marks[0] && c != marks[i]; i++)
        continue;
    if (i == sizeof marks / sizeof marks[0] || (c == ',' && at == s.len))
        return false;
    next = at < s.len ? cc_utf8_next(s, &at) : ' ';
    return !cc_char_is_word(next) && next != c; /* not ".5", "..." */
}

/* "The Guardian" / "'s report". */
static bool is_genitive(struct cc_span s)
{
    return cc_span_starts(s, CC_SPAN("'s ")) || cc_span_starts(s, CC_SPAN("\xE2\x80\x99s "));
}

/* Whether a sentence may go on behind the line.  Code ends in brackets and signs. */
static bool is_open(const struct cc_flat_line *line)
{
    return !line->ends_sentence && !line->ends_colon && !line->cut && line->shape != CC_FLAT_MARK && line->shape != CC_FLAT_STAMP &&
           line->shape != CC_FLAT_ADDRESS && line->shape != CC_FLAT_DATED_LINK && line->said.hit != CC_VOCABULARY_WHOLE &&
           strchr(";|<>{}=/\\&", line->text.ptr[line->text.len - 1]) == NULL;
}

/* Whether the line may be a later piece. */
static bool may_follow(const struct cc_flat_line *line)
{
    return !line->bullet && !line->numbered && line->blank_before == 0 && line->said.hit != CC_VOCABULARY_WHOLE;
}

/* --- width --- */

static uint32_t count_chars(struct cc_span s)
{
    uint32_t n = 0;
    size_t i;

    for (i = 0; i < s.len; i++)
        n += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return n;
}

static uint32_t first_word_chars(struct cc_span s)
{
    const char *blank = memchr(s.ptr, ' ', s.len);

    return count_chars(blank == NULL ? s : cc_span_slice(s, 0, (size_t)(blank - s.ptr)));
}

/* Characters that the line would have with the next line's first word. */
static uint32_t chars_with_next(const struct cc_flat_line *line)
{
    return line->indent + (line->bullet ? 2u : 0u) + count_chars(line->text) + 1 + first_word_chars(line[1].text);
}

static bool is_full(const struct cc_flat_line *line, uint32_t width)
{
    return chars_with_next(line) > width;
}

static bool goes_on_small(const struct cc_flat_lines *lines, uint32_t i)
{
    return i + 1 < lines->count && is_open(&lines->list[i]) && may_follow(&lines->list[i + 1]) && starts_small(lines->list[i + 1].text);
}

/* The width that four of five lines that go on with a small letter keep to, and that their next word would have broken; 0 for none. */
static uint32_t find_width(const struct cc_flat_lines *lines)
{
    uint32_t with_next[MAX_WIDTH + 2] = {0}, i, n = 0, n_less = 0, n_within = 0, width = 0, chars;

    for (i = 0; i < lines->count; i++) {
        if (!goes_on_small(lines, i))
            continue;
        chars = chars_with_next(&lines->list[i]);
        with_next[chars > MAX_WIDTH ? MAX_WIDTH + 1 : chars]++;
        n++;
    }
    if (n < MIN_WRAPPED)
        return 0;
    while (width <= MAX_WIDTH && (n_less + with_next[width]) * 5 < n)
        n_less += with_next[width++];
    if (width <= MIN_WIDTH || width > MAX_WIDTH)
        return 0;
    width--; /* `n_less` lines would have fitted with their next word */
    for (i = 0; i < lines->count; i++)
        n_within += goes_on_small(lines, i) && chars_with_next(&lines->list[i]) - first_word_chars(lines->list[i + 1].text) <= width + 1;
    return n_within * 5 >= n * 4 ? width : 0;
}

/* --- pairs and sentences --- */

/* A link that begins with a capital or a figure and stands in the middle of a sentence: `before` is its first piece or goes on already. */
static bool is_link_amid(const struct page *page, uint32_t i, bool is_before_joined)
{
    const struct cc_flat_line *line = &page->lines->list[i];

    if (i + 1 >= page->lines->count || line->units > MAX_LINK_UNITS || line->n_sentences > 0 || !is_open(line) || !may_follow(&line[1]))
        return false;
    if (starts_with_close(line[1].text) || is_genitive(line[1].text))
        return true;
    return starts_small(line[1].text) && (is_before_joined || line[-1].units >= MIN_TEXT_UNITS || line[-1].n_sentences > 0);
}

/* ")" behind a line without "(". */
static bool closes_nothing(struct cc_span s, struct cc_span before)
{
    return (s.ptr[0] == ')' && memchr(before.ptr, '(', before.len) == NULL) || (s.ptr[0] == ']' && memchr(before.ptr, '[', before.len) == NULL);
}

static bool goes_on(const struct page *page, uint32_t i, bool is_before_joined)
{
    const struct cc_flat_line *line = &page->lines->list[i], *before = &line[-1];

    if (!is_open(before) || !may_follow(line))
        return false;
    if (!is_before_joined && closes_nothing(line->text, before->text))
        return false;
    if (line->shape == CC_FLAT_MARK)
        return starts_with_close(line->text) && (is_before_joined || before->units >= MIN_OPEN_UNITS);
    if (starts_with_close(line->text) || is_genitive(line->text))
        return true;
    if (starts_small(line->text))
        return is_before_joined || before->units >= MIN_OPEN_UNITS ||
               (i + 1 < page->lines->count && is_open(line) && may_follow(&line[1]) && starts_with_close(line[1].text));
    return (page->width > 0 && is_full(before, page->width)) || is_link_amid(page, i, is_before_joined);
}

/* The lines [from, to) are one sentence, or a run of small words. */
static bool is_text(const struct page *page, uint32_t from, uint32_t to)
{
    const struct cc_flat_line *list = page->lines->list;
    bool is_long = false;
    uint32_t i;

    for (i = from; i < to; i++)
        is_long = is_long || list[i].units >= MIN_TEXT_UNITS || (page->width > 0 && i + 1 < to && is_full(&list[i], page->width));
    return is_long && (list[to - 1].ends_sentence || list[to - 1].n_sentences > 0 || list[to - 1].ends_colon ||
                       starts_with_close(list[to - 1].text) || page->width > 0);
}

static void settle(struct cc_block *pieces, uint32_t n)
{
    uint32_t i;

    for (i = 0; i < n; i++)
        if (pieces[i].role == CC_ROLE_HEADING) {
            pieces[i].role = CC_ROLE_P;
            pieces[i].level = 0;
        }
}

/* A line that ends in what opens is as tight as one that begins with what closes. */
static enum cc_seam seam_of(struct cc_span before, struct cc_span s)
{
    static const char *const opens[] = {"(", "[", "\xC2\xAB", "\xE2\x80\x9E", "\xC2\xBF", "\xC2\xA1", " \xE2\x80\x9C", " \"", " \xE2\x80\x98"};
    size_t i;

    if (starts_with_close(s) || is_genitive(s))
        return CC_SEAM_TIGHT;
    for (i = 0; i < sizeof opens / sizeof opens[0]; i++)
        if (cc_span_ends(before, cc_span_from(opens[i])))
            return CC_SEAM_TIGHT;
    return CC_SEAM_BLANK;
}

void cc_flat_join(const struct cc_flat_lines *lines, struct cc_blocks *blocks)
{
    struct page page = {lines, find_width(lines)};
    uint32_t from, to, i;

    for (i = 1; i < lines->count; i++)
        if (goes_on(&page, i, blocks->list[i - 1].seam != CC_SEAM_NONE))
            blocks->list[i].seam = seam_of(lines->list[i - 1].text, lines->list[i].text);
    for (from = 0; from < lines->count; from = to) {
        to = cc_flat_sentence_end(blocks, from);
        if (to - from == 1)
            continue;
        if (is_text(&page, from, to))
            settle(&blocks->list[from], to - from);
        else
            for (i = from; i < to; i++)
                blocks->list[i].seam = CC_SEAM_NONE;
    }
}

bool cc_flat_is_piece(const struct cc_blocks *blocks, uint32_t i)
{
    return blocks->list[i].seam != CC_SEAM_NONE || (i + 1 < blocks->count && blocks->list[i + 1].seam != CC_SEAM_NONE);
}

uint32_t cc_flat_sentence_end(const struct cc_blocks *blocks, uint32_t i)
{
    uint32_t to = i + 1;

    while (to < blocks->count && blocks->list[to].seam != CC_SEAM_NONE)
        to++;
    return to;
}
