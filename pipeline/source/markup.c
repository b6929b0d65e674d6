#include "cleancopy/source/markup.h"

#define MAX_OPEN 256 /* elements open at once, and stretches remembered */

enum {
    VOID = 1,
    IMPLIED_END = 2,
    RAW = 4,
    PAGE = 8
};

/* Elements of HTML that a page's text stands in, in byte order.  IMPLIED_END: the next one of
 * its kind ends it. */
static const struct element {
    const char *name;
    unsigned flags;
} elements[] = {
    {"a", 0},
    {"abbr", 0},
    {"address", 0},
    {"article", 0},
    {"aside", 0},
    {"b", 0},
    {"blockquote", 0},
    {"body", PAGE},
    {"br", VOID},
    {"button", 0},
    {"center", 0},
    {"cite", 0},
    {"code", 0},
    {"dd", IMPLIED_END},
    {"details", 0},
    {"div", 0},
    {"dl", 0},
    {"dt", IMPLIED_END},
    {"em", 0},
    {"fieldset", 0},
    {"figcaption", 0},
    {"figure", 0},
    {"font", 0},
    {"footer", 0},
    {"form", 0},
    {"h1", 0},
    {"h2", 0},
    {"h3", 0},
    {"h4", 0},
    {"h5", 0},
    {"h6", 0},
    {"head", PAGE},
    {"header", 0},
    {"hr", VOID},
    {"html", PAGE},
    {"i", 0},
    {"iframe", 0},
    {"img", VOID},
    {"input", VOID},
    {"label", 0},
    {"li", IMPLIED_END},
    {"link", VOID},
    {"main", 0},
    {"meta", VOID},
    {"nav", 0},
    {"noscript", 0},
    {"ol", 0},
    {"option", IMPLIED_END},
    {"p", IMPLIED_END},
    {"picture", 0},
    {"pre", 0},
    {"q", 0},
    {"s", 0},
    {"script", RAW},
    {"section", 0},
    {"select", 0},
    {"small", 0},
    {"span", 0},
    {"strong", 0},
    {"style", RAW},
    {"sub", 0},
    {"sup", 0},
    {"svg", RAW},
    {"table", 0},
    {"tbody", IMPLIED_END},
    {"td", IMPLIED_END},
    {"template", 0},
    {"textarea", 0},
    {"th", IMPLIED_END},
    {"thead", 0},
    {"time", 0},
    {"title", RAW},
    {"tr", IMPLIED_END},
    {"u", 0},
    {"ul", 0},
    {"video", 0},
};

struct tag {
    const struct element *element;
    bool is_end, is_closed; /* "</p>"; "<p/>" */
    size_t end;             /* behind its ">" */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const struct element *find_element(struct cc_span name)
{
    size_t low = 0, high = sizeof elements / sizeof elements[0], middle, i;
    char lower[12];

    if (name.len == 0 || name.len > sizeof lower)
        return NULL;
    for (i = 0; i < name.len; i++)
        lower[i] = (char)(is_letter(name.ptr[i]) ? name.ptr[i] | 0x20 : name.ptr[i]);
    name.ptr = lower;
    while (low < high) {
        int order;

        middle = low + (high - low) / 2;
        order = cc_span_compare(name, cc_span_from(elements[middle].name));
        if (order == 0)
            return &elements[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The place behind the ">" that ends the tag, quotes heeded; 0 when there is none.  An
 * attribute that does not end in what is looked at (pages carry values of 100 KB) ends the tag
 * there; it also keeps the time linear where a text opens a quotation in each of many tags. */
static size_t find_tag_end(struct cc_span s, size_t at)
{
    char quote = 0;

    for (; at < s.len; at++) {
        char c = s.ptr[at];

        if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (c == '>') {
            return at + 1;
        } else if (c == '<') {
            return 0;
        } else if ((c == '"' || c == '\'') && s.ptr[at - 1] == '=') {
            quote = c;
        }
    }
    return quote != 0 ? s.len : 0;
}

/* The tag of a known element at s.ptr[at], which is "<". */
static bool read_tag(struct cc_span s, size_t at, struct tag *tag)
{
    size_t from = at + 1, to;

    tag->is_end = from < s.len && s.ptr[from] == '/';
    if (tag->is_end)
        from++;
    to = from;
    while (to < s.len && (is_letter(s.ptr[to]) || (s.ptr[to] >= '1' && s.ptr[to] <= '6')))
        to++;
    if (to >= s.len || (s.ptr[to] != '>' && s.ptr[to] != '/' && !is_blank(s.ptr[to])))
        return false;
    tag->element = find_element(cc_span_slice(s, from, to));
    if (tag->element == NULL)
        return false;
    tag->end = find_tag_end(s, to);
    if (tag->end == 0)
        return false;
    tag->is_closed = s.ptr[tag->end - 2] == '/';
    return true;
}

bool cc_markup_starts(struct cc_span s, size_t *end)
{
    struct tag tag;

    if (s.len == 0 || s.ptr[0] != '<')
        return false;
    if (!read_tag(s, 0, &tag) || tag.is_end)
        return false;
    *end = tag.end;
    return true;
}

/* ---- measuring ------------------------------------------------------------------------- */

struct stretch {
    size_t from, to;
};

struct measure {
    struct cc_span s;
    struct cc_markup *out;
    struct {
        const struct element *element;
        size_t from;
    } open[MAX_OPEN];
    size_t n_open;
    struct stretch covered[MAX_OPEN]; /* apart from each other, in order */
    size_t n_covered;
};

/* Ends come in order, so an element that holds earlier ones swallows the last stretches. */
static void cover(struct measure *m, size_t from, size_t to)
{
    m->out->n_elements++;
    while (m->n_covered > 0 && m->covered[m->n_covered - 1].from >= from) {
        m->n_covered--;
        m->out->covered -= m->covered[m->n_covered].to - m->covered[m->n_covered].from;
    }
    if (m->n_covered == MAX_OPEN) { /* what is forgotten stays counted */
        memmove(m->covered, m->covered + 1, (MAX_OPEN - 1) * sizeof m->covered[0]);
        m->n_covered--;
    }
    m->covered[m->n_covered].from = from;
    m->covered[m->n_covered].to = to;
    m->n_covered++;
    m->out->covered += to - from;
}

static void close_element(struct measure *m, const struct element *element, size_t to)
{
    size_t i = m->n_open;

    while (i > 0 && m->open[i - 1].element != element)
        i--;
    if (i == 0)
        return;
    m->n_open = i - 1;
    cover(m, m->open[m->n_open].from, to);
}

static void open_element(struct measure *m, const struct element *element, size_t from)
{
    if ((element->flags & IMPLIED_END) != 0 && m->n_open > 0 &&
        m->open[m->n_open - 1].element == element)
        close_element(m, element, from);
    if (m->n_open == MAX_OPEN)
        return;
    m->open[m->n_open].element = element;
    m->open[m->n_open].from = from;
    m->n_open++;
}

/* Behind the element whose contents are no markup, or the end of what is looked at. */
static size_t skip_raw(struct measure *m, const struct element *element, size_t from, size_t at)
{
    struct tag tag;

    while (at < m->s.len) {
        at = cc_span_find(m->s, CC_SPAN("</"), at);
        if (at == (size_t)-1)
            break;
        if (read_tag(m->s, at, &tag) && tag.element == element) {
            cover(m, from, tag.end);
            return tag.end;
        }
        at += 2;
    }
    cover(m, from, m->s.len); /* longer than what is looked at */
    return m->s.len;
}

static bool is_quoted(struct cc_span s, size_t at)
{
    return at > 0 && (s.ptr[at - 1] == '`' || s.ptr[at - 1] == '"' || s.ptr[at - 1] == '\'');
}

/* Takes the tag at `at` into account, returns the place behind it, or `at` when there is none.
 */
static size_t take_tag(struct measure *m, size_t at)
{
    static const struct cc_span doctype = {"<!doctype html", 14};
    struct tag tag;

    if (is_quoted(m->s, at))
        return at;
    if (cc_span_starts_nocase(cc_span_slice(m->s, at, m->s.len), doctype)) {
        m->out->is_page = true;
        return at + doctype.len;
    }
    if (!read_tag(m->s, at, &tag))
        return at;
    if ((tag.element->flags & PAGE) != 0)
        m->out->is_page = true;
    if (tag.is_end)
        close_element(m, tag.element, tag.end);
    else if ((tag.element->flags & RAW) != 0)
        return skip_raw(m, tag.element, at, tag.end);
    else if ((tag.element->flags & VOID) != 0 || tag.is_closed)
        cover(m, at, tag.end);
    else
        open_element(m, tag.element, at);
    return tag.end;
}

void cc_markup_measure(struct cc_span s, struct cc_markup *markup)
{
    struct measure m;
    bool in_word = false;
    size_t at = 0, next;

    m.s = s;
    m.out = markup;
    m.n_open = 0;
    m.n_covered = 0;
    memset(markup, 0, sizeof *markup);
    while (at < s.len) {
        next = s.ptr[at] == '<' ? take_tag(&m, at) : at;
        if (next > at) {
            in_word = false;
            at = next;
            continue;
        }
        if (is_blank(s.ptr[at])) {
            in_word = false;
        } else if (!in_word) {
            in_word = true;
            markup->n_words++;
        }
        at++;
    }
    while (m.n_open > 0 && (m.open[m.n_open - 1].element->flags & IMPLIED_END) != 0)
        close_element(&m, m.open[m.n_open - 1].element, s.len);
}
