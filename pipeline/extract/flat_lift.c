/* flat_lift.c -- passes over the lines, by scores that each line has already and by what the lines beside it have. */
#include "cleancopy/extract/flat_lift.h"

#include "cleancopy/extract/flat_join.h"
#include "cleancopy/extract/verdict.h"

/* Permille: what has less is none of the text wherever it stands. */
#define LEAST_DOUBTED   100 /* a doubtful sentence amid the text */
#define LEAST_FOLLOWING 120 /* a sentence behind one of the text */
#define LEAST_AMID      250 /* each of some sentences amid the text */

#define MAX_FOLLOWING    3  /* sentences in a row that only follow: a longer row is of others' */
#define MAX_AMID         3  /* sentences in a row amid the text */
#define MAX_NOTICE_UNITS 20 /* of a call between two paragraphs; with 12 three of 745 blocks more are lost */
#define MAX_BACK         3  /* lines to the paragraph before */

/* What saves a text that would be lost whole. */
#define MIN_RESCUED       2   /* lines … */
#define MIN_RESCUED_UNITS 10  /* … of so many units each */
#define LEAST_RESCUED     250 /* permille; menus, notices and what they are about have far less */
#define RESCUED_SHARE     10  /* a tenth of their units, kept elsewhere, is next to nothing */

/* A sentence that goes like a promotion, and no more than that.  The trees take the phrase for proof, for in what they learnt from it nearly always is
 * one; so the lines beside it are asked. */
static bool is_doubtful(const struct cc_flat_line *line)
{
    return line->ends_sentence && line->units >= CC_FLAT_MIN_SENTENCE && line->sure.hit == CC_VOCABULARY_NONE &&
           (cc_vocabulary_promotes(line->said.reason) || line->said.reason == CC_REASON_RELATED_ARTICLES);
}

/* A line amid the text that asks for something or is an ad's label. */
static bool is_notice(const struct cc_flat_line *line)
{
    return line->units <= MAX_NOTICE_UNITS && line->said.hit >= CC_VOCABULARY_START;
}

/* Whether a paragraph of the text is right before it, or the pieces of one, or one with a notice between. */
static bool follows_text(const struct cc_flat_lines *lines, const struct cc_verdict *list, uint32_t i)
{
    uint32_t back, n_notices = 0;

    for (back = 1; back <= i && back <= MAX_BACK; back++) {
        const struct cc_flat_line *line = &lines->list[i - back];

        if (list[i - back].score >= CC_KEEP && (line->shape == CC_FLAT_PROSE || line->units >= CC_FLAT_MIN_PIECE))
            return true;
        if (list[i - back].score < CC_KEEP && (n_notices++ > 0 || !is_notice(line)))
            return false;
    }
    return false;
}

/* Right behind a notice of consent the rest of it may stand, in words of any kind. */
static bool is_behind_consent(const struct cc_flat_lines *lines, uint32_t i)
{
    return i > 0 && lines->list[i - 1].sure.hit != CC_VOCABULARY_NONE && lines->list[i - 1].sure.reason == CC_REASON_COOKIE_NOTICE;
}

/* Neither its words nor its copies say what else it may be. */
static bool has_no_sign(const struct cc_flat_line *line)
{
    return line->n_copies == 1 && line->said.hit == CC_VOCABULARY_NONE && line->sure.hit == CC_VOCABULARY_NONE;
}

static bool says_nothing(const struct cc_flat_line *line)
{
    return !line->bullet && has_no_sign(line);
}

/* A statement right behind a sentence of the text, in one line or the pieces [from, to), that says nothing of itself.  What stands last, or between two
 * notices, the trees think too little of; questions and calls are promotion there as often as text. */
static bool goes_on_with_text(const struct cc_flat_lines *lines, const struct cc_verdict *list, uint32_t from, uint32_t to)
{
    const struct cc_flat_line *last = &lines->list[to - 1];
    uint32_t units = 0, i;

    if (!last->ends_sentence || is_behind_consent(lines, from) || !follows_text(lines, list, from))
        return false;
    for (i = from; i < to; i++) {
        if (!says_nothing(&lines->list[i]) || list[i].score < LEAST_FOLLOWING)
            return false;
        units += lines->list[i].units;
    }
    return units >= CC_FLAT_MIN_SENTENCE && strchr("?!", last->text.ptr[last->text.len - 1]) == NULL;
}

/* A doubtful sentence between two lines of the text, or one of these and an end of the page. */
static bool is_said_amid_text(const struct cc_flat_lines *lines, const struct cc_verdict *list, uint32_t i)
{
    return list[i].score >= LEAST_DOUBTED && is_doubtful(&lines->list[i]) && (i == 0 || list[i - 1].score >= CC_KEEP) &&
           (i + 1 == lines->count || list[i + 1].score >= CC_KEEP);
}

static void keep_what_goes_on(const struct cc_flat_lines *lines, const struct cc_blocks *blocks, struct cc_verdict *list)
{
    uint32_t from, to, i, n_lifted = 0; /* behind the last line that the trees keep */

    for (from = 0; from < lines->count; from = to) {
        bool goes_on, is_kept;

        to = cc_flat_sentence_end(blocks, from);
        is_kept = list[from].score >= CC_KEEP;
        goes_on = !is_kept && n_lifted < MAX_FOLLOWING && goes_on_with_text(lines, list, from, to);
        n_lifted = is_kept ? 0 : n_lifted + goes_on;
        for (i = from; i < to; i++)
            if (list[i].score < CC_KEEP && (goes_on || is_said_amid_text(lines, list, i)))
                list[i].score = CC_KEEP;
    }
}

/* Whether each of the lines [from, to) is a sentence that says nothing of itself, and the trees are not sure that it is no text. */
static bool may_be_amid(const struct cc_flat_lines *lines, const struct cc_verdict *list, uint32_t from, uint32_t to)
{
    for (; from < to; from++)
        if (!lines->list[from].ends_sentence || is_behind_consent(lines, from) || !says_nothing(&lines->list[from]) || list[from].score < LEAST_AMID)
            return false;
    return true;
}

/* "Did you lose anybody?", "No.": short sentences between two of the text. */
static void keep_what_is_amid(const struct cc_flat_lines *lines, struct cc_verdict *list)
{
    uint32_t from, to, i;

    for (from = 1; from < lines->count; from = to + 1) {
        for (to = from; to < lines->count && list[to].score < CC_KEEP; to++)
            ;
        if (to == from || to == lines->count || to - from > MAX_AMID || list[from - 1].score < CC_KEEP || !lines->list[from - 1].ends_sentence ||
            !lines->list[to].ends_sentence || !may_be_amid(lines, list, from, to))
            continue;
        for (i = from; i < to; i++)
            list[i].score = CC_KEEP;
    }
}

/* A line of running text that says nothing else of itself. */
static bool reads_like_text(const struct cc_flat_line *line, const struct cc_verdict *verdict)
{
    return line->shape == CC_FLAT_PROSE && line->ends_sentence && line->units >= MIN_RESCUED_UNITS && has_no_sign(line) &&
           verdict->score >= LEAST_RESCUED;
}

/* No text is lost whole: where next to nothing is kept, and several lines read like text, of which one has more than a sentence, these are it.  Such are the
 * posts of a short thread below the word that everywhere else stands above comments. */
static void rescue_text(const struct cc_flat_lines *lines, struct cc_verdict *list)
{
    uint64_t kept = 0, lost = 0;
    uint32_t i, n = 0;
    bool is_long = false;

    for (i = 0; i < lines->count; i++) {
        const struct cc_flat_line *line = &lines->list[i];

        if (list[i].score >= CC_KEEP) {
            kept += line->units;
        } else if (reads_like_text(line, &list[i])) {
            lost += line->units;
            is_long = is_long || line->n_sentences > 1;
            n++;
        }
    }
    if (n < MIN_RESCUED || !is_long || kept * RESCUED_SHARE > lost)
        return;
    for (i = 0; i < lines->count; i++)
        if (list[i].score < CC_KEEP && reads_like_text(&lines->list[i], &list[i]))
            list[i].score = CC_KEEP;
}

void cc_flat_lift(const struct cc_flat_lines *lines, const struct cc_blocks *blocks, struct cc_verdict *list)
{
    rescue_text(lines, list);
    keep_what_goes_on(lines, blocks, list);
    keep_what_is_amid(lines, list);
}
