/* outlet_names.h -- a small number for each outlet's name, so that a paragraph's row holds one
 * byte of it.
 *
 * The last thousand names are kept in memory; the table `outlet` has all of them.
 *
 * Thread use: one thread at a time for each state.  Calls belong inside a transaction. */
#ifndef CLEANCOPY_STATE_OUTLET_NAMES_H
#define CLEANCOPY_STATE_OUTLET_NAMES_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

#include <stdint.h>

#define CC_OUTLETS_KEPT                                                                        \
    1024 /* a place in memory for each number modulo this: with 64, each third copy of 2,124
            pages of 1,300 outlets had to ask the table */

struct cc_outlet_names {
    struct {
        int64_t number; /* 0: empty */
        struct cc_buf name;
    } kept[CC_OUTLETS_KEPT];
    int64_t last; /* the number asked for last by name: a document has one outlet */
};

void cc_outlet_names_init(struct cc_outlet_names *names);
void cc_outlet_names_done(struct cc_outlet_names *names);
const char *cc_outlet_names_schema(void);
/* The name's number; a new name gets one. */
enum cc_status cc_outlet_number(struct cc_state *state, struct cc_outlet_names *names,
                                struct cc_span name, int64_t *number, struct cc_error *err);
/* The number's name, in `arena`.  CC_E_STATE when nothing has that number. */
enum cc_status cc_outlet_name(struct cc_state *state, struct cc_outlet_names *names,
                              struct cc_arena *arena, int64_t number, struct cc_span *name,
                              struct cc_error *err);

#endif
