#include "cleancopy/extract/change_date.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/byline_place.h"
#include "cleancopy/extract/date.h"

#include <stdbool.h>

#define BEFORE_NODES    100 /* the headline */
#define NEAR_NODES      250 /* behind it */
#define MAX_TEXT_BYTES  160 /* longer ones are sentences */
#define MAX_LABEL_BYTES 40  /* from the label to its date: "on Monday, the" */
#define NEXT_NODES      4   /* from a label that ends its text to the element with the date */

/* In lower case; "last updated" begins with "last", "updated on" goes on. */
static const char *const labels[] = {
    "updated", "last updated", "last modified", "last edited", "modified", "revised",
    "aktualisiert", "zuletzt aktualisiert", "letzte aktualisierung", "aktualisierung", "geändert",
    "mis à jour", "mise à jour", "dernière mise à jour", "modifié", "actualisé",
    "actualizado", "actualizada", "última actualización", "actualización", "modificado",
    "atualizado", "atualizada", "atualização", "última atualização", "actualitzat",
    "aggiornato", "aggiornamento", "ultimo aggiornamento", "modificato",
    "bijgewerkt", "laatst bijgewerkt", "laatste update", "gewijzigd",
    "uppdaterad", "uppdaterat", "senast uppdaterad", "oppdatert", "sist oppdatert", "opdateret",
    "sidst opdateret", "päivitetty", "muokattu", "frissítve", "actualizat", "ultima actualizare",
    "aktualizacja", "zaktualizowano", "ostatnia aktualizacja", "aktualizováno", "aktualizované",
    "güncelleme", "güncellendi", "son güncelleme", "güncelleme tarihi",
    "обновлено", "обновлён", "изменено", "оновлено", "ενημέρωση", "τελευταία ενημέρωση",
    "تحديث", "آخر تحديث", "עודכן", "अपडेट", "अपडेटेड", "diperbarui", "cập nhật",
    "更新", "更新日", "最終更新", "最終更新日", "更新时间", "更新時間", "修改时间", "수정", "최종수정", "업데이트",
};

static struct cc_span markup_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node,
                                  struct cc_span language)
{
    struct cc_span date = cc_date_find(arena, cc_dom_attr(dom, node, CC_SPAN("datetime")), language);

    if (date.len == 0)
        date = cc_date_find(arena, cc_dom_attr(dom, node, CC_SPAN("content")), language);
    return date;
}

static bool has_class(const struct cc_dom *dom, uint32_t node, struct cc_span token)
{
    struct cc_span classes = cc_dom_attr(dom, node, CC_SPAN("class"));
    size_t at;

    for (at = cc_span_find_nocase(classes, token, 0); at != (size_t)-1;
         at = cc_span_find_nocase(classes, token, at + 1)) {
        size_t end = at + token.len;

        if ((at == 0 || classes.ptr[at - 1] == ' ') && (end == classes.len || classes.ptr[end] == ' '))
            return true;
    }
    return false;
}

/* Mark-up of a change: microdata anywhere; <time class="updated"> of blogs, which is of the date of publication too when the
 * class says both, outside of where the dates of others stand. */
static bool is_marked(struct cc_byline_signs *signs, uint32_t node, uint32_t headline)
{
    const struct cc_dom *dom = signs->dom;

    if (dom->nodes[node].n_attrs == 0)
        return false;
    if (cc_span_is_nocase(cc_dom_attr(dom, node, CC_SPAN("itemprop")), CC_SPAN("dateModified")))
        return true;
    return dom->nodes[node].tag == CC_TAG_TIME && !has_class(dom, node, CC_SPAN("published")) &&
           (has_class(dom, node, CC_SPAN("dt-updated")) || has_class(dom, node, CC_SPAN("updated"))) &&
           !cc_byline_is_elsewhere(signs, node, headline, true);
}

/* Whether a label stands at the start of a text; *behind is what follows the longest that does. */
static bool has_label(struct cc_span lower, struct cc_span *behind)
{
    bool found = false;
    size_t i;

    for (i = 0; i < sizeof labels / sizeof *labels; i++) {
        struct cc_span label, rest;
        size_t at = 0;

        if (lower.len == 0 || labels[i][0] != lower.ptr[0])
            continue;
        label = cc_span_from(labels[i]);
        if (!cc_span_starts(lower, label))
            continue;
        rest = cc_span_slice(lower, label.len, lower.len);
        if (rest.len > 0 && cc_char_is_letter(cc_utf8_next(rest, &at)))
            continue; /* "updates" */
        if (!found || rest.len < behind->len)
            *behind = rest;
        found = true;
    }
    return found;
}

bool cc_change_date_is_labelled(struct cc_arena *arena, struct cc_span text)
{
    struct cc_span lower = cc_lower(arena, cc_span_trim(text)), behind;

    return lower.ptr != NULL && has_label(lower, &behind);
}

/* The first date of a text, when it follows soon. */
static struct cc_span soon(struct cc_arena *arena, struct cc_span text, struct cc_span language)
{
    size_t from, to;
    struct cc_span date = cc_date_find_at(arena, text, language, &from, &to);

    return from <= MAX_LABEL_BYTES ? date : CC_SPAN_EMPTY;
}

/* The date that the next elements hold. */
static struct cc_span next_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t text,
                                struct cc_span language)
{
    uint32_t i;

    for (i = text + 1; i < dom->n_nodes && i - text <= NEXT_NODES; i++) {
        struct cc_span date = markup_date(arena, dom, i, language), said = cc_span_trim(dom->nodes[i].name);

        if (date.len > 0)
            return date;
        if (dom->nodes[i].tag == CC_TAG_TEXT && said.len > 0)
            return soon(arena, said, language);
    }
    return CC_SPAN_EMPTY;
}

/* The date behind a label in a text node: at its start, or behind a sign that parts. */
static struct cc_span labelled_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node,
                                    struct cc_span language)
{
    struct cc_span text = cc_span_trim(dom->nodes[node].name), lower, rest;
    size_t at = 0, before;
    bool is_start = true;

    if (text.len == 0 || text.len > MAX_TEXT_BYTES)
        return CC_SPAN_EMPTY;
    lower = cc_lower(arena, text);
    while (lower.ptr != NULL && at < lower.len) {
        uint32_t c;

        if (is_start && has_label(cc_span_trim(cc_span_slice(lower, at, lower.len)), &rest)) {
            struct cc_span said = cc_span_trim(rest);

            if (said.len == 0 || cc_span_is(said, CC_SPAN(":")) || cc_span_is(said, CC_SPAN("：")))
                return next_date(arena, dom, node, language);
            return soon(arena, rest, language);
        }
        before = at;
        c = cc_utf8_next(lower, &at);
        /* signs, or the blank behind a date's last figure */
        is_start = c == '|' || (c == '-' && before > 0 && lower.ptr[before - 1] == ' ') || c == '(' || c == '/' || c == ',' || c == ';' || c == 0xB7 || c == 0x2022 || c == 0x2013 ||
                   c == 0x2014 || (c == ' ' && before > 0 && cc_char_is_digit((unsigned char)lower.ptr[before - 1]));
    }
    return CC_SPAN_EMPTY;
}

struct cc_span cc_change_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                              struct cc_span language)
{
    uint32_t from = headline == CC_NO_INDEX || headline < BEFORE_NODES ? 0 : headline - BEFORE_NODES, i;
    uint32_t to = headline == CC_NO_INDEX ? 0 : headline + NEAR_NODES;
    struct cc_byline_signs signs;
    struct cc_span date = CC_SPAN_EMPTY;

    if (!cc_byline_signs_make(arena, dom, &signs))
        return CC_SPAN_EMPTY;
    for (i = 0; i < dom->n_nodes && date.len == 0; i++)
        if (is_marked(&signs, i, headline))
            date = markup_date(arena, dom, i, language);
    for (i = from; i < to && i < dom->n_nodes && date.len == 0; i++)
        if (dom->nodes[i].tag == CC_TAG_TEXT && !cc_byline_is_elsewhere(&signs, i, headline, false))
            date = labelled_date(arena, dom, i, language);
    return date;
}
