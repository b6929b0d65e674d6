/* preload.h -- what the steps of a page load on first use, loaded before a process gives up its rights to.
 *
 * Found with strace over all development pages and a page in each charset; test_batch.c has the latter.
 *
 * Thread use: one thread; what is loaded stays until the process ends. */
#ifndef CLEANCOPY_EXTRACT_PRELOAD_H
#define CLEANCOPY_EXTRACT_PRELOAD_H

/* For any page: jansson's seed, ICU's data. */
void cc_preload(void);

/* For the odd page: the modules of iconv for every charset of charset_labels.h, and libcurl for addresses with a port or a dot
 * segment: 6 ms, which most runs need not spend. */
void cc_preload_more(void);

#endif
