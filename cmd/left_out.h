/* left_out.h -- pages that --language, --outlets or --exclude-outlets leave out: counted, and told with --verbose.
 *
 * They are no failures: the exit code does not know them.
 *
 * Thread use: one thread. */
#ifndef CLEANCOPY_CMD_LEFT_OUT_H
#define CLEANCOPY_CMD_LEFT_OUT_H

#include "summary.h"

#include "cleancopy/batch.h"
#include "cleancopy/write/share_line.h"

struct cc_left_out_counts {
    uint64_t outlet, language;
};

/* False: the page is not left out.  Else it is counted, and with cfg->verbose named with its reason. */
bool cc_left_out_take(struct cc_left_out_counts *counts, const struct cc_config *cfg,
                      const struct cc_batch_item *item);

/* What a shard's end says of it. */
static inline struct cc_left_out_counts cc_left_out_of_share(const struct cc_share_end *end)
{
    return (struct cc_left_out_counts){end->n_left_out_by_outlet, end->n_left_out_by_language};
}

static inline uint64_t cc_left_out_sum(const struct cc_left_out_counts *counts)
{
    return counts->outlet + counts->language;
}

/* Before pages are read, unless quiet: says which names of outlets no record has, as far as that can be told: "www.harbourpost.example",
 * whose pages' outlet is harbourpost.example.  A source may name an outlet so all the same. */
void cc_left_out_say_odd_names(const struct cc_config *cfg);

/* For cc_summary(): elements of an array of struct cc_sum. */
#define CC_LEFT_OUT_SUMS(counts)                                                               \
    {"left_out_by_outlet", (counts)->outlet}, {"left_out_by_language", (counts)->language}

/* For the end of a closing line: ", 12 left out (outlet 10, language 2)"; "" without a filter. */
#define CC_LEFT_OUT_WORDS_BYTES 128
void cc_left_out_words(const struct cc_left_out_counts *counts, const struct cc_filter *filter,
                       char words[CC_LEFT_OUT_WORDS_BYTES]);

#endif
