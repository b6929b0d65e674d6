#include "cleancopy/state/line_store.h"

#include "cleancopy/state/document_store.h"
#include "support.h"

static char *dir;
static struct cc_state *place;
static struct cc_arena arena;

static int setup(void **state)
{
    (void)state;
    dir = support_scratch();
    cc_arena_init(&arena, 1 << 20);
    return cc_state_open(dir, &place, NULL) == CC_OK && cc_state_begin(place, NULL) == CC_OK ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    cc_state_close(place);
    cc_arena_done(&arena);
    support_scratch_done(dir);
    return 0;
}

static const struct cc_line some[] = {{7, 12, CC_LINE_JUDGED}, {0, 0, 0}, {UINT64_MAX, UINT16_MAX, 31}};

static void put(uint64_t doc, uint32_t n)
{
    struct cc_page_lines page = {0xf000000000000001u, 3, true, some, n};

    assert_int_equal(cc_lines_put(place, doc, &page, NULL), CC_OK);
}

static void a_row_comes_back_and_is_replaced(void **state)
{
    struct cc_page_lines page;
    uint64_t key = 0, n = 0;

    (void)state;
    assert_int_equal(cc_lines_get(place, &arena, 5, &page, NULL), CC_END);
    assert_int_equal(cc_lines_key(place, 5, 0, &key, NULL), CC_END);
    put(5, 1);
    put(5, 3);
    assert_int_equal(cc_lines_get(place, &arena, 5, &page, NULL), CC_OK);
    assert_true(page.outlet == 0xf000000000000001u && page.title == 3 && page.article);
    assert_int_equal(page.n_lines, 3);
    for (int i = 0; i < 3; i++) {
        assert_true(page.lines[i].key == some[i].key);
        assert_int_equal(page.lines[i].words, some[i].words);
        assert_int_equal(page.lines[i].flags, some[i].flags);
    }
    assert_int_equal(cc_lines_key(place, 5, 2, &key, NULL), CC_OK);
    assert_true(key == UINT64_MAX);
    assert_int_equal(cc_lines_key(place, 5, 3, &key, NULL), CC_END);
    assert_int_equal(cc_lines_count(place, &n, NULL), CC_OK);
    assert_int_equal(n, 3);
}

static void rows_come_by_document_each_once(void **state)
{
    static const uint64_t ids[] = {0, 1, 5, 0x7fffffffffffffffu, 0x8000000000000000u, UINT64_MAX};
    struct cc_page_lines page;
    uint64_t doc = 0;
    size_t n = 0;

    (void)state;
    for (size_t i = 0; i < 6; i++)
        put(ids[5 - i], i == 2 ? 0 : 1);
    while (cc_lines_next(place, &arena, n == 0, &doc, &page, NULL) == CC_OK) {
        assert_true(n < 6 && doc == ids[n]);
        n++;
    }
    assert_int_equal(n, 6);
}

static void a_row_goes_with_its_document(void **state)
{
    struct cc_stored_document doc = {9, CC_SPAN("a.example"), CC_SPAN_EMPTY, CC_SPAN("x"), CC_SPAN_EMPTY};
    struct cc_page_lines page;
    bool changed;

    (void)state;
    assert_int_equal(cc_document_put(place, &doc, true, &changed, NULL), CC_OK);
    put(9, 2);
    doc.record = CC_SPAN("y");
    assert_int_equal(cc_document_put(place, &doc, false, &changed, NULL), CC_OK);
    assert_int_equal(cc_lines_get(place, &arena, 9, &page, NULL), CC_END);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_comes_back_and_is_replaced, setup, teardown),
        cmocka_unit_test_setup_teardown(rows_come_by_document_each_once, setup, teardown),
        cmocka_unit_test_setup_teardown(a_row_goes_with_its_document, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
