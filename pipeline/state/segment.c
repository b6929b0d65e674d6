#include "segment.h"

#include "cleancopy/core/alloc.h"
#include "state_internal.h"

#include <assert.h>
#include <string.h>

#define PART_BITS 18
#define SLOT_BITS (CC_PRINT_BITS + PART_BITS)
#define MAX_PART  ((1 << PART_BITS) - 1)

/* The newer segments of which this many together outweigh the next older one are merged with
 * it.  With more, lookups read fewer pages and merges write more: of 2, 3, 4 and 8 three was
 * the quickest on a million paragraphs, by little. */
#define MERGE_RATIO 8

const char *cc_segments_schema(void)
{
    return "CREATE TABLE segment(age INTEGER PRIMARY KEY, slot INTEGER NOT NULL,"
           "  postings INTEGER NOT NULL, low_ref INTEGER NOT NULL);"
           "CREATE TABLE posting(page INTEGER PRIMARY KEY, postings BLOB NOT NULL);";
}

static int64_t page_number(uint32_t slot, uint64_t print, uint32_t part)
{
    return (int64_t)((uint64_t)slot << SLOT_BITS | print << PART_BITS | part);
}

uint64_t cc_segment_page_print(int64_t page)
{
    return (uint64_t)page >> PART_BITS & ((UINT64_C(1) << CC_PRINT_BITS) - 1);
}

int64_t cc_segment_page_part(int64_t page)
{
    return page & MAX_PART;
}

static enum cc_status fail_damaged(struct cc_error *err)
{
    return cc_fail(err, CC_E_STATE, "state", "a segment of the index is damaged");
}

enum cc_status cc_segments_load(struct cc_state *state, struct cc_segments *segments,
                                struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(
        state, "SELECT slot, postings, low_ref FROM segment ORDER BY age", &stmt, err);

    segments->n = 0;
    if (st == CC_OK)
        st = cc_state_step(state, stmt, err);
    while (st == CC_OK) {
        struct cc_segment *s = &segments->list[segments->n];
        int64_t slot = cc_state_column_int(stmt, 0);

        if (segments->n == CC_SEGMENTS_MAX || slot < 0 || slot >= CC_SEGMENTS_MAX) {
            cc_state_reset(stmt);
            return fail_damaged(err);
        }
        s->slot = (uint32_t)slot;
        s->n_postings = (uint64_t)cc_state_column_int(stmt, 1);
        s->low_ref = (uint64_t)cc_state_column_int(stmt, 2);
        segments->n++;
        st = cc_state_step(state, stmt, err);
    }
    return st == CC_END ? CC_OK : st;
}

/* ---- looking up ------------------------------------------------------------------------ */

/* What is looked for and what was found. */
struct search {
    struct cc_state *state;
    const struct cc_gone *gone;
    uint64_t print;
    uint64_t *refs;
    size_t max, n;
};

/* Reads one page; *goes_on when its last posting is of the print, and there is room for more. */
static enum cc_status search_page(struct search *s, sqlite3_stmt *stmt, bool *goes_on,
                                  struct cc_error *err)
{
    struct cc_span bytes = cc_state_column_view(stmt, 1);
    struct cc_posting posting = {0, 0};
    struct cc_page_reader reader;

    *goes_on = false;
    cc_page_open(&reader, bytes.ptr, bytes.len, cc_segment_page_print(cc_state_column_int(stmt, 0)));
    cc_page_seek(&reader, s->print);
    while (s->n < s->max && cc_page_next(&reader, &posting)) {
        if (posting.print > s->print)
            return CC_OK;
        if (posting.print == s->print && !cc_gone_has(s->gone, posting.ref))
            s->refs[s->n++] = posting.ref;
    }
    *goes_on = posting.print == s->print && s->n < s->max;
    return reader.damaged ? fail_damaged(err) : CC_OK;
}

static enum cc_status search_segment(struct search *s, uint32_t slot, struct cc_error *err)
{
    static const char first[] = "SELECT page, postings FROM posting WHERE page <= ?1 AND"
                                " page >= ?2 ORDER BY page DESC LIMIT 1";
    static const char next[] = "SELECT page, postings FROM posting WHERE page = ?1";
    sqlite3_stmt *stmt;
    bool goes_on = false;
    uint32_t part;
    enum cc_status st = cc_state_prepare(s->state, first, &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, page_number(slot, s->print, 0));
    cc_state_bind_int(stmt, 2, page_number(slot, 0, 0));
    st = cc_state_step(s->state, stmt, err);
    if (st == CC_OK)
        st = search_page(s, stmt, &goes_on, err);
    cc_state_reset(stmt);
    for (part = 1; st == CC_OK && goes_on; part++) {
        st = cc_state_prepare(s->state, next, &stmt, err);
        if (st != CC_OK)
            return st;
        cc_state_bind_int(stmt, 1, page_number(slot, s->print, part));
        st = cc_state_step(s->state, stmt, err);
        if (st == CC_OK)
            st = search_page(s, stmt, &goes_on, err);
        cc_state_reset(stmt);
    }
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_segments_find(struct cc_state *state, const struct cc_segments *segments,
                                const struct cc_gone *gone, uint64_t print, uint64_t *refs,
                                size_t max, size_t *n, struct cc_error *err)
{
    struct search s = {state, gone, print, refs, max, 0};
    enum cc_status st = CC_OK;
    size_t i;

    for (i = 0; i < segments->n && s.n < max && st == CC_OK; i++)
        st = search_segment(&s, segments->list[i].slot, err);
    *n = s.n;
    return st;
}

/* ---- walking --------------------------------------------------------------------------- */

void cc_segment_walk(struct cc_state *state, uint32_t slot, bool take,
                     struct cc_segment_cursor *cursor)
{
    cursor->state = state;
    cursor->take = take;
    cursor->page = page_number(slot, 0, 0) - 1;
    cursor->end = page_number(slot + 1, 0, 0);
    cc_page_open(&cursor->reader, cursor->bytes, 0, 0);
    cursor->reader.damaged = false; /* there is no page yet */
}

/* The page in hand is read already: its row is not needed any more. */
static enum cc_status remove_page(struct cc_segment_cursor *cursor, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(cursor->state, "DELETE FROM posting WHERE page = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, cursor->page);
    return cc_state_run(cursor->state, stmt, err);
}

static enum cc_status next_page(struct cc_segment_cursor *cursor, struct cc_error *err)
{
    struct cc_span bytes;
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(cursor->state,
                                         "SELECT page, postings FROM posting"
                                         " WHERE page > ?1 AND page < ?2 ORDER BY page LIMIT 1",
                                         &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, cursor->page);
    cc_state_bind_int(stmt, 2, cursor->end);
    st = cc_state_step(cursor->state, stmt, err);
    if (st != CC_OK)
        return st;
    cursor->page = cc_state_column_int(stmt, 0);
    bytes = cc_state_column_view(stmt, 1);
    if (bytes.len > sizeof cursor->bytes) {
        cc_state_reset(stmt);
        return fail_damaged(err);
    }
    if (bytes.len > 0) /* an empty blob has no pointer */
        memcpy(cursor->bytes, bytes.ptr, bytes.len);
    cc_state_reset(stmt);
    cc_page_open(&cursor->reader, cursor->bytes, bytes.len, cc_segment_page_print(cursor->page));
    return cursor->take ? remove_page(cursor, err) : CC_OK;
}

enum cc_status cc_segment_next(struct cc_segment_cursor *cursor, struct cc_posting *posting,
                               struct cc_error *err)
{
    while (!cc_page_next(&cursor->reader, posting)) {
        enum cc_status st;

        if (cursor->reader.damaged)
            return fail_damaged(err);
        st = next_page(cursor, err);
        if (st != CC_OK)
            return st;
    }
    return CC_OK;
}

/* ---- writing --------------------------------------------------------------------------- */

struct writer {
    struct cc_state *state;
    struct cc_segment made;
    struct cc_page_writer page;
    uint64_t first_print; /* of the page in hand */
    uint32_t part;
};

static enum cc_status write_page(struct writer *w, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    cc_page_end(&w->page);
    st = cc_state_prepare(w->state, "INSERT INTO posting(page, postings) VALUES(?1, ?2)", &stmt,
                          err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, page_number(w->made.slot, w->first_print, w->part));
    cc_state_bind_blob(stmt, 2, w->page.bytes, w->page.len);
    return cc_state_run(w->state, stmt, err);
}

/* Begins the page that `posting` is the first of.  A list that goes on from the page before gets
 * the next part. */
static void begin_page(struct writer *w, const struct cc_posting *posting)
{
    if (w->made.n_postings > 0 && posting->print == w->page.last.print)
        w->part = posting->print == w->first_print ? w->part + 1 : 1;
    else
        w->part = 0;
    w->first_print = posting->print;
    cc_page_begin(&w->page, posting->print, w->made.low_ref);
}

static enum cc_status write_posting(struct writer *w, const struct cc_posting *posting,
                                    struct cc_error *err)
{
    enum cc_status st = CC_OK;

    if (posting->ref < w->made.low_ref ||
        (w->made.n_postings > 0 && cc_posting_compare(posting, &w->page.last) <= 0))
        return fail_damaged(err); /* the input was out of order */
    if (w->made.n_postings == 0)
        begin_page(w, posting);
    if (!cc_page_add(&w->page, posting)) {
        st = write_page(w, err);
        if (st == CC_OK && w->part == MAX_PART)
            st = cc_fail(err, CC_E_LIMIT, "state", "too many paragraphs with one fingerprint");
        if (st != CC_OK)
            return st;
        begin_page(w, posting);
        (void)cc_page_add(&w->page, posting); /* an empty page takes any posting */
    }
    w->made.n_postings++;
    return CC_OK;
}

/* ---- merging --------------------------------------------------------------------------- */

/* One of the inputs: a segment, or the buffer's list. */
struct input {
    struct cc_segment_cursor *cursor; /* NULL: the list */
    const struct cc_buffered *list;
    uint32_t n, at;
    struct cc_posting head;
    bool at_end;
};

static enum cc_status advance(struct input *in, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    if (in->cursor != NULL)
        st = cc_segment_next(in->cursor, &in->head, err);
    else if (in->at == in->n)
        st = CC_END;
    else
        in->head = in->list[in->at++].posting;
    in->at_end = st == CC_END;
    return st == CC_END ? CC_OK : st;
}

/* The input with the least head, or NULL. */
static struct input *least(struct input *inputs, size_t n)
{
    struct input *best = NULL;
    size_t i;

    for (i = 0; i < n; i++) {
        if (!inputs[i].at_end &&
            (best == NULL || cc_posting_compare(&inputs[i].head, &best->head) < 0))
            best = &inputs[i];
    }
    return best;
}

static enum cc_status merge(struct writer *w, struct input *inputs, size_t n,
                            const struct cc_gone *gone, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    struct input *in;
    size_t i;

    for (i = 0; i < n && st == CC_OK; i++)
        st = advance(&inputs[i], err);
    for (in = least(inputs, n); st == CC_OK && in != NULL; in = least(inputs, n)) {
        if (!cc_gone_has(gone, in->head.ref))
            st = write_posting(w, &in->head, err);
        if (st == CC_OK)
            st = advance(in, err);
    }
    if (st == CC_OK && w->made.n_postings > 0)
        st = write_page(w, err);
    return st;
}

static uint32_t free_slot(const struct cc_segments *segments)
{
    uint32_t slot = 0;
    size_t i = 0;

    while (i < segments->n) {
        if (segments->list[i].slot == slot) {
            slot++;
            i = 0;
        } else {
            i++;
        }
    }
    return slot;
}

/* How many segments stay as they are. */
static size_t count_staying(const struct cc_segments *segments, uint64_t n_new, bool all)
{
    size_t n = segments->n;

    if (all || n >= CC_SEGMENTS_MAX - 1)
        return 0;
    while (n > 0 && segments->list[n - 1].n_postings < MERGE_RATIO * n_new)
        n_new += segments->list[--n].n_postings;
    return n;
}

/* The table says what the list says. */
static enum cc_status save_list(struct cc_state *state, const struct cc_segments *segments,
                                struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st = cc_state_prepare(state, "DELETE FROM segment", &stmt, err);
    size_t i;

    if (st == CC_OK)
        st = cc_state_run(state, stmt, err);
    for (i = 0; i < segments->n && st == CC_OK; i++) {
        st = cc_state_prepare(
            state, "INSERT INTO segment(age, slot, postings, low_ref) VALUES(?1, ?2, ?3, ?4)",
            &stmt, err);
        if (st != CC_OK)
            return st;
        cc_state_bind_int(stmt, 1, (int64_t)i);
        cc_state_bind_int(stmt, 2, segments->list[i].slot);
        cc_state_bind_int(stmt, 3, (int64_t)segments->list[i].n_postings);
        cc_state_bind_int(stmt, 4, (int64_t)segments->list[i].low_ref);
        st = cc_state_run(state, stmt, err);
    }
    return st;
}

/* Merges the segments from number `staying` on and the buffer into a new one in w. */
static enum cc_status merge_from(struct writer *w, const struct cc_segments *segments,
                                 size_t staying, const struct cc_gone *gone,
                                 const struct cc_posting_buffer *buffer, struct cc_error *err)
{
    struct input inputs[CC_SEGMENTS_MAX + 1];
    size_t n = segments->n - staying, i;
    struct cc_segment_cursor *cursors = NULL;
    enum cc_status st;

    if (n > 0) {
        cursors = cc_calloc(n, sizeof *cursors);
        if (cursors == NULL)
            return cc_fail(err, CC_E_NOMEM, "state", "no memory for a merge of the index");
    }
    memset(inputs, 0, sizeof inputs);
    for (i = 0; i < n; i++) {
        inputs[i].cursor = &cursors[i];
        cc_segment_walk(w->state, segments->list[staying + i].slot, true, &cursors[i]);
    }
    inputs[n].list = buffer->list;
    inputs[n].n = buffer->n;
    st = merge(w, inputs, n + 1, gone, err);
    cc_free(cursors);
    return st;
}

enum cc_status cc_segments_write(struct cc_state *state, struct cc_segments *segments,
                                 struct cc_gone *gone, struct cc_posting_buffer *buffer,
                                 uint64_t low_ref, bool all, struct cc_error *err)
{
    size_t staying = count_staying(segments, buffer->n, all);
    struct writer *w = cc_calloc(1, sizeof *w);
    enum cc_status st;

    if (w == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for a segment of the index");
    w->state = state;
    w->made.slot = free_slot(segments);
    w->made.low_ref = staying < segments->n ? segments->list[staying].low_ref : low_ref;
    cc_posting_buffer_sort(buffer);
    st = merge_from(w, segments, staying, gone, buffer, err);
    cc_posting_buffer_clear(buffer);
    if (st == CC_OK) {
        segments->n = staying;
        if (w->made.n_postings > 0)
            segments->list[segments->n++] = w->made;
        st = save_list(state, segments, err);
    }
    if (st == CC_OK && staying == 0)
        st = cc_gone_clear(state, gone, err);
    cc_free(w);
    return st;
}
