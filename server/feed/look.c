/* SPDX-License-Identifier: MIT */
/* For F_SETLEASE. */
#define _GNU_SOURCE

#include "feed/look.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/vfs.h>
#elif defined(__APPLE__)
#include <sys/mount.h>
#include <sys/param.h>
#endif

#include "base/file.h"
#include "base/hash.h"

/* Changes with each release, so that it is no content of the disk. */
static uint64_t
mark_of(const struct stat *info)
{
    const uint64_t parts[] = {(uint64_t)info->st_size, (uint64_t)info->st_mtim.tv_sec,
                              (uint64_t)info->st_mtim.tv_nsec, (uint64_t)info->st_ino};
    return hash_bytes(parts, sizeof parts, 0);
}

static struct look
make_look(const struct stat *info)
{
    struct look look = {.kind = LOOK_NOTHING};
    if (S_ISREG(info->st_mode)) {
        look.kind = LOOK_FILE;
        look.mark = mark_of(info);
        look.size = (uint64_t)info->st_size;
        look.changed_ms =
            (int64_t)info->st_mtim.tv_sec * 1000 + info->st_mtim.tv_nsec / 1000000;
    } else if (S_ISDIR(info->st_mode)) {
        const uint64_t parts[] = {(uint64_t)info->st_dev, (uint64_t)info->st_ino};
        look.kind = LOOK_FOLDER;
        look.place = hash_bytes(parts, sizeof parts, 0);
    }
    return look;
}

struct look
look_at(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 ? make_look(&info)
                                   : (struct look){.kind = LOOK_NOTHING};
}

struct look
look_at_root(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? make_look(&info)
                                  : (struct look){.kind = LOOK_NOTHING};
}

bool
look_passes_over(const char *name)
{
    static const char *const endings[] = {".part",       ".partial",  ".tmp",
                                          ".temp",       ".filepart", ".crdownload",
                                          ".opdownload", ".download", "~"};
    struct str all = str_from(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_from(endings[i]);
        if (all.length >= ending.length &&
            str_equal_nocase(str_slice(all, all.length - ending.length, all.length),
                             ending)) {
            return true;
        }
    }
    return name[0] == '.' || name[0] == '\0';
}

enum status
look_into(const char *folder, void (*visit)(void *data, const char *name), void *data,
          struct error *err)
{
    struct dirent *entry;
    DIR *open_folder = opendir(folder);
    if (open_folder == NULL) {
        return error_set(err, errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO,
                         "%s: cannot list: %s", folder, strerror(errno));
    }
    while ((entry = readdir(open_folder)) != NULL) {
        if (!look_passes_over(entry->d_name)) {
            visit(data, entry->d_name);
        }
    }
    closedir(open_folder);
    return STATUS_OK;
}

/* A lease for reading is not given while anybody writes. It is given back at once: a
 * writer that comes in between waits for no longer than that. */
bool
look_is_written(const char *path, size_t root_length)
{
    bool written = false;
#ifdef F_SETLEASE
    int fd = file_open_below(path, root_length);
    if (fd >= 0) {
        written = fcntl(fd, F_SETLEASE, F_RDLCK) != 0 && errno == EAGAIN;
        (void)fcntl(fd, F_SETLEASE, F_UNLCK);
        close(fd);
    }
#else
    (void)path;
    (void)root_length;
#endif
    return written;
}

#ifdef __linux__

/* linux/magic.h does not have all of them. */
bool
look_is_remote(const char *path)
{
    static const uint32_t remote[] = {
        0x6969,     /* NFS */
        0x517b,     /* SMB */
        0xff534d42, /* CIFS */
        0xfe534d42, /* SMB 2 */
        0x65735546, /* FUSE: sshfs, rclone, cloud folders */
        0x01021997, /* 9P: folders of a virtual machine's host */
        0x786f4256, /* VirtualBox */
        0xbacbacbc, /* VMware */
        0x00c36400, /* Ceph */
        0x5346414f, /* AFS */
        0x73757245, /* Coda */
        0x47504653, /* GPFS */
        0x0bd00bd0, /* Lustre */
        0x7461636f, /* OCFS2 */
        0x01161970, /* GFS2 */
    };
    struct statfs info;
    if (statfs(path, &info) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++) {
        if ((uint32_t)info.f_type == remote[i]) {
            return true;
        }
    }
    return false;
}

#elif defined(__APPLE__)

bool
look_is_remote(const char *path)
{
    struct statfs info;
    return statfs(path, &info) == 0 && (info.f_flags & MNT_LOCAL) == 0;
}

#else

bool
look_is_remote(const char *path)
{
    (void)path;
    return false;
}

#endif
