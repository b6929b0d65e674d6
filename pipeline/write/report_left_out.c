#include "cleancopy/write/report_left_out.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/write/outfile.h"
#include "cleancopy/write/script.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#define FILE_NAME "report/data/left-out.js"
#define MAX_BYTES ((size_t)1 << 10)

static enum cc_status put(const char *dir, struct cc_span json, struct cc_error *err)
{
    struct cc_buf script;
    bool changed;
    enum cc_status st;

    cc_buf_init(&script, MAX_BYTES);
    cc_script_begin(&script, CC_SPAN("left-out"));
    cc_script_add(&script, json);
    cc_script_end(&script);
    st = script.status == CC_OK ? cc_outfile_put(dir, CC_SPAN(FILE_NAME), cc_buf_span(&script), &changed, err)
                                : cc_fail(err, script.status, "report", "no memory for left-out.js");
    cc_buf_done(&script);
    return st;
}

enum cc_status cc_report_left_out_put(const char *dir, const struct cc_left_out_sums *sums, struct cc_error *err)
{
    char json[96];

    (void)snprintf(json, sizeof json, "{\"by_outlet\":%" PRIu64 ",\"by_language\":%" PRIu64 "}", sums->by_outlet,
                   sums->by_language); /* two numbers always fit */
    return put(dir, cc_span_from(json), err);
}

enum cc_status cc_report_left_out_keep(const char *dir, struct cc_error *err)
{
    char path[4096];

    if (snprintf(path, sizeof path, "%s/" FILE_NAME, dir) < (int)sizeof path && access(path, F_OK) == 0)
        return CC_OK;
    return put(dir, CC_SPAN("null"), err);
}
