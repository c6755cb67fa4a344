/* SPDX-License-Identifier: MIT */
#include "dismissal/dismissals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <fcntl.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "scratch.h"

#define PASSAGE "The harbour at Port Alder will close for three weeks in May"
#define CANARY "Quetzalworth"
#define OLD_FILE                                                                        \
    "# Findings of Wirecheck that were dismissed\n"                                     \
    "key\t00112233445566778899aabbccddeeff\t2026-11-25T03:14:07Z\t-\t-\t-\t-\t-\n"      \
    "finding\t0123456789abcdef0123456789abcdef\t2026-11-25T03:14:07Z\tada\twire-copy\t" \
    "-\tReuters, 6 May 2024\tlicensed\n"

struct desk {
    char folder[SCRATCH_PATH_SIZE];
    char path[2 * SCRATCH_PATH_SIZE];
    struct dismissals *dismissals;
};

static void
set_up(struct desk *desk)
{
    scratch_make(desk->folder);
    /* Which keys were met is remembered there. */
    setenv("XDG_STATE_HOME", desk->folder, 1);
    snprintf(desk->path, sizeof desk->path, "%s/desk/dismissals.txt", desk->folder);
    desk->dismissals = dismissals_new(desk->path);
}

static void
tear_down(struct desk *desk)
{
    dismissals_free(desk->dismissals);
    scratch_remove(desk->folder);
}

static void
refresh(struct dismissals *dismissals)
{
    bool changed = false;
    assert_int_equal(dismissals_refresh(dismissals, &changed, NULL), STATUS_OK);
}

static struct dismissal_subject
subject_of(const char *passage, const char *identity)
{
    return (struct dismissal_subject){str_from(passage), str_from(identity),
                                      STR("wire-copy"), false};
}

static void
dismiss(struct desk *desk, const char *passage, const char *identity, char *id)
{
    struct dismissal_request request = {
        .kind = DISMISSAL_FINDING,
        .subject = subject_of(passage, identity),
        .source = STR("Reuters, 6 May 2024"),
        .reason = STR("licensed copy"),
    };
    struct error err = {{0}};
    if (dismissals_add(desk->dismissals, &request, id, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
}

static bool
is_dismissed(struct dismissals *dismissals, const char *passage, const char *identity)
{
    struct dismissed_sources none = {0};
    struct dismissal_subject subject = subject_of(passage, identity);
    return dismissals_find(dismissals, &none, &subject) != NULL;
}

static void
read_file(const char *path, struct buf *ret)
{
    buf_clear(ret);
    assert_int_equal(file_read(ret, path, 1 << 20, NULL), STATUS_OK);
}

static void
dismissals__hold_for_the_passage_and_its_source(void **state)
{
    (void)state;
    struct desk desk;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    refresh(desk.dismissals);
    assert_false(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    dismiss(&desk, PASSAGE, "guid:1", id);
    static const struct {
        const char *passage;
        const char *identity;
        bool dismissed;
    } rows[] = {
        {PASSAGE, "guid:1", true},
        {"the HARBOUR, at \xe2\x80\x9cPort Alder\xe2\x80\x9d, will close for three weeks "
         "in May\xe2\x80\xa6",
         "guid:1", true},
        {PASSAGE, "guid:2", false},
        {PASSAGE " and June", "guid:1", false},
        {"The harbour at Port Alder will close for three weeks in June", "guid:1", false},
    };
    struct dismissals *again = dismissals_new(desk.path);
    refresh(again);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(is_dismissed(desk.dismissals, rows[i].passage, rows[i].identity),
                         rows[i].dismissed);
        assert_int_equal(is_dismissed(again, rows[i].passage, rows[i].identity),
                         rows[i].dismissed);
    }
    assert_int_equal(dismissals_count(again), 1);
    const struct dismissal_line *line = dismissals_at(again, 0);
    assert_true(str_equal(line->id, str_from(id)));
    assert_true(str_equal(line->reason, STR("licensed copy")));
    assert_int_equal(line->when.length, 20);
    assert_true(line->who.length > 0);
    dismissals_free(again);
    tear_down(&desk);
}

static void
dismissals__can_be_undone_and_made_again(void **state)
{
    (void)state;
    struct desk desk;
    char id[KEYED_HASH_HEX_SIZE];
    char same[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    dismiss(&desk, PASSAGE, "guid:1", id);
    assert_int_equal(dismissals_undo(desk.dismissals, str_from(id), NULL), STATUS_OK);
    assert_false(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    assert_int_equal(dismissals_count(desk.dismissals), 0);
    assert_int_equal(dismissals_undo(desk.dismissals, str_from(id), NULL),
                     STATUS_NOT_FOUND);
    dismiss(&desk, PASSAGE, "guid:1", same);
    assert_string_equal(id, same);
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    tear_down(&desk);
}

static void
dismissals__hold_in_any_order_of_lines(void **state)
{
    (void)state;
    struct desk desk;
    struct buf text = BUF_INIT;
    struct buf turned = BUF_INIT;
    struct str line;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    dismiss(&desk, PASSAGE, "guid:1", id);
    dismiss(&desk, PASSAGE, "guid:2", id);
    read_file(desk.path, &text);
    struct str rest = buf_str(&text);
    while (str_next_line(&rest, &line)) {
        struct buf whole = BUF_INIT;
        buf_add_str(&whole, line);
        buf_add_byte(&whole, '\n');
        buf_add_str(&whole, buf_str(&turned));
        buf_release(&turned);
        turned = whole;
    }
    scratch_write(desk.path, turned.data, turned.length);
    refresh(desk.dismissals);
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:2"));
    assert_null(dismissals_warning(desk.dismissals));
    buf_release(&turned);
    buf_release(&text);
    tear_down(&desk);
}

static void
dismissals__with_any_field_changed_do_not_hold(void **state)
{
    (void)state;
    static const char *const changes[][2] = {
        {"wire-copy", "withdrawn"}, {"finding", "source\t"}, {"\t20", "\t19"},
        {"licensed", "licenced"},   {"Reuters", "Reuterz"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct desk desk;
        char id[KEYED_HASH_HEX_SIZE];
        set_up(&desk);
        dismiss(&desk, PASSAGE, "guid:2", id);
        dismiss(&desk, PASSAGE, "guid:1", id);
        struct buf text = BUF_INIT;
        read_file(desk.path, &text);
        char *own = strstr(text.data, id);
        assert_non_null(own);
        while (own[-1] != '\n') {
            own--;
        }
        char *at = strstr(own, changes[i][0]);
        assert_non_null(at);
        memcpy(at, changes[i][1], strlen(changes[i][1]));
        scratch_write(desk.path, text.data, text.length);
        refresh(desk.dismissals);
        assert_false(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
        assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:2"));
        assert_int_equal(dismissals_void_count(desk.dismissals), 1);
        const struct dismissal_doubt *doubt = dismissals_doubt_at(desk.dismissals, 0);
        /* Five comments, the key, the other one. */
        assert_int_equal(doubt->number, 8);
        assert_non_null(strstr(dismissals_warning(desk.dismissals), "line 8"));
        buf_release(&text);
        tear_down(&desk);
    }
}

static void
dismissals__that_were_forged_undo_nothing(void **state)
{
    (void)state;
    struct desk desk;
    struct buf text = BUF_INIT;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    dismiss(&desk, PASSAGE, "guid:1", id);
    read_file(desk.path, &text);
    buf_add_format(&text, "undo\t%s\t2901-01-01T00:00:00Z\tx\t-\t-\t-\t-\n", id);
    buf_add_format(&text, "undo\t%s\t2901-01-01T00:00:00Z\tx\t-\t-\t-\t-\t%s\n", id, id);
    buf_add_format(&text, "key\t%s\t2026-01-01T00:00:00Z\tx\t-\t-\t-\t-\t%s\n", id, id);
    scratch_write(desk.path, text.data, text.length);
    refresh(desk.dismissals);
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    assert_int_equal(dismissals_void_count(desk.dismissals), 2);
    assert_int_equal(dismissals_doubt_at(desk.dismissals, 0)->kind, DISMISSAL_UNSEALED);
    assert_int_equal(dismissals_doubt_at(desk.dismissals, 1)->kind, DISMISSAL_FORGED);
    buf_release(&text);
    tear_down(&desk);
}

static void
dismissals__of_the_first_version_are_told_and_kept(void **state)
{
    (void)state;
    struct desk desk;
    struct buf text = BUF_INIT;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    dismiss(&desk, PASSAGE, "guid:1", id);
    scratch_write(desk.path, OLD_FILE, strlen(OLD_FILE));
    refresh(desk.dismissals);
    assert_int_equal(dismissals_count(desk.dismissals), 0);
    assert_int_equal(dismissals_void_count(desk.dismissals), 1);
    assert_non_null(strstr(dismissals_warning(desk.dismissals), "dismiss it again"));
    dismiss(&desk, PASSAGE, "guid:1", id);
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    assert_int_equal(dismissals_void_count(desk.dismissals), 1);
    read_file(desk.path, &text);
    assert_memory_equal(text.data, OLD_FILE, strlen(OLD_FILE));
    buf_release(&text);
    tear_down(&desk);
}

/* A colleague's clock is years ahead. */
static void
dismissals__dated_in_the_future_can_be_undone(void **state)
{
    (void)state;
    struct desk desk;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    const char *clock = scratch_path(desk.folder, "clock");
    struct timespec ahead[2] = {{.tv_sec = 4102444800}, {.tv_sec = 4102444800}};
    scratch_write(clock, "", 0);
    assert_int_equal(utimensat(AT_FDCWD, clock, ahead, 0), 0);
    setenv("WIRECHECK_TEST_CLOCK", clock, 1);
    dismiss(&desk, PASSAGE, "guid:1", id);
    unsetenv("WIRECHECK_TEST_CLOCK");
    struct dismissals *now = dismissals_new(desk.path);
    refresh(now);
    assert_true(is_dismissed(now, PASSAGE, "guid:1"));
    assert_non_null(strstr(dismissals_warning(now), "dated in the future"));
    assert_int_equal(dismissals_void_count(now), 0);
    assert_int_equal(dismissals_undo(now, str_from(id), NULL), STATUS_OK);
    assert_false(is_dismissed(now, PASSAGE, "guid:1"));
    assert_int_equal(dismissals_count(now), 0);
    dismissals_free(desk.dismissals);
    desk.dismissals = now;
    dismiss(&desk, PASSAGE, "guid:1", id);
    assert_true(is_dismissed(now, PASSAGE, "guid:1"));
    tear_down(&desk);
}

static void
dismissals__tell_that_the_key_was_replaced(void **state)
{
    (void)state;
    struct desk desk;
    struct desk other;
    struct buf bytes = BUF_INIT;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    set_up(&other);
    dismiss(&desk, PASSAGE, "guid:1", id);
    dismiss(&other, PASSAGE, "guid:2", id);
    assert_null(dismissals_warning(desk.dismissals));
    read_file(other.path, &bytes);
    scratch_write(desk.path, bytes.data, bytes.length);
    read_file(scratch_path(other.folder, "desk/dismissals.txt.key"), &bytes);
    scratch_write(scratch_path(desk.folder, "desk/dismissals.txt.key"), bytes.data,
                  bytes.length);
    refresh(desk.dismissals);
    assert_non_null(strstr(dismissals_warning(desk.dismissals), "key was replaced"));
    assert_false(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:2"));
    /* The next program knows the first key, too, until somebody looked. */
    for (int run = 0; run < 4; run++) {
        struct dismissals *next = dismissals_new(desk.path);
        refresh(next);
        const char *told = dismissals_warning(next);
        assert_int_equal(told != NULL && strstr(told, "key was replaced") != NULL,
                         run < 3);
        if (run == 2) {
            dismissals_accept_key(next);
        }
        dismissals_free(next);
    }
    buf_release(&bytes);
    tear_down(&other);
    tear_down(&desk);
}

static void
dismissals__may_begin_anew(void **state)
{
    (void)state;
    struct desk desk;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    dismiss(&desk, PASSAGE, "guid:1", id);
    assert_int_equal(unlink(desk.path), 0);
    assert_int_equal(unlink(scratch_path(desk.folder, "desk/dismissals.txt.key")), 0);
    refresh(desk.dismissals);
    dismiss(&desk, PASSAGE, "guid:1", id);
    assert_null(dismissals_warning(desk.dismissals));
    struct dismissals *next = dismissals_new(desk.path);
    refresh(next);
    assert_null(dismissals_warning(next));
    dismissals_free(next);
    tear_down(&desk);
}

static void
dismissals__survive_a_torn_line(void **state)
{
    (void)state;
    struct desk desk;
    struct buf text = BUF_INIT;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    dismiss(&desk, PASSAGE, "guid:1", id);
    read_file(desk.path, &text);
    size_t whole = text.length;
    buf_add_text(&text, "finding\t0123456789abcdef0123456789abc");
    scratch_write(desk.path, text.data, text.length);
    refresh(desk.dismissals);
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    assert_int_equal(dismissals_void_count(desk.dismissals), 1);
    dismiss(&desk, PASSAGE, "guid:2", id);
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:2"));
    read_file(desk.path, &text);
    /* Cut at every byte of the last line: the first one holds in any case. */
    for (size_t length = whole; length < text.length; length++) {
        scratch_write(desk.path, text.data, length);
        struct dismissals *cut = dismissals_new(desk.path);
        refresh(cut);
        assert_true(is_dismissed(cut, PASSAGE, "guid:1"));
        dismissals_free(cut);
    }
    buf_release(&text);
    tear_down(&desk);
}

static void
dismissals__do_not_cover_an_alarm_of_another_code(void **state)
{
    (void)state;
    struct desk desk;
    struct dismissed_sources none = {0};
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    dismiss(&desk, PASSAGE, "guid:1", id);
    struct dismissal_subject subject = subject_of(PASSAGE, "guid:1");
    subject.code = STR("wire-rewrite");
    assert_non_null(dismissals_find(desk.dismissals, &none, &subject));
    subject.code = STR("withdrawn");
    subject.is_alarm = true;
    assert_null(dismissals_find(desk.dismissals, &none, &subject));
    struct dismissal_request request = {.subject = subject};
    assert_int_equal(dismissals_add(desk.dismissals, &request, id, NULL), STATUS_OK);
    assert_non_null(dismissals_find(desk.dismissals, &none, &subject));
    tear_down(&desk);
}

static void
dismissals__keep_no_text_and_need_their_key(void **state)
{
    (void)state;
    struct desk desk;
    struct buf text = BUF_INIT;
    struct stat info;
    struct error err = {{0}};
    bool changed = false;
    char id[KEYED_HASH_HEX_SIZE];
    char other_id[KEYED_HASH_HEX_SIZE];
    const char *key = NULL;
    set_up(&desk);
    dismiss(&desk, PASSAGE " " CANARY, "guid:1", id);
    read_file(desk.path, &text);
    assert_null(strstr(text.data, CANARY));
    assert_null(strstr(text.data, "guid:1"));
    key = scratch_path(desk.folder, "desk/dismissals.txt.key");
    assert_int_equal(stat(key, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(stat(desk.path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);

    /* The same passage under another key has another id: a guess proves nothing. */
    struct desk other;
    set_up(&other);
    dismiss(&other, PASSAGE " " CANARY, "guid:1", other_id);
    assert_string_not_equal(id, other_id);
    struct buf other_key = BUF_INIT;
    read_file(scratch_path(other.folder, "desk/dismissals.txt.key"), &other_key);
    scratch_write(key, other_key.data, other_key.length);
    assert_int_equal(dismissals_refresh(desk.dismissals, &changed, &err), STATUS_INVALID);
    assert_int_equal(dismissals_count(desk.dismissals), 0);
    assert_non_null(strstr(err.message, "not the one"));
    unlink(key);
    assert_int_equal(dismissals_refresh(desk.dismissals, &changed, &err),
                     STATUS_NOT_FOUND);
    assert_false(file_exists(key));
    struct dismissal_request request = {.subject = subject_of(PASSAGE, "guid:1")};
    assert_int_equal(dismissals_add(desk.dismissals, &request, id, &err),
                     STATUS_NOT_FOUND);
    assert_false(file_exists(key));
    scratch_write(key, "nonsense", 8);
    assert_int_equal(dismissals_refresh(desk.dismissals, &changed, &err), STATUS_CORRUPT);
    tear_down(&other);
    buf_release(&other_key);
    buf_release(&text);
    tear_down(&desk);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dismissals__hold_for_the_passage_and_its_source),
        cmocka_unit_test(dismissals__can_be_undone_and_made_again),
        cmocka_unit_test(dismissals__hold_in_any_order_of_lines),
        cmocka_unit_test(dismissals__with_any_field_changed_do_not_hold),
        cmocka_unit_test(dismissals__that_were_forged_undo_nothing),
        cmocka_unit_test(dismissals__of_the_first_version_are_told_and_kept),
        cmocka_unit_test(dismissals__dated_in_the_future_can_be_undone),
        cmocka_unit_test(dismissals__tell_that_the_key_was_replaced),
        cmocka_unit_test(dismissals__may_begin_anew),
        cmocka_unit_test(dismissals__survive_a_torn_line),
        cmocka_unit_test(dismissals__do_not_cover_an_alarm_of_another_code),
        cmocka_unit_test(dismissals__keep_no_text_and_need_their_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
