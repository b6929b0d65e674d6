/* flat_months.h -- how month names begin, in lower case; only flat_features.c includes it.
 *
 * Good enough to see that a line names a day of some month ("on March 11", "11. März"); date.c
 * reads whole dates.  A start serves all languages and cases that share it ("septe", 9},
 * {"sept.": sept., septembre, september). */
#ifndef CLEANCOPY_EXTRACT_FLAT_MONTHS_H
#define CLEANCOPY_EXTRACT_FLAT_MONTHS_H

#include <stdint.h>

static const struct {
    const char *start;
    uint16_t month;
} month_names[] = {
    {"januar", 1},   {"janvier", 1},   {"janeiro", 1},   {"jan.", 1},    {"gennai", 1},
    {"enero", 1},    {"ene.", 1},      {"stycz", 1},     {"янв", 1},     {"січ", 1},
    {"ocak", 1},     {"ledna", 1},     {"يناير", 1},     {"जनवरी", 1},   {"februa", 2},
    {"febrero", 2},  {"febbr", 2},     {"feb.", 2},      {"févr", 2},    {"fevereiro", 2},
    {"luteg", 2},    {"фев", 2},       {"лют", 2},       {"şubat", 2},   {"února", 2},
    {"فبراير", 2},   {"फरवरी", 2},     {"march", 3},     {"mars", 3},    {"marzo", 3},
    {"março", 3},    {"mart", 3},      {"maart", 3},     {"marca", 3},   {"mar.", 3},
    {"märz", 3},     {"mär.", 3},      {"марта", 3},     {"березня", 3}, {"března", 3},
    {"مارس", 3},     {"मार्च", 3},      {"april", 4},     {"apr.", 4},    {"avril", 4},
    {"abril", 4},    {"abr.", 4},      {"kwietnia", 4},  {"апрел", 4},   {"квіт", 4},
    {"nisan", 4},    {"dubna", 4},     {"أبريل", 4},     {"अप्रैल", 4},    {"may", 5},
    {"mai", 5},      {"maio", 5},      {"maggio", 5},    {"mayo", 5},    {"mei", 5},
    {"maja", 5},     {"maj", 5},       {"мая", 5},       {"травня", 5},  {"května", 5},
    {"مايو", 5},     {"मई", 5},        {"june", 6},      {"juni", 6},    {"juin", 6},
    {"junio", 6},    {"junho", 6},     {"jun.", 6},      {"giugno", 6},  {"czerwca", 6},
    {"июн", 6},      {"черв", 6},      {"haziran", 6},   {"června", 6},  {"يونيو", 6},
    {"जून", 6},       {"july", 7},      {"juli", 7},      {"juillet", 7}, {"julio", 7},
    {"julho", 7},    {"jul.", 7},      {"luglio", 7},    {"lipca", 7},   {"июл", 7},
    {"липня", 7},    {"temmuz", 7},    {"července", 7},  {"يوليو", 7},   {"जुलाई", 7},
    {"august", 8},   {"aug.", 8},      {"août", 8},      {"agosto", 8},  {"ago.", 8},
    {"augustus", 8}, {"sierpnia", 8},  {"авг", 8},       {"серпня", 8},  {"ağustos", 8},
    {"srpna", 8},    {"أغسطس", 8},     {"अगस्त", 8},      {"septe", 9},   {"sept.", 9},
    {"sep.", 9},     {"setem", 9},     {"settem", 9},    {"wrześ", 9},   {"сент", 9},
    {"верес", 9},    {"eylül", 9},     {"září", 9},      {"سبتمبر", 9},  {"सितंबर", 9},
    {"octob", 10},   {"oct.", 10},     {"oktob", 10},    {"okt.", 10},   {"octubre", 10},
    {"outubro", 10}, {"ottobre", 10},  {"paźdz", 10},    {"окт", 10},    {"жовт", 10},
    {"ekim", 10},    {"října", 10},    {"أكتوبر", 10},   {"अक्टूबर", 10},  {"novem", 11},
    {"noviem", 11},  {"nov.", 11},     {"listopad", 11}, {"нояб", 11},   {"листопада", 11},
    {"kasım", 11},   {"نوفمبر", 11},   {"नवंबर", 11},     {"decem", 12},  {"dezem", 12},
    {"dez.", 12},    {"dec.", 12},     {"décem", 12},    {"dicie", 12},  {"dicem", 12},
    {"dic.", 12},    {"desember", 12}, {"grudnia", 12},  {"дек", 12},    {"груд", 12},
    {"aralık", 12},  {"prosince", 12}, {"ديسمبر", 12},   {"दिसंबर", 12},
};

#endif
