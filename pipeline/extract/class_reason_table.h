/* class_reason_table.h -- the words that class and id attributes have on widgets, as data; only class_reason.c includes it.
 *
 * General words of the trade, never the name of an outlet or of a vendor. */
#ifndef CLEANCOPY_EXTRACT_CLASS_REASON_TABLE_H
#define CLEANCOPY_EXTRACT_CLASS_REASON_TABLE_H

#include "cleancopy/core/document.h"

#include <stdint.h>

enum token_rule {
    TOKEN_ALWAYS,       /* says what it is in any company */
    TOKEN_NOT_OF_TEXT   /* but not beside words of the article's own container or of the layout:
                           "article-header" holds the title, "content-sidebar-wrap" everything */
};

struct token {
    const char *text;
    uint8_t reason, rule;
};

/* clang-format off */
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
