#include "support.h"

#include "cleancopy/extract/person_name.h"

static void names_are_told_from_what_stands_in_their_place(void **state)
{
    (void)state;
    assert_true(cc_name_is_one(CC_SPAN("Ann Quay")));
    assert_true(cc_name_is_one(CC_SPAN("AFP")));
    assert_true(cc_name_is_one(CC_SPAN("岸本理央")));
    assert_false(cc_name_is_one(CC_SPAN("admin")));
    assert_false(cc_name_is_one(CC_SPAN("ann@harbour.example")));
    assert_false(cc_name_is_one(CC_SPAN("August 28")));
    assert_false(cc_name_is_one(CC_SPAN("Who sank it?")));
    assert_false(cc_name_is_one(CC_SPAN("A")));
    assert_false(cc_name_is_one(CC_SPAN("admin2")));
    assert_true(cc_name_is_one(CC_SPAN("adminah")));
    assert_true(cc_name_is_one(CC_SPAN("user12345678")));
    assert_false(cc_name_is_one(CC_SPAN("user123456789")));
    assert_false(cc_name_is_one(CC_SPAN("order no 12345")));
    assert_false(cc_name_is_one(CC_SPAN("岸本理央）")));
    assert_true(cc_name_is_one(CC_SPAN("one two three four five six seven")));
    assert_false(cc_name_is_one(CC_SPAN("one two three four five six seven eight")));
}

static void persons_have_two_words_with_capitals(void **state)
{
    (void)state;
    assert_true(cc_name_is_like_person(CC_SPAN("Ann van der Quay")));
    assert_true(cc_name_is_like_person(CC_SPAN("رنا الميناء")));
    assert_true(cc_name_is_like_person(CC_SPAN("岸本理央")));
    assert_false(cc_name_is_like_person(CC_SPAN("Ann")));
    assert_false(cc_name_is_like_person(CC_SPAN("Report an error")));
    assert_false(cc_name_is_like_person(CC_SPAN("")));
}

static void a_name_alone_has_capitals_throughout(void **state)
{
    (void)state;
    assert_true(cc_name_is_person_alone(CC_SPAN("Ann van der Quay")));
    assert_true(cc_name_is_person_alone(CC_SPAN("رنا الميناء")));
    assert_false(cc_name_is_person_alone(CC_SPAN("Ann")));
    assert_false(cc_name_is_person_alone(CC_SPAN("Local News")));
    assert_false(cc_name_is_person_alone(CC_SPAN("Artikel von")));
    assert_false(cc_name_is_person_alone(CC_SPAN("Ann Quay, Harbour")));
    assert_false(cc_name_is_person_alone(CC_SPAN("رنا الميناء، مراسلة")));
    assert_false(cc_name_is_person_alone(CC_SPAN("One Two Three Four Five")));
}

static void degrees_and_roles_are_no_names(void **state)
{
    (void)state;
    assert_true(cc_name_is_degree(CC_SPAN("Ph.D.")));
    assert_true(cc_name_is_degree(CC_SPAN("E-RYT 200")));
    assert_false(cc_name_is_degree(CC_SPAN("Dock")));
    assert_true(cc_name_has_role(CC_SPAN("Senior Editors")));
    assert_true(cc_name_has_role(CC_SPAN("Despre Harbour")));
    assert_false(cc_name_has_role(CC_SPAN("Ann Quay")));
    assert_true(cc_name_is_press_role(CC_SPAN("toimittaja")));
    assert_true(cc_name_is_press_role(CC_SPAN("Chief Ferry Correspondent")));
    assert_false(cc_name_is_press_role(CC_SPAN("Chief Ferry Pilot")));
    assert_false(cc_name_is_press_role(CC_SPAN("A reporter who went on every ferry of the bay")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_told_from_what_stands_in_their_place),
        cmocka_unit_test(persons_have_two_words_with_capitals),
        cmocka_unit_test(a_name_alone_has_capitals_throughout),
        cmocka_unit_test(degrees_and_roles_are_no_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
