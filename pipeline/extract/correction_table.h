/* correction_table.h -- how corrections are labelled, in several languages; only correction.c includes it.
 *
 * General words of the trade, in lower case, with a plain apostrophe. */
#ifndef CLEANCOPY_EXTRACT_CORRECTION_TABLE_H
#define CLEANCOPY_EXTRACT_CORRECTION_TABLE_H

/* clang-format off: a line or more a language */

/* Before a colon, a dash or a full stop, or alone: "Correction (3 May): …" */
static const char *const correction_labels[] = {
    "correction", "corrections and clarifications", "clarification", "erratum", "errata", "corrigendum",
    "korrektur", "korrekturhinweis", "berichtigung", "richtigstellung",
    "rectificatif", "rectification", "correctif",
    "corrección", "rectificación", "fe de errores", "fe de erratas",
    "correzione", "rettifica", "errata corrige",
    "correção", "retificação", "rectificação",
    "correctie", "rectificatie",
    "rättelse", "rettelse", "rettelser", "oikaisu", "leiðrétting",
    "sprostowanie", "oprava", "helyreigazítás", "erată", "ispravak",
    "исправление", "поправка", "виправлення", "διόρθωση", "düzeltme",
    "訂正", "お詫びと訂正", "更正", "更正启事", "勘误", "정정", "정정보도", "바로잡습니다", "تصحيح", "תיקון טעות",
};

/* At the start of the line, behind a label or not. */
static const char *const correction_starts[] = {
    "an earlier version of this ", "a previous version of this ", "an earlier version of the ", "this article has been corrected",
    "this story has been corrected", "this article was corrected",
    "in einer früheren version ", "in einer früheren fassung ", "in einer ersten version ", "in einer ersten fassung ",
    "une version antérieure de cet article", "une version précédente de cet article", "une première version de cet article",
    "una versión anterior de este ", "una versión anterior de esta ", "una versione precedente di quest",
    "uma versão anterior deste ", "uma versão anterior desta ",
    "in een eerdere versie van dit ", "i en tidigare version av ", "i en tidligere versjon av ", "i en tidligere version af ",
    "we wcześniejszej wersji ", "в предыдущей версии ", "в более ранней версии ", "у попередній версії ",
};

/* Words of class and id attributes. */
static const char *const correction_words[] = {
    "correction", "corrections", "corrigendum", "erratum", "errata", "korrektur", "korrekturhinweis", "berichtigung",
    "richtigstellung", "rectificatif", "rectificacion", "rettifica", "correzione", "correctie", "rectificatie",
    "rattelse", "rettelse", "oikaisu", "sprostowanie",
};

/* clang-format on */

#endif
