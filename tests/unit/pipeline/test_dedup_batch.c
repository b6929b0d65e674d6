#include "support.h"
#include "ferry_pages.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/spool.h"
#include "cleancopy/dedup_batch.h"

#include <stdlib.h>

/* What the callbacks saw. */
struct seen {
    struct cc_buf rows;
    uint32_t n_rows, n_too_large, n_progress;
    uint64_t n_paragraphs;
    enum cc_status answer; /* of `row` */
    volatile sig_atomic_t stop;
};

static struct cc_config cfg;
static struct seen seen;
static struct cc_document_list *list;

static enum cc_status take_row(void *user, struct cc_span line, struct cc_error *err)
{
    struct seen *s = user;

    s->n_rows++;
    cc_buf_add(&s->rows, line);
    return s->answer == CC_OK ? CC_OK : cc_fail(err, s->answer, "test", "no more rows");
}

static void take_too_large(void *user, uint32_t document, const struct cc_error *err)
{
    struct seen *s = user;

    (void)document;
    assert_int_equal(err->status, CC_E_LIMIT);
    s->n_too_large++;
}

static void take_progress(void *user, uint64_t n_paragraphs)
{
    struct seen *s = user;

    s->n_progress++;
    s->n_paragraphs = n_paragraphs;
}

static int setup(void **state)
{
    (void)state;
    cc_config_defaults(&cfg);
    memset(&seen, 0, sizeof seen);
    cc_buf_init(&seen.rows, (size_t)1 << 20);
    list = cc_document_list_open(cc_dedup_batch_text_bytes(&cfg.dedup), cc_spool_folder());
    return list != NULL ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    cc_document_list_close(list);
    cc_buf_done(&seen.rows);
    return 0;
}

static void add(const char *id, const char *date, const char *text)
{
    struct cc_paragraph paragraph = {.text = cc_span_from(text)};
    struct cc_document doc = {.outlet = CC_SPAN("a.example"), .date = cc_span_from(date),
                              .paragraphs = &paragraph, .n_paragraphs = 1};

    doc.id = cc_hash_written_id(cc_span_from(id));
    assert_int_equal(cc_document_list_add(list, &doc, cc_span_from(id), (struct cc_document_place){0, 1}, NULL), CC_OK);
}

static enum cc_status compare(struct cc_error *err)
{
    struct cc_dedup_batch batch = {.cfg = &cfg, .spool_dir = cc_spool_folder(), .documents = list,
                                   .stop = &seen.stop, .user = &seen, .row = take_row,
                                   .too_large = take_too_large, .progress = take_progress};

    assert_int_equal(cc_document_list_sort(list, NULL, NULL, NULL), CC_OK);
    return cc_dedup_batch_compare(&batch, err);
}

static void rows_name_both_documents_as_they_were_written(void **state)
{
    (void)state;
    add("7", "2031-05-03", SHARED);
    add("\"a\"", "2031-05-02", SHARED);
    assert_int_equal(compare(NULL), CC_OK);
    assert_int_equal(seen.n_rows, 1);
    assert_non_null(strstr(seen.rows.ptr, "{\"doc\":7,\"para\":0,\"cluster\":\""));
    assert_non_null(strstr(seen.rows.ptr, "\"canonical_doc\":\"a\",\"canonical_para\":0,\"similarity\":1.0000,\"relation\":\"exact\"}\n"));
    assert_int_equal(seen.n_progress, 2);
    assert_int_equal(seen.n_paragraphs, 2);
}

static void a_row_that_is_not_taken_ends_the_batch(void **state)
{
    struct cc_error err;

    (void)state;
    add("1", "2031-05-01", SHARED);
    add("2", "2031-05-02", SHARED);
    add("3", "2031-05-03", SHARED);
    seen.answer = CC_E_IO;
    assert_int_equal(compare(&err), CC_E_IO);
    assert_string_equal(err.message, "no more rows");
    assert_int_equal(seen.n_rows, 1);
}

static void a_stop_begins_no_more_documents(void **state)
{
    (void)state;
    add("1", "2031-05-01", SHARED);
    seen.stop = 1;
    assert_int_equal(compare(NULL), CC_OK);
    assert_int_equal(seen.n_progress, 0);
}

static void a_document_that_is_too_large_is_passed_over(void **state)
{
    static char large[1 << 20];

    (void)state;
    for (size_t i = 0; i + 1 < sizeof large; i++)
        large[i] = i % 5 == 4 ? ' ' : (char)('a' + i % 19);
    add("1", "2031-05-01", SHARED);
    add("2", "2031-05-02", large);
    add("3", "2031-05-03", SHARED);
    cfg.limits.max_arena_bytes = 300 << 10;
    assert_int_equal(compare(NULL), CC_OK);
    assert_int_equal(seen.n_too_large, 1);
    assert_int_equal(seen.n_rows, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_name_both_documents_as_they_were_written, setup, teardown),
        cmocka_unit_test_setup_teardown(a_row_that_is_not_taken_ends_the_batch, setup, teardown),
        cmocka_unit_test_setup_teardown(a_stop_begins_no_more_documents, setup, teardown),
        cmocka_unit_test_setup_teardown(a_document_that_is_too_large_is_passed_over, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
