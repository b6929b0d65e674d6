#include "cleancopy/extract/byline_signature.h"
#include "page_tree.h"

#define TEXT "<p>The ferry to the island was back on the water after a year of repairs."
#define PAGE "<h1>T</h1><div>" TEXT TEXT

static void the_end_of_the_text_is_signed(void **state)
{
    static const struct {
        const char *html, *name;
    } cases[] = {
        /* at the right margin: the end of the <article>, or behind paragraphs */
        {"<article><h1>T</h1><p>Ferry.<p style='text-align:right'><b>Ann Quay</b></article>", "Ann Quay"},
        {"<article><h1>T</h1><p>Ferry.<p align=right>Ann Quay</p> </article><p>x", "Ann Quay"},
        {"<article><h1>T</h1><p>Ferry.<p align=right><a>Back Up</a></article>", ""},
        {"<article><h1>T</h1><p align=right>Ann Quay<p>Ferry.</article>", ""},
        {"<article><h1>T</h1><p>Ferry.<p>Ann Quay</article>", ""},
        {"<h1>T</h1><p>Ferry.<p align=right>Ann Quay", ""},
        {PAGE "<p style='text-align: right'>Ann Quay (Correspondent in Harbour)</div>", "Ann Quay"},
        {PAGE "<p align=right>Text, photos: Ann Quay</div>", "Ann Quay"},
        {PAGE "<p align=right>Written by Ann Quay</div>", "Ann Quay"},
        {PAGE "<p align=right>Back to the harbour</div>", ""},
        /* in bold letters */
        {PAGE "<p><b>Ann Quay</b></div>", "Ann Quay"},
        {PAGE "<p><b>Ann Quay,</b><br>Harbour</div>", "Ann Quay"},
        {PAGE "<p><b>Ann</b> Quay</div>", ""},
        {PAGE "<p><b>Ann Quay</b>" TEXT "</div>", ""},
        {PAGE "<p><b>Related Articles</b></div>", ""},
        {"<h1>T</h1><div>" TEXT "<p><b>Ann Quay</b></div>", ""},
        /* of a page of letters the last one's is not the page's */
        {PAGE "<p><b>Ben Dock</b>" TEXT "<p><b>Cleo Mole</b>" TEXT "<p><b>Ann Quay</b></div>", ""},
        /* in brackets */
        {PAGE "<p>The ferry to the island was back. The pilot is content with it. (Ann Quay)</div>", "Ann Quay"},
        {PAGE "<p>The ferry to the island was back with its old pilot (Ann Quay)</div>", ""},
        {PAGE "<p>（岸本理央）</div>", "岸本理央"},
        {PAGE "<p>（渡轮又开船了，今天没有人在港口）</div>", ""},
        {PAGE "<p>(Ann Quay)" TEXT "</div>", ""},
        {PAGE "<p>潮は満ちて、引いていった。（岸本 理央）</div>", "岸本 理央"},
        {PAGE "<p>「潮は満ちて」（岸本理央）</div>", "岸本理央"},
        {PAGE "<p>潮は満ちて、（岸本理央）</div>", ""},
        {PAGE "<p>潮は満ちて、引いていった。（岸本）</div>", ""},
        {PAGE "<p>潮は満ちて、引いていった。（一二三四五六七八九十）</div>", "一二三四五六七八九十"},
        {PAGE "<p>潮は満ちて、引いていった。（一二三四五六七八九十一）</div>", ""},
        {PAGE "<p>潮は満ちて、引いていった。（敬称略）</div>", ""},
        {PAGE "<p>潮は満ちて、引いていった。（港湾通信）</div>", ""},
        /* behind a label, as a paragraph of its own */
        {PAGE "<p>Text: Ann Quay</div>", "Ann Quay"},
        {PAGE "<p>گزارش از: رنا الميناء</div>", "رنا الميناء"},
        {PAGE "<p>Photo: Ann Quay</div>", ""},
        {PAGE "<p>Text: Ann Quay" TEXT "</div>", ""},
        {PAGE "<p><b>Despre Harbour</b><br>Ferries.</div>", ""},
        /* elsewhere */
        {"<h1>T</h1><div class=comments>" TEXT TEXT "<p align=right>Ann Quay</div>", ""},
        {"<h1>T</h1><aside>" TEXT TEXT "<p align=right>Ann Quay</aside>", ""},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_names names = {{CC_SPAN_EMPTY}, 0};
        struct cc_byline_signs signs;
        uint32_t headline = page_tree_parse(f, cases[i].html);

        assert_true(cc_byline_signs_make(&f->arena, &f->dom, &signs));
        cc_byline_signature(&f->arena, &signs, headline, CC_SPAN_EMPTY, &names);
        if (!cc_span_is(names.count > 0 ? names.list[0] : CC_SPAN_EMPTY, cc_span_from(cases[i].name)))
            fail_msg("%s\n  gave \"%.*s\"", cases[i].html, CC_SPAN_PRINT(names.list[0]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_end_of_the_text_is_signed),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
