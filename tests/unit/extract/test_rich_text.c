#include "cleancopy/extract/rich_text.h"

#include "support.h"

#include <string.h>

#define ONE "The harbour office will close the old bridge for two weeks."
#define TWO "The ferry runs every half hour until the work is done."

static void assert_html(const char *json, const char *wanted)
{
    struct cc_arena arena;
    struct cc_rich rich;
    json_t *value = json_loads(json, JSON_DECODE_ANY, NULL);

    assert_non_null(value);
    cc_arena_init(&arena, 1u << 20);
    cc_rich_init(&rich, &arena);
    cc_rich_add_value(&rich, value);
    assert_span_is((struct cc_span){rich.html != NULL ? rich.html : "", rich.len}, wanted);
    json_decref(value);
    cc_arena_done(&arena);
}

static void dialects_of_rich_text_become_html(void **state)
{
    (void)state;
    assert_html("{\"paragraphs\":[\"" ONE "\",\"" TWO "\"]}", "<p>" ONE "</p><p>" TWO "</p>");
    assert_html("{\"body\":\"<p>" ONE "</p><p>" TWO "</p>\"}",
                "<div><p>" ONE "</p><p>" TWO "</p></div>");
    assert_html("{\"text\":\"" ONE "\\n\\n" TWO "\"}", "<p>" ONE "</p><p>" TWO "</p>");
    assert_html(
        "[{\"type\":\"heading\",\"content\":[{\"type\":\"text\",\"text\":\"Tide\"}]},"
        "{\"type\":\"paragraph\",\"content\":[{\"text\":\"High \"},{\"text\":\"water\"}]}]",
        "<h2>Tide</h2><p>High water</p>");
    assert_html("[{\"_type\":\"block\",\"style\":\"h3\",\"children\":[{\"_type\":\"span\","
                "\"text\":\"Tide\"}]}]",
                "<h2>Tide</h2>");
    assert_html("{\"nodeType\":\"blockquote\",\"content\":[{\"nodeType\":\"paragraph\","
                "\"content\":[{\"nodeType\":\"text\",\"value\":\"We waited.\"}]}]}",
                "<blockquote><p>We waited.</p></blockquote>");
    assert_html("{\"nodeType\":\"list-item\",\"content\":[{\"value\":\"rope\"}]}",
                "<li>rope</li>");
    assert_html("{\"sections\":[{\"title\":\"Tide\",\"text\":\"" ONE "\"}]}",
                "<h2>Tide</h2><p>" ONE "</p>");
    assert_html(
        "[\"$\",\"div\",null,{\"children\":[[\"$\",\"h2\",null,{\"children\":\"Tide\"}],"
        "[\"$\",\"p\",null,{\"children\":[\"High "
        "\",[\"$\",\"b\",null,{\"children\":\"water\"}]]}]]}]",
        "<h2>Tide</h2><p>High water</p>");
}

static void furniture_and_what_is_no_prose_is_left(void **state)
{
    (void)state;
    assert_html("{\"relatedArticles\":[\"" ONE "\"],\"comments\":\"" ONE "\",\"text\":\"" TWO
                "\"}",
                "<p>" TWO "</p>");
    assert_html("[{\"type\":\"image\",\"text\":\"" ONE
                "\"},{\"type\":\"paragraph\",\"text\":\"a\"}]",
                "<p>a</p>");
    assert_html("{\"a\":\"https://harbour.example/one/two/three/four/five/six/seven.jpg\"}",
                "");
    assert_html("{\"a\":\"The value of this field must be between {0} and {1}.\"}", "");
    assert_html("{\"a\":\".a .b .c .d, .e .f .g { color : red ; width : 3px }\"}", "");
    assert_html("{\"title\":\"Tide\",\"id\":\"a-b-c\"}", "");
    assert_html("[1,true,null,\"short\"]", "");
}

static void text_cannot_become_markup(void **state)
{
    (void)state;
    assert_html("{\"a\":\"If a < b and c > d then the bridge opens at noon again.\"}",
                "<p>If a &lt; b and c &gt; d then the bridge opens at noon again.</p>");
    assert_html("{\"type\":\"code\",\"text\":\"<b>x</b>\"}", "<pre>&lt;b&gt;x&lt;/b&gt;</pre>");
}

static void scripts_without_blanks_are_prose_too(void **state)
{
    (void)state;
    assert_html("{\"a\":\"港務局將關閉舊橋兩週，以便潛水員檢查橋墩。\"}",
                "<p>港務局將關閉舊橋兩週，以便潛水員檢查橋墩。</p>");
}

static void words_are_counted_without_furniture(void **state)
{
    struct cc_arena arena;
    size_t n_strings = 0;
    json_t *value = json_loads(
        "{\"text\":[\"" ONE "\",\"<p>" TWO "</p>\",\"x\"],\"menu\":\"" ONE "\"}", 0, NULL);

    (void)state;
    cc_arena_init(&arena, 1u << 20);
    assert_int_equal(cc_rich_words(&arena, value, &n_strings), 22);
    assert_int_equal(n_strings, 2);
    json_decref(value);
    cc_arena_done(&arena);
}

static void html_past_the_most_is_left_out(void **state)
{
    static char line[CC_RICH_MAX_BYTES / 2];
    struct cc_arena arena;
    struct cc_rich rich;

    (void)state;
    memset(line, 'a', sizeof line);
    cc_arena_init(&arena, 16u << 20);
    cc_rich_init(&rich, &arena);
    cc_rich_add(&rich, (struct cc_span){line, sizeof line});
    cc_rich_add(&rich, (struct cc_span){line, sizeof line});
    assert_int_equal(rich.len, CC_RICH_MAX_BYTES);
    cc_rich_add(&rich, CC_SPAN("a"));
    assert_int_equal(rich.len, CC_RICH_MAX_BYTES);
    cc_arena_done(&arena);
}

static void keys_of_furniture_are_known_however_they_are_written(void **state)
{
    (void)state;
    assert_true(cc_rich_is_furniture("relatedArticles"));
    assert_true(cc_rich_is_furniture("most-read"));
    assert_true(cc_rich_is_furniture("I18N_messages"));
    assert_false(cc_rich_is_furniture("body"));
    assert_false(cc_rich_is_furniture("articleBody"));
    assert_false(cc_rich_is_furniture(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dialects_of_rich_text_become_html),
        cmocka_unit_test(furniture_and_what_is_no_prose_is_left),
        cmocka_unit_test(text_cannot_become_markup),
        cmocka_unit_test(scripts_without_blanks_are_prose_too),
        cmocka_unit_test(words_are_counted_without_furniture),
        cmocka_unit_test(html_past_the_most_is_left_out),
        cmocka_unit_test(keys_of_furniture_are_known_however_they_are_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
