/* vocabulary_table.h -- the phrases of widgets as data; vocabulary.c includes it, and the test of its rules.
 *
 * One file a reason (vocabulary/), one line or more a language; files that announce languages in comments have lines from several hands, so that a
 * language comes more than once.  Phrases are in lower case, with a plain apostrophe, without punctuation at their ends.  The letter says how weak a hit may be and still count:
 *
 *     I("subscribe to our newsletter")  anywhere in the line: says what it is even in a sentence
 *     S("published")                    where the line begins: means little behind other words
 *     W("comments")                     only as the whole line: a common word of running text
 *     N("follow")                       where the line begins and a social network is named further on, for the outlet's
 *                                       name stands between: "Follow … on WhatsApp"
 *     L("related")                      as the whole line, or before a colon, a bar, an arrow or a dash: "Related | Pier sold"
 *
 * I, S, N and L have a small form, which says that running text may go so too ("you will find the code in your inbox"): the model hears of the
 * hit, but nothing is dropped for it alone (promotion.h), unless the line has, anywhere, what takes the doubt away:
 *
 *     P("in your inbox every")          no hit itself
 *
 * General words of the trade only, never the name of an outlet or of a vendor whose boxes some of
 * them show.  The social networks are in, as whole lines, for every page has buttons of that name; and the shops, app stores and picture agencies
 * that the disclosures and credits of all of them name. */
#ifndef CLEANCOPY_EXTRACT_VOCABULARY_TABLE_H
#define CLEANCOPY_EXTRACT_VOCABULARY_TABLE_H

#include "cleancopy/extract/vocabulary.h"

#include <stdbool.h>
#include <stdint.h>

#define MAX_PHRASE_BYTES 60

/* The text stands in the struct, not behind a pointer: nothing is to be relocated when the program starts, and a phrase is one line of the cache. */
struct phrase {
    _Alignas(64) char text[MAX_PHRASE_BYTES];
    uint8_t len;
    uint8_t level : 4;        /* the weakest enum cc_vocabulary_hit that counts */
    uint8_t is_sure : 1;      /* running text has no such phrase */
    uint8_t with_network : 1; /* counts where one of `networks` is named behind it */
    uint8_t before_mark : 1;  /* counts where a mark parts it from the rest */
    uint8_t reason;
};

#define I(t) {t, sizeof(t) - 1, CC_VOCABULARY_INSIDE, true, false, false, R},
#define S(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, true, false, false, R},
#define W(t) {t, sizeof(t) - 1, CC_VOCABULARY_WHOLE, true, false, false, R},
#define N(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, true, true, false, R},
#define L(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, true, false, true, R},
#define l(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, false, false, true, R},
#define i(t) {t, sizeof(t) - 1, CC_VOCABULARY_INSIDE, false, false, false, R},
#define s(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, false, false, false, R},
#define n(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, false, true, false, R},
#define P(t) {t, sizeof(t) - 1, CC_VOCABULARY_NONE, true, false, false, R},

static const struct phrase phrases[] = {
#define R CC_REASON_RELATED_ARTICLES
#include "vocabulary/related_articles.h"
#undef R
#define R CC_REASON_APP_BANNER
#include "vocabulary/app_banner.h"
#undef R
#define R CC_REASON_NEWSLETTER
#include "vocabulary/newsletter.h"
#undef R
#define R CC_REASON_SOCIAL
#include "vocabulary/social.h"
#undef R
#define R CC_REASON_COMMENTS
#include "vocabulary/comments.h"
#undef R
#define R CC_REASON_ADVERTISEMENT
#include "vocabulary/advertisement.h"
#undef R
#define R CC_REASON_COOKIE_NOTICE
#include "vocabulary/cookie_notice.h"
#undef R
#define R CC_REASON_PAYWALL
#include "vocabulary/paywall.h"
#undef R
#define R CC_REASON_NAVIGATION
#include "vocabulary/navigation.h"
#undef R
#define R CC_REASON_FOOTER
#include "vocabulary/footer.h"
#undef R
#define R CC_REASON_BYLINE
#include "vocabulary/byline.h"
#undef R
#define R CC_REASON_DATE_LINE
#include "vocabulary/date_line.h"
#undef R
#define R CC_REASON_CAPTION
#include "vocabulary/caption.h"
#undef R
#define R CC_REASON_WIDGET
#include "vocabulary/widget.h"
#undef R
};

#undef I
#undef S
#undef W
#undef N
#undef i
#undef s
#undef n
#undef P
#undef L
#undef l

/* What readers are asked to follow an outlet on, by the words' starts: many languages put endings behind them. */
/* clang-format off */
static const char *const networks[] = {
    "whatsapp", "telegram", "instagram", "facebook", "twitter", "tiktok", "youtube", "linkedin", "threads", "bluesky", "mastodon", "viber",
    "pinterest", "reddit", "snapchat", "messenger", "xing", "google news", "google discover", "google haberler", "google actualités", "google notícias", "google noticias", "google nieuws", "google zprávy", "google nyheter", "google wiadomości", "google ニュース", "zalo", "카카오", "네이버", "微信", "微博", "वॉट्सऐप", "व्हाट्सऐप", "вотсап",
    "ватсап", "телеграм", "вайбер", "фейсбук", "инстаграм", "інстаграм", "твиттер", "твіттер", "ютуб", "дзен", "одноклассник", "вконтакте", "гугл новост", "واتساب", "واتس", "تلغرام", "تويتر", "يوتيوب", "انستغرام", "إنستغرام", "انستجرام", "تيك توك", "تليجرام", "تيليجرام", "فيسبوك", "व्हाट्स", "टेलीग्राम", "फेसबुक", "यूट्यूब", "इंस्टाग्राम", "ट्विटर",
};
/* clang-format on */

#endif
