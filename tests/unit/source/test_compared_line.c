#include "support.h"

#include "cleancopy/source/compared_line.h"

#define HEAD                                                                                                  \
    "{\"cleancopy_compared\":1,\"cleancopy\":\"0.1.0\",\"normal_form\":7,\"shards\":\"00000000000000fe\","     \
    "\"prefer\":[\"bay.example\",\"quay.example\"],\"documents\":812}"
#define ROW(para, similarity, relation)                                                                       \
    "{\"doc\":\"fedcba9876543210\",\"para\":" para ",\"cluster\":\"x\",\"canonical_doc\":\"0123456789abcdef\"," \
    "\"canonical_para\":2,\"similarity\":" similarity ",\"relation\":\"" relation "\"}"

static struct cc_arena arena;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_compared_line line_of(const char *text)
{
    struct cc_compared_line line;
    struct cc_error err;

    if (cc_compared_line_read(&arena, cc_span_from(text), &line, &err) != CC_OK)
        fail_msg("%s: %s", text, err.message);
    return line;
}

static void a_head_has_all_that_must_fit(void **state)
{
    struct cc_compared_line line = line_of(HEAD);

    (void)state;
    assert_int_equal(line.kind, CC_COMPARED_HEAD);
    assert_span_is(line.head.cleancopy, "0.1.0");
    assert_int_equal(line.head.normal_form, 7);
    assert_true(line.head.shards == 0xfe);
    assert_int_equal(line.head.n_documents, 812);
    assert_int_equal(line.head.n_prefer, 2);
    assert_span_is(line.head.prefer[1], "quay.example");
}

static void a_row_keeps_every_digit(void **state)
{
    struct cc_compared_line line = line_of(ROW("3", "0.9583333333333334", "part"));

    (void)state;
    assert_int_equal(line.kind, CC_COMPARED_ROW);
    assert_true(line.doc == UINT64_C(0xfedcba9876543210) && line.paragraph == 3);
    assert_true(line.duplicate.doc == UINT64_C(0x0123456789abcdef) && line.duplicate.paragraph == 2);
    assert_true(line.duplicate.similarity >= 0.9583333333333334 && line.duplicate.similarity <= 0.9583333333333334);
    assert_int_equal(line.duplicate.relation, CC_RELATION_PART);
    assert_int_equal(line.duplicate.outlet.len, 0);
    assert_true(line_of(ROW("3", "1", "exact")).duplicate.similarity >= 1); /* as an integer too */
    assert_int_equal(line_of(ROW("4294967294", "1.0", "updated")).paragraph, 4294967294u);
}

static void an_end_has_a_number_of_rows(void **state)
{
    struct cc_compared_line line = line_of("{\"end\": true, \"rows\": 5120}");

    (void)state;
    assert_int_equal(line.kind, CC_COMPARED_END);
    assert_int_equal(line.n_rows, 5120);
}

static void a_part_tells_what_it_is_and_what_it_cannot_know(void **state)
{
    struct cc_compared_line line = line_of(
        "{\"cleancopy_compared\":1,\"cleancopy\":\"0.1.0\",\"normal_form\":7,\"shards\":\"00000000000000fe\",\"prefer\":[],"
        "\"documents\":271,\"part\":2,\"parts\":10000,\"own\":\"000000000000000e\"}");

    (void)state;
    assert_true(line.head.part == 2 && line.head.n_parts == 10000 && line.head.own == 0xe);
    assert_int_equal(line_of(HEAD).head.n_parts, 0);
    line = line_of("{\"elsewhere\":\"fedcba9876543210\"}");
    assert_int_equal(line.kind, CC_COMPARED_ELSEWHERE);
    assert_true(line.doc == UINT64_C(0xfedcba9876543210));
    line = line_of("{\"document\":\"fedcba9876543210\",\"outlet\":\"bay.example\",\"date\":null}");
    assert_int_equal(line.kind, CC_COMPARED_DOCUMENT);
    assert_span_is(line.outlet, "bay.example");
    assert_int_equal(line.date.len, 0);
    line = line_of("{\"namesake\":\"{\\\"id\\\":7}\"}");
    assert_int_equal(line.kind, CC_COMPARED_NAMESAKE);
    assert_span_is(line.record, "{\"id\":7}");
    line = line_of("{\"furniture\":\"fedcba9876543210\",\"para\":3,\"pages\":17}");
    assert_int_equal(line.kind, CC_COMPARED_FURNITURE);
    assert_true(line.paragraph == 3 && line.n_pages == 17);
}

static void what_is_no_such_line_is_refused_by_field(void **state)
{
    static const struct {
        const char *line, *words;
    } cases[] = {
        {"{\"elsewhere\":7}", "\"elsewhere\" is missing"},
        {"{\"document\":\"fedcba9876543210\",\"outlet\":7}", "\"outlet\" is missing"},
        {"{\"namesake\":\"\"}", "\"namesake\" is missing"},
        {"{\"furniture\":\"fedcba9876543210\",\"para\":3,\"pages\":0}", "\"pages\" is missing"},
        {"{\"cleancopy_compared\":1,\"cleancopy\":\"0.1.0\",\"normal_form\":7,\"shards\":\"00000000000000fe\",\"prefer\":[],"
         "\"documents\":1,\"part\":3,\"parts\":2,\"own\":\"00000000000000fe\"}",
         "\"part\" is missing"},
        {"{\"cleancopy_compared\":1,\"cleancopy\":\"0.1.0\",\"normal_form\":7,\"shards\":\"00000000000000fe\",\"prefer\":[],"
         "\"documents\":1,\"part\":3,\"parts\":10001,\"own\":\"00000000000000fe\"}",
         "\"parts\" is missing"},
        {"", ""},
        {"{\"doc\":", ""},
        {"[]", "\"relation\""},
        {"{}", "\"relation\""},
        {ROW("-1", "1.0", "exact"), "\"para\""},
        {ROW("4294967295", "1.0", "exact"), "\"para\""},
        {ROW("1.5", "1.0", "exact"), "\"para\""},
        {ROW("3", "1.0000001", "exact"), "\"similarity\""},
        {ROW("3", "0", "exact"), "\"similarity\""},
        {ROW("3", "\"1\"", "exact"), "\"similarity\""},
        {ROW("3", "1.0", "none"), "\"relation\""},
        {ROW("3", "1.0", "alike"), "\"relation\""},
        {"{\"doc\":\"fedcba\",\"relation\":\"near\"}", "\"doc\""},
        {"{\"cleancopy_compared\":2}", "version 1"},
        {"{\"cleancopy_compared\":1}", "\"cleancopy\""},
        {"{\"cleancopy_compared\":1,\"cleancopy\":\"0\",\"normal_form\":1,\"shards\":\"00000000000000fe\","
         "\"documents\":1,\"prefer\":[7]}",
         "\"prefer\""},
        {"{\"end\":1,\"rows\":1}", "\"end\""},
        {"{\"end\":true}", "\"rows\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_compared_line line;
        struct cc_error err;

        assert_int_equal(cc_compared_line_read(&arena, cc_span_from(cases[i].line), &line, &err), CC_E_INPUT);
        if (strstr(err.message, cases[i].words) == NULL)
            fail_msg("%s: \"%s\" lacks %s", cases[i].line, err.message, cases[i].words);
    }
}

static void a_full_arena_is_a_limit(void **state)
{
    struct cc_compared_line line;
    struct cc_arena small;
    struct cc_error err;

    (void)state;
    cc_arena_init(&small, 16);
    assert_int_equal(cc_compared_line_read(&small, CC_SPAN(HEAD), &line, &err), CC_E_LIMIT);
    cc_arena_done(&small);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_head_has_all_that_must_fit),
        TEST(a_row_keeps_every_digit),
        TEST(an_end_has_a_number_of_rows),
        TEST(a_part_tells_what_it_is_and_what_it_cannot_know),
        TEST(what_is_no_such_line_is_refused_by_field),
        TEST(a_full_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
