#include "segment.h"

#include "cleancopy/core/alloc.h"
#include "state_internal.h"

#include <assert.h>
#include <string.h>

#define SLOT_BITS (CC_PRINT_BITS + CC_SEGMENT_PART_BITS)

const char *cc_segments_schema(void)
{
    return "CREATE TABLE segment(age INTEGER PRIMARY KEY, slot INTEGER NOT NULL,"
           "  postings INTEGER NOT NULL, low_ref INTEGER NOT NULL, directory BLOB NOT NULL);"
           "CREATE TABLE posting(page INTEGER PRIMARY KEY, postings BLOB NOT NULL);";
}

int64_t cc_segment_page_number(uint32_t slot, uint64_t print, uint32_t part)
{
    return (int64_t)((uint64_t)slot << SLOT_BITS | print << CC_SEGMENT_PART_BITS | part);
}

uint64_t cc_segment_page_print(int64_t page)
{
    return (uint64_t)page >> CC_SEGMENT_PART_BITS & ((UINT64_C(1) << CC_PRINT_BITS) - 1);
}

int64_t cc_segment_page_part(int64_t page)
{
    return page & CC_SEGMENT_MAX_PART;
}

enum cc_status cc_segment_fail(struct cc_error *err)
{
    return cc_fail(err, CC_E_STATE, "state", "a segment of the index is damaged");
}

void cc_segment_free_directory(struct cc_segment *segment)
{
    cc_free(segment->pages);
    segment->pages = NULL;
    segment->n_pages = 0;
}

void cc_segments_done(struct cc_segments *segments)
{
    size_t i;

    for (i = 0; i < segments->n; i++)
        cc_segment_free_directory(&segments->list[i]);
    segments->n = 0;
    cc_page_cache_done(&segments->cache);
}

/* ---- the list and its directories on disk ---------------------------------------------- */

static enum cc_status read_directory(struct cc_segment *segment, struct cc_span bytes,
                                     struct cc_error *err)
{
    const unsigned char *in = (const unsigned char *)bytes.ptr;
    size_t n = bytes.len / 8, i, k;

    if (bytes.len % 8 != 0 || n == 0)
        return cc_segment_fail(err);
    segment->pages = cc_malloc(n * sizeof *segment->pages);
    if (segment->pages == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for the directory of a segment");
    segment->n_pages = n;
    for (i = 0; i < n; i++) {
        uint64_t page = 0;

        for (k = 0; k < 8; k++)
            page |= (uint64_t)in[8 * i + k] << (8 * k);
        segment->pages[i] = (int64_t)page;
        if ((page >> SLOT_BITS) != segment->slot ||
            (i > 0 && segment->pages[i] <= segment->pages[i - 1]))
            return cc_segment_fail(err);
    }
    return CC_OK;
}

/* Columns: slot, postings, low_ref, directory. */
static enum cc_status load_one(struct cc_segments *segments, sqlite3_stmt *stmt,
                               struct cc_error *err)
{
    struct cc_segment *s = &segments->list[segments->n];
    int64_t slot = cc_state_column_int(stmt, 0);

    if (segments->n == CC_SEGMENTS_MAX || slot < 0 || slot >= CC_SEGMENTS_MAX)
        return cc_segment_fail(err);
    memset(s, 0, sizeof *s);
    s->slot = (uint32_t)slot;
    s->n_postings = (uint64_t)cc_state_column_int(stmt, 1);
    s->low_ref = (uint64_t)cc_state_column_int(stmt, 2);
    s->serial = ++segments->last_serial;
    segments->n++;
    return read_directory(s, cc_state_column_view(stmt, 3), err);
}

enum cc_status cc_segments_load(struct cc_state *state, struct cc_segments *segments,
                                struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT slot, postings, low_ref, directory FROM segment ORDER BY age", &stmt,
        err);

    if (st != CC_OK)
        return st;
    while (st == CC_OK) {
        st = cc_state_step(state, stmt, err);
        if (st == CC_OK)
            st = load_one(segments, stmt, err);
    }
    cc_state_reset(stmt);
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_segment_save(struct cc_state *state, const struct cc_segment *segment,
                               int64_t age, struct cc_error *err)
{
    unsigned char *out;
    sqlite3_stmt *stmt;
    size_t i, k;
    enum cc_status st;

    cc_buf_clear(&state->scratch);
    out = (unsigned char *)cc_buf_reserve(&state->scratch, segment->n_pages * 8 + 1);
    if (out == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for the directory of a segment");
    for (i = 0; i < segment->n_pages; i++) {
        for (k = 0; k < 8; k++)
            out[8 * i + k] = (unsigned char)((uint64_t)segment->pages[i] >> (8 * k));
    }
    st = cc_state_prepare(state,
                          "INSERT INTO segment(age, slot, postings, low_ref, directory)"
                          " VALUES(?1, ?2, ?3, ?4, ?5)",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, age);
    cc_state_bind_int(stmt, 2, segment->slot);
    cc_state_bind_int(stmt, 3, (int64_t)segment->n_postings);
    cc_state_bind_int(stmt, 4, (int64_t)segment->low_ref);
    cc_state_bind_blob(stmt, 5, out, segment->n_pages * 8);
    return cc_state_run(state, stmt, err);
}

/* ---- looking up ------------------------------------------------------------------------ */

/* What is looked for and what was found. */
struct search {
    struct cc_state *state;
    struct cc_page_cache *cache;
    const struct cc_gone *gone;
    uint64_t print;
    uint64_t *refs;
    size_t max, n;
};

/* Reads one page; *goes_on when its last posting is of the print, and there is room for more. */
static enum cc_status search_bytes(struct search *s, const void *bytes, size_t len,
                                   int64_t page, bool *goes_on, struct cc_error *err)
{
    struct cc_posting posting = {0, 0};
    struct cc_page_reader reader;

    *goes_on = false;
    cc_page_open(&reader, bytes, len, cc_segment_page_print(page));
    cc_page_seek(&reader, s->print);
    while (s->n < s->max && cc_page_next(&reader, &posting)) {
        if (posting.print > s->print)
            return CC_OK;
        if (posting.print == s->print && !cc_gone_has(s->gone, posting.ref))
            s->refs[s->n++] = posting.ref;
    }
    *goes_on = posting.print == s->print && s->n < s->max;
    return reader.damaged ? cc_segment_fail(err) : CC_OK;
}

static enum cc_status search_page(struct search *s, const struct cc_segment *segment, size_t at,
                                  bool *goes_on, struct cc_error *err)
{
    uint64_t key = segment->serial << 32 | at;
    const struct cc_cached_page *cached = cc_page_cache_get(s->cache, key);
    struct cc_span bytes;
    sqlite3_stmt *stmt;
    enum cc_status st;

    if (cached != NULL)
        return search_bytes(s, cached->bytes, cached->len, segment->pages[at], goes_on, err);
    st = cc_state_prepare(s->state, "SELECT postings FROM posting WHERE page = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, segment->pages[at]);
    st = cc_state_step(s->state, stmt, err);
    if (st != CC_OK)
        return st == CC_END ? cc_segment_fail(err) : st;
    bytes = cc_state_column_view(stmt, 0);
    st = search_bytes(s, bytes.ptr, bytes.len, segment->pages[at], goes_on, err);
    if (st == CC_OK)
        cc_page_cache_put(s->cache, key, bytes);
    cc_state_reset(stmt);
    return st;
}

/* The page where a list of the print would begin: the last one whose number is not greater. */
static size_t find_page(const struct cc_segment *segment, uint64_t print)
{
    int64_t wanted = cc_segment_page_number(segment->slot, print, 0);
    size_t low = 0, high = segment->n_pages;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (segment->pages[middle] <= wanted)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static enum cc_status search_segment(struct search *s, const struct cc_segment *segment,
                                     struct cc_error *err)
{
    size_t at = find_page(segment, s->print);
    bool goes_on = true;
    enum cc_status st = CC_OK;

    for (; st == CC_OK && goes_on && at < segment->n_pages; at++)
        st = search_page(s, segment, at, &goes_on, err);
    return st;
}

enum cc_status cc_segments_find(struct cc_state *state, struct cc_segments *segments,
                                const struct cc_gone *gone, uint64_t print, uint64_t *refs,
                                size_t max, size_t *n, struct cc_error *err)
{
    struct search s = {state, &segments->cache, gone, print, refs, max, 0};
    enum cc_status st = CC_OK;
    size_t i;

    for (i = 0; i < segments->n && s.n < max && st == CC_OK; i++)
        st = search_segment(&s, &segments->list[i], err);
    *n = s.n;
    return st;
}
