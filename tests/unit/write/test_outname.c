#include "cleancopy/write/outname.h"

#include "cleancopy/core/alloc.h"

#include "build_document.h"
#include "support.h"

static struct cc_arena arena;
static struct cc_outnamer *namer;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 4 << 20);
    return cc_outnamer_open(&namer, NULL) == CC_OK ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    cc_outnamer_close(namer);
    cc_arena_done(&arena);
    return 0;
}

static struct cc_span name_of(struct cc_span outlet, struct cc_span date, struct cc_span title)
{
    struct cc_document doc = {.id = 0x0123456789abcdef};
    struct cc_span name;

    doc.outlet = outlet;
    doc.date = date;
    doc.title = title;
    assert_int_equal(cc_outname(namer, &arena, &doc, 0, "txt", &name, NULL), CC_OK);
    return name;
}

/* Only the slug of a title. */
static struct cc_span slug_of(struct cc_span title)
{
    struct cc_span name = name_of(CC_SPAN("o"), CC_SPAN("2024-05-01"), title);
    struct cc_span before = CC_SPAN("text/o/2024/2024-05-01_o_"),
                   after = CC_SPAN("_01234567.txt");

    assert_true(cc_span_starts(name, before));
    assert_true(cc_span_ends(name, after));
    return cc_span_slice(name, before.len, name.len - after.len);
}

static void a_name_is_made_of_outlet_date_title_and_id(void **state)
{
    (void)state;
    assert_span_is(name_of(CC_SPAN("harbourpost.example"), CC_SPAN("2024-05-01T08:30:00+02:00"),
                           CC_SPAN("The ferry is late again")),
                   "text/harbourpost.example/2024/"
                   "2024-05-01_harbourpost.example_the-ferry-is-late-again_01234567.txt");
}

static void titles_of_any_script_become_ascii(void **state)
{
    static const struct {
        const char *title, *slug;
    } cases[] = {
        {"The Ferry: late, again?!", "the-ferry-late-again"},
        {"don't – it’s “late”", "dont-its-late"},
        {"Größere Fähre für Łódź", "grossere-fahre-fur-lodz"},
        {"Паром опаздывает", "parom-opazdyvaet"},
        {"День", "den"},
        {"Το πλοίο άργησε", "to-ploio-argese"},
        {"渡轮晚点", "du-lun-wan-dian"},
        {"서울 뉴스", "seoul-nyuseu"},
        {"フェリー", "feri"},
        {"أخبار اليوم", "akhbar-alywm"},
        {"हिन्दी समाचार", "hindi-samacara"},
        {"ქართული", "kartuli"},
        {"İstanbul ıssız", "istanbul-issiz"},
        {"½ price ﬁsh", "1-2-price-fish"},
        {"50 % more", "50-more"},
        {"😀 🎉", "untitled"},
        {"", "untitled"},
        {"---", "untitled"},
        {"\xE2\x80\xAE"
         "txt.exe",
         "txt-exe"},
        {"../../etc/passwd", "etc-passwd"},
        {"C:\\Windows\\nul", "c-windows-nul"},
        {"a\nb\tc", "a-b-c"},
        {"trailing dots...", "trailing-dots"},
        {"broken \xFF\xC3 bytes", "broken-bytes"},
        {"under_score", "under-score"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span_is(slug_of(cc_span_from(cases[i].title)), cases[i].slug);
}

static void dates_that_are_no_dates_are_nodate(void **state)
{
    static const char *const cases[] = {
        "",           "2024",       "2024-13-01", "2024-00-10",      "2024-05-32", "2024-05-00",
        "../../etc/", "2024-05-0x", "2024/05/01", "2024-05-01/../x", "May 1, 2024"};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span_is(name_of(CC_SPAN("o"), cc_span_from(cases[i]), CC_SPAN("t")),
                       "text/o/nodate/nodate_o_t_01234567.txt");
}

static void hostile_outlets_stay_one_plain_folder(void **state)
{
    static const struct {
        const char *outlet, *folder;
    } cases[] = {
        {"", "unknown"},
        {"..", "unknown"},
        {"../../etc", "etc"},
        {"/etc/passwd", "etc-passwd"},
        {"a..b...c", "a.b.c"},
        {".hidden.", "hidden"},
        {"Harbour Post", "harbour-post"},
        {"Вечерний Порт", "vecernij-port"},
        {"xn--fhre-loa.example", "xn--fhre-loa.example"},
        {"CON", "_con"},
        {"nul.example", "_nul.example"},
        {"com1", "_com1"},
        {"lpt9.x.y", "_lpt9.x.y"},
        {"com10", "com10"},
        {"console", "console"},
        {"-rf", "rf"},
        {"~root", "root"},
        {"\xE2\x80\xAE"
         "abc",
         "abc"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span name =
            name_of(cc_span_from(cases[i].outlet), CC_SPAN_EMPTY, CC_SPAN("t"));
        size_t end = cc_span_find(name, CC_SPAN("/nodate/"), 0);

        assert_span_is(cc_span_slice(name, 5, end), cases[i].folder);
    }
}

/* Every part is short, plain, and nothing that a file system could take for something else. */
static void assert_plain(struct cc_span name)
{
    size_t from = 0;

    assert_true(cc_span_starts(name, CC_SPAN("text/")));
    for (size_t i = 0; i <= name.len; i++) {
        if (i < name.len && name.ptr[i] != '/') {
            assert_non_null(strchr("abcdefghijklmnopqrstuvwxyz0123456789._-", name.ptr[i]));
            continue;
        }
        assert_true(i - from >= 1 && i - from <= CC_OUTNAME_PART_BYTES);
        assert_true(name.ptr[from] != '.' && name.ptr[from] != '-' && name.ptr[i - 1] != '.');
        from = i + 1;
    }
}

static void long_and_random_fields_never_leave_the_folder(void **state)
{
    enum {
        LONG = 10240
    };
    char *bytes = cc_arena_alloc(&arena, LONG);
    uint64_t seed = 7;

    (void)state;
    assert_non_null(bytes);
    for (int round = 0; round < 300; round++) {
        struct cc_span part[3];

        for (size_t i = 0; i < LONG; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            bytes[i] = round % 3 == 0 ? (char)(seed >> 56) : "./\\a-_ \0C"[(seed >> 40) % 9];
        }
        for (size_t i = 0; i < 3; i++)
            part[i] = cc_span_slice((struct cc_span){bytes, LONG}, i * 3000,
                                    i * 3000 + (seed >> 20) % 3000);
        assert_plain(name_of(part[0], part[1], part[2]));
    }
    memset(bytes, 'x', LONG);
    assert_plain(name_of((struct cc_span){bytes, LONG}, CC_SPAN("2024-05-01"),
                         (struct cc_span){bytes, LONG}));
}

static void long_titles_are_cut_at_a_word(void **state)
{
    struct cc_span slug =
        slug_of(CC_SPAN("The harbour master of the northern island says that all "
                        "ferries will be late again until the end of the summer"));

    (void)state;
    assert_span_is(slug,
                   "the-harbour-master-of-the-northern-island-says-that-all-ferries-will-be");
    assert_true(slug.len <= 75);
}

static void names_of_other_documents_get_more_digits_then_numbers(void **state)
{
    static const char *const ids[] = {"01234567", "0123456789ab", "0123456789abcdef",
                                      "0123456789abcdef-2", "0123456789abcdef-3"};
    struct cc_document doc = build_document(&arena, 0x0123456789abcdef, NULL);

    (void)state;
    for (unsigned i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct cc_span name, wanted;

        wanted = cc_arena_printf(&arena,
                                 "text/harbourpost.example/2024/2024-05-01_harbourpost.example_"
                                 "the-ferry-is-late-again_%s.md",
                                 ids[i]);
        assert_int_equal(cc_outname(namer, &arena, &doc, i, "md", &name, NULL), CC_OK);
        assert_span_is(name, wanted.ptr);
    }
}

static void the_longest_name_has_room_for_its_number(void **state)
{
    struct cc_document doc = {.id = UINT64_MAX, .date = CC_SPAN("2024-05-01")};
    char many[400];
    struct cc_span name;

    (void)state;
    memset(many, 'w', sizeof many);
    doc.outlet = doc.title = (struct cc_span){many, sizeof many};
    assert_int_equal(cc_outname(namer, &arena, &doc, UINT32_MAX, "txt", &name, NULL), CC_OK);
    assert_plain(name);
}

static void a_full_arena_is_a_limit_and_a_short_heap_no_memory(void **state)
{
    struct cc_document doc = build_document(&arena, 1, NULL);
    struct cc_arena small;
    struct cc_span name;

    (void)state;
    cc_arena_init(&small, 16);
    assert_int_equal(cc_outname(namer, &small, &doc, 0, "txt", &name, NULL), CC_E_LIMIT);
    cc_arena_reset(&small);
    doc.title = CC_SPAN("渡");
    assert_int_equal(cc_outname(namer, &small, &doc, 0, "txt", &name, NULL), CC_E_LIMIT);
    cc_arena_done(&small);
    cc_arena_init(&small, 1 << 20);
    cc_alloc_fail_at(1, true);
    assert_int_equal(cc_outname(namer, &small, &doc, 0, "txt", &name, NULL), CC_E_NOMEM);
    cc_alloc_fail_at(0, false);
    cc_arena_done(&small);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_name_is_made_of_outlet_date_title_and_id),
        TEST(titles_of_any_script_become_ascii),
        TEST(dates_that_are_no_dates_are_nodate),
        TEST(hostile_outlets_stay_one_plain_folder),
        TEST(long_and_random_fields_never_leave_the_folder),
        TEST(long_titles_are_cut_at_a_word),
        TEST(names_of_other_documents_get_more_digits_then_numbers),
        TEST(the_longest_name_has_room_for_its_number),
        TEST(a_full_arena_is_a_limit_and_a_short_heap_no_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
