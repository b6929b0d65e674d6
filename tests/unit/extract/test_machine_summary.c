#include "support.h"

#include "cleancopy/extract/machine_summary.h"

static void labels_name_a_machine_and_what_it_made(void **state)
{
    static const struct {
        const char *label;
        bool is_heading, is_one;
    } cases[] = {
        {"AI summary", true, true},
        {"Zusammenfassung (KI-generiert)", true, true},
        {"Résumé par l’IA", true, true},
        {"AI摘要", true, true},
        {"Краткий пересказ от нейросети", false, true},
        {"एआई द्वारा तैयार सारांश", false, true},
        {"In breve, generato con l’IA", false, true},
        {"In breve, generato con l’IA", true, true},
        {"Testo generato con l’IA", true, false},
        {"Testo generato con l’IA", false, true},
        {"Key points of the AI act", true, false},
        {"Key points, written by our AI assistant", false, true},
        {"Summary", false, false},
        {"SAID in a summary", false, false},
        {"The AI act", false, false},
        {"An AI wrote this summary of the nine chapters", false, false}, /* nine words */
        {"An AI wrote a summary of eight chapters", false, true},
        {"", false, false},
    };
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (cc_is_machine_summary(&arena, cc_span_from(cases[i].label), cases[i].is_heading) != cases[i].is_one)
            fail_msg("%s", cases[i].label);
    cc_arena_done(&arena);
}

static void a_line_may_begin_with_its_label(void **state)
{
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_int_equal(cc_machine_summary_label(&arena, CC_SPAN("AI摘要：本文采访了钟表匠。")).len, strlen("AI摘要"));
    assert_int_equal(cc_machine_summary_label(&arena, CC_SPAN("AI summary: no ferries")).len, strlen("AI summary"));
    assert_int_equal(cc_machine_summary_label(&arena, CC_SPAN("AI summary of it all")).len, 0);
    assert_int_equal(cc_machine_summary_label(&arena, CC_SPAN("Summary: AI wins")).len, 0);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_name_a_machine_and_what_it_made),
        cmocka_unit_test(a_line_may_begin_with_its_label),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
