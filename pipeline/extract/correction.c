#include "cleancopy/extract/correction.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/part_search.h"
#include "correction_table.h"

#include <pthread.h>
#include <string.h>

#define COUNT(array)   (sizeof(array) / sizeof((array)[0]))
#define MAX_STEPS      3   /* from a block up to the element that is named */
#define MAX_HEAD_BYTES 120 /* of a line: label, date in brackets, start of the sentence */
#define MAX_DATE_BYTES 40  /* "(3 May 2031, 10.15 am)" */
#define MIN_WORDS      5   /* fewer are a link to the page with corrections */

/* What an element's class and id say. */
enum named {
    NOT_LOOKED,
    NO,
    YES
};

/* ---- names of elements ---- */

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
    return is_upper(c) || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static struct cc_part_search word_search;
static pthread_once_t words_once = PTHREAD_ONCE_INIT;

static void make_word_search(void)
{
    struct cc_part parts[COUNT(correction_words)];
    size_t i;

    for (i = 0; i < COUNT(parts); i++)
        parts[i] = (struct cc_part){correction_words[i], 1};
    cc_part_search_make(&word_search, parts, COUNT(parts));
}

/* "article-correction", "correctionBox": a word ends where no letter follows, or a capital does. */
static bool has_word(struct cc_span value)
{
    size_t at = 0, end, k;

    (void)pthread_once(&words_once, make_word_search); /* fails for a bad control alone */
    if (cc_part_search_marks(&word_search, value) == 0)
        return false; /* nearly always */
    while (at < value.len) {
        if (!is_letter(value.ptr[at])) {
            at++;
            continue;
        }
        for (end = at + 1; end < value.len && is_letter(value.ptr[end]); end++)
            if (is_upper(value.ptr[end]) && !is_upper(value.ptr[end - 1]))
                break;
        for (k = 0; k < COUNT(correction_words); k++)
            if (cc_span_is_nocase(cc_span_slice(value, at, end),
                                  cc_span_from(correction_words[k])))
                return true;
        at = end;
    }
    return false;
}

/* The tree, and of each set of elements alike what their class and id say. */
struct names {
    const struct cc_dom *dom;
    const struct cc_class_list *classes;
    uint8_t *named; /* enum named */
};

static bool is_named(const struct names *names, uint32_t node)
{
    const struct cc_dom *dom = names->dom;
    uint8_t *named = &names->named[names->classes->set_of[node]];

    if (names->classes->set_of[node] == 0)
        return false; /* has neither */
    if (*named == NOT_LOOKED)
        *named = has_word(cc_dom_attr(dom, node, CC_SPAN("class"))) ||
                         has_word(cc_dom_attr(dom, node, CC_SPAN("id")))
                     ? YES
                     : NO;
    return *named == YES;
}

/* Words of the blocks around block `i` that are inside `element`. */
static uint32_t words_inside(const struct cc_dom *dom, const struct cc_blocks *blocks,
                             uint32_t i, uint32_t element)
{
    uint32_t end = dom->nodes[element].end, first = i, k, n = 0;

    while (first > 0 && blocks->list[first - 1].element >= element &&
           blocks->list[first - 1].element < end && n <= CC_CORRECTION_MAX_WORDS)
        n += blocks->list[--first].n_words;
    for (k = i; k < blocks->count && blocks->list[k].element >= element &&
                blocks->list[k].element < end && n <= CC_CORRECTION_MAX_WORDS;
         k++)
        n += blocks->list[k].n_words;
    return n;
}

static bool is_in_box(const struct names *names, const struct cc_blocks *blocks, uint32_t i)
{
    const struct cc_dom *dom = names->dom;
    uint32_t p = blocks->list[i].element, steps, n;

    for (steps = 0; p != CC_NO_INDEX && steps <= MAX_STEPS; steps++) {
        enum cc_tag tag = dom->nodes[p].tag;

        if (tag == CC_TAG_BODY || tag == CC_TAG_MAIN || tag == CC_TAG_ARTICLE)
            return false;
        if (is_named(names, p)) {
            n = words_inside(dom, blocks, i, p);
            return n >= MIN_WORDS && n <= CC_CORRECTION_MAX_WORDS;
        }
        p = dom->nodes[p].parent;
    }
    return false;
}

/* ---- words ---- */

static void skip(struct cc_span *s, size_t n)
{
    *s = cc_span_slice(*s, n, s->len);
}

/* Bullets, brackets and the like before a label. */
static void skip_marks(struct cc_span *s)
{
    size_t at = 0, before = 0;

    while (at < s->len && !cc_char_is_word(cc_utf8_next(*s, &at)))
        before = at;
    skip(s, before);
}

/* "Correction (3 May): ", "訂正】": the label's end.  A word more, and it is none: "Correction of the exam". */
static bool ends_label(struct cc_span rest)
{
    static const char *const marks[] = {":", "：", "–", "—", "- ", ". ", "】", "］", "]"};
    size_t close, k;

    rest = cc_span_trim(rest);
    if (rest.len > 0 && rest.ptr[0] == '(') {
        close = cc_span_find(rest, CC_SPAN(")"), 0);
        if (close == (size_t)-1 || close > MAX_DATE_BYTES)
            return false;
        rest = cc_span_trim(cc_span_slice(rest, close + 1, rest.len));
    }
    for (k = 0; k < COUNT(marks); k++)
        if (cc_span_starts(rest, cc_span_from(marks[k])))
            return true;
    return false;
}

/* Most lines begin with another byte than most labels. */
static bool starts_with(struct cc_span s, const char *start)
{
    return s.len > 0 && s.ptr[0] == start[0] && cc_span_starts(s, cc_span_from(start));
}

static bool begins_as_correction(struct cc_span lower)
{
    size_t k;

    skip_marks(&lower);
    for (k = 0; k < COUNT(correction_starts); k++)
        if (starts_with(lower, correction_starts[k]))
            return true;
    for (k = 0; k < COUNT(correction_labels); k++)
        if (starts_with(lower, correction_labels[k]) &&
            ends_label(cc_span_slice(lower, strlen(correction_labels[k]), lower.len)))
            return true;
    return false;
}

static bool says_so(struct cc_arena *arena, const struct cc_block *block)
{
    struct cc_span head = cc_span_slice(block->text, 0, cc_utf8_floor(block->text, MAX_HEAD_BYTES));
    struct cc_arena_mark mark = cc_arena_mark(arena);
    bool is_correction = begins_as_correction(cc_lower(arena, head));

    if (arena->status == CC_OK)
        cc_arena_rewind(arena, mark);
    return is_correction;
}

static bool may_be(const struct cc_block *block)
{
    return block->role != CC_ROLE_TABLE && block->role != CC_ROLE_CODE &&
           block->n_words <= CC_CORRECTION_MAX_WORDS;
}

enum cc_status cc_corrections_mark(struct cc_arena *arena, const struct cc_dom *dom,
                                   const struct cc_class_list *classes, struct cc_blocks *blocks,
                                   struct cc_error *err)
{
    struct names names = {dom, classes, NULL};
    uint32_t i;

    if (dom != NULL)
        names.named = cc_arena_calloc(arena, (size_t)classes->n_sets + 1, sizeof(*names.named));
    for (i = 0; i < blocks->count && arena->status == CC_OK; i++) {
        struct cc_block *block = &blocks->list[i];

        if (may_be(block) && ((dom != NULL && is_in_box(&names, blocks, i)) ||
                              (block->role != CC_ROLE_HEADING && block->n_words >= MIN_WORDS &&
                               says_so(arena, block)))) {
            block->role = CC_ROLE_CORRECTION;
            block->level = 0;
        }
    }
    return cc_arena_status(arena, "correction", err);
}
