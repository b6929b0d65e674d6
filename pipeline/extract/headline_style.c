#include "cleancopy/extract/headline_style.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/heading.h"
#include "cleancopy/extract/part_search.h"
#include "cleancopy/extract/title_cut.h"

#include <pthread.h>

#define MIN_WORDS     4   /* of a headline */
#define MAX_WORDS     30
#define MAX_NODES     60
#define MIN_SPACELESS 6   /* characters of one in a script without blanks */
#define MIN_RUNNING   150 /* bytes of a text that is the page's running text */
#define MIN_FONT      4   /* of <font size> */
#define MIN_PIXELS    20  /* of font-size */

enum mark {
    TITLE = 1,
    LARGE = 2,
    OTHER = 4 /* of the site, or below the headline */
};

static struct cc_part_search part_search;
static pthread_once_t parts_once = PTHREAD_ONCE_INIT;

static void make_parts(void)
{
    static const struct cc_part parts[] = {
        {"title", TITLE},     {"headline", TITLE},  {"titel", TITLE},      {"titul", TITLE},      {"titol", TITLE},      {"titre", TITLE},
        {"tytul", TITLE},     {"rubrik", TITLE},    {"overskrift", TITLE}, {"otsikko", TITLE},    {"baslik", TITLE},     {"judul", TITLE},
        {"nadpis", TITLE},    {"naslov", TITLE},    {"zagolovok", TITLE},  {"zaglavie", TITLE},   {"pealkiri", TITLE},   {"virsraksts", TITLE},
        {"antraste", TITLE},  {"fyrirsogn", TITLE}, {"pennawd", TITLE},    {"koptekst", TITLE},   {"x-large", LARGE},    {"text-xl", LARGE},
        {"subtitle", OTHER},   {"sub-title", OTHER},  {"site-title", OTHER}, {"podtytul", OTHER},
        {"subtitul", OTHER},  {"podnadpis", OTHER}, {"podnaslov", OTHER},  {"underrubrik", OTHER}, {"widget", OTHER},    {"related", OTHER},
    };

    cc_part_search_make(&part_search, parts, sizeof parts / sizeof parts[0]);
}

/* The number that a text begins with. */
static unsigned number(struct cc_span text)
{
    unsigned n = 0;
    size_t i;

    for (i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9' && n < 1000; i++)
        n = n * 10 + (unsigned)(text.ptr[i] - '0');
    return n;
}

/* size="5", size="+2" */
static bool is_large_font(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span size = cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("size")));

    if (dom->nodes[node].tag != CC_TAG_FONT || size.len == 0)
        return false;
    return size.ptr[0] == '+' ? number(cc_span_slice(size, 1, size.len)) >= 1 : number(size) >= MIN_FONT;
}

/* "font-size:34px" */
static bool has_large_style(struct cc_span style)
{
    static const struct cc_span property = {"font-size:", 10};
    size_t at = cc_span_find_nocase(style, property, 0);
    struct cc_span value;

    if (at == (size_t)-1)
        return false;
    value = cc_span_trim(cc_span_slice(style, at + property.len, style.len));
    return cc_span_find_nocase(cc_span_slice(value, 0, cc_span_before_any(value, ";")), CC_SPAN("px"), 0) != (size_t)-1 && number(value) >= MIN_PIXELS;
}

bool cc_headline_style_is(const struct cc_dom *dom, uint32_t node)
{
    uint32_t marks;

    if (dom->nodes[node].n_attrs == 0)
        return false;
    (void)pthread_once(&parts_once, make_parts); /* fails for a bad control alone */
    marks = cc_part_search_marks(&part_search, cc_dom_attr(dom, node, CC_SPAN("class")));
    if ((marks & OTHER) != 0)
        return false;
    return (marks & (TITLE | LARGE)) != 0 || is_large_font(dom, node) || has_large_style(cc_dom_attr(dom, node, CC_SPAN("style")));
}

static bool is_of_headline_length(struct cc_span text)
{
    size_t at = 0, words = cc_count_words(text);

    if (text.len > 0 && cc_char_is_spaceless(cc_utf8_next(text, &at)))
        return cc_utf8_count(text) >= MIN_SPACELESS && text.len < MIN_RUNNING;
    return words >= MIN_WORDS && words <= MAX_WORDS;
}

static bool is_running(const struct cc_dom *dom, uint32_t node)
{
    uint32_t parent = dom->nodes[node].parent;

    return dom->nodes[node].tag == CC_TAG_TEXT && cc_span_trim(dom->nodes[node].name).len >= MIN_RUNNING && parent != CC_NO_INDEX &&
           dom->nodes[parent].tag != CC_TAG_SCRIPT && dom->nodes[parent].tag != CC_TAG_STYLE && dom->nodes[parent].tag != CC_TAG_TITLE;
}

uint32_t cc_headline_style_find(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span site)
{
    uint32_t i;

    for (i = 0; i < dom->n_nodes && !is_running(dom, i); i++) {
        struct cc_span text;

        if (dom->nodes[i].end - i > MAX_NODES || !cc_headline_style_is(dom, i) || cc_heading_is_furniture(dom, i) || cc_heading_has_link(dom, i) || cc_heading_is_in_link(dom, i))
            continue;
        text = cc_heading_text(arena, dom, i);
        if (is_of_headline_length(text) && !cc_span_is(cc_title_words(arena, text), site))
            return i;
    }
    return CC_NO_INDEX;
}
