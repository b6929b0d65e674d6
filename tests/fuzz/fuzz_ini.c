/* Property: any configuration file is taken or refused with a message; what was taken can be given back.  Who wants to hear of
 * every mistake hears of the same first one, and of none where the file is taken; and what is taken, inih understands to the last line. */
#include "options.h"

#include <assert.h>
#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void keep_first(void *user, const struct cc_error *err)
{
    struct cc_error *first = user;

    if (first->message[0] == '\0')
        *first = *err;
}

static int take_all(void *user, const char *section, const char *key, const char *value)
{
    (void)user;
    (void)section;
    (void)key;
    (void)value;
    return 1;
}

static void read_on(const char *path, const struct cc_error *wanted)
{
    struct cc_settings settings;
    struct cc_error first = {0}, err = {0};
    enum cc_status st;

    cc_settings_init(&settings);
    settings.problem = keep_first;
    settings.problem_user = &first;
    st = cc_config_file_read(&settings, path, &err);
    if (st == CC_OK)
        assert(strcmp(first.message, wanted->message) == 0);
    cc_settings_done(&settings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int fd = -1;
    struct cc_settings settings;
    struct cc_error err = {0};
    char path[64];

    if (memmem(data, size, "rules", 5) != NULL || memchr(data, '@', size) != NULL) /* FILE of rules, @FILE of outlets: would lead to pipes, beside the file in /proc */
        return 0;
    if (fd < 0)
        fd = memfd_create("ini", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
        return 0;
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    cc_settings_init(&settings);
    if (cc_config_file_read(&settings, path, &err) != CC_OK)
        assert(err.message[0] != '\0');
    else
        assert(ini_parse(path, take_all, NULL) == 0);
    read_on(path, &err);
    cc_settings_done(&settings);
    return 0;
}
