/* report_assets.h -- the review page's scripts, styles and licences, as they lie in
 * pipeline/write/report/, so that the program needs no installed files.
 *
 * embed.py makes the source of it when the program is built.  In order of loading; scripts end
 * in ".js", styles in ".css".
 *
 * Pure: any thread may read it. */
#ifndef CLEANCOPY_WRITE_REPORT_ASSETS_H
#define CLEANCOPY_WRITE_REPORT_ASSETS_H

#include <stddef.h>

struct cc_report_asset {
    const char *name;  /* in the report's folder app/ */
    const char *bytes; /* NUL-ended, but may hold NUL */
    size_t len;
};

extern const struct cc_report_asset cc_report_assets[];
extern const size_t cc_n_report_assets;

#endif
