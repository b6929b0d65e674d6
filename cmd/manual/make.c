/* make.c -- run by the build: prints a manual page or a completion script, made from the
 * program's tables.
 *
 *   cleancopy-manual page TEMPLATE | bash | zsh | fish */
#include "completion.h"
#include "page.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define MAX_BYTES ((size_t)4 << 20)

static enum cc_status read_template(const char *path, struct cc_buf *text, struct cc_error *err)
{
    FILE *file = fopen(path, "r");
    char chunk[4096];
    size_t n;

    if (file == NULL)
        return cc_fail(err, CC_E_IO, "manual", "cannot read: %s", strerror(errno));
    for (n = fread(chunk, 1, sizeof chunk, file); n > 0;
         n = fread(chunk, 1, sizeof chunk, file))
        cc_buf_add(text, (struct cc_span){chunk, n});
    if (ferror(file) || text->ptr == NULL)
        text->status = CC_E_IO;
    fclose(file);
    return text->status == CC_OK
               ? CC_OK
               : cc_fail(err, CC_E_IO, "manual", "cannot be read, or is empty");
}

static enum cc_status make(int argc, char **argv, struct cc_buf *out, struct cc_error *err)
{
    static const struct {
        const char *name;
        void (*write)(struct cc_buf *out);
    } scripts[] = {
        {"bash", cc_completion_bash}, {"zsh", cc_completion_zsh}, {"fish", cc_completion_fish}};
    struct cc_buf text;
    enum cc_status st;

    for (size_t i = 0; argc == 2 && i < sizeof scripts / sizeof *scripts; i++) {
        if (strcmp(argv[1], scripts[i].name) == 0) {
            scripts[i].write(out);
            return out->status == CC_OK ? CC_OK
                                        : cc_fail(err, out->status, "manual", "too large");
        }
    }
    if (argc != 3 || strcmp(argv[1], "page") != 0)
        return cc_fail(err, CC_E_USAGE, "manual",
                       "usage: cleancopy-manual page TEMPLATE | bash | zsh | fish");
    cc_buf_init(&text, MAX_BYTES);
    st = read_template(argv[2], &text, err);
    if (st == CC_OK)
        st = cc_manual_page(text.ptr, out, err);
    cc_buf_done(&text);
    return st;
}

int main(int argc, char **argv)
{
    struct cc_buf out;
    struct cc_error err;
    int code = 0;

    cc_buf_init(&out, MAX_BYTES);
    if (make(argc, argv, &out, &err) != CC_OK) {
        fprintf(stderr, "%s: %s\n", argc > 2 ? argv[2] : "cleancopy-manual", err.message);
        code = 2;
    } else if (fwrite(out.ptr, 1, out.len, stdout) != out.len || fflush(stdout) != 0) {
        perror("cleancopy-manual");
        code = 3;
    }
    cc_buf_done(&out);
    return code;
}
