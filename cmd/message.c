#include "commands.h"
#include "screen.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_LINE_BYTES 20480 /* two URLs of 8 KiB and words around them */

void cc_say(const char *format, ...)
{
    char line[MAX_LINE_BYTES];
    va_list args;
    int n;

    cc_screen_hide();
    (void)fflush(stdout); /* so that lines come in order on a terminal; checked by cc_stdout_done */
    va_start(args, format);
    n = vsnprintf(line, sizeof line, format, args); /* what is longer is cut */
    va_end(args);
    cc_tame(n >= 0 ? line : strcpy(line, "?"));
    (void)fprintf(stderr, "cleancopy: %s\n", line); /* nowhere to report it */
    cc_screen_restore();
}

void cc_say_page(struct cc_span source, const struct cc_error *err)
{
    char name[CC_ERROR_MESSAGE_BYTES];
    struct cc_error tamed;

    /* a file name may hold anything: it goes through the same taming as a message */
    (void)cc_fail(&tamed, err->status, "", "%.*s", CC_SPAN_PRINT(source));
    memcpy(name, tamed.message, sizeof name);
    if (strncmp(err->message, name, strlen(name)) == 0)
        cc_say("%s", err->message);
    else
        cc_say("%s: %s", name, err->message);
}

void cc_say_no_tree(struct cc_span source, const struct cc_error *err)
{
    struct cc_error longer;

    (void)cc_fail(&longer, err->status, err->step, "%s; its text was taken without a tree",
                  err->message);
    cc_say_page(source, &longer);
}

void cc_say_waiting(const struct cc_config *cfg, const char *command, int n_args)
{
    if (n_args == 0 && cfg->files_from == NULL && isatty(STDIN_FILENO))
        cc_say("%s waits for a document on standard input, up to Ctrl-D; see cleancopy %s --help",
               command, command);
}

int cc_say_error(const struct cc_error *err)
{
    cc_say("%s", err->message);
    switch (err->status) {
    case CC_E_USAGE:
        return CC_EXIT_USAGE;
    case CC_E_LOCKED:
        return CC_EXIT_LOCKED;
    default:
        return CC_EXIT_NOT_DONE;
    }
}

enum cc_status cc_stdout_done(struct cc_error *err)
{
    int failed = ferror(stdout);

    errno = 0;
    if (fflush(stdout) != 0 || failed)
        return cc_fail(err, CC_E_IO, "output", "standard output: cannot write: %s",
                       errno != 0 ? strerror(errno) : "write error");
    return CC_OK;
}
