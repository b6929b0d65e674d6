/* flat_features.c -- lines and what can be seen of them.  Three passes: each line by itself,
 * copies (a hash table), neighbours. */
#include "cleancopy/extract/flat_features.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/flat_day.h"

/* "Published on Tuesday, 4 March 2025 at 10:15 pm · by A. Quill" has 13. */
#define MAX_STAMP_UNITS   14u
#define MAX_HEADING_UNITS 22u /* headlines of 436 pages: 99 % have at most 18 words */
#define MIN_PROSE_UNITS   6u
#define TAIL_BYTES        72u /* room for a date with a long month name, a time and a view count */
/* Longer lines are searched for a date only at their end. */
#define MAX_DATE_BYTES 400u

/* --- characters --- */

static const uint32_t bullets[] = {'*',    '+',    '-',    '>',    0x00B7, 0x00BB, 0x2022,
                                   0x2023, 0x203A, 0x2043, 0x2192, 0x2219, 0x25A0, 0x25A1,
                                   0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25CB, 0x25CF,
                                   0x25E6, 0x2713, 0x2714, 0x27A4, 0x30FB, 0};
static const uint32_t closing_marks[] = {'"',    '\'',   ')',    ']',    '*',    0x00AB,
                                         0x00BB, 0x2019, 0x201C, 0x201D, 0x203A, 0x300D,
                                         0x300F, 0x3011, 0xFF02, 0xFF09, 0};
/* Quotation marks and arrows too: bullets only before a blank. */
static const uint32_t spaced_bullets[] = {0x00AB, 0x00BB, 0x203A, 0x00B7, 0x2192, 0};

static bool is_one_of(uint32_t c, const uint32_t *list)
{
    for (; *list != 0; list++)
        if (*list == c)
            return true;
    return false;
}

static bool is_closing(uint32_t c)
{
    return is_one_of(c, closing_marks);
}

static uint32_t char_before(struct cc_span s, size_t *at)
{
    size_t to;

    (*at)--;
    while (*at > 0 && ((unsigned char)s.ptr[*at] & 0xC0) == 0x80)
        (*at)--;
    to = *at;
    return cc_utf8_next(s, &to);
}

/* --- one line by itself --- */

/* Takes the bullet off.  A dash is one only before a blank; an em or en dash never is: it opens
 * direct speech in half of Europe.  "o" and "+" are the deeper bullets of text browsers. */
static struct cc_span strip_bullet(struct cc_span s, bool indented, bool *bullet)
{
    size_t at = 0, after;
    uint32_t c;
    bool known;

    *bullet = false;
    while (at < s.len) {
        after = at;
        c = cc_utf8_next(s, &after);
        known = is_one_of(c, bullets) || (c == 'o' && indented && at == 0);
        if (!known)
            break;
        if (after < s.len && s.ptr[after] != ' ' && (c < 0x80 || is_one_of(c, spaced_bullets)))
            break;
        if (after == s.len && c < 0x80 && c != '*' && c != '+')
            break;
        *bullet = true;
        at = after;
        while (at < s.len && s.ptr[at] == ' ')
            at++;
    }
    return cc_span_slice(s, at, s.len);
}

static bool starts_with_number(struct cc_span s)
{
    size_t i = 0;

    while (i < s.len && i < 3 && s.ptr[i] >= '0' && s.ptr[i] <= '9')
        i++;
    return i > 0 && i + 1 < s.len && (s.ptr[i] == '.' || s.ptr[i] == ')') &&
           s.ptr[i + 1] == ' ';
}

/* How the line ends: a sentence's end, looking through closing quotes and brackets; a colon;
 * "…". */
static void see_end(struct cc_flat_line *line)
{
    struct cc_span s = line->text;
    size_t at = s.len;
    uint32_t c = 0;

    while (at > 0) {
        c = char_before(s, &at);
        if (!is_closing(c))
            break;
    }
    line->ends_sentence = cc_char_ends_sentence(c);
    line->ends_colon = c == ':' || c == 0xFF1A;
    line->cut = c == 0x2026 || (s.len >= 3 && memcmp(s.ptr + s.len - 3, "...", 3) == 0) ||
                cc_span_ends(s, CC_SPAN("[...]"));
}

struct counts {
    uint32_t chars, digits, letters, words, spaceless, capitals, sentences;
};

static void count_chars(struct cc_span s, struct counts *n)
{
    uint32_t c, before = ' ';
    size_t at = 0;
    bool word;

    memset(n, 0, sizeof *n);
    while (at < s.len) {
        c = cc_utf8_next(s, &at);
        word = cc_char_is_word(c);
        n->chars++;
        n->digits += cc_char_is_digit(c);
        n->letters += word && !cc_char_is_digit(c);
        if (word && cc_char_is_spaceless(c)) {
            n->spaceless++;
        } else if (word && (!cc_char_is_word(before) || cc_char_is_spaceless(before))) {
            n->words++;
            n->capitals += cc_char_is_upper(c) || cc_char_is_digit(c);
        }
        /* an end is a mark behind a word; spaceless scripts put no blank after it */
        if (cc_char_ends_sentence(c) && !cc_char_ends_sentence(before) &&
            !cc_char_is_digit(before) &&
            (at >= s.len || s.ptr[at] == ' ' || c > 0x7F ||
             is_closing((unsigned char)s.ptr[at])))
            n->sentences++;
        before = c;
    }
}

/* One word that is an address or a file of a picture. */
static bool is_address(struct cc_span lower)
{
    static const char *const ends[] = {".jpg",  ".jpeg", ".png", ".gif",
                                       ".webp", ".svg",  ".avif"};
    size_t i;

    if (cc_span_find(lower, CC_SPAN(" "), 0) != (size_t)-1)
        return false;
    if (cc_span_starts(lower, CC_SPAN("http://")) ||
        cc_span_starts(lower, CC_SPAN("https://")) || cc_span_starts(lower, CC_SPAN("www.")) ||
        cc_span_starts(lower, CC_SPAN("data:image/")))
        return true;
    for (i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (cc_span_ends(lower, cc_span_from(ends[i])))
            return true;
    return false;
}

/* "A headline A headline": the text of a picture's link and of the headline below it. */
static bool is_doubled(struct cc_span s)
{
    size_t half = s.len / 2;

    if (s.len < 24)
        return false;
    if (s.len % 2 == 1 && s.ptr[half] == ' ' && memcmp(s.ptr, s.ptr + half + 1, half) == 0)
        return true;
    return s.len % 2 == 0 && memcmp(s.ptr, s.ptr + half, half) == 0;
}

static bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Finds the line's date: anywhere in a short line, at the end of a longer one.  *before is the
 * number of bytes in front of it, *after behind it. */
static struct cc_span find_date(struct cc_arena *arena, struct cc_span s, size_t *before,
                                size_t *after)
{
    size_t start = 0, from = 0, to = 0;
    struct cc_span date = CC_SPAN_EMPTY;

    if (s.len > MAX_DATE_BYTES) {
        start = s.len - TAIL_BYTES;
        while (((unsigned char)s.ptr[start] & 0xC0) == 0x80)
            start++;
    }
    /* "Harbour Post16-03-2025" is glued: a date may begin at any digit */
    date = cc_date_find_at(arena, cc_span_slice(s, start, s.len), CC_SPAN_EMPTY, &from, &to);
    if (date.len == 0) {
        while (start < s.len && !is_ascii_digit(s.ptr[start]))
            start++;
        if (start < s.len)
            date = cc_date_find_at(arena, cc_span_slice(s, start, s.len), CC_SPAN_EMPTY, &from,
                                   &to);
    }
    *before = start + from;
    *after = s.len - (start + to);
    return date;
}

/* "10:15", "7.45pm" apart: a clock time, which turns a short line into a stamp. */
static bool has_clock(struct cc_span s)
{
    size_t i;

    for (i = 1; i + 2 < s.len; i++)
        if (s.ptr[i] == ':' && is_ascii_digit(s.ptr[i - 1]) && is_ascii_digit(s.ptr[i + 1]) &&
            is_ascii_digit(s.ptr[i + 2]) && (i + 3 == s.len || !is_ascii_digit(s.ptr[i + 3])))
            return true;
    return false;
}

/* "… in the harbour. Photo: A. Quill", "… © A. Quill": the end of a caption. */
static bool ends_in_credit(struct cc_span lower)
{
    static const char *const marks[] = {
        "foto:",   "fotos:",  "photo:", "photos:", "photo :", "bild:",  "bilder:", "image:",
        "credit:", "crédit:", "foto :", "фото:",   "©",       "写真：", "图：",    "사진="};
    size_t tail = lower.len > TAIL_BYTES ? lower.len - TAIL_BYTES : 0, i;

    for (i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (cc_span_find(lower, cc_span_from(marks[i]), tail) != (size_t)-1)
            return true;
    return false;
}

/* "Quarry sold to the district12.03.25, 16:43 • 29922 views": words, a date glued or not, and a
 * count of some digits behind it. */
static bool ends_in_count(struct cc_span s, size_t before, size_t after)
{
    struct cc_span tail = cc_span_slice(s, s.len - after, s.len);
    size_t i, n_digits = 0;

    for (i = 0; i < tail.len; i++)
        n_digits += is_ascii_digit(tail.ptr[i]);
    return n_digits > 0 && cc_count_words(tail) <= 4 && !has_clock(tail) &&
           cc_count_words(cc_span_slice(s, 0, before)) >= 3;
}

/* Stamp, dated link or neither; sets line->date. */
static enum cc_flat_shape see_date(struct cc_arena *arena, struct cc_flat_line *line,
                                   const struct counts *n, enum cc_flat_shape shape)
{
    size_t before = 0, after = 0;
    size_t n_head;

    if (n->digits >= 3) /* "3/4/25" */
        line->date = find_date(arena, line->text, &before, &after);
    if (line->date.len > 0) {
        n_head = cc_count_words(cc_span_slice(line->text, 0, before));
        if (line->said.hit == CC_VOCABULARY_NONE && ends_in_count(line->text, before, after))
            return CC_FLAT_DATED_LINK;
        if (line->units <= MAX_STAMP_UNITS && n_head <= 5 && !line->ends_sentence &&
            after <= TAIL_BYTES)
            return CC_FLAT_STAMP;
        if (before > 20 && after <= TAIL_BYTES && !cc_span_ends(line->text, CC_SPAN(")")) &&
            (line->text.len - before <= TAIL_BYTES) && !line->ends_sentence &&
            shape != CC_FLAT_PROSE)
            return CC_FLAT_DATED_LINK;
        if (line->units > MAX_STAMP_UNITS * 2)
            line->date = CC_SPAN_EMPTY; /* a date in running text says nothing of the page */
        return shape;
    }
    if (line->units <= 6 && has_clock(line->text) && !line->ends_sentence)
        return CC_FLAT_STAMP;
    if (line->said.reason == CC_REASON_DATE_LINE && line->units <= 8 && !line->ends_sentence &&
        (line->said.hit == CC_VOCABULARY_WHOLE || n->digits > 0))
        return CC_FLAT_STAMP;
    return shape;
}

static enum cc_flat_shape see_shape(struct cc_arena *arena, struct cc_flat_line *line,
                                    const struct counts *n)
{
    enum cc_flat_shape shape;

    if (is_address(line->lower))
        return CC_FLAT_ADDRESS;
    if (n->letters == 0 && n->digits < 6)
        return has_clock(line->text) ? CC_FLAT_STAMP : CC_FLAT_MARK;
    if (line->ends_sentence && line->units >= MIN_PROSE_UNITS)
        shape = CC_FLAT_PROSE;
    else if (line->n_sentences >= 2 && line->units > MAX_HEADING_UNITS)
        shape = CC_FLAT_PROSE;
    else if (line->units > MAX_HEADING_UNITS)
        shape = CC_FLAT_LONG;
    else if (line->units >= 3)
        shape = CC_FLAT_HEADING;
    else
        shape = CC_FLAT_SHORT;
    return see_date(arena, line, n, shape);
}

static uint8_t percent(uint32_t part, uint32_t whole)
{
    return (uint8_t)(whole == 0 ? 0 : (uint64_t)part * 100 / whole);
}

static bool see_line(struct cc_arena *arena, struct cc_flat_line *line)
{
    struct counts n;
    size_t at = 0;
    uint32_t c;

    line->lower = cc_lower(arena, line->text);
    if (line->lower.ptr == NULL)
        return false;
    count_chars(line->text, &n);
    line->n_words = n.words + n.spaceless;
    line->units = n.words + (n.spaceless + 1) / 2;
    line->n_sentences = (uint8_t)(n.sentences > 255 ? 255 : n.sentences);
    line->digits = percent(n.digits, n.chars);
    line->capitals = percent(n.capitals, n.words);
    line->numbered = starts_with_number(line->text);
    line->doubled = is_doubled(line->text);
    line->credit = ends_in_credit(line->lower);
    see_end(line);
    line->said = cc_vocabulary_find(line->lower, &line->sure);
    if (cc_vocabulary_names_nobody(line->text, &line->said))
        line->said = (struct cc_said){0};
    if (cc_vocabulary_names_nobody(line->text, &line->sure))
        line->sure = (struct cc_said){0};
    line->day_of_year = cc_flat_day(line->lower);
    c = cc_utf8_next(line->text, &at);
    line->lower_start =
        cc_char_is_letter(c) && !cc_char_is_spaceless(c) && !cc_char_is_upper(c) && c < 0x250;
    line->shape = see_shape(arena, line, &n);
    return arena->status == CC_OK;
}

/* --- all lines --- */

static uint16_t count_indent(struct cc_span raw)
{
    size_t i = 0, n = 0;

    for (; i < raw.len && (raw.ptr[i] == ' ' || raw.ptr[i] == '\t'); i++)
        n += raw.ptr[i] == '\t' ? 8 : 1;
    return (uint16_t)(n > 999 ? 999 : n);
}

static uint32_t count_filled(struct cc_span text)
{
    struct cc_span line;
    uint32_t n = 0;

    while (cc_span_next_line(&text, &line))
        n += cc_span_trim(line).len > 0;
    return n;
}

/* Splits and looks at each line; sets blank_before and blank_after. */
static enum cc_status list_lines(struct cc_arena *arena, struct cc_span text,
                                 struct cc_flat_lines *lines, struct cc_error *err)
{
    struct cc_flat_line *line, *last = NULL;
    struct cc_span raw, clean;
    uint32_t number = 0;
    uint8_t blank = 0;
    bool bullet;

    for (; cc_span_next_line(&text, &raw); number++) {
        clean = cc_collapse_space(arena, raw);
        if (clean.ptr == NULL && arena->status != CC_OK)
            return cc_arena_status(arena, "flat", err);
        clean = strip_bullet(clean, count_indent(raw) > 0, &bullet);
        if (clean.len == 0) {
            blank = (uint8_t)(blank < 255 ? blank + 1 : 255);
            if (last != NULL)
                last->blank_after = blank;
            continue;
        }
        line = &lines->list[lines->count++];
        line->text = clean;
        line->number = number;
        line->indent = count_indent(raw);
        line->bullet = bullet;
        line->blank_before = blank;
        if (!see_line(arena, line))
            return cc_arena_status(arena, "flat", err);
        blank = 0;
        last = line;
    }
    return CC_OK;
}

/* Counts copies with an open-addressed table of line indices.  Equal text is checked, so a page
 * cannot make lines vanish by colliding hashes. */
static enum cc_status count_copies(struct cc_arena *arena, struct cc_flat_lines *lines,
                                   struct cc_error *err)
{
    size_t size = 16, slot;
    uint32_t *table, i, first;

    while (size < (size_t)lines->count * 2)
        size *= 2;
    table = cc_arena_calloc(arena, size, sizeof *table);
    if (table == NULL)
        return cc_arena_status(arena, "flat", err);
    for (i = 0; i < lines->count; i++) {
        slot = (size_t)cc_hash64(lines->list[i].lower) & (size - 1);
        while (table[slot] != 0 &&
               !cc_span_is(lines->list[table[slot] - 1].lower, lines->list[i].lower))
            slot = (slot + 1) & (size - 1);
        if (table[slot] == 0)
            table[slot] = i + 1;
        first = table[slot] - 1;
        lines->list[i].first_copy = first;
        lines->list[first].n_copies++;
    }
    for (i = 0; i < lines->count; i++)
        lines->list[i].n_copies = lines->list[lines->list[i].first_copy].n_copies;
    return CC_OK;
}

/* Length of the run of lines without a sentence: menus and footers have long ones. */
static void count_runs(struct cc_flat_lines *lines)
{
    uint32_t i, j, k;

    for (i = 0; i < lines->count; i = j) {
        for (j = i; j < lines->count && lines->list[j].shape != CC_FLAT_PROSE; j++)
            ;
        for (k = i; k < j; k++)
            lines->list[k].run = j - i;
        if (j == i)
            j++;
    }
}

#define MAX_INDENT    400u
#define MAX_LINE_VOTE 60u /* units; a giant line is still one line */

/* The indent that holds the most units of sentences. */
static uint16_t find_indent(const struct cc_flat_lines *lines)
{
    uint32_t votes[MAX_INDENT + 1] = {0}, i;
    const struct cc_flat_line *line;
    uint16_t best = 0;

    for (i = 0; i < lines->count; i++) {
        line = &lines->list[i];
        if (line->shape == CC_FLAT_PROSE && line->indent <= MAX_INDENT && !line->bullet)
            votes[line->indent] += line->units < MAX_LINE_VOTE ? line->units : MAX_LINE_VOTE;
    }
    for (i = 1; i <= MAX_INDENT; i++)
        if (votes[i] > votes[best])
            best = (uint16_t)i;
    return best;
}

enum cc_status cc_flat_features(struct cc_arena *arena, const struct cc_limits *limits,
                                struct cc_span text, struct cc_flat_lines *lines,
                                struct cc_error *err)
{
    uint32_t n = count_filled(text);
    enum cc_status st;

    lines->count = 0;
    if (n > limits->max_blocks)
        return cc_fail(err, CC_E_LIMIT, "flat", "%u lines are over max_blocks (%u)", n,
                       limits->max_blocks);
    lines->list = cc_arena_calloc(arena, (size_t)n + 1, sizeof *lines->list);
    if (lines->list == NULL)
        return cc_arena_status(arena, "flat", err);
    st = list_lines(arena, text, lines, err);
    if (st == CC_OK)
        st = count_copies(arena, lines, err);
    if (st == CC_OK) {
        count_runs(lines);
        lines->indent = find_indent(lines);
    }
    return st;
}
