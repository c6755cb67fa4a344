/* SPDX-License-Identifier: MIT */
#include "base/status.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
error__formats_and_returns_the_status(void **state)
{
    (void)state;
    struct error error;
    assert_int_equal(error_set(&error, STATUS_IO, "%s: %d", "a.txt", 7), STATUS_IO);
    assert_string_equal(error.message, "a.txt: 7");
    assert_int_equal(error_set(NULL, STATUS_LIMIT, "%s", "x"), STATUS_LIMIT);
}

static void
error__cuts_a_long_message_at_a_character_boundary(void **state)
{
    (void)state;
    static const char *const characters[] = {"x", "\xc3\xa9", "\xe2\x80\x9c",
                                             "\xf0\x9f\x97\x9e"};
    for (size_t i = 0; i < 4; i++) {
        size_t size = strlen(characters[i]);
        for (size_t shift = 0; shift < 4; shift++) {
            char text[2 * ERROR_MESSAGE_SIZE] = "";
            memset(text, '-', shift);
            text[shift] = '\0';
            while (strlen(text) + size < sizeof text) {
                strcat(text, characters[i]);
            }
            struct error error;
            error_set(&error, STATUS_IO, "%s", text);
            size_t length = strlen(error.message);
            assert_memory_equal(error.message, text, length);
            assert_int_equal((length - shift) % size, 0);
            assert_true(length + size >= ERROR_MESSAGE_SIZE);
        }
    }
}

static void
status__has_a_name_for_each(void **state)
{
    (void)state;
    for (int i = 0; i < STATUS_LAST; i++) {
        assert_non_null(status_name((enum status)i));
    }
    assert_string_equal(status_name(STATUS_LAST), "unknown");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(error__formats_and_returns_the_status),
        cmocka_unit_test(error__cuts_a_long_message_at_a_character_boundary),
        cmocka_unit_test(status__has_a_name_for_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
