/* Lines that nobody wrote here; what was written comes back: test_record.c. */
#include "cleancopy/write/record_read.h"

#include "cleancopy/core/buf.h"
#include "support.h"

#define MAX_BYTES ((size_t)64 << 20)

static int setup(void **state)
{
    static struct cc_arena arena;

    cc_arena_init(&arena, MAX_BYTES);
    *state = &arena;
    return 0;
}

static int teardown(void **state)
{
    cc_arena_done(*state);
    return 0;
}

static void what_is_no_record_is_refused(void **state)
{
    static const char *const cases[] = {
        "",
        "null",
        "[]",
        "{}",
        "{\"id\":\"0000000000000001\"}",
        "{\"id\":1,\"paragraphs\":[]}",
        "{\"id\":\"xyz\",\"paragraphs\":[]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":{}}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[1]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[null]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[{\"text\":\"x\",\"role\":\"poem\"}]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[{\"text\":7,\"role\":\"p\"}]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"title\":7}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"kind\":\"song\"}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"access\":\"song\"}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"reprint_of\":7}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"policy\":7}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"scores\":7}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"reprint_of\":{\"doc\":\"x\",\"relation\":\"near\"}}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"reprint_of\":{\"doc\":\"0000000000000002\",\"relation\":\"song\"}}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"tags\":[7]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"image\":[]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"authors\":\"Ada\"}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"authors\":[7]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"quality\":\"good\"}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"removed\":[{\"text\":\"x\","
        "\"reason\":\"?\"}]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"removed\":7}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[{\"text\":\"x\",\"role\":\"p\","
        "\"duplicate_of\":7}]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[{\"text\":\"x\",\"role\":\"p\",\"level\":"
        "256}]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[{\"text\":\"x\",\"role\":\"p\",\"level\":"
        "-1}]}",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[]} trailing",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[]",
        "{\"id\":\"0000000000000001\",\"paragraphs\":[],\"title\":\"\xFF\"}",
    };
    struct cc_arena *arena = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_document doc;
        struct cc_error err = {.message = ""};

        if (cc_record_read(arena, cc_span_from(cases[i]), &doc, &err) != CC_E_INPUT)
            fail_msg("taken for a record: %s", cases[i]);
        assert_true(err.message[0] != '\0');
    }
}

static void deep_nesting_is_refused(void **state)
{
    struct cc_arena *arena = *state;
    struct cc_document doc;
    struct cc_buf line;

    cc_buf_init(&line, MAX_BYTES);
    cc_buf_add_string(&line, "{\"id\":\"0000000000000001\",\"paragraphs\":");
    for (int i = 0; i < 100000; i++)
        cc_buf_add_char(&line, '[');
    assert_int_equal(cc_record_read(arena, cc_buf_span(&line), &doc, NULL), CC_E_INPUT);
    cc_buf_done(&line);
}

static void missing_and_unknown_fields_are_no_mistake(void **state)
{
    struct cc_arena *arena = *state;
    struct cc_document doc;
    struct cc_span line = CC_SPAN("{\"paragraphs\":[{\"role\":\"p\"}],\"mood\":\"fair\","
                                  "\"id\":\"00000000000000ff\",\"quality\":1}");

    assert_int_equal(cc_record_read(arena, line, &doc, NULL), CC_OK);
    assert_true(doc.id == 255);
    assert_true(doc.fetched_at_s == CC_NO_TIME);
    assert_true(doc.quality == 1.0);
    assert_int_equal(doc.n_paragraphs, 1);
    assert_int_equal(doc.paragraphs[0].text.len, 0);
}

static void a_record_of_an_older_version_is_read_without_the_new_fields(void **state)
{
    struct cc_arena *arena = *state;
    struct cc_document doc;

    assert_int_equal(cc_record_read(arena,
                                    CC_SPAN("{\"id\":\"0000000000000001\",\"paragraphs\":[],"
                                            "\"quality\":0.5,\"cleancopy\":\"0.0.9\"}"),
                                    &doc, NULL),
                     CC_OK);
    assert_int_equal(doc.modified.len + doc.image.len + doc.licence.len, 0);
    assert_int_equal(doc.n_tags, 0);
    assert_int_equal(doc.access, CC_ACCESS_UNKNOWN);
    assert_int_equal(doc.reprint_of.relation, CC_RELATION_NONE);
}

static void scores_that_fit_no_paragraph_or_are_none_are_passed_over(void **state)
{
    struct cc_arena *arena = *state;
    struct cc_document back;
    struct cc_span line =
        CC_SPAN("{\"id\":\"0000000000000001\",\"paragraphs\":[{\"text\":\"a\",\"role\":\"p\"},{\"text\":\"b\",\"role\":\"p\"},"
                "{\"text\":\"c\",\"role\":\"p\"}],\"scores\":[\"much\",1.5,0.9994,0.7]}");

    assert_int_equal(cc_record_read(arena, line, &back, NULL), CC_OK);
    assert_int_equal(back.paragraphs[0].score, 0);
    assert_int_equal(back.paragraphs[1].score, 0);
    assert_int_equal(back.paragraphs[2].score, 999);
}

static void a_full_arena_is_a_limit(void **state)
{
    struct cc_span line = CC_SPAN("{\"id\":\"0000000000000001\",\"title\":\"The ferry sails again from Monday, the harbour office said\","
                                  "\"paragraphs\":[{\"text\":\"a\",\"role\":\"p\"}]}");
    struct cc_document doc;
    struct cc_arena small;

    (void)state;
    cc_arena_init(&small, 64);
    assert_int_equal(cc_record_read(&small, line, &doc, NULL), CC_E_LIMIT);
    cc_arena_done(&small);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_no_record_is_refused),
        TEST(deep_nesting_is_refused),
        TEST(missing_and_unknown_fields_are_no_mistake),
        TEST(a_record_of_an_older_version_is_read_without_the_new_fields),
        TEST(scores_that_fit_no_paragraph_or_are_none_are_passed_over),
        TEST(a_full_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
