#include "cleancopy/extract/desk.h"
#include "support.h"

static bool is_desk(struct cc_arena *arena, const char *name)
{
    return cc_desk_is(arena, cc_span_from(name), CC_SPAN("Harbour Post"), CC_SPAN("harbourpost.example"));
}

static void newsrooms_sites_and_logins_are_no_persons(void **state)
{
    static const char *const desks[] = {"Redaktion",    "La Rédaction",     "Редакция",
                                        "편집부",       "Harbour Post",     "HARBOUR POST",
                                        "harbourpost",  "harbourpost.example", "Harbour Post Redaktion",
                                        "Redazione Harbour Post", "jquay", "j.quay2",
                                        "HP9 Digital Staff", "Harbour Post A/S", "Web Studio Dock", "HP", "Ben Dock (editor)", "Harbour Desk", "港口日報", "Redactie Polderbode", "Harbour Postdesk Newsroom", "Harbour Newsdesk"};
    static const char *const persons[] = {"Ann Quay", "Ann", "Редакцин", "Ann Quay Redaktion", "Harbour", "Ann Ltdson", "Ab Visser", "HQ", "H", ""};
    struct cc_arena arena;
    size_t i;

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    for (i = 0; i < sizeof desks / sizeof *desks; i++)
        assert_true(is_desk(&arena, desks[i]));
    for (i = 0; i < sizeof persons / sizeof *persons; i++)
        assert_false(is_desk(&arena, persons[i]));
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(newsrooms_sites_and_logins_are_no_persons),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
