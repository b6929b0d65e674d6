#include "support.h"

#include "option_table.h"

#include "cleancopy/extract/language.h"

#include <stdio.h>
#include <string.h>

struct fixture {
    struct cc_settings settings;
    char *dir;
    struct cc_error err;
};

static int start(void **state)
{
    static struct fixture f;

    cc_settings_init(&f.settings);
    f.dir = support_scratch();
    *state = &f;
    return 0;
}

static int stop(void **state)
{
    struct fixture *f = *state;

    cc_settings_done(&f->settings);
    support_scratch_done(f->dir);
    return 0;
}

static enum cc_status set(struct fixture *f, const char *option, const char *value)
{
    return cc_option_set(&f->settings, cc_option_find(option), value, f->dir, &f->err);
}

static void assert_names(const struct cc_outlet_list *list, const char *wanted)
{
    char names[256] = "";

    for (size_t i = 0; i < list->n; i++)
        (void)snprintf(names + strlen(names), sizeof names - strlen(names), "%s|",
                       list->names[i]);
    assert_string_equal(names, wanted);
}

/* ---- outlets ---- */

static void a_list_of_outlets_is_a_set(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(set(f, "outlets", " b.example,A.Example\tb.EXAMPLE,, c.example "), CC_OK);
    assert_names(&f->settings.cfg.filter.outlets, "a.example|b.example|c.example|");
    assert_int_equal(f->settings.cfg.filter.excluded.n, 0);
    assert_int_equal(set(f, "exclude-outlets", "x.example"), CC_OK);
    assert_names(&f->settings.cfg.filter.excluded, "x.example|");
    assert_int_equal(set(f, "outlets", "d.example"), CC_OK); /* takes the place */
    assert_names(&f->settings.cfg.filter.outlets, "d.example|");
}

static void a_file_has_a_name_a_line(void **state)
{
    struct fixture *f = *state;
    char path[4096];

    (void)snprintf(path, sizeof path, "%s/names.txt", f->dir);
    support_write(
        path,
        CC_SPAN("\xEF\xBB\xBF# of the harbour\r\nb.example\r\n\r\n  Harbour Post \na.example"));
    assert_int_equal(set(f, "outlets", "@names.txt"), CC_OK); /* beside the configuration */
    assert_names(&f->settings.cfg.filter.outlets, "a.example|b.example|harbour post|");
    assert_string_equal(f->settings.cfg.filter.outlets.file, path);
    assert_int_equal(cc_option_set(&f->settings, cc_option_find("exclude-outlets"),
                                   cc_arena_printf(&f->settings.arena, "@%s", path).ptr, NULL,
                                   &f->err),
                     CC_OK);
    assert_names(&f->settings.cfg.filter.excluded, "a.example|b.example|harbour post|");
}

static void what_is_no_outlet_is_told_with_what_is(void **state)
{
    static const struct {
        const char *value, *file, *words;
    } cases[] = {
        {"https://a.example/", NULL,
         "outlets: \"https://a.example/\" is no outlet: give names such as reuters.com"},
        {"a.example b.example/x", NULL, "\"b.example/x\" is no outlet"},
        {"a@b.example", NULL, "\"a@b.example\" is no outlet"},
        {" , ", NULL, "no outlet in the list"},
        {"@names.txt", "# none\n\n", "names.txt: give names such as"},
        {"@names.txt", "a.example\nhttp://b.example\n",
         "names.txt: \"http://b.example\" is no outlet"},
        {"@absent.txt", NULL, "absent.txt"},
        {"@.", NULL, "is a folder"},
        {"@", NULL, "outlets: \"@\" names no file"},
    };
    struct fixture *f = *state;
    char path[4096];

    (void)snprintf(path, sizeof path, "%s/names.txt", f->dir);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cases[i].file != NULL)
            support_write(path, cc_span_from(cases[i].file));
        assert_int_equal(set(f, "outlets", cases[i].value), CC_E_USAGE);
        if (strstr(f->err.message, cases[i].words) == NULL)
            fail_msg("%s: %s", cases[i].value, f->err.message);
        assert_int_equal(f->settings.cfg.filter.outlets.n, 0);
    }
}

static void a_name_and_a_list_are_as_long_as_their_limits(void **state)
{
    struct fixture *f = *state;
    char name[CC_MAX_PREFER_BYTES + 2], path[4096];
    struct cc_buf text;

    memset(name, 'a', sizeof name);
    name[CC_MAX_PREFER_BYTES] = '\0';
    assert_int_equal(set(f, "outlets", name), CC_OK);
    name[CC_MAX_PREFER_BYTES] = 'a';
    name[CC_MAX_PREFER_BYTES + 1] = '\0';
    assert_int_equal(set(f, "outlets", name), CC_E_USAGE);

    (void)snprintf(path, sizeof path, "%s/many", f->dir);
    cc_buf_init(&text, (size_t)64 << 20);
    for (int i = 0; i < CC_MAX_FILTER_OUTLETS; i++)
        cc_buf_printf(&text, "o%d.example\n", i);
    support_write(path, cc_buf_span(&text));
    assert_int_equal(set(f, "outlets", "@many"), CC_OK);
    assert_int_equal(f->settings.cfg.filter.outlets.n, CC_MAX_FILTER_OUTLETS);
    cc_buf_add_string(&text, "more.example\n");
    support_write(path, cc_buf_span(&text));
    assert_int_equal(set(f, "outlets", "@many"), CC_E_USAGE);
    assert_non_null(strstr(f->err.message, "more than 100000 outlets"));
    cc_buf_done(&text);
}

/* ---- languages ---- */

static void languages_are_written_as_records_have_them(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(set(f, "language", "DE, und eng,iw en de"), CC_OK);
    assert_int_equal(f->settings.cfg.filter.n_languages, 4);
    assert_string_equal(f->settings.cfg.filter.languages[0], "de");
    assert_string_equal(f->settings.cfg.filter.languages[1], "en");
    assert_string_equal(f->settings.cfg.filter.languages[2], "he");
    assert_string_equal(f->settings.cfg.filter.languages[3], "und");
}

static void what_is_no_language_is_told_with_what_is(void **state)
{
    static const struct {
        const char *value, *words;
    } cases[] = {
        {"english",
         "language: \"english\" is no language: give codes of ISO 639 such as en,de, and und"},
        {"en,xx", "\"xx\" is no language"},
        {"en_US", "\"en_US\" is no language"},
        {"mul", "\"mul\" is no language"},
        {"e", "\"e\" is no language"},
        {"en-us", "language: \"en-us\" is more than a language: give en,"},
        {"de,zh-Hant", "\"zh-Hant\" is more than a language: give zh,"},
        {",", "no language in the list"},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(set(f, "language", cases[i].value), CC_E_USAGE);
        if (strstr(f->err.message, cases[i].words) == NULL)
            fail_msg("%s: %s", cases[i].value, f->err.message);
        assert_int_equal(f->settings.cfg.filter.n_languages, 0);
    }
}

/* Of letters, so that each is another language where it is one. */
static void as_many_languages_as_the_limit_are_taken(void **state)
{
    struct fixture *f = *state;
    size_t n = 0;
    struct cc_buf list;

    cc_buf_init(&list, 65536);
    for (int i = 0; i < 26 * 26 * 26 && n <= CC_MAX_FILTER_LANGUAGES; i++) {
        char code[4] = {(char)('a' + i / 676), (char)('a' + i / 26 % 26), (char)('a' + i % 26),
                        '\0'};

        if (cc_language_tag(&f->settings.arena, cc_span_from(code)).len != 3)
            continue;
        if (n++ == CC_MAX_FILTER_LANGUAGES)
            assert_int_equal(set(f, "language", list.ptr), CC_OK);
        cc_buf_printf(&list, "%s,", code);
    }
    assert_int_equal(n, CC_MAX_FILTER_LANGUAGES + 1);
    assert_int_equal(f->settings.cfg.filter.n_languages, CC_MAX_FILTER_LANGUAGES);
    assert_int_equal(set(f, "language", list.ptr), CC_E_USAGE);
    assert_string_equal(f->err.message, "language: more than 256 languages");
    cc_buf_done(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_list_of_outlets_is_a_set, start, stop),
        cmocka_unit_test_setup_teardown(a_file_has_a_name_a_line, start, stop),
        cmocka_unit_test_setup_teardown(what_is_no_outlet_is_told_with_what_is, start, stop),
        cmocka_unit_test_setup_teardown(a_name_and_a_list_are_as_long_as_their_limits, start,
                                        stop),
        cmocka_unit_test_setup_teardown(languages_are_written_as_records_have_them, start,
                                        stop),
        cmocka_unit_test_setup_teardown(what_is_no_language_is_told_with_what_is, start, stop),
        cmocka_unit_test_setup_teardown(as_many_languages_as_the_limit_are_taken, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
