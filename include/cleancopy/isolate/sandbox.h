/* sandbox.h -- what a process gives up before it touches bytes from outside.
 *
 * Once in it, a process may use its memory and the descriptors that it has, read the clock, end
 * itself, and nothing more: it opens no file, reaches no network, starts no program or thread, traces
 * nobody and makes no memory executable.  What asks for more is ended, with the system call's name on
 * record.  The filter is libseccomp's (this module alone knows it), and allows: a list of what is
 * forbidden would be out of date with the next kernel.
 *
 * With the filter's default the kernel (before 5.16) also turns off a speculation that costs up to a
 * third of the speed, to keep code in one process from reading its neighbour there.  Our workers hold
 * nothing but the page, so it stays on (SCMP_FLTATR_CTL_SSB).
 *
 * An edge, Linux only.  Thread use: for the one thread of a process of its own; there is no way back. */
#ifndef CLEANCOPY_ISOLATE_SANDBOX_H
#define CLEANCOPY_ISOLATE_SANDBOX_H

#include "cleancopy/core/status.h"

#include <stdint.h>

/* Exit codes of a process that is over what the sandbox allows; sysexits and shells use none of them. */
#define CC_SANDBOX_EXIT_CPU    91 /* over the processor time of cc_sandbox_cpu() */
#define CC_SANDBOX_EXIT_CALL   92 /* a forbidden system call; its number is in *call */
#define CC_SANDBOX_EXIT_MEMORY 93 /* for the process itself to say, where its heap is short */

/* Sanitizers need address space by the terabyte, and several times as much processor time. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define CC_SANDBOX_SLOWER 10
#else
#define CC_SANDBOX_SLOWER 1
#endif

/* Enters the sandbox.  `more_bytes`: how much address space the process may take beyond what it has (RLIMIT_AS;
 * not under sanitizers).  `call` (shared memory, for whoever asks why the process ended) gets the number of
 * the system call that ended it.  CC_E_IO: this kernel has no filters, or refuses one; the limits hold all the same. */
enum cc_status cc_sandbox_enter(uint64_t more_bytes, volatile int *call, struct cc_error *err);

/* From now on the process may use so many milliseconds of processor time, user and system together; 0: any.
 * Past it, by CC_SANDBOX_TICK_MS at most, it ends with CC_SANDBOX_EXIT_CPU. */
#define CC_SANDBOX_TICK_MS 50
void cc_sandbox_cpu(uint32_t ms);

/* Called with each of these ticks, in a signal handler; NULL: nothing. */
void cc_sandbox_on_tick(void (*call)(void));

#define CC_SANDBOX_NAME_BYTES 32
/* "openat"; "number 999" for what has no name. */
void cc_sandbox_call_name(int call, char name[CC_SANDBOX_NAME_BYTES]);

#endif
