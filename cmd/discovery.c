#include "discovery.h"

static bool names_documents(const struct cc_config *cfg)
{
    for (size_t i = 0; i < cfg->n_sources; i++) {
        const struct cc_source *source = &cfg->sources[i];

        if (source->n_feeds + source->n_sitemaps + source->n_front_pages > 0)
            return true;
    }
    return false;
}

enum cc_status cc_discovery_open(const struct cc_config *cfg, struct cc_fetch_job *job,
                                 struct cc_discoverer **discoverer, struct cc_error *err)
{
    enum cc_status st;

    *discoverer = NULL;
    if (!cfg->isolate || !names_documents(cfg))
        return CC_OK;
    st = cc_discoverer_open(cfg, cc_discover, discoverer, err);
    if (st == CC_OK) {
        job->discover = cc_discoverer_read;
        job->reader = *discoverer;
    }
    return st;
}
