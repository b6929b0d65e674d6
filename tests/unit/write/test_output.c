#include "cleancopy/write/output.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/alloc_install.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/write/record_read.h"

#include "build_document.h"
#include "support.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

static char *dir;
static struct cc_arena arena;
static struct cc_config cfg;

static int setup(void **state)
{
    (void)state;
    dir = support_scratch();
    cc_arena_init(&arena, 256 << 20);
    cc_config_defaults(&cfg);
    cfg.out_dir = dir;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    support_scratch_done(dir);
    return 0;
}

static struct cc_span path_of(const char *name)
{
    return cc_arena_printf(&arena, "%s/%s", dir, name);
}

static bool exists(const char *name)
{
    struct stat st;

    return lstat(path_of(name).ptr, &st) == 0;
}

static struct cc_span content(const char *name)
{
    return support_read(&arena, path_of(name).ptr);
}

static size_t count_entries(const char *name)
{
    DIR *d = opendir(path_of(name).ptr);
    size_t n = 0;

    assert_non_null(d);
    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n - 2; /* "." and ".." */
}

static struct cc_output *open_output(bool all)
{
    struct cc_output *output;

    assert_int_equal(cc_output_open(&cfg, all, NULL, &output, NULL), CC_OK);
    return output;
}

static struct cc_span add(struct cc_output *output, const struct cc_document *doc)
{
    struct cc_span file;

    assert_int_equal(cc_output_document(output, &arena, doc, &file, NULL), CC_OK);
    return file;
}

static struct cc_output_counts commit(struct cc_output *output)
{
    struct cc_output_counts counts;

    assert_int_equal(cc_output_commit(output, &counts, NULL), CC_OK);
    return counts;
}

static struct cc_document original(void)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_HEADING, .level = 2, .text = "At the pier"},
        {.text = "The ferry Alma left late."},
        {.text = NULL}};
    static const struct build_removed removed[] = {{CC_REASON_SOCIAL, 20, "Share this page"},
                                                   {CC_REASON_NONE, 0, NULL}};
    static const char *const authors[] = {"Ada Holm", "Kiss, Ödön", NULL};
    struct cc_document doc = build_document(&arena, 1, paragraphs);

    build_removed(&arena, &doc, removed);
    build_authors(&arena, &doc, authors);
    return doc;
}

static struct cc_document copy(void)
{
    static const struct build_paragraph paragraphs[] = {{.text = "The ferry Alma left late.",
                                                         .relation = CC_RELATION_EXACT,
                                                         .of_doc = 1,
                                                         .of_paragraph = 1,
                                                         .of_outlet = "harbourpost.example"},
                                                        {.text = "We asked the captain."},
                                                        {.text = NULL}};
    struct cc_document doc = build_document(&arena, 2, paragraphs);

    doc.outlet = CC_SPAN("islandnews.example");
    doc.title = CC_SPAN("Late, \"again\"");
    doc.date = CC_SPAN_EMPTY;
    return doc;
}

static struct cc_cluster_row row_of(uint64_t canonical, uint64_t doc)
{
    struct cc_cluster_row row = {.canonical_doc = canonical,
                                 .canonical_paragraph = 1,
                                 .doc = doc,
                                 .paragraph = 0,
                                 .outlet = CC_SPAN("islandnews.example"),
                                 .canonical_outlet = CC_SPAN("harbourpost.example"),
                                 .canonical_date = CC_SPAN("2024-05-01"),
                                 .similarity = 0.98765,
                                 .relation = CC_RELATION_NEAR};

    return row;
}

static struct cc_output_counts write_both(bool all)
{
    struct cc_output *output = open_output(all);
    struct cc_document a = original(), b = copy();
    struct cc_cluster_row row = row_of(1, 2);

    add(output, &a);
    add(output, &b);
    assert_int_equal(cc_output_cluster(output, &row, NULL), CC_OK);
    return commit(output);
}

#define FILE_A                                                                                 \
    "text/harbourpost.example/2024/"                                                           \
    "2024-05-01_harbourpost.example_the-ferry-is-late-again_00000000.txt"
#define FILE_B                                                                                 \
    "text/islandnews.example/nodate/nodate_islandnews.example_late-again_00000000.txt"

static void the_folder_has_texts_metadata_and_records(void **state)
{
    struct cc_output_counts counts;

    (void)state;
    counts = write_both(false);
    assert_int_equal(count_entries("."), 3);
    assert_span_is(content(FILE_A), "At the pier\n\nThe ferry Alma left late.\n");
    assert_span_is(content(FILE_B), "We asked the captain.\n");
    assert_span_is(
        content("metadata.csv"),
        "file,id,outlet,url,date,title,authors,language,words,kept,dropped\r\n" FILE_A
        ",0000000000000001,harbourpost.example,https://harbourpost.example/ferry?page=1,"
        "2024-05-01,The ferry is late again,\"Ada Holm; Kiss, Ödön\",en,8,2,1\r\n" FILE_B
        ",0000000000000002,islandnews.example,https://harbourpost.example/ferry?page=1,,"
        "\"Late, \"\"again\"\"\",,en,4,1,1\r\n");
    assert_int_equal(counts.documents, 2);
    assert_int_equal(counts.text_files, 2);
    assert_int_equal(counts.files_changed, 4);
    assert_int_equal(counts.words_kept, 12);
    assert_int_equal(counts.words_removed, 8);
    assert_int_equal(counts.duplicates, 1);
    assert_int_equal(counts.removed, 1);
}

static void records_are_whole_and_one_a_line(void **state)
{
    struct cc_document a = original(), b = copy(), back;
    struct cc_span rest, line;

    (void)state;
    cfg.removed = true;
    write_both(false);
    rest = content("documents.jsonl");
    assert_true(cc_span_next_line(&rest, &line));
    assert_int_equal(cc_record_read(&arena, line, &back, NULL), CC_OK);
    a.paragraphs[0].level = 0; /* levels are not in records */
    assert_same_document(&back, &a);
    assert_true(cc_span_next_line(&rest, &line));
    assert_int_equal(cc_record_read(&arena, line, &back, NULL), CC_OK);
    assert_same_document(&back, &b);
    assert_false(cc_span_next_line(&rest, &line));
}

static void a_whole_run_has_removed_clusters_and_the_report(void **state)
{
    struct cc_output_counts counts;

    (void)state;
    counts = write_both(true);
    assert_int_equal(count_entries("."), 6);
    assert_span_is(
        content("removed.jsonl"),
        "{\"doc\":\"0000000000000001\",\"place\":100,\"stage\":\"extract\",\"reason\":"
        "\"social\",\"score\":0.02,\"path\":\"html/body/div\",\"text\":\"Share this page\","
        "\"kept\":null}\n"
        "{\"doc\":\"0000000000000002\",\"place\":0,\"stage\":\"dedup\",\"reason\":"
        "\"duplicate\",\"score\":1.0,\"path\":null,\"text\":\"The ferry Alma left late.\","
        "\"kept\":{\"doc\":\"0000000000000001\",\"paragraph\":1,\"outlet\":"
        "\"harbourpost.example\",\"similarity\":1.0,\"relation\":\"exact\"}}\n");
    assert_true(cc_span_starts(content("report/index.html"), CC_SPAN("<!DOCTYPE html>")));
    assert_int_equal(counts.clusters, 1);
    assert_int_equal(counts.files_changed, 7);
}

static void clusters_have_one_line_each(void **state)
{
    struct cc_output *output = open_output(true);
    const struct cc_cluster_row rows[] = {row_of(1, 2), row_of(1, 3), row_of(4, 5)};
    struct cc_span rest, line, at;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(cc_output_cluster(output, &rows[i], NULL), CC_OK);
    assert_int_equal(commit(output).clusters, 2);
    rest = content("clusters.jsonl");
    assert_true(cc_span_next_line(&rest, &line));
    assert_true(cc_span_starts(line, CC_SPAN("{\"cluster\":\"")));
    at = cc_span_slice(line, cc_span_find(line, CC_SPAN(",\"canonical\""), 0), line.len);
    assert_span_is(at,
                   ",\"canonical\":{\"doc\":\"0000000000000001\",\"paragraph\":1,\"outlet\":"
                   "\"harbourpost.example\",\"date\":\"2024-05-01\"},\"members\":["
                   "{\"doc\":\"0000000000000002\",\"paragraph\":0,\"outlet\":"
                   "\"islandnews.example\",\"date\":null,\"similarity\":0.9877,\"relation\":"
                   "\"near\"},{\"doc\":\"0000000000000003\",\"paragraph\":0,\"outlet\":"
                   "\"islandnews.example\",\"date\":null,\"similarity\":0.9877,\"relation\":"
                   "\"near\"}]}");
    assert_true(cc_span_next_line(&rest, &line));
    assert_true(cc_span_ends(line, CC_SPAN("]}")));
    assert_false(cc_span_next_line(&rest, &line));
}

static void an_empty_run_has_empty_collections(void **state)
{
    (void)state;
    commit(open_output(true));
    assert_span_is(content("metadata.csv"),
                   "file,id,outlet,url,date,title,authors,language,words,kept,dropped\r\n");
    assert_span_is(content("documents.jsonl"), "");
    assert_span_is(content("clusters.jsonl"), "");
    assert_false(exists("text"));
}

static void a_second_run_changes_nothing(void **state)
{
    static const char *const names[] = {
        FILE_A,          FILE_B,           "metadata.csv",     "documents.jsonl",
        "removed.jsonl", "clusters.jsonl", "report/index.html"};
    const struct timespec old[2] = {{1000, 0}, {1000, 0}};
    struct stat st;

    (void)state;
    assert_int_equal(write_both(true).files_changed, 7);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(utimensat(AT_FDCWD, path_of(names[i]).ptr, old, 0), 0);
    assert_int_equal(write_both(true).files_changed, 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(stat(path_of(names[i]).ptr, &st), 0);
        assert_int_equal(st.st_mtim.tv_sec, 1000);
    }
    assert_int_equal(count_entries("."), 6);
}

/* ---- what is in a text file ---- */

static void a_document_of_which_nothing_is_left_has_a_record_only(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.text = "Copied.", .relation = CC_RELATION_EXACT, .of_doc = 9}, {.text = NULL}};
    struct cc_document doc = build_document(&arena, 1, paragraphs);
    struct cc_output *output = open_output(false);
    struct cc_output_counts counts;

    (void)state;
    assert_int_equal(add(output, &doc).len, 0);
    counts = commit(output);
    assert_int_equal(counts.documents, 1);
    assert_int_equal(counts.text_files, 0);
    assert_false(exists("text"));
    assert_true(cc_span_find(content("documents.jsonl"), CC_SPAN("Copied."), 0) != (size_t)-1);
    assert_int_equal(cc_span_find(content("metadata.csv"), CC_SPAN("\r\n"), 0) + 2,
                     content("metadata.csv").len);
}

static void duplicates_can_be_kept(void **state)
{
    (void)state;
    cfg.duplicates = CC_DUPLICATES_KEEP;
    write_both(true);
    assert_span_is(content(FILE_B), "The ferry Alma left late.\n\nWe asked the captain.\n");
    assert_true(cc_span_find(content("removed.jsonl"), CC_SPAN("dedup"), 0) == (size_t)-1);
}

static void front_matter_stands_before_the_text_but_is_not_counted(void **state)
{
    struct cc_output_counts counts;

    (void)state;
    cfg.front_matter = true;
    counts = write_both(false);
    assert_true(
        cc_span_starts(content(FILE_B), CC_SPAN("---\ntitle: \"Late, \\\"again\\\"\"\n")));
    assert_true(cc_span_ends(content(FILE_B), CC_SPAN("---\n\nWe asked the captain.\n")));
    assert_int_equal(counts.words_kept, 12);
}

static void markdown_has_its_own_extension(void **state)
{
    struct cc_output *output;
    struct cc_document doc = original();
    struct cc_span file;

    (void)state;
    cfg.format = CC_FORMAT_MARKDOWN;
    output = open_output(false);
    file = add(output, &doc);
    assert_true(cc_span_ends(file, CC_SPAN(".md")));
    assert_int_equal(commit(output).words_kept, 8);
    assert_true(cc_span_ends(content(file.ptr),
                             CC_SPAN("## At the pier\n\nThe ferry Alma left late.\n")));
}

static void other_formats_have_theirs(void **state)
{
    static const struct {
        enum cc_format format;
        const char *extension, *start;
    } cases[] = {{CC_FORMAT_VERTICAL, ".vert", "<doc id="},
                 {CC_FORMAT_PREVERTICAL, ".prevert", "<doc id="},
                 {CC_FORMAT_TEI, ".xml", "<?xml version"}};
    struct cc_document doc = original();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_output *output;
        struct cc_span file;

        cfg.format = cases[i].format;
        output = open_output(false);
        file = add(output, &doc);
        assert_true(cc_span_ends(file, cc_span_from(cases[i].extension)));
        assert_int_equal(commit(output).words_kept, 8);
        assert_true(cc_span_starts(content(file.ptr), cc_span_from(cases[i].start)));
        assert_false(exists("documents.csv"));
    }
}

static void csv_is_a_file_beside_the_text(void **state)
{
    (void)state;
    cfg.format = CC_FORMAT_CSV;
    assert_int_equal(write_both(false).files_changed, 5);
    assert_true(cc_span_starts(content("documents.csv"), CC_SPAN("id,outlet,url,")));
    assert_true(cc_span_ends(content(FILE_A), CC_SPAN("The ferry Alma left late.\n")));
    assert_int_equal(write_both(false).files_changed, 0);
}

static void shards_stand_beside_the_records(void **state)
{
    (void)state;
    cfg.shard_bytes = 1;
    assert_int_equal(write_both(true).files_changed, 9);
    assert_int_equal(count_entries("shards"), 2);
    assert_int_equal(write_both(true).files_changed, 0);
    cfg.shard_bytes = 0;
    assert_int_equal(write_both(true).files_changed, 2);
    assert_false(exists("shards"));
}

/* ---- names ---- */

static void taken_names_get_more_digits_and_then_numbers(void **state)
{
    static const uint64_t ids[] = {0x1234567800000001, 0x1234567811111111, 0x1234567811112222,
                                   0x1234567811112222, 0x1234567811112222, 0x1234567811112222};
    static const char *const ends[] = {"_12345678.txt",           "_123456781111.txt",
                                       "_1234567811112222.txt",   "_1234567811112222-2.txt",
                                       "_1234567811112222-3.txt", "_1234567811112222-4.txt"};
    struct cc_output *output = open_output(false);
    struct cc_document doc = original();

    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        doc.id = ids[i];
        assert_true(cc_span_ends(add(output, &doc), cc_span_from(ends[i])));
    }
    assert_int_equal(commit(output).text_files, 6);
    assert_int_equal(count_entries("text/harbourpost.example/2024"), 6);
}

static void hostile_fields_never_leave_the_folder(void **state)
{
    struct cc_output *output = open_output(true);
    struct cc_document doc = original();
    struct cc_span file;

    (void)state;
    doc.outlet = CC_SPAN("../../../tmp/x");
    doc.date = CC_SPAN("../../../..");
    doc.title = CC_SPAN("/etc/\0passwd\n\r\"");
    file = add(output, &doc);
    assert_span_is(file, "text/tmp-x/nodate/nodate_tmp-x_etc-passwd_00000000.txt");
    commit(output);
    assert_true(exists(file.ptr));
}

/* ---- failures ---- */

static void a_record_over_the_limit_writes_nothing_and_others_may_follow(void **state)
{
    struct cc_document doc = original(), small = copy();
    struct cc_output *output;
    struct cc_span file;
    struct cc_error err;
    char *bytes = cc_arena_alloc(&arena, 20000);

    (void)state;
    assert_non_null(bytes);
    memset(bytes, 'x', 20000);
    doc.paragraphs[1].text = (struct cc_span){bytes, 20000};
    cfg.limits.max_line_bytes = 10000;
    output = open_output(true);
    assert_int_equal(cc_output_document(output, &arena, &doc, &file, &err), CC_E_LIMIT);
    assert_non_null(strstr(err.message, "saved/ferry.html"));
    add(output, &small);
    assert_int_equal(commit(output).documents, 1);
    assert_false(exists("text/harbourpost.example"));
    assert_true(cc_span_find(content("metadata.csv"), CC_SPAN("harbourpost.example,"), 0) ==
                (size_t)-1);
}

static void two_writers_in_one_folder_are_refused(void **state)
{
    struct cc_output *first = open_output(true), *second;
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_output_open(&cfg, true, NULL, &second, &err), CC_E_LOCKED);
    assert_null(second);
    assert_non_null(strstr(err.message, dir));
    cc_output_abort(first);
    cc_output_abort(open_output(true));
}

static void an_abort_leaves_the_old_collections(void **state)
{
    struct cc_output *output;
    struct cc_document doc = original();
    struct cc_span before;

    (void)state;
    write_both(true);
    before = content("documents.jsonl");
    output = open_output(true);
    doc.title = CC_SPAN("New title");
    add(output, &doc);
    cc_output_abort(output);
    cc_output_abort(NULL);
    assert_true(cc_span_is(content("documents.jsonl"), before));
    assert_int_equal(count_entries("."), 6);
    assert_int_equal(count_entries("text/harbourpost.example/2024"), 1);
}

static void a_folder_that_cannot_be_made_is_an_error(void **state)
{
    struct cc_output *output;
    struct cc_error err;

    (void)state;
    support_write(path_of("file").ptr, CC_SPAN("x"));
    cfg.out_dir = path_of("file/below").ptr;
    assert_int_equal(cc_output_open(&cfg, true, NULL, &output, &err), CC_E_IO);
    assert_null(output);
}

/* Everything, with every allocation failing in turn: the right status, no leak, no half file.
 */
static void every_failed_allocation_is_reported(void **state)
{
    struct cc_document doc = original();
    enum cc_status st = CC_E_NOMEM;

    (void)state;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        struct cc_cluster_row row = row_of(1, 2);
        struct cc_output_counts counts;
        struct cc_output *output;
        struct cc_arena small;
        struct cc_span file;

        cc_arena_init(&small, 1 << 20);
        cc_alloc_fail_at(nth, false);
        st = cc_output_open(&cfg, true, NULL, &output, NULL);
        if (st == CC_OK)
            st = cc_output_document(output, &small, &doc, &file, NULL);
        if (st == CC_OK)
            st = cc_output_cluster(output, &row, NULL);
        if (st == CC_OK)
            st = cc_output_commit(output, &counts, NULL);
        else
            cc_output_abort(output);
        cc_alloc_fail_at(0, false);
        cc_arena_done(&small);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        assert_true(nth < 5000);
    }
    assert_int_equal(count_entries("."), 6);
}

static enum cc_status fill_disk(struct cc_error *err)
{
    struct cc_document doc = original();
    struct cc_output_counts counts;
    struct cc_output *output;
    struct cc_span file;
    enum cc_status st;
    char *bytes = cc_arena_alloc(&arena, 30000);

    assert_non_null(bytes);
    memset(bytes, 'x', 30000);
    doc.paragraphs[1].text = (struct cc_span){bytes, 30000};
    st = cc_output_open(&cfg, true, NULL, &output, err);
    for (uint64_t i = 1; i < 100 && st == CC_OK; i++) {
        doc.id = i << 32;
        st = cc_output_document(output, &arena, &doc, &file, err);
    }
    if (st == CC_OK)
        return cc_output_commit(output, &counts, err);
    cc_output_abort(output);
    return st;
}

static void a_full_disk_ends_the_run_and_leaves_no_half_file(void **state)
{
    struct cc_error err;
    struct cc_span before;

    (void)state;
    if (mount("tmpfs", dir, "tmpfs", 0, "size=512k") != 0)
        skip(); /* needs the right to mount */
    write_both(true);
    before = content("documents.jsonl");
    assert_int_equal(fill_disk(&err), CC_E_IO);
    assert_true(cc_span_is(content("documents.jsonl"), before));
    assert_int_equal(count_entries("."), 6); /* no temporary files */
    /* with room again, the same run goes through */
    assert_int_equal(mount("tmpfs", dir, "tmpfs", MS_REMOUNT, "size=16m"), 0);
    assert_int_equal(fill_disk(&err), CC_OK);
    assert_int_equal(umount(dir), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_folder_has_texts_metadata_and_records),
        TEST(records_are_whole_and_one_a_line),
        TEST(a_whole_run_has_removed_clusters_and_the_report),
        TEST(clusters_have_one_line_each),
        TEST(an_empty_run_has_empty_collections),
        TEST(a_second_run_changes_nothing),
        TEST(a_document_of_which_nothing_is_left_has_a_record_only),
        TEST(duplicates_can_be_kept),
        TEST(front_matter_stands_before_the_text_but_is_not_counted),
        TEST(markdown_has_its_own_extension),
        TEST(other_formats_have_theirs),
        TEST(csv_is_a_file_beside_the_text),
        TEST(shards_stand_beside_the_records),
        TEST(taken_names_get_more_digits_and_then_numbers),
        TEST(hostile_fields_never_leave_the_folder),
        TEST(a_record_over_the_limit_writes_nothing_and_others_may_follow),
        TEST(two_writers_in_one_folder_are_refused),
        TEST(an_abort_leaves_the_old_collections),
        TEST(a_folder_that_cannot_be_made_is_an_error),
        TEST(every_failed_allocation_is_reported),
        TEST(a_full_disk_ends_the_run_and_leaves_no_half_file),
    };

    cc_alloc_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
