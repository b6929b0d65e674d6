#include "support.h"

#include "cleancopy/extract/line_head.h"

#include <string.h>

static struct cc_line_head head_of(const char *line)
{
    struct cc_line_head head;

    cc_line_head_make(cc_span_from(line), &head);
    return head;
}

static void edges_stand_where_words_begin(void **state)
{
    struct cc_line_head head = head_of("» read 2 more");

    (void)state;
    assert_int_equal(head.n_edges, 3);
    assert_int_equal(head.edges[0], 3); /* "»" has two bytes */
    assert_int_equal(head.edges[1], 8);
    assert_int_equal(head.edges[2], 10);
    assert_int_equal(head.first, 3);
    assert_int_equal(head.last, head.len);
    assert_true(head.whole);
}

static void scripts_without_spaces_have_an_edge_at_each_character(void **state)
{
    struct cc_line_head head = head_of("関連記事");

    (void)state;
    assert_int_equal(head.n_edges, 4);
    assert_true(cc_line_head_ends_word(&head, 6));
}

static void curly_apostrophes_and_blanks_are_made_plain(void **state)
{
    struct cc_line_head head = head_of("s’abonner\xC2\xA0ici\tou");

    (void)state;
    assert_int_equal(head.len, strlen("s'abonner ici ou"));
    assert_memory_equal(head.text, "s'abonner ici ou", head.len);
}

static void a_line_without_letters_has_no_first(void **state)
{
    struct cc_line_head head = head_of("2025");

    (void)state;
    assert_int_equal(head.first, CC_LINE_HEAD_BYTES);
    assert_int_equal(head.n_edges, 1); /* a digit begins a word */
}

static void a_head_ends_before_its_limit(void **state)
{
    char line[400];
    struct cc_line_head head;

    (void)state;
    memset(line, 'a', sizeof line);
    cc_line_head_make((struct cc_span){line, CC_LINE_HEAD_BYTES - 4}, &head);
    assert_true(head.whole);
    cc_line_head_make((struct cc_span){line, sizeof line}, &head);
    assert_false(head.whole);
    assert_true(head.len <= CC_LINE_HEAD_BYTES);
}

static void words_end_at_blanks_and_marks(void **state)
{
    struct cc_line_head head = head_of("read more-or-less, 뉴스레터를");

    (void)state;
    assert_true(cc_line_head_ends_word(&head, 4));
    assert_false(cc_line_head_ends_word(&head, 3));
    assert_true(cc_line_head_ends_word(&head, 9));
    assert_true(cc_line_head_ends_word(&head, strlen("read more-or-less, 뉴스레터"))); /* a particle follows */
    assert_true(cc_line_head_ends_word(&head, head.len));
}

static void marks_part_a_label_from_the_rest(void **state)
{
    struct cc_line_head label = head_of("related | pier sold"), compound = head_of("also-rans"), plain = head_of("related pier");

    (void)state;
    assert_true(cc_line_head_parts(&label, 7));
    assert_false(cc_line_head_parts(&compound, 4));
    assert_false(cc_line_head_parts(&plain, 7));
    assert_false(cc_line_head_parts(&plain, plain.len));
}

static void lines_may_begin_with_a_quote(void **state)
{
    static const struct {
        const char *line;
        bool is_quoted;
    } cases[] = {{"“so be it”, he said", true}, {"\"so be it\", he said", true}, {"'tis so, it's said", false},
                 {"« soit », dit-il", true},    {"so be \"it\"", false},          {"", false}};
    struct cc_line_head head;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        head = head_of(cases[i].line);
        if (cc_line_head_is_quoted(&head) != cases[i].is_quoted)
            fail_msg("%s", cases[i].line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_stand_where_words_begin),
        cmocka_unit_test(scripts_without_spaces_have_an_edge_at_each_character),
        cmocka_unit_test(curly_apostrophes_and_blanks_are_made_plain),
        cmocka_unit_test(a_line_without_letters_has_no_first),
        cmocka_unit_test(a_head_ends_before_its_limit),
        cmocka_unit_test(words_end_at_blanks_and_marks),
        cmocka_unit_test(marks_part_a_label_from_the_rest),
        cmocka_unit_test(lines_may_begin_with_a_quote),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
