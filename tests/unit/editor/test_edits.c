/* SPDX-License-Identifier: MIT */
/* A client that keeps its text as code points and counts columns the slow way,
 * against the server's draft: after ten thousand random edits in each encoding and
 * with each kind of line end both must have the same bytes. */
#include "editor/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "text/utf8.h"

#define EDITS 10000
#define CLIENT_LIMIT 600
/* Several patches of a text that is cut up. */
#define BATCHES 40
#define BATCH_CLIENT_LIMIT 9000

struct client {
    VEC_OF(uint32_t);
};

static uint64_t random_state;

static uint32_t
random_below(uint32_t bound)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)((random_state >> 11) % bound);
}

static uint32_t
random_letter(void)
{
    static const uint32_t letters[] = {'a',     ' ',    '.',      0xE9,    0x301, 0x4E2D,
                                       0x1F600, 0x200D, 0x10FFFF, 0x2028,  0x85,  0x0B,
                                       0x0C,    0,      0xFEFF,   0x1F468, 0x5D0, 'z'};
    return letters[random_below(sizeof letters / sizeof *letters)];
}

static bool
is_inside_line_end(const struct client *client, size_t at)
{
    return at > 0 && at < client->count && client->data[at - 1] == '\r' &&
           client->data[at] == '\n';
}

static uint32_t
count_units(uint32_t code_point, enum position_encoding encoding)
{
    if (encoding == POSITION_UTF32) {
        return 1;
    }
    if (encoding == POSITION_UTF16) {
        return code_point > 0xFFFF ? 2 : 1;
    }
    char bytes[4];
    return (uint32_t)utf8_write(code_point, bytes);
}

static struct position
find_position(const struct client *client, size_t at, enum position_encoding encoding)
{
    struct position position = {0, 0};
    for (size_t i = 0; i < at; i++) {
        uint32_t code_point = client->data[i];
        bool ends_line = code_point == '\n' || code_point == '\r';
        if (code_point == '\r' && i + 1 < client->count && client->data[i + 1] == '\n') {
            i++;
        }
        position.character += count_units(code_point, encoding);
        if (ends_line) {
            position.line++;
            position.character = 0;
        }
    }
    return position;
}

static size_t
random_place(const struct client *client)
{
    size_t at = random_below((uint32_t)client->count + 1);
    return is_inside_line_end(client, at) ? at + 1 : at;
}

static void
add_random_text(struct client *text, const char *line_end)
{
    for (uint32_t left = random_below(8); left > 0; left--) {
        if (random_below(6) > 0) {
            vec_add(text, random_letter());
            continue;
        }
        for (const char *byte = line_end; *byte != '\0'; byte++) {
            vec_add(text, (uint32_t)*byte);
        }
    }
}

static void
write_utf8(struct buf *out, const struct client *client)
{
    buf_clear(out);
    vec_each(uint32_t, code_point, client) {
        utf8_add(out, *code_point);
    }
}

static void
replace(struct client *client, size_t start, size_t end, const struct client *text)
{
    struct client after = {0};
    for (size_t i = 0; i < start; i++) {
        vec_add(&after, client->data[i]);
    }
    vec_each(uint32_t, code_point, text) {
        vec_add(&after, *code_point);
    }
    for (size_t i = end; i < client->count; i++) {
        vec_add(&after, client->data[i]);
    }
    vec_release(client);
    *client = after;
}

static void
edit_both(struct client *client, struct draft *draft, enum position_encoding encoding,
          const char *line_end)
{
    struct client text = {0};
    struct buf bytes = BUF_INIT;
    size_t start = random_place(client);
    size_t end = client->count > CLIENT_LIMIT || random_below(3) == 0
                     ? random_place(client)
                     : start;
    add_random_text(&text, line_end);
    write_utf8(&bytes, &text);
    struct content_change change = {
        .range = {find_position(client, start, encoding),
                  find_position(client, end, encoding)},
        .text = buf_str(&bytes),
    };
    assert_int_equal(draft_apply(draft, &change, encoding, NULL), STATUS_OK);
    replace(client, start < end ? start : end, start < end ? end : start, &text);
    vec_release(&text);
    buf_release(&bytes);
}

static void
compare_both(const struct client *client, const struct draft *draft, struct buf *bytes)
{
    struct lines fresh = {0};
    write_utf8(bytes, client);
    assert_int_equal(draft->text.length, bytes->length);
    assert_memory_equal(draft->text.data, bytes->data ? bytes->data : "", bytes->length);
    lines_build(&fresh, buf_str(&draft->text));
    assert_int_equal(draft->lines.count, fresh.count);
    assert_memory_equal(draft->lines.data, fresh.data, fresh.count * sizeof *fresh.data);
    lines_release(&fresh);
}

static void
run_edits(enum position_encoding encoding, const char *line_end)
{
    struct drafts drafts = {0};
    struct client client = {0};
    struct buf bytes = BUF_INIT;
    struct did_open open = {.uri = STR("untitled:a"), .version = 1, .text = STR("")};
    struct draft *draft = drafts_open(&drafts, &open);
    random_state = 0x9E3779B97F4A7C15u + (uint64_t)encoding;
    for (int i = 0; i < EDITS; i++) {
        edit_both(&client, draft, encoding, line_end);
        compare_both(&client, draft, &bytes);
    }
    buf_release(&bytes);
    vec_release(&client);
    drafts_release(&drafts);
}

/* A notification with many changes, in a text that is cut up for them. */
static void
run_batches(enum position_encoding encoding, const char *line_end)
{
    struct drafts drafts = {0};
    struct client client = {0};
    struct buf bytes = BUF_INIT;
    struct did_open open = {.uri = STR("untitled:a"), .version = 1, .text = STR("")};
    struct draft *draft = drafts_open(&drafts, &open);
    random_state = 0xD1B54A32D192ED03u + (uint64_t)encoding;
    for (int i = 0; i < BATCHES; i++) {
        json_t *changes = json_array();
        for (uint32_t left = 8 + random_below(40); left > 0; left--) {
            struct client text = {0};
            size_t start = random_place(&client);
            size_t end = client.count > BATCH_CLIENT_LIMIT || random_below(4) == 0
                             ? random_place(&client)
                             : start;
            for (uint32_t more = random_below(20); more > 0; more--) {
                add_random_text(&text, line_end);
            }
            write_utf8(&bytes, &text);
            struct position from = find_position(&client, start, encoding);
            struct position to = find_position(&client, end, encoding);
            json_array_append_new(
                changes,
                json_pack("{s:{s:{s:i, s:i}, s:{s:i, s:i}}, s:s%}", "range", "start",
                          "line", (int)from.line, "character", (int)from.character, "end",
                          "line", (int)to.line, "character", (int)to.character, "text",
                          bytes.data ? bytes.data : "", (size_t)bytes.length));
            replace(&client, start < end ? start : end, start < end ? end : start, &text);
            vec_release(&text);
        }
        assert_int_equal(draft_change(draft, i + 2, changes, encoding, NULL), STATUS_OK);
        json_decref(changes);
        compare_both(&client, draft, &bytes);
    }
    buf_release(&bytes);
    vec_release(&client);
    drafts_release(&drafts);
}

static void
batches__leave_the_clients_text(void **state)
{
    static const char *const line_ends[] = {"\n", "\r\n", "\r", "\n\r"};
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        run_batches(POSITION_UTF8, line_ends[i]);
        run_batches(POSITION_UTF16, line_ends[i]);
        run_batches(POSITION_UTF32, line_ends[i]);
    }
}

static void
run_encodings(const char *line_end)
{
    run_edits(POSITION_UTF8, line_end);
    run_edits(POSITION_UTF16, line_end);
    run_edits(POSITION_UTF32, line_end);
}

static void
edits__leave_the_clients_text_with_line_feeds(void **state)
{
    (void)state;
    run_encodings("\n");
}

static void
edits__leave_the_clients_text_with_both(void **state)
{
    (void)state;
    run_encodings("\r\n");
}

static void
edits__leave_the_clients_text_with_carriage_returns(void **state)
{
    (void)state;
    run_encodings("\r");
}

/* Each edit may join or part a pair: a lone \r before \n, a \n after \r. */
static void
edits__leave_the_clients_text_with_line_ends_out_of_order(void **state)
{
    (void)state;
    run_encodings("\n\r");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits__leave_the_clients_text_with_line_feeds),
        cmocka_unit_test(edits__leave_the_clients_text_with_both),
        cmocka_unit_test(edits__leave_the_clients_text_with_carriage_returns),
        cmocka_unit_test(edits__leave_the_clients_text_with_line_ends_out_of_order),
        cmocka_unit_test(batches__leave_the_clients_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
