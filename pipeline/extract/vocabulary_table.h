/* vocabulary_table.h -- the words of widgets as data; only vocabulary.c includes it.
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

/* Words of class and id attributes. */
enum token_rule {
    TOKEN_ALWAYS,       /* says what it is in any company */
    TOKEN_NOT_OF_TEXT   /* but not beside words of the article's own container or of the layout:
                           "article-header" holds the title, "content-sidebar-wrap" everything */
};

struct token {
    const char *text;
    uint8_t reason, rule;
};

static const struct token tokens[] = {
#define R CC_REASON_NAVIGATION
#define A(t) {t, R, TOKEN_ALWAYS},
#define N(t) {t, R, TOKEN_NOT_OF_TEXT},
    A("nav") A("navbar") A("navi") A("navigation") A("subnav") A("topnav") A("mainnav") A("sidenav") A("menu") A("submenu")
    A("megamenu") A("hamburger") A("breadcrumb") A("breadcrumbs") A("pagination") A("pager") A("paginator") N("tabs") A("skip")
    A("search") A("login") A("signin") N("toolbar") N("topics") N("tags") N("taglist") A("tagcloud") A("categories") A("offcanvas")
#undef R
#define R CC_REASON_HEADER
    N("header") N("masthead") A("topbar") N("banner") N("logo")
#undef R
#define R CC_REASON_FOOTER
    N("footer") A("colophon") A("copyright") A("imprint") A("impressum") A("disclaimer") A("sitemap") A("legal")
#undef R
#define R CC_REASON_RELATED_ARTICLES
    A("related") A("recommend") A("recommended") A("recommendation") A("recommendations") A("recirc") A("recirculation")
    A("popular") A("trending") A("mostread") A("mostviewed") A("readmore") A("readnext") A("upnext") A("teaser") A("teasers")
    N("latest") N("recent") A("similar") A("seealso") A("morefrom") A("alsoread") A("crosslinks") A("linkbox")
    N("headlines") A("suggested") A("suggestions")
#undef R
#define R CC_REASON_NEWSLETTER
    A("newsletter") A("newsletters") A("subscribe") A("subscription") A("signup") A("optin") A("mailinglist")
#undef R
#define R CC_REASON_SOCIAL
    A("share") A("sharing") A("sharebar") A("sharebuttons") A("social") A("socials") A("sociallinks") A("follow") A("followus")
    A("facebook") A("twitter") A("whatsapp")
#undef R
#define R CC_REASON_COMMENTS
    A("comment") A("comments") A("commentlist") A("commentform") A("respond") A("reply") A("replies") A("discussion")
#undef R
#define R CC_REASON_ADVERTISEMENT
    A("ad") A("ads") A("adv") A("adbox") A("adslot") A("adunit") A("adwrapper") A("advert") A("adverts") A("advertisement") A("advertisements")
    A("advertising") A("advertorial") A("adsense") A("sponsor") A("sponsored") A("sponsors") A("promo")
    A("promos") A("promotion") A("promoted") A("anzeige") A("werbung") A("publicidad") A("pubblicita") A("publicite") A("reklama") A("affiliate")
#undef R
#define R CC_REASON_APP_BANNER
    N("app") A("appbanner") A("smartbanner") A("appstore") A("playstore") A("getapp") A("downloadapp")
#undef R
#define R CC_REASON_COOKIE_NOTICE
    A("cookie") A("cookies") A("cookiebar") A("cookiebanner") A("cookienotice") A("consent") A("gdpr") A("ccpa") N("cmp")
#undef R
#define R CC_REASON_PAYWALL
    A("paywall") A("regwall") A("meter") A("metered") A("subscriberonly")
#undef R
#define R CC_REASON_BYLINE
    N("byline") N("bylines") N("author") N("authors") N("authorbox") N("bio") N("biography") N("contributor") N("contributors")
#undef R
#define R CC_REASON_DATE_LINE
    N("timestamp") N("dateline") N("datetime") N("pubdate") N("published") N("date") N("postdate") N("readtime") N("readingtime")
#undef R
#define R CC_REASON_CAPTION
    A("caption") A("captions") A("figcaption") A("imagecaption") A("wpcaption") A("photocredit") N("credit") N("credits") N("copyrights")
    A("gallery") A("slideshow") A("lightbox")
#undef R
#define R CC_REASON_WIDGET
    N("sidebar") N("widget") N("widgets") N("popup") N("modal") N("overlay") N("toast") N("carousel") N("ticker") A("poll") A("quiz")
    A("cart") A("basket") A("wishlist") A("tooltip") A("dropdown") N("player") N("aside") N("rail")
#undef R
#undef A
#undef N
};
/* clang-format on */

/* Beside one of these a word marked N says nothing. */
static const char *const container_words[] = {
    "article", "articles", "body", "container", "content", "contents", "entry", "inner", "layout", "main", "page", "post", "row",
    "story", "template", "text", "theme", "title", "single", "wrap", "wrapper", "grid", "headline",
};

/* Right behind one of these a word is a setting of the page, not a name: "has-sidebar", "no-comments". */
static const char *const setting_words[] = {
    "disable", "disabled", "enable", "enabled", "has", "hide", "is", "no", "non", "not", "show", "with", "without",
};

#endif
