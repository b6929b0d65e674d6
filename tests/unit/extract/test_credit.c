#include "cleancopy/extract/credit.h"
#include "support.h"

#include <string.h>

static void writers_are_told_from_others(void **state)
{
    static const struct {
        const char *text, *writers;
        bool is_labelled;
    } cases[] = {
        {"Ann Quay", "Ann Quay", false},
        {"", "", false},
        {"Text: Ann Quay Foto: Ben Dock", "Ann Quay", true},
        {"Foto: Ben Dock Text: Ann Quay", "Ann Quay", true},
        {"Text: Ann Quay · Fotos: Ben Dock", "Ann Quay ·", true},
        {"Text und Fotos: Ann Quay", "Ann Quay", true},
        {"TEXTE ET PHOTOS : Ann Quay", "Ann Quay", true},
        {"Foto: Ben Dock", "", false},
        {"Ann Quay Photos by Ben Dock", "Ann Quay", false},
        {"Фото: Глеб Причал", "", false},
        {"Автор: Ксения Причал", "Ксения Причал", true},
        {"كتبت: رنا الميناء", "رنا الميناء", true},
        {"लेखक: प्रतिभा घाट", "प्रतिभा घाट", true},
        {"Haber: Elif Liman / Fotoğraf: Murat Fener", "Elif Liman /", true},
        {"autor: Radka Přístavní", "Radka Přístavní", true},
        {"文／岸本理央　写真／港大樹", "岸本理央　", true},
        {"文・写真／岸本理央", "岸本理央", true},
        {"来源：港口晨报 记者：秦书月", "秦书月", true},
        {"责任编辑：秦书月", "", false},
        /* no labels */
        {"Ann Quay/Harbour Post", "Ann Quay/Harbour Post", false},
        {"Context: Ann Quay", "Context: Ann Quay", false},
        {"Texter: Ann Quay", "Texter: Ann Quay", false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_credit got = cc_credit_read(cc_span_from(cases[i].text));

        assert_span_is(cc_span_trim(got.writers), cases[i].writers);
        assert_int_equal(got.is_labelled, cases[i].is_labelled);
    }
}

static void chinese_labels_part_names_by_blanks(void **state)
{
    (void)state;
    assert_true(cc_credit_read(CC_SPAN("记者：秦书月 邓一帆")).parts_by_blanks);
    assert_false(cc_credit_read(CC_SPAN("文／岸本 理央")).parts_by_blanks);
}

static void a_label_at_the_end_is_open(void **state)
{
    (void)state;
    assert_true(cc_credit_is_open(CC_SPAN("3 March 2024  Author:")));
    assert_true(cc_credit_is_open(CC_SPAN("港口晨报／ 記者")));
    assert_false(cc_credit_is_open(CC_SPAN("女記者")));
    assert_false(cc_credit_is_open(CC_SPAN("Author: Ann Quay")));
    assert_false(cc_credit_is_open(CC_SPAN("Photo:")));
    assert_false(cc_credit_is_open(CC_SPAN("")));
}

/* Marks at the ends, and labels that are too long to be one. */
static void odd_texts_have_no_label(void **state)
{
    char text[200];

    (void)state;
    assert_false(cc_credit_read(CC_SPAN(":")).is_labelled);
    assert_false(cc_credit_read(CC_SPAN("/ : /")).is_labelled);
    assert_true(cc_credit_read(CC_SPAN("Text:")).is_labelled);
    memset(text, ' ', sizeof text);
    memcpy(text, "Text", 4);
    text[sizeof text - 1] = ':';
    assert_false(cc_credit_read((struct cc_span){text, sizeof text}).is_labelled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writers_are_told_from_others),
        cmocka_unit_test(chinese_labels_part_names_by_blanks),
        cmocka_unit_test(a_label_at_the_end_is_open),
        cmocka_unit_test(odd_texts_have_no_label),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
