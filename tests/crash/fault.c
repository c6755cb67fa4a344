/* SPDX-License-Identifier: MIT */
/* The functions below are those of the C library by name: the dynamic linker gives
 * shared libraries the executable's, and RTLD_NEXT gives us the real ones. */
#define _GNU_SOURCE      /* RTLD_NEXT, pwrite64 */
#undef _FILE_OFFSET_BITS /* would give pwrite and ftruncate their 64-bit names */
#include "fault.h"

#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static enum fault armed;
static unsigned armed_at;
static unsigned calls;
static bool counting;

void
fault_arm(enum fault fault, unsigned at)
{
    armed = fault;
    armed_at = at;
    calls = 0;
    counting = true;
}

void
fault_disarm(void)
{
    counting = false;
}

unsigned
fault_calls(void)
{
    return calls;
}

/* The address of the real function, stored into a pointer of its type: ISO C has
 * no cast for that. */
static void
find_real(void *function, const char *name)
{
    void *address = dlsym(RTLD_NEXT, name);
    memcpy(function, &address, sizeof address);
}

static void
die(void)
{
    kill(getpid(), SIGKILL);
    _exit(1);
}

/* Counts a call. True where it must fail. */
static bool
meets_fault(void)
{
    if (!counting) {
        return false;
    }
    calls++;
    if (armed == FAULT_FULL && armed_at != 0 && calls >= armed_at) {
        errno = ENOSPC;
        return true;
    }
    if (armed == FAULT_KILL && calls == armed_at) {
        die();
    }
    return false;
}

static bool
is_torn(void)
{
    return counting && armed == FAULT_KILL_TORN && calls == armed_at;
}

static void
die_if_torn(void)
{
    if (is_torn()) {
        die();
    }
}

ssize_t
write(int fd, const void *bytes, size_t length)
{
    ssize_t (*real)(int, const void *, size_t);
    find_real(&real, "write");
    if (meets_fault()) {
        return -1;
    }
    if (is_torn()) {
        real(fd, bytes, length / 2);
        die();
    }
    return real(fd, bytes, length);
}

ssize_t
pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
    ssize_t (*real)(int, const void *, size_t, off_t);
    find_real(&real, "pwrite");
    if (meets_fault()) {
        return -1;
    }
    if (is_torn()) {
        real(fd, bytes, length / 2, offset);
        die();
    }
    return real(fd, bytes, length, offset);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t length, off64_t offset)
{
    ssize_t (*real)(int, const void *, size_t, off64_t);
    find_real(&real, "pwrite64");
    if (meets_fault()) {
        return -1;
    }
    if (is_torn()) {
        real(fd, bytes, length / 2, offset);
        die();
    }
    return real(fd, bytes, length, offset);
}

int
fsync(int fd)
{
    int (*real)(int);
    find_real(&real, "fsync");
    if (meets_fault()) {
        return -1;
    }
    die_if_torn();
    return real(fd);
}

int
fdatasync(int fd)
{
    int (*real)(int);
    find_real(&real, "fdatasync");
    if (meets_fault()) {
        return -1;
    }
    die_if_torn();
    return real(fd);
}

int
rename(const char *from, const char *to)
{
    int (*real)(const char *, const char *);
    find_real(&real, "rename");
    if (meets_fault()) {
        return -1;
    }
    die_if_torn();
    return real(from, to);
}

int
renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    int (*real)(int, const char *, int, const char *);
    find_real(&real, "renameat");
    if (meets_fault()) {
        return -1;
    }
    die_if_torn();
    return real(from_folder, from, to_folder, to);
}

/* Needs no room on the disk. */
int
unlinkat(int folder, const char *name, int flags)
{
    int (*real)(int, const char *, int);
    find_real(&real, "unlinkat");
    if (armed != FAULT_FULL) {
        meets_fault();
    }
    die_if_torn();
    return real(folder, name, flags);
}

int
unlink(const char *path)
{
    int (*real)(const char *);
    find_real(&real, "unlink");
    if (armed != FAULT_FULL) {
        meets_fault();
    }
    die_if_torn();
    return real(path);
}

int
ftruncate(int fd, off_t length)
{
    int (*real)(int, off_t);
    find_real(&real, "ftruncate");
    if (meets_fault()) {
        return -1;
    }
    die_if_torn();
    return real(fd, length);
}

int
ftruncate64(int fd, off64_t length)
{
    int (*real)(int, off64_t);
    find_real(&real, "ftruncate64");
    if (meets_fault()) {
        return -1;
    }
    die_if_torn();
    return real(fd, length);
}
