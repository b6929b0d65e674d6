#include "support.h"

#include "cleancopy/dedup/shelf_packet.h"

static struct cc_shelf_packet packet;

static int setup(void **state)
{
    (void)state;
    cc_shelf_packet_init(&packet);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_shelf_packet_done(&packet);
    return 0;
}

static void numbers_come_back_in_few_bytes(void **state)
{
    static const struct {
        uint64_t number;
        size_t n_bytes;
    } cases[] = {{0, 1}, {127, 1}, {128, 2}, {16383, 2}, {16384, 3}, {UINT64_MAX >> 1, 9}, {UINT64_MAX, CC_SHELF_MAX_NUMBER_BYTES}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_shelf_reader reader;

        cc_buf_clear(&packet.bytes);
        cc_shelf_put_number(&packet, cases[i].number);
        assert_int_equal(packet.bytes.len, cases[i].n_bytes);
        reader = cc_shelf_read(cc_buf_span(&packet.bytes));
        assert_true(cc_shelf_get_number(&reader) == cases[i].number);
        assert_false(cc_shelf_has_more(&reader));
        assert_false(reader.damaged);
        for (size_t len = 0; len < cases[i].n_bytes; len++) {
            reader = cc_shelf_read((struct cc_span){packet.bytes.ptr, len});
            assert_int_equal(cc_shelf_get_number(&reader), 0);
            assert_true(reader.damaged);
            assert_int_equal(cc_shelf_get_bytes(&reader, 1), 0);
        }
    }
}

static void a_number_of_over_64_bits_is_damage(void **state)
{
    static const char over[] = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", endless[] = "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff";
    struct cc_shelf_reader reader = cc_shelf_read((struct cc_span){over, 10});

    (void)state;
    (void)cc_shelf_get_number(&reader);
    assert_true(reader.damaged);
    reader = cc_shelf_read((struct cc_span){endless, 11});
    (void)cc_shelf_get_number(&reader);
    assert_true(reader.damaged);
}

static void refs_are_told_by_the_distance_of_their_documents(void **state)
{
    static const uint64_t refs[] = {5, 7, ((uint64_t)900000 << 27) + 3, ((uint64_t)899999 << 27) + ((1 << 27) - 1), 0, UINT64_MAX >> 1, 1};
    struct cc_shelf_reader reader;

    (void)state;
    for (size_t i = 0; i < sizeof refs / sizeof *refs; i++)
        cc_shelf_put_ref(&packet, refs[i]);
    reader = cc_shelf_read(cc_buf_span(&packet.bytes));
    for (size_t i = 0; i < sizeof refs / sizeof *refs; i++)
        assert_true(cc_shelf_get_ref(&reader) == refs[i]);
    assert_false(cc_shelf_has_more(&reader));
    cc_buf_clear(&packet.bytes);
    packet.last = refs[2];
    cc_shelf_put_ref(&packet, refs[2] + ((uint64_t)3 << 27));
    assert_int_equal(packet.bytes.len, 2);
}

static void bytes_come_back(void **state)
{
    struct cc_shelf_reader reader;

    (void)state;
    cc_shelf_put_bytes(&packet, UINT64_C(0x123456789A), 5);
    assert_int_equal(packet.bytes.len, 5);
    reader = cc_shelf_read(cc_buf_span(&packet.bytes));
    assert_true(cc_shelf_get_bytes(&reader, 5) == UINT64_C(0x123456789A));
    assert_int_equal(cc_shelf_get_bytes(&reader, 1), 0);
    assert_true(reader.damaged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(numbers_come_back_in_few_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(a_number_of_over_64_bits_is_damage, setup, teardown),
        cmocka_unit_test_setup_teardown(refs_are_told_by_the_distance_of_their_documents, setup, teardown),
        cmocka_unit_test_setup_teardown(bytes_come_back, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
