#include "cleancopy/extract/verdict_reason.h"

#include "cleancopy/extract/promotion.h"
#include "cleancopy/extract/vocabulary.h"

#define FAR              99 /* no such ancestor */
#define MAX_STAMP_WORDS  10
#define MIN_STAMP_DIGITS 150 /* permille of its characters: "Data platforms in 2024" is a heading */
#define MIN_DATE_DIGITS  5   /* of a day and a year: "Updated rules for 2026" has a year alone */
#define MAX_NOTICE_WORDS 15
#define MAX_TOOL_WORDS   6
#define MAX_CREDIT_WORDS 10
#define MAX_COMMENTS     300 /* permille of the paragraph words: a page that has more of them may be a thread, or the name that of an element around it all */
#define MIN_LINK         500 /* permille of its words: the label is beside the link */

static bool is_para(const int32_t *v)
{
    return v[CC_F_WORDS] >= 15 && v[CC_F_LINK_DENSITY] < 350 &&
           (v[CC_F_SENTENCES] > 0 || v[CC_F_WORDS] > 40);
}

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

enum cc_reason cc_reason_of_place(const struct cc_features *features)
{
    const int32_t *v = features->value;
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
static enum cc_reason reason_of_text(const int32_t *v)
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

/* "Updated: 14 November, 10:32", "3 hours ago", "Posted 3 hours ago".  What begins with such a word and has neither a date nor a word of time is a
 * heading or an item as often ("Updated rules for 2026"). */
static bool is_stamp(const struct cc_features *features)
{
    const struct cc_said *sure = &features->sure;
    const int32_t *v = features->value;

    if (v[CC_F_WORDS] > MAX_STAMP_WORDS || (v[CC_F_END] == 2 && !sure->is_label))
        return false;
    if (v[CC_F_DATE])
        return v[CC_F_DIGITS] >= MIN_STAMP_DIGITS && (v[CC_F_DIGITS] * v[CC_F_CHARS] + 500) / 1000 >= MIN_DATE_DIGITS;
    return v[CC_F_DIGITS] > 0 && (sure->hit != CC_VOCABULARY_START || sure->is_label || sure->is_double);
}

/* "Photo: A. Name", "Source: the board". */
static bool is_credit(const struct cc_features *features)
{
    const int32_t *v = features->value;

    return features->sure.is_label && v[CC_F_WORDS] <= MAX_CREDIT_WORDS && v[CC_F_SENTENCES] == 0 && v[CC_F_END] != 2;
}

/* Where words alone may tell what a block is: a cell, a quote or code speaks of anything; a heading or an item of a list says it with its first words,
 * and a heading says it whole, in more than two words. */
static bool speaks_for_itself(const struct cc_features *features)
{
    const int32_t *v = features->value;

    switch ((enum cc_role)v[CC_F_ROLE]) {
    case CC_ROLE_TABLE:
    case CC_ROLE_CODE:
    case CC_ROLE_QUOTE:
        return false;
    case CC_ROLE_HEADING:
        return features->sure.hit == CC_VOCABULARY_WHOLE && v[CC_F_WORDS] > 2;
    case CC_ROLE_LIST_ITEM:
        return features->sure.hit >= CC_VOCABULARY_START;
    default:
        return features->sure.hit != CC_VOCABULARY_NONE;
    }
}

static bool is_line(const int32_t *v)
{
    return v[CC_F_WORDS] > 2 && v[CC_F_WORDS] <= CC_PROMOTION_MAX_WORDS;
}

/* "Read also: Pier sold", linked or with a colon, also as an item; "Related stories" as a paragraph. */
static bool is_link_to_other(const struct cc_features *features)
{
    const struct cc_said *sure = &features->sure;
    const int32_t *v = features->value;

    if (is_line(v) && sure->hit >= CC_VOCABULARY_START && v[CC_F_LINK_DENSITY] >= MIN_LINK)
        return true;
    if (v[CC_F_END] == 2)
        return false;
    switch ((enum cc_role)v[CC_F_ROLE]) {
    case CC_ROLE_P:
        return (is_line(v) && sure->is_label) || (sure->hit == CC_VOCABULARY_WHOLE && v[CC_F_WORDS] > 1);
    case CC_ROLE_LIST_ITEM:
        return is_line(v) && sure->is_label && sure->phrase_words > 1; /* "Video: 4K" is of a list */
    default:
        return false;
    }
}

/* What the full habit has and others do not: a link to another article, or the label above such links, a stamp, a credit, a note on the author.
 * Of the lines "Read also: …" in the articles that were learnt from, gold of that habit has one in five. */
static bool is_beside_text(const struct cc_features *features)
{
    const struct cc_said *sure = &features->sure;
    const int32_t *v = features->value;
    bool is_paragraph = v[CC_F_ROLE] == CC_ROLE_P, is_whole = sure->hit == CC_VOCABULARY_WHOLE && v[CC_F_WORDS] > 1;

    switch (sure->reason) {
    case CC_REASON_RELATED_ARTICLES:
        return is_link_to_other(features);
    case CC_REASON_DATE_LINE:
        return speaks_for_itself(features) && is_stamp(features);
    case CC_REASON_CAPTION:
        return is_paragraph && (is_credit(features) || is_whole);
    case CC_REASON_BYLINE: /* what begins so is a name, or a sentence */
        return is_paragraph && (is_credit(features) || is_whole ||
                                (sure->hit == CC_VOCABULARY_INSIDE && is_line(v) && v[CC_F_WORDS] <= CC_PROMOTION_INSIDE_WORDS));
    default:
        return false;
    }
}

/* "© 2026 The Harbour Post", "Reading time: 3 minutes".  The table calls these words doubtful, for they begin many a sentence: hence the hit as the trees
 * have it. */
static bool is_notice(const int32_t *v)
{
    if (v[CC_F_VOCAB_HIT] < CC_VOCABULARY_START || v[CC_F_WORDS] <= 2 || (v[CC_F_ROLE] != CC_ROLE_P && v[CC_F_ROLE] != CC_ROLE_LIST_ITEM))
        return false;
    return (v[CC_F_VOCAB_REASON] == CC_REASON_FOOTER && v[CC_F_COPYRIGHT] && v[CC_F_WORDS] <= MAX_NOTICE_WORDS) ||
           (v[CC_F_VOCAB_REASON] == CC_REASON_WIDGET && v[CC_F_DIGITS] > 0 && v[CC_F_WORDS] <= MAX_TOOL_WORDS);
}

/* "Share", "Log in", "Bild vergrößern": a paragraph of its own, without an end mark.  Of some 5,000 such in the articles of the training sets one was
 * text that the trees would keep. */
static bool is_lone_label(const struct cc_features *features)
{
    const struct cc_said *sure = &features->sure;
    const int32_t *v = features->value;

    if (v[CC_F_ROLE] != CC_ROLE_P || sure->hit != CC_VOCABULARY_WHOLE || v[CC_F_END] == 2)
        return false;
    if (sure->reason == CC_REASON_SOCIAL || sure->reason == CC_REASON_NAVIGATION) /* "Facebook 1,000" is of a list */
        return v[CC_F_WORDS] == sure->phrase_words;
    return sure->reason == CC_REASON_FOOTER || cc_vocabulary_promotes(sure->reason);
}

/* The reason of a line that is no text of the article's by its words: promotion, a copyright notice, a tool, and, unless the full habit is asked
 * for, what stands beside the text. */
static enum cc_reason reason_of_line(const struct cc_features *features, enum cc_scope scope)
{
    const struct cc_said *sure = &features->sure;

    if (is_notice(features->value))
        return (enum cc_reason)features->value[CC_F_VOCAB_REASON];
    if (scope != CC_SCOPE_FULL && is_beside_text(features))
        return sure->reason;
    if (!speaks_for_itself(features))
        return CC_REASON_NONE;
    return is_lone_label(features) || cc_is_promotion(sure, (uint32_t)features->value[CC_F_WORDS]) ? sure->reason : CC_REASON_NONE;
}

/* What no post of a forum is either, "Joined: Sat Apr 10, 2011" among it.  Posts do speak of sharing, of comments and of what one has to pay for. */
static bool is_foreign_to_posts(const struct cc_features *features)
{
    enum cc_reason reason = features->sure.reason;

    if (reason == CC_REASON_DATE_LINE && features->sure.is_label && features->value[CC_F_ROLE] != CC_ROLE_CODE)
        return is_stamp(features);
    return (reason == CC_REASON_NEWSLETTER || reason == CC_REASON_ADVERTISEMENT || reason == CC_REASON_APP_BANNER || reason == CC_REASON_WIDGET) &&
           speaks_for_itself(features) && cc_is_promotion(&features->sure, (uint32_t)features->value[CC_F_WORDS]);
}

/* A thread of comments, or an element whose class and whose label say the same.  Of 4,508 and 10,267 such blocks in the articles that were learnt from
 * gold has one and two (of elements named as menus, which are left out here, 28 of 25,885). */
static bool is_named_foreign(const int32_t *v)
{
    enum cc_reason named = (enum cc_reason)v[CC_F_CLASS_REASON];

    if (named == CC_REASON_COMMENTS)
        return v[CC_F_PAGE_COMMENTS] <= MAX_COMMENTS;
    return named != CC_REASON_NONE && named != CC_REASON_NAVIGATION && named == (enum cc_reason)v[CC_F_LABEL_REASON];
}

enum cc_reason cc_reason_certain(const struct cc_features *features, enum cc_kind kind, enum cc_scope scope)
{
    const int32_t *v = features->value;

    if (v[CC_F_UP_NAV] < FAR || v[CC_F_UP_FOOTER] < FAR || v[CC_F_UP_ASIDE] < FAR)
        return cc_reason_of_place(features);
    if (kind == CC_KIND_FORUM && is_foreign_to_posts(features))
        return features->sure.reason;
    if (kind != CC_KIND_ARTICLE)
        return CC_REASON_NONE;
    if (v[CC_F_TITLE_ARTICLE] == 3) /* the next story, whole */
        return cc_reason_of_place(features);
    if (v[CC_F_HIDDEN] > 0 && !is_para(v)) /* paragraphs may wait behind "read more" */
        return CC_REASON_HIDDEN;
    if (is_named_foreign(v))
        return (enum cc_reason)v[CC_F_CLASS_REASON];
    return reason_of_line(features, scope);
}

enum cc_reason cc_reason_unless_likely(const struct cc_features *features)
{
    const int32_t *v = features->value;

    return v[CC_F_VOCAB_HIT] != CC_VOCABULARY_NONE && v[CC_F_VOCAB_REASON] == CC_REASON_COOKIE_NOTICE
               ? CC_REASON_COOKIE_NOTICE
               : CC_REASON_NONE;
}

/* The block below a heading that announces something else than text. */
static enum cc_reason reason_of_heading(const int32_t *v)
{
    if (v[CC_F_HEAD_VOCAB_HIT] < CC_VOCABULARY_START || v[CC_F_SINCE_HEADING] > 12)
        return CC_REASON_NONE;
    return (enum cc_reason)v[CC_F_HEAD_VOCAB_REASON];
}

enum cc_reason cc_reason_to_drop(const struct cc_features *features)
{
    const int32_t *v = features->value;
    enum cc_reason reason = cc_reason_of_place(features);

    if (reason == CC_REASON_NONE)
        reason = reason_of_text(v);
    if (reason == CC_REASON_NONE)
        reason = (enum cc_reason)v[CC_F_CLASS_REASON];
    if (reason == CC_REASON_NONE)
        reason = reason_of_heading(v);
    return reason != CC_REASON_NONE ? reason : CC_REASON_LOW_SCORE;
}
