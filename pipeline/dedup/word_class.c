/* A word is looked up in the list of its first byte, and only when that list has a word of its
 * length: one token in twenty gets that far. */
#include "cleancopy/dedup/word_class.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define LENGTH(bytes) ((uint32_t)1 << (bytes))
#define LONGEST_BYTES 31

/* Words by their first byte, each with a space behind it; what a number is in digits stands
 * behind an equals sign. */
static const struct {
    uint32_t lengths; /* in bytes; a word of another length is in neither list */
    const char *figures, *negations;
} lists[256] = {
    ['a'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(8),
         "acht=8 april august aug avril août abril agosto aprile "
         "augustus ",
         "arent aucun aucune "},
    ['c'] =
        {LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7) | LENGTH(8) | LENGTH(9),
         "cinq=5 cinquante=50 cuatro=4 cinco=5 cuarenta=40 "
         "cincuenta=50 cien=100 cinque=5 cinquanta=50 cento=100 ",
         "cannot cant couldnt "},
    ['d'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7) | LENGTH(8) |
             LENGTH(9),
         "drei=3 dreissig=30 deux=2 dix=10 douze=12 dos=2 diez=10 "
         "doce=12 dieci=10 dodici=12 dois=2 duas=2 dez=10 drie=3 "
         "duizend=1000 december dec dezember décembre diciembre "
         "dicembre dezembro ",
         "dont doesnt didnt "},
    ['e'] =
        {LENGTH(5) | LENGTH(6),
         "eight=8 eleven=11 eighty=80 enero ",
         ""},
    ['f'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(7) | LENGTH(8) | LENGTH(9),
         "four=4 five=5 fourteen=14 fifteen=15 forty=40 fifty=50 "
         "fünf=5 fünfzig=50 february feb februar février febrero "
         "febbraio fevereiro februari ",
         ""},
    ['g'] =
        {LENGTH(4) | LENGTH(6) | LENGTH(7),
         "gennaio giugno ",
         "geen "},
    ['h'] =
        {LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7),
         "hundert=100 huit=8 honderd=100 ",
         "hasnt havent hadnt "},
    ['i'] =
        {LENGTH(4),
         "",
         "isnt "},
    ['j'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7),
         "january june july jan januar juni juli janvier juin "
         "juillet junio julio janeiro junho julho januari ",
         "jamais jamás "},
    ['k'] =
        {LENGTH(4) | LENGTH(5) | LENGTH(6),
         "",
         "kein keine keinen keiner keinem "},
    ['l'] =
        {LENGTH(6),
         "luglio ",
         ""},
    ['m'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6),
         "mille=1000 mil=1000 march märz marzo maggio março maio "
         "maart mei ",
         ""},
    ['n'] =
        {LENGTH(2) | LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7) |
             LENGTH(8) | LENGTH(9),
         "nine=9 ninety=90 neun=9 neuf=9 nueve=9 nove=9 negen=9 "
         "november nov novembre noviembre novembro ",
         "not no never none nobody nothing neither nor nicht nie "
         "niemals niemand nichts nunca nadie ni nessun nessuno "
         "nessuna niente não nem ninguém niet nooit niets "},
    ['o'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(7),
         "one=1 onze=11 ocho=8 otto=8 oito=8 october oct oktober "
         "octobre octubre ottobre outubro ",
         "ohne "},
    ['p'] =
        {LENGTH(3),
         "",
         "pas "},
    ['q'] =
        {LENGTH(6) | LENGTH(7) | LENGTH(8),
         "quatre=4 quarante=40 quattro=4 quaranta=40 quatro=4 ",
         ""},
    ['r'] =
        {LENGTH(4),
         "",
         "rien "},
    ['s'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7) | LENGTH(8) |
             LENGTH(9) | LENGTH(10),
         "six=6 seven=7 sixty=60 seventy=70 sechs=6 sieben=7 sept=7 "
         "seis=6 siete=7 sette=7 sete=7 september septembre "
         "septiembre settembre setembro ",
         "shouldnt sans senza "},
    ['t'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7) | LENGTH(8),
         "two=2 three=3 ten=10 twelve=12 thirteen=13 twenty=20 "
         "thirty=30 tausend=1000 trois=3 trente=30 tres=3 treinta=30 "
         "tre=3 trenta=30 três=3 twee=2 tien=10 twaalf=12 twintig=20 ",
         ""},
    ['u'] =
        {LENGTH(6),
         "undici=11 ",
         ""},
    ['v'] =
        {LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7),
         "vier=4 vierzig=40 vingt=20 veinte=20 venti=20 vinte=20 "
         "vijf=5 ",
         ""},
    ['w'] =
        {LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7),
         "",
         "without wasnt werent wont wouldnt "},
    ['z'] =
        {LENGTH(3) | LENGTH(4) | LENGTH(5) | LENGTH(6) | LENGTH(7),
         "zwei=2 zehn=10 zwölf=12 zwanzig=20 zes=6 zeven=7 ",
         "zonder "},
    [0xD0] =
        {LENGTH(4) | LENGTH(6) | LENGTH(8) | LENGTH(10) | LENGTH(12) | LENGTH(14) |
             LENGTH(16) | LENGTH(20),
         "два=2 две=2 пять=5 восемь=8 девять=9 десять=10 "
         "двенадцать=12 двадцать=20 марта апреля мая июня июля "
         "августа октября ноября декабря ",
         "не нет ни никогда никто ничего без "},
    [0xD1] =
        {LENGTH(6) | LENGTH(8) | LENGTH(10) | LENGTH(12) | LENGTH(14) | LENGTH(16),
         "три=3 четыре=4 шесть=6 семь=7 сто=100 тысяч=1000 января "
         "февраля сентября ",
         ""},
};

/* *digits: what stands behind the word's equals sign, else the word. */
static bool find_word(const char *list, struct cc_span word, struct cc_span *digits)
{
    while (*list != '\0') {
        size_t len = strcspn(list, "= "), all = len + strcspn(list + len, " ");

        if (len == word.len && memcmp(list, word.ptr, len) == 0) {
            *digits = word;
            if (all > len) {
                digits->ptr = list + len + 1;
                digits->len = all - len - 1;
            }
            return true;
        }
        list += all + 1;
    }
    return false;
}

enum cc_word_class cc_word_class(struct cc_span word, struct cc_span *digits)
{
    unsigned char first;

    *digits = word;
    if (word.len == 0 || word.len > LONGEST_BYTES)
        return CC_WORD_PLAIN;
    first = (unsigned char)word.ptr[0];
    if ((lists[first].lengths & LENGTH(word.len)) == 0)
        return CC_WORD_PLAIN;
    if (find_word(lists[first].figures, word, digits))
        return CC_WORD_FIGURE;
    return find_word(lists[first].negations, word, digits) ? CC_WORD_NEGATION : CC_WORD_PLAIN;
}
