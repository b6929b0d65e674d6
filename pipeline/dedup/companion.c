#include "cleancopy/dedup/companion.h"

#include "cleancopy/core/utf8.h"

#include <stdbool.h>

static bool needs_companion(const struct cc_paragraph *paragraph)
{
    switch (paragraph->role) {
    case CC_ROLE_HEADING:
        return true;
    case CC_ROLE_QUOTE:
        return cc_count_words(paragraph->text) < CC_COMPANION_QUOTE_WORDS;
    case CC_ROLE_LIST_ITEM:
    case CC_ROLE_TABLE:
        return cc_count_words(paragraph->text) < CC_COMPANION_ITEM_WORDS;
    default:
        return false;
    }
}

void cc_companion_list(const struct cc_document *doc, uint32_t *companions)
{
    uint32_t next = CC_COMPANION_NONE;

    for (uint32_t i = doc->n_paragraphs; i-- > 0;) {
        if (!needs_companion(&doc->paragraphs[i]))
            next = i;
        companions[i] = next;
    }
    for (uint32_t i = 1; i < doc->n_paragraphs; i++) { /* those behind the last one */
        if (companions[i] == CC_COMPANION_NONE)
            companions[i] = companions[i - 1];
    }
}
