#include "cleancopy/extract/page_token.h"

#include "cleancopy/core/hash.h"

#define SEED_PATH 20 /* apart from class_token.c's */
#define SEED_TYPE 21
#define SEED_ROOT 22 /* mixed into the tokens of html and body */
#define MAX_WORD  24 /* bytes */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct tokens {
    uint32_t *out;
    uint32_t n;
};

static void add(struct tokens *tokens, uint64_t hash)
{
    if (tokens->n < CC_PAGE_TOKENS_MAX)
        tokens->out[tokens->n++] = (uint32_t)hash;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The next run of letters in lower case; false at the end.  Longer ones than MAX_WORD are cut. */
static bool next_word(struct cc_span *rest, char *lower, struct cc_span *word)
{
    size_t at = 0, n = 0;

    while (at < rest->len && !is_letter(rest->ptr[at]))
        at++;
    while (at < rest->len && is_letter(rest->ptr[at])) {
        char c = rest->ptr[at++];

        if (n < MAX_WORD)
            lower[n++] = c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    *rest = cc_span_slice(*rest, at, rest->len);
    *word = (struct cc_span){lower, n};
    return n > 0;
}

/* A segment of a few words names a part of the site: "forum", "product-category". */
static void add_segment(struct tokens *tokens, struct cc_span segment, bool is_last)
{
    char lower[CC_PAGE_SEGMENT_WORDS + 1][MAX_WORD];
    struct cc_span words[CC_PAGE_SEGMENT_WORDS + 1];
    size_t n = 0, i;

    while (n < COUNT(words) && next_word(&segment, lower[n], &words[n]))
        n++;
    for (i = 0; n < COUNT(words) && i < n; i++)
        add(tokens, cc_hash64_seed(words[i], SEED_PATH + (is_last ? 100u : 0u)));
}

static void add_address(struct tokens *tokens, struct cc_span url)
{
    size_t at = cc_span_find(url, CC_SPAN("://"), 0), end;

    at = cc_span_find(url, CC_SPAN("/"), at == (size_t)-1 ? 0 : at + 3);
    while (at != (size_t)-1 && at < url.len && url.ptr[at] == '/') {
        for (end = ++at; end < url.len && url.ptr[end] != '/' && url.ptr[end] != '?' &&
                         url.ptr[end] != '#';
             end++)
            continue;
        add_segment(tokens, cc_span_slice(url, at, end),
                    end + 1 >= url.len || url.ptr[end] != '/');
        at = end;
    }
}

static void add_roots(struct tokens *tokens, const struct cc_dom *dom)
{
    uint32_t found[CC_CLASS_TOKENS_MAX], c, i, n;

    for (c = 0; dom->n_nodes > 0 && c < dom->nodes[0].end; c = c == 0 ? 1 : dom->nodes[c].end) {
        if (c > 0 && dom->nodes[c].tag != CC_TAG_BODY)
            continue;
        n = cc_class_tokens(dom, c, found);
        for (i = 0; i < n; i++)
            add(tokens, cc_hash64_mix(SEED_ROOT, found[i]));
    }
}

uint32_t cc_page_tokens(const struct cc_dom *dom, const struct cc_page_hints *hints,
                        uint32_t *out)
{
    struct tokens tokens = {out, 0};
    struct cc_span rest = hints->type, word;
    char lower[MAX_WORD];

    while (next_word(&rest, lower, &word))
        add(&tokens, cc_hash64_seed(word, SEED_TYPE));
    add_address(&tokens, hints->url);
    add_roots(&tokens, dom);
    return tokens.n;
}

const bool *cc_page_holders(struct cc_arena *arena, const struct cc_dom *dom,
                            const struct cc_blocks *blocks)
{
    bool *holds = cc_arena_calloc(arena, (size_t)dom->n_nodes + 1, sizeof *holds);
    uint32_t i, p;

    if (holds == NULL)
        return NULL;
    holds[0] = true;
    for (i = 0; i < blocks->count; i++)
        for (p = blocks->list[i].element; p != CC_NO_INDEX && !holds[p]; p = dom->nodes[p].parent)
            holds[p] = true;
    return holds;
}
