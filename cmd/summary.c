#include "summary.h"

#include "commands.h"

#include <inttypes.h>
#include <stdio.h>

void cc_summary(const struct cc_config *cfg, bool has_output, const char *command,
                double seconds, const struct cc_sum *sums, size_t n)
{
    FILE *to = has_output ? stderr : stdout; /* which cc_stdout_done() looks at */

    if (!cfg->json)
        return;
    (void)fflush(stdout); /* in the order of things on a terminal */
    fprintf(to, "{\"type\":\"summary\",\"command\":\"%s\",\"seconds\":%.3f", command, seconds);
    for (size_t i = 0; i < n; i++)
        fprintf(to, ",\"%s\":%" PRIu64, sums[i].name, sums[i].n);
    fprintf(to, ",\"stopped\":%s}\n", cc_stop != 0 ? "true" : "false");
}
