#include "../../../pipeline/extract/charset_labels.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/charset.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

static struct cc_limits limits;

static int start(void **state)
{
    static struct cc_arena arena;

    limits.max_page_bytes = 1u << 20;
    cc_arena_init(&arena, 64u << 20);
    *state = &arena;
    return 0;
}

static int stop(void **state)
{
    cc_arena_done(*state);
    return 0;
}

static enum cc_status decode(struct cc_arena *arena, struct cc_span bytes,
                             const char *content_type, struct cc_span *out)
{
    struct cc_page page;

    memset(&page, 0, sizeof page);
    page.bytes = bytes;
    page.content_type = cc_span_from(content_type);
    return cc_charset_decode(arena, &limits, &page, out, NULL);
}

struct charset_case {
    struct cc_span bytes;
    const char *content_type, *text;
};

#define BYTES(s)                                                                               \
    {                                                                                          \
        (s), sizeof(s) - 1                                                                     \
    }

static void check(struct cc_arena *arena, const struct charset_case *cases, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++) {
        struct cc_span got = CC_SPAN_EMPTY;

        assert_int_equal(decode(arena, cases[i].bytes, cases[i].content_type, &got), CC_OK);
        assert_span_is(got, cases[i].text);
    }
}

#define CHECK(cases) check(*state, cases, sizeof(cases) / sizeof *(cases))

static void a_byte_order_mark_wins_and_is_taken_off(void **state)
{
    static const struct charset_case cases[] = {
        {BYTES("\xEF\xBB\xBF"
               "caf\xC3\xA9"),
         "text/html; charset=iso-8859-1", "caf\xC3\xA9"},
        {BYTES("\xFF\xFE"
               "c\0a\0f\0\xE9\0"),
         "text/html; charset=utf-8", "caf\xC3\xA9"},
        {BYTES("\xFE\xFF\0c\0a\0f\0\xE9"), "", "caf\xC3\xA9"},
        {BYTES("\xFF\xFE\0\0c\0\0\0\xE9\0\0\0"), "", "c\xC3\xA9"},
        {BYTES("\0\0\xFE\xFF\0\0\0c\0\0\0\xE9"), "", "c\xC3\xA9"},
        {BYTES("\xEF\xBB\xBF"), "", ""},
    };
    CHECK(cases);
}

static void wide_text_without_a_mark_is_told_by_its_nuls(void **state)
{
    static const struct charset_case cases[] = {
        {BYTES("<\0p\0>\0f\0e\0r\0r\0\xFC\0"), "", "<p>ferr\xC3\xBC"},
        {BYTES("\0<\0p\0>\0f\0e\0r\0r\0\xFC"), "", "<p>ferr\xC3\xBC"},
        {BYTES("<\0\0\0p\0\0\0>\0\0\0\xFC\0\0\0"), "", "<p>\xC3\xBC"},
        /* Japanese, which the NULs alone do not tell */
        {BYTES("<\0p\0>\0\xE5\x65\x2C\x67\x9E\x8A\xE5\x65\x2C\x67"),
         "text/html; charset=utf-16le",
         "<p>\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE6\x97\xA5\xE6\x9C\xAC"},
        /* half a surrogate pair */
        {BYTES("\xFF\xFE"
               "a\0\x00\xD8"
               "b\0"),
         "",
         "a\xEF\xBF\xBD"
         "b"},
        {BYTES("\xFF\xFE"
               "a\0b"),
         "", "a\xEF\xBF\xBD"},
    };
    CHECK(cases);
}

static void declared_encodings_are_read_by_their_web_names(void **state)
{
    static const struct charset_case cases[] = {
        {BYTES("\x93"
               "caf\xE9\x94"),
         "text/html; charset=ISO-8859-1",
         "\xE2\x80\x9C"
         "caf\xC3\xA9\xE2\x80\x9D"},
        {BYTES("caf\xE9"), "text/html;charset=\"latin1\"", "caf\xC3\xA9"},
        {BYTES("caf\xE9"), "text/html; Charset = 'windows-1252' ; x=y", "caf\xC3\xA9"},
        {BYTES("\xA4"), "text/html; charset=iso-8859-15", "\xE2\x82\xAC"},
        {BYTES("\xCF\xF0\xE8"), "text/html; charset=windows-1251", "\xD0\x9F\xD1\x80\xD0\xB8"},
        {BYTES("\xF0\xD2\xC9"), "text/html; charset=koi8-r", "\xD0\x9F\xD1\x80\xD0\xB8"},
        {BYTES("\xFE"), "text/html; charset=iso-8859-9", "\xC5\x9F"},
        {BYTES("\x93\xFA\x96\x7B\x87\x40"), "text/html; charset=Shift_JIS",
         "\xE6\x97\xA5\xE6\x9C\xAC\xE2\x91\xA0"},
        {BYTES("\xC6\xFC\xCB\xDC"), "text/html; charset=euc-jp", "\xE6\x97\xA5\xE6\x9C\xAC"},
        {BYTES("\x1B$BF|K\\\x1B(B."), "text/html; charset=iso-2022-jp",
         "\xE6\x97\xA5\xE6\x9C\xAC."},
        {BYTES("\xD6\xD0\x81\x30\x84\x36"), "text/html; charset=gb2312",
         "\xE4\xB8\xAD\xC2\xA5"},
        {BYTES("\xA4\xA4"), "text/html; charset=big5", "\xE4\xB8\xAD"},
        {BYTES("\xB0\xA1\x8C\x63"), "text/html; charset=euc-kr", "\xEA\xB0\x80\xEB\x98\xA0"},
        {BYTES("<meta charset=windows-1251>\xCF"), "", "<meta charset=windows-1251>\xD0\x9F"},
        {BYTES("<META content='text/html; charset=koi8-r' HTTP-EQUIV=\"Content-Type\">\xF0"),
         "", "<META content='text/html; charset=koi8-r' HTTP-EQUIV=\"Content-Type\">\xD0\x9F"},
        {BYTES("<?xml version='1.0' encoding='windows-1251'?>\xCF"), "",
         "<?xml version='1.0' encoding='windows-1251'?>\xD0\x9F"},
        {BYTES("<!-- <meta charset=koi8-r> --><meta charset=cp1251>\xCF"), "",
         "<!-- <meta charset=koi8-r> --><meta charset=cp1251>\xD0\x9F"},
        {BYTES("<meta charset=nonsense><meta charset=cp1251>\xCF"), "",
         "<meta charset=nonsense><meta charset=cp1251>\xD0\x9F"},
        {BYTES("<meta charset=koi8-r>\xCF"), "text/html; charset=windows-1251",
         "<meta charset=koi8-r>\xD0\x9F"},
    };
    CHECK(cases);
}

static void the_bytes_win_over_a_wrong_declaration(void **state)
{
    static const struct charset_case cases[] = {
        {BYTES("caf\xC3\xA9"), "text/html; charset=iso-8859-1", "caf\xC3\xA9"},
        {BYTES("\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82\xD0\xB0\xD1\x80"),
         "text/html; charset=gb2312",
         "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82\xD0\xB0\xD1\x80"},
        {BYTES("<meta charset=utf-16>caf\xC3\xA9"), "", "<meta charset=utf-16>caf\xC3\xA9"},
        {BYTES("caf\xE9, th\xE9, \x93oui\x94 et cr\xE8me"), "text/html; charset=utf-8",
         "caf\xC3\xA9, th\xC3\xA9, \xE2\x80\x9Coui\xE2\x80\x9D et cr\xC3\xA8me"},
        {BYTES("plain"), "text/html; charset=utf-16", "plain"},
        {BYTES("plain"), "text/html; charset=shift_jis", "plain"},
    };
    CHECK(cases);
}

static void undeclared_text_is_utf8_or_guessed(void **state)
{
    static const struct charset_case cases[] = {
        {BYTES("caf\xC3\xA9"), "", "caf\xC3\xA9"},
        {BYTES("text/plain"), "text/html", "text/plain"},
        {BYTES("caf\xE9"), "", "caf\xC3\xA9"},
        {BYTES(
             "\xCF\xE0\xF0\xEE\xEC \xE2\xFB\xF8\xE5\xEB \xE8\xE7 \xE3\xE0\xE2\xE0\xED\xE8 \xE2 "
             "\xEF\xFF\xF2\xED\xE8\xF6\xF3 \xF3\xF2\xF0\xEE\xEC"),
         "",
         "\xD0\x9F\xD0\xB0\xD1\x80\xD0\xBE\xD0\xBC \xD0\xB2\xD1\x8B\xD1\x88\xD0\xB5\xD0\xBB "
         "\xD0\xB8\xD0\xB7 \xD0\xB3\xD0\xB0\xD0\xB2\xD0\xB0\xD0\xBD\xD0\xB8 \xD0\xB2 "
         "\xD0\xBF\xD1\x8F\xD1\x82\xD0\xBD\xD0\xB8\xD1\x86\xD1\x83 "
         "\xD1\x83\xD1\x82\xD1\x80\xD0\xBE\xD0\xBC"},
    };
    CHECK(cases);
}

static void a_declaration_far_down_helps_only_where_nothing_else_does(void **state)
{
    struct cc_arena *arena = *state;
    char page[3000];
    struct cc_span got = CC_SPAN_EMPTY;

    memset(page, ' ', sizeof page);
    memcpy(page + 2000, "<meta charset=windows-1251>\xCF", 28);
    assert_int_equal(decode(arena, (struct cc_span){page, 2028}, "", &got), CC_OK);
    assert_true(cc_span_ends(got, CC_SPAN("\xD0\x9F")));
    memcpy(page + 2027, "\xC3\xA9", 2);
    assert_int_equal(decode(arena, (struct cc_span){page, 2029}, "", &got), CC_OK);
    assert_true(cc_span_ends(got, CC_SPAN("\xC3\xA9")));
}

static void bytes_that_do_not_fit_become_replacements(void **state)
{
    static const struct charset_case cases[] = {
        {BYTES("caf\xC3\xA9 th\xC3\xA9 \xFF!"), "text/html; charset=utf-8",
         "caf\xC3\xA9 th\xC3\xA9 \xEF\xBF\xBD!"},
        {BYTES("caf\xC3\xA9 cut \xC3"), "text/html; charset=utf-8",
         "caf\xC3\xA9 cut \xEF\xBF\xBD"},
        {BYTES("a\x81z"), "text/html; charset=windows-1252", "a\xEF\xBF\xBDz"},
        {BYTES("\x93\xFA\x93"), "text/html; charset=shift_jis", "\xE6\x97\xA5\xEF\xBF\xBD"},
        {BYTES("\xD6\xD0\xFF"
               "ab"),
         "text/html; charset=gbk",
         "\xE4\xB8\xAD\xEF\xBF\xBD"
         "ab"},
    };
    CHECK(cases);
}

static void good_utf8_is_not_copied(void **state)
{
    static const char text[] = "\xEF\xBB\xBF"
                               "caf\xC3\xA9";
    struct cc_span got = CC_SPAN_EMPTY;

    assert_int_equal(decode(*state, cc_span_from(text), "", &got), CC_OK);
    assert_ptr_equal(got.ptr, text + 3);
    assert_int_equal(decode(*state, CC_SPAN_EMPTY, "", &got), CC_OK);
    assert_int_equal(got.len, 0);
}

static void binary_is_refused(void **state)
{
    static const struct cc_span cases[] = {
        BYTES("%PDF-1.7 and so on"),
        BYTES("\x89PNG\r\n\x1A\n"),
        BYTES("GIF89a...."),
        BYTES("\xFF\xD8\xFF\xE0...."),
        BYTES("PK\3\4....."),
        BYTES("\x1F\x8B\x08....."),
        BYTES("\0\0\0\x20"
              "ftypisom"),
        BYTES("RIFF....WEBPVP8 "),
        BYTES("\1\0\2\0abc\0\0\0\0\0\xFF\0\0zz"),
        BYTES("\0"),
        BYTES("\xFF\xFE\0\0\0\0\0\0\0\0\0\0"),
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span got = CC_SPAN_EMPTY;

        assert_int_equal(decode(*state, cases[i], "text/html", &got), CC_E_INPUT);
    }
}

static void a_stray_nul_is_left_out_and_one_more_is_binary(void **state)
{
    char page[2 * CC_CHARSET_MIN_BYTES_PER_NUL];
    struct cc_span got = CC_SPAN_EMPTY;

    memset(page, 'a', sizeof page);
    page[10] = page[11] = '\0';
    assert_int_equal(decode(*state, (struct cc_span){page, sizeof page}, "", &got), CC_OK);
    assert_int_equal(got.len, sizeof page - 2);
    assert_null(memchr(got.ptr, '\0', got.len));
    page[12] = '\0';
    assert_int_equal(decode(*state, (struct cc_span){page, sizeof page}, "", &got), CC_E_INPUT);
}

static void size_is_limited_before_and_after(void **state)
{
    struct cc_span got = CC_SPAN_EMPTY;

    limits.max_page_bytes = 6;
    assert_int_equal(decode(*state, CC_SPAN("123456"), "", &got), CC_OK);
    assert_int_equal(decode(*state, CC_SPAN("1234567"), "", &got), CC_E_LIMIT);
    assert_int_equal(decode(*state, CC_SPAN("\xE9\xE9\xE9"), "a; charset=latin1", &got), CC_OK);
    assert_int_equal(decode(*state, CC_SPAN("\xE9\xE9\xE9z"), "a; charset=latin1", &got),
                     CC_E_LIMIT);
    limits.max_page_bytes = 1u << 20;
}

static void an_arena_that_refuses_is_a_limit(void **state)
{
    struct cc_arena small;
    struct cc_span got = CC_SPAN_EMPTY;

    (void)state;
    cc_arena_init(&small, 1);
    assert_int_equal(decode(&small, CC_SPAN("caf\xE9"), "", &got), CC_E_LIMIT);
    cc_arena_reset(&small);
    assert_int_equal(
        decode(&small, CC_SPAN("caf\xC3\xA9\xC3\xA9\xFF"), "a; charset=utf-8", &got),
        CC_E_LIMIT);
    cc_arena_done(&small);
}

static void the_table_of_labels_is_sorted_and_known_to_iconv(void **state)
{
    static const struct {
        const char *label, *name;
    } labels[] = {
#define LABEL(label, name, kind) {label, name},
        CC_CHARSET_LABELS(LABEL)
#undef LABEL
    };
    char type[64];
    size_t i;

    for (i = 0; i < sizeof labels / sizeof *labels; i++) {
        struct cc_span got = CC_SPAN_EMPTY;

        if (i > 0)
            assert_true(strcmp(labels[i - 1].label, labels[i].label) < 0);
        (void)snprintf(type, sizeof type, "text/html; charset=%s", labels[i].label);
        assert_int_equal(decode(*state, CC_SPAN("ab \xC1\xC1 z"), type, &got), CC_OK);
        assert_int_equal(cc_utf8_valid_prefix(got), got.len);
        assert_true(cc_span_starts(got, CC_SPAN("ab ")));
    }
}

/* Any bytes under any label: refused, or valid UTF-8 without NULs. */
static void random_bytes_keep_the_promise(void **state)
{
    static const char *const types[] = {"",
                                        "a; charset=utf-8",
                                        "a; charset=gbk",
                                        "a; charset=shift_jis",
                                        "a; charset=euc-kr",
                                        "a; charset=big5",
                                        "a; charset=euc-jp",
                                        "a; charset=iso-2022-jp",
                                        "a; charset=windows-1258",
                                        "a; charset=utf-16"};
    uint32_t seed = 99;
    int i;

    for (i = 0; i < 5000; i++) {
        char bytes[64];
        struct cc_span got = CC_SPAN_EMPTY;
        size_t n, at;

        seed = seed * 1103515245u + 12345u;
        n = (seed >> 16) % sizeof bytes;
        for (at = 0; at < n; at++) {
            seed = seed * 1103515245u + 12345u;
            bytes[at] = (char)((seed >> 16) & (i % 3 == 0 ? 0xFF : i % 3 == 1 ? 0x9F : 0xF7));
            if (bytes[at] == '\0' && i % 2 == 0)
                bytes[at] = 27;
        }
        cc_arena_reset(*state);
        if (decode(*state, (struct cc_span){bytes, n}, types[i % 10], &got) != CC_OK)
            continue;
        assert_int_equal(cc_utf8_valid_prefix(got), got.len);
        assert_true(got.len == 0 || memchr(got.ptr, '\0', got.len) == NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_byte_order_mark_wins_and_is_taken_off),
        cmocka_unit_test(wide_text_without_a_mark_is_told_by_its_nuls),
        cmocka_unit_test(declared_encodings_are_read_by_their_web_names),
        cmocka_unit_test(the_bytes_win_over_a_wrong_declaration),
        cmocka_unit_test(undeclared_text_is_utf8_or_guessed),
        cmocka_unit_test(a_declaration_far_down_helps_only_where_nothing_else_does),
        cmocka_unit_test(bytes_that_do_not_fit_become_replacements),
        cmocka_unit_test(good_utf8_is_not_copied),
        cmocka_unit_test(binary_is_refused),
        cmocka_unit_test(a_stray_nul_is_left_out_and_one_more_is_binary),
        cmocka_unit_test(size_is_limited_before_and_after),
        cmocka_unit_test(an_arena_that_refuses_is_a_limit),
        cmocka_unit_test(the_table_of_labels_is_sorted_and_known_to_iconv),
        cmocka_unit_test(random_bytes_keep_the_promise),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
