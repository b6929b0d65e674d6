#include "support.h"

#include "option_table.h"

#include <string.h>

static void every_option_is_in_one_group(void **state)
{
    size_t at = 0;

    (void)state;
    for (size_t g = 0; g < cc_n_option_groups; g++) {
        size_t from, to;

        assert_non_null(cc_option_find(cc_option_groups[g].first));
        cc_option_group_range(g, &from, &to);
        assert_int_equal(from, at);
        assert_true(to > from);
        at = to;
    }
    assert_int_equal(at, cc_n_options);
}

static void no_option_is_there_twice_and_each_has_a_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < cc_n_options; i++) {
        const struct cc_option *o = &cc_options[i];

        assert_ptr_equal(cc_option_find(o->name), o);
        assert_true(strlen(o->name) < 64 && strlen(o->help) > 8);
        assert_true(o->help[strlen(o->help) - 1] != '.');
        assert_true((o->argument == NULL) == (o->kind == CC_OPTION_FLAG));
        for (size_t j = 0; j < i; j++) {
            bool share_commands = (o->commands & cc_options[j].commands) != 0;

            assert_false(o->letter != 0 && share_commands && o->letter == cc_options[j].letter);
        }
    }
}

static void assert_shows(const struct cc_config *cfg, const char *name, size_t i,
                         const char *wanted)
{
    struct cc_buf out;

    cc_buf_init(&out, 4096);
    cc_option_show(cfg, cc_option_find(name), i, &out);
    assert_non_null(out.ptr);
    assert_string_equal(out.ptr, wanted);
    cc_buf_done(&out);
}

/* What is shown of a default, set again over something else, is that default. */
static void what_is_shown_can_be_set(void **state)
{
    struct cc_settings settings, defaults;
    struct cc_buf shown, again;
    struct cc_error err;

    (void)state;
    cc_settings_init(&settings);
    cc_settings_init(&defaults);
    cc_buf_init(&shown, 4096);
    cc_buf_init(&again, 4096);
    for (size_t i = 0; i < cc_n_options; i++) {
        const struct cc_option *o = &cc_options[i];

        if (cc_option_count(&defaults.cfg, o) == 0)
            continue;
        cc_buf_clear(&shown);
        cc_buf_clear(&again);
        cc_option_show(&defaults.cfg, o, 0, &shown);
        if (cc_option_words(o->kind) != NULL)
            assert_int_equal(
                cc_option_set(&settings, o, cc_option_words(o->kind)[1], NULL, &err), CC_OK);
        else
            assert_int_equal(cc_option_set(&settings, o, "1", NULL, &err), CC_OK);
        assert_int_equal(cc_option_set(&settings, o, shown.ptr, NULL, &err), CC_OK);
        cc_option_show(&settings.cfg, o, 0, &again);
        assert_string_equal(shown.ptr, again.ptr);
    }
    assert_memory_equal(&settings.cfg, &defaults.cfg, sizeof settings.cfg);
    cc_buf_done(&shown);
    cc_buf_done(&again);
    cc_settings_done(&settings);
    cc_settings_done(&defaults);
}

static void values_are_shown_as_people_write_them(void **state)
{
    static const struct {
        const char *name, *given, *shown;
    } cases[] = {
        {"format", "jsonl", "jsonl"},
        {"jobs", "3", "3"},
        {"removed", "on", "yes"},
        {"isolate", "off", "no"},
        {"max-page-bytes", "1048576", "1M"},
        {"max-page-bytes", "1536K", "1536K"},
        {"max-page-bytes", "1000", "1000"},
        {"memory-bytes", "2G", "2G"},
        {"memory-bytes", "0", "0"},
        {"window", "48h", "2d"},
        {"window", "14d", "2w"},
        {"window", "25h", "25h"},
        {"max-time", "90", "90s"},
        {"max-time", "3600", "1h"},
        {"max-time", "150m", "150m"},
        {"outlets", "b.example, A.example b.example", "a.example, b.example"},
        {"exclude-outlets", "b.example", "b.example"},
        {"language", "en,DE", "de, en"},
        {"prefer", "b.example a.example", "b.example, a.example"},
        {"out", "clean", "here/clean"},
        {"contact", "mailto:a@b.example", "mailto:a@b.example"},
        {"header", "X-A: b", "X-A: b"},
        {"connect-to", "a:1:b:2", "a:1:b:2"},
        {"allow-net", "10.0.0.0/8", "10.0.0.0/8"},
    };
    struct cc_error err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cc_option *o = cc_option_find(cases[i].name);
        struct cc_settings settings;

        cc_settings_init(&settings);
        assert_int_equal(cc_option_set(&settings, o, cases[i].given, "here", &err), CC_OK);
        assert_int_equal(cc_option_count(&settings.cfg, o), 1);
        assert_shows(&settings.cfg, cases[i].name, 0, cases[i].shown);
        cc_settings_done(&settings);
    }
}

static void what_can_be_repeated_is_shown_value_by_value(void **state)
{
    const struct cc_option *o = cc_option_find("header");
    struct cc_settings settings;
    struct cc_error err;

    (void)state;
    cc_settings_init(&settings);
    assert_int_equal(cc_option_count(&settings.cfg, o), 0);
    assert_int_equal(cc_option_set(&settings, o, "X-A: 1", NULL, &err), CC_OK);
    assert_int_equal(cc_option_set(&settings, o, "X-B: 2", NULL, &err), CC_OK);
    assert_int_equal(cc_option_count(&settings.cfg, o), 2);
    assert_shows(&settings.cfg, "header", 0, "X-A: 1");
    assert_shows(&settings.cfg, "header", 1, "X-B: 2");
    cc_settings_done(&settings);
}

static void a_sentence_tells_the_default_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < cc_n_options; i++) {
        struct cc_buf sentence;
        const char *first;

        cc_buf_init(&sentence, 4096);
        cc_option_sentence(&cc_options[i], &sentence);
        first = strstr(sentence.ptr, "(default:");
        assert_true(first == NULL || strstr(first + 1, "(default:") == NULL);
        if (strcmp(cc_options[i].name, "delay-ms") == 0)
            assert_non_null(strstr(sentence.ptr, " (default: 1000)"));
        cc_buf_done(&sentence);
    }
}

static void only_what_lasts_may_stand_in_a_file(void **state)
{
    static const char *const words_alone[] = {"config",  "no-config",  "feed",
                                              "sitemap", "front-page", "url-list"};

    (void)state;
    for (size_t i = 0; i < sizeof words_alone / sizeof *words_alone; i++)
        assert_false(cc_option_is_lasting(cc_option_find(words_alone[i])));
    assert_true(cc_option_is_lasting(cc_option_find("rules")));
    assert_true(cc_option_is_lasting(cc_option_find("max-page-bytes")));
}

static void the_nearest_name_forgives_two_letters_in_the_wrong_order(void **state)
{
    (void)state;
    assert_string_equal(cc_option_nearest("jbos", CC_COMMAND_ALL), "jobs");
    assert_string_equal(cc_option_nearest("fromat", CC_COMMAND_CLEAN), "format");
    assert_string_equal(cc_option_nearest("delay-m", CC_COMMAND_RUN), "delay-ms");
    assert_null(cc_option_nearest("delay-ms", CC_COMMAND_REPORT));
    assert_null(cc_option_nearest("", CC_COMMAND_REPORT));
    assert_null(cc_option_nearest("something-else-altogether", CC_COMMAND_ALL));
    assert_string_equal(cc_option_nearest("features", CC_COMMAND_ALL), "features");
    assert_string_equal(cc_option_nearest("feetures", CC_COMMAND_ALL), "features");
    assert_string_equal(cc_option_nearest("feture", CC_COMMAND_ALL), "features");
    assert_string_equal(cc_option_nearest("isolat", CC_COMMAND_ALL), "isolate");
    assert_null(cc_option_nearest("fixtures", CC_COMMAND_ALL)); /* two other letters: another word */
    assert_null(cc_option_nearest("home", CC_COMMAND_ALL));
    assert_null(cc_option_nearest(
        "a-name-of-sixty-four-bytes-is-too-long-to-be-compared-with-others", CC_COMMAND_ALL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_is_in_one_group),
        cmocka_unit_test(no_option_is_there_twice_and_each_has_a_sentence),
        cmocka_unit_test(what_is_shown_can_be_set),
        cmocka_unit_test(values_are_shown_as_people_write_them),
        cmocka_unit_test(what_can_be_repeated_is_shown_value_by_value),
        cmocka_unit_test(a_sentence_tells_the_default_once),
        cmocka_unit_test(only_what_lasts_may_stand_in_a_file),
        cmocka_unit_test(the_nearest_name_forgives_two_letters_in_the_wrong_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
