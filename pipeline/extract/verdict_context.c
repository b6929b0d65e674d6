/* verdict_context.c -- see verdict_context.h.  Sums of all blocks before each block make every window a difference. */
#include "cleancopy/extract/verdict_context.h"

#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict.h"

#define SURE 850 /* permille */

/* Where a text's figures end; most texts that were learnt from stay below. */
#define MOST_PAGE_PROMISE   3500 /* units */
#define MOST_PAGE_LIKELY    90   /* blocks */
#define MOST_STRETCH_UNITS  2000
#define MOST_STRETCH_BLOCKS  45

static int32_t least(uint64_t n, int32_t most)
{
    return n < (uint64_t)most ? (int32_t)n : most;
}

uint32_t cc_promise_units(int32_t units)
{
    return units < 1 ? 1 : (uint32_t)least((uint64_t)units, CC_PROMISE_UNITS);
}

/* --- what is counted once --- */

static uint8_t one_further(uint8_t distance)
{
    return distance < CC_LIKELY_FAR ? distance + 1 : CC_LIKELY_FAR;
}

static uint32_t score_of(const struct cc_prior *block)
{
    return block[1].scores - block->scores;
}

static void measure_distances(struct cc_verdict_context *context)
{
    uint8_t likely = CC_LIKELY_FAR, sure = CC_LIKELY_FAR;
    uint32_t i;

    for (i = 0; i < context->n; i++) {
        struct cc_prior *block = &context->blocks[i];

        block->to_likely = likely;
        block->to_sure = sure;
        likely = score_of(block) >= CC_KEEP ? 1 : one_further(likely);
        sure = score_of(block) >= SURE ? 1 : one_further(sure);
    }
    likely = sure = CC_LIKELY_FAR;
    for (i = context->n; i-- > 0;) {
        struct cc_prior *block = &context->blocks[i];

        block->to_next_likely = likely;
        block->to_next_sure = sure;
        likely = score_of(block) >= CC_KEEP ? 1 : one_further(likely);
        sure = score_of(block) >= SURE ? 1 : one_further(sure);
    }
}

/* Numbers them. */
static void count_stretches(struct cc_verdict_context *context)
{
    bool is_likely, was_likely = false;
    uint32_t i;

    context->n_stretches = 0;
    for (i = 0; i < context->n; i++) {
        is_likely = score_of(&context->blocks[i]) >= CC_KEEP;
        context->n_stretches += i == 0 || is_likely != was_likely;
        context->blocks[i].stretch = context->n_stretches - 1;
        was_likely = is_likely;
    }
}

static void measure_stretches(struct cc_verdict_context *context)
{
    uint32_t i;

    for (i = 0; i < context->n; i++) {
        const struct cc_prior *block = &context->blocks[i];
        struct cc_stretch *stretch = &context->stretches[block->stretch];

        stretch->blocks++;
        stretch->units += block[1].units - block->units;
        stretch->promise += block[1].promise - block->promise;
    }
}

static void add_up(struct cc_verdict_context *context, const int32_t *units_of, size_t stride)
{
    uint32_t units, score, likely = 0, i;
    uint64_t sure = 0;

    for (i = 0; i < context->n; i++) {
        struct cc_prior *block = &context->blocks[i];

        units = cc_promise_units(units_of[i * stride]);
        score = cc_tree_model_permille(context->sums[i]);
        block[1].promise = block->promise + (uint64_t)units * score;
        block[1].units = block->units + units;
        block[1].scores = block->scores + score;
        likely += score >= CC_KEEP;
        sure += (uint64_t)units * (score >= 500 ? 2 * score - 1000 : 1000 - 2 * score);
    }
    context->page_likely = least(likely, MOST_PAGE_LIKELY);
    context->page_sure = context->n > 0 ? (int32_t)(sure / context->blocks[context->n].units) : 0;
}

enum cc_status cc_verdict_context_make(struct cc_arena *arena, const int32_t *sums, const int32_t *units, size_t stride,
                                       uint32_t n, struct cc_verdict_context *context, struct cc_error *err)
{
    context->sums = sums;
    context->n = n;
    context->blocks = cc_arena_calloc(arena, (size_t)n + 1, sizeof *context->blocks);
    if (context->blocks == NULL)
        return cc_arena_status(arena, "verdict", err);
    add_up(context, units, stride);
    measure_distances(context);
    count_stretches(context);
    context->stretches = cc_arena_calloc(arena, context->n_stretches, sizeof *context->stretches);
    if (context->stretches == NULL)
        return cc_arena_status(arena, "verdict", err);
    measure_stretches(context);
    return CC_OK;
}

/* --- a block --- */

static void neighbours(const struct cc_verdict_context *context, uint32_t i, int32_t *values)
{
    static const enum cc_verdict_context_value before[] = {CC_VC_P1_SUM, CC_VC_P2_SUM, CC_VC_P3_SUM, CC_VC_P4_SUM},
                                            behind[] = {CC_VC_N1_SUM, CC_VC_N2_SUM, CC_VC_N3_SUM, CC_VC_N4_SUM};
    uint32_t k;

    values[CC_VC_SUM] = context->sums[i];
    for (k = 1; k <= sizeof before / sizeof before[0]; k++) {
        values[before[k - 1]] = i >= k ? context->sums[i - k] : CC_NO_SUM;
        values[behind[k - 1]] = i + k < context->n ? context->sums[i + k] : CC_NO_SUM;
    }
}

struct window {
    uint32_t size;
    enum cc_verdict_context_value promise_before, promise_behind, score_before, score_behind;
};

static const struct window windows[] = {
    {2, CC_VC_P2_PROMISE, CC_VC_N2_PROMISE, CC_VC_P2_SCORE, CC_VC_N2_SCORE},
    {5, CC_VC_P5_PROMISE, CC_VC_N5_PROMISE, CC_VC_P5_SCORE, CC_VC_N5_SCORE},
    {10, CC_VC_P10_PROMISE, CC_VC_N10_PROMISE, CC_VC_P10_SCORE, CC_VC_N10_SCORE},
    {25, CC_VC_P25_PROMISE, CC_VC_N25_PROMISE, CC_VC_P25_SCORE, CC_VC_N25_SCORE},
};

/* Of the blocks from `first` to before `end`. */
static void means(const struct cc_verdict_context *context, uint32_t first, uint32_t end, int32_t *promise, int32_t *score)
{
    const struct cc_prior *from = &context->blocks[first], *to = &context->blocks[end];

    *promise = *score = -1;
    if (first < end) {
        *promise = (int32_t)((to->promise - from->promise) / (to->units - from->units));
        *score = (int32_t)((to->scores - from->scores) / (end - first));
    }
}

static void look_around(const struct cc_verdict_context *context, uint32_t i, int32_t *values)
{
    size_t k;

    for (k = 0; k < sizeof windows / sizeof windows[0]; k++) {
        const struct window *w = &windows[k];

        means(context, i > w->size ? i - w->size : 0, i, &values[w->promise_before], &values[w->score_before]);
        means(context, i + 1, context->n - i > w->size ? i + 1 + w->size : context->n, &values[w->promise_behind],
              &values[w->score_behind]);
    }
}

static void place(const struct cc_verdict_context *context, uint32_t i, int32_t *values)
{
    const struct cc_prior *block = &context->blocks[i], *page = &context->blocks[context->n];

    values[CC_VC_PROMISE_BEFORE] = least(block->promise / 1000, CC_PROMISE_MOST);
    values[CC_VC_PROMISE_BEHIND] = least((page->promise - block[1].promise) / 1000, CC_PROMISE_MOST);
    values[CC_VC_PROMISE_PLACE] = page->promise > 0 ? (int32_t)(block->promise * 1000 / page->promise) : 0;
    values[CC_VC_PAGE_PROMISE] = least(page->promise / 1000, MOST_PAGE_PROMISE);
    values[CC_VC_PAGE_LIKELY] = context->page_likely;
    values[CC_VC_PAGE_SHARE] = (int32_t)(page->promise / page->units);
    values[CC_VC_PAGE_SURE] = context->page_sure;
    values[CC_VC_TO_LIKELY] = block->to_likely;
    values[CC_VC_TO_NEXT_LIKELY] = block->to_next_likely;
    values[CC_VC_TO_SURE] = block->to_sure;
    values[CC_VC_TO_NEXT_SURE] = block->to_next_sure;
}

static void stretches(const struct cc_verdict_context *context, uint32_t i, int32_t *values)
{
    uint32_t own = context->blocks[i].stretch;
    const struct cc_stretch *stretch = &context->stretches[own];
    const struct cc_stretch *past = own > 0 ? stretch - 1 : NULL;
    const struct cc_stretch *next = own + 1 < context->n_stretches ? stretch + 1 : NULL;

    values[CC_VC_STRETCH_UNITS] = least(stretch->units, MOST_STRETCH_UNITS);
    values[CC_VC_STRETCH_BLOCKS] = least(stretch->blocks, MOST_STRETCH_BLOCKS);
    values[CC_VC_STRETCH_PROMISE] = least(stretch->promise / 1000, MOST_STRETCH_UNITS);
    values[CC_VC_PAST_PROMISE] = past != NULL ? least(past->promise / 1000, MOST_STRETCH_UNITS) : -1;
    values[CC_VC_NEXT_PROMISE] = next != NULL ? least(next->promise / 1000, MOST_STRETCH_UNITS) : -1;
    values[CC_VC_PAST_BLOCKS] = past != NULL ? least(past->blocks, MOST_STRETCH_BLOCKS) : -1;
    values[CC_VC_NEXT_BLOCKS] = next != NULL ? least(next->blocks, MOST_STRETCH_BLOCKS) : -1;
}

void cc_verdict_context_of(const struct cc_verdict_context *context, uint32_t i, int32_t *values)
{
    neighbours(context, i, values);
    look_around(context, i, values);
    place(context, i, values);
    stretches(context, i, values);
}
