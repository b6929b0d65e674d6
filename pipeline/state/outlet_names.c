#include "outlet_names.h"

#include "state_internal.h"

#include <inttypes.h>
#include <string.h>

const char *cc_outlet_names_schema(void)
{
    return "CREATE TABLE outlet(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);";
}

void cc_outlet_names_init(struct cc_outlet_names *names)
{
    size_t i;

    memset(names, 0, sizeof *names);
    for (i = 0; i < CC_OUTLETS_KEPT; i++)
        cc_buf_init(&names->kept[i].name, SIZE_MAX / 2);
}

void cc_outlet_names_done(struct cc_outlet_names *names)
{
    size_t i;

    for (i = 0; i < CC_OUTLETS_KEPT; i++)
        cc_buf_done(&names->kept[i].name);
}

/* A short heap leaves the place empty: the next one to ask reads the table again. */
static void keep(struct cc_outlet_names *names, int64_t number, struct cc_span name)
{
    size_t at = (size_t)((uint64_t)number % CC_OUTLETS_KEPT);

    cc_buf_clear(&names->kept[at].name);
    cc_buf_add(&names->kept[at].name, name);
    names->kept[at].number = names->kept[at].name.status == CC_OK ? number : 0;
}

static const struct cc_buf *kept_name(const struct cc_outlet_names *names, int64_t number)
{
    size_t at = (size_t)((uint64_t)number % CC_OUTLETS_KEPT);

    return number != 0 && names->kept[at].number == number ? &names->kept[at].name : NULL;
}

static enum cc_status insert(struct cc_state *state, struct cc_span name, int64_t *number,
                             struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st =
        cc_state_prepare(state, "INSERT INTO outlet(name) VALUES(?1)", &stmt, err);

    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, name);
    st = cc_state_run(state, stmt, err);
    *number = sqlite3_last_insert_rowid(cc_state_db(state));
    return st;
}

enum cc_status cc_outlet_number(struct cc_state *state, struct cc_outlet_names *names,
                                struct cc_span name, int64_t *number, struct cc_error *err)
{
    const struct cc_buf *last = kept_name(names, names->last);
    sqlite3_stmt *stmt;
    enum cc_status st;

    if (last != NULL && cc_span_is(cc_buf_span(last), name)) {
        *number = names->last;
        return CC_OK;
    }
    st = cc_state_prepare(state, "SELECT number FROM outlet WHERE name = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, name);
    st = cc_state_step(state, stmt, err);
    if (st == CC_OK)
        *number = cc_state_column_int(stmt, 0);
    cc_state_reset(stmt);
    if (st == CC_END)
        st = insert(state, name, number, err);
    if (st != CC_OK)
        return st;
    keep(names, *number, name);
    names->last = *number;
    return CC_OK;
}

enum cc_status cc_outlet_name(struct cc_state *state, struct cc_outlet_names *names,
                              struct cc_arena *arena, int64_t number, struct cc_span *name,
                              struct cc_error *err)
{
    const struct cc_buf *kept = kept_name(names, number);
    sqlite3_stmt *stmt;
    enum cc_status st;

    if (kept != NULL) {
        *name = cc_arena_copy(arena, cc_buf_span(kept));
        return cc_arena_status(arena, "state", err);
    }
    st = cc_state_prepare(state, "SELECT name FROM outlet WHERE number = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, number);
    st = cc_state_step(state, stmt, err);
    if (st == CC_END)
        return cc_fail(err, CC_E_STATE, "state",
                       "outlet %" PRId64 " of the index has no name: it is damaged", number);
    if (st != CC_OK)
        return st;
    *name = cc_state_column_copy(stmt, 0, arena);
    keep(names, number, cc_state_column_view(stmt, 0));
    cc_state_reset(stmt);
    return cc_arena_status(arena, "state", err);
}
