#include "cleancopy/source/saved_folder.h"

#include "cleancopy/core/span.h"

#include <stdlib.h>

#define MAX_NAME_BYTES 255 /* NAME_MAX of all common file systems */

static int compare(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

/* Whether `stem` with that ending is there. */
static bool has(const char *const *names, size_t count, struct cc_span stem, const char *ending)
{
    char name[MAX_NAME_BYTES + 1];
    size_t n = strlen(ending);

    if (stem.len + n > MAX_NAME_BYTES)
        return false;
    memcpy(name, stem.ptr, stem.len);
    memcpy(name + stem.len, ending, n + 1);
    return bsearch(name, names, count, sizeof *names, compare) != NULL;
}

/* Whether a page lies beside the folder of that name. */
static bool is_of_page(const char *const *names, size_t count, struct cc_span folder)
{
    static const struct cc_span endings[] = {
        {"_files", 6},    {".files", 6},       {"-Dateien", 8},  {"_fichiers", 9},
        {"_archivos", 9}, {"_bestanden", 10},  {"_file", 5},     {"_ficheiros", 10},
        {"_arquivos", 9}, {"_pliki", 6},       {"-filer", 6},    {"_tiedostot", 10},
        {"_soubory", 8},  {"_elemei", 7},      {"_dosyalar", 9}, {"_datoteke", 9},
        {"_fitxers", 8},  {"_failid", 7},      {"_fails", 6},    {"_bylos", 6},
        {"_fajlovi", 8},  {"_fitxategiak", 12}};
    static const char *const pages[] = {".html", ".htm", ".xhtml", ".HTML", ".HTM"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        struct cc_span stem;

        if (!cc_span_ends(folder, endings[i]) || folder.len == endings[i].len)
            continue;
        stem = cc_span_slice(folder, 0, folder.len - endings[i].len);
        for (size_t k = 0; k < sizeof pages / sizeof pages[0]; k++) {
            if (has(names, count, stem, pages[k]))
                return true;
        }
    }
    return false;
}

/* What HTTrack puts beside its list of mirrors. */
static bool is_of_httrack(const char *const *names, size_t count, struct cc_span name)
{
    static const struct cc_span own[] = {
        {"hts-cache", 9}, {"hts-log.txt", 11}, {"backblue.gif", 12}, {"fade.gif", 8}};

    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        if (cc_span_is(name, own[i]))
            return has(names, count, CC_SPAN("hts-log.txt"), "") &&
                   has(names, count, CC_SPAN("index.html"), "");
    }
    return false;
}

bool cc_saved_folder_is_part(const char *const *names, size_t count, const char *name,
                             bool is_folder)
{
    struct cc_span s = cc_span_from(name);

    if (is_of_httrack(names, count, s))
        return true;
    if (is_folder)
        return is_of_page(names, count, s);
    return cc_span_ends(s, CC_SPAN(".orig")) &&
           has(names, count, cc_span_slice(s, 0, s.len - 5), "");
}
