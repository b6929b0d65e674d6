#include "support.h"

#include "cleancopy/state/state.h"

#include "../../../pipeline/state/state_internal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct place {
    char *dir;
    char state_dir[256], database[300];
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    (void)snprintf(place->state_dir, sizeof place->state_dir, "%s/a/b", place->dir);
    (void)snprintf(place->database, sizeof place->database, "%s/cleancopy.sqlite",
                   place->state_dir);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static struct cc_state *open_state(const struct place *place)
{
    struct cc_state *state = NULL;
    struct cc_error err;

    if (cc_state_open(place->state_dir, &state, &err) != CC_OK)
        fail_msg("%s", err.message);
    return state;
}

static int64_t number(struct cc_state *state, const char *name)
{
    int64_t value = -1;

    assert_int_equal(cc_state_number(state, name, &value, NULL), CC_OK);
    return value;
}

static void opening_makes_the_folder_and_its_parents(void **data)
{
    struct place *place = *data;
    struct stat st;

    assert_false(cc_state_is_there(place->state_dir));
    cc_state_close(open_state(place));
    assert_int_equal(stat(place->database, &st), 0);
    assert_true(cc_state_is_there(place->state_dir));
    cc_state_close(open_state(place)); /* and again */
    cc_state_close(NULL);
}

static void a_number_never_set_is_zero_and_a_set_one_stays(void **data)
{
    struct cc_state *state = open_state(*data);

    assert_int_equal(number(state, "anything"), 0);
    assert_int_equal(cc_state_set_number(state, "big", INT64_MAX, NULL), CC_OK);
    assert_int_equal(cc_state_set_number(state, "small", INT64_MIN, NULL), CC_OK);
    assert_int_equal(cc_state_set_number(state, "small", -7, NULL), CC_OK);
    cc_state_close(state);
    state = open_state(*data);
    assert_true(number(state, "big") == INT64_MAX);
    assert_int_equal(number(state, "small"), -7);
    cc_state_close(state);
}

static void what_was_not_committed_is_forgotten(void **data)
{
    struct cc_state *state = open_state(*data);

    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_state_set_number(state, "kept", 1, NULL), CC_OK);
    assert_int_equal(cc_state_commit(state, NULL), CC_OK);
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_state_set_number(state, "kept", 2, NULL), CC_OK);
    cc_state_rollback(state);
    assert_int_equal(number(state, "kept"), 1);
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_state_set_number(state, "kept", 3, NULL), CC_OK);
    cc_state_close(state); /* in the middle of a transaction */
    state = open_state(*data);
    assert_int_equal(number(state, "kept"), 1);
    cc_state_close(state);
}

static void a_second_run_is_locked_out_until_the_first_closes(void **data)
{
    struct place *place = *data;
    struct cc_state *first = open_state(place), *second = NULL;
    struct cc_error err;

    assert_int_equal(cc_state_open(place->state_dir, &second, &err), CC_E_LOCKED);
    assert_non_null(strstr(err.message, "another run holds the lock"));
    assert_non_null(strstr(err.message, "/lock"));
    assert_int_equal(number(first, "x"), 0); /* the first is not disturbed */
    cc_state_close(first);
    cc_state_close(open_state(place));
}

static void the_disk_settings_are_the_promised_ones(void **data)
{
    struct cc_state *state = open_state(*data);
    sqlite3_stmt *stmt;

    assert_int_equal(cc_state_prepare(state, "PRAGMA journal_mode", &stmt, NULL), CC_OK);
    assert_int_equal(cc_state_step(state, stmt, NULL), CC_OK);
    assert_span_is(cc_state_column_view(stmt, 0), "wal");
    cc_state_reset(stmt);
    assert_int_equal(cc_state_prepare(state, "PRAGMA synchronous", &stmt, NULL), CC_OK);
    assert_int_equal(cc_state_step(state, stmt, NULL), CC_OK);
    assert_int_equal(cc_state_column_int(stmt, 0), 2);
    cc_state_reset(stmt);
    cc_state_close(state);
}

static void garbage_in_place_of_the_database_is_damaged_state(void **data)
{
    static const char junk[8192] =
        "This is not a database, it is a shopping list: bread, salt.";
    struct place *place = *data;
    struct cc_span bytes = {junk, sizeof junk};
    struct cc_state *state = NULL;
    struct cc_error err;

    cc_state_close(open_state(place));
    support_write(place->database, bytes);
    assert_int_equal(cc_state_open(place->state_dir, &state, &err), CC_E_STATE);
    assert_non_null(strstr(err.message, place->database));
    assert_null(state);
}

static void an_empty_file_is_no_state_yet(void **data)
{
    struct place *place = *data;

    cc_state_close(open_state(place));
    assert_int_equal(truncate(place->database, 0), 0);
    assert_false(cc_state_is_there(place->state_dir));
}

static void a_database_cut_short_is_damaged_state(void **data)
{
    struct place *place = *data;
    struct cc_state *state = NULL;

    cc_state_close(open_state(place));
    assert_int_equal(truncate(place->database, 4096 + 100), 0);
    assert_int_equal(cc_state_open(place->state_dir, &state, NULL), CC_E_STATE);
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void other_schemas_are_refused_with_their_version(void **data)
{
    static const struct {
        const char *sql, *words;
    } cases[] = {
        {"PRAGMA user_version=9", "newer cleancopy (schema 9"},
        {"PRAGMA user_version=1", "too old"},
        {"PRAGMA user_version=0", "--state DIR"},
        {"PRAGMA user_version=3; PRAGMA application_id=77", "another program"},
    };
    struct place *place = *data;
    struct cc_state *state = NULL;
    struct cc_error err;
    size_t i;

    cc_state_close(open_state(place));
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        run_sql(place->database, cases[i].sql);
        assert_int_equal(cc_state_open(place->state_dir, &state, &err), CC_E_STATE);
        if (strstr(err.message, cases[i].words) == NULL)
            fail_msg("\"%s\" lacks \"%s\"", err.message, cases[i].words);
    }
}

static void a_folder_that_cannot_be_made_is_an_io_failure(void **data)
{
    struct place *place = *data;
    struct cc_state *state = NULL;
    struct cc_error err;
    char file[300], below[320], long_name[5000];

    (void)snprintf(file, sizeof file, "%s/file", place->dir);
    (void)snprintf(below, sizeof below, "%s/state", file);
    support_write(file, CC_SPAN("x"));
    assert_int_equal(cc_state_open(below, &state, &err), CC_E_IO);
    assert_non_null(strstr(err.message, "file"));
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    assert_int_equal(cc_state_open(long_name, &state, &err), CC_E_IO);
    assert_int_equal(cc_state_open("", &state, &err), CC_E_IO);
}

/* PRAGMA max_page_count makes SQLite say "disk is full" without filling one. */
static void set_pages(struct cc_state *state, const char *sql)
{
    assert_int_equal(sqlite3_exec(cc_state_db(state), sql, NULL, NULL, NULL), SQLITE_OK);
}

static enum cc_status fill(struct cc_state *state, int n, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    char name[600];
    int i;

    memset(name, 'n', sizeof name);
    for (i = 0; i < n && st == CC_OK; i++) {
        (void)snprintf(name + 500, sizeof name - 500, "%d", i);
        st = cc_state_set_number(state, name, i, err);
    }
    return st;
}

static void a_full_disk_is_an_io_failure_and_the_old_facts_stay(void **data)
{
    struct cc_state *state = open_state(*data);
    struct cc_error err;

    assert_int_equal(cc_state_set_number(state, "kept", 1, NULL), CC_OK);
    set_pages(state, "PRAGMA max_page_count=1"); /* SQLite takes the present size instead */
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_state_set_number(state, "kept", 2, NULL), CC_OK);
    assert_int_equal(fill(state, 5000, &err), CC_E_IO);
    assert_non_null(strstr(err.message, "full"));
    cc_state_rollback(state);
    assert_int_equal(number(state, "kept"), 1);
    set_pages(state, "PRAGMA max_page_count=100000"); /* somebody made room */
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(fill(state, 5000, &err), CC_OK);
    assert_int_equal(cc_state_commit(state, NULL), CC_OK);
    cc_state_close(state);
}

static void nothing_is_committed_after_sqlite_gave_up_the_transaction(void **data)
{
    struct cc_state *state = open_state(*data);
    struct cc_error err;

    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_state_set_number(state, "early", 1, NULL), CC_OK);
    /* what a full disk may do behind our back */
    assert_int_equal(sqlite3_exec(cc_state_db(state), "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(cc_state_set_number(state, "late", 1, &err), CC_E_IO);
    assert_int_equal(cc_state_commit(state, &err), CC_E_IO);
    assert_int_equal(number(state, "early"), 0);
    assert_int_equal(number(state, "late"), 0);
    cc_state_close(state);
}

/* Two numbers are always changed together; whoever sees them differ saw half a transaction. */
static void write_until_killed(const struct place *place)
{
    struct cc_state *state = open_state(place);
    int64_t i;

    for (i = number(state, "left") + 1;; i++) {
        if (cc_state_begin(state, NULL) != CC_OK ||
            cc_state_set_number(state, "left", i, NULL) != CC_OK ||
            fill(state, 20, NULL) != CC_OK ||
            cc_state_set_number(state, "right", i, NULL) != CC_OK ||
            cc_state_commit(state, NULL) != CC_OK)
            _exit(1);
    }
}

static void a_killed_run_leaves_old_or_new_facts_and_no_lock(void **data)
{
    struct place *place = *data;
    struct cc_state *state;
    int64_t left, before = 0;
    int round, status;
    pid_t child;

    for (round = 0; round < 12; round++) {
        struct timespec wait = {0, (20 + round * 13) * 1000000L};

        child = fork();
        assert_true(child >= 0);
        if (child == 0)
            write_until_killed(place);
        (void)nanosleep(&wait, NULL);
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        state = open_state(place);
        left = number(state, "left");
        assert_int_equal(left, number(state, "right"));
        assert_true(left >= before);
        before = left;
        cc_state_close(state);
    }
    assert_true(before > 0); /* else no child came as far as a commit, and nothing was tested */
}

static void set(struct cc_state *state, int64_t value)
{
    assert_int_equal(cc_state_begin(state, NULL), CC_OK);
    assert_int_equal(cc_state_set_number(state, "x", value, NULL), CC_OK);
    assert_int_equal(cc_state_commit(state, NULL), CC_OK);
}

static void a_reader_sees_what_was_committed_when_it_began(void **data)
{
    struct place *place = *data;
    struct cc_state *writer = open_state(place), *reader = NULL, *other = NULL;
    struct cc_error err;

    set(writer, 1);
    if (cc_state_open_reader(place->state_dir, &reader, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(cc_state_open_reader(place->state_dir, &other, NULL), CC_OK);
    assert_int_equal(cc_state_begin(reader, NULL), CC_OK);
    assert_int_equal(number(reader, "x"), 1);
    set(writer, 2); /* is not held up by it */
    assert_int_equal(number(reader, "x"), 1);
    assert_int_equal(number(other, "x"), 2);
    assert_int_equal(cc_state_commit(reader, NULL), CC_OK);
    assert_int_equal(cc_state_begin(reader, NULL), CC_OK);
    assert_int_equal(number(reader, "x"), 2);
    assert_int_equal(cc_state_set_number(reader, "x", 3, NULL), CC_E_IO);
    cc_state_rollback(reader);
    cc_state_close(reader);
    cc_state_close(other);
    assert_int_equal(number(writer, "x"), 2);
    cc_state_close(writer);
}

static void a_reader_makes_nothing(void **data)
{
    struct place *place = *data;
    struct cc_state *reader = NULL;
    struct stat st;

    assert_int_equal(cc_state_open_reader(place->state_dir, &reader, NULL), CC_E_IO);
    assert_null(reader);
    assert_int_not_equal(stat(place->state_dir, &st), 0);
}

/* SQLite's journal, which lies there until a file made anew is put in WAL mode; a reader may not undo what is in it. */
static void a_reader_of_a_file_half_made_says_so_and_a_run_goes_on(void **data)
{
    struct place *place = *data;
    struct cc_state *state = NULL;
    struct cc_error err;
    char journal[320];

    cc_state_close(open_state(place));
    (void)snprintf(journal, sizeof journal, "%s-journal", place->database);
    support_write(journal, cc_span_from("a journal"));
    assert_int_equal(cc_state_open_reader(place->state_dir, &state, &err), CC_E_STATE);
    assert_non_null(strstr(err.message, "cleancopy.sqlite: a run ended while it made this file; the next one puts it right"));
    cc_state_close(open_state(place));
    assert_int_equal(cc_state_open_reader(place->state_dir, &state, &err), CC_OK);
    cc_state_close(state);
}

static void a_temporary_one_leaves_nothing(void **state)
{
    struct cc_state *one, *two;
    struct cc_error err;
    int64_t value;

    (void)state;
    assert_int_equal(cc_state_open_temporary(&one, &err), CC_OK);
    assert_int_equal(cc_state_open_temporary(&two, &err), CC_OK);
    assert_int_equal(cc_state_keep_number(one, "hundred", 100, &err), CC_OK);
    assert_int_equal(cc_state_number(one, "hundred", &value, &err), CC_OK);
    assert_int_equal(value, 100);
    assert_int_equal(cc_state_number(two, "hundred", &value, &err), CC_OK);
    assert_int_equal(value, 0);
    cc_state_close(one);
    cc_state_close(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
        TEST(opening_makes_the_folder_and_its_parents),
        TEST(a_number_never_set_is_zero_and_a_set_one_stays),
        TEST(what_was_not_committed_is_forgotten),
        TEST(a_second_run_is_locked_out_until_the_first_closes),
        TEST(the_disk_settings_are_the_promised_ones),
        TEST(garbage_in_place_of_the_database_is_damaged_state),
        TEST(an_empty_file_is_no_state_yet),
        TEST(a_database_cut_short_is_damaged_state),
        TEST(other_schemas_are_refused_with_their_version),
        TEST(a_reader_sees_what_was_committed_when_it_began),
        TEST(a_reader_makes_nothing),
        TEST(a_reader_of_a_file_half_made_says_so_and_a_run_goes_on),
        cmocka_unit_test(a_temporary_one_leaves_nothing),
        TEST(a_folder_that_cannot_be_made_is_an_io_failure),
        TEST(a_full_disk_is_an_io_failure_and_the_old_facts_stay),
        TEST(nothing_is_committed_after_sqlite_gave_up_the_transaction),
        TEST(a_killed_run_leaves_old_or_new_facts_and_no_lock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
