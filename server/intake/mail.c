/* SPDX-License-Identifier: MIT */
/* Cuts mail into messages, and a message into the fields of a story. */
#include "intake/mail.h"

#include <inttypes.h>

#include "base/arena.h"
#include "intake/bundle_name.h"
#include "intake/mail_part.h"
#include "intake/mail_words.h"
#include "story/agency.h"
#include "story/scan.h"

/* Attachments are in it, too. */
#define MESSAGE_LIMIT (4 * INTAKE_STORY_LIMIT)
/* Messages in messages end here. */
#define MESSAGE_DEPTH 4
/* So many in one: each is looked for from the first. */
#define MESSAGES 500

/* "Name:" of a header, as RFC 5322 has it. */
static bool
is_header(struct str line)
{
    size_t at = 0;
    while (at < line.length && line.data[at] > ' ' && line.data[at] < 0x7F &&
           line.data[at] != ':') {
        at++;
    }
    return at > 0 && at < line.length && line.data[at] == ':';
}

static bool
is_mail_header(struct str line)
{
    static const char *const names[] = {
        "From:",        "To:",         "Date:",        "Subject:",      "Message-ID:",
        "Return-Path:", "Received:",   "X-",           "Delivered-To:", "MIME-Version:",
        "Content-",     "Status:",     "Reply-To:",    "DKIM-",         "Authentication-",
        "ARC-",         "List-",       "Sender:",      "Cc:",           "In-Reply-To:",
        "References:",  "User-Agent:", "Envelope-To:", "Mailbox:"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_starts_with_nocase(line, str_from(names[i])) && is_header(line)) {
            return true;
        }
    }
    return false;
}

/* Headers up to the empty line; programs in between break some. */
static bool
is_head(struct str headers)
{
    struct str line;
    size_t good = 0;
    size_t bad = 0;
    while (str_next_line(&headers, &line)) {
        bool folded = line.length > 0 && (line.data[0] == ' ' || line.data[0] == '\t');
        bool is_good = is_header(line) || str_starts_with(line, STR(">From "));
        good += is_good;
        bad += !is_good && !folded;
    }
    return bad * 10 <= good;
}

static bool
has_field(struct str headers, const char *name)
{
    struct buf value = BUF_INIT;
    bool has = mime_add_field(&value, headers, name);
    buf_release(&value);
    return has;
}

bool
mail_is(const struct sample *sample)
{
    struct mime_entity entity = mime_read(sample->text);
    struct buf from = BUF_INIT;
    struct str headers = entity.headers;
    mime_add_field(&from, headers, "From");
    bool by_address = str_find_byte(buf_str(&from), '@', 0) != STR_NOT_FOUND;
    bool is_mail =
        has_field(headers, "Message-ID") || has_field(headers, "Received") ||
        has_field(headers, "Return-Path") || has_field(headers, "MIME-Version") ||
        (by_address && (has_field(headers, "Subject") || has_field(headers, "Date")));
    buf_release(&from);
    return is_mail && is_head(headers);
}

/* Where a "From " line and a header behind it stand at or after `from`. */
static size_t
find_message(struct str text, size_t from)
{
    size_t at = from;
    while (at < text.length) {
        size_t next = str_find_byte(text, '\n', at);
        if (next == STR_NOT_FOUND) {
            break;
        }
        if (str_starts_with(str_slice(text, at, next), STR("From "))) {
            size_t end = str_find_byte(text, '\n', next + 1);
            struct str line = str_slice(text, next + 1, end);
            if (is_mail_header(line) || str_starts_with(line, STR(">From "))) {
                return at;
            }
        }
        at = next + 1;
    }
    return STR_NOT_FOUND;
}

bool
mbox_is(const struct sample *sample)
{
    size_t at = find_message(sample->bytes, 0);
    return at != STR_NOT_FOUND && str_trim(str_slice(sample->bytes, 0, at)).length == 0;
}

static struct str
keep(struct arena *arena, struct buf *text)
{
    struct str copy = {arena_dup(arena, buf_str(text)), text->length};
    buf_release(text);
    return copy;
}

static struct str
read_field(struct arena *arena, struct str headers, const char *name)
{
    struct buf raw = BUF_INIT;
    struct buf words = BUF_INIT;
    mime_add_field(&raw, headers, name);
    mail_add_words(&words, buf_str(&raw));
    buf_release(&raw);
    return keep(arena, &words);
}

/* "Fwd: Re: " */
static struct str
without_prefixes(struct str subject)
{
    static const char *const prefixes[] = {
        "Re:", "Fwd:", "Fw:", "AW:", "WG:", "TR:", "RV:", "VS:", "SV:"};
    bool found = true;
    while (found) {
        subject = scan_trim(subject);
        found = false;
        for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes && !found; i++) {
            struct str prefix = str_from(prefixes[i]);
            found = str_starts_with_nocase(subject, prefix);
            subject = str_slice(subject, found ? prefix.length : 0, subject.length);
        }
    }
    return subject;
}

/* The name before the address, where it is an agency's: people pass stories on. */
static struct str
agency_of(struct str from)
{
    struct str name = scan_trim(str_slice(from, 0, str_find_byte(from, '<', 0)));
    bool quoted = name.length > 1 && name.data[0] == '"';
    name = quoted ? str_slice(name, 1, name.length - 1) : name;
    return agency_find(name) != NULL ? name : STR_NONE;
}

static struct str
id_of(struct str field)
{
    size_t open = str_find_byte(field, '<', 0);
    size_t start = open == STR_NOT_FOUND ? 0 : open + 1;
    return str_slice(field, start, str_find_byte(field, '>', start));
}

enum status
mail_add_body(struct buf *out, const struct mail_part *part, struct error *err)
{
    struct buf bytes = BUF_INIT;
    struct buf text = BUF_INIT;
    struct buf charset = BUF_INIT;
    mime_add_decoded(&bytes, &part->entity);
    mail_add_parameter(&charset, &part->entity, "charset");
    enum status status = mail_add_text(&text, buf_str(&bytes), buf_str(&charset), err);
    struct str body = buf_str(&text);
    if (status == STATUS_OK && !part->is_html) {
        mail_add_story(out, body);
    } else if (status == STATUS_OK) {
        size_t head = str_find(body, STR("<body"), 0);
        size_t quote = str_find(body, STR("gmail_quote"), 0);
        size_t start = head == STR_NOT_FOUND ? 0 : head;
        bool answers = quote != STR_NOT_FOUND && quote > start + 400;
        size_t tag =
            answers ? str_find_last_byte(str_slice(body, 0, quote), '<') : body.length;
        buf_add_str(out, str_slice(body, start, tag));
    }
    buf_release(&charset);
    buf_release(&text);
    buf_release(&bytes);
    return status;
}

static enum status
read_story(const struct run *run, const struct mime_entity *message, uint64_t line,
           struct error *err)
{
    struct arena arena = {0};
    struct error problem = {{0}};
    struct buf body = BUF_INIT;
    struct item item = {.text_names = ": a mail without words"};
    struct mail_part part = mail_find_text(message);
    enum status status = STATUS_OK;
    if (part.found && mail_add_body(&body, &part, &problem) != STATUS_OK) {
        run_problem(run, line, problem.message);
    } else if (str_starts_with(str_trim(buf_str(&body)), STR("{"))) {
        /* Forms of editorial systems mail their fields as JSON. */
        struct run_file form = {.bytes = buf_str(&body), .hint = run->hint};
        status = run->inside(run, &form, err);
    } else {
        struct str headers = message->headers;
        item_set(&item, FIELD_GUID, id_of(read_field(&arena, headers, "Message-ID")));
        item_set(&item, FIELD_HEADLINE,
                 without_prefixes(read_field(&arena, headers, "Subject")));
        item_set(&item, FIELD_PUBLISHED, read_field(&arena, headers, "Date"));
        item_set(&item, FIELD_PUBLISHER, agency_of(read_field(&arena, headers, "From")));
        item_set(&item, part.is_html ? FIELD_HTML : FIELD_TEXT, buf_str(&body));
        status = run_item(run, &item, line, err);
    }
    buf_release(&body);
    arena_release(&arena);
    return status;
}

struct attachments {
    const struct run *run;
    uint64_t line;
    int64_t sent_ms;
    size_t count;
};

/* An attached file is read as if it lay in a folder of the mail's name. */
static enum status
read_attached(void *data, const struct mail_file *file, struct error *err)
{
    struct attachments *self = data;
    struct run run = *self->run;
    struct buf bytes = BUF_INIT;
    struct buf path = BUF_INIT;
    struct buf charset = BUF_INIT;
    enum status status = STATUS_OK;
    self->count++;
    buf_add_text(&path, run.path);
    if (self->line > 0) {
        buf_add_format(&path, ", line %" PRIu64, self->line);
    }
    if (file->name.length > 0) {
        bundle_name_add(&path, file->name);
    } else {
        buf_add_format(&path, "/attached file %zu", self->count);
    }
    run.path = path.data;
    mail_add_parameter(&charset, &file->entity, "charset");
    struct run_file inner = {.hint = {.charset = charset.data, .seen_ms = self->sent_ms}};
    if (file->is_picture) {
        run_problem(&run, 0, "not a text but a picture or sound");
    } else {
        mime_add_decoded(&bytes, &file->entity);
        inner.bytes = buf_str(&bytes);
        bool is_empty = str_trim(inner.bytes).length == 0;
        status = is_empty ? STATUS_OK : run.inside(&run, &inner, err);
    }
    buf_release(&charset);
    buf_release(&path);
    buf_release(&bytes);
    return status;
}

static enum status
read_attachments(const struct run *run, const struct mime_entity *message, uint64_t line,
                 size_t *count, struct error *err)
{
    struct attachments attachments = {.run = run, .line = line};
    struct buf sent = BUF_INIT;
    struct date date;
    mime_add_field(&sent, message->headers, "Date");
    if (date_read(buf_str(&sent), run->now_ms, &date)) {
        attachments.sent_ms = date.ms;
    }
    enum status status = mail_each_file(message, read_attached, &attachments, err);
    *count = attachments.count;
    buf_release(&sent);
    return status;
}

/* The message, and those that are attached to it; what only carries others is none. */
static enum status
read_message(const struct run *run, struct mime_entity message, uint64_t line, int depth,
             struct error *err)
{
    struct mime_entity inner;
    size_t index = 0;
    bool carries = depth < MESSAGE_DEPTH && mail_next_message(&message, &index, &inner);
    size_t files = 0;
    bool has_text = mail_find_text(&message).found;
    enum status status = has_text ? read_story(run, &message, line, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = read_attachments(run, &message, line, &files, err);
    }
    if (status == STATUS_OK && !has_text && !carries && files == 0) {
        status = read_story(run, &message, line, err);
    }
    while (carries && status == STATUS_OK) {
        status = read_message(run, inner, line, depth + 1, err);
        carries = index < MESSAGES && mail_next_message(&message, &index, &inner);
    }
    if (status == STATUS_OK && index == MESSAGES) {
        run_problem(run, line, "a mail with more than 500 mails in it: save them");
    }
    return status;
}

enum status
mail_read(struct run *run, bool more, struct error *err)
{
    bool whole = false;
    enum status status = run_read_whole(run, more, MESSAGE_LIMIT, &whole, err);
    if (status == STATUS_OK && !whole) {
        run_problem(run, 0, "a mail larger than 64 MiB");
    } else if (status == STATUS_OK) {
        struct str text = str_trim(buf_str(&run->pending));
        bool marked = str_starts_with(text, STR("\xEF\xBB\xBF"));
        text = str_slice(text, marked ? 3 : 0, text.length);
        status = read_message(run, mime_read(text), 0, 0, err);
    }
    return status;
}

/* ">From" at the start of a line was "From" before it went into the mailbox. */
static void
unstuff(struct buf *out, struct str text)
{
    size_t at = 0;
    while (at < text.length) {
        size_t next = str_find(text, STR("\n>From "), at);
        buf_add_str(out, str_slice(text, at, next == STR_NOT_FOUND ? next : next + 1));
        at = next == STR_NOT_FOUND ? text.length : next + 2;
    }
}

static uint64_t
count_lines(struct str text)
{
    uint64_t lines = 0;
    for (size_t i = 0; i < text.length; i++) {
        lines += text.data[i] == '\n';
    }
    return lines;
}

/* The message behind its "From " line, which is the first of `text`. */
static enum status
read_boxed(const struct run *run, struct str text, uint64_t line, struct error *err)
{
    struct buf plain = BUF_INIT;
    size_t head = str_find_byte(text, '\n', 0);
    unstuff(&plain, str_slice(text, head + 1, text.length));
    enum status status = read_message(run, mime_read(buf_str(&plain)), line, 0, err);
    buf_release(&plain);
    return status;
}

enum status
mbox_read(struct run *run, bool more, struct error *err)
{
    enum status status = STATUS_OK;
    uint64_t line = 1;
    size_t at = find_message(buf_str(&run->pending), 0);
    line += count_lines(str_slice(buf_str(&run->pending), 0, at));
    while (status == STATUS_OK && at < run->pending.length) {
        struct str text = buf_str(&run->pending);
        size_t next = find_message(text, at + 1);
        bool is_long = text.length - at > MESSAGE_LIMIT;
        if (next == STR_NOT_FOUND && more && !is_long) {
            buf_splice(&run->pending, 0, at, STR_NONE);
            at = 0;
            status = run_read_twice(run, &more, err);
            continue;
        }
        if (next == STR_NOT_FOUND && more) {
            run_problem(
                run, line,
                "a mail larger than 64 MiB: from here on the mailbox is not read");
            break;
        }
        struct str message = str_slice(text, at, next);
        status = read_boxed(run, message, line, err);
        line += count_lines(message);
        at += message.length;
    }
    return status;
}
