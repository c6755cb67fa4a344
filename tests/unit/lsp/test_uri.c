/* SPDX-License-Identifier: MIT */
#include "lsp/uri.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

static void
uri__has_one_key_for_all_spellings_of_a_file(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"file:///home/a/draft.txt", "file:///home/a/draft.txt"},
        {"FILE:///home/a/draft.txt", "file:///home/a/draft.txt"},
        {"file:/home/a/draft.txt", "file:///home/a/draft.txt"},
        {"file://localhost/home/a/draft.txt", "file:///home/a/draft.txt"},
        {"file:///home/a%2Fdraft.txt", "file:///home/a/draft.txt"},
        {"file:///home/%61/dr%61ft.txt", "file:///home/a/draft.txt"},
        {"file:///home/a/draft.txt/", "file:///home/a/draft.txt"},
        {"file:///c%3A/Desk/a.txt", "file:///c:/Desk/a.txt"},
        {"file:///C:/Desk/a.txt", "file:///c:/Desk/a.txt"},
        {"file:///a b", "file:///a b"},
        {"file:///a%20b", "file:///a b"},
        {"file:///%C3%A9", "file:///\xC3\xA9"},
        {"file://host/share/a", "file://host/share/a"},
        {"file:///", "file:///"},
        /* Malformed escapes stand for themselves. */
        {"file:///a%", "file:///a%"},
        {"file:///a%4", "file:///a%4"},
        {"file:///a%zz", "file:///a%zz"},
        /* Opaque. */
        {"untitled:Untitled-1", "untitled:Untitled-1"},
        {"vscode-notebook-cell:/a%20b#X", "vscode-notebook-cell:/a%20b#X"},
        {"file://nopath", "file://nopath"},
        {"file:", "file:"},
        {"", ""},
        {"%%%", "%%%"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf key = BUF_INIT;
        uri_add_key(&key, str_from(rows[i][0]));
        assert_string_equal(key.data ? key.data : "", rows[i][1]);
        buf_release(&key);
    }
}

static void
uri__is_a_path_only_for_a_file_on_this_machine(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"file:///home/a/dr%20aft.txt", "/home/a/dr aft.txt"},
        {"file://localhost/x", "/x"},
        {"file://host/x", NULL},
        {"untitled:x", NULL},
        {"file:///a%00b", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf path = BUF_INIT;
        assert_int_equal(uri_add_path(&path, str_from(rows[i][0])), rows[i][1] != NULL);
        assert_string_equal(path.length ? path.data : "", rows[i][1] ? rows[i][1] : "");
        buf_release(&path);
    }
}

static void
uri__of_a_path_gives_the_path_back(void **state)
{
    (void)state;
    char path[257] = "/";
    for (size_t i = 1; i < 256; i++) {
        path[i] = (char)i;
    }
    struct buf uri = BUF_INIT;
    struct buf back = BUF_INIT;
    uri_add_file(&uri, (struct str){path, 256});
    for (size_t i = 0; i < uri.length; i++) {
        assert_true(uri.data[i] > ' ' && uri.data[i] < 127);
    }
    assert_true(uri_add_path(&back, buf_str(&uri)));
    assert_int_equal(back.length, 256);
    assert_memory_equal(back.data, path, 256);
    buf_release(&uri);
    buf_release(&back);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(uri__has_one_key_for_all_spellings_of_a_file),
        cmocka_unit_test(uri__is_a_path_only_for_a_file_on_this_machine),
        cmocka_unit_test(uri__of_a_path_gives_the_path_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
