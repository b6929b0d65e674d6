#include "support.h"

#include "cleancopy/dedup/edge.h"

struct example {
    const char *text, *wanted; /* NULL: stays as it is */
};

static void check(const struct example *examples, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_span_is(cc_edge_trim(cc_span_from(examples[i].text)),
                       examples[i].wanted != NULL ? examples[i].wanted : examples[i].text);
}

#define CHECK(examples) check(examples, sizeof(examples) / sizeof *(examples))

#define TUG "Two tugs will move on Monday."

static void heads_go(void **state)
{
    static const struct example examples[] = {
        {"OSLO, May 3 (Coast Wire) - " TUG, TUG},
        {"NEW YORK (Reuters) \u2013 " TUG, TUG},
        {"Oslo (CW) -- " TUG, TUG},
        {"ST. JOHN'S, Newfoundland, June 12 \u2014 " TUG, TUG},
        {"OSLO, Norway - " TUG, TUG},
        {"(CW) - " TUG, TUG},
        {"MOSCOW. Feb 3 (Interfax) - " TUG, TUG},
        {"OSLO, 2026-05-03 (CW) - " TUG, TUG},
        {"\u00C5LESUND, 3. Mai (dpa) \u2013 " TUG, TUG},
        {"By our own correspondent\n" TUG, TUG},
        {"BY OUR STAFF REPORTER OSLO, May 3 (CW) - " TUG, TUG},
    };

    (void)state;
    CHECK(examples);
}

static void other_starts_stay(void **state)
{
    static const struct example examples[] = {
        {TUG, NULL},
        {"OSLO - " TUG, NULL}, /* a subject as well as a place: "LEAD - Steady" */
        {"Two tugs, a barge - and " TUG, NULL},
        {"The board (seven men) - " TUG, NULL},
        {"NATO, which met - " TUG, NULL},
        {"Size 42 (Blue) - " TUG, NULL}, /* figures that are no date */
        {"Pages 166-167 (Plates 12-13) - " TUG, NULL},
        {"Oslo (Plate 12) - " TUG, NULL},
        {"PIER 42, Oslo - " TUG, NULL},
        {"By our reckoning " TUG, NULL},
        {"OSLO, May 3 (CW) - Tugs.", NULL}, /* hardly more than an edge */
        {"OSLO, Norway, the seat of the Coast Guard, the Navy, the Port (CW) - " TUG, NULL},
        {"", NULL},
        {" - ", NULL},
        {") - and more words than that", NULL},
    };

    (void)state;
    CHECK(examples);
}

static void tails_go(void **state)
{
    static const struct example examples[] = {
        {TUG " (CW)", TUG},
        {TUG " (Coast Wire)", TUG},
        {TUG " \u2014 Reuters", TUG},
        {TUG " - dpa", TUG},
        {TUG " Reuter", TUG},
        {"\u201C" TUG "\u201D AFP", "\u201C" TUG "\u201D"},
        {"Two tugs will move\u2026 Read more", "Two tugs will move\u2026"},
        {"Two tugs will move [...] Continue reading", "Two tugs will move [...]"},
        {"OSLO, May 3 (CW) - " TUG " (CW)", TUG},
    };

    (void)state;
    CHECK(examples);
}

static void other_ends_stay(void **state)
{
    static const struct example examples[] = {
        {TUG " (1987)", NULL},
        {TUG " (Coast Wire 2)", NULL},
        {"The tugs belong to the Eastwick Harbour Board (EHB)", NULL},
        {TUG " (It was the third time in a year that they had to.)", NULL},
        {"The tugs were seen by Reuters", NULL},
        {"You can read more", NULL},
        {TUG " Mishap", NULL}, /* ends with "hap", not with "AP" */
        {"Nothing opens this bracket, said Reuters)", NULL},
    };

    (void)state;
    CHECK(examples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_go),
        cmocka_unit_test(other_starts_stay),
        cmocka_unit_test(tails_go),
        cmocka_unit_test(other_ends_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
