/* SPDX-License-Identifier: MIT */
#include "editor/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

static struct draft *
open_text(struct drafts *drafts, const char *uri, struct str text)
{
    struct did_open open = {.uri = str_from(uri),
                            .language_id = STR("plaintext"),
                            .version = 1,
                            .text = text};
    struct draft *draft = drafts_open(drafts, &open);
    assert_non_null(draft);
    return draft;
}

static void
draft__applies_changes_in_order(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        const char *changes; /* without the range's wrapping: l,c-l,c=text */
        const char *after;
    } rows[] = {
        {"abc", "[]", "abc"},
        {"abc", "[{\"text\":\"x\"}]", "x"},
        {"abc",
         "[{\"text\":\"x\",\"range\":{\"start\":{\"line\":0,\"character\":1},\"end\":"
         "{\"line\":0,\"character\":2}}}]",
         "axc"},
        /* Each sees what the one before left. */
        {"abc",
         "[{\"text\":\"12\",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":"
         "{\"line\":0,\"character\":0}}},{\"text\":\"\",\"range\":{\"start\":{\"line\":0,"
         "\"character\":1},\"end\":{\"line\":0,\"character\":3}}}]",
         "1bc"},
        /* The last whole text makes all before it moot, even a broken one. */
        {"abc",
         "[{\"text\":5},{\"text\":\"new\"},{\"text\":\"!\",\"range\":{\"start\":{"
         "\"line\":0,"
         "\"character\":3},\"end\":{\"line\":0,\"character\":3}}}]",
         "new!"},
        /* Past the end, and end before start. */
        {"abc",
         "[{\"text\":\"x\",\"range\":{\"start\":{\"line\":9,\"character\":9},\"end\":"
         "{\"line\":9,\"character\":9}}}]",
         "abcx"},
        {"abc",
         "[{\"text\":\"x\",\"range\":{\"start\":{\"line\":0,\"character\":3},\"end\":"
         "{\"line\":0,\"character\":1}}}]",
         "ax"},
        /* Half a line end goes, half comes. */
        {"a\r\nb",
         "[{\"text\":\"\\r\",\"range\":{\"start\":{\"line\":0,\"character\":1},"
         "\"end\":{\"line\":1,\"character\":0}}},{\"text\":\"\\n\",\"range\":{"
         "\"start\":{\"line\":1,\"character\":0},\"end\":{\"line\":1,"
         "\"character\":0}}}]",
         "a\r\nb"},
        /* Inside a surrogate pair: its start. */
        {"\xF0\x9F\x98\x80z",
         "[{\"text\":\"x\",\"range\":{\"start\":{\"line\":0,\"character\":1},\"end\":"
         "{\"line\":0,\"character\":2}}}]",
         "xz"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct drafts drafts = {0};
        struct draft *draft = open_text(&drafts, "file:///a", str_from(rows[i].before));
        json_t *changes = json_loads(rows[i].changes, 0, NULL);
        assert_non_null(changes);
        assert_int_equal(draft_change(draft, 2, changes, POSITION_UTF16, NULL),
                         STATUS_OK);
        assert_string_equal(draft->text.data, rows[i].after);
        assert_int_equal(draft->version, 2);
        json_decref(changes);
        drafts_release(&drafts);
    }
}

static enum status
change_with(struct draft *draft, int64_t version, const char *text)
{
    json_t *changes = json_loads(text, 0, NULL);
    assert_non_null(changes);
    enum status status = draft_change(draft, version, changes, POSITION_UTF16, NULL);
    json_decref(changes);
    return status;
}

static void
draft__is_lost_after_a_broken_change_until_it_is_sent_whole(void **state)
{
    (void)state;
    struct drafts drafts = {0};
    struct draft *draft = open_text(&drafts, "file:///a", STR("abc"));
    uint64_t before = draft->sequence;
    assert_int_equal(change_with(draft, 2, "[{\"text\":null}]"), STATUS_INVALID);
    assert_true(draft->lost);
    assert_true(draft->sequence > before);
    static const char insert[] =
        "[{\"text\":\"x\",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{"
        "\"line\":0,\"character\":0}}}]";
    assert_int_equal(change_with(draft, 3, insert), STATUS_OK);
    assert_true(draft->lost);
    assert_int_equal(draft->version, 3);
    assert_int_equal(change_with(draft, 4, "[{\"text\":\"new\"}]"), STATUS_OK);
    assert_false(draft->lost);
    assert_int_equal(change_with(draft, 5, insert), STATUS_OK);
    assert_string_equal(draft->text.data, "xnew");
    drafts_release(&drafts);
}

static void
draft__is_found_by_any_spelling_and_keeps_the_clients(void **state)
{
    (void)state;
    struct drafts drafts = {0};
    struct draft *draft = open_text(&drafts, "file:///c%3A/a%20b.md", STR("x"));
    assert_ptr_equal(drafts_find(&drafts, STR("file:///C:/a b.md")), draft);
    assert_string_equal(draft->uri, "file:///c%3A/a%20b.md");
    assert_string_equal(draft->path, "/c:/a b.md");
    assert_null(drafts_find(&drafts, STR("file:///d:/a b.md")));
    struct draft *untitled = open_text(&drafts, "untitled:x", STR("y"));
    assert_null(untitled->path);
    drafts_close(&drafts, draft);
    assert_null(drafts_find(&drafts, STR("file:///C:/a b.md")));
    assert_ptr_equal(drafts_find(&drafts, STR("untitled:x")), untitled);
    drafts_release(&drafts);
}

static void
draft__opened_again_is_a_new_draft(void **state)
{
    (void)state;
    struct drafts drafts = {0};
    uint64_t first = open_text(&drafts, "file:///a", STR("one"))->serial;
    struct draft *second = open_text(&drafts, "file:///a", STR("two"));
    assert_int_equal(drafts.count, 1);
    assert_int_not_equal(first, second->serial);
    assert_null(drafts_find_serial(&drafts, first));
    assert_string_equal(second->text.data, "two");
    drafts_release(&drafts);
}

static void
draft__are_bounded_in_number(void **state)
{
    (void)state;
    struct drafts drafts = {0};
    char uri[32];
    for (unsigned i = 0; i < DRAFTS_LIMIT; i++) {
        snprintf(uri, sizeof uri, "untitled:%u", i);
        open_text(&drafts, uri, STR(""));
    }
    struct did_open more = {.uri = STR("untitled:more"), .version = 1, .text = STR("")};
    assert_null(drafts_open(&drafts, &more));
    drafts_release(&drafts);
}

static void
draft__is_never_larger_than_what_text_takes(void **state)
{
    (void)state;
    struct drafts drafts = {0};
    struct buf large = BUF_INIT;
    memset(buf_reserve(&large, TEXT_LIMIT), 'x', TEXT_LIMIT);
    buf_grow(&large, TEXT_LIMIT);
    struct draft *draft = open_text(&drafts, "file:///a", STR("abc"));
    struct content_change insert = {.text =
                                        str_slice(buf_str(&large), 0, TEXT_LIMIT - 3)};
    assert_int_equal(draft_apply(draft, &insert, POSITION_UTF8, NULL), STATUS_LIMIT);
    assert_string_equal(draft->text.data, "abc");
    draft_replace(draft, buf_str(&large));
    assert_true(draft->too_large);
    assert_true(draft->lost);
    draft_replace(draft, STR("small"));
    assert_false(draft->too_large);
    assert_false(draft->lost);
    buf_release(&large);
    drafts_release(&drafts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draft__applies_changes_in_order),
        cmocka_unit_test(draft__is_lost_after_a_broken_change_until_it_is_sent_whole),
        cmocka_unit_test(draft__is_found_by_any_spelling_and_keeps_the_clients),
        cmocka_unit_test(draft__opened_again_is_a_new_draft),
        cmocka_unit_test(draft__are_bounded_in_number),
        cmocka_unit_test(draft__is_never_larger_than_what_text_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
