/* order.h -- the order in which a batch is compared, and what its clusters are called.
 * The state keeps its documents in the same order (state/document_store.h).
 *
 * Both depend on the documents alone: any input order gives the same canonical copies and the
 * same names.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_DEDUP_ORDER_H
#define CLEANCOPY_DEDUP_ORDER_H

#include "cleancopy/core/document.h"

#include <stdint.h>

/* Seconds since 1970 of an ISO 8601 date, midnight UTC where it has no time; INT64_MAX for an
 * unknown or unreadable one. */
int64_t cc_date_instant(struct cc_span date);

/* The order of documents in a batch: date (as a moment in time, midnight UTC where it has none;
 * unknown or no ISO 8601 last), outlet, id.  Less than, equal to, greater than 0. */
int cc_document_compare(const struct cc_document *a, const struct cc_document *b);

/* The place of the outlet in the list of preferred ones, ASCII case ignored; n for one that is not
 * in it.  Documents of a lesser rank are compared first, so their paragraphs become canonical. */
size_t cc_prefer_rank(const char *const *prefer, size_t n, struct cc_span outlet);

/* A cluster's stable id: XXH3-64 over its canonical document's id and paragraph number. */
uint64_t cc_cluster_id(uint64_t canonical_doc, uint32_t canonical_paragraph);

#endif
