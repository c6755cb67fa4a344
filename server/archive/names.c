/* SPDX-License-Identifier: MIT */
#include "archive/names.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"

#define DIGITS_LIMIT 10

char *
names_catalog(const char *archive)
{
    return file_join(archive, NAMES_CATALOG);
}

char *
names_segment_folder(const char *archive)
{
    return file_join(archive, NAMES_SEGMENT_FOLDER);
}

char *
names_segment(const char *archive, uint32_t number)
{
    char *folder = names_segment_folder(archive);
    struct buf path = BUF_INIT;
    buf_add_format(&path, "%s/%06" PRIu32, folder, number);
    memory_free(folder);
    return buf_take(&path);
}

bool
names_read_segment(struct str name, uint32_t *ret, bool *is_draft)
{
    *is_draft = str_ends_with(name, STR(".new"));
    if (*is_draft) {
        name.length -= STR(".new").length;
    }
    if (name.length < 6 || name.length > DIGITS_LIMIT) {
        return false;
    }
    uint64_t number = 0;
    for (size_t i = 0; i < name.length; i++) {
        if (name.data[i] < '0' || name.data[i] > '9') {
            return false;
        }
        number = number * 10 + (uint64_t)(name.data[i] - '0');
    }
    *ret = (uint32_t)number;
    return number <= UINT32_MAX;
}
