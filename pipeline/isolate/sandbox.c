#include "cleancopy/isolate/sandbox.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

/* What cleaning a page needs: talk to the parent, memory, locks inside libraries, the timer, abort() and the end.
 * Clocks are read without a system call where the machine can. */
static const int allowed[] = {
    SCMP_SYS(read),          SCMP_SYS(write),         SCMP_SYS(brk),
    SCMP_SYS(munmap),        SCMP_SYS(mremap),        SCMP_SYS(madvise),
    SCMP_SYS(futex),         SCMP_SYS(sched_yield),   SCMP_SYS(setitimer),
    SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
    SCMP_SYS(sigaltstack),   SCMP_SYS(getpid),        SCMP_SYS(gettid),
    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),  SCMP_SYS(getrandom),
    SCMP_SYS(exit),          SCMP_SYS(exit_group),
};

/* A sanitizer that has a fault to report asks for this and that first (how wide is the terminal, where is
 * my symbolizer).  There all but the worst is refused instead, for its words are worth more than its end. */
#if CC_SANDBOX_SLOWER > 1
#define OTHERWISE SCMP_ACT_ERRNO(EPERM)
static const int ends[] = {SCMP_SYS(open),   SCMP_SYS(openat), SCMP_SYS(socket), SCMP_SYS(clone), SCMP_SYS(fork),
                           SCMP_SYS(execve), SCMP_SYS(ptrace), SCMP_SYS(kill), __NR_SCMP_ERROR};
#else
#define OTHERWISE SCMP_ACT_TRAP
static const int ends[] = {__NR_SCMP_ERROR};
#endif

static volatile int *ended_by;
static volatile sig_atomic_t ticks_left; /* 0: any number */
static bool is_ticking;
static void (*at_tick)(void);

/* Runs in place of a forbidden call. */
static void on_forbidden(int number, siginfo_t *info, void *context)
{
    (void)number;
    (void)context;
    *ended_by = info->si_syscall;
    _exit(CC_SANDBOX_EXIT_CALL);
}

/* Comes every CC_SANDBOX_TICK_MS of processor time.  Two system calls a task, to set a timer and to stop it, would
 * cost more than these few signals. */
static void on_tick(int number)
{
    int error = errno; /* of what this interrupts */

    (void)number;
    if (ticks_left == 0)
        return;
    if (at_tick != NULL)
        at_tick();
    if (--ticks_left == 0)
        _exit(CC_SANDBOX_EXIT_CPU);
    errno = error;
}

static void catch_ends(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = on_tick;
    action.sa_flags = (int)SA_RESTART;
    (void)sigaction(SIGPROF, &action, NULL); /* fail for a wrong signal number alone */
    action.sa_flags = SA_SIGINFO;
    action.sa_handler = NULL;
    action.sa_sigaction = on_forbidden;
    (void)sigaction(SIGSYS, &action, NULL);
}

/* Bytes of address space that the process has; 0: not known. */
static uint64_t address_space(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "re");

    if (file == NULL)
        return 0;
    if (fscanf(file, "%lu", &pages) != 1)
        pages = 0;
    (void)fclose(file); /* was read only */
    return (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void limit_resources(uint64_t more_bytes)
{
    struct rlimit none = {0, 0};
    uint64_t has = address_space();

    (void)setrlimit(RLIMIT_CORE, &none); /* a lower limit is always allowed */
    (void)setrlimit(RLIMIT_FSIZE, &none);
    if (CC_SANDBOX_SLOWER == 1 && has > 0 && more_bytes < RLIM_INFINITY - has) {
        struct rlimit memory = {has + more_bytes, has + more_bytes};

        (void)setrlimit(RLIMIT_AS, &memory); /* refused over the user's own, which then holds */
    }
}

/* Memory that is mapped stays data; a signal goes to the process itself alone, as abort() sends it. */
static int add_rules(scmp_filter_ctx filter)
{
    struct scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
    struct scmp_arg_cmp itself = SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0);
    int rc = 0;

    for (const int *end = ends; *end != __NR_SCMP_ERROR && rc == 0; end++)
        rc = seccomp_rule_add(filter, SCMP_ACT_TRAP, *end, 0);
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed && rc == 0; i++)
        rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
    if (rc == 0)
        rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, no_code);
    if (rc == 0)
        rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_code);
    if (rc == 0)
        rc = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, itself);
    return rc;
}

static int load_filter(void)
{
    scmp_filter_ctx filter = seccomp_init(OTHERWISE);
    int rc;

    if (filter == NULL)
        return -ENOMEM;
    (void)seccomp_attr_set(filter, SCMP_FLTATR_CTL_SSB, 1); /* an old kernel does not know it: slower */
    rc = add_rules(filter);
    if (rc == 0)
        rc = seccomp_load(filter);
    seccomp_release(filter);
    return rc;
}

enum cc_status cc_sandbox_enter(uint64_t more_bytes, volatile int *call, struct cc_error *err)
{
    int rc;

    ended_by = call;
    catch_ends();
    limit_resources(more_bytes);
    rc = load_filter();
    if (rc != 0)
        return cc_fail(err, CC_E_IO, "sandbox",
                       "this system takes no filter of system calls (%s)", strerror(-rc));
    return CC_OK;
}

void cc_sandbox_cpu(uint32_t ms)
{
    static const struct itimerval tick = {{0, CC_SANDBOX_TICK_MS * 1000}, {0, CC_SANDBOX_TICK_MS * 1000}};
    uint64_t n_ticks = (uint64_t)ms * CC_SANDBOX_SLOWER / CC_SANDBOX_TICK_MS;

    ticks_left = 0;
    if (ms == 0)
        return;
    if (!is_ticking)
        (void)setitimer(ITIMER_PROF, &tick, NULL); /* fails for a wrong number alone */
    is_ticking = true;
    ticks_left = (sig_atomic_t)(n_ticks < INT32_MAX ? n_ticks + 1 : INT32_MAX); /* the first may come at once */
}

void cc_sandbox_on_tick(void (*call)(void))
{
    at_tick = call;
}

void cc_sandbox_call_name(int call, char name[CC_SANDBOX_NAME_BYTES])
{
    char *known = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, call);

    if (known != NULL)
        (void)snprintf(name, CC_SANDBOX_NAME_BYTES, "%s", known); /* the longest has 25 */
    else
        (void)snprintf(name, CC_SANDBOX_NAME_BYTES, "number %d", call);
    free(known);
}
