#include "scratch.h"

#include "cleancopy/share_file.h"
#include "cleancopy/write/outfile.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME "shard-0002-of-0003.jsonl.zst"
#define MAX_LINE_BYTES 100000

static const struct cc_share_head head = {{"0.1.0", 5}, 2, 3, {"scope=auto", 10}};
static char *repeat(char c, size_t n)
{
    char *text = cc_arena_alloc(&arena, n + 1);

    memset(text, c, n);
    text[n] = '\0';
    return text;
}

static struct cc_share_writer *begin(void)
{
    const struct cc_share_failure failure = {CC_SPAN("a.html"), CC_SPAN("is empty"), false, 4, 0};
    struct cc_share_writer *writer;
    struct cc_error err;

    if (cc_share_writer_open(dir, &head, &writer, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(cc_share_writer_document(writer, CC_SPAN("{\"id\":\"1\"}"), NULL), CC_OK);
    assert_int_equal(cc_share_writer_failure(writer, &failure, NULL), CC_OK);
    assert_int_equal(cc_share_writer_document(writer, CC_SPAN("{\"id\":\"2\"}"), NULL), CC_OK);
    return writer;
}

static void write_shard(void)
{
    struct cc_share_end end = {.n_files = 7, .inputs = 99, .n_pages = 3};

    assert_int_equal(cc_share_writer_commit(begin(), &end, NULL), CC_OK);
    assert_int_equal(end.n_documents, 2);
    assert_int_equal(end.n_failed, 1);
}

/* How reading the file ends: "" for well, else the message; its lines as letters in `kinds`. */
static const char *read_all(const char *name, char kinds[16])
{
    static struct cc_error err;
    struct cc_share_reader *reader;
    struct cc_share_line line;
    enum cc_status st;
    size_t n = 0;

    st = cc_share_reader_open(scratch_path(name), MAX_LINE_BYTES, &reader, &err);
    while (st == CC_OK && n < 15) {
        st = cc_share_reader_next(reader, &line, &err);
        if (st == CC_OK || st == CC_END)
            kinds[n++] = "hdfe"[line.kind];
    }
    kinds[n] = '\0';
    cc_share_reader_close(reader);
    if (st == CC_END) {
        assert_int_equal(line.end.n_files, 7);
        return "";
    }
    assert_int_equal(st, CC_E_INPUT);
    assert_non_null(strstr(err.message, scratch_path(name)));
    return err.message;
}

static void names_are_made_and_read_back(void **state)
{
    static const char *const none[] = {
        "", "shard-0001-of-0003.jsonl.zst.tmp", "shard-1-of-3.jsonl.zst", "shard-0000-of-0003.jsonl.zst",
        "shard-0004-of-0003.jsonl.zst", "shard-0001-of-10001.jsonl.zst", "documents-00000.jsonl.zst",
        "shard-0001-of-0003.jsonl"};
    char name[CC_SHARE_NAME_BYTES];
    uint32_t number, of;

    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(cc_share_name_read(none[i], &number, &of));
    for (uint32_t n = 1; n <= CC_MAX_SHARDS; n = n * 10) {
        cc_share_name(n, n, name);
        assert_true(cc_share_name_read(name, &number, &of));
        assert_int_equal(number, n);
        assert_int_equal(of, n);
    }
    cc_share_name(2, 3, name);
    assert_string_equal(name, NAME);
}

static void a_shard_is_read_back(void **state)
{
    char kinds[16];

    (void)state;
    write_shard();
    assert_string_equal(read_all(NAME, kinds), "");
    assert_string_equal(kinds, "dfde");
    assert_int_equal(access(scratch_path(NAME ".tmp"), F_OK), -1);
}

static void nothing_is_there_before_the_commit_or_after_an_abort(void **state)
{
    struct cc_share_writer *writer = begin();

    (void)state;
    assert_int_equal(access(scratch_path(NAME), F_OK), -1);
    cc_share_writer_abort(writer);
    assert_int_equal(access(scratch_path(NAME), F_OK), -1);
    assert_int_equal(access(scratch_path(NAME ".tmp"), F_OK), -1);
}

static void a_second_writer_is_told(void **state)
{
    struct cc_share_writer *first = begin(), *second;
    struct cc_share_head other = head;
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_share_writer_open(dir, &head, &second, &err), CC_E_LOCKED);
    assert_non_null(strstr(err.message, NAME));
    other.number = 3;
    assert_int_equal(cc_share_writer_open(dir, &other, &second, &err), CC_OK);
    cc_share_writer_abort(second);
    cc_share_writer_abort(first);
    write_shard();
}

static void a_leftover_of_a_killed_process_is_written_over(void **state)
{
    char kinds[16];

    (void)state;
    support_write(scratch_path(NAME ".tmp"), cc_span_from(repeat('x', 50000)));
    write_shard();
    assert_string_equal(read_all(NAME, kinds), "");
}

/* Cut at each byte, and with each byte changed: never taken for whole. */
static void a_damaged_shard_is_never_taken_for_whole(void **state)
{
    char kinds[16], *bytes;
    struct cc_span all;

    (void)state;
    write_shard();
    all = support_read(&arena, scratch_path(NAME));
    bytes = cc_arena_alloc(&arena, all.len);
    for (size_t i = 1; i < all.len; i++) {
        support_write(scratch_path("cut"), cc_span_slice(all, 0, i));
        assert_string_not_equal(read_all("cut", kinds), "");
        memcpy(bytes, all.ptr, all.len);
        bytes[i] = (char)(bytes[i] ^ 0x10);
        support_write(scratch_path("changed"), (struct cc_span){bytes, all.len});
        assert_true(read_all("changed", kinds)[0] != '\0' || strcmp(kinds, "dfde") == 0);
    }
}

/* Without zstd's own checksum over them. */
static void lines_that_do_not_fit_their_end_are_told(void **state)
{
    static const char good[] =
        "{\"cleancopy_shard\":1,\"cleancopy\":\"0.1.0\",\"shard\":2,\"of\":3,\"settings\":\"scope=auto\"}\n"
        "{\"id\":\"1\"}\n";
    static const struct {
        const char *rest, *words;
    } cases[] = {
        {"", "its end is missing"},
        {"{\"end\":true,\"files\":7,\"inputs\":\"0000000000000000\",\"pages\":1,\"documents\":1,\"failed\":0,"
         "\"checksum\":\"0000000000000000\"}\n", "checksum"},
        {"{\"cleancopy_shard\":1,\"cleancopy\":\"0.1.0\",\"shard\":2,\"of\":3,\"settings\":\"\"}\n", "two heads"},
        {"<p>\n", "no shard has"},
    };
    char kinds[16];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        support_write(scratch_path("x"), cc_arena_printf(&arena, "%s%s", good, cases[i].rest));
        if (strstr(read_all("x", kinds), cases[i].words) == NULL)
            fail_msg("%s: %s", cases[i].words, read_all("x", kinds));
        assert_string_equal(kinds, "d");
    }
    support_write(scratch_path("x"), CC_SPAN("{\"id\":\"1\"}\n"));
    assert_non_null(strstr(read_all("x", kinds), "is no shard"));
    support_write(scratch_path("x"), CC_SPAN(""));
    assert_non_null(strstr(read_all("x", kinds), "is no shard"));
}

static void a_line_may_be_as_long_as_is_said_and_no_longer(void **state)
{
    struct cc_share_end end = {.n_files = 7};
    struct cc_share_writer *writer;
    char kinds[16], *text;

    (void)state;
    for (size_t extra = 0; extra < 2; extra++) {
        assert_int_equal(cc_share_writer_open(dir, &head, &writer, NULL), CC_OK);
        text = repeat('x', MAX_LINE_BYTES + extra);
        memcpy(text, "{\"id\":", 6);
        assert_int_equal(cc_share_writer_document(writer, cc_span_from(text), NULL), CC_OK);
        assert_int_equal(cc_share_writer_commit(writer, &end, NULL), CC_OK);
        assert_int_equal(read_all(NAME, kinds)[0] != '\0', extra == 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_are_made_and_read_back, setup, teardown),
        cmocka_unit_test_setup_teardown(a_shard_is_read_back, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_is_there_before_the_commit_or_after_an_abort, setup, teardown),
        cmocka_unit_test_setup_teardown(a_second_writer_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_leftover_of_a_killed_process_is_written_over, setup, teardown),
        cmocka_unit_test_setup_teardown(a_damaged_shard_is_never_taken_for_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(lines_that_do_not_fit_their_end_are_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_line_may_be_as_long_as_is_said_and_no_longer, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
