#include "support.h"

#include "cleancopy/fetch/decode.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define TEXT "The tide was high at noon and the ferries stayed in the harbour all day."

/* bits as zlib has them: 31 gzip, 15 zlib, -15 raw */
static struct cc_span pack(int bits, const char *bytes, size_t len, unsigned char *out,
                           size_t room)
{
    z_stream z;

    memset(&z, 0, sizeof(z));
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (z_const Bytef *)bytes;
    z.avail_in = (uInt)len;
    z.next_out = out;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    (void)deflateEnd(&z);
    return (struct cc_span){(const char *)out, z.total_out};
}

static enum cc_status decode(const char *codings, struct cc_span wire, size_t max,
                             unsigned flags, struct cc_buf *out)
{
    struct cc_error err;

    cc_buf_init(out, max);
    return cc_decode_body(cc_span_from(codings), wire, 200, flags, out, &err);
}

static void every_coding_comes_off(void **state)
{
    static const struct {
        const char *codings;
        int bits;
    } cases[] = {{"gzip", 31},     {"x-gzip", 31}, {"GZip", 31},           {"deflate", 15},
                 {"deflate", -15}, {"gzip, ", 31}, {"identity, gzip", 31}, {" gzip ", 31}};
    unsigned char packed[512];
    struct cc_buf out;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cc_span wire =
            pack(cases[i].bits, TEXT, sizeof(TEXT) - 1, packed, sizeof(packed));

        if (decode(cases[i].codings, wire, 1000, 0, &out) != CC_OK)
            fail_msg("%s", cases[i].codings);
        assert_span_is(cc_buf_span(&out), TEXT);
        cc_buf_done(&out);
    }
    assert_int_equal(decode("", CC_SPAN(TEXT), 1000, 0, &out), CC_OK);
    assert_span_is(cc_buf_span(&out), TEXT);
    cc_buf_done(&out);
}

/* TEXT as the brotli and zstd commands pack it. */
static const char brotli_text[] =
        "\x1b\x47\x00\xe0\x8d\x94\xab\xed\x68\x41\xa5\x6e\x4b\x75\x21\x3d\xf6\xc3"
        "\x27\xae\xec\x70\x05\x11\x1c\x72\x02\x74\x3c\x48\xf3\xe6\xb9\x07\x1b\x63"
        "\x73\xc9\xd7\x3a\x9b\xb8\x2a\xe2\xbd\xc7\x5c\x77\x1b\x74\xcd\xe2\x8c\x78"
        "\x10\x35\xa5\x3c\x50\x26\x90\x34\x4f\xe5\x0f";
static const char zstd_text[] =
        "\x28\xb5\x2f\xfd\x20\x48\xfd\x01\x00\x32\x84\x0d\x13\xb0\x25\x6d\xf6\xac"
        "\xe4\x91\x8c\xa5\x6c\x2d\xa7\x1c\x31\x78\x1c\x93\xa9\x08\x41\xf1\x74\x0c"
        "\x17\x01\x37\xa0\xc9\xaa\xf3\xe2\x24\x25\x2f\xc4\x13\x3d\x65\xc7\x5c\xbb"
        "\xb3\xa6\x4b\x45\x51\x89\x03\xfd\x54\xf6\x24\x04\x01\x00\x93\xc2\x84\x02";

static void brotli_and_zstd_come_off_and_must_end(void **state)
{
    static const struct {
        const char *coding;
        struct cc_span wire;
    } cases[] = {{"br", {brotli_text, sizeof(brotli_text) - 1}},
                 {"zstd", {zstd_text, sizeof(zstd_text) - 1}}};
    struct cc_buf out;

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cc_span wire = cases[i].wire;

        assert_int_equal(decode(cases[i].coding, wire, 1000, 0, &out), CC_OK);
        assert_span_is(cc_buf_span(&out), TEXT);
        cc_buf_done(&out);
        assert_int_equal(decode(cases[i].coding, wire, sizeof(TEXT) - 2, 0, &out), CC_E_LIMIT);
        cc_buf_done(&out);
        for (size_t n = 0; n < wire.len; n++) {
            struct cc_span cut = cc_span_slice(wire, 0, n);

            assert_int_equal(decode(cases[i].coding, cut, 1000, 0, &out), CC_E_INPUT);
            cc_buf_done(&out);
        }
    }
}

static void two_codings_come_off_in_turn_and_three_are_refused(void **state)
{
    unsigned char inner[512], outer[512];
    struct cc_span one = pack(15, TEXT, sizeof(TEXT) - 1, inner, sizeof(inner));
    struct cc_span two = pack(31, one.ptr, one.len, outer, sizeof(outer));
    struct cc_buf out;

    (void)state;
    assert_int_equal(decode("deflate, gzip", two, 1000, 0, &out), CC_OK);
    assert_span_is(cc_buf_span(&out), TEXT);
    cc_buf_done(&out);
    assert_int_equal(decode("gzip, gzip, gzip", two, 1000, 0, &out), CC_E_LIMIT);
    cc_buf_done(&out);
}

static void members_in_a_row_are_one_body(void **state)
{
    unsigned char packed[1024];
    struct cc_span one = pack(31, TEXT, 20, packed, 512), two;
    struct cc_buf out;

    (void)state;
    two = pack(31, &TEXT[20], sizeof(TEXT) - 21, packed + one.len, 512);
    one.len += two.len;
    assert_int_equal(decode("gzip", one, 1000, 0, &out), CC_OK);
    assert_span_is(cc_buf_span(&out), TEXT);
    cc_buf_done(&out);
}

static void a_stream_without_its_end_is_refused_at_every_length(void **state)
{
    unsigned char packed[512];
    struct cc_span wire = pack(31, TEXT, sizeof(TEXT) - 1, packed, sizeof(packed));
    struct cc_buf out;
    size_t n;

    (void)state;
    for (n = 0; n < wire.len; n++) {
        assert_int_equal(decode("gzip", cc_span_slice(wire, 0, n), 1000, 0, &out), CC_E_INPUT);
        cc_buf_done(&out);
        assert_int_equal(
            decode("gzip", cc_span_slice(wire, 0, n), 1000, CC_DECODE_CUT_INPUT, &out), CC_OK);
        assert_true(cc_span_starts(CC_SPAN(TEXT), cc_buf_span(&out)));
        cc_buf_done(&out);
    }
}

static void damage_and_strangers_are_refused(void **state)
{
    unsigned char packed[512];
    struct cc_span wire = pack(31, TEXT, sizeof(TEXT) - 1, packed, sizeof(packed));
    struct cc_buf out;

    (void)state;
    packed[wire.len - 6] ^= 1; /* in the check sum */
    assert_int_equal(decode("gzip", wire, 1000, 0, &out), CC_E_INPUT);
    cc_buf_done(&out);
    assert_int_equal(decode("gzip", CC_SPAN("<p>plain</p>"), 1000, 0, &out), CC_E_INPUT);
    cc_buf_done(&out);
    assert_int_equal(decode("br", CC_SPAN("xyz"), 1000, 0, &out), CC_E_INPUT);
    cc_buf_done(&out);
}

static void the_output_limit_holds_to_the_byte(void **state)
{
    unsigned char packed[512];
    struct cc_span wire = pack(31, TEXT, sizeof(TEXT) - 1, packed, sizeof(packed));
    struct cc_buf out;

    (void)state;
    assert_int_equal(decode("gzip", wire, sizeof(TEXT) - 1, 0, &out), CC_OK);
    cc_buf_done(&out);
    assert_int_equal(decode("gzip", wire, sizeof(TEXT) - 2, 0, &out), CC_E_LIMIT);
    cc_buf_done(&out);
    assert_int_equal(decode("gzip", wire, 8, CC_DECODE_CUT_OUTPUT, &out), CC_OK);
    assert_span_is(cc_buf_span(&out), "The tide");
    cc_buf_done(&out);
    assert_int_equal(decode("", CC_SPAN(TEXT), 8, CC_DECODE_CUT_OUTPUT, &out), CC_OK);
    assert_span_is(cc_buf_span(&out), "The tide");
    cc_buf_done(&out);
    assert_int_equal(decode("", CC_SPAN(TEXT), 8, 0, &out), CC_E_LIMIT);
    cc_buf_done(&out);
}

static void a_bomb_ends_by_its_ratio_long_before_the_limit(void **state)
{
    size_t len = 64u << 20;
    char *zeros = calloc(1, len);
    unsigned char *packed = malloc(1u << 20);
    struct cc_span wire;
    struct cc_buf out;

    (void)state;
    assert_true(zeros != NULL && packed != NULL);
    wire = pack(31, zeros, len, packed, 1u << 20);
    free(zeros);
    assert_int_equal(decode("gzip", wire, 1u << 30, 0, &out), CC_E_LIMIT);
    assert_true(out.len < (32u << 20));
    cc_buf_done(&out);
    free(packed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_coding_comes_off),
        cmocka_unit_test(brotli_and_zstd_come_off_and_must_end),
        cmocka_unit_test(two_codings_come_off_in_turn_and_three_are_refused),
        cmocka_unit_test(members_in_a_row_are_one_body),
        cmocka_unit_test(a_stream_without_its_end_is_refused_at_every_length),
        cmocka_unit_test(damage_and_strangers_are_refused),
        cmocka_unit_test(the_output_limit_holds_to_the_byte),
        cmocka_unit_test(a_bomb_ends_by_its_ratio_long_before_the_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
