#include "support.h"

#include "cleancopy/page_death.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static struct cc_config cfg;
static const struct cc_death crash = {.kind = CC_DEATH_CRASH, .number = SIGSEGV};

static struct cc_page page(void)
{
    return (struct cc_page){.source = CC_SPAN("saved/a.html"), .bytes = CC_SPAN("<!doctype html><p>a")};
}

static int set_up(void **state)
{
    (void)state;
    cc_config_defaults(&cfg);
    return 0;
}

static void assert_says(const struct cc_death *death, enum cc_status status, const char *wanted)
{
    const struct cc_page own = page();
    struct cc_error why;

    assert_int_equal(cc_page_death(&cfg, &own, "cleaned", death, &why, NULL), CC_OK);
    assert_int_equal(why.status, status);
    assert_non_null(strstr(why.message, wanted));
}

static void a_limit_is_told_from_a_fault(void **state)
{
    const struct cc_death cpu = {.kind = CC_DEATH_CPU, .max_cpu_ms = 2000};
    const struct cc_death memory = {.kind = CC_DEATH_MEMORY, .max_memory_bytes = 448u << 20};
    const struct cc_death hung = {.kind = CC_DEATH_HUNG};

    (void)state;
    assert_says(&crash, CC_E_INPUT, "it ended the process that cleaned it (crash: signal 11 (Segmentation fault)); --keep-crashes DIR");
    assert_says(&cpu, CC_E_LIMIT, "(cpu-limit: over 2000 ms of processor time)");
    assert_says(&memory, CC_E_LIMIT, "(memory-limit: over 448 MiB of memory)");
    assert_says(&hung, CC_E_INPUT, "(hung: idle for 60 s)");
}

static void its_bytes_are_kept_where_somebody_wants_them(void **state)
{
    char *dir = support_scratch(), wanted[4096];

    (void)state;
    cfg.crash_dir = dir;
    (void)snprintf(wanted, sizeof wanted, "its bytes are in %s/", dir);
    assert_says(&crash, CC_E_INPUT, wanted);
    cfg.crash_dir = NULL;
    support_scratch_done(dir);
}

static void a_folder_that_cannot_be_is_the_callers_failure(void **state)
{
    const struct cc_page own = page();
    struct cc_error why, err;

    (void)state;
    cfg.crash_dir = "/dev/null/crashes";
    assert_int_equal(cc_page_death(&cfg, &own, "read", &crash, &why, &err), CC_E_IO);
    assert_non_null(strstr(err.message, "/dev/null/crashes"));
    cfg.crash_dir = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_limit_is_told_from_a_fault),
        cmocka_unit_test(its_bytes_are_kept_where_somebody_wants_them),
        cmocka_unit_test(a_folder_that_cannot_be_is_the_callers_failure),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
