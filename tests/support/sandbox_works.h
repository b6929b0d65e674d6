/* sandbox_works.h -- whether this system takes a filter of system calls: inside some containers it does not. */
#ifndef TESTS_SANDBOX_WORKS_H
#define TESTS_SANDBOX_WORKS_H

#include <stdbool.h>

/* Tries it in a process of its own. */
bool sandbox_works(void);

#endif
