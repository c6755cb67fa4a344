/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "archive/archive.h"
#include "base/file.h"
#include "base/memory.h"

char *
archive_locate(const char *given)
{
    const char *named = getenv("WIRECHECK_ARCHIVE");
    const char *shared = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    if (given != NULL) {
        return memory_dup(given);
    }
    if (named != NULL && *named != '\0') {
        return memory_dup(named);
    }
    /* The XDG specification: a relative path is to be ignored. */
    if (shared != NULL && *shared == '/') {
        return file_join(shared, "wirecheck/archive");
    }
    return file_join(home != NULL && *home == '/' ? home : ARCHIVE_NOWHERE,
                     ".local/share/wirecheck/archive");
}
