/* SPDX-License-Identifier: MIT */
#include "text/letters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Dismissals are stored by these: a row that has to be changed would bring all that
 * were ever dismissed back. */
static void
letters__never_change(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"", ""},
        {"The Harbour, at 3.15 p.m.!", "theharbourat315pm"},
        {"It\xe2\x80\x99s \xe2\x80\x9cso\xe2\x80\x9d", "itsso"},
        {"\xc3\x89"
         "cole STRASSE Stra\xc3\x9f"
         "e",
         "e\xcc\x81"
         "colestrassestrasse"},
        {"E\xcc\x81", "e\xcc\x81"},
        {"\xef\xac\x81sh \xe2\x85\xa3 \xc2\xbd", "fishiv12"},
        {"\xd0\x9c\xd0\x9e\xd0\xa1\xd0\x9a\xd0\x92\xd0\x90",
         "\xd0\xbc\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb0"},
        {"\xe6\x9d\xb1\xe4\xba\xac\xe3\x80\x82", "\xe6\x9d\xb1\xe4\xba\xac"},
        {"a\xff\xc3z\n\t0", "az0"},
        {"soft\xc2\xadhyphen", "softhyphen"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf out = BUF_INIT;
        letters_add(&out, str_from(rows[i][0]));
        assert_string_equal(out.data ? out.data : "", rows[i][1]);
        buf_release(&out);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters__never_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
