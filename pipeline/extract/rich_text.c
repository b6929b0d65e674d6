#include "cleancopy/extract/rich_text.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/plain.h"

#define FIRST_BYTES  4096
#define PROSE_LEVELS 4 /* below an object that has a title */

/* Starts of keys, in lower case without marks between words. */
static const char *const furniture[] = {
    "related", "recommend", "comment",     "repl",       "trending",   "popular",  "mostread",
    "latest",  "i18n",      "translat",    "messages",   "locale",     "config",   "setting",
    "label",   "menu",      "nav",         "footer",     "header",     "advert",   "cookie",
    "consent", "privacy",   "seo",         "meta",       "style",      "script",   "css",
    "error",   "feature",   "flag",        "query",      "tracking",   "analytic", "legal",
    "author",  "byline",    "contributor", "breadcrumb", "newsletter", "paywall",  "subscri",
    "promo",   "sidebar",   "image",       "video",      "gallery",    "caption",  "alt",
    "teaser",  "more",      "terms",       "publisher",  "social",     "share",    "jsonld",
    "schema",  "url",       "href",        "src",        "classname",  "excerpt",
};

static const struct {
    const char *part; /* of a type's name, in lower case */
    const char *tag;  /* NULL: no text of the article is below */
} types[] = {
    {"paragraph", "p"}, {"heading", "h2"},       {"header", "h2"}, {"subhead", "h2"},
    {"listitem", "li"}, {"quote", "blockquote"}, {"code", "pre"},  {"image", NULL},
    {"video", NULL},    {"embed", NULL},         {"advert", NULL}, {"newsletter", NULL},
    {"related", NULL},  {"gallery", NULL},       {"media", NULL},  {"button", NULL},
    {"promo", NULL},
};

static const char *const type_keys[] = {"nodeType", "type",      "_type", "tag",
                                        "kind",     "blockType", "style", "__typename"};
static const char *const heading_keys[] = {"headline", "heading", "subheading", "subtitle",
                                           "title"};
static const char *const text_keys[] = {"text",  "value", "content",   "children",
                                        "body",  "html",  "data",      "spans",
                                        "nodes", "items", "paragraph", "paragraphs"};

static struct cc_span span_of(const json_t *string)
{
    return (struct cc_span){json_string_value(string), json_string_length(string)};
}

static bool is_one_of(const char *key, const char *const *list, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (cc_span_is_nocase(cc_span_from(key), cc_span_from(list[i])))
            return true;
    return false;
}

/* "most-read_List" -> "mostreadlist" */
static struct cc_span bare_key(struct cc_span key, char out[40])
{
    size_t i, len = 0;

    for (i = 0; i < key.len && len < 40; i++) {
        char c = key.ptr[i];

        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out[len++] = c;
    }
    return (struct cc_span){out, len};
}

bool cc_rich_is_furniture(const char *key)
{
    char bare[40];
    struct cc_span s = bare_key(cc_span_from(key), bare);
    size_t i;

    for (i = 0; i < sizeof furniture / sizeof *furniture; i++)
        if (cc_span_starts(s, cc_span_from(furniture[i])))
            return true;
    return false;
}

/* ---- what a string is ---- */

static bool is_markup(struct cc_span s)
{
    static const char *const tags[] = {"<p>",   "<p ",   "</p>", "</li>",
                                       "</h2>", "</h3>", "<br",  "</div>"};
    size_t i;

    if (s.len == 0 || memchr(s.ptr, '<', s.len) == NULL)
        return false;
    for (i = 0; i < sizeof tags / sizeof *tags; i++)
        if (cc_span_find_nocase(s, cc_span_from(tags[i]), 0) != (size_t)-1)
            return true;
    return false;
}

/* Code, style sheets, addresses and base64 have few letters and blanks, or no sentences;
 * messages of a program have places to fill: "Value must be below {0}." */
static bool is_prose(struct cc_span s)
{
    size_t at = 0, n = 0, n_text = 0, n_ends = 0, n_blanks = 0, n_words;

    n_words = s.len < 3 * CC_PROSE_WORDS ? 0 : cc_count_words(s);
    if (n_words < CC_PROSE_WORDS || memchr(s.ptr, '{', s.len) != NULL)
        return false;
    while (at < s.len) {
        uint32_t c = cc_utf8_next(s, &at);

        n++;
        n_blanks += cc_char_is_space(c) || cc_char_is_spaceless(c);
        n_text += cc_char_is_space(c) || cc_char_is_letter(c) || cc_char_is_spaceless(c);
        n_ends += cc_char_ends_sentence(c);
    }
    return n_ends > 0 && 10 * n_text >= 8 * n && 3 * n_blanks >= 2 * (n_words - 1);
}

/* Words of a string that is text; 0 for any other. */
static size_t string_words(struct cc_arena *arena, struct cc_span s)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    size_t n = 0;

    if (s.len < 3 * CC_PROSE_WORDS)
        return 0;
    if (is_markup(s)) {
        struct cc_span plain = cc_plain_text(arena, s);

        n = plain.ptr != NULL && is_prose(plain) ? cc_count_words(plain) : 0;
        if (arena->status == CC_OK)
            cc_arena_rewind(arena, mark);
    } else if (is_prose(s)) {
        n = cc_count_words(s);
    }
    return n;
}

size_t cc_rich_words(struct cc_arena *arena, const json_t *value, size_t *n_strings)
{
    const char *key;
    json_t *child;
    size_t i, n = 0;

    if (json_is_string(value)) {
        n = string_words(arena, span_of(value));
        *n_strings += n > 0;
        return n;
    }
    if (json_is_array(value)) {
        json_array_foreach((json_t *)(uintptr_t)value, i, child) n +=
            cc_rich_words(arena, child, n_strings);
    } else if (json_is_object(value)) {
        json_object_foreach((json_t *)(uintptr_t)value, key, child)
        {
            if (!cc_rich_is_furniture(key))
                n += cc_rich_words(arena, child, n_strings);
        }
    }
    return n;
}

/* ---- output ---- */

void cc_rich_init(struct cc_rich *rich, struct cc_arena *arena)
{
    memset(rich, 0, sizeof *rich);
    rich->arena = arena;
}

void cc_rich_add(struct cc_rich *rich, struct cc_span markup)
{
    size_t wanted = rich->len + markup.len, capacity = rich->capacity;

    if (markup.len == 0 || wanted > CC_RICH_MAX_BYTES)
        return;
    if (wanted > capacity) {
        while (capacity < wanted)
            capacity = capacity == 0 ? FIRST_BYTES : 2 * capacity;
        rich->html = cc_arena_grow(rich->arena, rich->html, rich->capacity, capacity);
        rich->capacity = rich->html != NULL ? capacity : 0;
        if (rich->html == NULL) {
            rich->len = 0;
            return;
        }
    }
    memcpy(rich->html + rich->len, markup.ptr, markup.len);
    rich->len = wanted;
}

static void add_tag(struct cc_rich *rich, const char *tag, bool opens)
{
    cc_rich_add(rich, opens ? CC_SPAN("<") : CC_SPAN("</"));
    cc_rich_add(rich, cc_span_from(tag));
    cc_rich_add(rich, CC_SPAN(">"));
}

static void add_escaped(struct cc_rich *rich, struct cc_span s)
{
    size_t i, from = 0;

    for (i = 0; i < s.len; i++) {
        if (s.ptr[i] != '<' && s.ptr[i] != '>')
            continue; /* "&amp;" in JSON is a reference more often than four letters */
        cc_rich_add(rich, cc_span_slice(s, from, i));
        cc_rich_add(rich, s.ptr[i] == '<' ? CC_SPAN("&lt;") : CC_SPAN("&gt;"));
        from = i + 1;
    }
    cc_rich_add(rich, cc_span_slice(s, from, s.len));
}

static void add_in_tag(struct cc_rich *rich, const char *tag, struct cc_span text)
{
    add_tag(rich, tag, true);
    add_escaped(rich, text);
    add_tag(rich, tag, false);
}

void cc_rich_add_lines(struct cc_rich *rich, struct cc_span text)
{
    struct cc_span line;

    while (cc_span_next_line(&text, &line))
        if (cc_span_trim(line).len > 0)
            add_in_tag(rich, "p", line);
}

void cc_rich_add_string(struct cc_rich *rich, const json_t *string)
{
    struct cc_span s = span_of(string);

    if (!json_is_string(string))
        return;
    if (!is_markup(s)) {
        cc_rich_add_lines(rich, s);
        return;
    }
    add_tag(rich, "div", true);
    cc_rich_add(rich, s);
    add_tag(rich, "div", false);
}

/* ---- values ---- */

enum place {
    OUTSIDE, /* strings must be prose to count */
    IN_TEXT  /* inside a paragraph, a heading …: every string is part of its line */
};

static void add_value(struct cc_rich *rich, const json_t *value, enum place place);

/* The tag of what the object calls itself; "" for no word on it. */
static const char *object_tag(const json_t *object)
{
    char bare[40];
    size_t i, k;

    for (i = 0; i < sizeof type_keys / sizeof *type_keys; i++) {
        const json_t *type = json_object_get(object, type_keys[i]);
        struct cc_span s = json_is_string(type) ? bare_key(span_of(type), bare) : CC_SPAN_EMPTY;

        if (cc_span_is(s, CC_SPAN("p")))
            return "p";
        if (cc_span_is(s, CC_SPAN("li")))
            return "li";
        if (s.len == 2 && s.ptr[0] == 'h' && s.ptr[1] >= '1' && s.ptr[1] <= '6')
            return "h2";
        for (k = 0; k < sizeof types / sizeof *types; k++)
            if (cc_span_find(s, cc_span_from(types[k].part), 0) != (size_t)-1)
                return types[k].tag;
    }
    return "";
}

static void add_typed(struct cc_rich *rich, const json_t *object, const char *tag)
{
    bool holds_blocks = strcmp(tag, "blockquote") == 0;
    const char *key;
    json_t *child;

    add_tag(rich, tag, true);
    json_object_foreach((json_t *)(uintptr_t)object, key, child)
    {
        if (is_one_of(key, text_keys, sizeof text_keys / sizeof *text_keys))
            add_value(rich, child, holds_blocks && !json_is_string(child) ? OUTSIDE : IN_TEXT);
    }
    add_tag(rich, tag, false);
}

/* Whether an object that has a title has text under it too, not far down. */
static bool has_prose(struct cc_arena *arena, const json_t *value, int levels)
{
    const char *key;
    json_t *child;
    size_t i;

    if (json_is_string(value))
        return string_words(arena, span_of(value)) > 0;
    if (levels == 0)
        return false;
    json_array_foreach((json_t *)(uintptr_t)value, i, child)
    {
        if (has_prose(arena, child, levels - 1))
            return true;
    }
    json_object_foreach((json_t *)(uintptr_t)value, key, child)
    {
        if (!cc_rich_is_furniture(key) && has_prose(arena, child, levels - 1))
            return true;
    }
    return false;
}

static void add_member(struct cc_rich *rich, const json_t *object, const char *key,
                       const json_t *child, enum place place)
{
    if (place == IN_TEXT) {
        if (is_one_of(key, text_keys, sizeof text_keys / sizeof *text_keys))
            add_value(rich, child, place);
    } else if (json_is_string(child) && json_string_length(child) > 0 &&
               is_one_of(key, heading_keys, sizeof heading_keys / sizeof *heading_keys)) {
        if (has_prose(rich->arena, object, PROSE_LEVELS))
            add_in_tag(rich, "h2", span_of(child));
    } else if (!cc_rich_is_furniture(key)) {
        add_value(rich, child, place);
    }
}

static void add_object(struct cc_rich *rich, const json_t *object, enum place place)
{
    const char *tag = object_tag(object), *key;
    json_t *child;

    if (tag == NULL)
        return;
    if (tag[0] != '\0' && place == OUTSIDE) {
        add_typed(rich, object, tag);
        return;
    }
    json_object_foreach((json_t *)(uintptr_t)object, key, child)
        add_member(rich, object, key, child, place);
}

/* ["$","p",null,{"children":…}]: React's stream.  "$L1f" names a component, drawn elsewhere. */
static void add_element(struct cc_rich *rich, const json_t *array, enum place place)
{
    static const char *const tags[] = {
        "p",          "h1",         "h2",  "h3",     "h4",    "h5",     "h6",    "li",  "ul",
        "ol",         "dl",         "dt",  "dd",     "td",    "tr",     "table", "pre", "tbody",
        "figcaption", "blockquote", "nav", "footer", "aside", "header", "a"};
    const char *name = json_string_value(json_array_get(array, 1));
    const json_t *props = json_array_get(array, 3);
    const json_t *inner = json_object_get(props, "dangerouslySetInnerHTML");
    bool known = is_one_of(name, tags, sizeof tags / sizeof *tags);

    if (known)
        add_tag(rich, name, true);
    add_value(rich, json_object_get(props, "children"), known ? IN_TEXT : place);
    cc_rich_add_string(rich, json_object_get(inner, "__html"));
    if (known)
        add_tag(rich, name, false);
}

static bool is_element(const json_t *array)
{
    const char *mark = json_string_value(json_array_get(array, 0));

    return mark != NULL && strcmp(mark, "$") == 0 && json_array_size(array) >= 4 &&
           json_is_string(json_array_get(array, 1));
}

static void add_value(struct cc_rich *rich, const json_t *value, enum place place)
{
    json_t *child;
    size_t i;

    if (json_is_string(value)) {
        struct cc_span s = span_of(value);

        if (place == IN_TEXT && is_markup(s))
            cc_rich_add(rich, s);
        else if (place == IN_TEXT && !cc_span_starts(s, CC_SPAN("$")))
            add_escaped(rich, s);
        else if (place == OUTSIDE && string_words(rich->arena, s) > 0)
            cc_rich_add_string(rich, value);
    } else if (json_is_object(value)) {
        add_object(rich, value, place);
    } else if (json_is_array(value) && is_element(value)) {
        add_element(rich, value, place);
    } else if (json_is_array(value)) {
        json_array_foreach((json_t *)(uintptr_t)value, i, child) add_value(rich, child, place);
    }
}

void cc_rich_add_value(struct cc_rich *rich, const json_t *value)
{
    add_value(rich, value, OUTSIDE);
}
