#include "pack.h"

#include "cleancopy/source/decompress.h"

static const struct cc_span text = {"The ferry left Harbour Point at six.\n", 37};

enum {
    GZIP,
    ZSTD,
    ZLIB,
    BARE,
    N_PACKINGS
};

static struct cc_span pack(struct cc_arena *arena, int packing, struct cc_span s)
{
    static const int windows[] = {31, 0, 15, -15};

    return packing == ZSTD ? pack_zstd(arena, s) : pack_zlib(arena, s, windows[packing]);
}

static enum cc_status unpack(struct cc_arena *arena, int packing, struct cc_span s, size_t max,
                             struct cc_span *out, struct cc_error *err)
{
    if (packing == ZSTD)
        return cc_unzstd(arena, s, max, out, err);
    return packing == GZIP ? cc_gunzip(arena, s, max, out, err)
                           : cc_inflate(arena, s, max, out, err);
}

static void what_was_packed_comes_back(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span cases[] = {text, CC_SPAN_EMPTY, noise(arena, 300000),
                              repeat(arena, 'a', 5000000), noise(arena, 65536)};
    struct cc_span out;
    size_t i;
    int k;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (k = 0; k < N_PACKINGS; k++) {
            assert_int_equal(
                unpack(arena, k, pack(arena, k, cases[i]), cases[i].len, &out, NULL), CC_OK);
            assert_true(cc_span_is(out, cases[i]));
        }
    }
}

static void members_in_a_row_are_joined(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span out;
    int k;

    for (k = GZIP; k <= ZSTD; k++) {
        struct cc_span one = pack(arena, k, text), none = pack(arena, k, CC_SPAN_EMPTY);
        struct cc_span all = join(arena, join(arena, one, none), one);

        assert_int_equal(unpack(arena, k, all, 74, &out, NULL), CC_OK);
        assert_true(cc_span_is(out, join(arena, text, text)));
        assert_int_equal(unpack(arena, k, all, 73, &out, NULL), CC_E_LIMIT);
    }
}

static void the_limit_is_exact_and_a_bomb_ends_at_it(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span out, bomb = repeat(arena, '\0', 5000000);
    struct cc_error err;
    int k;

    for (k = 0; k < N_PACKINGS; k++) {
        struct cc_span packed = pack(arena, k, bomb);
        struct cc_arena small;

        assert_int_equal(unpack(arena, k, packed, bomb.len, &out, NULL), CC_OK);
        assert_int_equal(unpack(arena, k, packed, bomb.len - 1, &out, &err), CC_E_LIMIT);
        assert_non_null(strstr(err.message, "4999999"));
        assert_int_equal(unpack(arena, k, packed, 0, &out, &err), CC_E_LIMIT);
        cc_arena_init(&small, 1 << 16); /* the arena's cap holds too */
        assert_int_equal(unpack(&small, k, packed, bomb.len, &out, &err), CC_E_LIMIT);
        cc_arena_done(&small);
    }
}

static void data_cut_at_any_byte_is_never_taken_for_whole(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span content = noise(arena, 300), out;
    struct cc_error err;
    size_t n;
    int k;

    for (k = 0; k < N_PACKINGS; k++) {
        struct cc_span packed = pack(arena, k, content);

        for (n = 0; n < packed.len; n++) {
            assert_int_equal(unpack(arena, k, cc_span_slice(packed, 0, n), 9999, &out, &err),
                             CC_E_INPUT);
            /* too few bytes of bare deflate may look like zlib's header */
            if (n > 2 && strstr(err.message, "cut short") == NULL)
                fail_msg("%d cut at %zu: %s", k, n, err.message);
        }
    }
}

static void damage_is_told_from_cutting(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span packed = pack_gzip(arena, noise(arena, 500)), out;
    struct cc_span crc = cc_arena_copy(arena, packed);
    struct cc_error err;

    ((char *)(uintptr_t)crc.ptr)[crc.len - 6] ^= 1;
    assert_int_equal(cc_gunzip(arena, crc, 9999, &out, &err), CC_E_INPUT);
    assert_non_null(strstr(err.message, "damaged gzip data: incorrect data check"));
    assert_int_equal(cc_gunzip(arena, join(arena, packed, text), 9999, &out, &err), CC_E_INPUT);
    assert_non_null(strstr(err.message, "garbage behind"));
    assert_int_equal(cc_gunzip(arena, text, 9999, &out, &err), CC_E_INPUT);
    assert_int_equal(
        cc_unzstd(arena, join(arena, pack_zstd(arena, text), text), 9999, &out, &err),
        CC_E_INPUT);
    assert_int_equal(
        cc_inflate(arena, join(arena, pack_zlib(arena, text, 15), text), 999, &out, &err),
        CC_E_INPUT);
    assert_non_null(strstr(err.message, "garbage behind"));
}

static void zeros_behind_a_gzip_file_are_padding(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span packed = pack_gzip(arena, text), zeros = repeat(arena, '\0', 1000), out;

    assert_int_equal(cc_gunzip(arena, join(arena, packed, zeros), 99, &out, NULL), CC_OK);
    assert_true(cc_span_is(out, text));
}

static void one_member_is_taken_and_its_length_told(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span first = pack_gzip(arena, text), second = pack_gzip(arena, noise(arena, 99));
    struct cc_span both = join(arena, first, second), out;
    size_t used = 0;

    assert_int_equal(cc_gunzip_member(arena, both, 9999, &out, &used, NULL), CC_OK);
    assert_true(cc_span_is(out, text));
    assert_int_equal(used, first.len);
    both = cc_span_slice(both, used, both.len);
    assert_int_equal(cc_gunzip_member(arena, both, 99, &out, &used, NULL), CC_OK);
    assert_int_equal(out.len, 99);
    assert_int_equal(used, second.len);
    assert_int_equal(cc_gunzip_member(arena, both, 98, &out, &used, NULL), CC_E_LIMIT);
    assert_int_equal(cc_gunzip_member(arena, CC_SPAN_EMPTY, 9, &out, &used, NULL), CC_E_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, drop_arena)
        TEST(what_was_packed_comes_back),
        TEST(members_in_a_row_are_joined),
        TEST(the_limit_is_exact_and_a_bomb_ends_at_it),
        TEST(data_cut_at_any_byte_is_never_taken_for_whole),
        TEST(damage_is_told_from_cutting),
        TEST(zeros_behind_a_gzip_file_are_padding),
        TEST(one_member_is_taken_and_its_length_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
