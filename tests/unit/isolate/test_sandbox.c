#include "sandbox_works.h"
#include "support.h"

#include "cleancopy/isolate/sandbox.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int *call; /* shared with the children */

/* Runs `act` in a sandbox in a process of its own; how that ended, as wait() tells. */
static int run(void (*act)(void), uint64_t more_bytes)
{
    int how = 0;
    pid_t pid;

    *call = -1;
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        if (cc_sandbox_enter(more_bytes, call, NULL) != CC_OK)
            _exit(70);
        act();
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &how, 0), pid);
    return how;
}

static volatile int sink; /* so that no compiler thinks that nothing is done */
static volatile unsigned spin;
static pid_t parent;

static void take_memory(void)
{
    for (size_t bytes = 16; bytes < (size_t)64 << 20; bytes *= 2) {
        char *volatile block = malloc(bytes);

        if (block == NULL)
            _exit(1);
        block[bytes - 1] = 1;
        free(block);
    }
}

static void open_a_file(void) { sink = open("/etc/passwd", O_RDONLY); }
static void write_a_file(void) { sink = open("/tmp/cleancopy-sandbox", O_WRONLY | O_CREAT, 0600); }
static void reach_the_network(void) { sink = socket(AF_INET, SOCK_STREAM, 0); }
static void start_a_process(void) { sink = fork(); }
static void run_a_program(void) { sink = execl("/bin/true", "true", (char *)NULL); }
static void trace_somebody(void) { sink = (int)ptrace(PTRACE_ATTACH, parent, 0, 0); }
static void kill_somebody(void) { sink = kill(parent, SIGTERM); }
static void map_code(void)
{
    sink = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == NULL;
}

static void what_cleaning_needs_is_allowed(void **state)
{
    int how = run(take_memory, (uint64_t)256 << 20);

    (void)state;
    if (!sandbox_works())
        skip();
    assert_true(WIFEXITED(how));
    assert_int_equal(WEXITSTATUS(how), 0);
}

static void everything_else_ends_the_process_with_the_name_of_the_call(void **state)
{
    static const struct {
        void (*act)(void);
        const char *names[2]; /* libraries and machines differ */
    } cases[] = {
        {open_a_file, {"openat", "open"}},     {write_a_file, {"openat", "open"}},
        {reach_the_network, {"socket", ""}},   {start_a_process, {"clone", "fork"}},
        {run_a_program, {"execve", ""}},       {trace_somebody, {"ptrace", ""}},
        {kill_somebody, {"kill", ""}},         {map_code, {"mmap", "mmap2"}},
    };

    (void)state;
    if (!sandbox_works())
        skip();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[CC_SANDBOX_NAME_BYTES];
        int how;

        if (cases[i].act == map_code && CC_SANDBOX_SLOWER > 1)
            continue; /* refused, but does not end a process with sanitizers */
        how = run(cases[i].act, (uint64_t)256 << 20);

        assert_true(WIFEXITED(how));
        assert_int_equal(WEXITSTATUS(how), CC_SANDBOX_EXIT_CALL);
        cc_sandbox_call_name(*call, name);
        if (strcmp(name, cases[i].names[1]) != 0)
            assert_string_equal(name, cases[i].names[0]);
    }
}

static void abort_itself(void) { abort(); }

static void a_failed_assertion_still_aborts(void **state)
{
    int how = run(abort_itself, (uint64_t)256 << 20);

    (void)state;
    if (!sandbox_works())
        skip();
    assert_true(WIFSIGNALED(how));
    assert_int_equal(WTERMSIG(how), SIGABRT);
}

static void take_too_much(void)
{
    char *volatile block = malloc((size_t)64 << 20);

    _exit(block == NULL ? CC_SANDBOX_EXIT_MEMORY : 0);
}

static void memory_is_limited(void **state)
{
    (void)state;
    if (!sandbox_works())
        skip();
    if (CC_SANDBOX_SLOWER > 1)
        skip(); /* no such limit under sanitizers */
    assert_int_equal(WEXITSTATUS(run(take_too_much, (uint64_t)32 << 20)), CC_SANDBOX_EXIT_MEMORY);
    assert_int_equal(WEXITSTATUS(run(take_too_much, (uint64_t)128 << 20)), 0);
}

static void run_on(void)
{
    cc_sandbox_cpu(100);
    for (;;)
        spin++;
}

static void run_within(void)
{
    cc_sandbox_cpu(100);
    for (int i = 0; i < 1000000; i++)
        spin++;
    cc_sandbox_cpu(0);
    for (int i = 0; i < 300000000 / CC_SANDBOX_SLOWER; i++) /* longer than that */
        spin++;
}

static void processor_time_is_limited_until_it_is_not(void **state)
{
    int how = run(run_on, (uint64_t)256 << 20);

    (void)state;
    if (!sandbox_works())
        skip();
    assert_true(WIFEXITED(how));
    assert_int_equal(WEXITSTATUS(how), CC_SANDBOX_EXIT_CPU);
    assert_int_equal(WEXITSTATUS(run(run_within, (uint64_t)256 << 20)), 0);
}

static void a_call_without_a_name_is_a_number(void **state)
{
    char name[CC_SANDBOX_NAME_BYTES];

    (void)state;
    if (!sandbox_works())
        skip();
    cc_sandbox_call_name(99999, name);
    assert_string_equal(name, "number 99999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cleaning_needs_is_allowed),
        cmocka_unit_test(everything_else_ends_the_process_with_the_name_of_the_call),
        cmocka_unit_test(a_failed_assertion_still_aborts),
        cmocka_unit_test(memory_is_limited),
        cmocka_unit_test(processor_time_is_limited_until_it_is_not),
        cmocka_unit_test(a_call_without_a_name_is_a_number),
    };

    call = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    parent = getpid();
    if (call == MAP_FAILED)
        return 99;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
