#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/spool.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#define MIB ((size_t)1 << 20)

static char *dir;
static struct cc_error err;

static int setup(void **state)
{
    (void)state;
    dir = support_scratch();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    support_scratch_done(dir);
    return 0;
}

/* A piece's bytes, told by its number. */
static struct cc_span piece(char *room, size_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        room[i] = (char)(number * 31 + i * 7 + i / 251);
    return (struct cc_span){room, bytes};
}

static size_t size_of(size_t number)
{
    static const size_t sizes[] = {0, 1, 15, 16, 17, 1000, 70000, 0, 3};

    return number % 97 == 96 ? 2 * MIB + number : sizes[number % 9] + number % 5;
}

static void pieces_come_back(size_t memory_bytes, size_t n)
{
    char *wanted = malloc(3 * MIB), *got = malloc(3 * MIB);
    uint64_t *places = calloc(n, sizeof *places);
    struct cc_spool spool;

    assert_non_null(wanted);
    assert_non_null(got);
    assert_non_null(places);
    cc_spool_init(&spool, memory_bytes, dir);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(cc_spool_add(&spool, piece(wanted, i, size_of(i)), &places[i], &err),
                         CC_OK);
        assert_int_equal(places[i] % CC_SPOOL_ALIGN, 0);
    }
    for (size_t k = 0; k < n; k++) {
        size_t i = (k * 7919) % n;
        const void *here = cc_spool_peek(&spool, places[i]);

        cc_spool_expect(&spool, places[i], size_of(i));
        assert_int_equal(cc_spool_read(&spool, places[i], got, size_of(i), &err), CC_OK);
        (void)piece(wanted, i, size_of(i));
        if (size_of(i) > 0)
            assert_memory_equal(got, wanted, size_of(i));
        assert_true(here == NULL ? memory_bytes < SIZE_MAX
                                 : (uintptr_t)here % CC_SPOOL_ALIGN == 0);
        if (here != NULL && size_of(i) > 0)
            assert_memory_equal(here, wanted, size_of(i));
    }
    assert_true((cc_spool_file_bytes(&spool) > 0) == (memory_bytes < SIZE_MAX));
    cc_spool_done(&spool);
    free(places);
    free(got);
    free(wanted);
}

static void pieces_come_back_from_memory(void **state)
{
    (void)state;
    pieces_come_back(SIZE_MAX, 500);
}

static void pieces_come_back_from_memory_and_file(void **state)
{
    (void)state;
    pieces_come_back(2 * MIB, 500);
}

static void pieces_come_back_from_the_file_alone(void **state)
{
    (void)state;
    pieces_come_back(0, 500);
}

static void a_file_is_made_past_the_limit_only(void **state)
{
    static char bytes[MIB];
    struct cc_spool spool;
    uint64_t place;

    (void)state;
    cc_spool_init(&spool, 2 * MIB, dir);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(cc_spool_add(&spool, (struct cc_span){bytes, MIB}, &place, &err),
                         CC_OK);
    assert_non_null(cc_spool_peek(&spool, place));
    assert_int_equal(cc_spool_file_bytes(&spool), 0);
    assert_int_equal(cc_spool_add(&spool, CC_SPAN("x"), &place, &err), CC_OK);
    assert_null(cc_spool_peek(&spool, place));
    assert_int_equal(cc_spool_file_bytes(&spool), CC_SPOOL_ALIGN);
    cc_spool_done(&spool);
}

static void a_missing_folder_is_named(void **state)
{
    struct cc_spool spool;
    uint64_t place;

    (void)state;
    cc_spool_init(&spool, 0, "/nowhere/at/all");
    assert_int_equal(cc_spool_add(&spool, CC_SPAN("x"), &place, &err), CC_E_IO);
    assert_string_equal(err.message, "/nowhere/at/all: no room for a temporary file: No such "
                                     "file or directory; name another folder in TMPDIR");
    assert_int_equal(cc_spool_add(&spool, CC_SPAN("x"), &place, &err), CC_E_IO);
    cc_spool_done(&spool);
}

/* As on a full disk: the file may not grow past a size. */
static void a_full_disk_is_an_error(void **state)
{
    static char bytes[MIB];
    struct rlimit before, small;
    struct cc_spool spool;
    enum cc_status st = CC_OK;
    uint64_t place;

    (void)state;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 3 * MIB + MIB / 2;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    cc_spool_init(&spool, 0, dir);
    for (size_t i = 0; i < 6 && st == CC_OK; i++)
        st = cc_spool_add(&spool, (struct cc_span){bytes, MIB}, &place, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(st, CC_E_IO);
    assert_non_null(strstr(err.message, dir));
    cc_spool_done(&spool);
}

/* A file that another hand has cut, or a disk that fails. */
static void a_file_that_cannot_be_read_is_an_error(void **state)
{
    static char bytes[2 * MIB];
    struct cc_spool spool;
    uint64_t place;

    (void)state;
    cc_spool_init(&spool, 0, dir);
    assert_int_equal(
        cc_spool_add(&spool, (struct cc_span){bytes, sizeof bytes}, &place, &err), CC_OK);
    assert_int_equal(ftruncate(spool.fd, 100), 0);
    assert_int_equal(cc_spool_read(&spool, place, bytes, 100, &err), CC_OK);
    assert_int_equal(cc_spool_read(&spool, place, bytes, 101, &err), CC_E_IO);
    assert_non_null(strstr(err.message, "it is too short"));
    assert_int_equal(close(spool.fd), 0);
    assert_int_equal(cc_spool_read(&spool, place, bytes, 100, &err), CC_E_IO);
    assert_non_null(strstr(err.message, "Bad file descriptor"));
    spool.fd = -1;
    cc_spool_done(&spool);
}

static void a_short_heap_refuses_and_leaks_nothing(void **state)
{
    static char bytes[MIB];

    (void)state;
    for (uint64_t nth = 1; nth < 6; nth++) {
        struct cc_spool spool;
        enum cc_status st = CC_OK;
        uint64_t place;

        cc_spool_init(&spool, 2 * MIB, dir);
        cc_alloc_fail_at(nth, false);
        for (size_t i = 0; i < 4 && st == CC_OK; i++)
            st = cc_spool_add(&spool, (struct cc_span){bytes, MIB - 5}, &place, &err);
        cc_alloc_fail_at(0, false);
        assert_int_equal(st, nth <= 4 ? CC_E_NOMEM : CC_OK); /* list, two chunks, the tail */
        assert_int_equal(cc_spool_add(&spool, CC_SPAN("x"), &place, &err), CC_OK);
        cc_spool_done(&spool);
        cc_spool_done(&spool);
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(pieces_come_back_from_memory),
        TEST(pieces_come_back_from_memory_and_file),
        TEST(pieces_come_back_from_the_file_alone),
        TEST(a_file_is_made_past_the_limit_only),
        TEST(a_missing_folder_is_named),
        TEST(a_full_disk_is_an_error),
        TEST(a_file_that_cannot_be_read_is_an_error),
        TEST(a_short_heap_refuses_and_leaks_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
