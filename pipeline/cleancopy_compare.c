/* cleancopy_compare.c -- the library's batches of paragraphs: what `dedup` compares them by, and its answer for pairs. */
#include "cleancopy_columns.h"
#include "cleancopy_internal.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/name_mark.h"
#include "cleancopy/dedup/subject.h"

/* ---- paragraphs ---- */

static void add_subject(struct cleancopy_rows *rows, const struct cc_subject *s)
{
    struct cc_hash128 key = cc_hash128(s->normal);

    cc_rows_add(rows, CLEANCOPY_ROWS_KEY, key.bytes, sizeof key.bytes);
    cc_rows_add(rows, CLEANCOPY_ROWS_WORDS, &s->tokens.count, sizeof s->tokens.count);
    cc_rows_add(rows, CLEANCOPY_ROWS_FINGERPRINTS, s->n_fingerprints > 0 ? (const void *)s->fingerprints : "",
                s->n_fingerprints * sizeof *s->fingerprints);
    cc_rows_next(rows, CC_OK, "");
}

static enum cc_status read_paragraphs(const struct cleancopy_column *texts, size_t n, struct cleancopy_rows *rows,
                                      struct cc_error *err)
{
    struct cc_config cfg;
    struct cc_arena arena;
    enum cc_status st = cc_column_check(texts, n, "texts", err);

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    for (size_t i = 0; i < n && st == CC_OK; i++) {
        struct cc_subject subject;
        struct cc_span text;

        if (!cc_column_bytes(texts, i, &text)) {
            cc_rows_next(rows, CC_OK, "");
            continue;
        }
        st = cc_subject_read(&arena, &cfg.dedup, text, &subject, err);
        if (st == CC_OK)
            add_subject(rows, &subject);
        else if (cc_fails_row(st))
            cc_rows_next(rows, st, err->message);
        st = cc_fails_row(st) ? CC_OK : st;
        cc_arena_reset(&arena);
    }
    cc_arena_done(&arena);
    return st;
}

int cleancopy_paragraphs(const struct cleancopy_column *texts, size_t n, struct cleancopy_rows **out)
{
    struct cleancopy_rows *rows = cc_rows_new(UINT64_C(1) << CLEANCOPY_ROWS_KEY | UINT64_C(1) << CLEANCOPY_ROWS_WORDS |
                                              UINT64_C(1) << CLEANCOPY_ROWS_FINGERPRINTS);
    struct cc_error err;

    *out = rows;
    if (rows == NULL)
        return CLEANCOPY_E_NOMEM;
    return cc_rows_end(rows, read_paragraphs(texts, n, rows, &err), &err);
}

/* ---- pairs ---- */

/* The left side; it stays made ready while rows have the same text. */
struct side {
    struct cc_arena arena;
    struct cc_span text;
    struct cc_subject subject;
    bool is_read, has_set;
};

/* The right side: texts that were read stay so for a while, for in pairs that are sorted by the left one the same come
 * again and again.  To read a text of 25 words costs more than to verify it. */
#define KNOWN_SLOTS 1024                 /* a subject has 128 candidates at most; a power of two */
#define KNOWN_BYTES ((size_t)4 << 20)    /* taken: all are forgotten */
#define KNOWN_TEXT_BYTES ((size_t)64 << 10) /* a longer text has all memory for itself */

struct known {
    struct cc_span text;
    struct cc_subject subject;
    bool is_read;
};

struct known_texts {
    struct cc_arena arena;
    struct known slots[KNOWN_SLOTS]; /* by hash of the text; of two the one that came last */
};

struct verifying {
    struct side ours;
    struct known_texts theirs;
    struct cc_dedup_config cfg;
};

static void forget_ours(struct side *side)
{
    cc_arena_reset(&side->arena);
    side->is_read = side->has_set = false;
}

static void forget_theirs(struct known_texts *texts)
{
    cc_arena_reset(&texts->arena);
    memset(texts->slots, 0, sizeof texts->slots);
}

static enum cc_status read_text(struct cc_arena *arena, const struct cc_dedup_config *cfg, struct cc_span text,
                                struct cc_subject *out, struct cc_error *err)
{
    enum cc_status st = cc_subject_read(arena, cfg, text, out, err);

    if (st == CC_OK && out->n_fingerprints > 0)
        st = cc_name_mark(arena, text, out->tokens, err);
    return st;
}

static enum cc_status read_ours(struct side *side, const struct cc_dedup_config *cfg, struct cc_span text,
                                struct cc_error *err)
{
    enum cc_status st;

    if (side->is_read && cc_span_is(side->text, text))
        return CC_OK;
    forget_ours(side);
    side->text = text;
    st = read_text(&side->arena, cfg, text, &side->subject, err);
    side->is_read = st == CC_OK;
    return st;
}

static enum cc_status read_theirs(struct known_texts *texts, const struct cc_dedup_config *cfg, struct cc_span text,
                                  const struct cc_subject **out, struct cc_error *err)
{
    struct known *known = &texts->slots[cc_hash64(text) & (KNOWN_SLOTS - 1)];
    enum cc_status st = CC_OK;

    if (!known->is_read || !cc_span_is(known->text, text)) {
        if (texts->arena.taken_bytes > KNOWN_BYTES || text.len > KNOWN_TEXT_BYTES)
            forget_theirs(texts);
        known->text = text;
        st = read_text(&texts->arena, cfg, text, &known->subject, err);
        known->is_read = st == CC_OK;
    }
    *out = &known->subject;
    return st;
}

/* As compare.h has it for two paragraphs that the index brought together. */
static enum cc_status judge(struct verifying *v, const struct cc_subject *other, struct cc_match *match, struct cc_error *err)
{
    struct side *ours = &v->ours;
    struct cc_subject *s = &ours->subject;
    enum cc_status st = CC_OK;

    memset(match, 0, sizeof *match); /* relation NONE */
    if (s->tokens.count == 0)
        return CC_OK;
    if (!cc_subject_is_same(s, other->key, other->tokens)) {
        if (s->n_fingerprints == 0 || other->n_fingerprints == 0)
            return CC_OK;
        if (!ours->has_set)
            st = cc_match_prepare(&ours->arena, s->tokens, &s->set, err);
        ours->has_set = st == CC_OK;
    }
    return st == CC_OK ? cc_subject_verify(&v->theirs.arena, s, other->key, other->tokens, &v->cfg, match, err) : st;
}

static void add_match(struct cleancopy_rows *rows, const struct cc_match *match)
{
    int8_t relation = (int8_t)match->relation, revised = match->revised;
    double similarity = cc_subject_similarity(match);

    cc_rows_add(rows, CLEANCOPY_ROWS_RELATION, &relation, sizeof relation);
    cc_rows_add(rows, CLEANCOPY_ROWS_REVISED, &revised, sizeof revised);
    cc_rows_add(rows, CLEANCOPY_ROWS_SIMILARITY, &similarity, sizeof similarity);
    cc_rows_add(rows, CLEANCOPY_ROWS_DECIDING, &similarity, sizeof similarity);
    cc_rows_next(rows, CC_OK, "");
}

static enum cc_status add_pair(struct verifying *v, struct cc_span a, struct cc_span b, struct cleancopy_rows *rows,
                               struct cc_error *err)
{
    const struct cc_subject *other;
    struct cc_match match;
    enum cc_status st = read_ours(&v->ours, &v->cfg, a, err);

    if (st == CC_OK)
        st = read_theirs(&v->theirs, &v->cfg, b, &other, err);
    if (st == CC_OK)
        st = judge(v, other, &match, err);
    if (st == CC_OK) {
        add_match(rows, &match);
        return CC_OK;
    }
    forget_ours(&v->ours); /* an arena that refused stays so until it is emptied */
    forget_theirs(&v->theirs);
    if (!cc_fails_row(st))
        return st;
    cc_rows_next(rows, st, err->message);
    return CC_OK;
}

static enum cc_status verify_pairs(const struct cleancopy_column *a, const struct cleancopy_column *b, size_t n,
                                   struct cleancopy_rows *rows, struct cc_error *err)
{
    struct verifying *v;
    struct cc_config cfg;
    enum cc_status st = cc_column_check(a, n, "a", err);

    if (st == CC_OK)
        st = cc_column_check(b, n, "b", err);
    if (st != CC_OK)
        return st;
    v = cc_calloc(1, sizeof *v);
    if (v == NULL)
        return cc_fail(err, CC_E_NOMEM, "pairs", "out of memory");
    cc_config_defaults(&cfg);
    v->cfg = cfg.dedup;
    cc_arena_init(&v->ours.arena, cfg.limits.max_arena_bytes);
    cc_arena_init(&v->theirs.arena, cfg.limits.max_arena_bytes);
    for (size_t i = 0; i < n && st == CC_OK; i++) {
        struct cc_span ours, theirs;

        if (cc_column_bytes(a, i, &ours) && cc_column_bytes(b, i, &theirs))
            st = add_pair(v, ours, theirs, rows, err);
        else
            cc_rows_next(rows, CC_OK, "");
    }
    cc_arena_done(&v->ours.arena);
    cc_arena_done(&v->theirs.arena);
    cc_free(v);
    return st;
}

int cleancopy_pairs(const struct cleancopy_column *a, const struct cleancopy_column *b, size_t n,
                    struct cleancopy_rows **out)
{
    struct cleancopy_rows *rows = cc_rows_new(UINT64_C(1) << CLEANCOPY_ROWS_RELATION | UINT64_C(1) << CLEANCOPY_ROWS_REVISED |
                                              UINT64_C(1) << CLEANCOPY_ROWS_SIMILARITY | UINT64_C(1) << CLEANCOPY_ROWS_DECIDING);
    struct cc_error err;

    *out = rows;
    if (rows == NULL)
        return CLEANCOPY_E_NOMEM;
    return cc_rows_end(rows, verify_pairs(a, b, n, rows, &err), &err);
}
