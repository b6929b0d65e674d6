#include "support.h"

#include "cleancopy/source/saved_folder.h"

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

static void a_folder_beside_its_page_is_part_of_it(void **data)
{
    static const char *const names[] = {"a.htm",     "a-Dateien", "a_fichiers", "b.files",
                                        "b.html",    "b.other",   "b_files",    "c_files",
                                        "d.txt",     "d_files",   "e.HTM",      "e_archivos",
                                        "f.html.gz", "f_files",   "g_files",    "g_files.html"};
    const char *sorted[COUNT(names)];
    static const char *const parts[] = {"a-Dateien", "a_fichiers", "b.files", "b_files",
                                        "e_archivos"};
    size_t n = COUNT(names);

    (void)data;
    memcpy(sorted, names, sizeof names);
    for (size_t i = 1; i < n; i++) { /* by insertion: byte order, as a walk has them */
        for (size_t k = i; k > 0 && strcmp(sorted[k - 1], sorted[k]) > 0; k--) {
            const char *one = sorted[k];

            sorted[k] = sorted[k - 1];
            sorted[k - 1] = one;
        }
    }
    for (size_t i = 0; i < n; i++) {
        bool wanted = false;

        for (size_t k = 0; k < COUNT(parts); k++)
            wanted = wanted || strcmp(sorted[i], parts[k]) == 0;
        if (cc_saved_folder_is_part(sorted, n, sorted[i], true) != wanted)
            fail_msg("%s", sorted[i]);
        assert_false(
            cc_saved_folder_is_part(sorted, n, sorted[i], false)); /* a file of that name */
    }
}

static void what_mirrors_keep_besides_pages_is_no_page(void **data)
{
    static const char *const httrack[] = {"backblue.gif", "fade.gif",    "harbourpost.example",
                                          "hts-cache",    "hts-log.txt", "index.html"};
    static const char *const alone[] = {"fade.gif",    "hts-cache", "hts-log.txt",
                                        "x.html.orig", "y.html",    "y.html.orig"};

    (void)data;
    assert_true(cc_saved_folder_is_part(httrack, COUNT(httrack), "backblue.gif", false));
    assert_true(cc_saved_folder_is_part(httrack, COUNT(httrack), "fade.gif", false));
    assert_true(cc_saved_folder_is_part(httrack, COUNT(httrack), "hts-cache", true));
    assert_true(cc_saved_folder_is_part(httrack, COUNT(httrack), "hts-log.txt", false));
    assert_false(cc_saved_folder_is_part(httrack, COUNT(httrack), "index.html", false));
    assert_false(cc_saved_folder_is_part(httrack, COUNT(httrack), "harbourpost.example", true));
    for (size_t i = 0; i < 4; i++)
        assert_false(cc_saved_folder_is_part(alone, COUNT(alone), alone[i], i == 1));
    assert_false(cc_saved_folder_is_part(alone, COUNT(alone), "y.html", false));
    assert_true(cc_saved_folder_is_part(alone, COUNT(alone), "y.html.orig", false));
}

static void the_longest_names_are_looked_up_and_longer_ones_are_none(void **data)
{
    static char page[256 + 8], folder[256 + 8];
    const char *names[2] = {page, folder}; /* "." before "_" */

    (void)data;
    for (size_t more = 0; more < 2; more++) {
        size_t stem = 250 + more; /* with ".html" 255 and 256 */

        memset(page, 'a', stem);
        memset(folder, 'a', stem);
        memcpy(page + stem, ".html", 6);
        memcpy(folder + stem, "_file", 6);
        assert_int_equal(cc_saved_folder_is_part(names, 2, folder, true), more == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_beside_its_page_is_part_of_it),
        cmocka_unit_test(what_mirrors_keep_besides_pages_is_no_page),
        cmocka_unit_test(the_longest_names_are_looked_up_and_longer_ones_are_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
