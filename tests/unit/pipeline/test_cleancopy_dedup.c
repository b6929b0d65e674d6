#include "support.h"
#include "ferry_pages.h"

#include "cleancopy/cleancopy.h"
#include "cleancopy/core/alloc.h"
#include "cleancopy/core/config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MIB ((size_t)1 << 20)

static struct cleancopy_dedup *open_batch(const struct cleancopy_dedup_options *options)
{
    struct cleancopy_dedup *dedup;

    assert_int_equal(cleancopy_dedup_open(options, &dedup), CLEANCOPY_OK);
    return dedup;
}

static void assert_rows(struct cleancopy_dedup *dedup, const char *wanted, const char *notes)
{
    struct cleancopy_result *result;

    assert_int_equal(cleancopy_dedup_run(dedup, &result), CLEANCOPY_OK);
    cleancopy_dedup_close(dedup); /* the result is its own */
    assert_string_equal(cleancopy_result_record(result, NULL), wanted);
    assert_string_equal(cleancopy_result_notes(result, NULL), notes);
    cleancopy_result_free(result);
}

static int add(struct cleancopy_dedup *dedup, const char *id, const char *outlet, const char *date,
               const char *text)
{
    return cleancopy_dedup_add(dedup, id, outlet, date, text, strlen(text));
}

static int add_line(struct cleancopy_dedup *dedup, const char *line)
{
    return cleancopy_dedup_add_line(dedup, line, strlen(line));
}

#define ROW(doc, para, cluster, of)                                                                \
    "{\"doc\":" doc ",\"para\":" para ",\"cluster\":\"" cluster "\",\"canonical_doc\":" of          \
    ",\"canonical_para\":0,\"similarity\":1.0000,\"relation\":\"exact\"}\n"

/* The cluster's id is a hash of "a", 0: it is in files that people keep. */
#define CLUSTER_OF_A "7da2316bcb6fcabd"

static void documents_in_any_order_give_rows_in_that_of_time(void **state)
{
    struct cleancopy_dedup *dedup = open_batch(NULL);

    (void)state;
    assert_int_equal(add(dedup, "b", "b.example", "2031-05-03", TAIL "\n\n" SHARED), CLEANCOPY_OK);
    assert_int_equal(add(dedup, "a", "a.example", "2031-05-02", SHARED), CLEANCOPY_OK);
    assert_rows(dedup, ROW("\"b\"", "1", CLUSTER_OF_A, "\"a\""), "");
}

/* Where the system has the sources of locales; it need not have one with a comma itself. */
static void rows_are_json_where_a_comma_stands_for_the_point(void **state)
{
    struct cleancopy_dedup *dedup = open_batch(NULL);
    char *dir = support_scratch(), command[512];
    int made;

    (void)state;
    (void)snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 >%s/said 2>&1", dir, dir);
    made = system(command);
    assert_int_equal(setenv("LOCPATH", dir, 1), 0);
    if (made != 0 || setlocale(LC_NUMERIC, "de_DE.UTF-8") == NULL) {
        cleancopy_dedup_close(dedup);
        support_scratch_done(dir);
        print_message("no locale with a comma: the package locales is not installed\n");
        skip();
    }
    assert_int_equal(add(dedup, "b", "b.example", "2031-05-03", TAIL "\n\n" SHARED), CLEANCOPY_OK);
    assert_int_equal(add(dedup, "a", "a.example", "2031-05-02", SHARED), CLEANCOPY_OK);
    assert_rows(dedup, ROW("\"b\"", "1", CLUSTER_OF_A, "\"a\""), "");
    assert_non_null(setlocale(LC_NUMERIC, "C"));
    support_scratch_done(dir);
}

static void a_line_is_the_same_document(void **state)
{
    struct cleancopy_dedup *dedup = open_batch(NULL);

    (void)state;
    assert_int_equal(add_line(dedup, "{\"id\":\"a\",\"outlet\":\"a.example\",\"date\":\"2031-05-02\",\"text\":\"" SHARED "\"}"), CLEANCOPY_OK);
    assert_int_equal(add_line(dedup, "{\"id\":7,\"paragraphs\":[{\"text\":\"" TAIL "\"},\"" SHARED "\"]}"), CLEANCOPY_OK);
    assert_rows(dedup, ROW("7", "1", CLUSTER_OF_A, "\"a\""), "");
}

static void text_is_taken_byte_by_byte(void **state)
{
    struct cleancopy_dedup *dedup = open_batch(NULL);
    static const char odd[] = "\"A\\quote\\n\" \t and a NUL \0 in it, and \xe2\x80\xa8 more words than five.";

    (void)state;
    assert_int_equal(cleancopy_dedup_add(dedup, "a", NULL, NULL, odd, sizeof odd - 1), CLEANCOPY_OK);
    assert_int_equal(cleancopy_dedup_add(dedup, "\"", NULL, NULL, odd, sizeof odd - 1), CLEANCOPY_OK);
    /* without dates and outlets, ids decide: " stands before a */
    assert_int_equal(cleancopy_dedup_add(dedup, "z", NULL, NULL, "", 0), CLEANCOPY_OK);
    {
        struct cleancopy_result *result;

        assert_int_equal(cleancopy_dedup_run(dedup, &result), CLEANCOPY_OK);
        assert_non_null(strstr(cleancopy_result_record(result, NULL), "{\"doc\":\"a\",\"para\":0,"));
        assert_non_null(strstr(cleancopy_result_record(result, NULL), "\"canonical_doc\":\"\\\"\""));
        cleancopy_result_free(result);
    }
    cleancopy_dedup_close(dedup);
}

static void a_bad_document_leaves_the_batch_as_it_was(void **state)
{
    struct cleancopy_dedup *dedup = open_batch(NULL);

    (void)state;
    assert_int_equal(add(dedup, "a", NULL, "2031-05-02", SHARED), CLEANCOPY_OK);
    assert_int_equal(add_line(dedup, "{\"id\":\"x\"}"), CLEANCOPY_E_INPUT);
    assert_string_equal(cleancopy_dedup_message(dedup), "no \"text\" and no \"paragraphs\"");
    assert_int_equal(add_line(dedup, "nonsense"), CLEANCOPY_E_INPUT);
    assert_int_equal(add_line(dedup, ""), CLEANCOPY_E_INPUT);
    assert_int_equal(add(dedup, "x\xff", NULL, NULL, SHARED), CLEANCOPY_E_INPUT);
    assert_string_equal(cleancopy_dedup_message(dedup), "id is not UTF-8 at byte 1");
    assert_int_equal(cleancopy_dedup_add(dedup, NULL, NULL, NULL, "", 0), CLEANCOPY_E_USAGE);
    assert_string_equal(cleancopy_dedup_message(dedup), "id is NULL");
    assert_int_equal(cleancopy_dedup_add_line(dedup, NULL, 1), CLEANCOPY_E_USAGE);
    assert_int_equal(cleancopy_dedup_add_line(NULL, "", 0), CLEANCOPY_E_USAGE);
    assert_int_equal(add(dedup, "b", NULL, "2031-05-03", SHARED), CLEANCOPY_OK);
    assert_rows(dedup, ROW("\"b\"", "0", CLUSTER_OF_A, "\"a\""), "");
}

static void a_repeated_id_is_noted_by_its_number(void **state)
{
    struct cleancopy_dedup *dedup = open_batch(NULL);

    (void)state;
    assert_int_equal(add(dedup, "a", NULL, "2031-05-02", SHARED), CLEANCOPY_OK);
    assert_int_equal(add_line(dedup, "?"), CLEANCOPY_E_INPUT);
    assert_int_equal(add(dedup, "a", NULL, "2031-05-03", TAIL), CLEANCOPY_OK);
    assert_rows(dedup, "", "document 3: id \"a\" is already that of document 1\n");
}

static void a_line_at_the_limit_is_read_and_one_past_it_is_not(void **state)
{
    struct cleancopy_dedup *dedup = open_batch(NULL);
    struct cc_config cfg;
    char *line;
    size_t n;

    (void)state;
    cc_config_defaults(&cfg);
    n = cfg.limits.max_line_bytes;
    line = malloc(n + 1);
    assert_non_null(line);
    memset(line, ' ', n + 1);
    memcpy(line, "{\"id\":1,\"text\":\"\"}", 18);
    assert_int_equal(cleancopy_dedup_add_line(dedup, line, n), CLEANCOPY_OK);
    assert_int_equal(cleancopy_dedup_add_line(dedup, line, n + 1), CLEANCOPY_E_LIMIT);
    free(line);
    assert_rows(dedup, "", "");
}

static void a_batch_runs_once(void **state)
{
    struct cleancopy_dedup *dedup = open_batch(NULL);
    struct cleancopy_result *result;

    (void)state;
    assert_int_equal(cleancopy_dedup_run(dedup, &result), CLEANCOPY_OK);
    assert_string_equal(cleancopy_result_record(result, NULL), "");
    cleancopy_result_free(result);
    assert_int_equal(cleancopy_dedup_run(dedup, &result), CLEANCOPY_E_USAGE);
    assert_non_null(strstr(cleancopy_result_message(result), "has run"));
    cleancopy_result_free(result);
    assert_int_equal(add(dedup, "a", NULL, NULL, SHARED), CLEANCOPY_E_USAGE);
    cleancopy_dedup_close(dedup);
    assert_int_equal(cleancopy_dedup_run(NULL, &result), CLEANCOPY_E_USAGE);
    cleancopy_result_free(result);
}

static void options_are_kept_after_the_call(void **state)
{
    char outlet[] = "b.example";
    const char *prefer[] = {outlet};
    struct cleancopy_dedup_options options = {.size = sizeof options, .prefer = prefer, .n_prefer = 1};
    struct cleancopy_dedup *dedup = open_batch(&options);

    (void)state;
    memset(outlet, 'x', sizeof outlet - 1);
    assert_int_equal(add(dedup, "b", "a.example", "2031-05-02", SHARED), CLEANCOPY_OK);
    assert_int_equal(add(dedup, "a", "b.example", "2031-05-03", SHARED), CLEANCOPY_OK);
    assert_rows(dedup, ROW("\"b\"", "0", CLUSTER_OF_A, "\"a\""), "");
}

static void options_that_do_not_hold_open_nothing(void **state)
{
    const char *prefer[CC_MAX_PREFER + 1];
    struct cleancopy_dedup_options options = {.size = sizeof options, .prefer = prefer, .n_prefer = CC_MAX_PREFER};
    struct cleancopy_dedup *dedup;

    (void)state;
    for (size_t i = 0; i <= CC_MAX_PREFER; i++)
        prefer[i] = "a.example";
    cleancopy_dedup_close(open_batch(&options));
    options.n_prefer++;
    assert_int_equal(cleancopy_dedup_open(&options, &dedup), CLEANCOPY_E_USAGE);
    assert_null(dedup);
    options.n_prefer = 1;
    options.prefer = NULL;
    assert_int_equal(cleancopy_dedup_open(&options, &dedup), CLEANCOPY_E_USAGE);
    options.prefer = prefer;
    prefer[0] = "\xff";
    assert_int_equal(cleancopy_dedup_open(&options, &dedup), CLEANCOPY_E_USAGE);
    options.size = 0;
    assert_int_equal(cleancopy_dedup_open(&options, &dedup), CLEANCOPY_E_USAGE);
}

static void little_memory_goes_to_a_file_and_a_folder_that_is_none_is_said(void **state)
{
    char *dir = support_scratch(), *text = malloc(2 * MIB);
    struct cleancopy_dedup_options options = {.size = sizeof options, .memory_bytes = 1};
    struct cleancopy_dedup *dedup;
    struct cleancopy_result *result;
    int status = CLEANCOPY_OK;

    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < 2 * MIB; i++)
        text[i] = i % 6 == 5 ? ' ' : (char)('a' + i % 23);
    options.temporary_dir = dir;
    dedup = open_batch(&options);
    assert_int_equal(add(dedup, "a", NULL, "2031-05-02", SHARED), CLEANCOPY_OK);
    assert_int_equal(cleancopy_dedup_add(dedup, "z", NULL, NULL, text, 2 * MIB), CLEANCOPY_OK);
    assert_int_equal(add(dedup, "b", NULL, "2031-05-03", SHARED), CLEANCOPY_OK);
    assert_rows(dedup, ROW("\"b\"", "0", CLUSTER_OF_A, "\"a\""), "");

    options.temporary_dir = "/proc/no/such/folder";
    dedup = open_batch(&options);
    for (int i = 0; i < 3 && status == CLEANCOPY_OK; i++)
        status = cleancopy_dedup_add(dedup, i == 0 ? "a" : i == 1 ? "b" : "c", NULL, NULL, text, 2 * MIB);
    if (status == CLEANCOPY_OK) {
        status = cleancopy_dedup_run(dedup, &result);
        cleancopy_result_free(result);
    }
    assert_int_equal(status, CLEANCOPY_E_IO);
    assert_non_null(strstr(cleancopy_dedup_message(dedup), "/proc/no/such/folder"));
    cleancopy_dedup_close(dedup);
    free(text);
    support_scratch_done(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_in_any_order_give_rows_in_that_of_time),
        cmocka_unit_test(rows_are_json_where_a_comma_stands_for_the_point),
        cmocka_unit_test(a_line_is_the_same_document),
        cmocka_unit_test(text_is_taken_byte_by_byte),
        cmocka_unit_test(a_bad_document_leaves_the_batch_as_it_was),
        cmocka_unit_test(a_repeated_id_is_noted_by_its_number),
        cmocka_unit_test(a_line_at_the_limit_is_read_and_one_past_it_is_not),
        cmocka_unit_test(a_batch_runs_once),
        cmocka_unit_test(options_are_kept_after_the_call),
        cmocka_unit_test(options_that_do_not_hold_open_nothing),
        cmocka_unit_test(little_memory_goes_to_a_file_and_a_folder_that_is_none_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
