/* States as older versions made them.  test_state.c has the versions that are refused. */
#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/state/discovery_store.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/state/paragraph_store.h"
#include "cleancopy/state/state.h"
#include "cleancopy/state/url_store.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEVER "-9223372036854775808"

/* What version 4 had other than version 5: documents in the order of their dates' texts.  Ids are
 * stored with the top bit flipped: 1, 2, 3 and the greatest. */
static const char version_4[] =
    "DROP TABLE document;"
    "CREATE TABLE document("
    "  id INTEGER PRIMARY KEY,"
    "  undated INTEGER NOT NULL,"
    "  date TEXT NOT NULL, outlet TEXT NOT NULL,"
    "  to_compare INTEGER NOT NULL,"
    "  file TEXT NOT NULL, record TEXT NOT NULL);"
    "CREATE INDEX document_order ON document(undated, date, outlet, id);"
    "CREATE INDEX document_to_compare ON document(undated, date, outlet, id)"
    "  WHERE to_compare = 1;"
    "INSERT INTO document VALUES(-9223372036854775807, 0, '2024-05-01T23:00-05:00', 'a.example', 0, 'f', 'one');"
    "INSERT INTO document VALUES(-9223372036854775806, 0, '2024-05-02T01:00Z', 'b.example', 1, '', 'two');"
    "INSERT INTO document VALUES(-9223372036854775805, 1, '', 'a.example', 1, '', 'three');"
    "INSERT INTO document VALUES(9223372036854775807, 0, '2024-05-01T20:00-05:00', 'a.example', 0, '', 'last');"
    "INSERT INTO duplicate VALUES(-9223372036854775806, 0, -9223372036854775807, 0, 1.0, 'exact');"
    "INSERT INTO number VALUES('documents_generation', 7);"
    "PRAGMA user_version=4;";

/* What version 2 had other than version 4: the table of URLs, as its store made it, with documents in it. */
static const char version_2[] =
    "DROP TABLE discovery;"
    "DROP TABLE hsts;"
    "ALTER TABLE site RENAME TO host;"
    "ALTER TABLE host RENAME COLUMN site TO host;"
    "INSERT INTO host VALUES('a.example', 1770000600);"
    "DROP TABLE url;"
    "CREATE TABLE url("
    "  url TEXT PRIMARY KEY,"
    "  source TEXT NOT NULL, outlet TEXT NOT NULL, found_by TEXT NOT NULL,"
    "  etag TEXT NOT NULL, last_modified TEXT NOT NULL,"
    "  body_hash INTEGER NOT NULL, fetched_at_s INTEGER NOT NULL,"
    "  next_try_s INTEGER NOT NULL, http_status INTEGER NOT NULL,"
    "  reason TEXT NOT NULL, archive_file TEXT NOT NULL,"
    "  archive_offset INTEGER NOT NULL, to_clean INTEGER NOT NULL,"
    "  failures INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX url_to_clean ON url(url) WHERE to_clean = 1;"
    "CREATE INDEX url_pending ON url(source, url) WHERE fetched_at_s = " NEVER ";"
    "INSERT INTO url VALUES('https://a.example/had', 's', 'o', 'f', '\"e\"', 'm', 7, 1770000000,"
    "  1770000000, 200, 'ok', 'cleancopy-00000.warc.gz', 99, 1, 0);"
    "INSERT INTO url VALUES('https://a.example/feed', 'discovery', '', 'configuration', '\"f\"', '', 9,"
    "  1770000000, 1770000000, 200, 'ok', '', 0, 0, 0);"
    "INSERT INTO url VALUES('https://a.example/never', 's', '', 'f', '', '', 0, " NEVER ","
    "  1770000600, 503, 'http-status', '', 0, 0, 4);"
    "PRAGMA user_version=2;";

/* What version 5 had other than this one: no key of a copy. */
static const char version_5[] = "PRAGMA user_version=5;";

/* What version 7 had other than version 8: no count of pages that were left out. */
static const char version_7[] =
    "DROP TABLE left_out;"
    "INSERT INTO url VALUES('https://a.example/left-out', 's', '', 'f', '', '', 7, 1770000000, 1770000000, 200, 'ok',"
    "  'cleancopy-00000.warc.gz', 99, 2, 0, 1770000000, 0, 0);"
    "PRAGMA user_version=7;";

static const struct {
    int version;
    const char *sql;
} steps_back[] = {{7, version_7}, {5, version_5}, {4, version_4}, {2, version_2}};

static char *dir, *database;

static void run_sql(const char *sql)
{
    char *problem = NULL;
    sqlite3 *db;

    assert_int_equal(sqlite3_open(database, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &problem) != SQLITE_OK)
        fail_msg("%s", problem);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static int64_t number_of(const char *sql)
{
    sqlite3_stmt *stmt;
    sqlite3 *db;
    int64_t n;

    assert_int_equal(sqlite3_open(database, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    n = sqlite3_column_int64(stmt, 0);
    (void)sqlite3_finalize(stmt);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return n;
}

static struct cc_state *open_state(void)
{
    struct cc_state *state = NULL;
    struct cc_error err;

    if (cc_state_open(dir, &state, &err) != CC_OK)
        fail_msg("%s", err.message);
    return state;
}

static int set_up_version(int version)
{
    dir = support_scratch();
    assert_true(asprintf(&database, "%s/cleancopy.sqlite", dir) > 0);
    cc_state_close(open_state());
    for (size_t i = 0; i < sizeof steps_back / sizeof steps_back[0]; i++)
        if (steps_back[i].version >= version)
            run_sql(steps_back[i].sql);
    assert_int_equal(number_of("PRAGMA user_version"), version);
    return 0;
}

static int set_up(void **data)
{
    (void)data;
    return set_up_version(2);
}

static int set_up_4(void **data)
{
    (void)data;
    return set_up_version(4);
}

static int set_up_7(void **data)
{
    (void)data;
    return set_up_version(7);
}

static int tear_down(void **data)
{
    (void)data;
    free(database);
    support_scratch_done(dir);
    return 0;
}

static void version_2_is_brought_up_to_date(void **data)
{
    struct cc_discovery_record feed;
    int64_t next_s = 0;
    struct cc_url_record r;
    struct cc_arena arena;
    struct cc_state *state;

    (void)data;
    cc_arena_init(&arena, 1u << 20);
    state = open_state();
    assert_int_equal(cc_url_get(state, &arena, CC_SPAN("https://a.example/had"), &r, NULL), CC_OK);
    assert_span_is(r.etag, "\"e\"");
    assert_true(r.to_clean);
    assert_int_equal(r.archive_offset, 99);
    assert_true(r.changed_at_s == 1770000000); /* the last time that we know of */
    assert_int_equal(r.n_changes + r.n_gone, 0);
    r.n_gone = 2;
    assert_int_equal(cc_url_put(state, &r, NULL), CC_OK);
    assert_int_equal(cc_url_get(state, &arena, CC_SPAN("https://a.example/never"), &r, NULL), CC_OK);
    assert_true(r.fetched_at_s == CC_NO_TIME && r.changed_at_s == CC_NO_TIME);
    assert_int_equal(r.failures, 4);
    assert_int_equal(cc_url_next_pending(state, &arena, CC_SPAN("s"), CC_SPAN(""), 1770000600, 8, &r, NULL),
                     CC_OK);
    assert_int_equal(cc_url_get(state, &arena, CC_SPAN("https://a.example/feed"), &r, NULL), CC_END);
    assert_int_equal(cc_discovery_get(state, &arena, CC_SPAN("https://a.example/feed"), &feed, NULL),
                     CC_END); /* it is asked for once more, and archived */
    assert_int_equal(cc_site_next_allowed(state, CC_SPAN("a.example"), &next_s, NULL), CC_OK);
    assert_int_equal(next_s, 1770000600);
    cc_state_close(state);
    assert_int_equal(number_of("PRAGMA user_version"), CC_STATE_SCHEMA_VERSION);
    cc_state_close(open_state()); /* and once is enough */
    cc_arena_done(&arena);
}

static void pages_that_version_7_left_out_are_to_be_cleaned_again(void **data)
{
    (void)data;
    cc_state_close(open_state());
    assert_int_equal(number_of("SELECT to_clean FROM url WHERE url = 'https://a.example/left-out'"), 1);
    assert_int_equal(number_of("SELECT count(*) FROM left_out"), 0);
}

/* From both: what comes after version 4 is the same. */
static void documents_of_version_4_come_by_moment(void **data)
{
    static const uint64_t wanted[] = {UINT64_MAX, 2, 1, 3};
    struct cc_document_cursor *cursor;
    struct cc_stored_document doc;
    struct cc_state *state = open_state();
    struct cc_arena arena;
    char problem[256];

    (void)data;
    cc_arena_init(&arena, 1u << 20);
    assert_int_equal(cc_documents_open(state, CC_DOCUMENTS_ALL, &cursor, NULL), CC_OK);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        assert_int_equal(cc_documents_next(cursor, &arena, &doc, NULL), CC_OK);
        assert_int_equal(doc.id, wanted[i]);
    }
    assert_int_equal(cc_documents_next(cursor, &arena, &doc, NULL), CC_END);
    cc_documents_close(cursor);
    assert_int_equal(cc_documents_open(state, CC_DOCUMENTS_TO_COMPARE, &cursor, NULL), CC_OK);
    assert_int_equal(cc_documents_next(cursor, &arena, &doc, NULL), CC_OK);
    assert_int_equal(doc.id, 2);
    cc_documents_close(cursor);
    assert_int_equal(cc_document_get(state, &arena, 1, &doc, NULL), CC_OK);
    assert_span_is(doc.date, "2024-05-01T23:00-05:00");
    assert_span_is(doc.file, "f");
    assert_span_is(doc.record, "one");
    assert_int_equal(cc_paragraph_store_check(state, problem, NULL), CC_OK);
    assert_string_equal(problem, "");
    cc_state_close(state);
    assert_int_equal(number_of("SELECT count(*) FROM duplicate"), 1); /* a copy that was kept stays */
    assert_int_equal(number_of("SELECT value FROM number WHERE name = 'documents_generation'"), 8);
    assert_int_equal(number_of("SELECT count(*) FROM sqlite_schema WHERE type = 'index'"
                               " AND sql LIKE '%ON document(moment, outlet, id)%'"), 2);
    assert_int_equal(number_of("PRAGMA user_version"), CC_STATE_SCHEMA_VERSION);
    cc_arena_done(&arena);
}

static void a_record_that_is_text_is_known_again_and_replaced(void **data)
{
    struct cc_stored_document doc = {1, CC_SPAN("a.example"), CC_SPAN("2024-05-01T23:00-05:00"),
                                     CC_SPAN("one"), CC_SPAN_EMPTY};
    struct cc_state *state = open_state();
    bool changed = true;

    (void)data;
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_document_put(state, &doc, false, &changed, NULL), CC_OK);
    assert_false(changed);
    doc.record = CC_SPAN("another");
    assert_int_equal(cc_document_put(state, &doc, false, &changed, NULL), CC_OK);
    assert_true(changed);
    assert_int_equal(cc_state_commit(state, NULL), CC_OK);
    cc_state_close(state);
    assert_int_equal(number_of("SELECT count(*) FROM document WHERE typeof(record) = 'blob'"), 1);
    assert_int_equal(number_of("SELECT count(*) FROM document WHERE typeof(record) = 'text'"), 3);
}

static void add_short_copies(struct cc_state *state)
{
    static uint32_t words[] = {2, 4}; /* too few for a fingerprint */
    struct cc_known known = {.doc = 1, .key = 5, .tokens = words, .n_tokens = 2};
    struct cc_index index;
    uint64_t ref;

    cc_paragraph_store_index(state, &index);
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(index.add(index.self, &known, NULL, 0, &ref, NULL), CC_OK);
    known.doc = 2;
    known.key = 6;
    known.canonical = ref;
    assert_int_equal(index.add(index.self, &known, NULL, 0, &ref, NULL), CC_OK);
    assert_int_equal(cc_state_commit(state, NULL), CC_OK);
}

static void assert_index_is(const char *wanted)
{
    struct cc_state *state = open_state();
    char problem[256];

    assert_int_equal(cc_paragraph_store_check(state, problem, NULL), CC_OK);
    assert_string_equal(problem, wanted);
    cc_state_close(state);
}

/* A copy that says it has fingerprints, and is not posted under its key: so it was in version 5. */
static void copies_of_version_5_may_lack_a_key(void **data)
{
    struct cc_state *state = open_state();

    (void)data;
    add_short_copies(state);
    cc_state_close(state);
    assert_index_is("");
    run_sql("UPDATE paragraph SET has_prints = 1 WHERE canonical IS NOT NULL");
    assert_index_is("paragraphs are not posted under what they are to be found by");
    run_sql("DROP TABLE left_out; PRAGMA user_version=5");
    assert_index_is("");
    state = open_state(); /* what comes later must have one */
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_documents_compare_again(state, NULL), CC_OK);
    assert_int_equal(cc_state_commit(state, NULL), CC_OK);
    add_short_copies(state);
    cc_state_close(state);
    run_sql("UPDATE paragraph SET has_prints = 1 WHERE canonical IS NOT NULL");
    assert_index_is("paragraphs are not posted under what they are to be found by");
}

/* The table as this version makes it, under the name "fresh". */
static char *fresh_table(const char *name)
{
    char get[160];
    char *fresh_dir = support_scratch(), *path, *sql;
    struct cc_state *state = NULL;
    sqlite3_stmt *stmt;
    sqlite3 *db;

    snprintf(get, sizeof get, "SELECT replace(sql, 'TABLE %s', 'TABLE fresh') FROM sqlite_schema WHERE name = '%s'",
             name, name);
    assert_true(asprintf(&path, "%s/cleancopy.sqlite", fresh_dir) > 0);
    assert_int_equal(cc_state_open(fresh_dir, &state, NULL), CC_OK);
    cc_state_close(state);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, get, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    sql = strdup((const char *)sqlite3_column_text(stmt, 0));
    assert_non_null(sql);
    (void)sqlite3_finalize(stmt);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    free(path);
    support_scratch_done(fresh_dir);
    return sql;
}

/* The same columns in the same order, whichever way the file came to them. */
static void an_old_state_and_a_new_one_have_the_same_columns(void **data)
{
    static const struct {
        const char *name;
        int n_columns;
    } tables[] = {{"url", 18}, {"discovery", 9}, {"hsts", 3}, {"site", 2}, {"document", 7}, {"left_out", 3}};

    (void)data;
    cc_state_close(open_state());
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        char *sql = fresh_table(tables[i].name), same[400], all[100];

        run_sql(sql);
        free(sql);
        snprintf(same, sizeof same,
                 "SELECT count(*) FROM pragma_table_info('%s') AS o JOIN"
                 " pragma_table_info('fresh') AS f ON o.cid = f.cid AND o.name = f.name"
                 " AND o.type = f.type AND o.\"notnull\" = f.\"notnull\"",
                 tables[i].name);
        snprintf(all, sizeof all, "SELECT count(*) FROM pragma_table_info('%s')", tables[i].name);
        assert_int_equal(number_of(same), tables[i].n_columns);
        assert_int_equal(number_of(all), tables[i].n_columns);
        run_sql("DROP TABLE fresh;");
    }
}

static void a_reader_leaves_an_old_state_to_the_next_run(void **data)
{
    struct cc_state *state = NULL;
    struct cc_error err;

    (void)data;
    assert_int_equal(cc_state_open_reader(dir, &state, &err), CC_E_STATE);
    assert_non_null(strstr(err.message, "the next run brings it to 8"));
    assert_int_equal(number_of("PRAGMA user_version"), 2);
}

/* An upgrade that fails half-way, here because a column is there already, leaves what was there. */
static void an_upgrade_is_whole_or_not_at_all(void **data)
{
    struct cc_state *state = NULL;
    struct cc_error err;

    (void)data;
    run_sql("ALTER TABLE url ADD COLUMN n_gone INTEGER");
    assert_int_equal(cc_state_open(dir, &state, &err), CC_E_STATE);
    assert_int_equal(number_of("PRAGMA user_version"), 2);
    assert_int_equal(number_of("SELECT count(*) FROM pragma_table_info('url')"), 16);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(version_2_is_brought_up_to_date),
        TEST(documents_of_version_4_come_by_moment),
        cmocka_unit_test_setup_teardown(documents_of_version_4_come_by_moment, set_up_4, tear_down),
        cmocka_unit_test_setup_teardown(a_record_that_is_text_is_known_again_and_replaced, set_up_4,
                                        tear_down),
        cmocka_unit_test_setup_teardown(pages_that_version_7_left_out_are_to_be_cleaned_again, set_up_7, tear_down),
        TEST(copies_of_version_5_may_lack_a_key),
        TEST(an_old_state_and_a_new_one_have_the_same_columns),
        TEST(a_reader_leaves_an_old_state_to_the_next_run),
        TEST(an_upgrade_is_whole_or_not_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
