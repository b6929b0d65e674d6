/* death.h -- why a process that did a task ended, for programs and for people.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_ISOLATE_DEATH_H
#define CLEANCOPY_ISOLATE_DEATH_H

#include "cleancopy/core/span.h"

#include <stdint.h>

enum cc_death_kind {
    CC_DEATH_CRASH,   /* "crash": a signal that it brought on itself, number: the signal */
    CC_DEATH_CPU,     /* "cpu-limit" */
    CC_DEATH_MEMORY,  /* "memory-limit" */
    CC_DEATH_CALL,    /* "forbidden-call", number: of the system call */
    CC_DEATH_KILLED,  /* "killed": from outside, twice (out of memory?), number: the signal */
    CC_DEATH_EXIT,    /* "exit", number: the code */
    CC_DEATH_HUNG,    /* "hung": no processor time used for CC_WORKERS_HUNG_S, and no answer */
    CC_DEATH_ANSWER   /* "bad-answer": longer than it may be */
};
#define CC_WORKERS_HUNG_S 60 /* on a machine that is merely busy every process gets some time in this */


struct cc_death {
    enum cc_death_kind kind;
    int number;
    uint32_t max_cpu_ms;       /* that it had */
    uint64_t max_memory_bytes; /* the same */
    struct cc_span said; /* to standard error, such as a failed assertion */
};

/* Sets kind and number by what waitpid() said of the process (sandbox.h has the exit codes); `call`: the system call that
 * the sandbox has on record. */
void cc_death_read(int how, int call, struct cc_death *death);

/* "crash", … as above. */
const char *cc_death_name(enum cc_death_kind kind);
/* "crash: signal 11 (Segmentation fault)", and the first line of what it said; never cut within
 * a character. */
#define CC_DEATH_WORDS_BYTES 256
void cc_death_words(const struct cc_death *death, char words[CC_DEATH_WORDS_BYTES]);

#endif
