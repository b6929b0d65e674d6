/* Options whose one value is a list: outlets in order (prefer), sets of outlets, languages. */
#include "option_table.h"

#include "cleancopy/core/filter.h"
#include "cleancopy/dedup/order.h"
#include "cleancopy/extract/language.h"
#include "cleancopy/source/stream.h"
#include "cleancopy/source/url_list.h"

#include <stdlib.h>
#include <string.h>

/* Of a file of names: longer than any name, and than the comments of most people. */
#define MAX_LINE_BYTES ((size_t)65536)

/* The next of the words between commas and white space; false behind the last. */
static bool next_word(const char **value, struct cc_span *word)
{
    static const char separators[] = ", \t\r\n";

    *value += strspn(*value, separators);
    *word = (struct cc_span){*value, strcspn(*value, separators)};
    *value += word->len;
    return word->len > 0;
}

/* ---- outlets ---- */

/* Blanks only inside, where the list is a file: configured names may have some. */
static bool is_outlet(struct cc_span name)
{
    for (size_t i = 0; i < name.len; i++) {
        if ((unsigned char)name.ptr[i] < ' ' || name.ptr[i] == 0x7F ||
            strchr("/:@?#\"", name.ptr[i]) != NULL)
            return false;
    }
    return name.len <= CC_MAX_PREFER_BYTES;
}

/* `place`: the option, or it and its file. */
static enum cc_status check_outlet(const char *place, struct cc_span name, struct cc_error *err)
{
    if (is_outlet(name))
        return CC_OK;
    return cc_fail(
        err, CC_E_USAGE, "options",
        "%s: \"%.*s\" is no outlet: give names such as reuters.com, at most %d bytes each",
        place, (int)(name.len < 300 ? name.len : 300), name.ptr, CC_MAX_PREFER_BYTES);
}

enum cc_status cc_option_set_prefer(struct cc_settings *settings, const char *value,
                                    struct cc_error *err)
{
    const char **list = cc_arena_calloc(&settings->arena, CC_MAX_PREFER, sizeof *list);
    struct cc_span name;
    size_t n = 0;

    if (list == NULL)
        return cc_arena_status(&settings->arena, "options", err);
    while (next_word(&value, &name)) {
        if (check_outlet("prefer", name, err) != CC_OK)
            return CC_E_USAGE;
        if (cc_prefer_rank(list, n, name) < n)
            return cc_fail(err, CC_E_USAGE, "options",
                           "prefer: \"%.*s\" stands in the list twice", CC_SPAN_PRINT(name));
        if (n == CC_MAX_PREFER)
            return cc_fail(err, CC_E_USAGE, "options", "prefer: more than %d outlets",
                           CC_MAX_PREFER);
        list[n] = cc_arena_copy(&settings->arena, name).ptr;
        if (list[n++] == NULL)
            return cc_arena_status(&settings->arena, "options", err);
    }
    if (n == 0)
        return cc_fail(err, CC_E_USAGE, "options",
                       "prefer: no outlet in the list: give names such as reuters.com");
    settings->cfg.prefer = list;
    settings->cfg.n_prefer = n;
    return CC_OK;
}

/* ---- sets ---- */

struct names {
    struct cc_arena *arena;
    const char *place; /* for messages */
    const char **list;
    size_t n, room;
};

static enum cc_status add_name(struct names *names, struct cc_span name, struct cc_error *err)
{
    char *copy;

    if (names->n == names->room) {
        size_t room = names->room == 0 ? 16 : names->room * 2;
        const char **grown = cc_arena_grow(names->arena, names->list,
                                           names->room * sizeof *grown, room * sizeof *grown);

        if (grown == NULL)
            return cc_arena_status(names->arena, "options", err);
        names->list = grown;
        names->room = room;
    }
    copy = cc_arena_alloc(names->arena, name.len + 1);
    if (copy == NULL)
        return cc_arena_status(names->arena, "options", err);
    for (size_t i = 0; i < name.len; i++)
        copy[i] =
            (char)(name.ptr[i] >= 'A' && name.ptr[i] <= 'Z' ? name.ptr[i] | 32 : name.ptr[i]);
    copy[name.len] = '\0';
    names->list[names->n++] = copy;
    return CC_OK;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In byte order, each once. */
static void sort(struct names *names)
{
    size_t n = 0;

    if (names->n > 0)
        qsort(names->list, names->n, sizeof *names->list, by_bytes);
    for (size_t i = 0; i < names->n; i++) {
        if (n == 0 || strcmp(names->list[n - 1], names->list[i]) != 0)
            names->list[n++] = names->list[i];
    }
    names->n = n;
}

const struct cc_outlet_list *cc_option_outlets(const struct cc_config *cfg,
                                               const struct cc_option *option)
{
    return (const struct cc_outlet_list *)(const void *)((const char *)cfg + option->offset);
}

static enum cc_status add_outlet(struct names *names, struct cc_span name, struct cc_error *err)
{
    if (check_outlet(names->place, name, err) != CC_OK)
        return CC_E_USAGE;
    if (names->n == CC_MAX_FILTER_OUTLETS)
        return cc_fail(err, CC_E_USAGE, "options", "%s: more than %d outlets", names->place,
                       CC_MAX_FILTER_OUTLETS);
    return add_name(names, name, err);
}

static enum cc_status read_names(struct names *names, struct cc_stream *stream,
                                 struct cc_error *err)
{
    struct cc_span line, name;
    enum cc_status st = CC_OK;

    while (st == CC_OK) {
        st = cc_stream_line(stream, MAX_LINE_BYTES, &line, err);
        while (st == CC_OK && cc_url_list_next(&line, &name)) /* comments are passed */
            st = add_outlet(names, name, err);
    }
    return st == CC_END ? CC_OK : st;
}

static enum cc_status read_outlets(struct names *names, const char *option, const char *path,
                                   struct cc_error *err)
{
    struct cc_stream *stream = NULL;
    struct cc_error inner;
    enum cc_status st;

    names->place = cc_arena_printf(names->arena, "%s: %s", option, path).ptr;
    if (names->place == NULL)
        return cc_arena_status(names->arena, "options", err);
    st = cc_stream_open(path, &stream, &inner); /* its messages name the file */
    if (st == CC_OK)
        st = read_names(names, stream, &inner);
    cc_stream_close(stream);
    if (st == CC_E_INPUT || st == CC_E_LIMIT)
        return cc_fail(err, CC_E_USAGE, "options", "%s: %s", option, inner.message);
    if (st != CC_OK && err != NULL)
        *err = inner;
    return st;
}

/* The path behind the @, relative to base_dir, in the settings' memory. */
static const char *own_path(struct cc_arena *arena, const char *path, const char *base_dir)
{
    return base_dir != NULL && path[0] != '/'
               ? cc_arena_printf(arena, "%s/%s", base_dir, path).ptr
               : cc_arena_copy(arena, cc_span_from(path)).ptr;
}

enum cc_status cc_option_set_outlets(struct cc_settings *settings,
                                     const struct cc_option *option, const char *value,
                                     const char *base_dir, struct cc_error *err)
{
    struct cc_outlet_list *list =
        (struct cc_outlet_list *)(void *)((char *)&settings->cfg + option->offset);
    struct names names = {.arena = &settings->arena, .place = option->name};
    const char *path = NULL;
    enum cc_status st = CC_OK;
    struct cc_span name;

    if (strcmp(value, "@") == 0)
        return cc_fail(err, CC_E_USAGE, "options", "%s: \"@\" names no file: give @FILE",
                       option->name);
    if (value[0] == '@') {
        path = own_path(&settings->arena, value + 1, base_dir);
        if (path == NULL)
            return cc_arena_status(&settings->arena, "options", err);
        st = read_outlets(&names, option->name, path, err);
    }
    while (path == NULL && st == CC_OK && next_word(&value, &name))
        st = add_outlet(&names, name, err);
    if (st == CC_OK && names.n == 0)
        st = cc_fail(err, CC_E_USAGE, "options",
                     "%s: no outlet in %s: give names such as reuters.com", option->name,
                     path != NULL ? path : "the list");
    if (st != CC_OK)
        return st;
    sort(&names);
    *list = (struct cc_outlet_list){names.list, names.n, path};
    return CC_OK;
}

/* ---- languages ---- */

static enum cc_status add_language(struct names *names, struct cc_span word,
                                   struct cc_error *err)
{
    struct cc_span tag = cc_language_tag(names->arena, word);

    if (names->arena->status != CC_OK)
        return cc_arena_status(names->arena, "options", err);
    if (cc_span_is_nocase(word, CC_SPAN(CC_FILTER_UNKNOWN)))
        tag = CC_SPAN(CC_FILTER_UNKNOWN);
    if (tag.len == 0)
        return cc_fail(err, CC_E_USAGE, "options",
                       "language: \"%.*s\" is no language: give codes of ISO 639 such as "
                       "en,de, and " CC_FILTER_UNKNOWN " for pages whose language is not known",
                       (int)(word.len < 100 ? word.len : 100), word.ptr);
    if (cc_span_before_any(tag, "-") < tag.len)
        return cc_fail(err, CC_E_USAGE, "options",
                       "language: \"%.*s\" is more than a language: give %.*s, which takes all "
                       "its regions and scripts",
                       CC_SPAN_PRINT(word), (int)cc_span_before_any(tag, "-"), tag.ptr);
    if (names->n == CC_MAX_FILTER_LANGUAGES)
        return cc_fail(err, CC_E_USAGE, "options", "language: more than %d languages",
                       CC_MAX_FILTER_LANGUAGES);
    return add_name(names, tag, err);
}

enum cc_status cc_option_set_languages(struct cc_settings *settings, const char *value,
                                       struct cc_error *err)
{
    struct names names = {.arena = &settings->arena};
    enum cc_status st = CC_OK;
    struct cc_span word;

    while (st == CC_OK && next_word(&value, &word))
        st = add_language(&names, word, err);
    if (st == CC_OK && names.n == 0)
        st = cc_fail(err, CC_E_USAGE, "options",
                     "language: no language in the list: give codes such as en,de");
    if (st != CC_OK)
        return st;
    sort(&names);
    settings->cfg.filter.languages = names.list;
    settings->cfg.filter.n_languages = names.n;
    return CC_OK;
}
