#include "support.h"

#include "cleancopy/source/walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
    char *dir;
    struct cc_walk *walk;
    struct cc_arena arena;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    place->walk = cc_walk_open();
    assert_non_null(place->walk);
    cc_arena_init(&place->arena, 1 << 24);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_walk_close(place->walk);
    cc_arena_done(&place->arena);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static const char *in(struct place *place, const char *name)
{
    return cc_arena_printf(&place->arena, "%s/%s", place->dir, name).ptr;
}

static void make(struct place *place, const char *name)
{
    if (name[strlen(name) - 1] == '/')
        assert_int_equal(mkdir(in(place, name), 0700), 0);
    else
        support_write(in(place, name), CC_SPAN("x"));
}

/* The names below the scratch folder, in the order they come; failures as "!name". */
static const char *walk(struct place *place, const char *start)
{
    static char text[4096];
    struct cc_span path;
    struct cc_error err;
    size_t len = 0;

    text[0] = '\0';
    assert_int_equal(cc_walk_start(place->walk, start, NULL), CC_OK);
    for (;;) {
        enum cc_status st = cc_walk_next(place->walk, &place->arena, &path, &err);
        const char *name = path.ptr;

        if (st == CC_END)
            return text;
        assert_int_equal(name[path.len], '\0');
        if (strncmp(name, place->dir, strlen(place->dir)) == 0)
            name += strlen(place->dir) + 1;
        if (st != CC_OK)
            assert_non_null(strstr(err.message, name));
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%s%s", len == 0 ? "" : " ",
                                st == CC_OK ? "" : "!", name);
    }
}

static void files_come_in_byte_order_and_folders_at_their_place(void **data)
{
    static const char *const names[] = {"b",     "a/",    "a/z",    "a/Z",   "a/\xc3\xa4",
                                        "a/10",  "a/9",   "a.html", "c/",    "c/d/",
                                        "c/d/e", "c/d.x", "A",      "empty/"};
    struct place *place = *data;
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        make(place, names[i]);
    assert_string_equal(walk(place, place->dir),
                        "A a/10 a/9 a/Z a/z a/\xc3\xa4 a.html b c/d/e c/d.x");
    assert_string_equal(walk(place, in(place, "c/")), "c/d/e c/d.x"); /* no second slash */
    assert_string_equal(walk(place, in(place, "b")), "b");
    assert_string_equal(walk(place, in(place, "empty")), "");
}

static void hidden_names_links_to_folders_and_pipes_are_left_out(void **data)
{
    struct place *place = *data;

    make(place, ".hidden");
    make(place, ".git/");
    make(place, ".git/x");
    make(place, "f");
    make(place, "d/");
    make(place, "d/g");
    assert_int_equal(symlink("..", in(place, "d/loop")), 0);
    assert_int_equal(symlink("f", in(place, "link")), 0);
    assert_int_equal(mkfifo(in(place, "pipe"), 0600), 0);
    assert_string_equal(walk(place, place->dir), "d/g f link");
    /* but what is asked for by name is taken */
    assert_string_equal(walk(place, in(place, ".hidden")), ".hidden");
    assert_string_equal(walk(place, in(place, "d/loop")), "d/loop/d/g d/loop/f d/loop/link");
    assert_string_equal(walk(place, in(place, "pipe")), "pipe");
}

static void what_cannot_be_read_is_named_and_the_walk_goes_on(void **data)
{
    struct place *place = *data;

    make(place, "a");
    make(place, "c");
    make(place, "locked/");
    make(place, "locked/x");
    assert_int_equal(symlink("nowhere", in(place, "b")), 0);
    assert_int_equal(symlink("self", in(place, "self")), 0);
    assert_int_equal(chmod(in(place, "locked"), 0), 0);
    if (geteuid() == 0) /* root may read everything */
        assert_string_equal(walk(place, place->dir), "a !b c locked/x !self");
    else
        assert_string_equal(walk(place, place->dir), "a !b c !locked !self");
    assert_int_equal(chmod(in(place, "locked"), 0700), 0);
    assert_string_equal(walk(place, in(place, "missing")), "!missing");
}

static void standard_input_is_passed_on(void **data)
{
    assert_string_equal(walk(*data, "-"), "-");
}

static void folders_too_deep_are_a_limit(void **data)
{
    struct place *place = *data;
    char path[400];
    size_t len = 0;
    int i;

    for (i = 0; i < CC_WALK_MAX_DEPTH; i++) {
        len += (size_t)snprintf(path + len, sizeof path - len, "d/");
        make(place, path);
        if (i == CC_WALK_MAX_DEPTH - 2) {
            (void)snprintf(path + len, sizeof path - len, "file");
            make(place, path);
        }
    }
    /* the scratch folder is one level: its 63rd descendant is the last that is read */
    path[2 * (CC_WALK_MAX_DEPTH - 1)] = '\0';
    assert_string_equal(walk(place, place->dir),
                        cc_arena_printf(&place->arena, "!%sd %sfile", path, path).ptr);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(files_come_in_byte_order_and_folders_at_their_place),
        TEST(hidden_names_links_to_folders_and_pipes_are_left_out),
        TEST(what_cannot_be_read_is_named_and_the_walk_goes_on),
        TEST(standard_input_is_passed_on),
        TEST(folders_too_deep_are_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
