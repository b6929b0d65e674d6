#include "sandbox_works.h"

#include "cleancopy/isolate/sandbox.h"

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

bool sandbox_works(void)
{
    static volatile int call;
    int how = 0;
    pid_t child = fork();

    if (child == 0)
        _exit(cc_sandbox_enter((uint64_t)1 << 40, &call, NULL) == CC_OK ? 0 : 1);
    return child > 0 && waitpid(child, &how, 0) == child && WIFEXITED(how) && WEXITSTATUS(how) == 0;
}
