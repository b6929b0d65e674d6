#include "cleancopy/extract/kept_shape.h"

#include "cleancopy/core/document.h"

#include <string.h>

#define LONG_BLOCK    15  /* words: running text */
#define PARA_LINKS    350 /* permille */
#define HEADING_LINKS 500 /* permille */
#define GAP           8   /* blocks that are not kept, behind the title … */
#define GAP_IN_TEXT   2   /* … and once there is text */
#define TEXT_WORDS    40
#define MOST_WORDS    2000

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

static bool is_linked_heading(const int32_t *v)
{
    return v[CC_F_ROLE] == CC_ROLE_HEADING && v[CC_F_LINK_DENSITY] > HEADING_LINKS;
}

static bool is_para(const int32_t *v)
{
    return v[CC_F_WORDS] >= LONG_BLOCK && v[CC_F_LINK_DENSITY] < PARA_LINKS && v[CC_F_SENTENCES] > 0;
}

/* Words of all that is kept. */
static uint64_t count_words(const struct cc_features *features, const int32_t *sums, uint32_t n, int32_t *values)
{
    uint64_t all = 0, kept = 0, links = 0, in_long = 0, in_paras = 0;
    uint32_t i;

    for (i = 0; i < n; i++) {
        const int32_t *v = features[i].value;
        uint64_t words = (uint64_t)v[CC_F_WORDS];

        all += words;
        if (sums[i] < 0)
            continue;
        kept += words;
        links += (uint64_t)v[CC_F_LINK_WORDS];
        in_long += words >= LONG_BLOCK ? words : 0;
        in_paras += is_para(v) ? words : 0;
        if (is_para(v) && v[CC_F_WORDS] > values[CC_KEPT_LONGEST])
            values[CC_KEPT_LONGEST] = v[CC_F_WORDS];
        values[CC_KEPT_BLOCKS]++;
    }
    values[CC_KEPT_SHARE] = permille(kept, all);
    values[CC_KEPT_LINKS] = permille(links, kept);
    values[CC_KEPT_LENGTH] = values[CC_KEPT_BLOCKS] > 0 ? (int32_t)(kept * 10 / (uint64_t)values[CC_KEPT_BLOCKS]) : 0;
    values[CC_KEPT_LONG] = permille(in_long, kept);
    values[CC_KEPT_PARA_WORDS] = permille(in_paras, kept);
    return kept;
}

static void count_blocks(const struct cc_features *features, const int32_t *sums, uint32_t n, int32_t *values)
{
    uint32_t i, n_headings = 0;

    for (i = 0; i < n; i++) {
        const int32_t *v = features[i].value;

        n_headings += v[CC_F_ROLE] == CC_ROLE_HEADING;
        values[CC_KEPT_ALL_LINKED] += is_linked_heading(v);
        if (sums[i] < 0)
            continue;
        values[CC_KEPT_HEADINGS] += v[CC_F_ROLE] == CC_ROLE_HEADING;
        values[CC_KEPT_LINKED] += is_linked_heading(v);
        values[CC_KEPT_QUESTIONS] += v[CC_F_QUESTIONS] > 0;
        values[CC_KEPT_DATES] += v[CC_F_DATE] > 0;
        values[CC_KEPT_PRICES] += v[CC_F_PRICE] > 0;
        values[CC_KEPT_ITEMS] += v[CC_F_ROLE] == CC_ROLE_LIST_ITEM;
        values[CC_KEPT_PARAS] += is_para(v);
    }
    values[CC_KEPT_ALL_LINKED_SHARE] = permille((uint64_t)values[CC_KEPT_ALL_LINKED], n_headings);
}

static void find_runs(const struct cc_features *features, const int32_t *sums, uint32_t n, uint64_t kept, int32_t *values)
{
    uint64_t run = 0, most = 0;
    uint32_t i;

    for (i = 0; i < n; i++) {
        if (sums[i] < 0)
            continue;
        if (i == 0 || sums[i - 1] < 0) {
            values[CC_KEPT_RUNS]++;
            run = 0;
        }
        run += (uint64_t)features[i].value[CC_F_WORDS];
        most = run > most ? run : most;
    }
    values[CC_KEPT_RUN] = permille(most, kept);
}

static void follow_title(const struct cc_features *features, const int32_t *sums, uint32_t n, uint64_t kept, int32_t *values)
{
    uint64_t words = 0;
    uint32_t i = 0, gap = 0;

    while (i < n && features[i].value[CC_F_FROM_TITLE] != 0)
        i++;
    for (i++; i < n && gap < (words >= TEXT_WORDS ? GAP_IN_TEXT : GAP); i++) {
        gap = sums[i] >= 0 ? 0 : gap + 1;
        words += sums[i] >= 0 ? (uint64_t)features[i].value[CC_F_WORDS] : 0;
    }
    values[CC_KEPT_TITLE_RUN] = permille(words, kept);
    values[CC_KEPT_TITLE_WORDS] = (int32_t)(words < MOST_WORDS ? words : MOST_WORDS);
}

static bool sum_likes(struct cc_arena *arena, const struct cc_features *features, const int32_t *sums, uint32_t n, uint64_t kept, int32_t *values)
{
    uint32_t *of_like = cc_arena_calloc(arena, (size_t)n + 1, sizeof(*of_like)), i, most = 0; /* no more kinds of likes than blocks */

    if (of_like == NULL)
        return false;
    for (i = 0; i < n; i++) {
        uint32_t *words = &of_like[features[i].like];

        if (sums[i] < 0)
            continue;
        *words += (uint32_t)features[i].value[CC_F_WORDS];
        most = *words > most ? *words : most;
    }
    values[CC_KEPT_LIKES] = permille(most, kept);
    return true;
}

bool cc_kept_shape(struct cc_arena *arena, const struct cc_features *features, const int32_t *sums, uint32_t n, int32_t *values)
{
    uint64_t kept;

    memset(values, 0, CC_KEPT_COUNT * sizeof(*values));
    kept = count_words(features, sums, n, values);
    count_blocks(features, sums, n, values);
    find_runs(features, sums, n, kept, values);
    follow_title(features, sums, n, kept, values);
    return sum_likes(arena, features, sums, n, kept, values);
}
