/* replay.c -- runs a fuzz target over files and folders of them, without libFuzzer: so every seed and every old
 * crash is an ordinary test.  Cuts of each file are run too (its first half, its second half, all but its last byte). */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int run_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct stat st;
    uint8_t *data;
    size_t size;

    if (f == NULL || fstat(fileno(f), &st) != 0) {
        perror(path);
        return 1;
    }
    data = malloc((size_t)st.st_size + 1);
    if (data == NULL)
        return 1;
    size = fread(data, 1, (size_t)st.st_size, f);
    fclose(f);
    LLVMFuzzerTestOneInput(data, size);
    LLVMFuzzerTestOneInput(data, size / 2);
    LLVMFuzzerTestOneInput(data + size / 2, size - size / 2);
    if (size > 0)
        LLVMFuzzerTestOneInput(data, size - 1);
    free(data);
    return 0;
}

static int run_path(const char *path, int *n)
{
    char name[4096];
    struct dirent *entry;
    int failed = 0;
    DIR *dir = opendir(path);

    if (dir == NULL) {
        (*n)++;
        return run_file(path);
    }
    while ((entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(name, sizeof name, "%s/%s", path, entry->d_name); /* a cut name does not open */
        failed |= run_file(name);
        (*n)++;
    }
    closedir(dir);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = 0, n = 0;

    LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
    for (int i = 1; i < argc; i++)
        failed |= run_path(argv[i], &n);
    printf("%d files replayed\n", n);
    return failed || n == 0;
}
