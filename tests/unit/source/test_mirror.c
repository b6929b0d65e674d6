#include "support.h"

#include "cleancopy/source/mirror.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct place {
    char *dir;
    struct cc_arena arena;
    struct cc_mirror mirror;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    cc_arena_init(&place->arena, 1 << 24);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_arena_done(&place->arena);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static struct cc_span in(struct place *place, const char *name)
{
    return cc_arena_printf(&place->arena, "%s/%s", place->dir, name);
}

/* Folders up to the file, and the file. */
static void make(struct place *place, const char *name)
{
    struct cc_span path = in(place, name);

    for (size_t i = strlen(place->dir) + 1; i < path.len; i++) {
        if (path.ptr[i] == '/')
            (void)mkdir(cc_arena_copy(&place->arena, cc_span_slice(path, 0, i)).ptr, 0700);
    }
    support_write(path.ptr, CC_SPAN("x"));
}

/* Its address, the scratch folder named; "" where it is in no mirror. */
static struct cc_span address(struct place *place, const char *name, const char *named)
{
    struct cc_span path = in(place, name);
    size_t from, to, n_named = strlen(place->dir) + (named[0] != '\0' ? 1 + strlen(named) : 0);

    if (!cc_mirror_find(&place->mirror, path, n_named, &from, &to))
        return CC_SPAN_EMPTY;
    return cc_mirror_address(&place->arena, path, from, to);
}

static void paths_of_a_mirror_are_addresses(void **data)
{
    static const struct {
        const char *name, *url;
    } cases[] = {
        {"harbourpost.example/index.html", "https://harbourpost.example/"},
        {"harbourpost.example/news/index.html", "https://harbourpost.example/news/"},
        {"harbourpost.example/news/ferry", "https://harbourpost.example/news/ferry"},
        {"harbourpost.example/news/ferry?id=7", "https://harbourpost.example/news/ferry?id=7"},
        {"harbourpost.example/news/ferry?id=7.html",
         "https://harbourpost.example/news/ferry?id=7"},
        {"harbourpost.example/index.html?p=2", "https://harbourpost.example/?p=2"},
        {"harbourpost.example/a b#c%2Fd%zz\\",
         "https://harbourpost.example/a%20b%23c%2Fd%25zz%5C"},
        {"harbourpost.example/caf\xc3\xa9.html", "https://harbourpost.example/caf%C3%A9.html"},
        {"www.harbourpost.co.uk/a.html", "https://www.harbourpost.co.uk/a.html"},
        {"harbourpost.example:8080/a.html", "http://harbourpost.example:8080/a.html"},
    };
    struct place *place = *data;

    make(place, "harbourpost.example/robots.txt");
    make(place, "www.harbourpost.co.uk/index.htm");
    make(place, "harbourpost.example:8080/index.html");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_span_is(address(place, cases[i].name, ""), cases[i].url);
}

static void other_folders_are_no_hosts(void **data)
{
    static const char *const names[] = {
        "a.html",
        "saved/a.html",
        "harbourpost.example/a.html", /* no root */
        "notes.archive/a.html",       /* no suffix of the list */
        "v1.2/a.html",
        "co.uk/a.html", /* nothing but a suffix */
        "example/a.html",
        "Harbourpost.org/a.html", /* wget writes hosts in lower case */
        "harbour post.org/a.html",
        ".harbourpost.org/a.html",
        "harbourpost..org/a.html",
        "harbourpost.org:/a.html",
        "harbourpost.org:80a/a.html",
        "127.0.0.1/a.html",
    };
    struct place *place = *data;

    for (size_t i = 3; i < sizeof names / sizeof names[0]; i++) {
        int folder = (int)(strlen(names[i]) - strlen("a.html"));

        make(place, cc_arena_printf(&place->arena, "%.*sindex.html", folder, names[i]).ptr);
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct cc_span url = address(place, names[i], "");

        if (url.len > 0)
            fail_msg("%s: %.*s", names[i], CC_SPAN_PRINT(url));
    }
}

static void of_the_folders_named_the_last_counts_and_of_those_found_the_first(void **data)
{
    struct place *place = *data;
    static const char name[] = "a.example/b.example/c.example/d.example/e.html";

    make(place, "a.example/index.html");
    make(place, "a.example/b.example/index.html");
    make(place, "a.example/b.example/c.example/index.html");
    make(place, "a.example/b.example/c.example/d.example/index.html");
    assert_span_is(address(place, name, ""),
                   "https://a.example/b.example/c.example/d.example/e.html");
    assert_span_is(address(place, name, "a.example/b.example"),
                   "https://b.example/c.example/d.example/e.html");
    assert_span_is(address(place, name, name), "https://d.example/e.html");
}

static void dots_on_the_way_make_no_address(void **data)
{
    struct place *place = *data;

    make(place, "a.example/index.html");
    assert_int_equal(address(place, "a.example/../b.html", "").len, 0);
    assert_int_equal(address(place, "a.example/./b.html", "").len, 0);
    assert_int_equal(address(place, "a.example/..", "").len, 0);
    assert_span_is(address(place, "a.example/..b", ""), "https://a.example/..b");
}

static void a_path_of_the_greatest_length_is_looked_at_and_a_longer_one_not(void **data)
{
    struct place *place = *data;
    static char path[2 * CC_MIRROR_PATH_BYTES];
    size_t from, to;

    for (size_t more = 0; more < 2;
         more++) { /* no such folder: that it is asked for is what shows */
        size_t end = CC_MIRROR_PATH_BYTES - 1 + more;

        memset(path, 'x', sizeof path - 1);
        memcpy(path + end - 10, "/a.example/", 11);
        place->mirror.folder[0] = '\0';
        assert_false(cc_mirror_find(&place->mirror, cc_span_from(path), 0, &from, &to));
        assert_int_equal(strlen(place->mirror.folder), more == 0 ? end : 0);
    }
}

static void parts_are_told_by_their_names(void **data)
{
    static const struct {
        const char *path;
        bool is_part;
    } cases[] = {
        {"a.example/robots.txt", true},
        {"a.example/b/robots.txt", false},
        {"a.example/site.css", true},
        {"a.example/site.CSS?v=3", true},
        {"a.example/feed.xml", true},
        {"a.example/ferry.html.orig", true},
        {"a.example/ferry.html", false},
        {"a.example/ferry", false},
        {"a.example/css", false},
        {"a.example/notes.txt", false},
        {"a.example/show?file=a.css", false},
        {"a.example/paper.pdf", true},
    };

    (void)data;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (cc_mirror_is_part(cc_span_from(cases[i].path), 9) != cases[i].is_part)
            fail_msg("%s", cases[i].path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(paths_of_a_mirror_are_addresses, make_place,
                                        drop_place),
        cmocka_unit_test_setup_teardown(other_folders_are_no_hosts, make_place, drop_place),
        cmocka_unit_test_setup_teardown(
            of_the_folders_named_the_last_counts_and_of_those_found_the_first, make_place,
            drop_place),
        cmocka_unit_test_setup_teardown(dots_on_the_way_make_no_address, make_place,
                                        drop_place),
        cmocka_unit_test_setup_teardown(
            a_path_of_the_greatest_length_is_looked_at_and_a_longer_one_not, make_place,
            drop_place),
        cmocka_unit_test_setup_teardown(parts_are_told_by_their_names, make_place, drop_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
