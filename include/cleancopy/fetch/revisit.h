/* revisit.h -- when a page is asked for again.
 *
 * A feed goes on naming a story for days, and the cron job comes by every hour.  Stories are
 * corrected in their first hours and hardly ever after (Cho and Garcia-Molina, "The Evolution
 * of the Web", 2000, have it for pages at large), so a page waits three quarters as long again
 * as it has stood unchanged: asked hourly, a story that does not change is asked after 1, 2, 4,
 * 7, 13, 23 … hours, 6 times in its first day instead of 23, and at last once a week.  Three
 * quarters, because a run that begins a minute early must not find everything not yet due.
 *
 * A page that brought other bytes is asked again soon; one that does so each time (a counter, an
 * advertisement, a session) less and less, but at least daily.  Where a feed or sitemap says
 * that a page was changed since we had it, it is due, unless we had it just now: so much
 * trust costs little where the date is a lie.
 *
 * What is gone is retired: after a 410, or CC_REVISIT_GONE_TRIES answers 404.  Neither it nor
 * what failed CC_REVISIT_GIVEN_UP times is asked for again by itself, only when a document names
 * it after its time.  What was archived and cleaned stays.
 *
 * None of this is for configured URLs and operands: they are due whatever happened.
 *
 * Pure: facts, outcome and time come in. */
#ifndef CLEANCOPY_FETCH_REVISIT_H
#define CLEANCOPY_FETCH_REVISIT_H

#include "cleancopy/fetch/fetch.h"
#include "cleancopy/state/url_store.h"

#include <stdbool.h>
#include <stdint.h>

/* Good pages. */
#define CC_REVISIT_LONGEST_S          604800 /* a week: for one that never changes */
#define CC_REVISIT_SOON_S             600    /* after a change: a run every ten minutes sees each */
#define CC_REVISIT_FREE_CHANGES       4      /* in a row: a story may be told as it happens */
#define CC_REVISIT_CHANGING_S         5400   /* then an hour and a half, three, six … */
#define CC_REVISIT_LONGEST_CHANGING_S 86400  /* … a day */
#define CC_REVISIT_TRUST              16     /* said to be changed: due after 1/16 of its wait */

/* Pages that are gone, refused, or behind a wall. */
#define CC_REVISIT_GONE_TRIES     3       /* answers 404 in a row */
#define CC_REVISIT_NOT_YET_S      2700    /* the first 404 of a page never seen: named too early */
#define CC_REVISIT_GONE_S         86400   /* a day, two, four … */
#define CC_REVISIT_LONGEST_GONE_S 2592000 /* … thirty */
#define CC_REVISIT_RETIRED_S      7776000 /* 90 days; then again, if somebody names it */

/* Trouble that may pass. */
#define CC_REVISIT_FREE_TRIES        3     /* after so many in a row it waits … */
#define CC_REVISIT_TROUBLE_S         600   /* … ten minutes, twenty … */
#define CC_REVISIT_LONGEST_TROUBLE_S 86400 /* … a day */
#define CC_REVISIT_GIVEN_UP          8     /* in a row: unless named, it is not asked for again */

/* A good answer: fetched_at_s, changed_at_s, n_changes, failures, n_gone and next_try_s.
 * `is_changed`: its bytes are not those that the row had (or it had none). */
void cc_revisit_good(struct cc_url_record *row, bool is_changed, int64_t now_s);

/* A bad one: failures, n_gone and next_try_s.  Not for CC_OUTCOME_DEFERRED and _ROBOTS, which are
 * no failures. `status`: 0 where no answer came. */
void cc_revisit_bad(struct cc_url_record *row, enum cc_outcome outcome, int32_t status,
                    int64_t now_s);

/* May a page that is named be asked for now?  `named_s`: when it was changed, as the document
 * that names it says; CC_NO_TIME: it does not.  A row from the future (the clock was wrong) is
 * due. */
bool cc_revisit_is_due(const struct cc_url_record *row, int64_t named_s, int64_t now_s);

#endif
