/* cleancopy_sketches.c -- documents as rows: what an engine of another kind compares them by, as `corpus` and `dedup` do. */
#include "cleancopy_columns.h"
#include "cleancopy_internal.h"
#include "state/posting_page.h"

#include "cleancopy/core/config.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/companion.h"
#include "cleancopy/dedup/line.h"
#include "cleancopy/dedup/normal.h"
#include "cleancopy/dedup/order.h"
#include "cleancopy/dedup/sketch.h"
#include "cleancopy/dedup/subject.h"
#include "cleancopy/source/text_record.h"
#include "cleancopy/write/outname.h"
#include "cleancopy/write/record_read.h"

#include <stdio.h>

struct sketching {
    struct cc_config cfg;
    bool roles;
    struct cc_outnamer *namer;
    struct cc_json_scan *scan; /* NULL from a short heap: slower */
    struct cc_arena arena;     /* the document in hand */
    struct cc_arena scratch;   /* its paragraph in hand */
    struct cleancopy_rows *documents, *paragraphs;
    struct cc_error err;
};

#define DOCUMENT_COLUMNS                                                                                       \
    (UINT64_C(1) << CLEANCOPY_ROWS_ID | UINT64_C(1) << CLEANCOPY_ROWS_OUTLET | UINT64_C(1) << CLEANCOPY_ROWS_MOMENT |                     \
     UINT64_C(1) << CLEANCOPY_ROWS_PARAGRAPHS | UINT64_C(1) << CLEANCOPY_ROWS_DATE | UINT64_C(1) << CLEANCOPY_ROWS_TITLE |                 \
     UINT64_C(1) << CLEANCOPY_ROWS_ARTICLE | UINT64_C(1) << CLEANCOPY_ROWS_NAME)
#define PARAGRAPH_COLUMNS                                                                                      \
    (UINT64_C(1) << CLEANCOPY_ROWS_DOCUMENT | UINT64_C(1) << CLEANCOPY_ROWS_PARAGRAPH | UINT64_C(1) << CLEANCOPY_ROWS_PHASE |             \
     UINT64_C(1) << CLEANCOPY_ROWS_COMPANION | UINT64_C(1) << CLEANCOPY_ROWS_KEY_HIGH | UINT64_C(1) << CLEANCOPY_ROWS_KEY_LOW |           \
     UINT64_C(1) << CLEANCOPY_ROWS_WORDS | UINT64_C(1) << CLEANCOPY_ROWS_SHINGLES | UINT64_C(1) << CLEANCOPY_ROWS_PRINTS |                \
     UINT64_C(1) << CLEANCOPY_ROWS_CLUSTER | UINT64_C(1) << CLEANCOPY_ROWS_TEXT | UINT64_C(1) << CLEANCOPY_ROWS_LINE |                     \
     UINT64_C(1) << CLEANCOPY_ROWS_LINE_WORDS | UINT64_C(1) << CLEANCOPY_ROWS_LINE_FLAGS)

/* ---- reading ---- */

/* The id as a record has it: 16 digits in quotes. */
static enum cc_status write_id(struct sketching *s, uint64_t id, struct cc_span *written_id)
{
    char digits[CC_HASH_HEX_BYTES], quoted[CC_HASH_HEX_BYTES + 2];

    cc_hash_hex(id, digits);
    (void)snprintf(quoted, sizeof quoted, "\"%s\"", digits); /* fits */
    *written_id = cc_arena_copy(&s->arena, cc_span_from(quoted));
    return cc_arena_status(&s->arena, "library", &s->err);
}

static enum cc_status read_document(struct sketching *s, struct cc_span line, struct cc_document *doc,
                                    struct cc_span *written_id)
{
    enum cc_status st;

    if (line.len > s->cfg.limits.max_line_bytes)
        return cc_fail(&s->err, CC_E_LIMIT, "library", "a document of more than %zu bytes",
                       s->cfg.limits.max_line_bytes);
    if (!s->roles)
        return cc_text_record_read(&s->arena, s->scan, line, doc, written_id, &s->err);
    st = cc_record_read(&s->arena, line, doc, &s->err);
    return st == CC_OK ? write_id(s, doc->id, written_id) : st;
}

/* ---- paragraphs ---- */

static enum cleancopy_phase phase_of(const struct sketching *s, uint32_t i, uint32_t companion, uint32_t n_words)
{
    if (companion == i)
        return n_words >= s->cfg.dedup.min_exact_words ? CLEANCOPY_PHASE_ALONE : CLEANCOPY_PHASE_NEVER;
    return companion != CC_COMPANION_NONE && n_words > 0 ? CLEANCOPY_PHASE_BESIDE : CLEANCOPY_PHASE_NEVER;
}

static int64_t number_of(const unsigned char bytes[8])
{
    uint64_t number = 0;

    for (size_t i = 0; i < 8; i++)
        number = number << 8 | bytes[i];
    return (int64_t)number;
}

static void add_key(struct cleancopy_rows *rows, const struct cc_subject *subject)
{
    struct cc_hash128 key = cc_hash128(subject->normal);
    int64_t high = number_of(key.bytes), low = number_of(key.bytes + 8);

    cc_rows_add(rows, CLEANCOPY_ROWS_KEY_HIGH, &high, sizeof high);
    cc_rows_add(rows, CLEANCOPY_ROWS_KEY_LOW, &low, sizeof low);
}

/* In the place of the fingerprints, which are not needed afterwards. */
static void add_prints(struct cleancopy_rows *rows, struct cc_subject *subject)
{
    for (size_t i = 0; i < subject->n_fingerprints; i++)
        subject->fingerprints[i] = cc_print_of(CC_PRINT_FINGERPRINT, subject->fingerprints[i]);
    cc_rows_add(rows, CLEANCOPY_ROWS_PRINTS, subject->n_fingerprints > 0 ? (const void *)subject->fingerprints : "",
                subject->n_fingerprints * sizeof *subject->fingerprints);
}

static void add_number(struct cleancopy_rows *rows, enum cleancopy_rows_column column, uint32_t number)
{
    int32_t value = (int32_t)number; /* below 2^31: a line has 64 MiB, and sketch_all() refuses more rows */

    cc_rows_add(rows, column, &value, sizeof value);
}

static void add_line_of(struct cleancopy_rows *rows, const struct cc_paragraph *paragraph, struct cc_span normal)
{
    struct cc_line line = cc_line_of(paragraph, normal);
    int64_t key = (int64_t)line.key;
    int8_t flags = (int8_t)line.flags;

    cc_rows_add(rows, CLEANCOPY_ROWS_LINE, &key, sizeof key);
    add_number(rows, CLEANCOPY_ROWS_LINE_WORDS, line.words);
    cc_rows_add(rows, CLEANCOPY_ROWS_LINE_FLAGS, &flags, sizeof flags);
}

static enum cc_status add_paragraph(struct sketching *s, const struct cc_document *doc, uint32_t i, uint32_t companion)
{
    struct cleancopy_rows *rows = s->paragraphs;
    struct cc_span text = doc->paragraphs[i].text;
    int64_t cluster = (int64_t)cc_cluster_id(doc->id, i);
    struct cc_subject subject;
    enum cc_status st = cc_subject_read(&s->scratch, &s->cfg.dedup, text, &subject, &s->err);
    int8_t phase;

    if (st != CC_OK)
        return st;
    phase = (int8_t)phase_of(s, i, companion, subject.tokens.count);
    if (companion != i)
        subject.n_fingerprints = 0;
    add_number(rows, CLEANCOPY_ROWS_DOCUMENT, (uint32_t)s->documents->n);
    add_number(rows, CLEANCOPY_ROWS_PARAGRAPH, i);
    cc_rows_add(rows, CLEANCOPY_ROWS_PHASE, &phase, sizeof phase);
    add_number(rows, CLEANCOPY_ROWS_COMPANION, phase == CLEANCOPY_PHASE_BESIDE ? companion : i);
    add_key(rows, &subject);
    add_number(rows, CLEANCOPY_ROWS_WORDS, subject.tokens.count);
    add_number(rows, CLEANCOPY_ROWS_SHINGLES, cc_shingle_count(subject.tokens.count));
    add_prints(rows, &subject);
    cc_rows_add(rows, CLEANCOPY_ROWS_CLUSTER, &cluster, sizeof cluster);
    cc_rows_add(rows, CLEANCOPY_ROWS_TEXT, text.len > 0 ? text.ptr : "", text.len);
    add_line_of(rows, &doc->paragraphs[i], subject.normal);
    cc_rows_next(rows, CC_OK, "");
    cc_arena_reset(&s->scratch);
    return CC_OK;
}

static enum cc_status add_paragraphs(struct sketching *s, const struct cc_document *doc)
{
    uint32_t *companions = cc_arena_alloc(&s->arena, doc->n_paragraphs * sizeof *companions);
    enum cc_status st = CC_OK;

    if (companions == NULL)
        return cc_arena_status(&s->arena, "library", &s->err);
    cc_companion_list(doc, companions);
    for (uint32_t i = 0; i < doc->n_paragraphs && st == CC_OK; i++)
        st = add_paragraph(s, doc, i, companions[i]);
    return st;
}

/* ---- documents ---- */

/* What view.h and output.h make of its title and of the name of its text file. */
struct showing {
    int64_t title, name;
    int8_t article;
};

static enum cc_status show(struct sketching *s, const struct cc_document *doc, struct showing *out)
{
    const struct cc_document untitled = {.id = doc->id, .outlet = doc->outlet, .date = doc->date};
    struct cc_span title, name = CC_SPAN_EMPTY;
    enum cc_status st = cc_normal_form(&s->arena, doc->title, &title, &s->err);

    if (st == CC_OK && s->roles) /* others have no text files, and perhaps ids that are no numbers */
        st = cc_outname(s->namer, &s->arena, &untitled, 0, "", &name, &s->err);
    if (st != CC_OK)
        return st;
    out->title = (int64_t)((title.len > 0 ? cc_hash64(title) : 0) ^ (uint64_t)1 << 63);
    out->name = (int64_t)cc_hash64(name);
    out->article = doc->kind == CC_KIND_ARTICLE && doc->outlet.len > 0;
    return CC_OK;
}

static void add_document(struct cleancopy_rows *rows, const struct cc_document *doc, struct cc_span written_id,
                         const struct showing *showing)
{
    int64_t moment = cc_date_instant(doc->date);

    cc_rows_add(rows, CLEANCOPY_ROWS_ID, written_id.ptr, written_id.len);
    cc_rows_add(rows, CLEANCOPY_ROWS_OUTLET, doc->outlet.len > 0 ? doc->outlet.ptr : "", doc->outlet.len);
    cc_rows_add(rows, CLEANCOPY_ROWS_MOMENT, &moment, sizeof moment);
    add_number(rows, CLEANCOPY_ROWS_PARAGRAPHS, doc->n_paragraphs);
    cc_rows_add(rows, CLEANCOPY_ROWS_DATE, doc->date.len > 0 ? doc->date.ptr : "", doc->date.len);
    cc_rows_add(rows, CLEANCOPY_ROWS_TITLE, &showing->title, sizeof showing->title);
    cc_rows_add(rows, CLEANCOPY_ROWS_ARTICLE, &showing->article, sizeof showing->article);
    cc_rows_add(rows, CLEANCOPY_ROWS_NAME, &showing->name, sizeof showing->name);
    cc_rows_next(rows, CC_OK, "");
}

static enum cc_status add_line(struct sketching *s, struct cc_span line)
{
    size_t n_before = s->paragraphs->n;
    struct cc_span written_id;
    struct cc_document doc;
    struct showing showing;
    enum cc_status st = read_document(s, line, &doc, &written_id);

    if (st == CC_OK)
        st = show(s, &doc, &showing);
    if (st == CC_OK)
        st = add_paragraphs(s, &doc);
    if (st == CC_OK) {
        add_document(s->documents, &doc, written_id, &showing);
    } else if (cc_fails_row(st)) {
        cc_rows_cut(s->paragraphs, n_before);
        cc_rows_next(s->documents, st, s->err.message);
        st = CC_OK;
    }
    cc_arena_reset(&s->scratch);
    cc_arena_reset(&s->arena);
    return st;
}

static enum cc_status sketch_all(struct sketching *s, const struct cleancopy_column *records, size_t n)
{
    enum cc_status st = cc_column_check(records, n, "records", &s->err);

    if (st == CC_OK && n > INT32_MAX)
        st = cc_fail(&s->err, CC_E_LIMIT, "library", "%zu records: give fewer at a time", n);
    for (size_t i = 0; i < n && st == CC_OK; i++) {
        struct cc_span line;

        if (cc_column_bytes(records, i, &line))
            st = add_line(s, line);
        else
            cc_rows_next(s->documents, CC_OK, "");
    }
    return st;
}

int cleancopy_sketches(const struct cleancopy_column *records, size_t n, int roles, struct cleancopy_rows **documents,
                       struct cleancopy_rows **paragraphs)
{
    struct sketching s = {.roles = roles != 0};
    enum cc_status st;

    *documents = s.documents = cc_rows_new(DOCUMENT_COLUMNS);
    *paragraphs = s.paragraphs = cc_rows_new(PARAGRAPH_COLUMNS);
    if (s.documents == NULL || s.paragraphs == NULL)
        return CLEANCOPY_E_NOMEM;
    cc_config_defaults(&s.cfg);
    cc_arena_init(&s.arena, s.cfg.limits.max_arena_bytes);
    cc_arena_init(&s.scratch, s.cfg.limits.max_arena_bytes);
    s.scan = s.roles ? NULL : cc_json_scan_open();
    st = cc_outnamer_open(&s.namer, &s.err);
    if (st == CC_OK)
        st = sketch_all(&s, records, n);
    cc_outnamer_close(s.namer);
    cc_json_scan_close(s.scan);
    cc_arena_done(&s.scratch);
    cc_arena_done(&s.arena);
    if (st == CC_OK)
        st = cc_rows_written(s.documents, &s.err);
    if (st == CC_OK)
        st = cc_rows_written(s.paragraphs, &s.err);
    (void)cc_rows_end(s.paragraphs, st, &s.err); /* it ends as the other one */
    return cc_rows_end(s.documents, st, &s.err);
}

int cleancopy_normal_form(void)
{
    return CC_SKETCH_VERSION;
}
