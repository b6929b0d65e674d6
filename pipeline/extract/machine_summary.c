#include "cleancopy/extract/machine_summary.h"

#include "cleancopy/core/utf8.h"

#define COUNT(array)    (sizeof(array) / sizeof((array)[0]))
#define MAX_LABEL_BYTES 120

/* In capitals, for "ai" and "ia" are words too. */
static const char *const machine_signs[] = {"AI", "KI", "IA", "ИИ", "ШІ"};

/* Parts of words in lower case, for cases and genders differ.  An open list: what is missing is left to the model. */
/* clang-format off */
static const char *const machine_words[] = {"artificial intelligence", "künstliche", "intelligence artificielle", "inteligencia artificial",
                                            "inteligência artificial", "intelligenza artificiale", "kunstmatige intelligentie", "sztuczn",
                                            "umělé inteligence", "umělá inteligence", "umelej inteligencie", "tekoäly", "artificiell intelligens",
                                            "kunstig intelligens", "yapay zek", "mesterséges intelligencia", "inteligență artificială",
                                            "inteligenței artificiale", "τεχνητή", "τεχνητής", "искусственн", "нейросет", "штучн", "нейромереж",
                                            "الذكاء الاصطناعي", "एआई", "कृत्रिम बुद्धि", "人工智能", "人工智慧", "人工知能", "인공지능"};
static const char *const summary_words[] = {"summary", "summari", "zusammenfassung", "kurzfassung", "résum", "resum", "riassunt", "sintesi", "síntesis",
                                            "samenvatting", "sammanfattning", "sammendrag", "tiivistelmä", "streszczen", "podsumowan", "shrnut",
                                            "összefoglal", "rezumat", "özet", "пересказ", "кратк", "стисл", "резюме", "περίληψη", "ملخص", "خلاصة",
                                            "सारांश", "摘要", "要点", "要約", "요약"};
/* What a heading calls one that it says who made: "Highlights (by AI)". */
static const char *const points_words[] = {"highlight", "key point", "key takeaway", "at a glance", "in brief", "tl;dr", "das wichtigste", "wichtigsten",
                                           "kernpunkte", "auf einen blick", "kurz gefasst", "points clés", "l'essentiel", "l’essentiel", "en bref",
                                           "lo esencial", "puntos clave", "claves", "o essencial", "pontos-chave", "destaques", "in breve", "punti chiave",
                                           "in het kort", "kernpunten", "i korthet", "i korte trekk", "kort fortalt", "hovedpunkter", "snabbversion",
                                           "lyhyesti", "w skrócie", "najważniejsz", "stručně", "v kostce", "röviden", "pe scurt", "kısaca", "öne çıkan",
                                           "главное", "коротко", "головне", "με λίγα λόγια", "أبرز النقاط", "باختصار", "हाइलाइट", "मुख्य बिंदु", "मुख्य बातें",
                                           "ポイント", "ひと目で", "重点", "重點", "一览", "핵심", "한눈에"};
static const char *const made_words[] = {"generated", "written", "created", "produced", "generiert", "erstellt", "erzeugt", "verfasst", "généré", "rédigé",
                                         "generad", "elaborad", "redactad", "gerad", "generat", "scritt", "gegenereerd", "geschreven", "gemaakt",
                                         "genererad", "genererat", "genereret", "generert", "wygenerowan", "przygotowan", "vygenerov", "vytvoř",
                                         "generál", "készít", "oluştur", "hazırla", "üretil", "luotu", "tuotettu", "сгенерирова", "создан", "подготовлен",
                                         "згенерова", "створен", "δημιουργ", "من إعداد", "بواسطة", "द्वारा", "生成", "作成", "생성", "작성"};
/* clang-format on */

static bool is_ascii_word(struct cc_span s, size_t at)
{
    return at < s.len && (unsigned char)s.ptr[at] < 0x80 && (cc_ascii_classes[(unsigned char)s.ptr[at]] & CC_CHAR_WORD) != 0;
}

static bool has_sign(struct cc_span text)
{
    size_t i, at, len;

    for (i = 0; i < COUNT(machine_signs); i++) {
        len = strlen(machine_signs[i]);
        for (at = cc_span_find(text, cc_span_from(machine_signs[i]), 0); at != (size_t)-1;
             at = cc_span_find(text, cc_span_from(machine_signs[i]), at + 1))
            if ((at == 0 || !is_ascii_word(text, at - 1)) && !is_ascii_word(text, at + len))
                return true;
    }
    return false;
}

static bool has_one(struct cc_span lower, const char *const *parts, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (cc_span_find(lower, cc_span_from(parts[i]), 0) != (size_t)-1)
            return true;
    return false;
}

bool cc_is_machine_summary(struct cc_arena *arena, struct cc_span label, bool is_heading)
{
    struct cc_span lower;

    if (label.len == 0 || label.len > MAX_LABEL_BYTES || cc_count_words(label) > CC_SUMMARY_LABEL_WORDS)
        return false;
    lower = cc_lower(arena, label);
    if (!has_sign(label) && !has_one(lower, machine_words, COUNT(machine_words)))
        return false;
    if (has_one(lower, summary_words, COUNT(summary_words)))
        return true;
    return has_one(lower, made_words, COUNT(made_words)) && (!is_heading || has_one(lower, points_words, COUNT(points_words)));
}

struct cc_span cc_machine_summary_label(struct cc_arena *arena, struct cc_span line)
{
    static const char *const colons[] = {":", "："};
    size_t i, at, end = line.len;

    for (i = 0; i < COUNT(colons); i++) {
        at = cc_span_find(line, cc_span_from(colons[i]), 0);
        end = at < end ? at : end;
    }
    if (end == line.len || !cc_is_machine_summary(arena, cc_span_slice(line, 0, end), true))
        return CC_SPAN_EMPTY;
    return cc_span_slice(line, 0, end);
}
