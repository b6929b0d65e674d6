/* discovery.h -- feeds, sitemaps and front pages read in a process of their own: what `run` and `fetch` share. */
#ifndef CLEANCOPY_CMD_DISCOVERY_H
#define CLEANCOPY_CMD_DISCOVERY_H

#include "cleancopy/core/config.h"
#include "cleancopy/discoverer.h"
#include "cleancopy/fetch/fetch.h"

/* With cfg->isolate, and where a source names such documents: starts the process, before the state is opened
 * (discoverer.h), and lets the job read through it.  *discoverer, else NULL, is for the caller to close. */
enum cc_status cc_discovery_open(const struct cc_config *cfg, struct cc_fetch_job *job,
                                 struct cc_discoverer **discoverer, struct cc_error *err);

#endif
