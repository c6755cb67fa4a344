/* SPDX-License-Identifier: MIT */
#include "intake/wire_frame.h"

#include "intake/charset.h"

#define FILE_LIMIT (4 * INTAKE_STORY_LIMIT)

#define SOH '\1'
#define STX '\2'
#define ETX '\3'
#define DEL '\x7F'

static bool
is_control(char byte)
{
    return ((unsigned char)byte < ' ' && byte != '\t') || byte == DEL;
}

struct str
wire_line_strip(struct str line)
{
    size_t start = 0;
    while (start < line.length && is_control(line.data[start])) {
        start++;
    }
    while (line.length > start && ((unsigned char)line.data[line.length - 1] <= ' ' ||
                                   line.data[line.length - 1] == DEL)) {
        line.length--;
    }
    return str_slice(line, start, line.length);
}

/* The line at `at`; control bytes do not end it. */
static struct str
line_from(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.length);
    struct str line = STR_NONE;
    (void)str_next_line(&rest, &line);
    return wire_line_strip(line);
}

/* The first byte that is neither blank nor a control byte. */
static size_t
skip_padding(struct str text, size_t at)
{
    while (at < text.length &&
           ((unsigned char)text.data[at] <= ' ' || text.data[at] == DEL)) {
        at++;
    }
    return at;
}

bool
wire_format_is(const struct wire_format *format, const struct sample *sample)
{
    struct str text = sample->text;
    return format->begins(line_from(text, skip_padding(text, 0)));
}

static size_t
next_line(struct str text, size_t at)
{
    size_t end = str_find_byte(text, '\n', at);
    return end == STR_NOT_FOUND ? text.length : end + 1;
}

/* Where the next story begins, at or after `from`; the length if there is none. */
static size_t
find_start(const struct wire_format *format, struct str text, size_t from, bool by_soh)
{
    if (by_soh) {
        size_t found = str_find_byte(text, SOH, from);
        return found == STR_NOT_FOUND ? text.length : found;
    }
    for (size_t at = from; at < text.length;) {
        if (format->begins(line_from(text, skip_padding(text, at)))) {
            return skip_padding(text, at);
        }
        at = next_line(text, skip_padding(text, at));
    }
    return text.length;
}

static enum status
read_frame(const struct wire_format *format, const struct run *run,
           const struct wire_frame *frame, struct error *err)
{
    if (format->begins(line_from(frame->text, skip_padding(frame->text, 0)))) {
        return format->read(run, frame, err);
    }
    struct buf reason = BUF_INIT;
    buf_add_format(&reason, "the story does not begin as %s does", format->name);
    run_problem(run, frame->line, reason.data);
    buf_release(&reason);
    return STATUS_OK;
}

void
wire_frame_check_rest(const struct run *run, const struct wire_frame *frame, size_t end)
{
    size_t at = skip_padding(frame->text, end);
    uint64_t line = frame->line;
    if (at >= frame->text.length) {
        return;
    }
    for (size_t i = 0; i < at; i++) {
        line += frame->text.data[i] == '\n';
    }
    run_problem(run, line, "text outside the stories, which is not read");
}

void
wire_frame_check_end(const struct run *run, const struct wire_frame *frame,
                     bool has_trailer)
{
    bool begins = str_find_byte(frame->text, STX, 0) != STR_NOT_FOUND;
    bool ends = str_find_byte(frame->text, ETX, 0) != STR_NOT_FOUND;
    if (begins && !ends && !has_trailer) {
        run_problem(run, frame->line,
                    "the story is cut off before its end; what came is kept");
    }
}

static enum status
read_frames(const struct wire_format *format, const struct run *run, struct str text,
            struct error *err)
{
    enum status status = STATUS_OK;
    bool by_soh =
        format->has_control_bytes && str_find_byte(text, SOH, 0) != STR_NOT_FOUND;
    struct wire_frame frame = {.line = 1};
    size_t counted = 0;
    size_t at = find_start(format, text, 0, by_soh);
    bool is_marked =
        format->end != NULL && str_find(text, str_from(format->end), at) != STR_NOT_FOUND;
    wire_frame_check_rest(
        run, &(struct wire_frame){.text = str_slice(text, 0, at), .line = 1}, 0);
    while (at < text.length && status == STATUS_OK) {
        size_t next =
            find_start(format, text, by_soh ? at + 1 : next_line(text, at), by_soh);
        for (; counted < at; counted++) {
            frame.line += text.data[counted] == '\n';
        }
        frame.text = str_slice(text, at, next);
        frame.needs_mark = is_marked && next == text.length;
        status = read_frame(format, run, &frame, err);
        at = next;
    }
    return status;
}

/* The character set is guessed from the words alone: control bytes look like no text. */
static enum status
convert(const struct run *run, struct buf *ret, struct error *err)
{
    struct buf words = BUF_INIT;
    struct buf scratch = BUF_INIT;
    const char *used = NULL;
    enum status status = STATUS_OK;
    buf_add_str(&words, buf_str(&run->pending));
    for (size_t i = 0; i < words.length; i++) {
        char byte = words.data[i];
        words.data[i] = is_control(byte) && byte != '\n' && byte != '\r' ? ' ' : byte;
    }
    if (run->defaults->charset == NULL) {
        status =
            charset_to_utf8(&scratch, buf_str(&words), run->hint.charset, &used, err);
    }
    if (status == STATUS_OK) {
        status = run_convert(run, used, ret, err);
    }
    buf_release(&scratch);
    buf_release(&words);
    return status;
}

enum status
wire_format_read(const struct wire_format *format, struct run *run, bool more,
                 struct error *err)
{
    bool whole = false;
    struct error problem = {{0}};
    struct buf text = BUF_INIT;
    enum status status = run_read_whole(run, more, FILE_LIMIT, &whole, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!whole) {
        run_problem(run, 0, "larger than 64 MiB: split it");
    } else if (convert(run, &text, &problem) != STATUS_OK) {
        run_problem(run, 0, problem.message);
    } else {
        status = read_frames(format, run, buf_str(&text), err);
    }
    buf_release(&text);
    return status;
}
