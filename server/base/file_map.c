/* SPDX-License-Identifier: MIT */
/* Mapped files. A page that a mapping has and the file has no longer raises SIGBUS: the
 * handler puts a page of zeros there and notes it. Whoever reads asks afterwards. */
/* For MAP_ANONYMOUS. */
#define _DEFAULT_SOURCE

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/own_folder.h"

/* Many more than an archive has segments. */
#define GUARDS_LIMIT 1024

/* What the handler knows of a mapping; `start` is 0 where there is none. */
struct guard {
    _Atomic uintptr_t start;
    _Atomic size_t length;
    atomic_bool cut;
};

static struct guard guards[GUARDS_LIMIT];
static atomic_size_t guards_used; /* none above was ever taken */
static pthread_mutex_t guards_mutex = PTHREAD_MUTEX_INITIALIZER;
static uintptr_t page_size;
static struct sigaction earlier;

/* Only what may be called in a signal handler. */
static bool
put_zeros(uintptr_t address)
{
    /* The address is a place in memory that the kernel names. */
    void *page = (void *)(address & ~(page_size - 1));
    return mmap(page, page_size, PROT_READ, MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS, -1,
                0) != MAP_FAILED;
}

static void
on_bus_error(int number, siginfo_t *info, void *context)
{
    int kept = errno;
    uintptr_t address = (uintptr_t)info->si_addr;
    size_t used = atomic_load(&guards_used);
    (void)context;
    for (size_t i = 0; i < used; i++) {
        uintptr_t start = atomic_load(&guards[i].start);
        if (start != 0 && address >= start &&
            address - start < atomic_load(&guards[i].length) && put_zeros(address)) {
            atomic_store(&guards[i].cut, true);
            errno = kept;
            return;
        }
    }
    /* Not ours: the same access is made again, and ends as it always has. */
    sigaction(number, &earlier, NULL);
    errno = kept;
}

/* At every mapping, as something else may have taken the signal since. Needs the lock. */
static void
install_handler(void)
{
    struct sigaction action = {.sa_sigaction = on_bus_error, .sa_flags = SA_SIGINFO};
    struct sigaction present;
    if (sigaction(SIGBUS, NULL, &present) == 0 &&
        ((present.sa_flags & SA_SIGINFO) == 0 || present.sa_sigaction != on_bus_error)) {
        page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
        earlier = present;
        sigemptyset(&action.sa_mask);
        sigaction(SIGBUS, &action, NULL);
    }
}

/* False where all guards are taken. */
static bool
take_guard(struct file_map *map)
{
    pthread_mutex_lock(&guards_mutex);
    install_handler();
    size_t at = 0;
    while (at < GUARDS_LIMIT && atomic_load(&guards[at].start) != 0) {
        at++;
    }
    if (at < GUARDS_LIMIT) {
        map->slot = at;
        atomic_store(&guards[at].cut, false);
        atomic_store(&guards[at].length, map->length);
        atomic_store(&guards[at].start, (uintptr_t)map->data);
        if (at >= atomic_load(&guards_used)) {
            atomic_store(&guards_used, at + 1);
        }
    }
    pthread_mutex_unlock(&guards_mutex);
    return at < GUARDS_LIMIT;
}

static enum status
map_descriptor(struct file_map *ret, int fd, const char *path, struct error *err)
{
    struct stat info;
    if (fstat(fd, &info) != 0) {
        return error_set(err, STATUS_IO, "%s: cannot examine: %s", path, strerror(errno));
    }
    struct file_map map = {.length = (size_t)info.st_size, .fd = fd};
    if (map.length > 0) {
        void *data = mmap(NULL, map.length, PROT_READ, MAP_SHARED, fd, 0);
        if (data == MAP_FAILED) {
            return error_set(err, STATUS_IO, "%s: cannot map: %s", path, strerror(errno));
        }
        map.data = data;
        if (!take_guard(&map)) {
            munmap(data, map.length);
            return error_set(err, STATUS_LIMIT, "%s: too many files are mapped", path);
        }
    }
    *ret = map;
    return STATUS_OK;
}

enum status
file_map_own(struct file_map *ret, int fd, const char *path, struct error *err)
{
    struct file_map map = {0};
    int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (own < 0) {
        return error_set(err, STATUS_IO, "%s: cannot map: %s", path, strerror(errno));
    }
    enum status status = map_descriptor(&map, own, path, err);
    if (map.data == NULL) {
        close(own);
    }
    if (status == STATUS_OK) {
        *ret = map;
    }
    return status;
}

/* The archive's folder is the one that holds the folder of segments. */
enum status
file_map_open(struct file_map *ret, const char *path, struct error *err)
{
    struct own_folder folder = OWN_FOLDER_NONE;
    struct file_map map = {0};
    struct stat info;
    const char *name;
    int fd = -1;
    enum status status = own_folder_open_parent(&folder, &name, path,
                                                own_folder_root_length(path, 2), err);
    if (status != STATUS_OK) {
        return status;
    }
    fd = own_folder_open_file(&folder, name, O_RDONLY);
    if (fd < 0 || fstat(fd, &info) != 0) {
        status = error_set(err, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO,
                           "%s: cannot open: %s", path,
                           errno == ELOOP ? "it is a link" : strerror(errno));
    } else {
        status = own_folder_check(&folder, name, &info, false, err);
    }
    if (status == STATUS_OK) {
        status = map_descriptor(&map, fd, path, err);
    }
    if (status == STATUS_OK) {
        *ret = map;
    }
    if (fd >= 0 && map.data == NULL) {
        close(fd);
    }
    own_folder_release(&folder);
    return status;
}

void
file_map_release(struct file_map *self)
{
    if (self->data != NULL) {
        atomic_store(&guards[self->slot].start, 0);
        munmap((void *)(uintptr_t)self->data, self->length);
        close(self->fd);
    }
    *self = (struct file_map){0};
}

/* The rest of the last page that is left reads as zeros without a signal: hence the
 * look at the file's size. */
bool
file_map_is_whole(const struct file_map *self)
{
    struct stat info;
    return self->data == NULL ||
           (!atomic_load(&guards[self->slot].cut) && fstat(self->fd, &info) == 0 &&
            info.st_size >= 0 && (uint64_t)info.st_size >= self->length);
}
