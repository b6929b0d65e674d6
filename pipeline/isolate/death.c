#include "cleancopy/isolate/death.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/isolate/sandbox.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

void cc_death_read(int how, int call, struct cc_death *death)
{
    death->number = 0;
    if (WIFSIGNALED(how)) {
        death->kind = WTERMSIG(how) == SIGKILL ? CC_DEATH_KILLED : CC_DEATH_CRASH;
        death->number = WTERMSIG(how);
    } else if (WEXITSTATUS(how) == CC_SANDBOX_EXIT_CPU) {
        death->kind = CC_DEATH_CPU;
    } else if (WEXITSTATUS(how) == CC_SANDBOX_EXIT_MEMORY) {
        death->kind = CC_DEATH_MEMORY;
    } else if (WEXITSTATUS(how) == CC_SANDBOX_EXIT_CALL) {
        death->kind = CC_DEATH_CALL;
        death->number = call;
    } else {
        death->kind = CC_DEATH_EXIT;
        death->number = WEXITSTATUS(how);
    }
}

const char *cc_death_name(enum cc_death_kind kind)
{
    static const char *const names[] = {"crash", "cpu-limit", "memory-limit", "forbidden-call",
                                        "killed", "exit", "hung", "bad-answer"};

    return (size_t)kind < sizeof names / sizeof *names ? names[kind] : "?";
}

void cc_death_words(const struct cc_death *death, char words[CC_DEATH_WORDS_BYTES])
{
    char what[128], call[CC_SANDBOX_NAME_BYTES];
    struct cc_span said = death->said, line = CC_SPAN_EMPTY;
    int n;

    what[0] = '\0';
    switch (death->kind) { /* each fits: the longest name of a signal has 24 bytes */
    case CC_DEATH_CRASH:
    case CC_DEATH_KILLED:
        (void)snprintf(what, sizeof what, "signal %d (%s)", death->number, strsignal(death->number));
        break;
    case CC_DEATH_CPU:
        (void)snprintf(what, sizeof what, "over %u ms of processor time", death->max_cpu_ms);
        break;
    case CC_DEATH_MEMORY:
        (void)snprintf(what, sizeof what, "over %" PRIu64 " MiB of memory", death->max_memory_bytes >> 20);
        break;
    case CC_DEATH_CALL:
        cc_sandbox_call_name(death->number, call);
        (void)snprintf(what, sizeof what, "system call %s", call);
        break;
    case CC_DEATH_EXIT:
        (void)snprintf(what, sizeof what, "exit code %d", death->number);
        break;
    case CC_DEATH_HUNG:
        (void)snprintf(what, sizeof what, "idle for %d s", CC_WORKERS_HUNG_S);
        break;
    case CC_DEATH_ANSWER:
        (void)snprintf(what, sizeof what, "more than may come of one page");
        break;
    }
    while (line.len == 0 && cc_span_next_line(&said, &line))
        line = cc_span_trim(line);
    n = snprintf(words, CC_DEATH_WORDS_BYTES, "%s: %s%s%.*s", cc_death_name(death->kind), what,
                 line.len > 0 ? ", " : "", CC_SPAN_PRINT(line));
    if (n >= CC_DEATH_WORDS_BYTES) {
        struct cc_span cut = {words, CC_DEATH_WORDS_BYTES - 1};

        words[cc_utf8_floor(cut, cut.len)] = '\0';
    }
    cc_tame(words);
}
