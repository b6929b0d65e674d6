#include "cleancopy/extract/others_label.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/vocabulary.h"

#define MAX_LABEL_BYTES 60

/* Over news, events, reviews and writers; in lower case. */
static const char *const headings[] = {
    "news", "our news", "news & events", "events", "upcoming events", "upcoming", "agenda", "calendar", "what's on",
    "programme", "schedule", "reviews", "your reviews", "customer reviews", "testimonials", "columnists", "our columnists",
    "aktuelles", "neuigkeiten", "termine", "veranstaltungen", "spielplan", "bewertungen", "kundenbewertungen",
    "kundenstimmen", "rezensionen", "actualités", "nos actualités", "événements", "vos avis", "avis", "avis clients",
    "programmation", "noticias", "novedades", "eventos", "opiniones", "reseñas", "cartelera", "novidades", "avaliações",
    "notizie", "novità", "eventi", "recensioni", "appuntamenti", "nieuws", "evenementen", "beoordelingen", "recensies",
    "nyheder", "nyheter", "begivenheder", "arrangementer", "evenemang", "kalender", "anmeldelser", "omdömen",
    "uutiset", "tapahtumat", "arvostelut", "aktualności", "wydarzenia", "opinie", "aktuality", "akce", "recenze",
    "hírek", "események", "programok", "vélemények", "program", "programul", "știri", "evenimente", "recenzii",
    "haberler", "etkinlikler", "yorumlar", "yazarlar", "köşe yazarları", "новости", "события", "афиша", "отзывы",
    "новини", "події", "афіша", "відгуки", "νέα", "εκδηλώσεις", "κριτικές", "أخبار", "فعاليات", "acara", "ulasan",
    "sự kiện", "đánh giá", "お知らせ", "イベント", "レビュー", "新闻", "活动", "评价", "공지사항", "이벤트", "리뷰",
};

static bool is_own_heading(struct cc_span lower)
{
    size_t i;

    while (lower.len > 0 && (lower.ptr[lower.len - 1] == ':' || lower.ptr[lower.len - 1] == ' '))
        lower.len--;
    for (i = 0; i < sizeof headings / sizeof *headings; i++)
        if (cc_span_is(lower, cc_span_from(headings[i])))
            return true;
    return false;
}

bool cc_others_label_is(struct cc_arena *arena, struct cc_span text, bool is_heading)
{
    size_t colon = is_heading ? text.len : cc_span_find(text, CC_SPAN(":"), 0);
    struct cc_span lower = CC_SPAN_EMPTY;
    struct cc_said said;

    if (colon != (size_t)-1 && colon <= MAX_LABEL_BYTES)
        lower = cc_lower(arena, cc_collapse_space(arena, cc_span_trim(cc_span_slice(text, 0, colon))));
    if (lower.len == 0 || (is_heading && is_own_heading(lower)))
        return lower.len > 0;
    said = cc_vocabulary_find(lower, NULL);
    return said.hit == CC_VOCABULARY_WHOLE &&
           (said.reason == CC_REASON_COMMENTS || said.reason == CC_REASON_RELATED_ARTICLES);
}
