#include "support.h"

#include "option_table.h"
#include "shard_settings.h"

#include <string.h>

/* What cleans a page must be one or the other: an option that is new in one of the two lists was thought of. */
static void every_option_of_cleaning_was_thought_of(void **state)
{
    static const char *const change_nothing[] = {"parser", "jobs", "isolate", "keep-crashes"};

    (void)state;
    for (size_t i = 0; i < cc_n_options; i++) {
        const struct cc_option *o = &cc_options[i];
        bool changes_nothing = false;

        if ((o->commands & CC_COMMAND_CORPUS) == 0 || (o->commands & CC_COMMAND_EXPLAIN) == 0 ||
            (o->commands & CC_COMMAND_CLEAN) == 0 || (o->commands & CC_COMMAND_REPORT) != 0 ||
            strcmp(o->name, "files-from") == 0)
            continue;
        for (size_t n = 0; n < sizeof change_nothing / sizeof *change_nothing; n++)
            changes_nothing = changes_nothing || strcmp(o->name, change_nothing[n]) == 0;
        if (changes_nothing == cc_shard_settings_have(o->name))
            fail_msg("%s", o->name);
    }
}

/* The words after setting options as a command line does. */
static void assert_words(const char *const *words, size_t n_words, const char *wanted)
{
    struct cc_settings settings;
    struct cc_error err;
    struct cc_buf out;

    cc_settings_init(&settings);
    for (size_t i = 0; i < n_words; i += 2) {
        if (cc_option_set(&settings, cc_option_find(words[i]), words[i + 1], NULL, &err) != CC_OK)
            fail_msg("%s", err.message);
    }
    cc_buf_init(&out, 4096);
    cc_shard_settings(&settings.cfg, &out);
    assert_string_equal(out.ptr, wanted);
    cc_buf_done(&out);
    cc_settings_done(&settings);
}

static void settings_are_words(void **state)
{
    static const char *const filters[] = {"language", "und en", "language", "en,de", "exclude-outlets", "a.example"};
    static const char *const some[] = {"scope", "strict", "max-depth", "100", "prefer", "a.example", "jobs", "3"};

    (void)state;
    assert_words(NULL, 0,
                 "scope=auto max-page-cpu-ms=2000 max-page-bytes=8M max-input-bytes=64M "
                 "max-arena-bytes=192M max-depth=512 rules=none");
    assert_words(some, 8,
                 "scope=strict max-page-cpu-ms=2000 max-page-bytes=8M max-input-bytes=64M "
                 "max-arena-bytes=192M max-depth=100 rules=none");
    assert_words(filters, 4,
                 "scope=auto max-page-cpu-ms=2000 max-page-bytes=8M max-input-bytes=64M "
                 "max-arena-bytes=192M max-depth=512 rules=none language=de,en");
    assert_words(filters + 4, 2,
                 "scope=auto max-page-cpu-ms=2000 max-page-bytes=8M max-input-bytes=64M "
                 "max-arena-bytes=192M max-depth=512 rules=none exclude-outlets=17d1806eb943cbf2");
}

static struct cc_span rules_of(struct cc_settings *settings, const char *dir, const char *text)
{
    struct cc_buf out;
    struct cc_error err;
    struct cc_span words;
    const char *path = cc_arena_printf(&settings->arena, "%s/rules", dir).ptr;

    support_write(path, cc_span_from(text));
    if (cc_option_set(settings, cc_option_find("rules"), path, NULL, &err) != CC_OK)
        fail_msg("%s", err.message);
    cc_buf_init(&out, 4096);
    cc_shard_settings(&settings->cfg, &out);
    words = cc_arena_copy(&settings->arena, cc_buf_span(&out));
    cc_buf_done(&out);
    return words;
}

static void rules_count_as_they_are_understood(void **state)
{
    static const struct {
        const char *text;
        bool same;
    } cases[] = {
        {"[site a.example]\ndrop = .promo, aside\n", true},
        {"# a comment\n[site A.example]\n\ndrop = .promo\ndrop =  ASIDE \n", true},
        {"[site a.example]\ndrop = .promo\n", false},
        {"[site a.example]\nkeep = .promo, aside\n", false},
        {"[site b.example]\ndrop = .promo, aside\n", false},
    };
    char *dir = support_scratch();
    struct cc_settings first;
    struct cc_span wanted;

    (void)state;
    cc_settings_init(&first);
    wanted = rules_of(&first, dir, cases[0].text);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_settings settings;
        struct cc_span got, a, b;

        cc_settings_init(&settings);
        got = rules_of(&settings, dir, cases[i].text);
        assert_int_equal(cc_shard_settings_differ(wanted, got, &a, &b), !cases[i].same);
        if (!cases[i].same)
            assert_true(cc_span_starts(a, CC_SPAN("rules=")) && cc_span_starts(b, CC_SPAN("rules=")));
        cc_settings_done(&settings);
    }
    cc_settings_done(&first);
    support_scratch_done(dir);
}

static void the_first_words_that_differ_are_told(void **state)
{
    static const struct {
        const char *a, *b, *word_a, *word_b;
    } cases[] = {
        {"", "", NULL, NULL},          {"x=1 y=2", "x=1 y=2", NULL, NULL},
        {"x=1 y=2", "x=1 y=3", "y=2", "y=3"}, {"x=1", "x=1 y=3", "", "y=3"},
        {"x=1 y=2", "", "x=1", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span a, b;

        assert_int_equal(cc_shard_settings_differ(cc_span_from(cases[i].a), cc_span_from(cases[i].b), &a, &b),
                         cases[i].word_a != NULL);
        if (cases[i].word_a != NULL) {
            assert_span_is(a, cases[i].word_a);
            assert_span_is(b, cases[i].word_b);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_option_of_cleaning_was_thought_of),
        cmocka_unit_test(settings_are_words),
        cmocka_unit_test(rules_count_as_they_are_understood),
        cmocka_unit_test(the_first_words_that_differ_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
