/* SPDX-License-Identifier: MIT */
#include "intake/http_answer.h"

#include "base/arena.h"
#include "intake/mime.h"
#include "story/scan.h"

bool
http_answer_is(const struct sample *sample)
{
    return str_starts_with(sample->text, STR("HTTP/")) && sample->text.length > 12 &&
           scan_find_digit(str_slice(sample->text, 5, 7)) == 0;
}

/* The three digits of the status line. */
static int64_t
status_of(struct str headers)
{
    int64_t code = 0;
    size_t blank = str_find_byte(headers, ' ', 0);
    scan_digits(headers, blank == STR_NOT_FOUND ? headers.length : blank + 1, &code);
    return code;
}

static size_t
read_hex(struct str text, size_t at, size_t *value)
{
    size_t start = at;
    *value = 0;
    while (at < text.length && at - start < 7) {
        char byte = (char)(text.data[at] | 0x20);
        bool digit = byte >= '0' && byte <= '9';
        if (!digit && !(byte >= 'a' && byte <= 'f')) {
            break;
        }
        *value = *value << 4 | (size_t)(digit ? byte - '0' : byte - 'a' + 10);
        at++;
    }
    return at;
}

/* Whoever saved it may have put the chunks together and left the header: false where the
 * body does not begin with the size of a chunk. */
static bool
add_chunks(struct buf *out, struct str body)
{
    size_t at = 0;
    while (at < body.length) {
        size_t size = 0;
        size_t after = read_hex(body, at, &size);
        size_t line = str_find_byte(body, '\n', after);
        bool is_size = after > at && line != STR_NOT_FOUND && line - after < 100;
        if (!is_size) {
            return at > 0;
        }
        if (size == 0) {
            break;
        }
        buf_add_str(out, str_slice(body, line + 1, line + 1 + size));
        at = line + 1 + size;
        while (at < body.length && (body.data[at] == '\r' || body.data[at] == '\n')) {
            at++;
        }
    }
    return true;
}

static const char *
charset_of(struct arena *arena, struct str headers)
{
    struct buf type = BUF_INIT;
    mime_add_field(&type, headers, "Content-Type");
    struct str charset = mime_parameter(buf_str(&type), "charset");
    const char *copy = charset.length > 0 ? arena_dup(arena, charset) : NULL;
    buf_release(&type);
    return copy;
}

static bool
is_chunked(struct str headers)
{
    struct buf encoding = BUF_INIT;
    mime_add_field(&encoding, headers, "Transfer-Encoding");
    bool chunked = str_equal_nocase(buf_str(&encoding), STR("chunked"));
    buf_release(&encoding);
    return chunked;
}

static bool
is_brotli(struct str headers, struct str body)
{
    struct buf encoding = BUF_INIT;
    mime_add_field(&encoding, headers, "Content-Encoding");
    bool brotli = str_equal_nocase(buf_str(&encoding), STR("br")) &&
                  !str_starts_with(str_trim(body), STR("<"));
    buf_release(&encoding);
    return brotli;
}

enum status
http_answer_read_bytes(const struct run *run, struct str bytes, const char *url,
                       struct error *err)
{
    struct arena arena = {0};
    struct buf chunks = BUF_INIT;
    enum status status = STATUS_OK;
    struct mime_entity answer = mime_read(bytes);
    /* Redirections and "100 Continue" come before the page. */
    while (str_starts_with(str_slice(answer.body, 0, 5), STR("HTTP/"))) {
        answer = mime_read(answer.body);
    }
    int64_t code = status_of(answer.headers);
    struct str body = answer.body;
    if (is_chunked(answer.headers) && add_chunks(&chunks, body)) {
        body = buf_str(&chunks);
    }
    if (code != 200 && code != 203 && code != 206) {
        run_problem(run, 0, "an HTTP answer that is no page but an error or redirection");
    } else if (is_brotli(answer.headers, body)) {
        run_problem(run, 0, "an HTTP answer packed with brotli: unpack it");
    } else {
        struct run_hint hint = {.charset = charset_of(&arena, answer.headers),
                                .url = url};
        status = run->inside(run, body, &hint, err);
    }
    buf_release(&chunks);
    arena_release(&arena);
    return status;
}

enum status
http_answer_read(struct run *run, bool more, struct error *err)
{
    bool whole = false;
    enum status status = run_read_whole(run, more, INTAKE_STORY_LIMIT, &whole, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!whole) {
        run_problem(run, 0, "an HTTP answer larger than 16 MiB, which no story is");
        return STATUS_OK;
    }
    return http_answer_read_bytes(run, buf_str(&run->pending), NULL, err);
}
