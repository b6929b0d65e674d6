#include "cleancopy/extract/language_guess.h"

#include "support.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *tag, *text;
} texts[] = {
    {"en", "The harbour office will close the old bridge for two weeks while divers look at "
           "its piers."},
    {"de", "Das Hafenamt sperrt die alte Brücke für zwei Wochen, damit Taucher die Pfeiler "
           "prüfen können."},
    {"fr", "La capitainerie ferme le vieux pont pendant deux semaines pour que des plongeurs "
           "examinent ses piles."},
    {"es", "La autoridad portuaria cerrará el puente viejo dos semanas mientras los buzos "
           "revisan los pilares."},
    {"pt", "A autoridade do porto vai fechar a ponte velha durante duas semanas para que os "
           "mergulhadores vejam os pilares."},
    {"pl", "Urząd portowy zamknie stary most na dwa tygodnie, aby nurkowie mogli obejrzeć jego "
           "filary."},
    {"tr", "Liman idaresi, dalgıçların ayaklarını inceleyebilmesi için eski köprüyü iki "
           "haftalığına kapatacak."},
    {"fi", "Satamatoimisto sulkee vanhan sillan kahdeksi viikoksi, jotta sukeltajat voivat "
           "tutkia sen pilarit."},
    {"ru",
     "Управление порта закроет старый мост на две недели, чтобы водолазы осмотрели его опоры."},
    {"uk",
     "Управління порту закриє старий міст на два тижні, щоб водолази оглянули його опори."},
    {"el", "Το λιμεναρχείο θα κλείσει την παλιά γέφυρα για δύο εβδομάδες, ώστε οι δύτες να "
           "δουν τα βάθρα της."},
    {"he", "רשות הנמל תסגור את הגשר הישן לשבועיים כדי שצוללנים יוכלו לבדוק את עמודיו."},
    {"ar", "ستغلق سلطة الميناء الجسر القديم لمدة أسبوعين حتى يتمكن الغواصون من فحص أعمدته."},
    {"hi", "बंदरगाह कार्यालय पुराने पुल को दो सप्ताह के लिए बंद करेगा ताकि गोताखोर उसके खंभे देख सकें।"},
    {"zh", "港务局将关闭旧桥两周，以便潜水员检查桥墩，届时渡轮将每半小时开出一班。"},
    {"zh-Hant", "港務局將關閉舊橋兩週，以便潛水員檢查橋墩，屆時渡輪將每半小時開出一班。"},
    {"ja", "港湾局は、潜水士が橋脚を調べるあいだ、古い橋を二週間通行止めにすると発表した。"},
    {"ko", "항만청은 잠수부들이 교각을 살펴볼 수 있도록 낡은 다리를 두 주 동안 닫기로 했다."},
    {"th", "สำนักงานท่าเรือจะปิดสะพานเก่าเป็นเวลาสองสัปดาห์เพื่อให้นักดำน้ำตรวจดูเสาของสะพาน"},
    /* known to the larger tables alone: says which ones are linked */
    {"zu", "Ihhovisi lasethekwini lizovala ibhuloho elidala amasonto amabili ukuze abatshuzi "
           "bakwazi ukuhlola izinsika zalo."},
    {"xh", "I-ofisi yezibuko iza kuyivala ibhulorho endala iiveki ezimbini ukuze abantywili "
           "bakwazi ukuhlola iintsika zayo."},
};

static void a_sentence_in_each_of_many_languages_is_told(void **state)
{
    struct cc_language_guess guess;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(cc_language_guess(cc_span_from(texts[i].text), &guess));
        assert_span_is(guess.tag, texts[i].tag);
        assert_true(guess.is_reliable);
        assert_in_range(guess.percent, 90, 100);
        assert_in_range(guess.n_bytes, 60, 300);
    }
}

static void what_is_no_language_gives_none(void **state)
{
    static const char *const cases[] = {"", "12 345,00 / 17.30 - 2026",
                                        "http://a.example/b?c=d", "xyz",
                                        "\xE2\x80\x94 \xE2\x80\xA6 !!! ???"};
    struct cc_language_guess guess;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(cc_language_guess(cc_span_from(cases[i]), &guess));
        assert_false(guess.is_reliable);
    }
    assert_true(cc_language_guess(CC_SPAN_EMPTY, &guess));
    assert_int_equal(guess.tag.len, 0);
}

static void what_stands_behind_a_broken_byte_is_not_looked_at(void **state)
{
    struct cc_language_guess guess;
    char text[512];

    (void)state;
    (void)snprintf(text, sizeof text, "%s \xFF %s", texts[1].text, texts[8].text);
    assert_true(cc_language_guess(cc_span_from(text), &guess));
    assert_span_is(guess.tag, "de");
    assert_in_range(guess.n_bytes, 60, strlen(texts[1].text) + 2);
}

static void two_languages_share_the_percents(void **state)
{
    struct cc_language_guess guess;
    char text[2048];

    (void)state;
    (void)snprintf(text, sizeof text, "%s %s %s %s", texts[1].text, texts[1].text,
                   texts[8].text, texts[8].text);
    assert_true(cc_language_guess(cc_span_from(text), &guess));
    assert_in_range(guess.percent, 30, 75);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_in_each_of_many_languages_is_told),
        cmocka_unit_test(what_is_no_language_gives_none),
        cmocka_unit_test(what_stands_behind_a_broken_byte_is_not_looked_at),
        cmocka_unit_test(two_languages_share_the_percents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
