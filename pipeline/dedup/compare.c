/* One paragraph at a time: exact key, then fingerprints, then the exact check of what they
 * find.
 *
 *                          verified              verified
 *     paragraph  ------>  candidates  ------>  the canonical paragraph of the best one
 *
 * A cluster is a star: whatever is flagged points at a canonical paragraph, one that is no
 * duplicate itself, and was verified against that very paragraph.  So nothing is dropped for a
 * text that is itself dropped for a third.  (With chains, of 1,000 copies edited one after the
 * other the last has no sentence of the first; one such cluster of a peer held 859,091
 * paragraphs.)  Where the best match is a duplicate whose canonical paragraph does not hold up,
 * the best canonical candidate is taken; where there is none, the paragraph becomes canonical
 * itself.  Pointing at the best match all the same flagged 0.2 % more paragraphs, three of four
 * of them wrongly.
 *
 * What a text is found by is stored with its first print alone, whatever becomes of that one; later prints are found
 * by the same, and would fill the lists.  So which paragraphs can be candidates hangs on keys and order, not on
 * what was decided before: another engine can list all candidates first and decide afterwards. */
#include "cleancopy/dedup/compare.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/candidate.h"
#include "cleancopy/dedup/companion.h"
#include "cleancopy/dedup/name_mark.h"
#include "cleancopy/dedup/subject.h"

#include <stdlib.h>

/* A candidate is verified when it shares a fifth of the fingerprints of the smaller of both.
 * On 100,000 paragraphs a tenth finds one copy in 5,000 more, and takes half as long again. */
#define LEAST_SHARED_FINGERPRINTS 5

#define LINE_TOKENS     16 /* in a cache line */
#define PREFETCH_TOKENS 64

/* One that is worth verifying. */
struct likely {
    struct cc_known known;
    uint32_t n_shared;
};

/* What the comparison of a document needs again and again. */
struct comparison {
    struct cc_arena *arena;
    const struct cc_dedup_config *cfg;
    struct cc_index *index;
    const struct cc_document *doc;
    uint64_t *keys; /* of each paragraph that was compared: its canonical one's, or its own */
    struct cc_error *err;
};

/* A known paragraph and how it was found to be related. */
struct found {
    struct cc_known known;
    struct cc_match match; /* relation NONE: nothing found */
};

static int compare_likely(const void *a, const void *b)
{
    const struct likely *x = a, *y = b;

    if (x->n_shared != y->n_shared)
        return x->n_shared > y->n_shared ? -1 : 1;
    return x->known.ref < y->known.ref ? -1 : x->known.ref > y->known.ref;
}

static bool shares_enough(const struct cc_subject *s, uint32_t n_shared,
                          const struct cc_known *known)
{
    /* one shingle in three is a fingerprint */
    size_t theirs = cc_shingle_count(known->n_tokens) / 3;
    size_t smaller = s->n_fingerprints < theirs ? s->n_fingerprints : theirs;

    return n_shared * LEAST_SHARED_FINGERPRINTS >= smaller;
}

static struct cc_tokens tokens_of(const struct cc_known *known)
{
    return (struct cc_tokens){known->tokens, known->n_tokens};
}

/* A known one of the same words is a print of the same text that is a duplicate itself. */
static enum cc_status verify(const struct comparison *c, struct cc_subject *s,
                             const struct cc_known *known, struct cc_match *match)
{
    return cc_subject_verify(c->arena, s, known->key, tokens_of(known), c->cfg, match, c->err);
}

static bool holds(const struct cc_match *match)
{
    return match->relation == CC_RELATION_EXACT || match->relation == CC_RELATION_NEAR ||
           match->relation == CC_RELATION_PART;
}

/* Exact before near before part before updated, then the more similar; of equals the one found
 * first stays.  Of parts the more similar is the one that holds more of ours, not the one that is contained the best:
 * a copy with a sentence put into its middle breaks two shingles of what it copies and none of the paragraph that the
 * sentence was taken from.  Of 8,000 web paragraphs with another page's sentence put in, 405 pointed at less of
 * themselves than they could. */
static bool is_better(const struct cc_match *a, const struct cc_match *b)
{
    if (b->relation == CC_RELATION_NONE)
        return a->relation != CC_RELATION_NONE;
    if (a->relation == CC_RELATION_NONE)
        return false;
    if (a->relation != b->relation)
        return a->relation < b->relation; /* in this order in document.h */
    return cc_subject_similarity(a) > cc_subject_similarity(b);
}

static enum cc_status load(const struct comparison *c, struct cc_known *known)
{
    if (c->index->load == NULL)
        return CC_OK;
    return c->index->load(c->index->self, c->arena, known, c->err);
}

static bool is_canonical(const struct cc_known *known)
{
    return known->canonical == known->ref;
}

/* The candidates of other documents that share enough, most shared first. */
static enum cc_status list_likely(const struct comparison *c, const struct cc_subject *s,
                                  const struct cc_candidate *list, size_t n, struct likely **out,
                                  size_t *n_out)
{
    struct likely *likely = cc_arena_alloc(c->arena, n * sizeof *likely);
    size_t kept = 0;

    if (likely == NULL)
        return cc_arena_status(c->arena, "compare", c->err);
    for (size_t i = 0; i < n; i++) {
        struct likely *l = &likely[kept];
        enum cc_status st =
            c->index->get(c->index->self, c->arena, list[i].ref, &l->known, c->err);

        if (st != CC_OK)
            return st;
        l->n_shared = list[i].n_shared;
        if (l->known.doc == c->doc->id || !shares_enough(s, l->n_shared, &l->known))
            continue;
        st = load(c, &l->known);
        if (st != CC_OK)
            return st;
        for (uint32_t at = 0; at < l->known.n_tokens && at < PREFETCH_TOKENS; at += LINE_TOKENS)
            __builtin_prefetch(l->known.tokens + at); /* old texts are in no cache */
        kept++;
    }
    if (kept > 1)
        qsort(likely, kept, sizeof *likely, compare_likely);
    *out = likely;
    *n_out = kept;
    return CC_OK;
}

/* Verifies the candidates; *best is the best of all, *canonical the best that is canonical. */
static enum cc_status verify_candidates(const struct comparison *c, struct cc_subject *s,
                                        const struct likely *likely, size_t n,
                                        struct found *best, struct found *canonical)
{
    for (size_t i = 0; i < n; i++) {
        struct found found = {.known = likely[i].known};
        enum cc_status st = verify(c, s, &found.known, &found.match);

        if (st != CC_OK)
            return st;
        if (is_better(&found.match, &best->match))
            *best = found;
        if (is_canonical(&found.known) && is_better(&found.match, &canonical->match))
            *canonical = found;
    }
    return CC_OK;
}

/* Which canonical paragraph is to be pointed at, if any: the best match's own before any other.
 */
static enum cc_status choose(const struct comparison *c, struct cc_subject *s,
                             const struct found *best, const struct found *canonical,
                             struct found *chosen)
{
    struct found its_own;
    enum cc_status st;

    *chosen = *canonical;
    if (best->match.relation == CC_RELATION_NONE || is_canonical(&best->known))
        return CC_OK; /* then they are one and the same */
    st = c->index->get(c->index->self, c->arena, best->known.canonical, &its_own.known, c->err);
    if (st != CC_OK || its_own.known.doc == c->doc->id)
        return st;
    st = load(c, &its_own.known);
    if (st == CC_OK)
        st = verify(c, s, &its_own.known, &its_own.match);
    if (st == CC_OK && (holds(&its_own.match) || is_better(&its_own.match, &canonical->match)))
        *chosen = its_own;
    return st;
}

static enum cc_status find_near(const struct comparison *c, struct cc_subject *s,
                                struct found *chosen)
{
    struct found best, canonical;
    struct cc_candidate *list;
    struct likely *likely = NULL;
    enum cc_status st;
    size_t n;

    memset(&best, 0, sizeof best); /* relation NONE */
    memset(&canonical, 0, sizeof canonical);
    memset(chosen, 0, sizeof *chosen);
    st = cc_candidate_list(c->arena, c->index, s->fingerprints, s->n_fingerprints, &list, &n,
                           c->err);
    if (st == CC_OK && n > 0)
        st = list_likely(c, s, list, n, &likely, &n);
    if (st != CC_OK || n == 0)
        return st;
    st = cc_match_prepare(c->arena, s->tokens, &s->set, c->err);
    if (st == CC_OK)
        st = verify_candidates(c, s, likely, n, &best, &canonical);
    return st == CC_OK ? choose(c, s, &best, &canonical, chosen) : st;
}

/* The first print of the same normal form, where that is another document's and canonical.  *posts: there is none of
 * another document. */
static enum cc_status find_exact(const struct comparison *c, const struct cc_subject *s,
                                 struct found *found, bool *posts)
{
    struct cc_known first;
    enum cc_status st;

    memset(found, 0, sizeof *found); /* relation NONE */
    *posts = true;
    st = c->index->find_key(c->index->self, c->arena, s->key, &first, c->err);
    if (st == CC_END)
        return CC_OK;
    if (st != CC_OK || first.doc == c->doc->id)
        return st;
    st = load(c, &first);
    if (st != CC_OK || !cc_subject_is_same(s, first.key, tokens_of(&first)))
        return st;
    *posts = false;
    if (!is_canonical(&first))
        return CC_OK;
    found->known = first;
    found->match.relation = CC_RELATION_EXACT;
    found->match.similarity = found->match.held = 1;
    return CC_OK;
}

static enum cc_status store(const struct comparison *c, const struct cc_subject *s,
                            uint32_t paragraph, const struct found *found, bool posts)
{
    struct cc_known known;
    uint64_t ref;

    memset(&known, 0, sizeof known);
    /* an updated text is not held by the older one: it is canonical itself */
    if (holds(&found->match))
        known.canonical = found->known.ref;
    known.doc = c->doc->id;
    known.paragraph = paragraph;
    known.outlet = c->doc->outlet;
    known.key = s->key;
    known.tokens = s->tokens.list;
    known.n_tokens = s->tokens.count;
    return c->index->add(c->index->self, &known, s->fingerprints, posts ? s->n_fingerprints : 0,
                         &ref, c->err);
}

static void fill_duplicate(const struct found *found, struct cc_duplicate *duplicate)
{
    if (found->match.relation == CC_RELATION_NONE)
        return;
    duplicate->doc = found->known.doc;
    duplicate->paragraph = found->known.paragraph;
    duplicate->outlet = found->known.outlet;
    duplicate->similarity = cc_subject_similarity(&found->match);
    duplicate->relation = found->match.relation;
    duplicate->revised = found->match.revised;
}

/* Compares, fills `duplicate` (its outlet span may lie in the arena), stores. */
static enum cc_status compare_paragraph(const struct comparison *c, uint32_t i,
                                        struct cc_duplicate *duplicate)
{
    struct cc_span text = c->doc->paragraphs[i].text;
    struct cc_subject s;
    struct found found;
    bool posts;
    enum cc_status st = cc_subject_read(c->arena, c->cfg, text, &s, c->err);

    c->keys[i] = s.key;
    if (st != CC_OK || s.tokens.count < c->cfg->min_exact_words)
        return st;
    st = find_exact(c, &s, &found, &posts);
    if (st == CC_OK && found.match.relation == CC_RELATION_NONE && s.n_fingerprints > 0) {
        st = cc_name_mark(c->arena, text, s.tokens, c->err);
        if (st == CC_OK)
            st = find_near(c, &s, &found);
    }
    if (st == CC_OK)
        st = store(c, &s, i, &found, posts);
    if (st != CC_OK)
        return st;
    if (holds(&found.match))
        c->keys[i] = found.known.key;
    fill_duplicate(&found, duplicate);
    return CC_OK;
}

/* The same for one that is compared beside another: only the same words count, under a key made
 * of both. */
static enum cc_status compare_beside(const struct comparison *c, uint32_t i,
                                     uint32_t companion, struct cc_duplicate *duplicate)
{
    struct cc_subject s;
    struct found found;
    bool posts;
    enum cc_status st = cc_subject_read(c->arena, c->cfg, c->doc->paragraphs[i].text, &s, c->err);

    if (st != CC_OK || s.tokens.count == 0)
        return st;
    s.key = cc_hash64_mix(s.key, c->keys[companion]);
    s.n_fingerprints = 0;
    st = find_exact(c, &s, &found, &posts);
    if (st == CC_OK)
        st = store(c, &s, i, &found, posts);
    if (st == CC_OK)
        fill_duplicate(&found, duplicate);
    return st;
}

/* The outlet's name, moved to where the document lives; a document mostly copies from one. */
static enum cc_status keep_outlet(struct cc_arena *arena, const struct cc_document *doc,
                                  uint32_t i, struct cc_duplicate *duplicate,
                                  struct cc_error *err)
{
    if (duplicate->outlet.len == 0)
        return CC_OK;
    if (i > 0 && cc_span_is(doc->paragraphs[i - 1].duplicate_of.outlet, duplicate->outlet)) {
        duplicate->outlet = doc->paragraphs[i - 1].duplicate_of.outlet;
        return CC_OK;
    }
    duplicate->outlet = cc_arena_copy(arena, duplicate->outlet);
    return duplicate->outlet.ptr != NULL ? CC_OK : cc_arena_status(arena, "compare", err);
}

/* One paragraph, with memory that is given back. */
static enum cc_status compare_one(struct comparison *c, struct cc_arena *arena,
                                  struct cc_document *doc, uint32_t i, uint32_t companion)
{
    struct cc_duplicate duplicate = {.relation = CC_RELATION_NONE};
    enum cc_status st = companion == i ? compare_paragraph(c, i, &duplicate)
                                       : compare_beside(c, i, companion, &duplicate);

    if (st == CC_OK)
        st = keep_outlet(arena, doc, i, &duplicate, c->err);
    if (st == CC_OK)
        doc->paragraphs[i].duplicate_of = duplicate;
    cc_arena_reset(c->arena);
    return st;
}

enum cc_status cc_compare_document(struct cc_arena *arena, const struct cc_dedup_config *cfg,
                                   struct cc_index *index, struct cc_document *doc,
                                   struct cc_error *err)
{
    struct comparison c = {NULL, cfg, index, doc, NULL, err};
    struct cc_arena
        scratch; /* emptied after each paragraph: memory is that of the longest one */
    uint32_t *companions = cc_arena_alloc(arena, doc->n_paragraphs * sizeof *companions);
    enum cc_status st = CC_OK;

    c.keys = cc_arena_alloc(arena, doc->n_paragraphs * sizeof *c.keys);
    if (companions == NULL || c.keys == NULL)
        return cc_arena_status(arena, "compare", err);
    cc_companion_list(doc, companions);
    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        memset(&doc->paragraphs[i].duplicate_of, 0, sizeof doc->paragraphs[i].duplicate_of);
    cc_arena_init(&scratch, arena->max_bytes);
    c.arena = &scratch;
    for (uint32_t i = 0; i < doc->n_paragraphs && st == CC_OK; i++) {
        if (companions[i] == i)
            st = compare_one(&c, arena, doc, i, i);
    }
    for (uint32_t i = 0; i < doc->n_paragraphs && st == CC_OK; i++) {
        if (companions[i] != i && companions[i] != CC_COMPANION_NONE)
            st = compare_one(&c, arena, doc, i, companions[i]);
    }
    cc_arena_done(&scratch);
    return st;
}
