#include "cleancopy/state/left_out_store.h"

#include "cleancopy/core/hash.h"
#include "state_internal.h"

#include <string.h>

#define SEED_OF_SETS 1 /* so that a set's number is no page's */

const char *cc_left_out_store_schema(void)
{
    return "CREATE TABLE left_out("
           "  page INTEGER PRIMARY KEY," /* hash of its source, or of a set of shards */
           "  by_outlet INTEGER NOT NULL, by_language INTEGER NOT NULL);";
}

/* What is there already is not written again: a second run over the same pages leaves the file as it is. */
#define PUT                                                                                    \
    "INSERT INTO left_out(page, by_outlet, by_language) VALUES(?1, ?2, ?3)"                    \
    " ON CONFLICT(page) DO UPDATE SET by_outlet = ?2, by_language = ?3"                        \
    " WHERE by_outlet <> ?2 OR by_language <> ?3"

static enum cc_status put(struct cc_state *state, uint64_t key, const struct cc_left_out_sums *sums,
                          struct cc_error *err)
{
    bool is_none = sums->by_outlet + sums->by_language == 0;
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, is_none ? "DELETE FROM left_out WHERE page = ?1" : PUT, &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_id(stmt, 1, key);
    if (!is_none) {
        cc_state_bind_int(stmt, 2, (int64_t)sums->by_outlet);
        cc_state_bind_int(stmt, 3, (int64_t)sums->by_language);
    }
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_left_out_store_put(struct cc_state *state, struct cc_span source, enum cc_left_out reason,
                                     struct cc_error *err)
{
    const struct cc_left_out_sums one = {.by_outlet = reason == CC_LEFT_OUT_BY_OUTLET,
                                         .by_language = reason == CC_LEFT_OUT_BY_LANGUAGE};

    return put(state, cc_hash64(source), &one, err);
}

enum cc_status cc_left_out_store_put_set(struct cc_state *state, uint64_t inputs, const struct cc_left_out_sums *sums,
                                         struct cc_error *err)
{
    return put(state, cc_hash64_mix(inputs, SEED_OF_SETS), sums, err);
}

enum cc_status cc_left_out_store_sums(struct cc_state *state, struct cc_left_out_sums *sums, struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    memset(sums, 0, sizeof *sums);
    st = cc_state_prepare(state, "SELECT COALESCE(SUM(by_outlet), 0), COALESCE(SUM(by_language), 0) FROM left_out", &stmt, err);
    if (st == CC_OK)
        st = cc_state_step(state, stmt, err);
    if (st != CC_OK)
        return st;
    sums->by_outlet = (uint64_t)cc_state_column_int(stmt, 0);
    sums->by_language = (uint64_t)cc_state_column_int(stmt, 1);
    cc_state_reset(stmt);
    return CC_OK;
}
