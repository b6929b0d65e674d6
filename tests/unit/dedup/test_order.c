#include "support.h"

#include "cleancopy/dedup/order.h"

static void documents_come_by_date_outlet_and_id(void **state)
{
    static const struct {
        const char *date, *outlet;
        uint64_t id;
    } order[] = {
        {"1969-12-31", "z.example", 9},
        {"2031-05-01T08:00:00+09:00", "a.example", 1}, /* 23:00 the day before */
        {"2031-05-01", "a.example", 1},
        {"2031-05-01", "a.example", 2},
        {"2031-05-01", "ab.example", 1},
        {"2031-05-01T00:00:00Z", "b.example", 0},
        {"2031-05-01T06:00:00Z", "a.example", 1},
        {"2031-05-01T02:00:01-04:00", "a.example", 1},
        {"2031-05-01T06:00:02.5Z", "a.example", 1},
        {"2031-05-01T06:01", "a.example", 1},
        {"2031-05-01 06:02:00+0000", "a.example", 1},
        {"2032-02-29", "a.example", 1},
        {"2032-03-01", "a.example", 1},
        {"", "a.example", 1},
        {"yesterday", "b.example", 1},
        {"2031", "c.example", 1},
        {"2031-05", "d.example", 1},
    };
    enum {
        N = sizeof order / sizeof *order
    };

    (void)state;
    for (size_t i = 0; i < N; i++) {
        for (size_t k = 0; k < N; k++) {
            struct cc_document a = {.date = cc_span_from(order[i].date),
                                    .outlet = cc_span_from(order[i].outlet),
                                    .id = order[i].id};
            struct cc_document b = {.date = cc_span_from(order[k].date),
                                    .outlet = cc_span_from(order[k].outlet),
                                    .id = order[k].id};
            int got = cc_document_compare(&a, &b), wanted = i < k ? -1 : i > k;

            if ((got < 0) != (wanted < 0) || (got > 0) != (wanted > 0))
                fail_msg("\"%s\" and \"%s\"", order[i].date, order[k].date);
        }
    }
}

static void a_cluster_has_the_name_of_its_canonical_paragraph(void **state)
{
    (void)state;
    assert_true(cc_cluster_id(1, 2) == cc_cluster_id(1, 2));
    assert_true(cc_cluster_id(1, 2) != cc_cluster_id(2, 1));
    assert_true(cc_cluster_id(1, 2) != cc_cluster_id(1, 3));
}

static void preferred_outlets_rank_in_the_order_of_the_list(void **state)
{
    static const char *const list[] = {"wire.example", "Agency.example"};

    (void)state;
    assert_int_equal(cc_prefer_rank(list, 2, CC_SPAN("WIRE.example")), 0);
    assert_int_equal(cc_prefer_rank(list, 2, CC_SPAN("agency.example")), 1);
    assert_int_equal(cc_prefer_rank(list, 2, CC_SPAN("other.example")), 2);
    assert_int_equal(cc_prefer_rank(list, 2, CC_SPAN_EMPTY), 2);
    assert_int_equal(cc_prefer_rank(NULL, 0, CC_SPAN("wire.example")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_come_by_date_outlet_and_id),
        cmocka_unit_test(a_cluster_has_the_name_of_its_canonical_paragraph),
        cmocka_unit_test(preferred_outlets_rank_in_the_order_of_the_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
