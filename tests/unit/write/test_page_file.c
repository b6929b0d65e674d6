#include "support.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/write/page_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_BYTES ((size_t)1 << 20)

static struct cc_arena arena;
static char *dir;

static int start(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)1 << 20);
    dir = support_scratch();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    support_scratch_done(dir);
    return 0;
}

static const char *path_to(const char *name)
{
    return cc_arena_printf(&arena, "%s/%s", dir, name).ptr;
}

static void names_show_host_and_path(void **state)
{
    static const struct {
        const char *url, *start;
    } cases[] = {
        {"http://www.harbour.example/news/Ferry%20sails?id=7",
         "www.harbour.example_news-ferry-20sails-id-7_"},
        {"https://harbour.example/", "harbour.example_"},
        {"http://[::1]:8080/a", "___1__a_"},
        {"http://a.example/..%2F..%2Fetc", "a.example_2f-2fetc_"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span name = cc_page_file_name(&arena, cc_span_from(cases[i].url));

        if (strncmp(name.ptr, cases[i].start, strlen(cases[i].start)) != 0 ||
            name.len != strlen(cases[i].start) + 16 + strlen(".html"))
            fail_msg("%s: %s", cases[i].url, name.ptr);
    }
}

/* Whatever a URL holds: one file name of harmless letters, and another one for another URL. */
static void no_url_makes_a_name_that_harms(void **state)
{
    static const char *const urls[] = {
        "http://a.example/CON",     "http://a.example/con",      "http://a.example/nul.html",
        "http://a.example/-rf",     "http://a.example/~root",    "http://a.example/x...",
        "http://a.example/%E2%80%AEtxt.exe", "http://a.example/a%00b",
        "http://a.example/%0D%0AX", "http://a.example/|rm",      "http://-a.example/",
        "http://xn--caf-dma.example/caf%C3%A9", "not a url", "",
    };
    char longest[4100] = "http://an.outlet.with.a.very.long.name.indeed.so.that.it.is.cut.example/";
    size_t n = sizeof urls / sizeof *urls;

    (void)state;
    memset(longest + strlen(longest), 'x', sizeof longest - 1 - strlen(longest));
    for (size_t i = 0; i <= n; i++) {
        struct cc_span name =
            cc_page_file_name(&arena, cc_span_from(i < n ? urls[i] : longest));

        assert_true(name.len > 0 && name.len <= CC_PAGE_FILE_NAME_BYTES);
        assert_int_equal(strspn(name.ptr, "abcdefghijklmnopqrstuvwxyz0123456789._-"), name.len);
        assert_true(name.ptr[0] != '.' && name.ptr[0] != '-');
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(name.ptr,
                                    cc_page_file_name(&arena, cc_span_from(urls[j])).ptr);
    }
}

static void a_page_is_put_and_known_again(void **state)
{
    const char *path = path_to("new/folder/page.html");
    uint64_t hash = cc_hash64(CC_SPAN("one"));
    struct cc_error err;

    (void)state;
    assert_false(cc_page_file_has(path, hash, MAX_BYTES));
    assert_int_equal(cc_page_file_put(path, CC_SPAN("one"), &err), CC_OK);
    assert_true(cc_page_file_has(path, hash, MAX_BYTES));
    assert_true(cc_page_file_has(path, hash, 3));
    assert_false(cc_page_file_has(path, hash, 2)); /* longer than any page: not ours */
    assert_int_equal(cc_page_file_put(path, CC_SPAN("two"), &err), CC_OK);
    assert_false(cc_page_file_has(path, hash, MAX_BYTES));
    assert_false(cc_page_file_has(dir, hash, MAX_BYTES));
}

static void a_device_stays_a_device(void **state)
{
    struct stat about;
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_page_file_put("/dev/null", CC_SPAN("one"), &err), CC_OK);
    assert_int_equal(stat("/dev/null", &about), 0);
    assert_true(S_ISCHR(about.st_mode));
}

static bool is_link(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0 && S_ISLNK(about.st_mode);
}

static void a_link_is_written_through(void **state)
{
    uint64_t one = cc_hash64(CC_SPAN("one")), two = cc_hash64(CC_SPAN("two"));
    const char *link = path_to("link"), *target = path_to("kept/target");
    struct cc_error err;

    (void)state;
    assert_int_equal(mkdir(path_to("kept"), 0777), 0);
    assert_int_equal(symlink("second", link), 0); /* two links that lead to nothing yet */
    assert_int_equal(symlink("kept/target", path_to("second")), 0);
    assert_int_equal(cc_page_file_put(link, CC_SPAN("one"), &err), CC_OK);
    assert_true(is_link(link) && is_link(path_to("second")) && !is_link(target));
    assert_true(cc_page_file_has(target, one, MAX_BYTES));
    assert_int_equal(cc_page_file_put(link, CC_SPAN("two"), &err), CC_OK);
    assert_true(is_link(link) && cc_page_file_has(target, two, MAX_BYTES));
    assert_int_equal(symlink(target, path_to("absolute")), 0);
    assert_int_equal(cc_page_file_put(path_to("absolute"), CC_SPAN("one"), &err), CC_OK);
    assert_true(is_link(path_to("absolute")) && cc_page_file_has(target, one, MAX_BYTES));
}

static void a_link_that_leads_nowhere_is_named(void **state)
{
    struct cc_error err;

    (void)state;
    assert_int_equal(symlink("missing/target", path_to("lost")), 0);
    assert_int_equal(cc_page_file_put(path_to("lost"), CC_SPAN("one"), &err), CC_E_IO);
    assert_non_null(strstr(err.message, path_to("lost")));
    assert_non_null(strstr(err.message, path_to("missing/target")));
    assert_true(is_link(path_to("lost")));
    assert_int_equal(symlink("round", path_to("round")), 0);
    assert_int_equal(cc_page_file_put(path_to("round"), CC_SPAN("one"), &err), CC_E_IO);
    assert_non_null(strstr(err.message, path_to("round")));
}

static void what_cannot_be_written_is_named(void **state)
{
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_page_file_put(dir, CC_SPAN("one"), &err), CC_E_IO);
    assert_non_null(strstr(err.message, "--pages"));
    assert_int_equal(cc_page_file_put(path_to("file"), CC_SPAN("one"), &err), CC_OK);
    assert_int_equal(cc_page_file_put(path_to("file/below"), CC_SPAN("one"), &err), CC_E_IO);
    assert_non_null(strstr(err.message, "file"));
    assert_int_equal(mkdir(path_to("taken.tmp"), 0777), 0);
    assert_int_equal(cc_page_file_put(path_to("taken"), CC_SPAN("one"), &err), CC_E_IO);
    assert_memory_equal(err.message, path_to("taken: "), strlen(path_to("taken: ")));
    if (access("/dev/full", W_OK) == 0)
        assert_int_equal(cc_page_file_put("/dev/full", CC_SPAN("one"), &err), CC_E_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_show_host_and_path),
        cmocka_unit_test(no_url_makes_a_name_that_harms),
        cmocka_unit_test(a_page_is_put_and_known_again),
        cmocka_unit_test(a_device_stays_a_device),
        cmocka_unit_test(a_link_is_written_through),
        cmocka_unit_test(a_link_that_leads_nowhere_is_named),
        cmocka_unit_test(what_cannot_be_written_is_named),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
