#include "support.h"

#include "cleancopy/source/share.h"

#include <stdio.h>
#include <string.h>

#define PART CC_SHARE_PART_BYTES

struct file {
    const char *path;
    uint64_t bytes;
    unsigned n_pages;
};

static const struct file files[] = {{"a.html", 900, 1},     {"b.html", 0, 1},
                                    {"W.warc", 3 * PART - 1, 7}, {"c.html", PART, 1},
                                    {"d.jsonl", PART + 1, 5},   {"e.html", 12, 1}};
#define N_FILES (sizeof files / sizeof *files)

/* What a share takes, as "a0 b0 …"; *opened: the files that it reads at all. */
static const char *deal(struct cc_share *share, unsigned *opened)
{
    static char text[256];
    size_t len = 0;

    text[0] = '\0';
    *opened = 0;
    for (size_t i = 0; i < N_FILES; i++) {
        if (!cc_share_file(share, cc_span_from(files[i].path), files[i].bytes))
            continue;
        ++*opened;
        for (unsigned page = 0; page < files[i].n_pages; page++) {
            assert_int_equal(share->n_pages, page);
            if (cc_share_page(share))
                len += (size_t)snprintf(text + len, sizeof text - len, "%s%c%u",
                                        len == 0 ? "" : " ", files[i].path[0], page);
        }
    }
    return text;
}

static void parts_are_dealt_in_turn(void **data)
{
    static const char *const expected[] = {"a0 W1 W4 d0 d2 d4", "b0 W2 W5 d1 d3",
                                           "W0 W3 W6 c0 e0"};
    unsigned opened;

    (void)data;
    for (uint32_t i = 1; i <= 3; i++) {
        struct cc_share share = {.number = i, .of = 3};

        assert_string_equal(deal(&share, &opened), expected[i - 1]);
    }
}

static void each_page_is_taken_once(void **data)
{
    unsigned opened;

    (void)data;
    for (uint32_t of = 1; of <= 20; of++) {
        unsigned seen[N_FILES][8] = {{0}};

        for (uint32_t i = 1; i <= of; i++) {
            struct cc_share share = {.number = i, .of = of};
            const char *at;

            for (at = deal(&share, &opened); *at != '\0'; at += at[2] == ' ' ? 3 : 2) {
                size_t file = 0;

                while (files[file].path[0] != *at)
                    file++;
                seen[file][at[1] - '0']++;
            }
        }
        for (size_t file = 0; file < N_FILES; file++) {
            for (unsigned page = 0; page < files[file].n_pages; page++)
                assert_int_equal(seen[file][page], 1);
        }
    }
}

static void a_file_of_the_part_size_is_one_part_and_one_byte_more_two(void **data)
{
    static const struct {
        uint64_t bytes;
        unsigned n_takers;
    } cases[] = {{0, 1},        {1, 1},        {PART - 1, 1}, {PART, 1},
                 {PART + 1, 2}, {2 * PART, 2}, {2 * PART + 1, 3}, {UINT64_MAX, 5}};

    (void)data;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        unsigned n = 0;

        for (uint32_t i = 1; i <= 5; i++) {
            struct cc_share share = {.number = i, .of = 5};

            n += cc_share_file(&share, CC_SPAN("x"), cases[c].bytes);
        }
        assert_int_equal(n, cases[c].n_takers);
    }
}

static void alone_all_is_taken_and_nothing_noted(void **data)
{
    struct cc_share share = {.number = 0};
    unsigned opened;

    (void)data;
    assert_string_equal(deal(&share, &opened), "a0 b0 W0 W1 W2 W3 W4 W5 W6 c0 d0 d1 d2 d3 d4 e0");
    assert_int_equal(opened, N_FILES);
    assert_int_equal(share.inputs, 0);
}

static void number_0_takes_nothing_and_knows_the_inputs(void **data)
{
    struct cc_share none = {.number = 0, .of = 3}, third = {.number = 3, .of = 3};
    unsigned opened;

    (void)data;
    assert_string_equal(deal(&none, &opened), "");
    assert_int_equal(opened, 0);
    (void)deal(&third, &opened);
    assert_int_equal(none.n_files, N_FILES);
    assert_int_equal(none.n_files, third.n_files);
    assert_int_equal(none.inputs, third.inputs);
}

static void a_name_a_size_and_the_order_count(void **data)
{
    static const struct file lists[][2] = {{{"a", 1, 1}, {"b", 2, 1}},
                                           {{"b", 2, 1}, {"a", 1, 1}},
                                           {{"a", 1, 1}, {"b", 3, 1}},
                                           {{"a", 1, 1}, {"c", 2, 1}}};
    uint64_t inputs[4];

    (void)data;
    for (size_t i = 0; i < 4; i++) {
        struct cc_share share = {.number = 1, .of = 2};

        for (size_t f = 0; f < 2; f++)
            (void)cc_share_file(&share, cc_span_from(lists[i][f].path), lists[i][f].bytes);
        inputs[i] = share.inputs;
        for (size_t j = 0; j < i; j++)
            assert_true(inputs[i] != inputs[j]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_dealt_in_turn),
        cmocka_unit_test(each_page_is_taken_once),
        cmocka_unit_test(a_file_of_the_part_size_is_one_part_and_one_byte_more_two),
        cmocka_unit_test(alone_all_is_taken_and_nothing_noted),
        cmocka_unit_test(number_0_takes_nothing_and_knows_the_inputs),
        cmocka_unit_test(a_name_a_size_and_the_order_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
