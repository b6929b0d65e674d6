/* The version stands in the file (user_version).  A new version is a line in `upgrades` and the
 * new CREATE in its store; test_schema.c has a state as each old version made it. */
#include "schema.h"

#include "index_memory.h"
#include "state_internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define APPLICATION_ID                                                                         \
    "1667461232" /* 0x63637070, "ccpp": told apart from other SQLite files */

#define OLDEST_VERSION 2 /* version 1 held paragraphs that nothing can make anew */

static const char own_schema[] =
    "CREATE TABLE number(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;";

/* [0]: from OLDEST_VERSION to the next, and so on. */
static const char *const upgrades[CC_STATE_SCHEMA_VERSION - OLDEST_VERSION] = {
    /* 3: adaptive revisits.  A page of which we know no more counts as changed when it was last
     * fetched. */
    "ALTER TABLE url ADD COLUMN changed_at_s INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE url ADD COLUMN n_changes INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE url ADD COLUMN n_gone INTEGER NOT NULL DEFAULT 0;"
    "UPDATE url SET changed_at_s = fetched_at_s;",
    /* 4: what is asked one page at a time is called a site; hosts that want https alone (HSTS) are
     * known; feeds, sitemaps and front pages have a table of their own, and stood among the pages
     * before.  They were not archived, and by which settings their links were judged is not
     * known: the next run asks for all of them. */
    "CREATE TABLE discovery("
    "  url TEXT PRIMARY KEY, found_by TEXT NOT NULL, settings INTEGER NOT NULL,"
    "  etag TEXT NOT NULL, last_modified TEXT NOT NULL,"
    "  body_hash INTEGER NOT NULL, fetched_at_s INTEGER NOT NULL,"
    "  archive_file TEXT NOT NULL, archive_offset INTEGER NOT NULL) WITHOUT ROWID;"
    "ALTER TABLE host RENAME TO site;"
    "ALTER TABLE site RENAME COLUMN host TO site;"
    "CREATE TABLE hsts("
    "  host TEXT PRIMARY KEY, with_subdomains INTEGER NOT NULL,"
    "  expires_at_s INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE INDEX hsts_expiry ON hsts(expires_at_s);"
    "DELETE FROM url WHERE source = 'discovery' AND archive_file = '';"
    "UPDATE url SET source = '', body_hash = 0 WHERE source = 'discovery';",
    /* 5: documents stand in the order of moments, not of their dates' texts.  What was compared
     * stays as it is; the output is due to be written in the new order. */
    "DROP INDEX document_order;"
    "DROP INDEX document_to_compare;"
    "ALTER TABLE document RENAME COLUMN undated TO moment;"
    "UPDATE document SET moment = moment_of(date);"
    "CREATE INDEX document_order ON document(moment, outlet, id);"
    "CREATE INDEX document_to_compare ON document(moment, outlet, id) WHERE to_compare = 1;"
    "UPDATE number SET value = value + 1 WHERE name = 'documents_generation';",
    /* 6: the first print of a text is found by its key even where it is a copy of another one.
     * Those that are there are not, as segments take no older refs. */
    "INSERT INTO number SELECT '" CC_KEYS_OF_COPIES "', value FROM number WHERE name = 'next_ref';",
    /* 7: records are compressed (record_pack.h).  Those that are there may stay text. */
    "",
    /* 8: the pages that filters left out are counted.  Those of before are to be cleaned again, and are counted then. */
    "CREATE TABLE left_out("
    "  page INTEGER PRIMARY KEY,"
    "  by_outlet INTEGER NOT NULL, by_language INTEGER NOT NULL);"
    "UPDATE url SET to_clean = 1 WHERE to_clean = 2;",
};

/* One number that a PRAGMA or a COUNT gives. */
static enum cc_status read_one(struct cc_state *state, const char *sql, int64_t *value,
                               struct cc_error *err)
{
    sqlite3_stmt *stmt = NULL;
    enum cc_status st = CC_OK;

    *value = 0;
    if (sqlite3_prepare_v2(state->db, sql, -1, &stmt, NULL) != SQLITE_OK)
        return cc_state_fail(state, "state cannot be read", err);
    switch (sqlite3_step(stmt)) {
    case SQLITE_ROW:
        *value = sqlite3_column_int64(stmt, 0);
        break;
    case SQLITE_DONE:
        break;
    default:
        st = cc_state_fail(state, "state cannot be read", err);
    }
    (void)sqlite3_finalize(stmt); /* repeats what the step said */
    return st;
}

/* The tables, in this order. */
static const char *(*const schemas[])(void) = {
    cc_url_store_schema, cc_discovery_store_schema, cc_hsts_store_schema, cc_left_out_store_schema, cc_document_store_schema, cc_paragraph_store_schema,
    cc_outlet_names_schema, cc_words_schema, cc_segments_schema, cc_gone_schema,
};

static enum cc_status make_schema(struct cc_state *state, struct cc_error *err)
{
    char versions[96];
    enum cc_status st;
    size_t i;

    (void)snprintf(versions, sizeof versions,
                   "PRAGMA application_id=" APPLICATION_ID "; PRAGMA user_version=%d;",
                   CC_STATE_SCHEMA_VERSION);
    st = cc_state_begin(state, err);
    if (st == CC_OK)
        st = cc_state_exec(state, own_schema, err);
    for (i = 0; i < sizeof schemas / sizeof schemas[0] && st == CC_OK; i++)
        st = cc_state_exec(state, schemas[i](), err);
    if (st == CC_OK)
        st = cc_state_exec(state, cc_line_store_schema(), err);
    if (st == CC_OK)
        st = cc_state_exec(state, versions, err);
    if (st == CC_OK)
        return cc_state_commit(state, err);
    cc_state_rollback(state);
    return st;
}

/* From version to version, in one transaction: a kill leaves the old state or the new one. */
static enum cc_status upgrade(struct cc_state *state, int64_t version, struct cc_error *err)
{
    char sql[64];
    enum cc_status st = cc_state_begin(state, err);

    for (; st == CC_OK && version < CC_STATE_SCHEMA_VERSION; version++)
        st = cc_state_exec(state, upgrades[version - OLDEST_VERSION], err);
    (void)snprintf(sql, sizeof sql, "PRAGMA user_version=%d;", CC_STATE_SCHEMA_VERSION);
    if (st == CC_OK)
        st = cc_state_exec(state, sql, err);
    if (st == CC_OK)
        return cc_state_commit(state, err);
    cc_state_rollback(state);
    return st;
}

enum cc_status cc_schema_check(struct cc_state *state, struct cc_error *err)
{
    int64_t tables, application, version;
    enum cc_status st = read_one(state, "SELECT COUNT(*) FROM sqlite_schema", &tables, err);

    if (st == CC_OK)
        st = read_one(state, "PRAGMA application_id", &application, err);
    if (st == CC_OK)
        st = read_one(state, "PRAGMA user_version", &version, err);
    if (st != CC_OK)
        return st;
    if (tables == 0 && state->is_reader)
        return cc_fail(err, CC_E_STATE, "state", "%s: nothing is in it yet", state->path);
    if (tables == 0)
        return make_schema(state, err);
    if (application != strtoll(APPLICATION_ID, NULL, 10))
        return cc_fail(err, CC_E_STATE, "state", "%s: is a database of another program",
                       state->path);
    if (version > CC_STATE_SCHEMA_VERSION)
        return cc_fail(err, CC_E_STATE, "state",
                       "%s: written by a newer cleancopy (schema %" PRId64
                       ", this one knows %d)",
                       state->path, version, CC_STATE_SCHEMA_VERSION);
    if (version < OLDEST_VERSION)
        return cc_fail(err, CC_E_STATE, "state",
                       "%s: schema %" PRId64
                       " is too old (this cleancopy reads %d to %d): start with a new state folder "
                       "(--state DIR), or remove this one, and give the same inputs again",
                       state->path, version, OLDEST_VERSION, CC_STATE_SCHEMA_VERSION);
    if (version < CC_STATE_SCHEMA_VERSION && state->is_reader)
        return cc_fail(err, CC_E_STATE, "state",
                       "%s: schema %" PRId64
                       " is that of an older cleancopy: the next run brings it to %d",
                       state->path, version, CC_STATE_SCHEMA_VERSION);
    return version < CC_STATE_SCHEMA_VERSION ? upgrade(state, version, err) : CC_OK;
}
