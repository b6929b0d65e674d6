#include "support.h"

#include "cleancopy/core/config.h"

static void every_limit_has_a_default(void **state)
{
    struct cc_config cfg;
    const size_t *sizes = &cfg.limits.max_page_bytes;

    (void)state;
    memset(&cfg, 0xFF, sizeof cfg);
    cc_config_defaults(&cfg);
    assert_int_equal(*sizes, 8u << 20);
    assert_true(cfg.limits.max_arena_bytes >= 20 * cfg.limits.max_page_bytes);
    assert_true(cfg.limits.max_depth >= 512 && cfg.limits.max_tag_attributes > 0 &&
                cfg.limits.max_open_formatting > 0 && cfg.limits.max_blocks > 0);
    assert_true(cfg.fetch.max_redirects > 0 && cfg.fetch.total_timeout_ms > 0 && cfg.fetch.max_decode_ratio > 0);
    assert_null(cfg.out_dir);
    assert_int_equal(cfg.n_sources, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_limit_has_a_default)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
