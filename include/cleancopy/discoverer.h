/* discoverer.h -- feeds, sitemaps and front pages read in a process whose death costs one document.
 *
 *     kind, addresses, source's number, body -->  worker: cc_discover()
 *                                            <--  status, message, links (fetch/discovered_pack.h)
 *
 * What comes back is not believed: a document may have made its worker say anything, so what its links may be asked for is
 * decided by the gates of fetch/, as for any link.
 *
 * The caller waits for each document, processor time at most cfg->limits.max_page_cpu_ms.  The process is
 * started with the first one.
 *
 * Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_DISCOVERER_H
#define CLEANCOPY_DISCOVERER_H

#include "cleancopy/core/config.h"
#include "cleancopy/fetch/discover.h"

struct cc_discoverer;

/* Forks (isolate/nursery.h says when that may be done): cfg, with its sources, as it is now.  `read`: cc_discover, or what a test
 * has in its place.  CC_E_NOMEM, CC_E_IO. */
enum cc_status cc_discoverer_open(const struct cc_config *cfg, cc_discover_read *read,
                                  struct cc_discoverer **discoverer, struct cc_error *err);

/* As cc_discover(); input->source is one of cfg->sources, or NULL.  A document that ends its process is kept where the
 * configuration says so; CC_E_LIMIT (memory, processor time) or CC_E_INPUT.  CC_E_IO: no process to be had, or
 * the document could not be kept.  A cc_fetch_discover (fetch/fetch.h), whence the void. */
enum cc_status cc_discoverer_read(void *discoverer, struct cc_arena *arena,
                                  const struct cc_discovery_input *input,
                                  struct cc_discovered *found, struct cc_error *err);

/* Why the process's system calls are not filtered on this system, or NULL. */
const char *cc_discoverer_unfiltered(const struct cc_discoverer *discoverer);

void cc_discoverer_close(struct cc_discoverer *discoverer); /* NULL is fine */

#endif
