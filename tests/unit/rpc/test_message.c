/* SPDX-License-Identifier: MIT */
#include "rpc/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

static struct message
read_text(const char *text)
{
    char *body = memory_dup(text);
    struct message message = message_read(body, strlen(body));
    memory_free(body);
    return message;
}

static const struct {
    const char *text;
    enum message_kind kind;
    int code;
    const char *id;
} rows[] = {
    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\"}", MESSAGE_REQUEST, 0, "1"},
    {"{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"m\"}", MESSAGE_REQUEST, 0, "\"a\""},
    {"{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"m\"}", MESSAGE_REQUEST, 0, "null"},
    {"{\"jsonrpc\":\"2.0\",\"id\":-9007199254740993,\"method\":\"m\"}", MESSAGE_REQUEST,
     0, "-9007199254740993"},
    {"{\"jsonrpc\":\"2.0\",\"method\":\"m\"}", MESSAGE_NOTIFICATION, 0, NULL},
    {"{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":null}", MESSAGE_RESPONSE, 0, "3"},
    {"{\"id\":3,\"error\":{\"code\":1,\"message\":\"\"}}", MESSAGE_RESPONSE, 0, "3"},
    {"{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":1}", MESSAGE_IGNORED, 0, "\"x\""},
    {"{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"m\"}", MESSAGE_REJECTED,
     RPC_INVALID_REQUEST, NULL},
    {"{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"m\"}", MESSAGE_REJECTED,
     RPC_INVALID_REQUEST, NULL},
    {"{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"m\"}", MESSAGE_REJECTED,
     RPC_INVALID_REQUEST, "7"},
    {"{\"id\":7,\"method\":\"m\"}", MESSAGE_REJECTED, RPC_INVALID_REQUEST, "7"},
    {"{\"method\":\"m\"}", MESSAGE_IGNORED, 0, NULL},
    {"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":5}", MESSAGE_REJECTED, RPC_INVALID_REQUEST,
     "7"},
    {"{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"a\\u0000b\"}", MESSAGE_REJECTED,
     RPC_INVALID_REQUEST, "7"},
    {"{}", MESSAGE_REJECTED, RPC_INVALID_REQUEST, NULL},
    {"[]", MESSAGE_REJECTED, RPC_INVALID_REQUEST, NULL},
    {"5", MESSAGE_REJECTED, RPC_INVALID_REQUEST, NULL},
    {"", MESSAGE_REJECTED, RPC_PARSE_ERROR, NULL},
    {"{", MESSAGE_REJECTED, RPC_PARSE_ERROR, NULL},
    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xFF\"}", MESSAGE_REJECTED,
     RPC_PARSE_ERROR, NULL},
    {"{\"jsonrpc\":\"2.0\",\"id\":9223372036854775808,\"method\":\"m\"}",
     MESSAGE_REJECTED, RPC_PARSE_ERROR, NULL},
    {"{\"jsonrpc\":\"2.0\",\"id\":1e999,\"method\":\"m\"}", MESSAGE_REJECTED,
     RPC_PARSE_ERROR, NULL},
    /* Of two equal keys the last holds. */
    {"{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"m\"}", MESSAGE_REQUEST, 0, "2"},
};

static void
message__is_classified_by_its_envelope(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct message message = read_text(rows[i].text);
        assert_int_equal(message.kind, rows[i].kind);
        if (rows[i].kind == MESSAGE_REJECTED) {
            assert_int_equal(message.code, rows[i].code);
            assert_non_null(message.problem);
        }
        char *id = message.id ? json_dumps(message.id, JSON_ENCODE_ANY) : NULL;
        if (rows[i].id == NULL) {
            assert_null(id);
        } else {
            assert_string_equal(id, rows[i].id);
        }
        memory_free(id);
        message_release(&message);
    }
}

static void
message__keeps_nul_and_half_an_emoji_in_params(void **state)
{
    (void)state;
    struct message message =
        read_text("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":{\"text\":"
                  "\"a\\u0000b\\ud83d\"}}");
    assert_int_equal(message.kind, MESSAGE_NOTIFICATION);
    const json_t *text = json_object_get(message.params, "text");
    assert_int_equal(json_string_length(text), 6);
    assert_memory_equal(json_string_value(text), "a\0b\xEF\xBF\xBD", 6);
    message_release(&message);
}

static void
message__refuses_a_depth_bomb(void **state)
{
    (void)state;
    size_t depth = 200000;
    char *bomb = memory_alloc(depth);
    memset(bomb, '[', depth);
    struct message message = message_read(bomb, depth);
    assert_int_equal(message.kind, MESSAGE_REJECTED);
    assert_int_equal(message.code, RPC_PARSE_ERROR);
    message_release(&message);
    memory_free(bomb);
}

static void
message__treats_null_params_as_none(void **state)
{
    (void)state;
    struct message message = read_text(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"shutdown\",\"params\":null}");
    assert_int_equal(message.kind, MESSAGE_REQUEST);
    assert_null(message.params);
    message_release(&message);
}

static void
message__is_written_as_a_whole_frame(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    json_t *id = json_string("x");
    message_add_result(&out, id, json_null());
    assert_string_equal(out.data, "Content-Length: 40\r\n\r\n"
                                  "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":null}");
    buf_clear(&out);
    message_add_error(&out, NULL, RPC_PARSE_ERROR, "é", NULL);
    assert_string_equal(out.data, "Content-Length: 66\r\n\r\n"
                                  "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":"
                                  "{\"code\":-32700,\"message\":\"é\"}}");
    buf_clear(&out);
    message_add_notification(&out, "m", NULL);
    assert_string_equal(
        out.data, "Content-Length: 30\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"m\"}");
    buf_clear(&out);
    message_add_request(&out, 5, "m", json_array());
    assert_string_equal(out.data,
                        "Content-Length: 49\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":5,"
                        "\"method\":\"m\",\"params\":[]}");
    json_decref(id);
    buf_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(message__is_classified_by_its_envelope),
        cmocka_unit_test(message__keeps_nul_and_half_an_emoji_in_params),
        cmocka_unit_test(message__refuses_a_depth_bomb),
        cmocka_unit_test(message__treats_null_params_as_none),
        cmocka_unit_test(message__is_written_as_a_whole_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
