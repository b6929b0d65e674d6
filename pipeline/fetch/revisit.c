#include "cleancopy/fetch/revisit.h"

#include "cleancopy/core/document.h"

static int64_t least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t doubled(int64_t first_s, uint32_t times, int64_t longest_s)
{
    return times < 20 ? least(first_s << times, longest_s) : longest_s;
}

/* After the n-th answer in a row that brought other bytes. */
static int64_t changing_wait(uint32_t n)
{
    if (n <= CC_REVISIT_FREE_CHANGES)
        return CC_REVISIT_SOON_S;
    return doubled(CC_REVISIT_CHANGING_S, n - CC_REVISIT_FREE_CHANGES - 1,
                   CC_REVISIT_LONGEST_CHANGING_S);
}

static int64_t unchanged_wait(int64_t age_s)
{
    if (age_s < 0) /* the clock was put back */
        return 0;
    return age_s < CC_REVISIT_LONGEST_S * 4 / 3 ? age_s / 4 * 3 + age_s % 4 * 3 / 4
                                                : CC_REVISIT_LONGEST_S;
}

void cc_revisit_good(struct cc_url_record *row, bool is_changed, int64_t now_s)
{
    bool is_first = row->changed_at_s == CC_NO_TIME;

    if (is_first) {
        row->n_changes = 0;
        row->next_try_s = now_s;
    } else if (is_changed) {
        row->n_changes += row->n_changes < UINT32_MAX ? 1 : 0;
        row->next_try_s = now_s + changing_wait(row->n_changes);
    } else {
        row->n_changes /= 2; /* an advertisement may come twice by chance */
        row->next_try_s = now_s + unchanged_wait(now_s - row->changed_at_s);
    }
    if (is_first || is_changed)
        row->changed_at_s = now_s;
    row->fetched_at_s = now_s;
    row->failures = 0;
    row->n_gone = 0;
}

/* Trouble that may pass by itself. */
static bool may_pass(enum cc_outcome outcome, int32_t status)
{
    switch (outcome) {
    case CC_OUTCOME_DNS:
    case CC_OUTCOME_CONNECT:
    case CC_OUTCOME_TLS:
    case CC_OUTCOME_TIMEOUT:
    case CC_OUTCOME_DECODE:
        return true;
    case CC_OUTCOME_HTTP_STATUS:
        return status >= 500 || status == 408 || status == 425 || status == 429 || status == 0;
    default:
        return false;
    }
}

static int64_t gone_wait(struct cc_url_record *row, int32_t status)
{
    row->n_gone = status == 410 || row->n_gone >= CC_REVISIT_GONE_TRIES ? CC_REVISIT_GONE_TRIES
                                                                        : row->n_gone + 1;
    if (row->n_gone == CC_REVISIT_GONE_TRIES) {
        if (row->failures < CC_REVISIT_GIVEN_UP)
            row->failures = CC_REVISIT_GIVEN_UP;
        return CC_REVISIT_RETIRED_S;
    }
    if (row->n_gone == 1 && row->fetched_at_s == CC_NO_TIME)
        return CC_REVISIT_NOT_YET_S;
    return doubled(CC_REVISIT_GONE_S, row->n_gone - 1, CC_REVISIT_LONGEST_GONE_S);
}

void cc_revisit_bad(struct cc_url_record *row, enum cc_outcome outcome, int32_t status,
                    int64_t now_s)
{
    row->failures += row->failures < UINT32_MAX ? 1 : 0;
    if (outcome == CC_OUTCOME_HTTP_STATUS && (status == 404 || status == 410))
        row->next_try_s = now_s + gone_wait(row, status);
    else if (!may_pass(outcome, status))
        row->next_try_s = now_s + doubled(CC_REVISIT_GONE_S, row->failures - 1,
                                          CC_REVISIT_LONGEST_GONE_S);
    else if (row->failures <= CC_REVISIT_FREE_TRIES)
        row->next_try_s = now_s;
    else
        row->next_try_s =
            now_s + doubled(CC_REVISIT_TROUBLE_S, row->failures - CC_REVISIT_FREE_TRIES - 1,
                            CC_REVISIT_LONGEST_TROUBLE_S);
}

bool cc_revisit_is_due(const struct cc_url_record *row, int64_t named_s, int64_t now_s)
{
    int64_t fetched_s = row->fetched_at_s;

    if (row->next_try_s <= now_s || row->next_try_s - CC_REVISIT_RETIRED_S > now_s)
        return true;
    if (fetched_s == CC_NO_TIME)
        return false;
    if (fetched_s > now_s)
        return true;
    if (row->failures > 0 || named_s <= fetched_s || named_s > now_s) /* CC_NO_TIME: long ago */
        return false;
    return now_s - fetched_s >= (row->next_try_s - fetched_s) / CC_REVISIT_TRUST;
}
