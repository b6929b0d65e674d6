#include "support.h"

#include "../../../pipeline/state/state_internal.h"

#include <stdlib.h>
#include <string.h>

struct place {
    char *dir;
    struct cc_state *state;
    struct cc_arena arena;
};

static int make_place(void **data)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->dir = support_scratch();
    cc_arena_init(&place->arena, 1 << 22);
    assert_int_equal(cc_state_open(place->dir, &place->state, NULL), CC_OK);
    assert_int_equal(cc_state_begin(place->state, NULL), CC_OK);
    *data = place;
    return 0;
}

static int drop_place(void **data)
{
    struct place *place = *data;

    cc_state_close(place->state);
    cc_arena_done(&place->arena);
    support_scratch_done(place->dir);
    free(place);
    return 0;
}

static struct cc_span pack(struct place *place, struct cc_span record)
{
    assert_int_equal(
        cc_record_pack(&place->state->records, record, &place->state->scratch, NULL), CC_OK);
    return cc_arena_copy(&place->arena, cc_buf_span(&place->state->scratch));
}

/* The bytes as a column of a row, read. */
static enum cc_status unpack(struct place *place, struct cc_span bytes, bool is_text,
                             struct cc_span *record)
{
    sqlite3_stmt *stmt;
    enum cc_status st;

    assert_int_equal(cc_state_prepare(place->state, "SELECT ?1", &stmt, NULL), CC_OK);
    if (is_text)
        cc_state_bind_text(stmt, 1, bytes);
    else
        cc_state_bind_blob(stmt, 1, bytes.ptr, bytes.len);
    assert_int_equal(cc_state_step(place->state, stmt, NULL), CC_OK);
    st = cc_record_unpack(&place->state->records, stmt, 0, &place->arena, record, NULL);
    cc_state_reset(stmt);
    return st;
}

/* 300,000 bytes that repeat themselves, as menus do. */
static struct cc_span long_record(struct place *place)
{
    struct cc_span record = {cc_arena_alloc(&place->arena, 300000), 300000};
    char *bytes = (char *)record.ptr;

    for (size_t i = 0; i < record.len; i++)
        bytes[i] = "{\"text\":\"The ferry sails again.\"},"[i % 34];
    return record;
}

static void a_record_comes_back_whatever_its_length(void **data)
{
    struct place *place = *data;
    const struct cc_span records[] = {CC_SPAN(""), CC_SPAN("x"),
                                      CC_SPAN("{\"id\":\"\xC3\xA4\"}"), long_record(place)};

    for (size_t round = 0; round < 2; round++) /* the second with what the first has left */
        for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
            struct cc_span record;

            assert_int_equal(unpack(place, pack(place, records[i]), false, &record), CC_OK);
            assert_int_equal(record.len, records[i].len);
            assert_memory_equal(record.ptr, records[i].ptr, record.len);
            assert_int_equal(record.ptr[record.len], '\0');
        }
    assert_true(pack(place, records[3]).len < records[3].len / 7);
}

static void text_of_an_older_state_is_the_record(void **data)
{
    struct cc_span record;

    assert_int_equal(unpack(*data, CC_SPAN("{\"id\":1}"), true, &record), CC_OK);
    assert_span_is(record, "{\"id\":1}");
}

static void a_damaged_frame_is_told(void **data)
{
    struct place *place = *data;
    struct cc_span frame = pack(place, CC_SPAN("{\"text\":\"one\"}")), record;
    char *bytes = (char *)frame.ptr;

    assert_int_equal(unpack(place, CC_SPAN("{\"id\":1}"), false, &record), CC_E_STATE);
    assert_int_equal(unpack(place, CC_SPAN(""), false, &record), CC_E_STATE);
    assert_int_equal(unpack(place, (struct cc_span){bytes, frame.len - 1}, false, &record),
                     CC_E_STATE);
    bytes[frame.len - 6] ^= 1; /* a letter of the text, which its checksum is not that of */
    assert_int_equal(unpack(place, frame, false, &record), CC_E_STATE);
}

/* What SQL makes of the bytes; NULL: nothing. */
static const char *ask_sql(struct place *place, struct cc_span bytes, bool is_text)
{
    struct cc_span found;
    sqlite3_stmt *stmt;

    assert_int_equal(cc_state_prepare(place->state, "SELECT record_of(?1)", &stmt, NULL),
                     CC_OK);
    if (is_text)
        cc_state_bind_text(stmt, 1, bytes);
    else
        cc_state_bind_blob(stmt, 1, bytes.ptr, bytes.len);
    assert_int_equal(cc_state_step(place->state, stmt, NULL), CC_OK);
    found = cc_state_column_copy(stmt, 0, &place->arena);
    if (sqlite3_column_type(stmt, 0) == SQLITE_NULL)
        found.ptr = NULL;
    cc_state_reset(stmt);
    return found.ptr;
}

static void sql_can_read_a_record(void **data)
{
    struct place *place = *data;

    assert_string_equal(ask_sql(place, pack(place, CC_SPAN("{\"id\":1}")), false),
                        "{\"id\":1}");
    assert_string_equal(ask_sql(place, CC_SPAN("{\"id\":2}"), true), "{\"id\":2}");
    assert_null(ask_sql(place, CC_SPAN("{\"id\":3}"), false));
}

static void a_record_that_the_arena_does_not_hold_is_a_limit(void **data)
{
    struct place *place = *data;
    struct cc_span record, frame = pack(place, long_record(place));
    struct cc_arena kept = place->arena;

    cc_arena_init(&place->arena, 300016); /* with its NUL, and rounded up */
    assert_int_equal(unpack(place, frame, false, &record), CC_OK);
    cc_arena_done(&place->arena);
    cc_arena_init(&place->arena, 300000);
    assert_int_equal(unpack(place, frame, false, &record), CC_E_LIMIT);
    cc_arena_done(&place->arena);
    place->arena = kept;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, drop_place)
    const struct CMUnitTest tests[] = {
        TEST(a_record_comes_back_whatever_its_length),
        TEST(text_of_an_older_state_is_the_record),
        TEST(a_damaged_frame_is_told),
        TEST(sql_can_read_a_record),
        TEST(a_record_that_the_arena_does_not_hold_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
