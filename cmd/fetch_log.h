/* fetch_log.h -- what became of each URL: a line of JSON in the log, and on standard error what went wrong.
 *
 * The log is cfg's log_path, else fetch.jsonl in the state's folder, else none.  Lines are appended, each in one write, so
 * that a killed run leaves whole lines:
 *
 *     {"time","outcome","kind","url","answered","source","found_by","http_status","requests","bytes","ms","detail"}
 *
 * Without a terminal, SIGHUP opens it anew, as log rotation wants it; by itself it starts again at CC_FETCH_LOG_MAX_BYTES, what was
 * there is then FILE.1. A log that cannot be written is said once and costs no page. */
#ifndef CLEANCOPY_CMD_FETCH_LOG_H
#define CLEANCOPY_CMD_FETCH_LOG_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/fetch/fetch.h"

#include <stdbool.h>

#define CC_FETCH_LOG_MAX_BYTES ((int64_t)64 << 20) /* some 200,000 URLs; with FILE.1 a month of an hourly job */

struct cc_fetch_log;

/* `wants_pages`: whatever is not stored is worth a line on standard error, not only failures.  CC_E_IO: the file cannot be
 * opened.  Says that a contact address is wanted where there is none. */
enum cc_status cc_fetch_log_open(const struct cc_config *cfg, bool wants_pages,
                                 struct cc_fetch_log **log, struct cc_error *err);
void cc_fetch_log_add(struct cc_fetch_log *log, const struct cc_fetch_event *event);
void cc_fetch_log_close(struct cc_fetch_log *log); /* NULL is fine */

#endif
