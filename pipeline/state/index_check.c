#include "index_check.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/fingerprint.h"
#include "index_memory.h"
#include "state_internal.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct audit {
    struct cc_state *state;
    struct cc_index_memory *m;
    unsigned char *rows; /* a bit for each ref that has a row */
    struct cc_buf tokens, prints;
    int64_t keys_of_copies;  /* CC_KEYS_OF_COPIES */
    uint64_t wanted, posted; /* sums of hashes */
    int64_t n_pages;
    char *problem; /* 256 bytes */
};

static void find_problem(struct audit *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void find_problem(struct audit *a, const char *format, ...)
{
    va_list args;

    if (a->problem[0] != '\0')
        return; /* the first one is told */
    va_start(args, format);
    (void)vsnprintf(a->problem, 256, format, args); /* cut: words enough */
    va_end(args);
}

static uint64_t hash_posting(uint64_t print, uint64_t ref)
{
    uint64_t x = print * UINT64_C(0x9E3779B97F4A7C15) ^ ref * UINT64_C(0xC2B2AE3D27D4EB4F);

    x = (x ^ x >> 33) * UINT64_C(0xFF51AFD7ED558CCD); /* MurmurHash3's last steps */
    x = (x ^ x >> 33) * UINT64_C(0xC4CEB9FE1A85EC53);
    return x ^ x >> 33;
}

static enum cc_status fail_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "state", "no memory to check the index");
}

/* ---- what the rows want ------------------------------------------------------------------ */

/* Adds up a row's fingerprints, computed from its words. */
static enum cc_status want_prints(struct audit *a, uint64_t ref, struct cc_span bytes,
                                  struct cc_error *err)
{
    uint64_t *prints, last = UINT64_MAX;
    uint32_t *tokens;
    size_t n = 0, i;

    cc_buf_clear(&a->tokens);
    cc_buf_clear(&a->prints);
    if (!cc_words_count(bytes, &n) || n > CC_POSTING_PAGE_BYTES * 1000000u) {
        find_problem(a, "paragraph %" PRIu64 " has damaged tokens", ref);
        return CC_OK;
    }
    tokens = (uint32_t *)(void *)cc_buf_reserve(&a->tokens, (n + 1) * sizeof *tokens);
    prints = (uint64_t *)(void *)cc_buf_reserve(&a->prints, (n + 1) * sizeof *prints);
    if (tokens == NULL || prints == NULL)
        return fail_memory(err);
    if (!cc_words_decode(&a->m->words, bytes, tokens)) {
        find_problem(a, "paragraph %" PRIu64 " has damaged tokens", ref);
        return CC_OK;
    }
    n = cc_fingerprint_list(tokens, (uint32_t)n, prints);
    for (i = 0; i < n; i++) {
        uint64_t print = cc_print_of(CC_PRINT_FINGERPRINT, prints[i]);

        if (print != last) /* ascending, and two may be one in 36 bits */
            a->wanted += hash_posting(print, ref);
        last = print;
    }
    return CC_OK;
}

/* Columns: ref, canonical, doc, has_prints, key, tokens. */
static enum cc_status audit_row(struct audit *a, sqlite3_stmt *stmt, struct cc_error *err)
{
    uint64_t ref = (uint64_t)cc_state_column_int(stmt, 0);
    bool is_canonical = sqlite3_column_type(stmt, 1) == SQLITE_NULL;
    bool has_text = sqlite3_column_type(stmt, 5) != SQLITE_NULL;
    bool has_prints = cc_state_column_int(stmt, 3) != 0;
    size_t n;

    if (ref == 0 || ref >= a->m->next_ref) {
        find_problem(a, "paragraph %" PRIu64 " has a number that was never given", ref);
        return CC_OK;
    }
    a->rows[ref / 8] = (unsigned char)(a->rows[ref / 8] | 1u << (ref % 8));
    if (cc_gone_has(&a->m->gone, ref))
        find_problem(a, "paragraph %" PRIu64 " is there and marked as gone", ref);
    if (!has_text && (is_canonical || has_prints))
        find_problem(a, "paragraph %" PRIu64 " has no tokens", ref);
    if (has_text && !cc_words_count(cc_state_column_view(stmt, 5), &n))
        find_problem(a, "paragraph %" PRIu64 " has damaged tokens", ref);
    a->wanted +=
        hash_posting(cc_print_of(CC_PRINT_DOCUMENT, cc_state_column_id(stmt, 2)), ref);
    if (is_canonical || (has_prints && ref >= (uint64_t)a->keys_of_copies))
        a->wanted += hash_posting(cc_print_of(CC_PRINT_KEY, cc_state_column_id(stmt, 4)), ref);
    return has_prints ? want_prints(a, ref, cc_state_column_view(stmt, 5), err) : CC_OK;
}

static enum cc_status audit_rows(struct audit *a, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        a->state,
        "SELECT ref, canonical, doc, has_prints, key, tokens FROM paragraph ORDER BY ref",
        &stmt, err);

    if (st != CC_OK)
        return st;
    while (st == CC_OK) {
        st = cc_state_step(a->state, stmt, err);
        if (st == CC_OK)
            st = audit_row(a, stmt, err);
    }
    cc_state_reset(stmt);
    return st == CC_END ? CC_OK : st;
}

/* ---- what the segments hold -------------------------------------------------------------- */

static void audit_posting(struct audit *a, const struct cc_posting *posting)
{
    if (posting->ref == 0 || posting->ref >= a->m->next_ref) {
        find_problem(a, "a segment names paragraph %" PRIu64 ", which never was", posting->ref);
        return;
    }
    if (cc_gone_has(&a->m->gone, posting->ref))
        return;
    if ((a->rows[posting->ref / 8] >> (posting->ref % 8) & 1) == 0)
        find_problem(a, "a segment names paragraph %" PRIu64 ", which is not there",
                     posting->ref);
    a->posted += hash_posting(posting->print, posting->ref);
}

/* A page's number must be the next one of the directory, and say what the page begins with and
 * which part of a list it is. */
static void audit_page(struct audit *a, const struct cc_segment *segment, size_t at,
                       int64_t page, int64_t last_page, const struct cc_posting *last,
                       uint64_t print)
{
    bool is_first = at == 0;
    int64_t part = 0;

    if (!is_first && last->print == print)
        part = cc_segment_page_print(last_page) == print ? cc_segment_page_part(last_page) + 1
                                                         : 1;
    a->n_pages++;
    if (at >= segment->n_pages || segment->pages[at] != page ||
        cc_segment_page_part(page) != part)
        find_problem(a, "page %" PRId64 " of a segment is out of place", page);
}

/* *high: the greatest ref so far, of older segments too. */
static enum cc_status audit_segment(struct audit *a, const struct cc_segment *segment,
                                    uint64_t *high, struct cc_segment_cursor *cursor,
                                    struct cc_error *err)
{
    struct cc_posting posting, last = {0, 0};
    uint64_t n = 0, before = *high;
    size_t n_pages = 0;
    int64_t page = -1;
    enum cc_status st = CC_OK;

    cc_segment_walk(a->state, segment->slot, false, cursor);
    while (st == CC_OK) {
        st = cc_segment_next(cursor, &posting, err);
        if (st != CC_OK)
            break;
        if (cursor->page != page)
            audit_page(a, segment, n_pages++, cursor->page, page, &last, posting.print);
        if (n > 0 && cc_posting_compare(&last, &posting) >= 0)
            find_problem(a, "a segment is out of order at paragraph %" PRIu64, posting.ref);
        if (posting.ref < segment->low_ref || posting.ref <= before)
            find_problem(a, "a segment names paragraph %" PRIu64 ", which is too old for it",
                         posting.ref);
        audit_posting(a, &posting);
        *high = posting.ref > *high ? posting.ref : *high;
        page = cursor->page;
        last = posting;
        n++;
    }
    if (st == CC_E_STATE) {
        find_problem(a, "a segment has a damaged page");
        return CC_OK;
    }
    if (st == CC_END && n_pages != segment->n_pages)
        find_problem(a, "a segment has %zu pages instead of %zu", n_pages, segment->n_pages);
    if (st == CC_END && n != segment->n_postings)
        find_problem(a, "a segment holds %" PRIu64 " postings instead of %" PRIu64, n,
                     segment->n_postings);
    return st == CC_END ? CC_OK : st;
}

static enum cc_status audit_segments(struct audit *a, struct cc_error *err)
{
    struct cc_segment_cursor *cursor = cc_malloc(sizeof *cursor);
    uint64_t high = 0;
    int64_t n_pages = 0;
    enum cc_status st = CC_OK;
    size_t i;

    if (cursor == NULL)
        return fail_memory(err);
    for (i = 0; i < a->m->segments.n && st == CC_OK; i++)
        st = audit_segment(a, &a->m->segments.list[i], &high, cursor, err);
    cc_free(cursor);
    if (st == CC_OK)
        st = cc_state_read_number(a->state, "SELECT COUNT(*) FROM posting", &n_pages, err);
    if (st != CC_OK)
        return st;
    if (n_pages != a->n_pages)
        find_problem(a, "%" PRId64 " pages of postings belong to no segment",
                     n_pages - a->n_pages);
    return CC_OK;
}

/* ---- both -------------------------------------------------------------------------------- */

enum cc_status cc_index_check(struct cc_state *state, char problem[256], struct cc_error *err)
{
    struct audit a = {.state = state, .problem = problem};
    enum cc_status st;

    problem[0] = '\0';
    st = cc_index_memory_get(state, &a.m, err);
    if (st == CC_OK)
        st = cc_index_memory_flush(state, err); /* inside a transaction: postings that wait */
    if (st == CC_E_STATE) { /* tables that do not hold together are what is looked for */
        find_problem(&a, "%s", err != NULL ? err->message : "its tables are damaged");
        return CC_OK;
    }
    if (st == CC_OK)
        st = cc_state_number(state, CC_KEYS_OF_COPIES, &a.keys_of_copies, err);
    if (st != CC_OK)
        return st;
    a.rows = cc_calloc(1, (size_t)(a.m->next_ref / 8) + 1);
    if (a.rows == NULL)
        return fail_memory(err);
    cc_buf_init(&a.tokens, SIZE_MAX / 2);
    cc_buf_init(&a.prints, SIZE_MAX / 2);
    st = audit_rows(&a, err);
    if (st == CC_OK)
        st = audit_segments(&a, err);
    if (st == CC_OK && a.wanted != a.posted)
        find_problem(&a, "paragraphs are not posted under what they are to be found by");
    cc_buf_done(&a.tokens);
    cc_buf_done(&a.prints);
    cc_free(a.rows);
    return st;
}

enum cc_status cc_index_count_fingerprints(struct cc_state *state, int64_t *n,
                                           struct cc_error *err)
{
    struct cc_segment_cursor *cursor;
    struct cc_index_memory *m;
    struct cc_posting posting;
    enum cc_status st = cc_index_memory_get(state, &m, err);
    uint32_t k;
    size_t i;

    *n = 0;
    if (st != CC_OK)
        return st;
    cursor = cc_malloc(sizeof *cursor);
    if (cursor == NULL)
        return fail_memory(err);
    for (i = 0; i < m->segments.n && st == CC_OK; i++) {
        cc_segment_walk(state, m->segments.list[i].slot, false, cursor);
        for (st = cc_segment_next(cursor, &posting, err);
             st == CC_OK && cc_print_kind_of(posting.print) == CC_PRINT_FINGERPRINT;
             st = cc_segment_next(cursor, &posting, err))
            *n += !cc_gone_has(&m->gone, posting.ref);
        st = st == CC_END ? CC_OK : st;
    }
    cc_free(cursor);
    for (k = 0; k < m->buffer.n; k++)
        *n += cc_print_kind_of(m->buffer.list[k].posting.print) == CC_PRINT_FINGERPRINT &&
              !cc_gone_has(&m->gone, m->buffer.list[k].posting.ref);
    return st;
}
