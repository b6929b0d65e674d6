/* Compares the two ways to a page's tree over many pages:  compare_parsers FILE...  (or the files named
 * on standard input, one a line).  Prints what differs, and how many pages went which way; ends with 1 on a
 * difference. */
#include "same_dom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_WAYS 16

static struct {
    const char *way;
    unsigned n;
} ways[MAX_WAYS];

static void count(const char *way)
{
    size_t i;

    for (i = 0; i < MAX_WAYS - 1 && ways[i].way != NULL && strcmp(ways[i].way, way) != 0; i++)
        ;
    ways[i].way = way;
    ways[i].n++;
}

static bool compare(const char *path)
{
    FILE *f = fopen(path, "rb");
    char said[1000], *bytes = malloc(16 << 20);
    const char *way = NULL;
    struct cc_span html = {bytes, 0};
    bool same = f != NULL && bytes != NULL;

    if (same) {
        html.len = fread(bytes, 1, 16 << 20, f);
        same = same_dom(html, &way, said, sizeof(said));
    } else {
        snprintf(said, sizeof(said), "cannot be read");
    }
    if (!same)
        printf("%s: %s\n", path, said);
    count(way != NULL ? way : "over a limit");
    if (f != NULL)
        fclose(f);
    free(bytes);
    return same;
}

int main(int argc, char **argv)
{
    char line[4096];
    unsigned n = 0, n_bad = 0;
    int i;

    for (i = 1; i < argc; i++, n++)
        n_bad += !compare(argv[i]);
    while (argc < 2 && fgets(line, sizeof(line), stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        n_bad += !compare(line);
        n++;
    }
    for (i = 0; i < MAX_WAYS && ways[i].way != NULL; i++)
        printf("%6u %s\n", ways[i].n, ways[i].way);
    printf("%u of %u pages differ\n", n_bad, n);
    return n_bad > 0;
}
