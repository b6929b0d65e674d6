/* Property: any configuration file is taken or refused with a message; what was taken can be given back. */
#include "options.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int fd = -1;
    struct cc_settings settings;
    struct cc_error err = {0};
    char path[64];

    if (fd < 0)
        fd = memfd_create("ini", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, 0) != 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
        return 0;
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    cc_settings_init(&settings);
    if (cc_config_file_read(&settings, path, &err) != CC_OK)
        assert(err.message[0] != '\0');
    cc_settings_done(&settings);
    return 0;
}
