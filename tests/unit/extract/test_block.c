#include "support.h"

#include "cleancopy/extract/block.h"

#include <stdio.h>
#include <string.h>

/* The blocks of `html`, each as "role level text", one a line. */
static void assert_blocks(const char *html, const char *wanted)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_blocks blocks;
    struct cc_error err;
    char got[4096] = "";
    uint32_t i;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, &err), CC_OK);
    assert_int_equal(cc_block_list(&arena, &cfg.limits, &dom, &blocks, &err), CC_OK);
    for (i = 0; i < blocks.count; i++) {
        size_t at = strlen(got);

        assert_int_equal(blocks.list[i].position, i);
        assert_true(blocks.list[i].n_link_words <= blocks.list[i].n_words);
        snprintf(got + at, sizeof(got) - at, "%s%u %.*s\n", cc_role_name(blocks.list[i].role),
                 blocks.list[i].level, CC_SPAN_PRINT(blocks.list[i].text));
    }
    cc_arena_done(&arena);
    assert_string_equal(got, wanted);
}

static void block_elements_end_blocks(void **state)
{
    (void)state;
    assert_blocks("<div>One <b>two</b><p>three</p>four</div>", "p0 One two\np0 three\np0 four\n");
    assert_blocks("<p> a\n b&nbsp;c </p><p>  </p>", "p0 a b c\n");
    assert_blocks("<button>Go</button>text", "p0 Go\np0 text\n");
    assert_blocks("", "");
}

static void two_line_breaks_end_a_block(void **state)
{
    (void)state;
    assert_blocks("<div>one<br>two<br>\n<br>three</div>", "p0 one two\np0 three\n");
    assert_blocks("<p><br><br>one<br></p>", "p0 one\n");
}

static void what_is_no_text_is_left_out(void **state)
{
    (void)state;
    assert_blocks("<title>t</title><body><script>s</script><style>c</style><noscript>n</noscript>"
                  "<svg><text>v</text></svg><select><option>o</select><textarea>a</textarea>"
                  "<iframe>i</iframe><video>x</video><template>m</template><p>text",
                  "p0 text\n");
    assert_blocks("<x-card><template shadowrootmode=open><p>shown</p></template></x-card>", "p0 shown\n");
}

static void a_page_that_is_all_noscript_is_read(void **state)
{
    char html[2048] = "<body><p>Loading</p><noscript>", wanted[2048] = "p0 Loading\n";
    int i;

    (void)state;
    for (i = 0; i < 20; i++) {
        strcat(html, "<p>What the members of the sailing club wrote.</p>");
        strcat(wanted, "p0 What the members of the sailing club wrote.\n");
    }
    assert_blocks(html, wanted);
    assert_blocks("<body><p>Text</p><noscript><p>Please turn on JavaScript.</p></noscript>", "p0 Text\n");
}

static void rows_of_data_are_one_block(void **state)
{
    (void)state;
    assert_blocks("<table><caption>Tides</caption><tr><th>Harbour<th>High<tr><td>Old <b>Quay</b><td><p>4.1 m</p>"
                  "</table>",
                  "caption0 Tides\ntable0 Harbour | High\ntable0 Old Quay | 4.1 m\n");
}

static void tables_of_layout_are_not(void **state)
{
    (void)state;
    assert_blocks("<table><tr><td>Menu<td><h2>Head</h2><p>one</p><p>two</p><p>three</p></table>",
                  "p0 Menu\nheading2 Head\np0 one\np0 two\np0 three\n");
    assert_blocks("<table><tr><td>Only one cell</table>", "p0 Only one cell\n");
}

static void code_keeps_its_lines(void **state)
{
    (void)state;
    assert_blocks("<pre>\n\nif x:\n    <b>y</b>()\n\n</pre><p>after", "code0 if x:\n    y()\np0 after\n");
    assert_blocks("<pre>a<br>b<div>c</div>d</pre>", "code0 a\nb\nc\nd\n");
    assert_blocks("<pre>a &#x9d;b\n\t&#x81;c</pre>", "code0 a b\n\tc\n"); /* no control characters */
}

static void roles_come_from_the_nearest_element(void **state)
{
    (void)state;
    assert_blocks("<h2>Two</h2><h5><a href=x>Five</a></h5><div role=heading aria-level=3>Three</div>",
                  "heading2 Two\nheading5 Five\nheading3 Three\n");
    assert_blocks("<ul><li>a<ul><li>b</ul><li><p>c</p></ul><dl><dt>d<dd>e</dl>",
                  "list-item1 a\nlist-item2 b\nlist-item1 c\nlist-item1 d\nlist-item2 e\n");
    assert_blocks("<blockquote><p>q</p></blockquote><figure><figcaption>f</figcaption></figure>",
                  "quote0 q\ncaption0 f\n");
    assert_blocks("<ul><li><article><p>laid out in a list</p></article></ul>", "p0 laid out in a list\n");
}

static void marks_of_links_into_the_page_are_no_text(void **state)
{
    (void)state;
    assert_blocks("<h2>Order<a href='#order'>\xC2\xB6</a></h2><p>A note.<a href='#n1'><sup>1</sup></a> <a href='#top'>\xE2\x86\x91</a>",
                  "heading2 Order\np0 A note.1\n");
    assert_blocks("<h2><a href='#order'>Order</a></h2><p><a href='/next'>\xE2\x86\x92</a>", "heading2 Order\np0 \xE2\x86\x92\n");
}

static void custom_elements_are_blocks_unless_in_a_sentence(void **state)
{
    (void)state;
    assert_blocks("<p>The <x-term>tide</x-term> rose.</p>", "p0 The tide rose.\n");
    assert_blocks("<x-head>Head</x-head><x-body><p>one</p></x-body>", "p0 Head\np0 one\n");
    assert_blocks("text <x-body><p>one</p></x-body>", "p0 text\np0 one\n");
}

static void link_words_are_counted(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_blocks blocks;
    struct cc_error err;

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits,
                                  CC_SPAN("<p>one <a href=x>two <b>three</b></a> four</p><p><a name=y>five</a></p>"
                                          "<h2><a href='#part'>six</a></h2>"),
                                  &dom, &err),
                     CC_OK);
    assert_int_equal(cc_block_list(&arena, &cfg.limits, &dom, &blocks, &err), CC_OK);
    assert_int_equal(blocks.count, 3);
    assert_int_equal(blocks.list[0].n_words, 4);
    assert_int_equal(blocks.list[0].n_link_words, 2);
    assert_int_equal(blocks.list[1].n_link_words, 0);
    assert_int_equal(blocks.list[2].n_link_words, 0); /* a heading that links to itself */
    assert_int_equal(dom.nodes[blocks.list[0].element].tag, CC_TAG_P);
    assert_int_equal(dom.nodes[blocks.list[1].element].tag, CC_TAG_A);
    cc_arena_done(&arena);
}

static void too_many_blocks_are_a_limit(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_blocks blocks;
    struct cc_error err;

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    cfg.limits.max_blocks = 3;
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, CC_SPAN("<p>a<p>b<p>c"), &dom, &err), CC_OK);
    assert_int_equal(cc_block_list(&arena, &cfg.limits, &dom, &blocks, &err), CC_OK);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, CC_SPAN("<p>a<p>b<p>c<p>d"), &dom, &err), CC_OK);
    assert_int_equal(cc_block_list(&arena, &cfg.limits, &dom, &blocks, &err), CC_E_LIMIT);
    assert_non_null(strstr(err.message, "max_blocks"));
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(block_elements_end_blocks),
        cmocka_unit_test(two_line_breaks_end_a_block),
        cmocka_unit_test(what_is_no_text_is_left_out),
        cmocka_unit_test(a_page_that_is_all_noscript_is_read),
        cmocka_unit_test(rows_of_data_are_one_block),
        cmocka_unit_test(tables_of_layout_are_not),
        cmocka_unit_test(marks_of_links_into_the_page_are_no_text),
        cmocka_unit_test(code_keeps_its_lines),
        cmocka_unit_test(roles_come_from_the_nearest_element),
        cmocka_unit_test(custom_elements_are_blocks_unless_in_a_sentence),
        cmocka_unit_test(link_words_are_counted),
        cmocka_unit_test(too_many_blocks_are_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
