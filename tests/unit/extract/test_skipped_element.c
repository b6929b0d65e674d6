#include "read_page.h"

#include "cleancopy/extract/skipped_element.h"

#include <stdio.h>
#include <string.h>

static struct read_page page;

static bool is_skipped(const char *html, const char *name)
{
    uint32_t i;
    bool skipped = false, found = false;

    read_page(&page, html, "", "", "");
    for (i = 0; i < page.dom.n_nodes && !found; i++)
        if (cc_span_is(page.dom.nodes[i].name, cc_span_from(name))) {
            skipped = cc_element_is_skipped(&page.dom, i);
            found = true;
        }
    assert_true(found);
    read_page_done(&page);
    return skipped;
}

static void scripts_pictures_and_fields_are_skipped(void **state)
{
    (void)state;
    assert_true(is_skipped("<body><script>s</script>", "script"));
    assert_true(is_skipped("<body><svg><text>t</text></svg>", "svg"));
    assert_true(is_skipped("<body><select><option>o</select>", "select"));
    assert_true(is_skipped("<body><noscript>n</noscript>", "noscript"));
    assert_false(is_skipped("<body><button>b</button>", "button"));
    assert_false(is_skipped("<body><p>p</p>", "p"));
}

static void a_declared_shadow_tree_is_shown(void **state)
{
    (void)state;
    assert_true(is_skipped("<body><template><p>t</p></template>", "template"));
    assert_false(is_skipped("<body><div><template shadowrootmode=open><p>t</p></template></div>", "template"));
}

/* `inside` bytes of text in <noscript>, `outside` bytes beside it, and as many in a script. */
static bool is_page(int inside, int outside)
{
    static char html[4096];
    static const char *const letters = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    size_t at = 0;
    bool is;
    int i;

    at += (size_t)snprintf(html + at, sizeof html - at, "<body><script>%s</script><noscript>", letters);
    for (i = 0; i < inside; i += 100)
        at += (size_t)snprintf(html + at, sizeof html - at, "<p>%.*s</p>", inside - i < 100 ? inside - i : 100, letters);
    at += (size_t)snprintf(html + at, sizeof html - at, "</noscript>");
    for (i = 0; i < outside; i += 100)
        at += (size_t)snprintf(html + at, sizeof html - at, "<p>%.*s</p>", outside - i < 100 ? outside - i : 100, letters);
    read_page(&page, html, "", "", "");
    is = cc_noscript_is_page(&page.dom);
    read_page_done(&page);
    return is;
}

static void noscript_is_the_page_where_there_is_next_to_nothing_else(void **state)
{
    (void)state;
    assert_false(is_page(500, 0)); /* a request to turn scripts on */
    assert_true(is_page(501, 0));
    assert_true(is_page(801, 200));
    assert_false(is_page(800, 200)); /* four times what is beside it */
    assert_false(is_page(0, 900));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_pictures_and_fields_are_skipped),
        cmocka_unit_test(a_declared_shadow_tree_is_shown),
        cmocka_unit_test(noscript_is_the_page_where_there_is_next_to_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
