#include "cleancopy/dedup/line.h"

#include "build_document.h"
#include "support.h"

static void lines_say_what_they_can_be(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.text = "Ada Holm writes about the coast."},
        {.role = CC_ROLE_HEADING, .text = "ADA HOLM writes about the coast"},
        {.role = CC_ROLE_TABLE, .text = "Salt | a pinch"},
        {.role = CC_ROLE_LIST_ITEM, .text = "Salt and pepper"},
        {.text = "Price: 5"},                                      /* one word in two */
        {.text = "Number 7 of the harbour register"},              /* one in six */
        {.text = "One 2 three four five"},                         /* one in five */
        {.text = "* * *"},
        {.text = "Near one of ours.", .relation = CC_RELATION_NEAR, .of_doc = 2, .of_outlet = "harbourpost.example"},
        {.text = "Part of another's.", .relation = CC_RELATION_PART, .of_doc = 3, .of_outlet = "x.example"},
        {.text = "Updated.", .relation = CC_RELATION_UPDATED, .of_doc = 3, .of_outlet = "x.example"},
        {.text = NULL}};
    static const uint8_t flags[] = {1, 3, 0, 0, 0, 1, 1, 0, 1 | CC_LINE_COPY, 1 | CC_LINE_FOREIGN, 1};
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_line *lines;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    doc = build_document(&arena, 1, paragraphs);
    assert_int_equal(cc_line_list(&arena, &doc, 2, &lines, NULL), CC_OK);
    for (size_t i = 0; i < sizeof flags; i++)
        assert_int_equal(lines[i].flags, flags[i]);
    assert_true(lines[0].key == lines[1].key); /* of one normal form */
    assert_int_equal(lines[0].words, 6);
    assert_true(lines[7].key == 0 && lines[7].words == 0);
    assert_true(lines[12].key == 0); /* room, zeroed */
    cc_arena_done(&arena);
}

static void a_line_comes_back_from_its_bytes(void **state)
{
    static const char bytes[CC_LINE_BYTES] = {8, 7, 6, 5, 4, 3, 2, 1, 0x34, 0x12, 5};
    char out[CC_LINE_BYTES];
    struct cc_line line = cc_line_get(bytes);

    (void)state;
    assert_true(line.key == 0x0102030405060708u);
    assert_int_equal(line.words, 0x1234);
    assert_int_equal(line.flags, 5);
    cc_line_put(&line, out);
    assert_memory_equal(out, bytes, sizeof out);
}

static void a_full_arena_is_told(void **state)
{
    static const struct build_paragraph paragraphs[] = {{.text = "Ada Holm writes."}, {.text = NULL}};
    struct cc_arena arena, small;
    struct cc_document doc;
    struct cc_line *lines;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    cc_arena_init(&small, 8);
    doc = build_document(&arena, 1, paragraphs);
    assert_int_equal(cc_line_list(&small, &doc, 0, &lines, NULL), CC_E_LIMIT);
    cc_arena_done(&small);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_say_what_they_can_be),
        cmocka_unit_test(a_line_comes_back_from_its_bytes),
        cmocka_unit_test(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
