/* SPDX-License-Identifier: MIT */
#include "intake/web_record.h"

#include "intake/mime.h"
#include "story/scan.h"

/* Longer heads are none. */
#define HEAD_LIMIT ((size_t)64 << 10)
/* "20140216050221" */
#define ARC_DATE 14

enum web_archive
web_archive_of(struct str bytes)
{
    if (str_starts_with(bytes, STR("WARC/"))) {
        return WEB_ARCHIVE_WARC;
    }
    return str_starts_with(bytes, STR("filedesc:")) ? WEB_ARCHIVE_ARC : WEB_ARCHIVE_NONE;
}

/* The words of a line of ARC: "URL IP date type length", or ten of them in its second
 * version, which ends in the length, too. An address may have blanks in it. */
struct arc_line {
    struct str url;
    struct str date;
    struct str media;
    uint64_t length;
};

static struct str
cut_last_word(struct str *line)
{
    *line = str_trim(*line);
    size_t blank = str_find_last_byte(*line, ' ');
    size_t start = blank == STR_NOT_FOUND ? 0 : blank + 1;
    struct str word = str_slice(*line, start, line->length);
    *line = str_slice(*line, 0, start);
    return word;
}

static bool
is_number(struct str word, size_t digits)
{
    int64_t value = 0;
    return word.length > 0 && scan_digits(word, 0, &value) == word.length &&
           (digits == 0 || word.length == digits);
}

static bool
read_arc_line(struct str line, struct arc_line *ret)
{
    int64_t length = 0;
    struct str word = cut_last_word(&line);
    if (!is_number(word, 0)) {
        return false;
    }
    scan_digits(word, 0, &length);
    ret->length = (uint64_t)length;
    struct str next = cut_last_word(&line);
    struct str date = cut_last_word(&line);
    for (int i = 0; i < 5 && !is_number(date, ARC_DATE); i++) {
        next = date;
        date = cut_last_word(&line);
    }
    ret->media = next;
    ret->date = date;
    cut_last_word(&line); /* the server's number */
    ret->url = str_trim(line);
    return is_number(date, ARC_DATE) && str_find_byte(ret->url, ':', 0) != STR_NOT_FOUND;
}

/* A head has no line that begins another one, so that many beginnings without an end cost
 * no more than other bytes. */
static size_t
measure_warc(struct str bytes)
{
    struct str rest = str_slice(bytes, 0, HEAD_LIMIT);
    struct str line;
    bool has_field = false;
    if (!str_starts_with(rest, STR("WARC/")) || !str_next_line(&rest, &line)) {
        return 0;
    }
    while (!str_starts_with(rest, STR("WARC/")) && str_next_line(&rest, &line)) {
        if (line.length == 0) {
            return has_field ? (size_t)(rest.data - bytes.data) : 0;
        }
        has_field = has_field || str_find_byte(line, ':', 0) != STR_NOT_FOUND;
    }
    return 0;
}

static size_t
measure_arc(struct str bytes)
{
    struct arc_line line;
    size_t end = str_find_byte(str_slice(bytes, 0, HEAD_LIMIT), '\n', 0);
    return end != STR_NOT_FOUND && read_arc_line(str_slice(bytes, 0, end), &line)
               ? end + 1
               : 0;
}

size_t
web_record_measure(struct str bytes, enum web_archive kind)
{
    return kind == WEB_ARCHIVE_WARC ? measure_warc(bytes) : measure_arc(bytes);
}

size_t
web_record_find(struct str bytes, size_t from, enum web_archive kind)
{
    size_t at = from;
    while (at < bytes.length) {
        if (web_record_measure(str_slice(bytes, at, bytes.length), kind) > 0) {
            return at;
        }
        size_t next = kind == WEB_ARCHIVE_WARC ? str_find(bytes, STR("\nWARC/"), at)
                                               : str_find_byte(bytes, '\n', at);
        at = next == STR_NOT_FOUND ? bytes.length : next + 1;
    }
    return STR_NOT_FOUND;
}

static const char *
read_field(struct str head, const char *name, struct arena *arena)
{
    struct buf value = BUF_INIT;
    mime_add_field(&value, head, name);
    struct str text = buf_str(&value);
    /* wget wrote "<http://...>". */
    bool wrapped = str_starts_with(text, STR("<")) && str_ends_with(text, STR(">"));
    text = wrapped ? str_slice(text, 1, text.length - 1) : text;
    const char *copy = text.length > 0 ? arena_dup(arena, text) : NULL;
    buf_release(&value);
    return copy;
}

static enum web_record_type
type_of(struct str type)
{
    static const char *const pages[] = {"response", "resource", "conversion"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (str_equal_nocase(type, str_from(pages[i]))) {
            return WEB_RECORD_PAGE;
        }
    }
    return str_equal_nocase(type, STR("revisit")) ? WEB_RECORD_REVISIT : WEB_RECORD_OTHER;
}

static void
read_warc(struct web_record *ret, struct str head, struct arena *arena)
{
    int64_t length = 0;
    struct str number = str_from(read_field(head, "Content-Length", arena));
    ret->has_length = is_number(number, 0);
    scan_digits(number, 0, &length);
    ret->length = (uint64_t)length;
    ret->type = type_of(str_from(read_field(head, "WARC-Type", arena)));
    ret->url = read_field(head, "WARC-Target-URI", arena);
    if (str_starts_with(str_from(ret->url), STR("metadata:"))) {
        ret->type = WEB_RECORD_OTHER; /* wget's own log */
    }
    ret->media = read_field(head, "Content-Type", arena);
    ret->date = read_field(head, "WARC-Date", arena);
    ret->is_truncated = read_field(head, "WARC-Truncated", arena) != NULL;
}

static void
read_arc(struct web_record *ret, struct str head, struct arena *arena)
{
    struct arc_line line = {0};
    struct buf date = BUF_INIT;
    if (!read_arc_line(head, &line)) {
        return;
    }
    const char *digits = line.date.data;
    buf_add_format(&date, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", digits, digits + 4,
                   digits + 6, digits + 8, digits + 10, digits + 12);
    ret->type =
        str_starts_with(line.url, STR("filedesc:")) ? WEB_RECORD_OTHER : WEB_RECORD_PAGE;
    ret->url = arena_dup(arena, line.url);
    ret->media = arena_dup(arena, line.media);
    ret->date = arena_dup(arena, buf_str(&date));
    ret->length = line.length;
    ret->has_length = true;
    buf_release(&date);
}

void
web_record_read(struct web_record *ret, struct str head, enum web_archive kind,
                struct arena *arena)
{
    *ret = (struct web_record){.type = WEB_RECORD_OTHER, .head = head.length};
    if (kind == WEB_ARCHIVE_WARC) {
        read_warc(ret, head, arena);
    } else {
        read_arc(ret, head, arena);
    }
}
