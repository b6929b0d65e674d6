/* One SQLite file under one lock.
 *
 * WAL with synchronous=FULL: a commit is on disk when it returns, and a process killed at any
 * moment leaves the facts of the last commit.  The lock is ours (flock on a file of its own),
 * because SQLite's locks come and go with each transaction, while a run must be alone from its
 * start to its end. */
#include "cleancopy/state/state.h"

#include "cleancopy/core/alloc.h"
#include "index_memory.h"
#include "schema.h"
#include "state_internal.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME  "cleancopy.sqlite"
#define TICK_STEPS 100000 /* of SQLite's machine between two ticks: some milliseconds */
#define IN_MEMORY  ":memory:" /* SQLite's name for it */

/* ---- folder and lock ------------------------------------------------------------------- */

/* The entry of a new folder is durable only once its parent was synced. */
static void sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0)
        return;
    (void)fsync(fd); /* some file systems cannot; then there is nothing more to do */
    (void)close(fd);
}

static bool make_one_folder(char *path)
{
    char *slash;
    char kept;

    if (mkdir(path, 0777) != 0)
        return errno == EEXIST;
    slash = strrchr(path, '/');
    if (slash == NULL) {
        sync_folder(".");
        return true;
    }
    kept = slash[1];
    slash[1] = '\0';
    sync_folder(path);
    slash[1] = kept;
    return true;
}

/* Like mkdir -p. */
static enum cc_status make_folder(const char *dir, struct cc_error *err)
{
    char path[PATH_MAX];
    size_t len = strlen(dir);
    size_t i;
    bool made;

    if (len == 0 || len >= sizeof path)
        return cc_fail(err, CC_E_IO, "state", "%s: not a usable folder name", dir);
    memcpy(path, dir, len + 1);
    for (i = 1; i <= len; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        path[i] = '\0';
        made = make_one_folder(path);
        if (!made)
            return cc_fail(err, CC_E_IO, "state", "%s: cannot make the folder: %s", path,
                           strerror(errno));
        if (i < len)
            path[i] = '/';
    }
    return CC_OK;
}

/* Who holds it is a courtesy: the number in the file is for people, the lock is flock's. */
static enum cc_status fail_locked(int fd, const char *path, struct cc_error *err)
{
    char text[32] = "";
    ssize_t n = pread(fd, text, sizeof text - 1, 0);
    long pid = 0;

    if (n > 0)
        pid = strtol(text, NULL, 10);
    if (pid > 0)
        return cc_fail(err, CC_E_LOCKED, "state",
                       "%s: another run holds the lock (process %ld)", path, pid);
    return cc_fail(err, CC_E_LOCKED, "state", "%s: another run holds the lock", path);
}

static enum cc_status take_lock(struct cc_state *state, const char *dir, struct cc_error *err)
{
    char path[PATH_MAX];
    char text[32];
    int n = snprintf(path, sizeof path, "%s/lock", dir);

    if (n < 0 || (size_t)n >= sizeof path)
        return cc_fail(err, CC_E_IO, "state", "%s: the name is too long", dir);
    state->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (state->lock_fd < 0)
        return cc_fail(err, CC_E_IO, "state", "%s: %s", path, strerror(errno));
    if (flock(state->lock_fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail_locked(state->lock_fd, path, err);
        return cc_fail(err, CC_E_IO, "state", "%s: cannot be locked: %s", path,
                       strerror(errno));
    }
    n = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    if (ftruncate(state->lock_fd, 0) == 0 && n > 0)
        (void)!pwrite(state->lock_fd, text, (size_t)n,
                      0); /* a full disk must not matter here */
    return CC_OK;
}

/* ---- open and close -------------------------------------------------------------------- */

static char *make_path(const char *dir, const char *name)
{
    size_t room = strlen(dir) + strlen(name) + 2;
    char *path = cc_malloc(room);

    if (path != NULL)
        (void)snprintf(path, room, "%s/%s", dir, name);
    return path;
}

/* A reader looks at what is there.  SQLite still makes the file of shared memory where it can:
 * the WAL that a killed run left is read through it. */
static enum cc_status open_database(struct cc_state *state, const char *dir,
                                    struct cc_error *err)
{
    /* The cache is 32 MiB whatever the size of the file; sorting spills to a temporary file. */
    static const char settings[] = "PRAGMA cache_size=-32768; PRAGMA temp_store=FILE;"
                                   "PRAGMA trusted_schema=OFF;";
    static const char writing[] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
    static const char scratching[] = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;";
    int flags = state->is_reader ? SQLITE_OPEN_READONLY
                                 : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    enum cc_status st;

    state->path = dir != NULL ? make_path(dir, FILE_NAME) : cc_strdup(IN_MEMORY);
    if (state->path == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory");
    if (sqlite3_open_v2(state->path, &state->db, flags | SQLITE_OPEN_NOMUTEX, NULL) !=
        SQLITE_OK) {
        if (state->db == NULL)
            return cc_fail(err, CC_E_NOMEM, "state", "no memory");
        return cc_state_fail(state, "state cannot be opened", err);
    }
    (void)sqlite3_extended_result_codes(state->db, 1); /* fails only without a handle */
    (void)sqlite3_busy_timeout(state->db, 5000); /* someone's sqlite3 shell may be reading */
    st = cc_state_exec(state, settings, err);
    if (st != CC_OK && sqlite3_extended_errcode(state->db) == SQLITE_READONLY_ROLLBACK) /* a reader may not touch what is half made */
        return cc_fail(err, CC_E_STATE, "state", "%s: a run ended while it made this file; the next one puts it right", state->path);
    if (st == CC_OK && !state->is_reader)
        st = cc_state_exec(state, state->is_scratch ? scratching : writing, err);
    if (st == CC_OK)
        st = cc_document_store_functions(state, err);
    if (st != CC_OK)
        return st;
    return cc_schema_check(state, err);
}

/* Missing is fine; what cannot be removed shows when it is to be opened. */
static void remove_files(const char *dir)
{
    static const char *const endings[] = {"", "-journal", "-wal", "-shm"};
    char path[PATH_MAX];

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        int n = snprintf(path, sizeof path, "%s/%s%s", dir, FILE_NAME, endings[i]);

        if (n > 0 && (size_t)n < sizeof path)
            (void)unlink(path);
    }
}

enum manner { KEPT, LOOKED_AT, SCRATCHED };

/* dir NULL: in memory. */
static enum cc_status open_state(const char *dir, enum manner manner, struct cc_state **state,
                                 struct cc_error *err)
{
    struct cc_state *made = cc_calloc(1, sizeof *made);
    enum cc_status st = CC_OK;

    if (made == NULL)
        return cc_fail(err, CC_E_NOMEM, "state", "no memory");
    made->lock_fd = -1;
    made->is_reader = manner == LOOKED_AT;
    made->is_scratch = manner == SCRATCHED;
    cc_buf_init(&made->scratch, SIZE_MAX / 2);
    if (!made->is_reader && dir != NULL) {
        st = make_folder(dir, err);
        if (st == CC_OK)
            st = take_lock(made, dir, err);
    }
    if (st == CC_OK && made->is_scratch)
        remove_files(dir);
    if (st == CC_OK)
        st = open_database(made, dir, err);
    if (st != CC_OK) {
        cc_state_close(made);
        return st;
    }
    *state = made;
    return CC_OK;
}

enum cc_status cc_state_open(const char *dir, struct cc_state **state, struct cc_error *err)
{
    return open_state(dir, KEPT, state, err);
}

enum cc_status cc_state_open_scratch(const char *dir, struct cc_state **state, struct cc_error *err)
{
    return open_state(dir, SCRATCHED, state, err);
}

enum cc_status cc_state_open_temporary(struct cc_state **state, struct cc_error *err)
{
    return open_state(NULL, KEPT, state, err);
}

enum cc_status cc_state_open_reader(const char *dir, struct cc_state **state,
                                    struct cc_error *err)
{
    return open_state(dir, LOOKED_AT, state, err);
}

bool cc_state_is_there(const char *dir)
{
    char path[PATH_MAX];
    struct stat about;
    int n = snprintf(path, sizeof path, "%s/%s", dir, FILE_NAME);

    return n > 0 && (size_t)n < sizeof path && stat(path, &about) == 0 && about.st_size > 0;
}

void cc_state_close(struct cc_state *state)
{
    int code;

    if (state == NULL)
        return;
    cc_state_rollback(state);
    cc_index_memory_drop(state);
    cc_state_drop_statements(state);
    code = sqlite3_close(state->db);
    assert(code == SQLITE_OK); /* else a cursor was left open: our own mistake */
    (void)code;
    cc_free(state->path);
    cc_buf_done(&state->scratch);
    cc_record_pack_done(&state->records);
    if (state->lock_fd >= 0)
        (void)close(state->lock_fd); /* the lock goes with it; nothing in it to lose */
    cc_free(state);
}

/* The lock goes last: nobody else takes the folder while it is being removed. */
void cc_state_close_scratch(struct cc_state *state, const char *dir)
{
    char path[PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/lock", dir);

    if (state == NULL)
        return;
    remove_files(dir); /* they are open: their bytes go with the close */
    if (n > 0 && (size_t)n < sizeof path)
        (void)unlink(path);
    (void)rmdir(dir); /* stays where somebody has put something into it */
    cc_state_close(state);
}

/* ---- transactions and numbers ---------------------------------------------------------- */

static int call_tick(void *user)
{
    const struct cc_state *state = user;

    return state->tick() ? 1 : 0;
}

void cc_state_watch(struct cc_state *state, bool (*tick)(void))
{
    state->tick = tick;
    sqlite3_progress_handler(state->db, TICK_STEPS, tick != NULL ? call_tick : NULL, state);
}

enum cc_status cc_state_begin(struct cc_state *state, struct cc_error *err)
{
    enum cc_status st;

    assert(!state->in_transaction);
    st = cc_state_exec(state, state->is_reader ? "BEGIN" : "BEGIN IMMEDIATE", err);
    state->in_transaction = st == CC_OK;
    return st;
}

enum cc_status cc_state_commit(struct cc_state *state, struct cc_error *err)
{
    enum cc_status st;

    assert(state->in_transaction);
    if (cc_state_is_rolled_back(state)) {
        cc_state_rollback(state);
        return cc_state_fail_rolled_back(state, err);
    }
    if (state->is_reader) { /* the next transaction may see another state */
        cc_state_rollback(state);
        return CC_OK;
    }
    st = cc_index_memory_flush(state, err);
    if (st == CC_OK)
        st = cc_state_exec(state, "COMMIT", err);
    if (st != CC_OK)
        cc_state_rollback(state); /* a commit that found no room leaves its transaction open */
    state->in_transaction = false;
    return st;
}

void cc_state_rollback(struct cc_state *state)
{
    if (!state->in_transaction)
        return;
    state->in_transaction = false;
    cc_index_memory_drop(state); /* it may hold what was not committed */
    if (sqlite3_get_autocommit(state->db) == 0)
        (void)sqlite3_exec(state->db, "ROLLBACK", NULL, NULL,
                           NULL); /* what failed was reported */
}

enum cc_status cc_state_number(struct cc_state *state, const char *name, int64_t *value,
                               struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state, "SELECT value FROM number WHERE name = ?1", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, cc_span_from(name));
    st = cc_state_step(state, stmt, err);
    if (st != CC_OK && st != CC_END)
        return st;
    *value = st == CC_OK ? cc_state_column_int(stmt, 0) : 0;
    cc_state_reset(stmt);
    return CC_OK;
}

enum cc_status cc_state_set_number(struct cc_state *state, const char *name, int64_t value,
                                   struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    st = cc_state_prepare(state,
                          "INSERT INTO number(name, value) VALUES(?1, ?2) "
                          "ON CONFLICT(name) DO UPDATE SET value = excluded.value",
                          &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_text(stmt, 1, cc_span_from(name));
    cc_state_bind_int(stmt, 2, value);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_state_keep_number(struct cc_state *state, const char *name, int64_t value,
                                    struct cc_error *err)
{
    enum cc_status st = cc_state_begin(state, err);

    if (st == CC_OK)
        st = cc_state_set_number(state, name, value, err);
    if (st == CC_OK)
        st = cc_state_commit(state, err);
    if (st != CC_OK)
        cc_state_rollback(state);
    return st;
}

enum cc_status cc_state_bump_generation(struct cc_state *state, struct cc_error *err)
{
    int64_t value;
    enum cc_status st = cc_state_number(state, "documents_generation", &value, err);

    if (st == CC_OK)
        st = cc_state_set_number(state, "documents_generation", value + 1, err);
    return st;
}
