#include "support.h"

#include "cleancopy/write/crash_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct cc_page page_of(const char *bytes)
{
    struct cc_page page = {.source = CC_SPAN("saved/a \"b\".html"), .bytes = cc_span_from(bytes),
                           .url = CC_SPAN("https://h.example/a"), .content_type = CC_SPAN("text/html"),
                           .form = CC_FORM_HTML};

    return page;
}

static enum cc_status keep(const char *dir, const char *bytes, char name[CC_CRASH_FILE_NAME_BYTES])
{
    struct cc_page page = page_of(bytes);

    return cc_crash_file_keep(dir, &page, "crash", "crash: signal 6 (Aborted)", CC_SPAN("line\nline\n"), name,
                              NULL);
}

static void bytes_and_reason_are_kept_under_their_hash(void **state)
{
    char *dir = support_scratch(), name[CC_CRASH_FILE_NAME_BYTES], again[CC_CRASH_FILE_NAME_BYTES], path[4096];
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, (size_t)1 << 20);
    assert_int_equal(keep(dir, "<p>bytes", name), CC_OK);
    assert_int_equal(keep(dir, "<p>bytes", again), CC_OK);
    assert_string_equal(name, again);
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    assert_span_is(support_read(&arena, path), "<p>bytes");
    (void)snprintf(path, sizeof path, "%s/%.16s.json", dir, name);
    assert_span_is(support_read(&arena, path),
                   "{\"source\":\"saved/a \\\"b\\\".html\",\"url\":\"https://h.example/a\",\"content_type\":\"text/html\","
                   "\"form\":\"html\",\"reason\":\"crash\",\"words\":\"crash: signal 6 (Aborted)\","
                   "\"said\":\"line\\nline\\n\",\"bytes\":8,\"cleancopy\":\"0.1.0\"}\n");
    cc_arena_done(&arena);
    support_scratch_done(dir);
}

static void the_folder_is_made_and_a_link_in_it_not_followed(void **state)
{
    char *dir = support_scratch(), name[CC_CRASH_FILE_NAME_BYTES], path[4096], link[4200];
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, (size_t)1 << 20);
    (void)snprintf(path, sizeof path, "%s/below/it", dir);
    assert_int_equal(keep(path, "x", name), CC_OK);
    (void)snprintf(link, sizeof link, "%s/below/it/%s", dir, name);
    assert_int_equal(unlink(link), 0);
    (void)snprintf(path, sizeof path, "%s/elsewhere", dir);
    support_write(path, CC_SPAN("mine"));
    assert_int_equal(symlink(path, link), 0);
    (void)snprintf(path, sizeof path, "%s/below/it", dir);
    assert_int_equal(keep(path, "x", name), CC_OK);
    assert_span_is(support_read(&arena, link), "x");
    (void)snprintf(path, sizeof path, "%s/elsewhere", dir);
    assert_span_is(support_read(&arena, path), "mine");
    cc_arena_done(&arena);
    support_scratch_done(dir);
}

static void a_full_folder_gets_no_more(void **state)
{
    char *dir = support_scratch(), name[CC_CRASH_FILE_NAME_BYTES], text[16], path[4096];

    (void)state;
    for (int i = 0; i < CC_CRASH_FILE_MAX_PAGES; i++) {
        (void)snprintf(text, sizeof text, "page %d", i);
        assert_int_equal(keep(dir, text, name), CC_OK);
    }
    assert_int_equal(keep(dir, text, name), CC_OK); /* it is there */
    assert_int_equal(keep(dir, "one more", name), CC_E_LIMIT);
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    assert_int_equal(access(path, F_OK), -1);
    support_scratch_done(dir);
}

static void so_does_one_with_too_many_bytes(void **state)
{
    char *dir = support_scratch(), name[CC_CRASH_FILE_NAME_BYTES], path[4096];

    (void)state;
    (void)snprintf(path, sizeof path, "%s/0000000000000000.page", dir);
    support_write(path, CC_SPAN(""));
    assert_int_equal(truncate(path, (off_t)CC_CRASH_FILE_MAX_BYTES - 3), 0);
    assert_int_equal(keep(dir, "abcd", name), CC_E_LIMIT);
    assert_int_equal(keep(dir, "abc", name), CC_OK);
    support_scratch_done(dir);
}

static void a_folder_that_cannot_be_written_is_an_error(void **state)
{
    char name[CC_CRASH_FILE_NAME_BYTES];

    (void)state;
    assert_int_equal(keep("/proc/cleancopy", "x", name), CC_E_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_and_reason_are_kept_under_their_hash),
        cmocka_unit_test(the_folder_is_made_and_a_link_in_it_not_followed),
        cmocka_unit_test(a_full_folder_gets_no_more),
        cmocka_unit_test(so_does_one_with_too_many_bytes),
        cmocka_unit_test(a_folder_that_cannot_be_written_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
