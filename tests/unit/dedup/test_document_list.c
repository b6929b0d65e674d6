#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/document_list.h"

#include <stdio.h>

#define MAX_PARAGRAPHS 3

static struct cc_arena arena;
static struct cc_error err;
static char *dir;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)64 << 20);
    dir = support_scratch();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    support_scratch_done(dir);
    return 0;
}

/* What a document is told by in these tests; texts NULL behind the last. */
struct sample {
    const char *id, *outlet, *date;
    const char *texts[MAX_PARAGRAPHS];
    uint32_t line;
};

static enum cc_status try_add(struct cc_document_list *list, const struct sample *sample)
{
    struct cc_paragraph paragraphs[MAX_PARAGRAPHS] = {{.text = CC_SPAN_EMPTY}};
    struct cc_document doc = {.outlet = cc_span_from(sample->outlet),
                              .date = cc_span_from(sample->date),
                              .paragraphs = paragraphs};
    struct cc_document_place place = {0, sample->line};

    while (doc.n_paragraphs < MAX_PARAGRAPHS && sample->texts[doc.n_paragraphs] != NULL) {
        paragraphs[doc.n_paragraphs].text = cc_span_from(sample->texts[doc.n_paragraphs]);
        doc.n_paragraphs++;
    }
    return cc_document_list_add(list, &doc, cc_span_from(sample->id), place, &err);
}

/* The samples' order in the list, as the lines they came from: "3 1 2". */
static void assert_order(const struct sample *samples, size_t n, const char *wanted)
{
    struct cc_document_list *list = cc_document_list_open(SIZE_MAX, dir);
    char got[256] = "";
    size_t len = 0;

    assert_non_null(list);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(try_add(list, &samples[i]), CC_OK);
    assert_int_equal(cc_document_list_sort(list, NULL, NULL, &err), CC_OK);
    assert_int_equal(cc_document_list_count(list), n);
    for (uint32_t i = 0; i < n; i++)
        len += (size_t)snprintf(got + len, sizeof got - len, "%s%d", i > 0 ? " " : "",
                                (int)cc_document_list_place(list, i).line);
    assert_string_equal(got, wanted);
    cc_document_list_close(list);
}

static void the_order_is_date_outlet_id(void **state)
{
    static const struct sample samples[] = {
        {"a", "bay.example", NULL, {"x"}, 1},
        {"b", "bay.example", "2031-01-02", {"x"}, 2},
        {"c", "bay.example", "2031-01-01T23:00:00Z", {"x"}, 3},
        {"e", "bay.example", "2031-01-01T23:00:00Z", {"x"}, 4},
        {"d", "bay.example", "2031-01-01T23:00:00Z", {"x"}, 5},
        {"f", "alp.example", "2031-01-02T00:00:00Z", {"x"}, 6},
        {"g", NULL, "2031-01-02T01:00:00+01:00", {"x"}, 7},
        {"h", "zoo.example", "no date", {"x"}, 8},
    };

    (void)state;
    assert_order(samples, 8, "3 5 4 7 6 2 1 8");
}

static void records_of_one_id_are_ordered_by_text(void **state)
{
    static const struct sample samples[] = {
        {"a", "bay.example", "2031-01-01", {"two", "one"}, 1},
        {"a", "bay.example", "2031-01-01", {"one", "two"}, 2},
        {"a", "bay.example", "2031-01-01", {"one"}, 3},
        {"a", "bay.example", "2031-01-01", {"one", "two"}, 4},
        {"a", "bay.example", "2031-01-01", {NULL}, 5},
    };

    (void)state;
    assert_order(samples, 5, "5 3 2 4 1");
}

/* What was told of repeated ids. */
struct told {
    uint32_t count, last, last_first;
    bool right; /* all of them as the test below expects them */
};

static void tell(void *user, uint32_t i, uint32_t first)
{
    struct told *told = user;

    told->count++;
    told->last = i;
    told->last_first = first;
    told->right &= first + 1 == i; /* they stand side by side: the order is that of ids */
}

static void preferred_outlets_come_first(void **state)
{
    static const struct sample samples[] = {
        {"a", "bay.example", "2031-01-01", {"x"}, 1},
        {"b", "wire.example", "2031-01-03", {"x"}, 2},
        {"c", "coast.example", "2031-01-04", {"x"}, 3},
        {"d", "wire.example", "2031-01-02", {"x"}, 4},
    };
    static const char *const prefer[] = {"Coast.example", "wire.example"};
    static const uint32_t wanted[] = {3, 4, 2, 1};
    struct cc_document_list *list = cc_document_list_open(SIZE_MAX, dir);

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(try_add(list, &samples[i]), CC_OK);
    cc_document_list_prefer(list, prefer, 2);
    assert_int_equal(cc_document_list_sort(list, NULL, NULL, &err), CC_OK);
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(cc_document_list_place(list, i).line, wanted[i]);
    cc_document_list_close(list);
}

static void the_first_of_an_id_is_the_one(void **state)
{
    static const struct sample samples[] = {
        {"b", "bay.example", "2031-01-03", {"late"}, 1},
        {"a", "bay.example", "2031-01-02", {"x"}, 2},
        {"b", "bay.example", "2031-01-01", {"early"}, 3},
    };
    struct cc_document_list *list = cc_document_list_open(SIZE_MAX, dir);
    struct told told = {.count = 0};

    (void)state;
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(try_add(list, &samples[i]), CC_OK);
    assert_int_equal(cc_document_list_sort(list, tell, &told, &err), CC_OK);
    assert_int_equal(told.count, 1);
    assert_int_equal(told.last, 2);
    assert_int_equal(told.last_first, 0);
    assert_false(cc_document_list_repeats(list, 0));
    assert_false(cc_document_list_repeats(list, 1));
    assert_true(cc_document_list_repeats(list, 2));
    assert_true(cc_document_list_id(list, 1) == cc_hash64(CC_SPAN("a")));
    assert_span_is(cc_document_list_written_id(list, 2), "b");
    assert_int_equal(cc_document_list_paragraphs(list), 3);
    cc_document_list_close(list);
    cc_document_list_close(NULL);
}

/* More ids in one place of the table than it keeps (ref_table.h: the lowest 22 bits of the mixed
 * number are not kept; this undoes the mixing). */
static void ids_made_to_collide_are_told_apart(void **state)
{
    enum {
        N = 200
    };
    struct cc_document_list *list = cc_document_list_open(SIZE_MAX, dir);
    struct told told = {.right = true};

    (void)state;
    for (uint32_t i = 0; i < N; i++) {
        uint64_t number = ((uint64_t)12345 << 22 | (i % 150)) * 0xF1DE83E19937733Du;
        struct cc_document doc = {.n_paragraphs = 0};
        char id[32];

        (void)snprintf(id, sizeof id, "\"%016llx\"", (unsigned long long)number);
        assert_int_equal(cc_document_list_add(list, &doc, cc_span_from(id),
                                              (struct cc_document_place){0, i}, &err),
                         CC_OK);
    }
    assert_int_equal(cc_document_list_sort(list, tell, &told, &err), CC_OK);
    assert_true(told.right);
    assert_int_equal(told.count, N - 150);
    cc_document_list_close(list);
}

/* Text in memory, in a file, and partly in each: the same comes back. */
static void text_comes_back_from_memory_and_file(void **state)
{
    static const size_t limits[] = {SIZE_MAX, (size_t)1 << 20, 0};
    enum {
        N = 20000
    };

    (void)state;
    for (size_t l = 0; l < 3; l++) {
        struct cc_document_list *list = cc_document_list_open(limits[l], dir);
        char id[32], date[32], text[100];

        for (int i = 0; i < N; i++) {
            struct sample sample = {id, "bay.example", date, {"", text, "c"}, 0};

            (void)snprintf(id, sizeof id, "%d", i);
            (void)snprintf(date, sizeof date, "%04d-01-01", 9000 - i % 5000);
            (void)snprintf(text, sizeof text, "%0*d", i % 90 + 1, i);
            if (i % 7 == 0)
                sample.texts[2] = NULL;
            assert_int_equal(try_add(list, &sample), CC_OK);
        }
        assert_int_equal(cc_document_list_sort(list, NULL, NULL, &err), CC_OK);
        assert_true((cc_document_list_spooled(list) > 0) == (limits[l] < SIZE_MAX));
        for (uint32_t k = 0; k < N; k++) {
            struct cc_document doc;
            int i;

            assert_int_equal(cc_document_list_get(list, k, &arena, &doc, &err), CC_OK);
            assert_int_equal(doc.id, k);
            assert_int_equal(sscanf(cc_document_list_written_id(list, k).ptr, "%d", &i), 1);
            (void)snprintf(text, sizeof text, "%0*d", i % 90 + 1, i);
            assert_int_equal(doc.n_paragraphs, i % 7 == 0 ? 2 : 3);
            assert_int_equal(doc.paragraphs[0].text.len, 0);
            assert_span_is(doc.paragraphs[1].text, text);
            assert_span_is(doc.outlet, "bay.example");
            cc_arena_reset(&arena);
        }
        cc_document_list_close(list);
    }
}

static void a_missing_folder_is_an_error(void **state)
{
    static const struct sample sample = {"a", "bay.example", NULL, {"x"}, 1};
    struct cc_document_list *list = cc_document_list_open(0, "/nowhere/at/all");

    (void)state;
    assert_int_equal(try_add(list, &sample), CC_E_IO);
    cc_document_list_close(list);
}

static void a_short_heap_refuses_and_leaks_nothing(void **state)
{
    static const struct sample sample = {"a", "bay.example", "2031-01-01", {"x", "y"}, 1};
    bool refused = true;

    (void)state;
    for (uint64_t nth = 1; refused; nth++) {
        struct cc_document_list *list;
        enum cc_status st = CC_E_NOMEM;

        cc_alloc_fail_at(nth, false);
        list = cc_document_list_open(SIZE_MAX, dir);
        if (list != NULL)
            st = try_add(list, &sample);
        if (st == CC_OK)
            st = try_add(list, &sample);
        if (st == CC_OK)
            st = cc_document_list_sort(list, NULL, NULL, &err);
        cc_alloc_fail_at(0, false);
        refused = st != CC_OK;
        if (refused)
            assert_int_equal(st, CC_E_NOMEM);
        cc_document_list_close(list);
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_order_is_date_outlet_id),
        TEST(records_of_one_id_are_ordered_by_text),
        TEST(preferred_outlets_come_first),
        TEST(the_first_of_an_id_is_the_one),
        TEST(ids_made_to_collide_are_told_apart),
        TEST(text_comes_back_from_memory_and_file),
        TEST(a_missing_folder_is_an_error),
        TEST(a_short_heap_refuses_and_leaks_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
