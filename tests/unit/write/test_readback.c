#include "support.h"

#include "cleancopy/state/document_store.h"
#include "cleancopy/write/readback.h"

#include <stdio.h>
#include <stdlib.h>

#define RECORD(id, text)                                                                       \
    "{\"id\":\"" id "\",\"source\":\"a\",\"url\":null,\"canonical_url\":null,\"outlet\":\"o."  \
                    "example\",\"kind\":\"article\","                                          \
    "\"language\":null,\"title\":\"T\",\"authors\":[],\"date\":null,\"site_name\":null,"       \
    "\"description\":null,"                                                                    \
    "\"fetched_at\":null,\"text\":\"" text "\",\"paragraphs\":[{\"text\":\"" text              \
    "\",\"role\":\"p\",\"duplicate_of\":null}],"                                               \
    "\"removed\":null,\"quality\":0.5,\"cleancopy\":\"0.1.0\"}\n"
#define REMOVED(id, stage, reason, text)                                                       \
    "{\"doc\":\"" id "\",\"place\":7,\"stage\":\"" stage "\",\"reason\":\"" reason             \
    "\",\"score\":0.1,\"path\":\"p\",\"text\":\"" text "\",\"kept\":null}\n"
#define A    "00000000000000aa"
#define B    "00000000000000bb"
#define HEAD "file,id,outlet,url,date,title,authors,language,words,kept,dropped\r\n"

static void put(const char *dir, const char *name, const char *text)
{
    char *path = NULL;

    assert_true(asprintf(&path, "%s/%s", dir, name) > 0);
    support_write(path, cc_span_from(text));
    free(path);
}

static char *folder(const char *removed, const char *clusters)
{
    char *dir = support_scratch();

    put(dir, "documents.jsonl", RECORD(A, "one") RECORD(B, "two"));
    put(dir, "removed.jsonl", removed);
    put(dir, "metadata.csv", HEAD "\"text/b, \"\"x\"\".txt\"," B ",o.example,,,T,,,12,1,0\r\n");
    put(dir, "clusters.jsonl", clusters);
    return dir;
}

static void documents_come_with_their_removed_blocks_and_files(void **state)
{
    char *dir = folder(REMOVED(A, "extract", "navigation", "Home")
                           REMOVED(A, "dedup", "duplicate", "one")
                               REMOVED(B, "extract", "social", "Share"),
                       "");
    struct cc_readback *readback;
    struct cc_document doc;
    struct cc_arena arena;
    struct cc_span file;
    uint64_t words;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_int_equal(cc_readback_open(dir, &readback, NULL), CC_OK);
    assert_int_equal(cc_readback_document(readback, &arena, &doc, &file, &words, NULL), CC_OK);
    assert_int_equal(doc.id, 0xaa);
    assert_int_equal(doc.n_removed, 1);
    assert_int_equal(doc.removed[0].reason, CC_REASON_NAVIGATION);
    assert_int_equal(doc.removed[0].position, 7);
    assert_int_equal(doc.removed[0].score, 100);
    assert_int_equal(file.len, 0);
    assert_int_equal(cc_readback_document(readback, &arena, &doc, &file, &words, NULL), CC_OK);
    assert_int_equal(doc.id, 0xbb);
    assert_span_is(doc.removed[0].text, "Share");
    assert_span_is(file, "text/b, \"x\".txt");
    assert_int_equal(words, 12);
    assert_int_equal(cc_readback_document(readback, &arena, &doc, &file, &words, NULL), CC_END);
    cc_readback_close(readback);
    cc_arena_done(&arena);
    support_scratch_done(dir);
}

static void clusters_come_member_by_member(void **state)
{
    char *dir = folder("", "{\"cluster\":\"00000000000000cc\",\"canonical\":{\"doc\":\"" A
                           "\",\"paragraph\":0,\"outlet\":\"o.example\",\"date\":null},"
                           "\"members\":[{\"doc\":\"" B
                           "\",\"paragraph\":3,\"outlet\":\"p.example\",\"date\":\"2026-01-"
                           "01\",\"similarity\":0.9,\"relation\":\"near\"},"
                           "{\"doc\":\"" B
                           "\",\"paragraph\":4,\"outlet\":\"p.example\",\"date\":\"2026-01-"
                           "01\",\"similarity\":1.0,\"relation\":\"exact\"}]}\n");
    struct cc_readback *readback;
    struct cc_cluster_row row;

    (void)state;
    assert_int_equal(cc_readback_open(dir, &readback, NULL), CC_OK);
    assert_int_equal(cc_readback_cluster(readback, &row, NULL), CC_OK);
    assert_int_equal(row.canonical_doc, 0xaa);
    assert_int_equal(row.paragraph, 3);
    assert_span_is(row.outlet, "p.example");
    assert_int_equal(row.relation, CC_RELATION_NEAR);
    assert_int_equal(cc_readback_cluster(readback, &row, NULL), CC_OK);
    assert_int_equal(row.paragraph, 4);
    assert_int_equal(cc_readback_cluster(readback, &row, NULL), CC_END);
    cc_readback_close(readback);
    support_scratch_done(dir);
}

static void damage_is_named_by_file_and_line(void **state)
{
    char *dir = folder("not json\n", "{}\n");
    struct cc_readback *readback;
    struct cc_cluster_row row;
    struct cc_document doc;
    struct cc_arena arena;
    struct cc_error err;
    struct cc_span file;
    uint64_t words;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_int_equal(cc_readback_open(dir, &readback, NULL), CC_OK);
    assert_int_equal(cc_readback_document(readback, &arena, &doc, &file, &words, &err),
                     CC_E_INPUT);
    assert_non_null(strstr(err.message, "removed.jsonl:1: "));
    assert_int_equal(cc_readback_cluster(readback, &row, &err), CC_E_INPUT);
    assert_non_null(strstr(err.message, "clusters.jsonl:1: "));
    cc_readback_close(readback);
    cc_arena_done(&arena);
    assert_int_equal(cc_readback_open("/nonexistent", &readback, &err), CC_E_INPUT);
    assert_non_null(strstr(err.message, "/nonexistent/documents.jsonl"));
    support_scratch_done(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_come_with_their_removed_blocks_and_files),
        cmocka_unit_test(clusters_come_member_by_member),
        cmocka_unit_test(damage_is_named_by_file_and_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
