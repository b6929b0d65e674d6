/* A word is looked up in the list of its first byte, and only when that list has a word of its
 * length: one token in twenty gets that far. */
#include "cleancopy/dedup/word_class.h"

#include <stdint.h>

#define LENGTH(bytes) ((uint32_t)1 << (bytes))
#define LONGEST_BYTES 23
#define COUNT(list)   (sizeof(list) / sizeof *(list))

struct entry {
    uint8_t len, class;
    char word[LONGEST_BYTES + 1];
    char digits[6]; /* empty: the word itself */
};

#define NUMBER(word, digits) {sizeof word - 1, CC_WORD_FIGURE, word, digits}
#define MONTH(word)          {sizeof word - 1, CC_WORD_FIGURE, word, ""}
#define NEGATION(word)       {sizeof word - 1, CC_WORD_NEGATION, word, ""}

/* clang-format off */
static const struct entry words_a[] = {
    NUMBER("acht", "8"), MONTH("april"), MONTH("august"), MONTH("aug"), MONTH("avril"),
    MONTH("août"), MONTH("abril"), MONTH("agosto"), MONTH("aprile"), MONTH("augustus"),
    NEGATION("arent"), NEGATION("aucun"), NEGATION("aucune")};
static const struct entry words_c[] = {
    NUMBER("cinq", "5"), NUMBER("cinquante", "50"), NUMBER("cuatro", "4"),
    NUMBER("cinco", "5"), NUMBER("cuarenta", "40"), NUMBER("cincuenta", "50"),
    NUMBER("cien", "100"), NUMBER("cinque", "5"), NUMBER("cinquanta", "50"),
    NUMBER("cento", "100"), NEGATION("cannot"), NEGATION("cant"), NEGATION("couldnt")};
static const struct entry words_d[] = {
    NUMBER("drei", "3"), NUMBER("dreissig", "30"), NUMBER("deux", "2"), NUMBER("dix", "10"),
    NUMBER("douze", "12"), NUMBER("dos", "2"), NUMBER("diez", "10"), NUMBER("doce", "12"),
    NUMBER("dieci", "10"), NUMBER("dodici", "12"), NUMBER("dois", "2"), NUMBER("duas", "2"),
    NUMBER("dez", "10"), NUMBER("drie", "3"), NUMBER("duizend", "1000"), MONTH("december"),
    MONTH("dec"), MONTH("dezember"), MONTH("décembre"), MONTH("diciembre"),
    MONTH("dicembre"), MONTH("dezembro"), NEGATION("dont"), NEGATION("doesnt"),
    NEGATION("didnt")};
static const struct entry words_e[] = {
    NUMBER("eight", "8"), NUMBER("eleven", "11"), NUMBER("eighty", "80"), MONTH("enero")};
static const struct entry words_f[] = {
    NUMBER("four", "4"), NUMBER("five", "5"), NUMBER("fourteen", "14"),
    NUMBER("fifteen", "15"), NUMBER("forty", "40"), NUMBER("fifty", "50"),
    NUMBER("fünf", "5"), NUMBER("fünfzig", "50"), MONTH("february"), MONTH("feb"),
    MONTH("februar"), MONTH("février"), MONTH("febrero"), MONTH("febbraio"),
    MONTH("fevereiro"), MONTH("februari")};
static const struct entry words_g[] = {
    MONTH("gennaio"), MONTH("giugno"), NEGATION("geen")};
static const struct entry words_h[] = {
    NUMBER("hundert", "100"), NUMBER("huit", "8"), NUMBER("honderd", "100"),
    NEGATION("hasnt"), NEGATION("havent"), NEGATION("hadnt")};
static const struct entry words_i[] = {
    NEGATION("isnt")};
static const struct entry words_j[] = {
    MONTH("january"), MONTH("june"), MONTH("july"), MONTH("jan"), MONTH("januar"),
    MONTH("juni"), MONTH("juli"), MONTH("janvier"), MONTH("juin"), MONTH("juillet"),
    MONTH("junio"), MONTH("julio"), MONTH("janeiro"), MONTH("junho"), MONTH("julho"),
    MONTH("januari"), NEGATION("jamais"), NEGATION("jamás")};
static const struct entry words_k[] = {
    NEGATION("kein"), NEGATION("keine"), NEGATION("keinen"), NEGATION("keiner"),
    NEGATION("keinem")};
static const struct entry words_l[] = {
    MONTH("luglio")};
static const struct entry words_m[] = {
    NUMBER("mille", "1000"), NUMBER("mil", "1000"), MONTH("march"), MONTH("märz"),
    MONTH("marzo"), MONTH("maggio"), MONTH("março"), MONTH("maio"), MONTH("maart"),
    MONTH("mei")};
static const struct entry words_n[] = {
    NUMBER("nine", "9"), NUMBER("ninety", "90"), NUMBER("neun", "9"), NUMBER("neuf", "9"),
    NUMBER("nueve", "9"), NUMBER("nove", "9"), NUMBER("negen", "9"), MONTH("november"),
    MONTH("nov"), MONTH("novembre"), MONTH("noviembre"), MONTH("novembro"), NEGATION("not"),
    NEGATION("no"), NEGATION("never"), NEGATION("none"), NEGATION("nobody"),
    NEGATION("nothing"), NEGATION("neither"), NEGATION("nor"), NEGATION("nicht"),
    NEGATION("nie"), NEGATION("niemals"), NEGATION("niemand"), NEGATION("nichts"),
    NEGATION("nunca"), NEGATION("nadie"), NEGATION("ni"), NEGATION("nessun"),
    NEGATION("nessuno"), NEGATION("nessuna"), NEGATION("niente"), NEGATION("não"),
    NEGATION("nem"), NEGATION("ninguém"), NEGATION("niet"), NEGATION("nooit"),
    NEGATION("niets")};
static const struct entry words_o[] = {
    NUMBER("one", "1"), NUMBER("onze", "11"), NUMBER("ocho", "8"), NUMBER("otto", "8"),
    NUMBER("oito", "8"), MONTH("october"), MONTH("oct"), MONTH("oktober"), MONTH("octobre"),
    MONTH("octubre"), MONTH("ottobre"), MONTH("outubro"), NEGATION("ohne")};
static const struct entry words_p[] = {
    NEGATION("pas")};
static const struct entry words_q[] = {
    NUMBER("quatre", "4"), NUMBER("quarante", "40"), NUMBER("quattro", "4"),
    NUMBER("quaranta", "40"), NUMBER("quatro", "4")};
static const struct entry words_r[] = {
    NEGATION("rien")};
static const struct entry words_s[] = {
    NUMBER("six", "6"), NUMBER("seven", "7"), NUMBER("sixty", "60"),
    NUMBER("seventy", "70"), NUMBER("sechs", "6"), NUMBER("sieben", "7"),
    NUMBER("sept", "7"), NUMBER("seis", "6"), NUMBER("siete", "7"), NUMBER("sette", "7"),
    NUMBER("sete", "7"), MONTH("september"), MONTH("septembre"), MONTH("septiembre"),
    MONTH("settembre"), MONTH("setembro"), NEGATION("shouldnt"), NEGATION("sans"),
    NEGATION("senza")};
static const struct entry words_t[] = {
    NUMBER("two", "2"), NUMBER("three", "3"), NUMBER("ten", "10"), NUMBER("twelve", "12"),
    NUMBER("thirteen", "13"), NUMBER("twenty", "20"), NUMBER("thirty", "30"),
    NUMBER("tausend", "1000"), NUMBER("trois", "3"), NUMBER("trente", "30"),
    NUMBER("tres", "3"), NUMBER("treinta", "30"), NUMBER("tre", "3"),
    NUMBER("trenta", "30"), NUMBER("três", "3"), NUMBER("twee", "2"), NUMBER("tien", "10"),
    NUMBER("twaalf", "12"), NUMBER("twintig", "20")};
static const struct entry words_u[] = {
    NUMBER("undici", "11")};
static const struct entry words_v[] = {
    NUMBER("vier", "4"), NUMBER("vierzig", "40"), NUMBER("vingt", "20"),
    NUMBER("veinte", "20"), NUMBER("venti", "20"), NUMBER("vinte", "20"),
    NUMBER("vijf", "5")};
static const struct entry words_w[] = {
    NEGATION("without"), NEGATION("wasnt"), NEGATION("werent"), NEGATION("wont"),
    NEGATION("wouldnt")};
static const struct entry words_z[] = {
    NUMBER("zwei", "2"), NUMBER("zehn", "10"), NUMBER("zwölf", "12"),
    NUMBER("zwanzig", "20"), NUMBER("zes", "6"), NUMBER("zeven", "7"), NEGATION("zonder")};
static const struct entry words_d0[] = {
    NUMBER("два", "2"), NUMBER("две", "2"), NUMBER("пять", "5"), NUMBER("восемь", "8"),
    NUMBER("девять", "9"), NUMBER("десять", "10"), NUMBER("двенадцать", "12"),
    NUMBER("двадцать", "20"), MONTH("марта"), MONTH("апреля"), MONTH("мая"), MONTH("июня"),
    MONTH("июля"), MONTH("августа"), MONTH("октября"), MONTH("ноября"), MONTH("декабря"),
    NEGATION("не"), NEGATION("нет"), NEGATION("ни"), NEGATION("никогда"), NEGATION("никто"),
    NEGATION("ничего"), NEGATION("без")};
static const struct entry words_d1[] = {
    NUMBER("три", "3"), NUMBER("четыре", "4"), NUMBER("шесть", "6"), NUMBER("семь", "7"),
    NUMBER("сто", "100"), NUMBER("тысяч", "1000"), MONTH("января"), MONTH("февраля"),
    MONTH("сентября")};
/* clang-format on */

static const struct list {
    const struct entry *entries;
    size_t n;
    uint32_t lengths; /* in bytes; no entry has another */
} lists[256] = {
    ['a'] = {words_a, COUNT(words_a), LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) |
             LENGTH(8)},
    ['c'] = {words_c, COUNT(words_c), LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7) |
             LENGTH(8) | LENGTH(9)},
    ['d'] = {words_d, COUNT(words_d), LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) |
             LENGTH(7) | LENGTH(8) | LENGTH(9)},
    ['e'] = {words_e, COUNT(words_e), LENGTH(5) | LENGTH(6)},
    ['f'] = {words_f, COUNT(words_f), LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(7) |
             LENGTH(8) | LENGTH(9)},
    ['g'] = {words_g, COUNT(words_g), LENGTH(4) | LENGTH(6) | LENGTH(7)},
    ['h'] = {words_h, COUNT(words_h), LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7)},
    ['i'] = {words_i, COUNT(words_i), LENGTH(4)},
    ['j'] = {words_j, COUNT(words_j), LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) |
             LENGTH(7)},
    ['k'] = {words_k, COUNT(words_k), LENGTH(4) | LENGTH(5) | LENGTH(6)},
    ['l'] = {words_l, COUNT(words_l), LENGTH(6)},
    ['m'] = {words_m, COUNT(words_m), LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6)},
    ['n'] = {words_n, COUNT(words_n), LENGTH(2) | LENGTH(3) | LENGTH(4) | LENGTH(5) |
             LENGTH(6) | LENGTH(7) | LENGTH(8) | LENGTH(9)},
    ['o'] = {words_o, COUNT(words_o), LENGTH(3) | LENGTH(4) | LENGTH(7)},
    ['p'] = {words_p, COUNT(words_p), LENGTH(3)},
    ['q'] = {words_q, COUNT(words_q), LENGTH(6) | LENGTH(7) | LENGTH(8)},
    ['r'] = {words_r, COUNT(words_r), LENGTH(4)},
    ['s'] = {words_s, COUNT(words_s), LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) |
             LENGTH(7) | LENGTH(8) | LENGTH(9) | LENGTH(10)},
    ['t'] = {words_t, COUNT(words_t), LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) |
             LENGTH(7) | LENGTH(8)},
    ['u'] = {words_u, COUNT(words_u), LENGTH(6)},
    ['v'] = {words_v, COUNT(words_v), LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7)},
    ['w'] = {words_w, COUNT(words_w), LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7)},
    ['z'] = {words_z, COUNT(words_z), LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) |
             LENGTH(7)},
    [0xD0] = {words_d0, COUNT(words_d0), LENGTH(4) | LENGTH(6) | LENGTH(8) | LENGTH(10) |
             LENGTH(12) | LENGTH(14) | LENGTH(16) | LENGTH(20)},
    [0xD1] = {words_d1, COUNT(words_d1), LENGTH(6) | LENGTH(8) | LENGTH(10) | LENGTH(12) |
             LENGTH(14) | LENGTH(16)},
};

enum cc_word_class cc_word_class(struct cc_span word, struct cc_span *digits)
{
    const struct list *list;

    *digits = word;
    if (word.len == 0 || word.len > LONGEST_BYTES)
        return CC_WORD_PLAIN;
    list = &lists[(unsigned char)word.ptr[0]];
    if ((list->lengths & LENGTH(word.len)) == 0)
        return CC_WORD_PLAIN;
    for (size_t i = 0; i < list->n; i++) {
        const struct entry *entry = &list->entries[i];

        /* no entry has one byte; few that begin alike go on alike */
        if (entry->len != word.len || entry->word[1] != word.ptr[1] ||
            memcmp(entry->word, word.ptr, word.len) != 0)
            continue;
        if (entry->digits[0] != '\0')
            *digits = cc_span_from(entry->digits);
        return (enum cc_word_class)entry->class;
    }
    return CC_WORD_PLAIN;
}
