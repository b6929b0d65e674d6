/* sandbox_works.h -- whether this system takes a filter of system calls: inside some containers it does not. */
#ifndef TESTS_SANDBOX_WORKS_H
#define TESTS_SANDBOX_WORKS_H

#include <stdbool.h>

/* Tries one that allows everything, in a process of its own; nothing of ours has a part in it, so that our own
 * fault does not skip its test. */
bool sandbox_works(void);

#endif
