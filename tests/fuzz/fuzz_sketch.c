/* Two paragraphs, parted by a NUL byte.  Properties: a normal form is its own normal form; names change no word;
 * a paragraph is a copy of itself; what one side finds related the other does, and as similar. */
#include "cleancopy/dedup/name_mark.h"
#include "cleancopy/dedup/sketch.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct made {
    uint32_t *tokens;
    struct cc_hash128 *fingerprints;
    struct cc_sketch sketch;
};

static void make(struct cc_span text, struct made *made)
{
    size_t room = cc_sketch_room(text.len);

    made->tokens = malloc(room * sizeof *made->tokens);
    made->fingerprints = malloc(room * sizeof *made->fingerprints);
    assert(made->tokens != NULL && made->fingerprints != NULL);
    assert(cc_sketch_make(text.ptr, text.len, made->tokens, made->fingerprints, room,
                          &made->sketch, NULL) == CC_OK);
    assert(made->sketch.n_fingerprints <= made->sketch.n_tokens);
}

static void free_made(struct made *made)
{
    free(made->tokens);
    free(made->fingerprints);
}

static struct cc_match verify(const struct made *a, const struct made *b)
{
    struct cc_match match;

    assert(cc_sketch_verify(a->tokens, a->sketch.n_tokens, b->tokens, b->sketch.n_tokens, NULL,
                            &match, NULL) == CC_OK);
    assert(match.similarity >= 0 && match.similarity <= 1);
    assert(match.held >= 0 && match.held <= 1);
    return match;
}

static void check_words(struct cc_span text, const struct made *made)
{
    struct cc_span once, twice;
    struct cc_tokens plain;
    struct cc_arena arena;

    cc_arena_init(&arena, CC_SKETCH_MAX_BYTES);
    assert(cc_normal_form(&arena, text, &once, NULL) == CC_OK);
    assert(cc_normal_form(&arena, once, &twice, NULL) == CC_OK);
    assert(cc_span_is(once, twice));
    assert(cc_token_list(&arena, once, &plain, NULL) == CC_OK);
    assert(plain.count == made->sketch.n_tokens);
    assert(cc_tokens_equal(plain.list, made->tokens, plain.count));
    cc_arena_done(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *nul = size > 0 ? memchr(data, 0, size) : NULL;
    size_t cut = nul != NULL ? (size_t)(nul - data) : size;
    struct cc_span text_a = {(const char *)data, cut};
    struct cc_span text_b = {(const char *)data + cut, size - cut};
    struct cc_match there, back;
    struct made a, b;

    make(text_a, &a);
    make(text_b, &b);
    check_words(text_a, &a);
    check_words(text_b, &b);
    assert(verify(&a, &a).relation == CC_RELATION_EXACT);
    there = verify(&a, &b);
    back = verify(&b, &a);
    /* of several longest alignments each side may take another: one may show a changed figure */
    assert((there.relation == CC_RELATION_NONE) == (back.relation == CC_RELATION_NONE));
    assert(there.similarity <= back.similarity && there.similarity >= back.similarity);
    free_made(&a);
    free_made(&b);
    return 0;
}
