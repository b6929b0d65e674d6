/* A block is dropped for what it is (hidden, in <nav>, a widget by its class or its words),
 * else it collects points for what it looks like and where it stands, and is kept from KEEP on.
 * Then the neighbours have their say: a heading goes with the text below it, a short line
 * between two kept ones stays, a heading that announces related articles takes along what
 * follows. */
#include "cleancopy/extract/verdict.h"

#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/vocabulary.h"

#include <string.h>

#define KEEP              500
#define FAR               99
#define MAX_TEASER_BLOCKS 5
#define SPARSE_TEXT       350 /* permille of words in paragraphs, below: no running text */
#define LISTING_LINKS     350 /* permille of words in links, from there: a listing */
#define MAX_TEASER_SHARE  300 /* permille of the words kept */

struct page {
    const struct cc_blocks *blocks;
    const struct cc_features *features;
    struct cc_verdict *verdicts;
    enum cc_kind kind;
};

static const int32_t *features_of(const struct page *page, uint32_t i)
{
    return page->features[i].value;
}

static bool is_para(const int32_t *v)
{
    return v[CC_F_WORDS] >= 15 && v[CC_F_LINK_DENSITY] < 350 &&
           (v[CC_F_SENTENCES] > 0 || v[CC_F_WORDS] > 40);
}

/* ---- what a block is ---- */

/* Class names that are as often wrong as right: they cost points, no more. */
static bool is_weak(enum cc_reason reason)
{
    return reason == CC_REASON_WIDGET || reason == CC_REASON_NAVIGATION ||
           reason == CC_REASON_HEADER || reason == CC_REASON_ADVERTISEMENT ||
           reason == CC_REASON_PAYWALL || reason == CC_REASON_SOCIAL ||
           reason == CC_REASON_APP_BANNER;
}

/* Does the class name tell what the block is, beyond that it is no text? */
static bool names_kind(enum cc_reason named)
{
    return named != CC_REASON_NONE && named != CC_REASON_WIDGET &&
           named != CC_REASON_NAVIGATION && named != CC_REASON_HEADER;
}

/* The kind of a block that is dropped for its place: what its words say of promotion, else its class, else `otherwise`. */
static enum cc_reason kind_of(const int32_t *v, enum cc_reason otherwise)
{
    enum cc_reason named = (enum cc_reason)v[CC_F_CLASS_REASON];
    enum cc_reason said = (enum cc_reason)v[CC_F_VOCAB_REASON];

    if ((named == CC_REASON_ADVERTISEMENT || !names_kind(named)) &&
        v[CC_F_VOCAB_HIT] != CC_VOCABULARY_NONE &&
        (said == CC_REASON_APP_BANNER || said == CC_REASON_NEWSLETTER ||
         said == CC_REASON_COOKIE_NOTICE || said == CC_REASON_PAYWALL))
        return said;
    return names_kind(named) ? named : otherwise;
}

/* The reason to drop the block for its place, whatever it says. */
static enum cc_reason place_reason(const struct page *page, const int32_t *v)
{
    enum cc_reason named = (enum cc_reason)v[CC_F_CLASS_REASON];

    if (v[CC_F_HIDDEN] > 0)
        return CC_REASON_HIDDEN;
    if (v[CC_F_UP_NAV] < FAR)
        return CC_REASON_NAVIGATION;
    if (v[CC_F_ROLE_BAD] > 0) /* a dialog or banner: its class says of what kind */
        return kind_of(v, CC_REASON_NAVIGATION);
    if (v[CC_F_UP_FOOTER] < FAR)
        return CC_REASON_FOOTER;
    if (v[CC_F_UP_ASIDE] < FAR)
        return kind_of(v, CC_REASON_RELATED_ARTICLES);
    if (named == CC_REASON_COMMENTS && page->kind == CC_KIND_FORUM)
        return CC_REASON_NONE;
    if (named == CC_REASON_COOKIE_NOTICE &&
        (!is_para(v) || v[CC_F_MAIN_ABOVE] > 0 || v[CC_F_TOP_ABOVE] > 2))
        return named;
    if (named != CC_REASON_NONE && !is_weak(named))
        return named;
    if (v[CC_F_UP_HEADER] < FAR && v[CC_F_MAIN_ABOVE] > 0)
        return CC_REASON_HEADER;
    if (v[CC_F_TITLE_ARTICLE] == 3)
        return CC_REASON_RELATED_ARTICLES;
    if ((v[CC_F_UP_FIGURE] < FAR || v[CC_F_ROLE] == CC_ROLE_CAPTION) && v[CC_F_WORDS] < 80 &&
        v[CC_F_ROLE] != CC_ROLE_CODE && v[CC_F_ROLE] != CC_ROLE_TABLE &&
        v[CC_F_ROLE] != CC_ROLE_QUOTE)
        return CC_REASON_CAPTION;
    if (v[CC_F_UP_BUTTON] < FAR || v[CC_F_UP_LABEL] < FAR ||
        (v[CC_F_UP_FORM] < 6 && v[CC_F_WORDS] < 15))
        return CC_REASON_WIDGET;
    return CC_REASON_NONE;
}

/* The reason to drop the block for its words. */
static enum cc_reason text_reason(const int32_t *v)
{
    enum cc_reason said = (enum cc_reason)v[CC_F_VOCAB_REASON];

    if (v[CC_F_VOCAB_HIT] == CC_VOCABULARY_WHOLE)
        return said;
    if (v[CC_F_VOCAB_HIT] != CC_VOCABULARY_NONE && said == (enum cc_reason)v[CC_F_CLASS_REASON] &&
        names_kind(said) && v[CC_F_WORDS] < 40)
        return said; /* class and words agree */
    if (v[CC_F_VOCAB_HIT] == CC_VOCABULARY_START && v[CC_F_WORDS] < 15)
        return said;
    if (v[CC_F_VOCAB_HIT] == CC_VOCABULARY_INSIDE && v[CC_F_WORDS] < 12 &&
        v[CC_F_SENTENCES] == 0)
        return said;
    if (v[CC_F_CREDIT] && v[CC_F_WORDS] < 40 && v[CC_F_SENTENCES] < 2)
        return CC_REASON_CAPTION;
    if (v[CC_F_COPYRIGHT] && v[CC_F_WORDS] < 40)
        return CC_REASON_FOOTER;
    if (v[CC_F_REPEATS] > 2 && v[CC_F_WORDS] < 15)
        return CC_REASON_WIDGET;
    if (v[CC_F_LINK_DENSITY] >= 700 && v[CC_F_WORDS] >= 4 && v[CC_F_MAIN_POS] >= 0)
        return CC_REASON_RELATED_ARTICLES;
    if (v[CC_F_LINK_DENSITY] >= 700)
        return CC_REASON_NAVIGATION;
    if (v[CC_F_WORDS] <= 12 && v[CC_F_DATE] && v[CC_F_DIGITS] > 150 && v[CC_F_END] != 2 &&
        v[CC_F_ROLE] == CC_ROLE_P && v[CC_F_MAIN_POS] <= 0)
        return CC_REASON_DATE_LINE;
    return CC_REASON_NONE;
}

/* ---- what it looks like ---- */

/* Points for one block; the sums were tuned by hand on development pages. */
static int32_t points(const int32_t *v)
{
    int32_t score = 250;

    if (is_para(v))
        score += 250;
    if (v[CC_F_WORDS] >= 30)
        score += 50;
    if (v[CC_F_WORDS] < 5)
        score -= 50;
    if (v[CC_F_STOP_WORDS] >= 250)
        score += 50;
    if (v[CC_F_END] == 2)
        score += 100;
    if (v[CC_F_MAIN_ABOVE] == 0)
        score += 150;
    else
        score -= v[CC_F_MAIN_ABOVE] < 3 ? 100 * v[CC_F_MAIN_ABOVE] : 300;
    if (v[CC_F_TOP_ABOVE] == 0)
        score += 100;
    else if (v[CC_F_TOP_ABOVE] >= 4)
        score -= 100;
    if (v[CC_F_CLASS_CONTENT] < FAR || v[CC_F_BODY_PROP] > 0)
        score += 100;
    if (v[CC_F_MAIN_POS] > 0)
        score -= 150;
    if (v[CC_F_MAIN_POS] < 0)
        score -= 50;
    score -= v[CC_F_LINK_DENSITY] / 3;
    if (v[CC_F_CLASS_REASON] != CC_REASON_NONE && v[CC_F_CLASS_REASON] != CC_REASON_COMMENTS)
        score -= 250;
    if (v[CC_F_SAME_BLOCKS] >= 3 && v[CC_F_SAME_PARA] >= 600)
        score += 150;
    if (v[CC_F_BODY_SIM] >= 500)
        score += 300;
    if (v[CC_F_ROLE] == CC_ROLE_CODE || v[CC_F_ROLE] == CC_ROLE_TABLE ||
        v[CC_F_ROLE] == CC_ROLE_QUOTE)
        score += 100;
    return score;
}

static void judge(struct page *page, uint32_t i)
{
    const int32_t *v = features_of(page, i);
    struct cc_verdict *verdict = &page->verdicts[i];
    enum cc_reason reason = place_reason(page, v);
    int32_t score = points(v);

    if (reason == CC_REASON_NONE)
        reason = text_reason(v);
    if (reason != CC_REASON_NONE && score >= KEEP)
        score = KEEP - 1; /* the score never contradicts the verdict */
    score = score < 0 ? 0 : score > 1000 ? 1000 : score;
    verdict->score = (uint16_t)score;
    verdict->keep = score >= KEEP;
    if (reason == CC_REASON_NONE)
        reason = (enum cc_reason)v[CC_F_CLASS_REASON];
    verdict->reason = verdict->keep              ? CC_REASON_NONE
                      : reason != CC_REASON_NONE ? reason
                                                 : CC_REASON_LOW_SCORE;
}

static void drop(struct page *page, uint32_t i, enum cc_reason reason)
{
    struct cc_verdict *verdict = &page->verdicts[i];

    verdict->keep = false;
    verdict->reason = reason;
    if (verdict->score >= KEEP)
        verdict->score = KEEP - 1;
}

static void keep(struct page *page, uint32_t i)
{
    struct cc_verdict *verdict = &page->verdicts[i];

    verdict->keep = true;
    verdict->reason = CC_REASON_NONE;
    if (verdict->score < KEEP)
        verdict->score = KEEP;
}

/* ---- what the neighbours say ---- */

static bool heads_teaser(const int32_t *v)
{
    return v[CC_F_ROLE] == CC_ROLE_HEADING && v[CC_F_LINK_DENSITY] >= 700 &&
           v[CC_F_TITLE_SIM] < 500 && v[CC_F_TO_HEADING] <= MAX_TEASER_BLOCKS;
}

/* Teasers: what stands below a heading that is a link, up to the next heading.  Where they are
 * a good part of the page they are its text: a list of products, an article in numbered parts.
 */
static void drop_teasers(struct page *page)
{
    uint32_t i, next, round;
    uint64_t kept = 0, teasers = 0;

    for (i = 0; i < page->blocks->count; i++)
        kept += page->verdicts[i].keep ? page->blocks->list[i].n_words : 0;
    for (round = 0; round < 2; round++) {
        for (i = 0; i < page->blocks->count; i++) {
            const int32_t *v = features_of(page, i);

            for (next = i + 1; heads_teaser(v) && next < i + (uint32_t)v[CC_F_TO_HEADING];
                 next++) {
                const int32_t *w = features_of(page, next);

                if (!page->verdicts[next].keep ||
                    (w[CC_F_TOP_ABOVE] == 0 && w[CC_F_TOP_BELOW] <= 1))
                    continue; /* the text itself, after a link set as a heading */
                if (round == 0)
                    teasers += page->blocks->list[next].n_words;
                else
                    drop(page, next, CC_REASON_RELATED_ARTICLES);
            }
        }
        if (teasers * 1000 > kept * MAX_TEASER_SHARE)
            return;
    }
}

/* The lines between title and text that sum the text up. */
static void keep_standfirst(struct page *page)
{
    uint32_t i;

    for (i = 0; i < page->blocks->count; i++) {
        const int32_t *v = features_of(page, i);
        enum cc_reason reason = page->verdicts[i].reason;

        if ((reason == CC_REASON_LOW_SCORE || reason == CC_REASON_HEADER) &&
            v[CC_F_FROM_TITLE] >= 1 && v[CC_F_FROM_TITLE] <= 6 && v[CC_F_TO_PARA] <= 15 &&
            v[CC_F_MAIN_ABOVE] <= 3 && v[CC_F_WORDS] >= 9 && v[CC_F_LINK_DENSITY] < 300 &&
            v[CC_F_REPEATS] == 1 && v[CC_F_VOCAB_HIT] == CC_VOCABULARY_NONE &&
            v[CC_F_HIDDEN] == 0)
            keep(page, i);
    }
}

/* A heading is kept with the text below it: the next block that is no heading, not far off. */
static void judge_headings(struct page *page)
{
    uint32_t i, next;

    for (i = page->blocks->count; i-- > 0;) {
        const int32_t *v = features_of(page, i);
        bool follows = false;

        if (v[CC_F_ROLE] != CC_ROLE_HEADING ||
            (page->verdicts[i].keep && v[CC_F_WORDS] >= 12 && v[CC_F_END] == 2))
            continue; /* a sentence set as a heading speaks for itself */
        for (next = i + 1; next < page->blocks->count && next <= i + 4 && !follows; next++) {
            if (features_of(page, next)[CC_F_ROLE] == CC_ROLE_HEADING &&
                features_of(page, next)[CC_F_LEVEL] <= v[CC_F_LEVEL])
                break;
            follows = page->verdicts[next].keep;
        }
        if (!follows && page->verdicts[i].keep)
            drop(page, i, CC_REASON_LOW_SCORE);
        else if (follows && page->verdicts[i].reason == CC_REASON_LOW_SCORE &&
                 v[CC_F_MAIN_ABOVE] == 0)
            keep(page, i);
    }
}

/* Short lines between two kept blocks of the same parent stay: "Two days later." */
static void fill_gaps(struct page *page)
{
    uint32_t i;

    for (i = 1; i + 1 < page->blocks->count; i++) {
        const int32_t *v = features_of(page, i);

        if (page->verdicts[i].reason == CC_REASON_LOW_SCORE && page->verdicts[i - 1].keep &&
            page->verdicts[i + 1].keep && v[CC_F_PREV_PARENT] == 1 && v[CC_F_NEXT_PARENT] == 1)
            keep(page, i);
    }
}

/* ---- the page ---- */

static bool hints_at(struct cc_span type_hint, const char *part)
{
    return cc_span_find_nocase(type_hint, cc_span_from(part), 0) != (size_t)-1;
}

/* The kind that the page gives itself; CC_KIND_EMPTY for none. */
static enum cc_kind hinted_kind(struct cc_span type_hint)
{
    static const struct {
        const char *part;
        enum cc_kind kind;
    } hints[] = {{"techarticle", CC_KIND_DOCUMENTATION},
                 {"apireference", CC_KIND_DOCUMENTATION},
                 {"discussionforum", CC_KIND_FORUM},
                 {"qapage", CC_KIND_FORUM},
                 {"article", CC_KIND_ARTICLE},
                 {"posting", CC_KIND_ARTICLE},
                 {"report", CC_KIND_ARTICLE},
                 {"recipe", CC_KIND_ARTICLE},
                 {"product", CC_KIND_PRODUCT},
                 {"collection", CC_KIND_COLLECTION},
                 {"itemlist", CC_KIND_LISTING},
                 {"service", CC_KIND_SERVICE}};
    size_t k;

    for (k = 0; k < sizeof(hints) / sizeof(hints[0]); k++)
        if (hints_at(type_hint, hints[k].part))
            return hints[k].kind;
    return CC_KIND_EMPTY;
}

/* What the blocks outside navigation, footers and the like are made of, in words. */
struct makeup {
    uint64_t all, links, kept, comments, text, code;
};

static struct makeup measure(const struct page *page)
{
    struct makeup m = {0, 0, 0, 0, 0, 0};
    uint32_t i;

    for (i = 0; i < page->blocks->count; i++) {
        const int32_t *v = features_of(page, i);
        enum cc_reason place = place_reason(page, v);
        uint32_t words = page->blocks->list[i].n_words;

        if (is_para(v) && place == CC_REASON_COMMENTS)
            m.comments += words;
        if (page->verdicts[i].keep)
            m.kept += words;
        if (place != CC_REASON_NONE)
            continue;
        m.all += words;
        m.links += page->blocks->list[i].n_link_words;
        m.text += is_para(v) ? words : 0;
        m.code += v[CC_F_ROLE] == CC_ROLE_CODE ? words : 0;
    }
    return m;
}

/* A page says what it is, or its makeup tells: comments without a text of their own are a
 * forum, links without text a listing; what has neither text nor links sells something. */
static enum cc_kind guess_kind(const struct page *page, struct cc_span type_hint)
{
    struct makeup m = measure(page);
    enum cc_kind hinted = hinted_kind(type_hint);

    if (page->blocks->count == 0)
        return CC_KIND_EMPTY;
    if (m.comments > 2 * m.text && (hinted != CC_KIND_ARTICLE || m.kept * 10 < m.comments))
        return CC_KIND_FORUM;
    if (hinted != CC_KIND_EMPTY)
        return hinted;
    if (m.code * 4 > m.all)
        return CC_KIND_DOCUMENTATION;
    if (m.text * 1000 >= m.all * SPARSE_TEXT)
        return CC_KIND_ARTICLE;
    return m.links * 1000 >= m.all * LISTING_LINKS ? CC_KIND_LISTING : CC_KIND_SERVICE;
}

/* Where the page is no running text, lines without a verb are its text: the items of a list,
 * the properties of a product. */
static void keep_items(struct page *page)
{
    uint32_t i;

    for (i = 0; i < page->blocks->count; i++) {
        const int32_t *v = features_of(page, i);
        bool linked = v[CC_F_LINK_DENSITY] >= 500;
        enum cc_reason reason = page->verdicts[i].reason;

        if (page->verdicts[i].keep || place_reason(page, v) != CC_REASON_NONE ||
            v[CC_F_WORDS] < 3 || v[CC_F_VOCAB_HIT] >= CC_VOCABULARY_START)
            continue;
        if (linked && page->kind != CC_KIND_LISTING && page->kind != CC_KIND_COLLECTION)
            continue;
        if (linked && (v[CC_F_WORDS] < 4 || v[CC_F_SAME_BLOCKS] < 4))
            continue;
        if (reason == CC_REASON_LOW_SCORE || reason == CC_REASON_RELATED_ARTICLES ||
            reason == CC_REASON_NAVIGATION)
            keep(page, i);
    }
}

static bool has_items(enum cc_kind kind)
{
    return kind == CC_KIND_LISTING || kind == CC_KIND_COLLECTION || kind == CC_KIND_SERVICE ||
           kind == CC_KIND_PRODUCT;
}

/* The share of right words that such verdicts had on development pages: high where scores are
 * far from KEEP and few words were in doubt. */
static double estimate_quality(const struct page *page)
{
    double sure = 0, doubtful = 0, kept = 0;
    uint32_t i;

    for (i = 0; i < page->blocks->count; i++) {
        const struct cc_verdict *verdict = &page->verdicts[i];
        double words = page->blocks->list[i].n_words;

        if (verdict->keep) {
            kept += words;
            sure += words * (verdict->score >= 700 ? 1.0 : (verdict->score - 400) / 300.0);
        } else if (verdict->score >= 350 &&
                   place_reason(page, features_of(page, i)) == CC_REASON_NONE) {
            doubtful += words;
        }
    }
    return kept > 0 ? sure / (kept + doubtful) * kept / (kept + 20) : 0;
}

enum cc_status cc_verdict_list(struct cc_arena *arena, const struct cc_blocks *blocks,
                               const struct cc_features *features, struct cc_span title,
                               struct cc_span type_hint, struct cc_verdict **verdicts,
                               enum cc_kind *kind, double *quality, struct cc_error *err)
{
    struct page page = {blocks, features, NULL, CC_KIND_ARTICLE};
    uint32_t i;

    (void)title;
    page.verdicts = cc_arena_calloc(arena, (size_t)blocks->count + 1, sizeof(*page.verdicts));
    if (page.verdicts == NULL)
        return cc_arena_status(arena, "verdict", err);
    for (i = 0; i < blocks->count; i++)
        judge(&page, i);
    page.kind = guess_kind(&page, type_hint);
    if (page.kind == CC_KIND_FORUM) /* once more: comments are the text */
        for (i = 0; i < blocks->count; i++)
            judge(&page, i);
    drop_teasers(&page);
    fill_gaps(&page);
    judge_headings(&page);
    keep_standfirst(&page);
    if (has_items(page.kind))
        keep_items(&page);
    *verdicts = page.verdicts;
    *kind = page.kind;
    *quality = estimate_quality(&page);
    return CC_OK;
}
