/* use_library.c -- what somebody else's program does with libcleancopy: built against an installed tree, with nothing of
 * ours but the one header.
 *
 *     use_library clean|text|features FILE...     prints as `clean --format jsonl --removed`, `clean`, `explain --features`
 *     use_library batch FILE...                   prints as `clean --format jsonl --removed`, by one call
 *     use_library dedup FILE.jsonl                prints as `dedup` */
#include <cleancopy/cleancopy.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *bytes = NULL;
    long size;

    if (f == NULL)
        return NULL;
    if (fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) >= 0 && fseek(f, 0, SEEK_SET) == 0) {
        *n = (size_t)size;
        bytes = malloc(*n > 0 ? *n : 1); /* no NUL behind: a library that looks for one is found out */
        if (bytes != NULL && fread(bytes, 1, *n, f) != *n) {
            free(bytes);
            bytes = NULL;
        }
    }
    fclose(f);
    return bytes;
}

static int end(struct cleancopy_result *result, const char *printed, const char *after)
{
    int status = cleancopy_result_status(result);

    if (status == CLEANCOPY_OK)
        printf("%s%s", printed, after);
    else
        fprintf(stderr, "%s\n", cleancopy_result_message(result));
    fputs(cleancopy_result_notes(result, NULL), stderr);
    cleancopy_result_free(result);
    return status;
}

static int one_page(const char *what, const char *path)
{
    struct cleancopy_page page = {sizeof page, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0};
    struct cleancopy_result *result;
    char *bytes = read_file(path, &page.n_bytes);
    int status;

    if (bytes == NULL)
        return CLEANCOPY_E_IO;
    page.bytes = bytes;
    page.source = path;
    page.removed = 1;
    if (strcmp(what, "features") == 0) {
        (void)cleancopy_features(&page, &result);
        status = end(result, cleancopy_result_record(result, NULL), "\n");
    } else {
        (void)cleancopy_clean(&page, &result);
        status = strcmp(what, "text") == 0 ? end(result, cleancopy_result_text(result, NULL), "")
                                           : end(result, cleancopy_result_record(result, NULL), "\n");
    }
    free(bytes);
    return status;
}

static int duplicates(const char *path)
{
    struct cleancopy_dedup *dedup;
    struct cleancopy_result *result;
    size_t n = 0;
    char *bytes = read_file(path, &n), *line = bytes;

    if (bytes == NULL || cleancopy_dedup_open(NULL, &dedup) != CLEANCOPY_OK)
        return CLEANCOPY_E_IO;
    while (line < bytes + n) {
        char *lf = memchr(line, '\n', (size_t)(bytes + n - line));
        char *stop = lf != NULL ? lf : bytes + n;

        if (cleancopy_dedup_add_line(dedup, line, (size_t)(stop - line)) != CLEANCOPY_OK)
            fprintf(stderr, "%s\n", cleancopy_dedup_message(dedup));
        line = stop + 1;
    }
    (void)cleancopy_dedup_run(dedup, &result);
    cleancopy_dedup_close(dedup);
    free(bytes);
    return end(result, cleancopy_result_record(result, NULL), "");
}

/* All strings behind each other, with the offsets of Arrow: bytes of files, or their names. */
static struct cleancopy_column column_of(int n, char **files, int names)
{
    struct cleancopy_column column = {NULL, NULL, NULL, 0, 0, 64};
    int64_t *offsets = calloc((size_t)n + 1, sizeof *offsets);
    char *all = NULL;

    for (int i = 0; i < n && offsets != NULL; i++) {
        size_t bytes = strlen(files[i]);
        char *value = names ? files[i] : read_file(files[i], &bytes);
        char *grown = realloc(all, column.n_value_bytes + bytes + 1);

        if (grown == NULL || value == NULL)
            exit(CLEANCOPY_E_IO);
        all = grown;
        memcpy(all + column.n_value_bytes, value, bytes);
        column.n_value_bytes += bytes;
        offsets[i + 1] = (int64_t)column.n_value_bytes;
        if (!names)
            free(value);
    }
    column.values = all;
    column.offsets = offsets;
    return column;
}

static void print_records(const struct cleancopy_rows *rows, int n)
{
    struct cleancopy_column record;
    const int64_t *offsets;

    if (cleancopy_rows_column(rows, CLEANCOPY_ROWS_RECORD, &record) != CLEANCOPY_OK)
        return;
    offsets = record.offsets;
    for (int i = 0; i < n; i++) {
        if (offsets[i + 1] > offsets[i])
            printf("%.*s\n", (int)(offsets[i + 1] - offsets[i]), (const char *)record.values + offsets[i]);
    }
}

static int batch(int n, char **files)
{
    struct cleancopy_column bytes = column_of(n, files, 0), names = column_of(n, files, 1);
    struct cleancopy_cleaner_options options = {sizeof options, 0, 2, 0, 0, 1, NULL};
    struct cleancopy_pages pages = {sizeof pages, (size_t)n, &bytes, &names, NULL, NULL, NULL, NULL, NULL, NULL, 0};
    struct cleancopy_cleaner *cleaner;
    struct cleancopy_rows *rows;
    int status;

    if (cleancopy_cleaner_open(&options, &cleaner) != CLEANCOPY_OK)
        return CLEANCOPY_E_NOMEM;
    status = cleancopy_cleaner_run(cleaner, &pages, &rows);
    if (status != CLEANCOPY_OK)
        fprintf(stderr, "%s\n", cleancopy_rows_message(rows));
    print_records(rows, n);
    cleancopy_rows_free(rows);
    cleancopy_cleaner_close(cleaner);
    free((void *)bytes.values);
    free((void *)bytes.offsets);
    free((void *)names.values);
    free((void *)names.offsets);
    return status;
}

int main(int argc, char **argv)
{
    int failed = 0;

    if (argc == 2 && strcmp(argv[1], "version") == 0)
        return puts(cleancopy_version()) < 0;
    if (argc == 3 && strcmp(argv[1], "dedup") == 0)
        return duplicates(argv[2]);
    if (argc > 2 && strcmp(argv[1], "batch") == 0)
        return batch(argc - 2, argv + 2);
    for (int i = 2; i < argc; i++)
        failed |= one_page(argv[1], argv[i]) != CLEANCOPY_OK;
    return failed;
}
