/* report_style.h -- the style of the review page, and the hash that its policy names.
 *
 * A browser takes this style and no other.  After a change the test prints the new hash.
 *
 * Pure: constants. */
#ifndef CLEANCOPY_WRITE_REPORT_STYLE_H
#define CLEANCOPY_WRITE_REPORT_STYLE_H

#define CC_REPORT_STYLE_HASH "sha256-ewFhfbT7FErH++VTVZ2dqOzcrdXai3B3VKrfdMxOiwg="
extern const char cc_report_style[];

#endif
