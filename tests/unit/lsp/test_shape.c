/* SPDX-License-Identifier: MIT */
#include "lsp/shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Reads `text` with the reader of that number; returns the message, "" if it is
 * well-formed. */
enum reader {
    OPEN,
    CHANGE,
    ITEM,
    SAVE,
    CLOSE,
    POSITION,
    RANGE,
    PLACE,
    QUERY,
    URI
};

static struct error
read_with(enum reader reader, const char *text)
{
    struct did_open open;
    struct did_change change;
    struct content_change item;
    struct did_save save;
    struct document_position at;
    struct document_range range;
    struct str uri;
    struct error err = {{0}};
    enum status status = STATUS_OK;
    json_t *params = json_loads(text, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    assert_non_null(params);
    switch (reader) {
    case OPEN:
        status = did_open_read(&open, params, &err);
        break;
    case CHANGE:
        status = did_change_read(&change, params, &err);
        break;
    case ITEM:
        status = content_change_read(&item, params, &err);
        break;
    case SAVE:
        status = did_save_read(&save, params, &err);
        break;
    case CLOSE:
        status = document_read(&uri, params, &err);
        break;
    case POSITION:
        status = document_position_read(&at, params, &err);
        break;
    case RANGE:
        status = document_range_read(&range, params, &err);
        break;
    case PLACE:
        status = positions_item_read(&at.position, params, &err);
        break;
    case QUERY:
        status = query_read(&uri, params, &err);
        break;
    case URI:
        status = uri_read(&uri, params, &err);
        break;
    }
    assert_int_equal(status, err.message[0] ? STATUS_INVALID : STATUS_OK);
    json_decref(params);
    return err;
}

static const struct {
    enum reader reader;
    const char *params;
    const char *field; /* "" where all is well */
} rows[] = {
    {OPEN, "{\"textDocument\":{\"uri\":\"u\",\"version\":1,\"text\":\"\"}}", ""},
    {OPEN,
     "{\"textDocument\":{\"uri\":\"u\",\"languageId\":5,\"version\":1,\"text\":\"\"}"
     "}",
     ""},
    {OPEN, "null", "textDocument:"},
    {OPEN, "[]", "textDocument:"},
    {OPEN, "{\"textDocument\":[]}", "textDocument:"},
    {OPEN, "{\"textDocument\":{\"version\":1,\"text\":\"\"}}", "textDocument.uri:"},
    {OPEN, "{\"textDocument\":{\"uri\":\"a\\u0000b\",\"version\":1,\"text\":\"\"}}",
     "textDocument.uri:"},
    {OPEN, "{\"textDocument\":{\"uri\":\"u\",\"version\":1.5,\"text\":\"\"}}",
     "textDocument.version:"},
    {OPEN, "{\"textDocument\":{\"uri\":\"u\",\"version\":1}}", "textDocument.text:"},
    {CHANGE, "{\"textDocument\":{\"uri\":\"u\",\"version\":1},\"contentChanges\":[]}",
     ""},
    {CHANGE, "{\"textDocument\":{\"uri\":\"u\",\"version\":1},\"contentChanges\":{}}",
     "contentChanges:"},
    {CHANGE, "{\"textDocument\":{\"uri\":\"u\",\"version\":null},\"contentChanges\":[]}",
     "textDocument.version:"},
    {ITEM, "{\"text\":\"\"}", ""},
    {ITEM, "{\"text\":\"\",\"range\":null}", ""},
    {ITEM,
     "{\"text\":\"\",\"rangeLength\":-4,\"range\":{\"start\":{\"line\":0,"
     "\"character\":0},\"end\":{\"line\":0,\"character\":0}}}",
     ""},
    {ITEM, "{\"range\":{}}", "contentChanges.text:"},
    {ITEM, "{\"text\":\"\",\"range\":5}", "contentChanges.range.start.line:"},
    {ITEM, "{\"text\":\"\",\"range\":{\"start\":{\"line\":0,\"character\":-1}}}",
     "contentChanges.range.start.character:"},
    {ITEM,
     "{\"text\":\"\",\"range\":{\"start\":{\"line\":0,\"character\":0},"
     "\"end\":{\"line\":\"1\"}}}",
     "contentChanges.range.end.line:"},
    {SAVE, "{\"textDocument\":{\"uri\":\"u\"}}", ""},
    {SAVE, "{\"textDocument\":{\"uri\":\"u\"},\"text\":null}", ""},
    {SAVE, "{\"textDocument\":{\"uri\":\"u\"},\"text\":1}", "text:"},
    {CLOSE, "{\"textDocument\":{\"uri\":7}}", "textDocument.uri:"},
    {POSITION,
     "{\"textDocument\":{\"uri\":\"u\"},\"position\":{\"line\":1,"
     "\"character\":2}}",
     ""},
    {POSITION, "{\"textDocument\":{\"uri\":\"u\"}}", "position.line:"},
    {POSITION, "{\"textDocument\":{\"uri\":\"u\"},\"position\":{\"line\":1}}",
     "position.character:"},
    {RANGE,
     "{\"textDocument\":{\"uri\":\"u\"},\"range\":{\"start\":{\"line\":1,"
     "\"character\":2},\"end\":{\"line\":1,\"character\":1}}}",
     ""},
    {RANGE, "{\"textDocument\":{\"uri\":\"u\"}}", "range.start.line:"},
    {RANGE,
     "{\"textDocument\":{\"uri\":\"u\"},\"range\":{\"start\":{\"line\":1,"
     "\"character\":2},\"end\":{\"line\":1}}}",
     "range.end.character:"},
    {PLACE, "{\"line\":1,\"character\":2}", ""},
    {PLACE, "[]", "positions.line:"},
    {QUERY, "{\"query\":\"\"}", ""},
    {QUERY, "{\"query\":null}", "query:"},
    {URI, "{}", "uri:"},
    {URI, "{\"uri\":\"wirecheck:/x\"}", ""},
};

static void
shape__names_the_field_that_is_wrong(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct error err = read_with(rows[i].reader, rows[i].params);
        assert_int_equal(strncmp(err.message, rows[i].field, strlen(rows[i].field)), 0);
        assert_int_equal(err.message[0] == '\0', rows[i].field[0] == '\0');
    }
}

static void
shape__clamps_positions_that_no_text_has(void **state)
{
    (void)state;
    struct document_position at;
    json_t *params =
        json_pack("{s:{s:s}, s:{s:I, s:I}}", "textDocument", "uri", "u", "position",
                  "line", (json_int_t)INT64_MAX, "character", (json_int_t)1 << 32);
    assert_int_equal(document_position_read(&at, params, NULL), STATUS_OK);
    assert_int_equal(at.position.line, UINT32_MAX);
    assert_int_equal(at.position.character, UINT32_MAX);
    json_decref(params);
}

static void
shape__makes_json_of_any_bytes(void **state)
{
    (void)state;
    json_t *text = shape_from_str(STR("a\xFF\xE2\x82z\0y"));
    assert_memory_equal(json_string_value(text), "a\xEF\xBF\xBD\xEF\xBF\xBDz\0y", 10);
    assert_int_equal(json_string_length(text), 10);
    json_decref(text);
    text = shape_from_text(NULL);
    assert_string_equal(json_string_value(text), "");
    json_decref(text);
}

static void
shape__gives_ranges_in_the_agreed_encoding(void **state)
{
    (void)state;
    struct str text = STR("a\xF0\x9F\x98\x80 b\r\nc");
    struct lines lines = {0};
    lines_build(&lines, text);
    struct span span = {5, 10};
    static const uint32_t starts[] = {
        [POSITION_UTF8] = 5, [POSITION_UTF16] = 3, [POSITION_UTF32] = 2};
    for (int i = 0; i < 3; i++) {
        struct range range =
            range_from_span(&lines, text, span, (enum position_encoding)i);
        assert_int_equal(range.start.line, 0);
        assert_int_equal(range.start.character, starts[i]);
        assert_int_equal(range.end.line, 1);
        assert_int_equal(range.end.character, 1);
    }
    lines_release(&lines);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shape__names_the_field_that_is_wrong),
        cmocka_unit_test(shape__clamps_positions_that_no_text_has),
        cmocka_unit_test(shape__makes_json_of_any_bytes),
        cmocka_unit_test(shape__gives_ranges_in_the_agreed_encoding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
