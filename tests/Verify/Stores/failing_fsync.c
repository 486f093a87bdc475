// Loaded before the C library: fsync and fdatasync of files below FSYNC_FOLDER fail while the file FSYNC_FAILS is there.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(int file)
{
    const char *folder = getenv("FSYNC_FOLDER");
    const char *flag = getenv("FSYNC_FAILS");
    char link[64], path[4096];
    ssize_t length;
    if (folder == NULL || flag == NULL || access(flag, F_OK) != 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = '\0';
    return strncmp(path, folder, strlen(folder)) == 0;
}

static int sync_or_fail(const char *name, int file)
{
    int (*real)(int);
    if (fails(file))
    {
        errno = EIO;
        return -1;
    }
    real = (int (*)(int))dlsym(RTLD_NEXT, name);
    return real(file);
}

int fsync(int file) { return sync_or_fail("fsync", file); }

int fdatasync(int file) { return sync_or_fail("fdatasync", file); }
