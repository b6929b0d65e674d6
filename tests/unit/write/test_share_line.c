#include "support.h"

#include "cleancopy/write/share_line.h"

#include <stdlib.h>

static struct cc_arena arena;
static struct cc_buf out;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1 << 20);
    cc_buf_init(&out, 1 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    cc_buf_done(&out);
    return 0;
}

static struct cc_share_line read_back(enum cc_share_kind kind)
{
    struct cc_share_line line;
    struct cc_error err;

    if (cc_share_line_read(&arena, cc_buf_span(&out), &line, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(line.kind, kind);
    return line;
}

static void a_head_is_read_back(void **state)
{
    const struct cc_share_head head = {CC_SPAN("0.1.0"), 3, 16, CC_SPAN("scope=auto rules=none")};
    struct cc_share_line line;

    (void)state;
    cc_share_head_write(&out, &head);
    assert_string_equal(out.ptr, "{\"cleancopy_shard\":1,\"cleancopy\":\"0.1.0\",\"shard\":3,\"of\":16,"
                                 "\"settings\":\"scope=auto rules=none\"}");
    line = read_back(CC_SHARE_HEAD);
    assert_int_equal(line.head.number, 3);
    assert_int_equal(line.head.of, 16);
    assert_true(cc_span_is(line.head.cleancopy, head.cleancopy));
    assert_true(cc_span_is(line.head.settings, head.settings));
}

static void a_failure_is_read_back_whatever_its_name(void **state)
{
    const struct cc_share_failure failure = {CC_SPAN("a \"b\"\n\0c.warc:7+1"), CC_SPAN("cut sh\xc3\xb6rt"),
                                             true, 12, UINT64_C(1) << 40};
    struct cc_share_line line;

    (void)state;
    cc_share_failure_write(&out, &failure);
    assert_null(memchr(out.ptr, '\n', out.len));
    line = read_back(CC_SHARE_FAILURE);
    assert_true(cc_span_is(line.failure.source, failure.source));
    assert_true(cc_span_is(line.failure.message, failure.message));
    assert_true(line.failure.no_tree);
    assert_int_equal(line.failure.file, 12);
    assert_true(line.failure.page == failure.page);
}

static void an_end_is_read_back(void **state)
{
    const struct cc_share_end end = {.n_files = 5, .inputs = UINT64_MAX, .n_pages = 9, .n_documents = 8, .n_failed = 1,
                                     .checksum = 0x0123456789abcdef};
    struct cc_share_line line;

    (void)state;
    cc_share_end_write(&out, &end);
    assert_string_equal(out.ptr, "{\"end\":true,\"files\":5,\"inputs\":\"ffffffffffffffff\",\"pages\":9,"
                                 "\"documents\":8,\"failed\":1,\"checksum\":\"0123456789abcdef\"}");
    line = read_back(CC_SHARE_END);
    assert_memory_equal(&line.end, &end, sizeof end);
}

static void an_end_counts_what_was_left_out_where_something_was(void **state)
{
    const struct cc_share_end end = {.n_files = 5, .n_pages = 9, .n_documents = 3, .n_left_out_by_language = 6};
    struct cc_share_line line;

    (void)state;
    cc_share_end_write(&out, &end);
    assert_non_null(strstr(out.ptr, "\"failed\":0,\"left_out_by_outlet\":0,\"left_out_by_language\":6,\"checksum\""));
    line = read_back(CC_SHARE_END);
    assert_memory_equal(&line.end, &end, sizeof end);
}

static void a_document_is_handed_on_as_it_is(void **state)
{
    (void)state;
    cc_buf_add_string(&out, "{\"id\":\"00\" whatever");
    assert_ptr_equal(read_back(CC_SHARE_DOCUMENT).record.ptr, out.ptr);
}

static void what_is_no_line_is_told_by_name(void **state)
{
    static const struct {
        const char *line, *words;
    } cases[] = {
        {"", "no shard has"},
        {"{}", "no shard has"},
        {"<html>", "no shard has"},
        {"{\"end\":tru", "no JSON"},
        {"{\"end\":true}", "\"files\""},
        {"{\"end\":1,\"files\":1}", "\"end\""},
        {"{\"end\":true,\"files\":-1}", "\"files\""},
        {"{\"end\":true,\"files\":1,\"inputs\":\"12\"}", "\"inputs\""},
        {"{\"end\":true,\"end\":true}", "no JSON"},
        {"{\"end\":true,\"files\":1,\"inputs\":\"0123456789abcdef\",\"pages\":1,\"documents\":1,\"failed\":0,"
         "\"left_out_by_outlet\":-1,\"checksum\":\"0123456789abcdef\"}", "\"left_out_by_outlet\""},
        {"{\"failed\":null}", "\"failed\""},
        {"{\"failed\":\"x\",\"message\":\"y\",\"no_tree\":0,\"file\":1,\"page\":1}", "\"no_tree\""},
        {"{\"failed\":\"x\",\"message\":\"y\",\"no_tree\":true,\"file\":1.5,\"page\":1}", "\"file\""},
        {"{\"cleancopy_shard\":2}", "another form"},
        {"{\"cleancopy_shard\":\"1\"}", "another form"},
        {"{\"cleancopy_shard\":1,\"cleancopy\":\"0\",\"shard\":0,\"of\":1,\"settings\":\"\"}", "\"shard\""},
        {"{\"cleancopy_shard\":1,\"cleancopy\":\"0\",\"shard\":3,\"of\":2,\"settings\":\"\"}", "\"shard\""},
        {"{\"cleancopy_shard\":1,\"cleancopy\":\"0\",\"shard\":1,\"of\":0,\"settings\":\"\"}", "\"of\""},
        {"{\"cleancopy_shard\":1,\"cleancopy\":\"0\",\"shard\":1,\"of\":10001,\"settings\":\"\"}", "\"of\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_share_line line;
        struct cc_error err;

        assert_int_equal(cc_share_line_read(&arena, cc_span_from(cases[i].line), &line, &err), CC_E_INPUT);
        if (strstr(err.message, cases[i].words) == NULL)
            fail_msg("%s: %s", cases[i].line, err.message);
    }
    cc_buf_add_string(&out, "{\"cleancopy_shard\":1,\"cleancopy\":\"0\",\"shard\":10000,\"of\":10000,\"settings\":\"\"}");
    assert_int_equal(read_back(CC_SHARE_HEAD).head.of, CC_MAX_SHARDS);
}

static void a_checksum_minds_order_and_every_line(void **state)
{
    uint64_t ab = cc_share_sum(cc_share_sum(0, CC_SPAN("a")), CC_SPAN("b"));

    (void)state;
    assert_true(ab != cc_share_sum(cc_share_sum(0, CC_SPAN("b")), CC_SPAN("a")));
    assert_true(ab != cc_share_sum(0, CC_SPAN("ab")));
    assert_true(ab != cc_share_sum(ab, CC_SPAN("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_head_is_read_back, setup, teardown),
        cmocka_unit_test_setup_teardown(a_failure_is_read_back_whatever_its_name, setup, teardown),
        cmocka_unit_test_setup_teardown(an_end_is_read_back, setup, teardown),
        cmocka_unit_test_setup_teardown(an_end_counts_what_was_left_out_where_something_was, setup, teardown),
        cmocka_unit_test_setup_teardown(a_document_is_handed_on_as_it_is, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_line_is_told_by_name, setup, teardown),
        cmocka_unit_test_setup_teardown(a_checksum_minds_order_and_every_line, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
