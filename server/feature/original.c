/* SPDX-License-Identifier: MIT */
/* Knows how a story reads as a document and where such a document is kept. The
 * cache holds archived text only, never a draft's. */
#include "feature/original.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/own_folder.h"
#include "lsp/uri.h"
#include "text/display.h"
#include "text/utf8.h"

#define URI_PREFIX STR(ORIGINAL_SCHEME ":/original/")
#define URI_SUFFIX STR(".txt")
/* Larger than any story: only to bound the comparison with what is there. */
#define FILE_LIMIT (2 * TEXT_LIMIT)
/* Where the user's cache of ours ends: .../wirecheck before original/ARCHIVE and help/.
 */
#define CACHE_LEVELS 2
/* Whoever empties the cache at this moment may take a folder that was just made. */
#define WRITE_TRIES 5

void
original_release(struct original *self)
{
    vec_release(&self->pieces);
    lines_release(&self->lines);
    buf_release(&self->text);
    *self = (struct original){0};
}

/* One line, whatever the value has. */
static void
add_line(struct buf *out, const char *label, const char *value)
{
    if (value == NULL || value[0] == '\0') {
        return;
    }
    buf_add_text(out, label);
    display_add(out, str_from(value));
    buf_add_byte(out, '\n');
}

static void
add_date(struct buf *out, struct date date)
{
    buf_add_text(out, "Date: ");
    date_add_words(out, date);
    if (date.precision != DATE_NONE && date.source == DATE_FROM_FAMILY) {
        buf_add_text(out, " (from another version of this story)");
    }
    buf_add_byte(out, '\n');
}

static void
add_header(struct buf *out, const struct story *story)
{
    add_line(out, "", story->headline);
    buf_add_byte(out, '\n');
    add_line(out, "Agency: ", story->agency);
    add_line(out, "Contributed: ", story->contributors);
    add_line(out, "Publisher: ", story->publisher);
    add_line(out, "By: ", story->byline);
    add_line(out, "Place: ", story->place);
    add_date(out, story->published);
    if (story->status != STORY_USABLE) {
        add_line(out, "Status: ", story_status_name(story->status));
    }
    add_line(out, "Version: ", story->version);
    add_line(out, "Identity: ", story->guid);
    buf_add_format(out, "Archive: story %lu, read-only copy\n\n",
                   (unsigned long)story->number);
}

static void
add_piece(struct original *self, size_t source)
{
    vec_add(&self->pieces,
            ((struct original_piece){(uint32_t)source, (uint32_t)self->text.length}));
}

/* Character by character, with a piece for each that has another length. */
static void
add_strange_line(struct original *self, struct str line, size_t source)
{
    for (size_t at = 0; at < line.length;) {
        size_t start = at;
        size_t length = self->text.length;
        utf8_next(line, &at);
        display_add(&self->text, str_slice(line, start, at));
        if (self->text.length - length != at - start) {
            add_piece(self, source + at);
        }
    }
}

/* The story's text, without what would act in an editor or hide. */
static void
add_body(struct original *self, struct str body)
{
    add_piece(self, 0);
    for (size_t at = 0; at < body.length;) {
        size_t newline = str_find_byte(body, '\n', at);
        size_t end = newline == STR_NOT_FOUND ? body.length : newline;
        struct str line = str_slice(body, at, end);
        size_t start = self->text.length;
        display_add(&self->text, line);
        if (!str_equal(str_slice(buf_str(&self->text), start, self->text.length), line)) {
            buf_truncate(&self->text, start);
            add_strange_line(self, line, at);
        }
        buf_add_byte(&self->text, '\n');
        at = end + 1;
    }
}

int64_t
original_now_ms(bool show_embargoed)
{
    return show_embargoed ? INT64_MAX : clock_now_ms();
}

void
original_build(struct original *ret, const struct story *story, int64_t now_ms)
{
    struct buf *out = &ret->text;
    add_header(out, story);
    ret->has_body = story->embargo.precision == DATE_NONE || story->embargo.ms <= now_ms;
    if (ret->has_body) {
        add_body(ret, story_text(story));
        if (story->sign_off != NULL) {
            add_line(out, "\n", story->sign_off);
        }
    } else {
        buf_add_text(out, "Under embargo until ");
        date_add_words(out, story->embargo);
        buf_add_text(out, ": the text is not shown before.\n");
    }
    lines_build(&ret->lines, buf_str(out));
}

static uint32_t
to_document(const struct original *self, uint32_t source)
{
    struct original_piece piece = self->pieces.data[0];
    for (size_t i = 1; i < self->pieces.count; i++) {
        if (self->pieces.data[i].source <= source) {
            piece = self->pieces.data[i];
        }
    }
    return piece.document + (source - piece.source);
}

struct range
original_range(const struct original *self, struct span passage,
               enum position_encoding encoding)
{
    if (!self->has_body) {
        return (struct range){{0, 0}, {0, 0}};
    }
    struct span moved = {to_document(self, passage.start),
                         to_document(self, passage.end)};
    return range_from_span(&self->lines, buf_str(&self->text), moved, encoding);
}

/* Lower-case letters and digits; everything else becomes one hyphen. */
static void
add_slug(struct buf *out, const char *name)
{
    bool gap = false;
    for (const char *at = name; *at != '\0'; at++) {
        char byte = *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at;
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (plain && gap && out->length > 0) {
            buf_add_byte(out, '-');
        }
        if (plain) {
            buf_add_byte(out, byte);
        }
        gap = !plain;
    }
}

void
original_add_name(struct buf *out, const struct story *story)
{
    struct buf name = BUF_INIT;
    const char *source = story->agency ? story->agency : story->publisher;
    if (source != NULL) {
        add_slug(&name, source);
    }
    if (story->published.precision >= DATE_DAY) {
        struct date day = story->published;
        day.precision = DATE_DAY;
        buf_add_text(&name, name.length > 0 ? "-" : "");
        date_add_iso(&name, day);
    }
    buf_add_text(&name, name.length > 0 ? "-" : "story-");
    buf_add_format(&name, "%lu.txt", (unsigned long)story->number);
    buf_add_str(out, buf_str(&name));
    buf_release(&name);
}

void
original_add_uri(struct buf *out, struct str name)
{
    buf_add_str(out, URI_PREFIX);
    buf_add_str(out, name);
}

/* The digits behind the last hyphen of a name that original_add_name wrote. */
static struct str
number_of_name(struct str name)
{
    for (size_t i = 0; i < name.length; i++) {
        char byte = name.data[i];
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (!plain && (byte != '-' || i == 0)) {
            return STR_NONE;
        }
    }
    size_t hyphen = str_find_last_byte(name, '-');
    return str_slice(name, hyphen == STR_NOT_FOUND ? 0 : hyphen + 1, name.length);
}

bool
original_number(struct str uri, uint32_t *ret)
{
    if (!str_starts_with(uri, URI_PREFIX) || !str_ends_with(uri, URI_SUFFIX)) {
        return false;
    }
    struct str digits =
        number_of_name(str_slice(uri, URI_PREFIX.length, uri.length - URI_SUFFIX.length));
    uint64_t number = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9' || number > UINT32_MAX) {
            return false;
        }
        number = number * 10 + (uint64_t)(digits.data[i] - '0');
    }
    if (digits.length == 0 || number > UINT32_MAX) {
        return false;
    }
    *ret = (uint32_t)number;
    return true;
}

bool
original_add_cache(struct buf *out, const char *kind)
{
    const char *cache = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    if (cache != NULL && cache[0] == '/') {
        buf_add_format(out, "%s/wirecheck/%s/", cache, kind);
    } else if (home != NULL && home[0] == '/') {
        buf_add_format(out, "%s/.cache/wirecheck/%s/", home, kind);
    }
    return out->length > 0;
}

static bool
is_in_cache(const char *path, const char *kind)
{
    struct buf folder = BUF_INIT;
    bool ret = path != NULL && original_add_cache(&folder, kind) &&
               str_starts_with(str_from(path), buf_str(&folder));
    buf_release(&folder);
    return ret;
}

bool
original_is_document(struct str uri, const char *path)
{
    return is_in_cache(path, "original") || is_in_cache(path, "help") ||
           str_starts_with(uri, STR(ORIGINAL_SCHEME ":"));
}

char *
original_folder(const char *archive_path)
{
    struct buf folder = BUF_INIT;
    if (!original_add_cache(&folder, "original")) {
        return NULL;
    }
    /* Story numbers are an archive's own, so each archive has its own folder. */
    char hex[HASH_HEX_SIZE];
    hash_hex(archive_path, strlen(archive_path), hex);
    buf_add_format(&folder, "%.8s", hex);
    return buf_take(&folder);
}

static bool
has_content(const char *path, size_t root_length, struct str text)
{
    struct buf content = BUF_INIT;
    bool same =
        file_read_below(&content, path, root_length, FILE_LIMIT, NULL) == STATUS_OK &&
        str_equal(buf_str(&content), text);
    buf_release(&content);
    return same;
}

static enum status
write_below(const char *folder, size_t root_length, const char *name, struct str text,
            struct error *err)
{
    struct own_folder opened = OWN_FOLDER_NONE;
    enum status status = own_folder_make(&opened, folder, root_length, err);
    if (status == STATUS_OK) {
        status = own_folder_write(&opened, name, text, 0400, err);
    }
    own_folder_release(&opened);
    return status;
}

enum status
original_write(struct buf *ret_uri, const char *folder, struct str name, struct str text,
               struct error *err)
{
    enum status status = STATUS_OK;
    struct buf path = BUF_INIT;
    size_t cache_length = own_folder_root_length(folder, CACHE_LEVELS);
    buf_add_format(&path, "%s/%.*s", folder, STR_ARGS(name));
    if (!has_content(path.data, cache_length, text)) {
        const char *file = path.data + strlen(folder) + 1;
        int tries = 0;
        do {
            status = write_below(folder, cache_length, file, text, err);
        } while (status == STATUS_NOT_FOUND && ++tries < WRITE_TRIES);
    }
    if (status == STATUS_OK) {
        uri_add_file(ret_uri, buf_str(&path));
    }
    buf_release(&path);
    return status;
}
