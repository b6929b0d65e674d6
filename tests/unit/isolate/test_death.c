#include "support.h"

#include "cleancopy/isolate/death.h"
#include "cleancopy/isolate/sandbox.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* What waitpid() says of a process that ends so. */
static int ended(int number, bool by_signal)
{
    int how = 0;
    pid_t child = fork();

    if (child == 0) {
        struct rlimit none = {0, 0};

        (void)setrlimit(RLIMIT_CORE, &none);
        if (!by_signal)
            _exit(number);
        (void)signal(number, SIG_DFL); /* a sanitizer may have taken it */
        (void)raise(number);
        _exit(99);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &how, 0), child);
    return how;
}

static void ends_have_their_kinds(void **state)
{
    static const struct {
        int number;
        bool by_signal;
        enum cc_death_kind kind;
        int wanted;
    } cases[] = {{SIGKILL, true, CC_DEATH_KILLED, SIGKILL},
                 {SIGSEGV, true, CC_DEATH_CRASH, SIGSEGV},
                 {SIGABRT, true, CC_DEATH_CRASH, SIGABRT},
                 {CC_SANDBOX_EXIT_CPU, false, CC_DEATH_CPU, 0},
                 {CC_SANDBOX_EXIT_MEMORY, false, CC_DEATH_MEMORY, 0},
                 {CC_SANDBOX_EXIT_CALL, false, CC_DEATH_CALL, SYS_openat},
                 {0, false, CC_DEATH_EXIT, 0},
                 {7, false, CC_DEATH_EXIT, 7}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cc_death death = {.kind = CC_DEATH_HUNG, .number = -1};

        cc_death_read(ended(cases[i].number, cases[i].by_signal), SYS_openat, &death);
        assert_int_equal(death.kind, cases[i].kind);
        assert_int_equal(death.number, cases[i].wanted);
    }
}

static void assert_words(struct cc_death death, const char *wanted)
{
    char words[CC_DEATH_WORDS_BYTES];

    cc_death_words(&death, words);
    assert_string_equal(words, wanted);
    assert_memory_equal(words, cc_death_name(death.kind), strlen(cc_death_name(death.kind)));
}

static void each_is_said_in_words(void **state)
{
    (void)state;
    assert_words((struct cc_death){.kind = CC_DEATH_CRASH, .number = SIGSEGV}, "crash: signal 11 (Segmentation fault)");
    assert_words((struct cc_death){.kind = CC_DEATH_CPU, .max_cpu_ms = 2000}, "cpu-limit: over 2000 ms of processor time");
    assert_words((struct cc_death){.kind = CC_DEATH_MEMORY, .max_memory_bytes = (uint64_t)448 << 20},
                 "memory-limit: over 448 MiB of memory");
    assert_words((struct cc_death){.kind = CC_DEATH_CALL, .number = SYS_openat}, "forbidden-call: system call openat");
    assert_words((struct cc_death){.kind = CC_DEATH_KILLED, .number = SIGKILL}, "killed: signal 9 (Killed)");
    assert_words((struct cc_death){.kind = CC_DEATH_EXIT, .number = 7}, "exit: exit code 7");
    assert_words((struct cc_death){.kind = CC_DEATH_HUNG}, "hung: idle for 60 s");
    assert_words((struct cc_death){.kind = CC_DEATH_ANSWER}, "bad-answer: more than may come of one page");
    assert_string_equal(cc_death_name((enum cc_death_kind)99), "?");
}

static void its_last_words_are_cut_between_characters(void **state)
{
    char said[1000], words[CC_DEATH_WORDS_BYTES];
    struct cc_death death = {.kind = CC_DEATH_CRASH, .number = SIGABRT, .said = CC_SPAN(" \nfirst line\nsecond")};
    size_t i;

    (void)state;
    cc_death_words(&death, words);
    assert_string_equal(words, "crash: signal 6 (Aborted), first line");
    for (i = 0; i + 2 < sizeof(said); i += 2)
        memcpy(said + i, "\xC3\xBC", 2);
    death.said = (struct cc_span){said, i};
    cc_death_words(&death, words);
    assert_true(strlen(words) < CC_DEATH_WORDS_BYTES && strlen(words) > CC_DEATH_WORDS_BYTES - 4);
    assert_memory_equal(words + strlen(words) - 2, "\xC3\xBC", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_have_their_kinds),
        cmocka_unit_test(each_is_said_in_words),
        cmocka_unit_test(its_last_words_are_cut_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
