/* SPDX-License-Identifier: MIT */
#include "dismissal/known.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/own_folder.h"

#define NAME "dismissal-keys"
#define SIZE_LIMIT ((size_t)1 << 20)

/* The folder that it lies in; NULL where the user has none. Caller frees. */
static char *
locate(void)
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (state != NULL && *state == '/') {
        return file_join(state, "wirecheck");
    }
    return home != NULL && *home == '/' ? file_join(home, ".local/state/wirecheck")
                                        : NULL;
}

/* What a file is called in it: the same by whichever relative path it is named. */
static void
name_file(const char *path, char hex[HASH_HEX_SIZE])
{
    char real[PATH_MAX];
    const char *named = realpath(path, real) != NULL ? real : path;
    hash_hex(named, strlen(named), hex);
}

/* The lines that are there; empty where there are none. */
static void
read_known(struct buf *ret, const char *folder)
{
    struct error err;
    char *path = file_join(folder, NAME);
    enum status status = file_read_below(ret, path, strlen(folder), SIZE_LIMIT, &err);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
        log_debug("keys of dismissals are not remembered: %s", err.message);
    }
    memory_free(path);
}

/* The mark on a line of that file, else nothing. */
static struct str
mark_of(struct str line, const char hex[HASH_HEX_SIZE])
{
    bool is_its = str_starts_with(line, str_from(hex)) &&
                  line.length == HASH_HEX_SIZE + KEYED_HASH_HEX_SIZE - 1;
    return is_its ? str_slice(line, HASH_HEX_SIZE, line.length) : STR_NONE;
}

enum known
known_find(const char *path, const char mark[KEYED_HASH_HEX_SIZE])
{
    enum known ret = KNOWN_NEW;
    struct buf text = BUF_INIT;
    struct str line;
    char hex[HASH_HEX_SIZE];
    char *folder = locate();
    if (folder == NULL) {
        return KNOWN_NEW;
    }
    read_known(&text, folder);
    name_file(path, hex);
    for (struct str rest = buf_str(&text); str_next_line(&rest, &line);) {
        struct str kept = mark_of(line, hex);
        if (kept.length > 0) {
            ret = str_equal(kept, str_from(mark)) ? KNOWN_SAME : KNOWN_OTHER;
        }
    }
    buf_release(&text);
    memory_free(folder);
    return ret;
}

void
known_keep(const char *path, const char mark[KEYED_HASH_HEX_SIZE])
{
    struct buf text = BUF_INIT;
    struct buf kept = BUF_INIT;
    struct own_folder opened = OWN_FOLDER_NONE;
    struct error err;
    struct str line;
    char hex[HASH_HEX_SIZE];
    char *folder = locate();
    if (folder == NULL) {
        return;
    }
    read_known(&text, folder);
    name_file(path, hex);
    for (struct str rest = buf_str(&text); str_next_line(&rest, &line);) {
        if (line.length > 0 && mark_of(line, hex).length == 0) {
            buf_add_str(&kept, line);
            buf_add_byte(&kept, '\n');
        }
    }
    buf_add_format(&kept, "%s %s\n", hex, mark);
    enum status status = own_folder_make(&opened, folder, strlen(folder), &err);
    if (status == STATUS_OK) {
        status = own_folder_write(&opened, NAME, buf_str(&kept), 0600, &err);
    }
    if (status != STATUS_OK) {
        log_debug("keys of dismissals are not remembered: %s", err.message);
    }
    own_folder_release(&opened);
    buf_release(&text);
    buf_release(&kept);
    memory_free(folder);
}
