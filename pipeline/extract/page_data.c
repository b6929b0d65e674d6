#include "cleancopy/extract/page_data.h"

#include "cleancopy/core/json_load.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/json_mend.h"
#include "cleancopy/extract/plain.h"
#include "cleancopy/extract/rich_text.h"
#include "cleancopy/extract/script_data.h"

#define STEP "page_data"

#define MOST_PERMILLE  700    /* of the prose in one branch: it is gone down */
#define FAR_MORE_TIMES 2      /* as many words as JSON-LD: then the latter is a summary */
#define FLOW_WORDS     15     /* a string, in the mean: tables of messages have 8 to 12 */
#define MIN_LIKE_TITLE 20     /* bytes, from which the start of a title will do */
#define MAX_HYDRATED   200000 /* values made of one __NUXT_DATA__: references may repeat */

struct found {
    struct cc_span name, html;
    size_t n_words;
};

struct work {
    struct cc_arena *arena;
    const struct cc_limits *limits;
    struct cc_span title;
    size_t nested_bytes; /* of JSON in strings, so far */
};

/* ---- JSON in strings ---- */

static json_t *parse_nested(struct work *work, const json_t *string)
{
    struct cc_span s = {json_string_value(string), json_string_length(string)};

    if (s.len < CC_SCRIPT_MIN_BYTES || (s.ptr[0] != '{' && s.ptr[0] != '[') ||
        work->nested_bytes + s.len > work->limits->max_json_bytes)
        return NULL;
    work->nested_bytes += s.len;
    s = cc_json_mend(work->arena, work->limits, s);
    return s.len > 0 ? cc_json_load(s, JSON_ALLOW_NUL, NULL) : NULL;
}

/* Puts the values of such strings in their place. */
static void unfold(struct work *work, json_t *value, int nesting)
{
    const char *key;
    json_t *child;
    size_t i;

    if (json_is_array(value)) {
        json_array_foreach(value, i, child)
        {
            json_t *inner =
                json_is_string(child) && nesting > 0 ? parse_nested(work, child) : NULL;

            if (inner == NULL)
                unfold(work, child, nesting);
            else if (json_array_set_new(value, i, inner) == 0)
                unfold(work, inner, nesting - 1);
        }
    } else if (json_is_object(value)) {
        json_object_foreach(value, key, child)
        {
            json_t *inner =
                json_is_string(child) && nesting > 0 ? parse_nested(work, child) : NULL;

            if (inner == NULL)
                unfold(work, child, nesting);
            else if (json_object_set_new(value, key, inner) == 0)
                unfold(work, inner, nesting - 1);
        }
    }
}

/* ---- Nuxt's references ---- */

struct hydration {
    const json_t *root;
    size_t n_left;
};

static json_t *hydrated(struct hydration *h, const json_t *value, uint32_t depth);

/* A number in an object or array of this format is the place of the value. */
static json_t *hydrated_at(struct hydration *h, const json_t *reference, uint32_t depth)
{
    double place = json_number_value(reference);

    if (!json_is_number(reference) || place < 0 || place >= (double)json_array_size(h->root))
        return json_null();
    return hydrated(h, json_array_get(h->root, (size_t)place), depth);
}

static json_t *hydrated(struct hydration *h, const json_t *value, uint32_t depth)
{
    const char *key;
    json_t *child, *out;
    size_t i;

    if (h->n_left == 0 || depth == 0)
        return json_null();
    h->n_left--;
    if (json_is_array(value)) {
        /* ["Reactive",1]: a word and what it is said of */
        if (json_is_string(json_array_get(value, 0)))
            return hydrated_at(h, json_array_get(value, 1), depth - 1);
        out = json_array();
        json_array_foreach((json_t *)(uintptr_t)value, i, child)(void)
            json_array_append_new(out, hydrated_at(h, child, depth - 1));
        return out;
    }
    if (!json_is_object(value))
        return json_incref((json_t *)(uintptr_t)value);
    out = json_object();
    json_object_foreach((json_t *)(uintptr_t)value, key, child)(void)
        json_object_set_new(out, key, hydrated_at(h, child, depth - 1));
    return out;
}

/* [["Reactive",1],{"title":2,"body":3},"…","…"]: the tree that is meant; NULL for other data.
 */
static json_t *hydrate(struct work *work, const json_t *root)
{
    struct hydration h = {root, MAX_HYDRATED};
    const json_t *first = json_array_get(root, 0);

    if (!json_is_array(root) || json_array_size(root) < 3 ||
        !(json_is_array(first) || json_is_object(first)))
        return NULL;
    if (json_is_array(first) && (!json_is_string(json_array_get(first, 0)) ||
                                 !json_is_number(json_array_get(first, 1))))
        return NULL;
    if (json_is_object(first)) {
        const char *key;
        json_t *child;

        json_object_foreach((json_t *)(uintptr_t)first, key, child)
        {
            if (!json_is_number(child))
                return NULL;
        }
    }
    return hydrated(&h, first, work->limits->max_json_depth);
}

/* ---- which part ---- */

static struct cc_span string_span(const json_t *value)
{
    struct cc_span s = {json_string_value(value), json_string_length(value)};

    return json_is_string(value) ? s : CC_SPAN_EMPTY;
}

/* The title, or as much of it as either side has: "Title - Site". */
static bool is_title(const struct work *work, const json_t *value)
{
    struct cc_span s = cc_span_trim(string_span(value)), title = work->title;

    if (s.len == 0 || title.len == 0)
        return false;
    if (s.len < MIN_LIKE_TITLE || title.len < MIN_LIKE_TITLE)
        return cc_span_is_nocase(s, title);
    return cc_span_starts_nocase(s, title) || cc_span_starts_nocase(title, s);
}

/* What one pass over a value finds, from the leaves up. */
struct part {
    const json_t *value; /* down to where no branch has most of the prose */
    size_t n_words, n_strings;
    const json_t
        *titled; /* the same inside the object with the page's title and the most prose */
    size_t n_titled_words;
};

static void take_branch(struct part *whole, struct part *most, const struct part *branch)
{
    whole->n_words += branch->n_words;
    whole->n_strings += branch->n_strings;
    if (branch->n_words > most->n_words)
        *most = *branch;
    if (branch->n_titled_words > whole->n_titled_words) {
        whole->n_titled_words = branch->n_titled_words;
        whole->titled = branch->titled;
    }
}

/* No deeper than json_mend.h and the nesting of strings let a value be. */
static struct part find_part(struct work *work, const json_t *value)
{
    struct part whole = {value, 0, 0, NULL, 0}, most = whole, branch;
    bool titled = false;
    const char *key;
    json_t *child;
    size_t i;

    if (json_is_string(value)) {
        whole.n_words = cc_rich_words(work->arena, value, &whole.n_strings);
    } else if (json_is_array(value)) {
        json_array_foreach((json_t *)(uintptr_t)value, i, child)
        {
            branch = find_part(work, child);
            take_branch(&whole, &most, &branch);
        }
    } else if (json_is_object(value)) {
        json_object_foreach((json_t *)(uintptr_t)value, key, child)
        {
            titled = titled || is_title(work, child);
            if (cc_rich_is_furniture(key))
                continue;
            branch = find_part(work, child);
            take_branch(&whole, &most, &branch);
        }
    }
    if (most.n_words > 0 && 1000 * most.n_words >= MOST_PERMILLE * whole.n_words)
        whole.value = most.value;
    if (titled && whole.n_words > whole.n_titled_words) {
        whole.n_titled_words = whole.n_words;
        whole.titled = whole.value;
    }
    return whole;
}

static void read_state(struct work *work, json_t *root, struct cc_rich *rich)
{
    struct part part;

    unfold(work, root, CC_PAGE_DATA_MAX_NESTING);
    part = find_part(work, root);
    if (part.n_titled_words >= CC_PAGE_DATA_MIN_WORDS)
        cc_rich_add_value(rich, part.titled);
    else if (part.n_words >= FLOW_WORDS * part.n_strings)
        cc_rich_add_value(rich, part.value);
}

/* ---- JSON-LD ---- */

/* The fields that are text of the page, in the order of reading, whatever the type. */
static const char *const ld_texts[] = {"articleBody", "reviewBody", "text", NULL};
/* Of what is no article the description is the text. */
static const char *const ld_described[] = {"Product",    "ProductGroup", "Recipe",
                                           "JobPosting", "Course",       "Event",
                                           "Book",       "Movie",        "SoftwareApplication"};
static const char *const ld_inner[] = {"@graph",
                                       "mainEntity",
                                       "mainEntityOfPage",
                                       "hasPart",
                                       "acceptedAnswer",
                                       "suggestedAnswer",
                                       "recipeInstructions",
                                       "liveBlogUpdate",
                                       "itemListElement",
                                       "step"};

/* Of a thread the comments are the text too. */
static const char *const ld_threads[] = {"DiscussionForumPosting", "SocialMediaPosting",
                                         "Comment", "Question", "Answer"};

static bool has_type(const json_t *object, const char *const *types, size_t n)
{
    struct cc_span type = string_span(json_object_get(object, "@type"));
    size_t i;

    for (i = 0; i < n; i++)
        if (cc_span_is(type, cc_span_from(types[i])))
            return true;
    return false;
}

static void read_jsonld(struct cc_rich *rich, const json_t *value)
{
    const json_t *text = NULL, *child;
    size_t i, n_strings = 0;

    if (json_is_array(value)) {
        for (i = 0; i < json_array_size(value); i++)
            read_jsonld(rich, json_array_get(value, i));
        return;
    }
    if (!json_is_object(value))
        return;
    for (i = 0; text == NULL && ld_texts[i] != NULL; i++)
        text = json_object_get(value, ld_texts[i]);
    if (text == NULL &&
        has_type(value, ld_described, sizeof ld_described / sizeof *ld_described))
        text = json_object_get(value, "description");
    child = json_object_get(value, "name");
    if (json_is_string(child) && json_object_get(value, "acceptedAnswer") != NULL) {
        cc_rich_add(rich, CC_SPAN("<h2>")); /* a question; a title otherwise */
        cc_rich_add_string(rich, child);
        cc_rich_add(rich, CC_SPAN("</h2>"));
    }
    if (cc_rich_words(rich->arena, text, &n_strings) > 0)
        cc_rich_add_string(rich, text);
    child = json_object_get(value, "recipeIngredient");
    for (i = 0; i < json_array_size(child); i++) {
        cc_rich_add(rich, CC_SPAN("<li>"));
        cc_rich_add_string(rich, json_array_get(child, i));
        cc_rich_add(rich, CC_SPAN("</li>"));
    }
    for (i = 0; i < sizeof ld_inner / sizeof *ld_inner; i++) {
        child = json_object_get(value, ld_inner[i]);
        if (json_is_string(child) && strcmp(ld_inner[i], "recipeInstructions") == 0)
            cc_rich_add_string(rich, child);
        else
            read_jsonld(rich, child);
    }
    if (has_type(value, ld_threads, sizeof ld_threads / sizeof *ld_threads))
        read_jsonld(rich, json_object_get(value, "comment"));
}

/* ---- the page ---- */

/* "window.adverts.config" by its last word. */
static bool is_settings(struct cc_span name)
{
    char word[64];
    size_t from = name.len;

    while (from > 0 && name.ptr[from - 1] != '.')
        from--;
    name = cc_span_slice(name, from, name.len);
    if (name.len >= sizeof word || name.len == 0)
        return false;
    memcpy(word, name.ptr, name.len);
    word[name.len] = '\0';
    return cc_rich_is_furniture(word) ||
           cc_span_find_nocase(name, CC_SPAN("translat"), 0) != (size_t)-1 ||
           cc_span_find_nocase(name, CC_SPAN("i18n"), 0) != (size_t)-1;
}

static enum cc_status read_data(struct work *work, const struct cc_script_data *data,
                                struct found *best, struct cc_error *err)
{
    struct cc_rich rich;
    struct cc_span html, plain;
    json_t *root =
        cc_json_load(data->json,
                     JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK | JSON_DECODE_INT_AS_REAL, NULL);
    size_t n;

    if (root == NULL) /* broken, or a short heap: jansson does not say which */
        return CC_OK;
    cc_rich_init(&rich, work->arena);
    if (data->is_jsonld) {
        read_jsonld(&rich, root);
    } else {
        json_t *tree = hydrate(work, root);

        if (tree != NULL) {
            json_decref(root);
            root = tree;
        }
        read_state(work, root, &rich);
    }
    json_decref(root);
    html = (struct cc_span){rich.html, rich.len};
    plain = cc_plain_text(work->arena, html);
    n = plain.ptr != NULL ? cc_count_words(plain) : 0;
    if (n > best->n_words) {
        best->n_words = n;
        best->html = html;
        best->name = data->name;
    }
    return cc_arena_status(work->arena, STEP, err);
}

/* A tag's name may hold nearly any byte: "script#__next_data__" says where the text is from. */
static struct cc_span join(struct cc_arena *arena, struct cc_span page,
                           const struct found *found)
{
    char name[64];
    struct cc_span parts[6], out = CC_SPAN_EMPTY;
    size_t i, len = 0;
    char *text;

    for (i = 0; i < found->name.len && len < sizeof name; i++) {
        char c = found->name.ptr[i];

        if (c > ' ' && c < 0x7F && strchr("<>/=\"'&", c) == NULL)
            name[len++] = c;
    }
    parts[0] = page;
    parts[1] = CC_SPAN("\n<script#");
    parts[2] = (struct cc_span){name, len};
    parts[3] = CC_SPAN("><article>");
    parts[4] = found->html;
    parts[5] = CC_SPAN("</article>");
    for (i = 0, len = 0; i < 6; i++)
        len += parts[i].len;
    text = cc_arena_alloc(arena, len);
    for (i = 0, len = 0; text != NULL && i < 6; i++) {
        if (parts[i].len > 0)
            memcpy(text + len, parts[i].ptr, parts[i].len);
        len += parts[i].len;
    }
    if (text != NULL)
        out = (struct cc_span){text, len};
    return out;
}

enum cc_status cc_page_data_find(struct cc_arena *arena, const struct cc_limits *limits,
                                 const struct cc_dom *dom, struct cc_span page,
                                 struct cc_span title, size_t n_kept, struct cc_span *html,
                                 struct cc_span *name, struct cc_error *err)
{
    struct work work = {arena, limits, title, 0};
    struct found jsonld = {CC_SPAN_EMPTY, CC_SPAN_EMPTY, 0}, state = jsonld, *best;
    struct cc_script_list scripts;
    enum cc_status st;
    uint32_t i;

    *html = *name = CC_SPAN_EMPTY;
    st = cc_script_data_list(arena, limits, dom, &scripts, err);
    for (i = 0; st == CC_OK && i < scripts.count; i++)
        if (!is_settings(scripts.list[i].name))
            st = read_data(&work, &scripts.list[i],
                           scripts.list[i].is_jsonld ? &jsonld : &state, err);
    if (st != CC_OK)
        return st;
    best = jsonld.n_words >= CC_PAGE_DATA_MIN_WORDS &&
                   state.n_words < FAR_MORE_TIMES * jsonld.n_words
               ? &jsonld
               : &state;
    if (best->n_words < CC_PAGE_DATA_MIN_WORDS || best->n_words < CC_PAGE_DATA_TIMES * n_kept)
        return CC_OK;
    *html = join(arena, page, best);
    *name = best->name;
    return cc_arena_status(arena, STEP, err);
}
