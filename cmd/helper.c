/* helper.c -- cleancopy-helper: the program that the library's workers come from (cleancopy.h, cleancopy_cleaner_open).
 *
 * It is no more than a process of its own: it opens the library that started it, so that both are of one version, and the
 * rest is done there. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef int run_helper(int n_args, char **args);

static int say(const char *what)
{
    (void)fprintf(stderr, "cleancopy-helper: %s\n", what); /* there is nobody else to tell */
    return 2;
}

int main(int n_args, char **args)
{
    run_helper *run;
    void *library, *found;
    int code;

    if (n_args < 2)
        return say("it is started by libcleancopy, and of no use by hand");
    library = dlopen(args[1], RTLD_NOW | RTLD_LOCAL);
    found = library != NULL ? dlsym(library, "cleancopy_helper") : NULL;
    if (found == NULL)
        return say(dlerror());
    memcpy(&run, &found, sizeof run); /* ISO C has no cast from a pointer to one to a function */
    code = run(n_args, args);
    return code == 2 ? say("it was not started by libcleancopy of the same version") : code;
}
