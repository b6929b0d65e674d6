/* use_library.c -- what somebody else's program does with libcleancopy: built against an installed tree, with nothing of
 * ours but the one header.
 *
 *     use_library clean|text|features FILE...     prints as `clean --format jsonl --removed`, `clean`, `explain --features`
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

static int batch(const char *path)
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

int main(int argc, char **argv)
{
    int failed = 0;

    if (argc == 2 && strcmp(argv[1], "version") == 0)
        return puts(cleancopy_version()) < 0;
    if (argc == 3 && strcmp(argv[1], "dedup") == 0)
        return batch(argv[2]);
    for (int i = 2; i < argc; i++)
        failed |= one_page(argv[1], argv[i]) != CLEANCOPY_OK;
    return failed;
}
