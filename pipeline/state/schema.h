/* schema.h -- the tables of the state's file: made, recognised, brought up to date.
 *
 * Only files of pipeline/state/ include it. */
#ifndef CLEANCOPY_STATE_SCHEMA_H
#define CLEANCOPY_STATE_SCHEMA_H

#include "cleancopy/core/status.h"

struct cc_state;

/* Makes the tables in an empty file, brings those of an older version up to date in one
 * transaction.  CC_E_STATE: another program's file, a version that is too old or too new, or, for a
 * reader, an empty or older one. */
enum cc_status cc_schema_check(struct cc_state *state, struct cc_error *err);

#endif
