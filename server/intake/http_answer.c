/* SPDX-License-Identifier: MIT */
#include "intake/http_answer.h"

#include "intake/mime.h"
#include "intake/zip.h"
#include "story/scan.h"

static const char packed_with_brotli[] = "an HTTP answer packed with brotli: unpack it";

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
 * body does not begin with the size of a chunk. What follows a wrong size is left out. */
static bool
add_chunks(struct buf *out, struct str body, bool *cut_off)
{
    size_t at = 0;
    size_t size = 0;
    *cut_off = true;
    while (at < body.length) {
        size_t after = read_hex(body, at, &size);
        size_t line = str_find_byte(body, '\n', after);
        bool is_size = after > at && line != STR_NOT_FOUND && line - after < 100;
        if (!is_size) {
            return at > 0;
        }
        if (size == 0) {
            *cut_off = false;
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

static bool
field_is(struct str headers, const char *name, struct str value)
{
    struct buf field = BUF_INIT;
    mime_add_field(&field, headers, name);
    bool is = str_equal_nocase(buf_str(&field), value);
    buf_release(&field);
    return is;
}

/* Servers pack with zlib's two bytes in front and without; many archives keep the header
 * of what they have unpacked. */
static void
unpack_deflate(struct http_answer *self)
{
    struct buf plain = BUF_INIT;
    struct error problem = {{0}};
    struct str body = self->body;
    unsigned first = body.length > 1 ? (unsigned char)body.data[0] : 0;
    unsigned second = body.length > 1 ? (unsigned char)body.data[1] : 0;
    bool wrapped = (first & 0x0F) == 8 && (first << 8 | second) % 31 == 0;
    struct zip_member packed = {.packed = str_slice(body, wrapped ? 2 : 0, body.length),
                                .method = ZIP_DEFLATED};
    if (zip_unpack(&plain, &packed, INTAKE_STORY_LIMIT, &problem) == STATUS_OK) {
        buf_release(&self->unpacked);
        self->unpacked = plain;
        self->body = buf_str(&self->unpacked);
    } else {
        buf_release(&plain);
    }
}

void
http_answer_cut(struct http_answer *ret, struct str bytes)
{
    bool cut_off = false;
    struct buf type = BUF_INIT;
    struct mime_entity answer = mime_read(bytes);
    *ret = (struct http_answer){.code = 0};
    while (str_starts_with(str_slice(answer.body, 0, 5), STR("HTTP/"))) {
        answer = mime_read(answer.body);
    }
    ret->code = status_of(answer.headers);
    ret->body = answer.body;
    if (field_is(answer.headers, "Transfer-Encoding", STR("chunked")) &&
        add_chunks(&ret->unpacked, ret->body, &cut_off)) {
        ret->body = buf_str(&ret->unpacked);
        ret->damage = cut_off ? "its chunks end too early; what came is kept" : NULL;
    }
    if (field_is(answer.headers, "Content-Encoding", STR("deflate"))) {
        unpack_deflate(ret);
    } else if (field_is(answer.headers, "Content-Encoding", STR("br")) &&
               !str_starts_with(str_trim(ret->body), STR("<"))) {
        ret->damage = packed_with_brotli;
    }
    mime_add_field(&type, answer.headers, "Content-Type");
    struct str charset = mime_parameter(buf_str(&type), "charset");
    ret->type = arena_dup(&ret->arena, buf_str(&type));
    ret->hint.charset = charset.length > 0 ? arena_dup(&ret->arena, charset) : NULL;
    buf_release(&type);
}

void
http_answer_release(struct http_answer *self)
{
    buf_release(&self->unpacked);
    arena_release(&self->arena);
}

const char *
http_answer_refusal(const struct http_answer *self)
{
    if (self->code != 200 && self->code != 203 && self->code != 206) {
        return "an HTTP answer that is no page but an error or redirection";
    }
    return self->damage == packed_with_brotli ? packed_with_brotli : NULL;
}

static enum status
read_answer(const struct run *run, struct str bytes, struct error *err)
{
    struct http_answer answer;
    enum status status = STATUS_OK;
    http_answer_cut(&answer, bytes);
    const char *refusal = http_answer_refusal(&answer);
    if (refusal == NULL) {
        struct run_file page = {.bytes = answer.body, .hint = answer.hint};
        status = run->inside(run, &page, err);
    }
    if (refusal != NULL || answer.damage != NULL) {
        run_problem(run, 0, refusal != NULL ? refusal : answer.damage);
    }
    http_answer_release(&answer);
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
        run_problem(run, 0, "an HTTP answer larger than 16 MiB, too large for a story");
        return STATUS_OK;
    }
    return read_answer(run, buf_str(&run->pending), err);
}
