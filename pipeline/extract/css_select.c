/* A parser by recursive descent that recurses once: :not() holds compounds, and these no
 * :not(). */
#include "cleancopy/extract/css_select.h"

#include "cleancopy/core/utf8.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct parser {
    struct cc_css_scan scan;
    bool in_not;
};

static bool read_compound(struct parser *p, struct cc_css_compound *compound);

/* The byte at the reader; NUL at the end (cc_css_parse refuses texts that hold one). */
static char peek(const struct parser *p)
{
    return p->scan.at < p->scan.text.len ? p->scan.text.ptr[p->scan.at] : '\0';
}

static bool take(struct parser *p, char c)
{
    if (peek(p) != c)
        return false;
    p->scan.at++;
    return true;
}

static bool want(struct parser *p, const char *wanted)
{
    p->scan.wanted = wanted;
    return false;
}

static const void *keep(struct parser *p, const void *items, size_t count, size_t bytes)
{
    void *copy = cc_arena_calloc(p->scan.arena, count + 1, bytes);

    if (copy != NULL && count > 0)
        memcpy(copy, items, count * bytes);
    return copy;
}

/* ---- [attribute] ---- */

static bool read_compare(struct parser *p, enum cc_css_compare *compare)
{
    static const struct {
        char sign;
        enum cc_css_compare compare;
    } table[] = {{'~', CC_CSS_WORD},
                 {'^', CC_CSS_PREFIX},
                 {'$', CC_CSS_SUFFIX},
                 {'*', CC_CSS_INSIDE},
                 {'|', CC_CSS_DASH}};
    size_t i;

    *compare = CC_CSS_EQUAL;
    for (i = 0; i < COUNT(table); i++) {
        if (take(p, table[i].sign)) {
            *compare = table[i].compare;
            break;
        }
    }
    return take(p, '=') || want(p, i < COUNT(table) ? "=" : "= ~= ^= $= *= |= or ]");
}

static bool read_value(struct parser *p, struct cc_css_test *test)
{
    bool quoted = peek(p) == '"' || peek(p) == '\'';

    if (!quoted && !cc_css_at_name(&p->scan))
        return want(p, "a name or a quoted value");
    return quoted ? cc_css_string(&p->scan, &test->value)
                  : cc_css_name(&p->scan, false, &test->value);
}

static bool read_attribute(struct parser *p, struct cc_css_test *test)
{
    test->kind = CC_CSS_ATTR;
    (void)cc_css_skip_space(&p->scan); /* may be there */
    if (!cc_css_name(&p->scan, true, &test->name))
        return false;
    (void)cc_css_skip_space(&p->scan);
    if (take(p, ']'))
        return true;
    if (!read_compare(p, &test->compare))
        return false;
    (void)cc_css_skip_space(&p->scan);
    if (!read_value(p, test))
        return false;
    (void)cc_css_skip_space(&p->scan);
    test->nocase = take(p, 'i') || take(p, 'I');
    (void)cc_css_skip_space(&p->scan);
    return take(p, ']') || want(p, test->nocase ? "]" : "] or i");
}

/* ---- :nth-child() ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool read_number(struct parser *p, int32_t *number)
{
    int n = 0;

    if (!is_digit(peek(p)))
        return want(p, "a number");
    for (*number = 0; is_digit(peek(p)); n++) {
        if (n == CC_CSS_MAX_DIGITS)
            return want(p, "a number of at most 9 digits");
        *number = *number * 10 + (peek(p) - '0');
        p->scan.at++;
    }
    return true;
}

static bool take_word(struct parser *p, struct cc_span word)
{
    struct cc_span ahead = cc_span_slice(p->scan.text, p->scan.at, p->scan.at + word.len);

    if (!cc_span_is_nocase(ahead, word))
        return false;
    p->scan.at += word.len;
    return true;
}

/* "odd", "even", "3", "-n+4", "2n + 1"; the closing bracket is left. */
static bool read_nth(struct parser *p, struct cc_css_test *test)
{
    int32_t sign = 1, number = 1;
    bool has_number;

    if (take_word(p, CC_SPAN("odd")) || take_word(p, CC_SPAN("even"))) {
        char last = p->scan.text.ptr[p->scan.at - 1];

        test->a = 2;
        test->b = last == 'd' || last == 'D' ? 1 : 0;
        return true;
    }
    if (take(p, '-'))
        sign = -1;
    else
        (void)take(p, '+'); /* says nothing */
    has_number = is_digit(peek(p));
    if (has_number && !read_number(p, &number))
        return false;
    if (!take(p, 'n') && !take(p, 'N')) {
        test->b = sign * number;
        return has_number || want(p, "an+b, a number, odd or even");
    }
    test->a = sign * number;
    (void)cc_css_skip_space(&p->scan);
    if (peek(p) != '+' && peek(p) != '-')
        return true;
    sign = take(p, '-') ? -1 : 1;
    (void)take(p, '+');
    (void)cc_css_skip_space(&p->scan);
    if (!read_number(p, &number))
        return false;
    test->b = sign * number;
    return true;
}

/* ---- :pseudo-classes ---- */

static bool read_not(struct parser *p, struct cc_css_test *test)
{
    struct cc_css_compound list[CC_CSS_MAX_SELECTORS];
    uint32_t n = 0;

    p->in_not = true;
    do {
        if (n == CC_CSS_MAX_SELECTORS)
            return want(p, "at most 64 selectors in one :not()");
        (void)cc_css_skip_space(&p->scan);
        if (!read_compound(p, &list[n++]))
            return false;
        (void)cc_css_skip_space(&p->scan);
    } while (take(p, ','));
    p->in_not = false;
    test->list = keep(p, list, n, sizeof(*list));
    test->n_list = n;
    return test->list != NULL;
}

static bool read_arguments(struct parser *p, struct cc_css_test *test)
{
    bool ok;

    if (!take(p, '('))
        return want(p, "(");
    (void)cc_css_skip_space(&p->scan);
    ok = test->kind == CC_CSS_NOT ? read_not(p, test) : read_nth(p, test);
    if (!ok)
        return false;
    (void)cc_css_skip_space(&p->scan);
    return take(p, ')') || want(p, test->kind == CC_CSS_NOT ? ", or )" : ")");
}

static bool read_pseudo(struct parser *p, struct cc_css_test *test)
{
    static const struct {
        const char *name;
        enum cc_css_kind kind;
    } table[] = {{"first-child", CC_CSS_FIRST_CHILD},
                 {"last-child", CC_CSS_LAST_CHILD},
                 {"nth-child", CC_CSS_NTH_CHILD},
                 {"not", CC_CSS_NOT}};
    size_t at = p->scan.at, i;
    struct cc_span name = CC_SPAN_EMPTY;

    if (cc_css_at_name(&p->scan) && !cc_css_name(&p->scan, true, &name))
        return false;
    for (i = 0; i < COUNT(table) && !cc_span_is(name, cc_span_from(table[i].name)); i++)
        continue;
    if (i == COUNT(table) || (p->in_not && table[i].kind == CC_CSS_NOT)) {
        p->scan.at = at;
        return want(p, p->in_not ? "first-child, last-child or nth-child()"
                                 : "first-child, last-child, nth-child() or not()");
    }
    test->kind = table[i].kind;
    if (test->kind == CC_CSS_FIRST_CHILD || test->kind == CC_CSS_LAST_CHILD)
        return true;
    return read_arguments(p, test);
}

/* ---- compounds and selectors ---- */

/* One condition; the reader is at its first byte, one of . # [ : or of a name. */
static bool read_test(struct parser *p, struct cc_css_test *test)
{
    memset(test, 0, sizeof(*test));
    if (take(p, '.')) {
        test->kind = CC_CSS_CLASS;
        return cc_css_name(&p->scan, false, &test->name);
    }
    if (take(p, '#')) {
        test->kind = CC_CSS_ID;
        return cc_css_name(&p->scan, false, &test->name);
    }
    if (take(p, '['))
        return read_attribute(p, test);
    if (take(p, ':'))
        return read_pseudo(p, test);
    test->kind = CC_CSS_TYPE;
    return cc_css_name(&p->scan, true, &test->name);
}

static bool at_test(const struct parser *p)
{
    char c = peek(p);

    return c == '.' || c == '#' || c == '[' || c == ':';
}

static bool read_compound(struct parser *p, struct cc_css_compound *compound)
{
    struct cc_css_test tests[CC_CSS_MAX_TESTS];
    bool any = take(p, '*'), type = !any && cc_css_at_name(&p->scan);
    uint32_t n = 0;

    if (!any && !type && !at_test(p))
        return want(p, "a selector: a name, * . # [ or :");
    while (type || at_test(p)) {
        if (n == CC_CSS_MAX_TESTS)
            return want(p, "at most 32 conditions on one element");
        if (!read_test(p, &tests[n++]))
            return false;
        type = false;
    }
    memset(compound, 0, sizeof(*compound));
    compound->tests = keep(p, tests, n, sizeof(*tests));
    compound->n_tests = n;
    return compound->tests != NULL;
}

/* What divides two compounds; CC_CSS_NONE at a comma and at the end. */
static bool read_combinator(struct parser *p, enum cc_css_combinator *combinator)
{
    bool space = cc_css_skip_space(&p->scan);

    *combinator = CC_CSS_NONE;
    if (peek(p) == ',' || p->scan.at == p->scan.text.len)
        return true;
    *combinator = take(p, '>')   ? CC_CSS_CHILD
                  : take(p, '+') ? CC_CSS_NEXT
                  : take(p, '~') ? CC_CSS_LATER
                  : space        ? CC_CSS_DESCENDANT
                                 : CC_CSS_NONE;
    (void)cc_css_skip_space(&p->scan);
    return *combinator != CC_CSS_NONE || want(p, ". # [ : a blank > + ~ or a comma");
}

static bool read_selector(struct parser *p, struct cc_css *selector)
{
    struct cc_css_compound compounds[CC_CSS_MAX_COMPOUNDS];
    enum cc_css_combinator combinator = CC_CSS_NONE;
    uint32_t n = 0;

    (void)cc_css_skip_space(&p->scan);
    do {
        if (n == CC_CSS_MAX_COMPOUNDS)
            return want(p, "at most 32 elements in a row");
        if (!read_compound(p, &compounds[n]))
            return false;
        compounds[n++].before = combinator;
        if (!read_combinator(p, &combinator))
            return false;
    } while (combinator != CC_CSS_NONE);
    selector->compounds = keep(p, compounds, n, sizeof(*compounds));
    selector->n_compounds = n;
    return selector->compounds != NULL;
}

static bool read_list(struct parser *p, struct cc_css **list, uint32_t *n)
{
    struct cc_css selectors[CC_CSS_MAX_SELECTORS];

    *n = 0;
    do {
        if (*n == CC_CSS_MAX_SELECTORS)
            return want(p, "at most 64 selectors in one list");
        if (!read_selector(p, &selectors[(*n)++]))
            return false;
    } while (take(p, ','));
    *list = cc_arena_calloc(p->scan.arena, *n, sizeof(**list));
    if (*list == NULL)
        return false;
    memcpy(*list, selectors, *n * sizeof(**list));
    return true;
}

/* `shown` of the selector is printed; `found`, if any, in quotes. */
static enum cc_status fail(struct cc_span shown, size_t at, const char *wanted,
                           struct cc_span found, struct cc_error *err)
{
    const char *quote = found.len > 0 ? "\"" : "";

    (void)cc_fail(err, CC_E_USAGE, "selector",
                  "selector \"%.*s\", byte offset %zu: expected %s, found %s%.*s%s",
                  CC_SPAN_PRINT(shown), at, wanted, found.len > 0 ? quote : "the end",
                  CC_SPAN_PRINT(found), quote);
    if (err != NULL)
        err->offset = at;
    return CC_E_USAGE;
}

/* What no selector may be, whatever its grammar. */
static enum cc_status check_bytes(struct cc_span text, struct cc_error *err)
{
    size_t valid = cc_utf8_valid_prefix(text);
    const char *nul = text.len > 0 ? memchr(text.ptr, '\0', text.len) : NULL;

    if (text.len > CC_CSS_MAX_BYTES)
        return fail(cc_span_slice(text, 0, cc_utf8_floor(text, 60)), CC_CSS_MAX_BYTES,
                    "its end: at most 1000 bytes are allowed", CC_SPAN("more"), err);
    if (valid < text.len)
        return fail(cc_span_slice(text, 0, valid), valid, "UTF-8", CC_SPAN("other bytes"), err);
    if (nul == NULL)
        return CC_OK;
    valid = (size_t)(nul - text.ptr);
    return fail(cc_span_slice(text, 0, valid), valid, "text", CC_SPAN("NUL"), err);
}

enum cc_status cc_css_parse(struct cc_arena *arena, struct cc_span text, struct cc_css **list,
                            uint32_t *n, struct cc_error *err)
{
    struct parser p = {.scan = {.arena = arena, .text = text}};
    enum cc_status st = check_bytes(text, err);
    size_t next = 0;

    if (st != CC_OK || read_list(&p, list, n))
        return st;
    if (p.scan.wanted == NULL)
        return cc_arena_status(arena, "selector", err);
    text = cc_span_slice(text, p.scan.at, text.len);
    if (text.len > 0)
        (void)cc_utf8_next(text, &next); /* for the character's length */
    return fail(p.scan.text, p.scan.at, p.scan.wanted, cc_span_slice(text, 0, next), err);
}

/* ---- writing ---- */

static void print_compound(struct cc_buf *out, const struct cc_css_compound *compound);

static void print_attribute(struct cc_buf *out, const struct cc_css_test *test)
{
    static const char *const signs[] = {"", "=", "~=", "^=", "$=", "*=", "|="};

    cc_buf_add_char(out, '[');
    cc_css_put_name(out, test->name);
    cc_buf_add_string(out, signs[test->compare]);
    if (test->compare != CC_CSS_HAS)
        cc_css_put_string(out, test->value);
    cc_buf_add_string(out, test->nocase ? " i]" : "]");
}

static void print_test(struct cc_buf *out, const struct cc_css_test *test)
{
    uint32_t i;

    switch (test->kind) {
    case CC_CSS_TYPE:
    case CC_CSS_CLASS:
    case CC_CSS_ID:
        cc_buf_add_string(out, test->kind == CC_CSS_CLASS ? "."
                               : test->kind == CC_CSS_ID  ? "#"
                                                          : "");
        cc_css_put_name(out, test->name);
        break;
    case CC_CSS_ATTR:
        print_attribute(out, test);
        break;
    case CC_CSS_FIRST_CHILD:
        cc_buf_add_string(out, ":first-child");
        break;
    case CC_CSS_LAST_CHILD:
        cc_buf_add_string(out, ":last-child");
        break;
    case CC_CSS_NTH_CHILD:
        if (test->a == 0)
            cc_buf_printf(out, ":nth-child(%d)", test->b);
        else
            cc_buf_printf(out, ":nth-child(%dn%+d)", test->a, test->b);
        break;
    case CC_CSS_NOT:
        for (i = 0; i < test->n_list; i++) {
            cc_buf_add_string(out, i == 0 ? ":not(" : ", ");
            print_compound(out, &test->list[i]);
        }
        cc_buf_add_char(out, ')');
        break;
    }
}

static void print_compound(struct cc_buf *out, const struct cc_css_compound *compound)
{
    uint32_t i;

    if (compound->n_tests == 0)
        cc_buf_add_char(out, '*');
    for (i = 0; i < compound->n_tests; i++)
        print_test(out, &compound->tests[i]);
}

void cc_css_print(struct cc_buf *out, const struct cc_css *selector)
{
    static const char *const signs[] = {"", " ", " > ", " + ", " ~ "};
    uint32_t i;

    for (i = 0; i < selector->n_compounds; i++) {
        cc_buf_add_string(out, signs[selector->compounds[i].before]);
        print_compound(out, &selector->compounds[i]);
    }
}
