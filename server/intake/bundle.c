/* SPDX-License-Identifier: MIT */
/* libarchive takes bundles apart; what it is given and what it gives are bounded here. A
 * zip file is read by its directory where the file can be read in any order, else as it
 * comes. Names are labels: nothing is opened by them. */
#include "intake/bundle.h"

#include <errno.h>
#include <inttypes.h>
#include <locale.h>

#include <archive.h>
#include <archive_entry.h>

#include "intake/bundle_name.h"
#include "text/utf8.h"

/* What stands before the first member: the directory of a zip file, of which three times
 * as much is kept in memory. It has room for a million names. */
#define DIRECTORY_LIMIT ((size_t)128 << 20)
#define MEMBER_LIMIT 1000000

struct bundle {
    struct run *run;
    struct archive *archive;
    enum status status; /* of reading the file */
    struct error *err;
    bool is_begun; /* what is pending was handed out */
    bool has_too_many;
    bool is_open;  /* the first member was found */
    size_t before; /* bytes handed out until then */
    uint64_t members;
    uint64_t told; /* that were read, or refused by name */
};

static la_ssize_t
hand_out(struct archive *archive, void *data, const void **ret)
{
    struct bundle *self = data;
    bool more = true;
    if (self->is_begun) {
        buf_clear(&self->run->pending);
        self->status = run_read(self->run, &more, self->err);
    }
    self->is_begun = true;
    self->before += self->run->pending.length;
    if (self->status != STATUS_OK) {
        archive_set_error(archive, EIO, "cannot read");
        return ARCHIVE_FATAL;
    }
    if (!self->is_open && self->before > DIRECTORY_LIMIT) {
        archive_set_error(archive, EIO, "too many files");
        self->has_too_many = true;
        return ARCHIVE_FATAL;
    }
    *ret = self->run->pending.data;
    return (la_ssize_t)self->run->pending.length;
}

static la_int64_t
seek(struct archive *archive, void *data, la_int64_t place, int whence)
{
    struct bundle *self = data;
    int64_t now = 0;
    (void)archive;
    if (whence == SEEK_CUR ||
        !stream_seek(self->run->stream, place, whence == SEEK_END, &now)) {
        return ARCHIVE_FATAL;
    }
    buf_clear(&self->run->pending);
    self->is_begun = true;
    return now;
}

static size_t
take_member(void *data, unsigned char *to, size_t room)
{
    struct bundle *self = data;
    la_ssize_t got = archive_read_data(self->archive, to, room);
    return got < 0 ? STREAM_BROKEN : (size_t)got;
}

static bool
is_raw(const struct bundle *self)
{
    return archive_format(self->archive) == ARCHIVE_FORMAT_RAW;
}

/* Its name as UTF-8; caller releases. */
static void
add_name(const struct bundle *self, struct buf *out, struct archive_entry *entry)
{
    const char *name = archive_entry_pathname_utf8(entry);
    name = name != NULL ? name : archive_entry_pathname(entry);
    if (name != NULL) {
        utf8_add_valid(out, str_from(name));
    } else {
        buf_add_format(out, "member %" PRIu64, self->members);
    }
}

static const char *
refuse(struct archive_entry *entry, struct str name)
{
    if (archive_entry_hardlink(entry) != NULL ||
        archive_entry_filetype(entry) == AE_IFLNK) {
        return "a link, which is not followed";
    }
    if (archive_entry_filetype(entry) != AE_IFREG) {
        return "not a regular file";
    }
    if (bundle_name_leads_out(name)) {
        return "its name leads out of the bundle";
    }
    return archive_entry_is_encrypted(entry) ? "encrypted: unpack it with its password"
                                             : NULL;
}

static enum status
read_member(struct bundle *self, struct archive_entry *entry)
{
    struct buf name = BUF_INIT;
    struct buf path = BUF_INIT;
    struct run member = *self->run;
    struct run_file file = {.source = {self, take_member}};
    enum status status = STATUS_OK;
    add_name(self, &name, entry);
    bool is_folder = archive_entry_filetype(entry) == AE_IFDIR;
    buf_add_text(&path, self->run->path);
    if (is_raw(self)) {
        self->told++;
        status = self->run->inside(self->run, &file, self->err);
    } else if (!is_folder && !bundle_name_is_hidden(buf_str(&name))) {
        const char *refusal = refuse(entry, buf_str(&name));
        bundle_name_add(&path, buf_str(&name));
        member.path = path.data;
        self->told++;
        if (refusal != NULL) {
            run_problem(&member, 0, refusal);
        } else {
            status = self->run->inside(&member, &file, self->err);
        }
    }
    buf_release(&path);
    buf_release(&name);
    return status;
}

/* Past what a reader left of a member. In a packed tar file that takes as long as reading
 * it, and counts as much. */
static bool
skip_rest(struct bundle *self)
{
    unsigned char scratch[4096];
    la_ssize_t got = archive_filter_count(self->archive) > 1;
    while (got > 0 && stream_spend(self->run->stream, (uint64_t)got) &&
           !cancel_requested(self->run->cancel)) {
        got = archive_read_data(self->archive, scratch, sizeof scratch);
    }
    return stream_spend(self->run->stream, 0);
}

static void
tell_end(struct bundle *self, int result)
{
    struct buf reason = BUF_INIT;
    if (self->has_too_many) {
        buf_add_text(&reason, "more than a million files in it: make several of it");
    } else if (result != ARCHIVE_EOF) {
        const char *why = archive_error_string(self->archive);
        buf_add_format(&reason, "damaged (%s); what came before is kept",
                       why ? why : "nobody says how");
    } else if (self->members == MEMBER_LIMIT) {
        buf_add_text(&reason, "more than a million files in it: the rest is left out");
    } else if (self->told == 0) {
        buf_add_text(&reason, "a bundle without files in it");
    }
    if (reason.length > 0) {
        run_problem(self->run, 0, reason.data);
    }
    buf_release(&reason);
}

static enum status
read_members(struct bundle *self)
{
    struct archive_entry *entry = NULL;
    enum status status = STATUS_OK;
    int result = ARCHIVE_OK;
    while (status == STATUS_OK && self->members < MEMBER_LIMIT) {
        result = archive_read_next_header(self->archive, &entry);
        if (result == ARCHIVE_EOF || result < ARCHIVE_WARN) {
            break;
        }
        self->is_open = true;
        self->members++;
        status = read_member(self, entry);
        if (status == STATUS_OK && !skip_rest(self)) {
            run_problem(self->run, 0,
                        "it unpacks to more than a thousand times its size; the rest is "
                        "left out");
            return STATUS_OK;
        }
    }
    status = self->status != STATUS_OK ? self->status : status;
    if (status == STATUS_OK) {
        tell_end(self, result < ARCHIVE_WARN ? result : ARCHIVE_EOF);
    }
    return status;
}

static struct archive *
open_archive(struct bundle *self)
{
    struct archive *archive = archive_read_new();
    struct str bytes = buf_str(&self->run->pending);
    int64_t now = 0;
    if (archive == NULL) {
        return NULL;
    }
    if (str_starts_with(bytes, STR("PK"))) {
        archive_read_support_format_zip(archive);
        if (stream_seek(self->run->stream, 0, false, &now)) {
            self->is_begun = true;
            archive_read_set_seek_callback(archive, seek);
        }
    } else {
        archive_read_support_format_tar(archive);
        archive_read_support_filter_xz(archive);
        archive_read_support_filter_bzip2(archive);
    }
    if (bundle_is_packed(&(struct sample){.bytes = bytes})) {
        archive_read_support_format_raw(archive);
    }
    archive_read_set_read_callback(archive, hand_out);
    archive_read_set_callback_data(archive, self);
    return archive;
}

enum status
bundle_read(struct run *run, bool more, struct error *err)
{
    /* Names are converted to the character set of the thread's locale, which has to have
     * all letters. */
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = utf8 != (locale_t)0 ? uselocale(utf8) : (locale_t)0;
    struct bundle bundle = {.run = run, .err = err};
    (void)more;
    bundle.archive = open_archive(&bundle);
    enum status status = bundle.archive != NULL
                             ? STATUS_OK
                             : error_set(err, STATUS_LIMIT, "out of memory");
    if (status == STATUS_OK) {
        int result = archive_read_open1(bundle.archive);
        if (result == ARCHIVE_OK) {
            status = read_members(&bundle);
        } else if (bundle.status == STATUS_OK) {
            tell_end(&bundle, result);
        }
        status = bundle.status != STATUS_OK ? bundle.status : status;
    }
    archive_read_free(bundle.archive);
    if (utf8 != (locale_t)0) {
        uselocale(before);
        freelocale(utf8);
    }
    return status;
}
