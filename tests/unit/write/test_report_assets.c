#include "cleancopy/write/report_assets.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

static const struct cc_report_asset *find(const char *name)
{
    for (size_t i = 0; i < cc_n_report_assets; i++) {
        if (strcmp(cc_report_assets[i].name, name) == 0)
            return &cc_report_assets[i];
    }
    fail_msg("no %s", name);
    return NULL;
}

/* The sum's first 64 characters; empty where there is no sha256sum. */
static void sum_of(const struct cc_report_asset *asset, char hex[65])
{
    char *dir = support_scratch(), command[400];
    struct cc_span bytes = {asset->bytes, asset->len};
    FILE *pipe;

    hex[0] = '\0';
    (void)snprintf(command, sizeof command, "%s/asset", dir);
    support_write(command, bytes);
    (void)snprintf(command, sizeof command, "sha256sum <%s/asset", dir);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    if (fscanf(pipe, "%64s", hex) != 1)
        hex[0] = '\0';
    pclose(pipe);
    support_scratch_done(dir);
}

static void libraries_are_the_files_that_are_on_record(void **state)
{
    char *path = support_fixture("../pipeline/write/report/vendor/SHA256SUMS");
    FILE *sums = fopen(path, "r");
    char wanted[65], name[65], got[65];
    int n = 0;

    (void)state;
    free(path);
    assert_non_null(sums);
    while (fscanf(sums, "%64s %64s", wanted, name) == 2) {
        sum_of(find(name), got);
        if (got[0] == '\0') {
            fclose(sums);
            skip(); /* no sha256sum here */
        }
        assert_string_equal(got, wanted);
        n++;
    }
    fclose(sums);
    assert_int_equal(n, 5);
}

static void licences_go_with_the_libraries(void **state)
{
    (void)state;
    assert_non_null(strstr(find("LICENSE-uPlot.txt")->bytes, "Leon Sorokin"));
    assert_non_null(strstr(find("LICENSE-diff.txt")->bytes, "Kevin Decker"));
}

/* A policy without 'unsafe-inline' and 'unsafe-eval' would stop such; this finds it before a
 * browser does. */
static void our_scripts_make_no_markup_of_text_and_ask_no_network(void **state)
{
    static const char *const never[] = {
        "innerHTML",    "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
        "new Function", "fetch(",    "XMLHttpRequest",     "import(",        "http://",
        "https://"};

    (void)state;
    for (size_t i = 0; i < cc_n_report_assets; i++) {
        const struct cc_report_asset *asset = &cc_report_assets[i];
        bool is_ours = strstr(asset->name, "uPlot") == NULL &&
                       strcmp(asset->name, "diff.js") != 0 && strstr(asset->name, "LICENSE") == NULL;

        for (size_t j = 0; is_ours && j < sizeof never / sizeof *never; j++) {
            const char *at = strstr(asset->bytes, never[j]);

            if (at != NULL &&
                strncmp(at, "http://www.w3.org/2000/svg", 26) != 0) /* a name, no address */
                fail_msg("%s has %s", asset->name, never[j]);
        }
    }
}

static void styles_load_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < cc_n_report_assets; i++) {
        const struct cc_report_asset *asset = &cc_report_assets[i];

        assert_int_equal(asset->bytes[asset->len], '\0');
        if (strstr(asset->name, ".css") == NULL)
            continue;
        assert_null(strstr(asset->bytes, "url("));
        assert_null(strstr(asset->bytes, "@import"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(libraries_are_the_files_that_are_on_record),
        cmocka_unit_test(licences_go_with_the_libraries),
        cmocka_unit_test(our_scripts_make_no_markup_of_text_and_ask_no_network),
        cmocka_unit_test(styles_load_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
