#include "commands.h"

#include <string.h>

volatile sig_atomic_t cc_stop;

static void on_signal(int number)
{
    (void)number;
    cc_stop = 1;
}

void cc_stop_on_signals(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    (void)sigaction(SIGINT, &action, NULL); /* fails for a wrong signal number alone */
    (void)sigaction(SIGTERM, &action, NULL);
}
