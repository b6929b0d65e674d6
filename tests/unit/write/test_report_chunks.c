#include "cleancopy/write/report_chunks.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"

#include "scratch.h"

#include <dirent.h>
#include <stdlib.h>

static struct cc_report_files *files;
static struct cc_report_chunks chunks;
static char row[2048];

static void begin(void)
{
    assert_int_equal(cc_report_files_open(dir, &files, NULL), CC_OK);
    cc_report_chunks_init(&chunks, files, CC_SPAN("list"), CC_SPAN("archived"), true);
}

static bool end(void)
{
    bool changed;

    assert_int_equal(cc_report_chunks_end(&chunks, NULL), CC_OK);
    assert_int_equal(cc_report_files_close(files, &changed, NULL), CC_OK);
    return changed;
}

/* A row of `bytes` bytes. */
static void add(uint64_t cut, uint64_t key, size_t bytes)
{
    const struct cc_chunk_row at = {
        .cut = cut, .key = key, .part = 3, .count = 4, .json = {row, bytes}};

    memset(row, '7', bytes);
    assert_int_equal(cc_report_chunks_add(&chunks, &at, NULL), CC_OK);
}

static struct cc_span content(const char *name)
{
    return support_read(&arena, cc_arena_printf(&arena, "%s/report/data/%s", dir, name).ptr);
}

static void rows_are_in_chunks_and_places_say_in_which(void **state)
{
    (void)state;
    begin();
    add(0xb, 2, 1);
    add(0xc, 1, 2);
    add(0xd, 2, 1);
    assert_true(end());
    assert_int_equal(chunks.n_chunks, 1);
    assert_int_equal(chunks.chunks[0].n_rows, 3);
    assert_int_equal(chunks.digits, 0);
    assert_span_is(
        content("list/000000000000000b.js"),
        "cleancopy(\"list/"
        "000000000000000b\",{\"before\":null,\"after\":null,\"items\":[7,\n77,\n7]});\n");
    assert_span_is(
        content("places/list-.js"),
        "cleancopy(\"places/list-\",{\"0000000000000001\":[[3,4,\"000000000000000b\"]],\n"
        "\"0000000000000002\":[[3,4,\"000000000000000b\"],[3,4,\"000000000000000b\"]]});\n");
    cc_report_chunks_done(&chunks);
}

static void a_chunk_ends_at_its_size_before_a_row_whose_key_says_so(void **state)
{
    struct cc_span first;

    (void)state;
    begin();
    for (uint64_t i = 1; i <= 64; i++)
        add(0x10 + i, i, 1024); /* 64 and more KiB, but for keys */
    assert_int_equal(chunks.n_chunks, 1);
    add(0x101, 65, 1);
    assert_int_equal(chunks.n_chunks, 1); /* not one in eight */
    add(0x108, 66, 1);
    assert_int_equal(chunks.n_chunks, 2);
    add(0x110, 67, 1); /* too small to end */
    assert_int_equal(chunks.n_chunks, 2);
    end();
    first = content("list/0000000000000011.js");
    assert_true(cc_span_starts(
        first, CC_SPAN("cleancopy(\"list/"
                       "0000000000000011\",{\"before\":null,\"after\":\"0000000000000108\",")));
    assert_true(cc_span_starts(
        content("list/0000000000000108.js"),
        CC_SPAN("cleancopy(\"list/"
                "0000000000000108\",{\"before\":\"0000000000000011\",\"after\":null,")));
    cc_report_chunks_done(&chunks);
}

static void a_chunk_that_no_key_ends_ends_all_the_same(void **state)
{
    (void)state;
    begin();
    for (uint64_t i = 0; i < CC_CHUNK_MAX_BYTES / 1024; i++)
        add(0x11, i, 1024 - 2); /* ",\n" between */
    assert_int_equal(chunks.n_chunks, 1);
    add(0x13, 1, 1); /* at the limit but for two bytes: still in */
    assert_int_equal(chunks.n_chunks, 1);
    add(0x15, 1, 1);
    assert_int_equal(chunks.n_chunks, 2);
    end();
    cc_report_chunks_done(&chunks);
}

static uint64_t mixed(uint64_t i)
{
    return cc_hash64_mix(i, 77);
}

static unsigned count_files(const char *kind)
{
    DIR *d = opendir(cc_arena_printf(&arena, "%s/report/data/%s", dir, kind).ptr);
    struct dirent *entry;
    unsigned n = 0;

    assert_non_null(d);
    for (entry = readdir(d); entry != NULL; entry = readdir(d))
        n += entry->d_name[0] != '.';
    closedir(d);
    return n;
}

/* 4,000 rows, one more among them, and how many chunks that changes. */
static void a_row_among_others_changes_few_chunks(void **state)
{
    uint64_t *before;
    size_t n_before, same = 0;

    (void)state;
    begin();
    for (uint64_t i = 0; i < 4000; i++)
        add(mixed(i), mixed(i), 1000);
    end();
    n_before = chunks.n_chunks;
    assert_true(n_before > 30);
    before = calloc(n_before, sizeof *before);
    assert_non_null(before);
    for (size_t i = 0; i < n_before; i++)
        before[i] = chunks.chunks[i].name;
    cc_report_chunks_done(&chunks);
    begin();
    for (uint64_t i = 0; i < 4000; i++) {
        if (i == 1000)
            add(mixed(9999), mixed(9999), 1000);
        add(mixed(i), mixed(i), 1000);
    }
    assert_true(end());
    for (size_t i = 0; i < n_before; i++) {
        for (size_t j = 0; j < chunks.n_chunks; j++)
            same += before[i] == chunks.chunks[j].name;
    }
    free(before);
    assert_true(same + 3 >= n_before);
    assert_int_equal(count_files("list"), chunks.n_chunks); /* none of the old names is left */
    cc_report_chunks_done(&chunks);
}

static void places_are_spread_over_files_by_their_first_digits(void **state)
{
    (void)state;
    begin();
    for (uint64_t i = 0; i < CC_CHUNK_PLACES; i++)
        add(1, i << 52, 1);
    end();
    assert_int_equal(chunks.digits, 0);
    cc_report_chunks_done(&chunks);
    begin();
    for (uint64_t i = 0; i <= CC_CHUNK_PLACES; i++)
        add(1, i << 52, 1);
    end();
    assert_int_equal(chunks.digits, 1);
    assert_true(cc_span_starts(
        content("places/list-3.js"),
        CC_SPAN(
            "cleancopy(\"places/list-3\",{\"3000000000000000\":[[3,4,\"0000000000000001\"]],\n"
            "\"3010000000000000\":")));
    assert_int_equal(count_files("places"), 4); /* 0 to 3: the file of all is gone */
    cc_report_chunks_done(&chunks);
}

static void what_is_put_aside_has_a_file_of_the_same_name(void **state)
{
    const struct cc_chunk_row rows[] = {
        {.cut = 5, .json = CC_SPAN("1"), .aside = CC_SPAN("[\"<\"]")},
        {.cut = 6, .json = CC_SPAN("2")},
        {.cut = 7, .json = CC_SPAN("3"), .aside = CC_SPAN("[3]")}};

    (void)state;
    begin();
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(cc_report_chunks_add(&chunks, &rows[i], NULL), CC_OK);
    end();
    assert_span_is(content("archived/0000000000000005.js"),
                   "cleancopy(\"archived/0000000000000005\",[[\"\\u003C\"],\n[3]]);\n");
    cc_report_chunks_done(&chunks);
}

static void no_rows_give_no_files(void **state)
{
    (void)state;
    begin();
    assert_false(end());
    assert_int_equal(chunks.n_chunks, 0);
    cc_report_chunks_done(&chunks);
}

static void every_failed_allocation_is_reported(void **state)
{
    enum cc_status st = CC_E_NOMEM;

    (void)state;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        const struct cc_chunk_row at = {
            .cut = 1, .key = 1, .json = CC_SPAN("[1]"), .aside = CC_SPAN("[2]")};
        enum cc_status closed;
        bool changed;

        begin();
        cc_alloc_fail_at(nth, false);
        st = cc_report_chunks_add(&chunks, &at, NULL);
        if (st == CC_OK)
            st = cc_report_chunks_end(&chunks, NULL);
        cc_alloc_fail_at(0, false);
        cc_report_chunks_done(&chunks);
        /* a thread writes the files: an allocation of its own is told when they are closed */
        closed = cc_report_files_close(files, &changed, NULL);
        if (st == CC_OK)
            st = closed;
        assert_true(closed == CC_OK || closed == CC_E_NOMEM);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        assert_true(nth < 100);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_are_in_chunks_and_places_say_in_which),
        TEST(a_chunk_ends_at_its_size_before_a_row_whose_key_says_so),
        TEST(a_chunk_that_no_key_ends_ends_all_the_same),
        TEST(a_row_among_others_changes_few_chunks),
        TEST(places_are_spread_over_files_by_their_first_digits),
        TEST(what_is_put_aside_has_a_file_of_the_same_name),
        TEST(no_rows_give_no_files),
        TEST(every_failed_allocation_is_reported),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
