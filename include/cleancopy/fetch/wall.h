/* wall.h -- is this answer a page, or a wall that was put before it?
 *
 * A consent wall asks for agreement to tracking, a bot wall for a proof that the reader is human
 * (a captcha, a script to run) or says that it is not believed.  Either comes under the page's
 * URL, often with status 200, and a fetcher that does not look stores it as the article.  A wall
 * is recognised so that it can be told by its name; nothing here or elsewhere tries to pass it.
 *
 * Evidence is of services and standards that many sites share, never of one outlet.  It is a
 * table (pipeline/fetch/wall_rules.h) of points, of these kinds:
 *   - header lines by which a service says "this answer is a challenge": Cloudflare's
 *     cf-mitigated and AWS WAF's x-amzn-waf-action are documented for this very purpose
 *     (developers.cloudflare.com, "Detect a Challenge Page response"; docs.aws.amazon.com, "CAPTCHA
 *     and Challenge action behavior": status 202 and 405), Vercel's x-vercel-mitigated and
 *     SiteGround's sg-captcha are read likewise by many programs.  One of them is enough;
 *   - header lines and cookies of anti-bot services (docs.datadome.co and the like), which stand on
 *     pages as well: they tell what refused, where the status is a refusal;
 *   - scripts, paths and form actions of challenges, as the services' own integrations write them;
 *   - captcha widgets, which stand on honest forms as well: they only support other evidence;
 *   - the URL that answered, where redirects led away from the one that was asked for: a host
 *     or folder called "consent", all the more when its query takes the first URL along;
 *   - the stub of a consent-management platform (IAB Europe, "CMP API v2": __tcfapi), which most
 *     pages with advertising have: only together with a wall's words;
 *   - what the page says to its reader, in English, German, French, Spanish, Italian, Dutch,
 *     Portuguese, Russian, Ukrainian, Bulgarian, Serbian, Chinese, Japanese and Korean.  Words alone never make a page with status 200 a wall.
 *
 * A page with an article is none: what has more than CC_WALL_MAX_BOT_WORDS or
 * CC_WALL_MAX_CONSENT_WORDS words, marks itself as an article (<article>, schema.org, Open
 * Graph, text as data), or has a paragraph about something else, is let through, whatever banners
 * and captchas it carries.  A wall that is not known is let through as well: an article that is
 * lost is worse than a wall that is kept.
 *
 * Measured on 2,124 saved pages (WCXB's and two news sets, for development): one is taken for a
 * wall, and is one (Anubis's challenge, saved as a forum page); none of the others, nor of their
 * first 60, 120 or 190 words alone, but for one whose first 190 are a consent dialogue's.  All
 * 30 pages of at most 200 words were read: no wall was missed.  0.07 ms a page.  How many kinds of
 * wall are known is shown by invented pages only (tests/unit/fetch/test_wall.c).
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_WALL_H
#define CLEANCOPY_FETCH_WALL_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

/* Looked at of a body for scripts and the like (words: wall_text.h).  Challenges have at most
 * some tens of kilobytes. */
#define CC_WALL_MAX_BYTES         ((size_t)256 << 10)
#define CC_WALL_MAX_BOT_WORDS     300 /* Anubis explains itself in 234 */
#define CC_WALL_MAX_CONSENT_WORDS 200 /* under the page's own URL; else CC_WALL_TEXT_MAX_WORDS */
#define CC_WALL_MAX_OTHER_WORDS   25  /* in a paragraph about something else than the wall */

enum cc_wall {
    CC_WALL_NONE,
    CC_WALL_CONSENT,
    CC_WALL_BOT
};

struct cc_wall_answer {
    int32_t status;
    struct cc_span headers;         /* as in fetch/answer.h */
    struct cc_span asked, answered; /* URLs in normal form; the same where nothing redirected */
    struct cc_span body;            /* decoded; may be empty, or cut */
};

/* *evidence (unless NULL): "Cloudflare", "words of a challenge", …: what told most; a literal.
 * Untouched for CC_WALL_NONE. */
enum cc_wall cc_wall_find(const struct cc_wall_answer *answer, const char **evidence);

/* The same from the two URLs alone: what a redirect leads to, before it is followed. */
enum cc_wall cc_wall_of_redirect(struct cc_span asked, struct cc_span answered);

/* Statuses with which walls come besides 200. */
bool cc_wall_is_refusal(int32_t status);

#endif
