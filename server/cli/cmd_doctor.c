/* SPDX-License-Identifier: MIT */
/* What somebody who helps from afar asks first: versions, where the archive is,
 * whether it can be read, what limits hold, and what to do next. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <jansson.h>
#include <sodium.h>
#include <sqlite3.h>
#include <utf8proc.h>
#include <uv.h>
#include <xxhash.h>
#include <zlib.h>
#include <zstd.h>

#include "archive/archive.h"
#include "archive/snapshot.h"
#include "base/confine.h"
#include "base/file.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "dismissal/dismissals.h"
#include "intake/intake.h"
#include "text/display.h"
#include "text/span.h"

#define SCARCE_BYTES ((uint64_t)256 << 20)

static void
add_libraries(struct buf *out)
{
    unsigned xxhash = XXH_versionNumber();
    buf_add_format(out, "wirecheck   %s\n", WIRECHECK_VERSION);
    buf_add_format(out, "libraries   SQLite %s, zstd %s, zlib %s, jansson %s,\n",
                   sqlite3_libversion(), ZSTD_versionString(), zlibVersion(),
                   jansson_version_str());
    buf_add_format(out,
                   "            libuv %s, utf8proc %s, libsodium %s, xxHash %u.%u.%u\n",
                   uv_version_string(), utf8proc_version(), sodium_version_string(),
                   xxhash / 10000, xxhash / 100 % 100, xxhash % 100);
    buf_add_format(out, "charsets    %s\n",
                   intake_tells_charsets()
                       ? "told by uchardet"
                       : "only Western ones are told apart (built without uchardet)");
    buf_add_text(out, "reads       ");
    intake_add_formats(out);
    buf_add_text(out, "drafts      plain text, Markdown, HTML, LaTeX, AsciiDoc, "
                      "reStructuredText, Org,\n"
                      "            Fountain, DOCX, ODT, RTF\n");
}

static void
add_limits(struct buf *out)
{
    buf_add_format(out,
                   "limits      draft %u MiB, story %u MiB, unpacked at most %u times\n",
                   (unsigned)(TEXT_LIMIT >> 20), (unsigned)(ARCHIVE_TEXT_LIMIT >> 20),
                   (unsigned)INTAKE_RATIO_LIMIT);
    buf_add_format(out, "confined    %s\n",
                   confine_holds() ? "the kernel refuses it sockets and other programs"
                                   : "no: this kernel has no system call filter");
}

/* The nearest folder above `path` that is there: where an archive will be made. */
static char *
existing_folder(const char *path)
{
    char *folder = memory_dup(path);
    while (!file_exists(folder)) {
        size_t slash = str_find_last_byte(str_from(folder), '/');
        if (slash == STR_NOT_FOUND || slash == 0) {
            memory_free(folder);
            return memory_dup(slash == 0 ? "/" : ".");
        }
        folder[slash] = '\0';
    }
    return folder;
}

/* False where there is too little. */
static bool
add_free_space(struct buf *out, const char *path)
{
    char *folder = existing_folder(path);
    struct statvfs info;
    bool enough = true;
    if (statvfs(folder, &info) == 0) {
        uint64_t bytes = (uint64_t)info.f_bavail * info.f_frsize;
        buf_add_text(out, "disk        ");
        output_add_bytes(out, bytes);
        buf_add_text(out, " free\n");
        enough = bytes >= SCARCE_BYTES;
    }
    memory_free(folder);
    return enough;
}

static enum status
add_archive(struct buf *out, const char *path, struct snapshot_stats *stats,
            struct error *err)
{
    struct snapshot *snapshot = NULL;
    buf_add_text(out, "archive     ");
    display_add(out, str_from(path));
    buf_add_text(out, "\n            ");
    enum status status = snapshot_open(&snapshot, path, err);
    if (status == STATUS_OK) {
        status = snapshot_stats(snapshot, stats, err);
    }
    if (status == STATUS_OK) {
        output_add_counted(out, stats->stories, "story", "stories");
        buf_add_text(out, ", readable\n");
    } else if (status == STATUS_NOT_FOUND) {
        buf_add_text(out, "not there yet\n");
    } else {
        buf_add_format(out, "%s: ", status_name(status));
        display_add(out, str_from(err->message));
        buf_add_byte(out, '\n');
    }
    snapshot_unref(snapshot);
    return status;
}

/* False where others have one of the rights. */
static bool
add_rights_of(struct buf *out, const char *path, mode_t rights, const char *what)
{
    struct stat info;
    if (stat(path, &info) != 0 || (info.st_mode & rights) == 0) {
        return true;
    }
    buf_add_format(out, "rights      others may %s ", what);
    display_add(out, str_from(path));
    buf_add_byte(out, '\n');
    return false;
}

/* Who may write to a folder above can put another archive in its place, unless there one
 * may only take away what is one's own (the sticky bit of /tmp). A group is often the
 * user's alone. */
static bool
add_rights_above(struct buf *out, const char *archive)
{
    bool safe = true;
    char real[PATH_MAX];
    if (realpath(archive, real) == NULL) {
        return true;
    }
    for (char *slash = strrchr(real, '/'); slash != NULL; slash = strrchr(real, '/')) {
        struct stat info;
        slash[slash == real ? 1 : 0] = '\0';
        if (stat(real, &info) == 0 && (info.st_mode & S_ISVTX) == 0) {
            safe = add_rights_of(out, real, S_IWOTH, "write to") && safe;
        }
        if (slash == real) {
            break;
        }
    }
    return safe;
}

/* Who may write to an archive decides what its users are told. */
static bool
add_archive_rights(struct buf *out, const struct call *call)
{
    static const char *const names[] = {"", "catalog.db", "segment", "lock"};
    bool safe = true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char *path = *names[i] != '\0' ? file_join(call->archive, names[i])
                                       : memory_dup(call->archive);
        safe = add_rights_of(out, path, S_IWGRP | S_IWOTH, "write to") && safe;
        memory_free(path);
    }
    return add_rights_above(out, call->archive) && safe;
}

/* Who has the key can write dismissals, and find out by trying which passage one is of.
 * A desk shares it, as a group; the user's own is nobody else's. */
static bool
add_dismissal_rights(struct buf *out, const struct call *call)
{
    const char *shared = call->settings->settings.dismissals;
    mode_t group = shared != NULL ? 0 : S_IRGRP | S_IWGRP;
    char *path = dismissals_locate(shared);
    struct buf key = BUF_INIT;
    buf_add_format(&key, "%s.key", path);
    bool safe = add_rights_of(out, key.data, S_IROTH | S_IWOTH | group,
                              "read the key of dismissals");
    safe = add_rights_of(out, path, S_IWOTH | (group & S_IWGRP), "write to") && safe;
    buf_release(&key);
    memory_free(path);
    return safe;
}

static const char *
find_advice(enum status status, const struct snapshot_stats *stats, bool enough_space)
{
    if (status == STATUS_NOT_FOUND) {
        return "make an archive: wirecheck add FOLDER";
    }
    if (status == STATUS_CORRUPT) {
        return "mend the archive: wirecheck verify --repair";
    }
    if (status == STATUS_UNSUPPORTED) {
        return "update wirecheck: the archive was made by a newer one";
    }
    if (status != STATUS_OK) {
        return "make the archive's folder readable for this user";
    }
    if (stats->stories == 0) {
        return "the archive is empty, so nothing can be found: wirecheck add FOLDER";
    }
    if (!enough_space) {
        return "make room on the disk before more stories are added";
    }
    return NULL;
}

static enum outcome
run_doctor(const struct call *call)
{
    struct buf out = BUF_INIT;
    struct snapshot_stats stats = {0};
    struct error err = {""};
    add_libraries(&out);
    add_limits(&out);
    enum status status = add_archive(&out, call->archive, &stats, &err);
    bool enough_space = add_free_space(&out, call->archive);
    bool safe = add_archive_rights(&out, call);
    bool secret = add_dismissal_rights(&out, call);
    const char *advice = find_advice(status, &stats, enough_space);
    if (advice == NULL && !safe) {
        advice =
            "take the others' rights: chmod -R go-w on the archive's folder, go-w on "
            "those above it that are named";
    }
    if (advice == NULL && !secret) {
        advice =
            "take the others' rights: chmod go-rwx on the key (a desk that shares it: "
            "o-rwx), go-w on the dismissals";
    }
    buf_add_format(&out, "to do       %s\n",
                   advice ? advice : "nothing (all files are read by: wirecheck verify)");
    output_write(buf_str(&out));
    buf_release(&out);
    return advice == NULL ? OUTCOME_FINE : OUTCOME_FOUND;
}

const struct command command_doctor = {
    .name = "doctor",
    .operands = "",
    .summary = "Tell versions, the archive's place and health, and what to do next",
    .details = "Exit status: 0 all is well, 1 there is something to do.\n",
    .run = run_doctor,
};
