#include "support.h"

#include "command_table.h"
#include "environment.h"
#include "home_place.h"
#include "option_table.h"
#include "settings.h"

#include <stdlib.h>
#include <string.h>

static enum cc_status load(struct cc_settings *settings, const char *command, int n_words,
                           const char *const *list, struct cc_error *err)
{
    char *words[8];
    int n_operands;

    for (int i = 0; i < n_words; i++)
        words[i] = (char *)(uintptr_t)list[i];
    cc_settings_init(settings);
    return cc_settings_load(settings, cc_command_find(command), n_words, words, &n_operands,
                            err);
}

static const struct cc_option_origin *origin_of(const struct cc_settings *settings,
                                                const char *name)
{
    return &settings->origins[cc_option_find(name) - cc_options];
}

static void a_variable_is_the_option_in_capitals(void **state)
{
    char name[CC_ENVIRONMENT_NAME_BYTES];

    (void)state;
    cc_environment_name("delay-ms", name);
    assert_string_equal(name, "CLEANCOPY_DELAY_MS");
    cc_environment_name("http1", name);
    assert_string_equal(name, "CLEANCOPY_HTTP1");
    for (size_t i = 0; i < cc_n_options; i++) {
        cc_environment_name(cc_options[i].name, name);
        assert_int_equal(strlen(name),
                         strlen(cc_options[i].name) + strlen(CC_ENVIRONMENT_PREFIX));
    }
}

static void an_empty_variable_is_none(void **state)
{
    (void)state;
    assert_null(cc_environment_value("jobs"));
    setenv("CLEANCOPY_JOBS", "", 1);
    assert_null(cc_environment_value("jobs"));
    setenv("CLEANCOPY_JOBS", "3", 1);
    assert_string_equal(cc_environment_value("jobs"), "3");
    unsetenv("CLEANCOPY_JOBS");
}

static void words_win_over_the_environment_and_it_over_defaults(void **state)
{
    static const char *const words[] = {"--scope", "strict"};
    struct cc_settings settings;
    struct cc_error err;

    (void)state;
    setenv("CLEANCOPY_JOBS", "3", 1);
    setenv("CLEANCOPY_SCOPE", "full", 1);
    assert_int_equal(load(&settings, "clean", 2, words, &err), CC_OK);
    assert_int_equal(settings.cfg.jobs, 3);
    assert_int_equal(settings.cfg.scope, CC_SCOPE_STRICT);
    assert_int_equal(origin_of(&settings, "jobs")->from, CC_FROM_ENVIRONMENT);
    assert_int_equal(origin_of(&settings, "scope")->from, CC_FROM_WORDS);
    assert_int_equal(origin_of(&settings, "format")->from, CC_FROM_DEFAULT);
    cc_settings_done(&settings);
    unsetenv("CLEANCOPY_JOBS");
    unsetenv("CLEANCOPY_SCOPE");
}

static void a_bad_variable_is_named(void **state)
{
    struct cc_settings settings;
    struct cc_error err;

    (void)state;
    setenv("CLEANCOPY_JOBS", "many", 1);
    assert_int_equal(load(&settings, "clean", 0, NULL, &err), CC_E_USAGE);
    assert_non_null(strstr(err.message, "CLEANCOPY_JOBS: jobs: \"many\""));
    cc_settings_done(&settings);
    unsetenv("CLEANCOPY_JOBS");
}

static void help_wins_over_everything_that_is_wrong_elsewhere(void **state)
{
    static const char *const words[] = {"-c", "/nowhere/at/all.conf", "--help"};
    struct cc_settings settings;
    struct cc_error err;

    (void)state;
    setenv("CLEANCOPY_JOBS", "many", 1);
    assert_int_equal(load(&settings, "run", 3, words, &err), CC_OK);
    assert_true(settings.help);
    cc_settings_done(&settings);
    unsetenv("CLEANCOPY_JOBS");
}

static void a_place_without_an_absolute_path_is_the_default_one(void **state)
{
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1 << 16);
    setenv("HOME", "/home/ana", 1);
    unsetenv("XDG_CONFIG_HOME");
    assert_string_equal(cc_home_path(&arena, CC_HOME_PLACE_CONFIG, CC_HOME_CONFIG),
                        "/home/ana/.config/cleancopy/cleancopy.conf");
    setenv("XDG_CONFIG_HOME", "conf", 1);
    assert_string_equal(cc_home_path(&arena, CC_HOME_PLACE_CONFIG, "x"), "/home/ana/.config/x");
    setenv("XDG_CONFIG_HOME", "/conf", 1);
    assert_string_equal(cc_home_path(&arena, CC_HOME_PLACE_CONFIG, "x"), "/conf/x");
    assert_string_equal(cc_home_path(&arena, CC_HOME_PLACE_STATE, "x"),
                        "/home/ana/.local/state/x");
    assert_string_equal(cc_home_path(&arena, CC_HOME_PLACE_DATA, "x"),
                        "/home/ana/.local/share/x");
    unsetenv("HOME");
    assert_null(cc_home_path(&arena, CC_HOME_PLACE_DATA, "x"));
    setenv("HOME", "", 1);
    assert_null(cc_home_path(&arena, CC_HOME_PLACE_DATA, "x"));
    setenv("XDG_CONFIG_DIRS", "relative::/nowhere/at/all:", 1);
    assert_null(cc_home_find_config(&arena));
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_variable_is_the_option_in_capitals),
        cmocka_unit_test(an_empty_variable_is_none),
        cmocka_unit_test(words_win_over_the_environment_and_it_over_defaults),
        cmocka_unit_test(a_bad_variable_is_named),
        cmocka_unit_test(help_wins_over_everything_that_is_wrong_elsewhere),
        cmocka_unit_test(a_place_without_an_absolute_path_is_the_default_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
