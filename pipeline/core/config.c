#include "cleancopy/core/config.h"

#include <string.h>

#define KIB ((size_t)1 << 10)
#define MIB ((size_t)1 << 20)

void cc_config_defaults(struct cc_config *cfg)
{
    memset(cfg, 0, sizeof *cfg);

    cfg->limits.max_page_bytes = 8 * MIB;
    cfg->limits.max_arena_bytes = 192 * MIB;
    cfg->limits.max_depth = 512;
    cfg->limits.max_tag_attributes = 256;
    cfg->limits.max_open_formatting = 256;
    cfg->limits.max_blocks = 150000;
    cfg->limits.max_json_bytes = 4 * MIB;
    cfg->limits.max_json_depth = 64;
    cfg->limits.max_input_bytes = 64 * MIB;
    cfg->limits.max_line_bytes = 64 * MIB;
    cfg->limits.max_page_cpu_ms = 2000;

    cfg->fetch.connect_timeout_ms = 10000;
    cfg->fetch.total_timeout_ms = 30000;
    cfg->fetch.slow_bytes_per_s = 200;
    cfg->fetch.slow_for_s = 8;
    cfg->fetch.max_body_bytes = 10 * MIB;
    cfg->fetch.max_decode_ratio = 200;
    cfg->fetch.max_header_bytes = 256 * KIB;
    cfg->fetch.max_redirects = 10;
    cfg->fetch.max_url_bytes = 8192;
    cfg->fetch.max_robots_bytes = 500 * KIB;
    cfg->fetch.max_feed_entries = 100000;
    cfg->fetch.max_sitemaps = 500;
    cfg->fetch.max_page_feeds = 4;
    cfg->fetch.max_next_pages = 4;

    cfg->dedup.near = 0.8;
    cfg->dedup.part = 0.85;
    cfg->dedup.min_words = 6;
    cfg->dedup.min_exact_words = 5;
    cfg->dedup.memory_bytes = 96 * MIB;

    cfg->delay_ms = 1000;
    cfg->isolate = true;
    cfg->format = CC_FORMAT_TEXT;
    cfg->duplicates = CC_DUPLICATES_DROP;
}
