#include "pack.h"

#include "cleancopy/source/input.h"
#include "cleancopy/source/warc.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct place {
    char *dir;
    struct cc_arena arena;
    struct cc_limits limits;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    cc_arena_init(&place->arena, 1 << 28);
    place->limits.max_input_bytes = 100000;
    place->limits.max_line_bytes = 100000;
    assert_int_equal(chdir(place->dir), 0); /* short names in what is expected */
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    assert_int_equal(chdir("/"), 0);
    cc_arena_done(&place->arena);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static struct cc_share the_share; /* of whom read_from() reads, and what was dealt */

/* All pages as "source=h:bytes" or "source=t:bytes", failures as "source!status(words)". */
static const char *read_from(struct place *place, const char *const *paths, size_t n_paths,
                             const char *files_from)
{
    static char text[8192];
    struct cc_input *input;
    struct cc_page page;
    struct cc_error err;
    size_t len = 0;
    int i;

    text[0] = '\0';
    if (cc_input_open(paths, n_paths, files_from, &place->limits, &input, &err) != CC_OK)
        fail_msg("%s", err.message);
    cc_input_share(input, the_share.number, the_share.of);
    for (i = 0; i < 100; i++) {
        enum cc_status st = cc_input_next(input, &place->arena, &page, &err);

        if (st == CC_END)
            break;
        len += (size_t)snprintf(text + len, sizeof text - len, "%s%.*s", i == 0 ? "" : "|",
                                CC_SPAN_PRINT(page.source));
        if (st == CC_OK) {
            assert_true(page.form != CC_FORM_AUTO);
            len += (size_t)snprintf(text + len, sizeof text - len, "=%c:%.*s",
                                    page.form == CC_FORM_HTML ? 'h' : 't',
                                    page.bytes.len > 50 ? 50 : (int)page.bytes.len,
                                    page.bytes.ptr);
        } else {
            assert_true(page.source.len > 0);
            len += (size_t)snprintf(text + len, sizeof text - len, "!%s", cc_status_name(st));
        }
    }
    assert_true(i < 100);
    the_share = *cc_input_dealt(input);
    cc_input_close(input);
    return text;
}

static const char *read_one(struct place *place, const char *path)
{
    return read_from(place, &path, 1, NULL);
}

static void each_kind_of_file_gives_its_pages(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span html = CC_SPAN("<!doctype html><p>a"), text = CC_SPAN("mere words");
    struct cc_span mhtml =
        CC_SPAN("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
                "Content-Type: text/html\r\n\r\n<p>b\r\n--x--\r\n");
    struct cc_span lines =
        CC_SPAN("{\"text\":\"a\"}\n\n{\"html\":\"<p>b\"}\n{\"cut\n{\"text\":\"c\"}");
    const struct {
        struct cc_span bytes;
        const char *wanted;
    } cases[] = {
        {html, "f=h:<!doctype html><p>a"},
        {text, "f=t:mere words"},
        {pack_gzip(arena, html), "f=h:<!doctype html><p>a"},
        {join(arena, pack_gzip(arena, text), pack_gzip(arena, text)),
         "f=t:mere wordsmere words"},
        {pack_zstd(arena, text), "f=t:mere words"},
        {lines, "f:1=t:a|f:3=h:<p>b|f:4!input|f:5=t:c"},
        {pack_gzip(arena, lines), "f:1=t:a|f:3=h:<p>b|f:4!input|f:5=t:c"},
        {pack_zstd(arena, lines), "f:1=t:a|f:3=h:<p>b|f:4!input|f:5=t:c"},
        {CC_SPAN("\xef\xbb\xbf{\"text\":\"a\"}\r\n"), "f:1=t:a"},
        {mhtml, "f=h:<p>b"},
        {pack_gzip(arena, mhtml), "f=h:<p>b"},
        {CC_SPAN("WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n"
                 "Content-Length: 5\r\n\r\nwords\r\n\r\n"),
         "f:0=t:words"},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        support_write("f", cases[i].bytes);
        assert_string_equal(read_one(place, "f"), cases[i].wanted);
    }
}

static void what_is_no_page_is_reported_in_words(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span gzip = pack_gzip(arena, CC_SPAN("<!doctype html><p>The ferry left at six."));
    const struct {
        struct cc_span bytes;
        const char *words;
    } cases[] = {
        {CC_SPAN(""), "is empty"},
        {CC_SPAN(" \n"), "is empty"},
        {pack_gzip(arena, CC_SPAN("")), "is empty"},
        {CC_SPAN("\x89PNG\r\n\x1a\n"), "is binary"},
        {CC_SPAN("PK\3\4"), "unpack it"},
        {CC_SPAN("bplist00"), "textutil"},
        {CC_SPAN("<!doctype html><html data-sfz>"), "self-extracting"},
        {CC_SPAN("a\0b"), "is binary"},
        {CC_SPAN("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"),
         "MHTML: \"multipart/related\" names no boundary"},
        {CC_SPAN("[{\"text\": 1}]"), "is JSON, but"},
        {CC_SPAN("<?xml version='1.0'?><rss/>"), "is XML, not a page"},
        {CC_SPAN("example,a)/ 20260202024000 {\"url\": \"http://a.example/\"}\n"), "is an index"},
        {pack_gzip(arena, gzip), "compressed twice"},
        {cc_span_slice(gzip, 0, gzip.len - 1), "cut short"},
        {cc_span_slice(gzip, 0, 12), "cut short"},
        {join(arena, gzip, CC_SPAN("x")), "garbage"},
    };
    struct cc_input *input;
    struct cc_page page;
    struct cc_error err;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const char *path = "f";

        support_write("f", cases[i].bytes);
        assert_int_equal(cc_input_open(&path, 1, NULL, &place->limits, &input, NULL), CC_OK);
        assert_int_equal(cc_input_next(input, arena, &page, &err), CC_E_INPUT);
        assert_span_is(page.source, "f");
        if (strstr(err.message, cases[i].words) == NULL || strncmp(err.message, "f: ", 3) != 0)
            fail_msg("\"%s\" lacks \"%s\"", err.message, cases[i].words);
        assert_int_equal(cc_input_next(input, arena, &page, &err), CC_END);
        cc_input_close(input);
    }
}

static void an_index_beside_its_warc_files_is_passed(void **data)
{
    struct place *place = *data;

    assert_int_equal(mkdir("archive", 0777), 0);
    support_write("archive/a.cdxj",
                  CC_SPAN("example,a)/ 20260202024000 {\"url\": \"http://a.example/\"}\n"));
    support_write("archive/b.html", CC_SPAN("<!doctype html><p>b"));
    assert_string_equal(read_one(place, "archive"), "archive/b.html=h:<!doctype html><p>b");
}

static void the_empty_lock_of_an_archive_is_passed(void **data)
{
    struct place *place = *data;

    assert_int_equal(mkdir("archive", 0777), 0);
    support_write("archive/lock", CC_SPAN(""));
    support_write("archive/b.html", CC_SPAN("<!doctype html><p>b"));
    assert_string_equal(read_one(place, "archive"), "archive/b.html=h:<!doctype html><p>b");
    assert_string_equal(read_one(place, "archive/lock"), "archive/lock!input");
    support_write("archive/lock", CC_SPAN("<!doctype html><p>a lock gate"));
    support_write("archive/padlock", CC_SPAN(""));
    assert_string_equal(read_one(place, "archive"),
                        "archive/b.html=h:<!doctype html><p>b|"
                        "archive/lock=h:<!doctype html><p>a lock gate|archive/padlock!input");
}

static void the_limit_holds_for_plain_and_packed_files(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span full = repeat(arena, 'x', 100000), over = repeat(arena, 'x', 100001);
    struct cc_span bomb = pack_gzip(arena, repeat(arena, ' ', 30000000));
    char wanted[100];

    (void)snprintf(wanted, sizeof wanted, "f=t:%.50s", full.ptr);
    support_write("f", full);
    assert_string_equal(read_one(place, "f"), wanted);
    support_write("f", pack_zstd(arena, full));
    assert_string_equal(read_one(place, "f"), wanted);
    support_write("f", over);
    assert_string_equal(read_one(place, "f"), "f!limit");
    support_write("f", pack_gzip(arena, over));
    assert_string_equal(read_one(place, "f"), "f!limit");
    support_write("f", join(arena, bomb, pack_gzip(arena, CC_SPAN("<html>"))));
    /* so much white space is taken for nothing */
    assert_non_null(strstr("f!limit f!input", read_one(place, "f")));
}

static void a_long_line_is_reported_and_the_next_one_read(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span line =
        join(arena, CC_SPAN("{\"text\":\"a\"}\n{\"text\":\""), repeat(arena, 'x', 100000));

    support_write("f", join(arena, line, CC_SPAN("\"}\n{\"text\":\"b\"}\n")));
    assert_string_equal(read_one(place, "f"), "f:1=t:a|f:2!limit|f:3=t:b");
}

static void a_cut_jsonl_gives_what_came_before_and_one_failure(void **data)
{
    struct place *place = *data;
    struct cc_arena *arena = &place->arena;
    struct cc_span lines = CC_SPAN("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"), packed;
    struct cc_span last = noise(arena, 1000);
    size_t i;

    for (i = 0; i < last.len; i++) {
        if (last.ptr[i] == '\n')
            ((char *)(uintptr_t)last.ptr)[i] = 'x';
    }
    packed = pack_gzip(arena, join(arena, lines, last));
    support_write("f", cc_span_slice(packed, 0, packed.len - 500));
    assert_string_equal(read_one(place, "f"), "f:1=t:a|f:2=t:b|f:3!input");
}

static void files_folders_and_lists_come_in_their_order(void **data)
{
    static const char *const paths[] = {"z", "dir", "missing", "-"};
    struct place *place = *data;
    int saved = dup(STDIN_FILENO), fd;

    support_write("z", CC_SPAN("words z"));
    assert_int_equal(mkdir("dir", 0700), 0);
    support_write("dir/2", CC_SPAN("words 2"));
    support_write("dir/1", CC_SPAN("{\"text\":\"one\"}\n{\"text\":\"two\"}\n"));
    support_write("dir/3", CC_SPAN(""));
    support_write("list", CC_SPAN("z\r\n\nmissing too\ndir/2"));
    support_write("in", CC_SPAN("<!doctype html>"));
    fd = open("in", O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0 && dup2(fd, STDIN_FILENO) >= 0);
    assert_string_equal(read_from(place, paths, 4, "list"),
                        "z=t:words z|dir/1:1=t:one|dir/1:2=t:two|dir/2=t:words 2|dir/3!input|"
                        "missing!input|-=h:<!doctype html>|z=t:words z|missing too!input|"
                        "dir/2=t:words 2");
    assert_int_equal(close(fd), 0);
    support_write("in", CC_SPAN("z\n-\n"));
    fd = open("in", O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0 && dup2(fd, STDIN_FILENO) >= 0);
    assert_string_equal(read_from(place, NULL, 0, "-"), "z=t:words z|-!input");
    assert_int_equal(close(fd), 0);
    assert_true(dup2(saved, STDIN_FILENO) >= 0);
    assert_int_equal(close(saved), 0);
}

static void a_pipe_is_read_to_its_end(void **data)
{
    struct place *place = *data;
    struct cc_span lines = CC_SPAN("{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    int saved = dup(STDIN_FILENO), ends[2];
    size_t i;

    assert_int_equal(pipe(ends), 0);
    for (i = 0; i < lines.len; i++)
        assert_int_equal(write(ends[1], lines.ptr + i, 1), 1);
    assert_int_equal(close(ends[1]), 0);
    assert_true(dup2(ends[0], STDIN_FILENO) >= 0);
    assert_string_equal(read_one(place, "-"), "-:1=t:a|-:2=t:b");
    assert_int_equal(close(ends[0]), 0);
    assert_true(dup2(saved, STDIN_FILENO) >= 0);
    assert_int_equal(close(saved), 0);
}

static void wrong_use_is_found_at_once(void **data)
{
    static const char *const twice[] = {"-", "a", "-"}, *const once[] = {"-"};
    struct place *place = *data;
    struct cc_input *input = NULL;
    struct cc_error err;

    assert_int_equal(cc_input_open(twice, 3, NULL, &place->limits, &input, &err), CC_E_USAGE);
    assert_int_equal(cc_input_open(once, 1, "-", &place->limits, &input, &err), CC_E_USAGE);
    assert_int_equal(cc_input_open(once, 1, "missing", &place->limits, &input, &err),
                     CC_E_INPUT);
    assert_non_null(strstr(err.message, "missing"));
    assert_null(input);
    cc_input_close(NULL);
    assert_string_equal(read_from(place, NULL, 0, NULL), "");
}

/* As the bytes lie in the files: packed ones, and those of a file that is no page, count as they are. */
static void all_bytes_have_been_read_in_the_end(void **data)
{
    struct place *place = *data;
    const char *paths[] = {"a.html", "b.gz", "c.jsonl", "missing", "d.bin"};
    struct cc_span packed = pack_gzip(&place->arena, CC_SPAN("<!doctype html><p>packed"));
    struct cc_input *input;
    struct cc_page page;
    uint64_t last = 0;

    support_write("a.html", CC_SPAN("<!doctype html><p>a"));
    support_write("b.gz", packed);
    support_write("c.jsonl", CC_SPAN("{\"text\":\"one\"}\n{\"text\":\"two\"}\n"));
    support_write("d.bin", (struct cc_span){"\0\1\2", 3});
    assert_int_equal(cc_input_open(paths, 5, NULL, &place->limits, &input, NULL), CC_OK);
    assert_int_equal(cc_input_bytes(input), 0);
    while (cc_input_next(input, &place->arena, &page, NULL) != CC_END) {
        assert_true(cc_input_bytes(input) >= last);
        last = cc_input_bytes(input);
    }
    assert_int_equal(last, 19 + packed.len + 30 + 3);
    cc_input_close(input);
}

/* The address of the one page at `path`. */
static struct cc_span address_of(struct place *place, const char *path, int64_t *fetched_at_s)
{
    struct cc_input *input;
    struct cc_page page;
    struct cc_error err;

    assert_int_equal(cc_input_open(&path, 1, NULL, &place->limits, &input, NULL), CC_OK);
    if (cc_input_next(input, &place->arena, &page, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(cc_input_next(input, &place->arena, &(struct cc_page){0}, NULL), CC_END);
    cc_input_close(input);
    *fetched_at_s = page.fetched_at_s;
    return page.url;
}

static void the_first_record_of_an_address_counts(void **data)
{
#define SAVED "<!-- saved from url=(0020)https://b.example/b --><!doctype html><p>a"
#define COPY  "<!-- saved from url=(9)https://web.archive.org/web/20310504070000/https://c.example/ --><!doctype html>"
    static const struct {
        const char *bytes, *url;
        int64_t at_s;
    } cases[] = {
        {"<!doctype html><p>a", "https://a.example/f", CC_NO_TIME},
        {SAVED, "https://b.example/b", CC_NO_TIME},
        {COPY, "https://c.example/", 1935644400},
        {"MIME-Version: 1.0\nContent-Location: https://d.example/d\nDate: Mon, 2 Mar 2026 08:00:00 +0100\n"
         "Content-Type: text/html\n\n" SAVED,
         "https://d.example/d", 1772434800},
        {"MIME-Version: 1.0\nContent-Type: text/html\n\n" SAVED, "https://b.example/b", CC_NO_TIME},
        {"{\"url\":\"https://e.example/e\",\"html\":\"" SAVED "\"}", "https://e.example/e", CC_NO_TIME},
        {"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://f.example/\r\n"
         "Content-Length: 68\r\n\r\n" SAVED "\r\n\r\n",
         "https://f.example/", CC_NO_TIME},
        {"mere words", "https://a.example/f", CC_NO_TIME},
    };
    struct place *place = *data;
    int64_t at_s;

    assert_int_equal(mkdir("a.example", 0700), 0);
    support_write("a.example/robots.txt", CC_SPAN("User-agent: *\n"));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        support_write("a.example/f", cc_span_from(cases[i].bytes));
        assert_span_is(address_of(place, "a.example/f", &at_s), cases[i].url);
        assert_int_equal(at_s, cases[i].at_s);
        assert_span_is(address_of(place, "a.example", &at_s), cases[i].url); /* robots.txt is passed */
    }
    support_write("a.example/g.html.gz", pack_gzip(&place->arena, CC_SPAN("<!doctype html><p>a")));
    assert_span_is(address_of(place, "a.example/g.html.gz", &at_s), "https://a.example/g.html");
    support_write("a.example/h.gz", CC_SPAN("<!doctype html><p>a")); /* not packed: its name */
    assert_span_is(address_of(place, "a.example/h.gz", &at_s), "https://a.example/h.gz");
}

static void what_lies_beside_pages_is_passed_in_folders_alone(void **data)
{
    struct place *place = *data;

    assert_int_equal(mkdir("a.example", 0700), 0);
    assert_int_equal(mkdir("a.example/p_files", 0700), 0);
    support_write("a.example/index.html",
                  CC_SPAN("<html><head><meta content=\"HTTrack is an easy-to-use tool\">"));
    support_write("a.example/p.html", CC_SPAN("<!doctype html><p>a"));
    support_write("a.example/p_files/ad.html", CC_SPAN("<!doctype html><p>b"));
    support_write("a.example/site.css", CC_SPAN("p {}"));
    support_write("a.example/feed", CC_SPAN("<?xml version='1.0'?><rss/>"));
    support_write("a.example/list", CC_SPAN("[{}]"));
    support_write("a.example/dot", CC_SPAN("GIF89a"));
    assert_string_equal(read_one(place, "a.example"), "a.example/p.html=h:<!doctype html><p>a");
    assert_string_equal(read_one(place, "a.example/p_files"),
                        "a.example/p_files/ad.html=h:<!doctype html><p>b");
    assert_string_equal(read_one(place, "a.example/site.css"), "a.example/site.css=t:p {}");
    assert_string_equal(read_one(place, "a.example/feed"), "a.example/feed!input");
    assert_string_equal(read_one(place, "a.example/index.html"),
                        "a.example/index.html=h:<html><head><meta content=\"HTTrack is an easy-to-u");
}

static void a_share_opens_its_files_alone(void **data)
{
    struct place *place = *data;
    static const char *const wanted[] = {"in/a=t:some words|lines:1=t:x|lines:3!input|in/c=t:more words",
                                         "in/b!input|in/a=t:some words|gone!input",
                                         "in/c=t:more words|in/b!input"};
    const char *const paths[] = {"in", "lines", "in", "gone"};
    struct cc_share dealt[3];

    assert_int_equal(mkdir("in", 0700), 0);
    support_write("in/a", CC_SPAN("some words"));
    support_write("in/b", CC_SPAN("\0\1\2"));
    support_write("in/c", CC_SPAN("more words"));
    support_write("lines", CC_SPAN("{\"text\":\"x\"}\n\n{\"cut"));
    assert_string_equal(read_from(place, paths, 4, NULL),
                        "in/a=t:some words|in/b!input|in/c=t:more words|lines:1=t:x|lines:3!input|"
                        "in/a=t:some words|in/b!input|in/c=t:more words|gone!input");
    for (uint32_t i = 1; i <= 3; i++) {
        the_share = (struct cc_share){.number = i, .of = 3};
        assert_string_equal(read_from(place, paths, 4, NULL), wanted[i - 1]);
        dealt[i - 1] = the_share;
        assert_int_equal(dealt[i - 1].n_files, 8);
        assert_int_equal(dealt[i - 1].inputs, dealt[0].inputs);
    }
    the_share = (struct cc_share){.number = 0, .of = 3};
    assert_string_equal(read_from(place, paths, 4, NULL), "");
    assert_int_equal(the_share.inputs, dealt[0].inputs);
    the_share = (struct cc_share){.of = 0};
}

static void assert_next_file(struct cc_input *input, struct cc_arena *arena, enum cc_status expected,
                             const char *name)
{
    struct cc_page page;
    struct cc_error err;

    assert_int_equal(cc_input_next_file(input, arena, &page, &err), expected);
    if (name != NULL && !cc_span_is(page.source, cc_span_from(name)))
        fail_msg("%.*s", CC_SPAN_PRINT(page.source));
}

static void a_share_names_its_files_unopened(void **data)
{
    struct place *place = *data;
    const char *const paths[] = {"lines", "in", "gone", "lines"};
    struct cc_input *input;
    struct cc_page page;
    struct cc_error err;

    assert_int_equal(mkdir("in", 0700), 0);
    support_write("in/a", CC_SPAN(""));
    support_write("in/b", CC_SPAN(""));
    support_write("lines", CC_SPAN("{\"text\":\"x\"}\n{\"text\":\"y\"}\n"));
    assert_int_equal(cc_input_open(paths, 4, NULL, &place->limits, &input, &err), CC_OK);
    cc_input_share(input, 1, 2);
    assert_int_equal(cc_input_next(input, &place->arena, &page, &err), CC_OK); /* a line of several */
    assert_next_file(input, &place->arena, CC_OK, "in/b");
    assert_next_file(input, &place->arena, CC_OK, "lines");
    assert_next_file(input, &place->arena, CC_END, NULL);
    assert_int_equal(cc_input_dealt(input)->n_files, 5);
    cc_input_close(input);
    assert_int_equal(cc_input_open(paths, 4, NULL, &place->limits, &input, &err), CC_OK);
    cc_input_share(input, 2, 2);
    assert_next_file(input, &place->arena, CC_OK, "in/a");
    assert_next_file(input, &place->arena, CC_E_INPUT, "gone");
    assert_next_file(input, &place->arena, CC_END, NULL);
    cc_input_close(input);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(each_kind_of_file_gives_its_pages),
        TEST(a_share_opens_its_files_alone),
        TEST(a_share_names_its_files_unopened),
        TEST(what_is_no_page_is_reported_in_words),
        TEST(an_index_beside_its_warc_files_is_passed),
        TEST(the_empty_lock_of_an_archive_is_passed),
        TEST(the_limit_holds_for_plain_and_packed_files),
        TEST(a_long_line_is_reported_and_the_next_one_read),
        TEST(a_cut_jsonl_gives_what_came_before_and_one_failure),
        TEST(files_folders_and_lists_come_in_their_order),
        TEST(a_pipe_is_read_to_its_end),
        TEST(wrong_use_is_found_at_once),
        TEST(all_bytes_have_been_read_in_the_end),
        TEST(the_first_record_of_an_address_counts),
        TEST(what_lies_beside_pages_is_passed_in_folders_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
