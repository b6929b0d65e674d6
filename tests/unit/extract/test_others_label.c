#include "cleancopy/extract/others_label.h"
#include "support.h"

static void words_over_what_others_wrote_are_told(void **state)
{
    static const struct {
        const char *text;
        bool is_heading, is_label;
    } cases[] = {
        {"Related", true, true},
        {"3 comments", true, true},
        {"Læs også", true, true},
        {" Vos  avis", true, true},
        {"Agenda:", true, true},
        {"NOTICIAS", true, true},
        {"Read also: The ferry is late, Ben Dock", false, true},
        /* none */
        {"News of the ferry", true, false},
        {"Comments of the harbour master on the ferry", true, false},
        {"Agenda", false, false},
        {"Related", false, false},
        {"Read also", false, false},
        {"By Ann Quay: 13 March 2025", false, false},
        {"", true, false},
        {"", false, false},
    };
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cc_others_label_is(&arena, cc_span_from(cases[i].text), cases[i].is_heading) != cases[i].is_label)
            fail_msg("\"%s\"", cases[i].text);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_over_what_others_wrote_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
