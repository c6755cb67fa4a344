/* SPDX-License-Identifier: MIT */
#include "dismissal/dismissals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "plain_prose.h"
#include "scratch.h"

#define PASSAGE "The harbour at Port Alder will close for three weeks in May"
#define CANARY "Quetzalworth"

struct desk {
    char folder[SCRATCH_PATH_SIZE];
    char path[2 * SCRATCH_PATH_SIZE];
    struct dismissals *dismissals;
};

static void
set_up(struct desk *desk)
{
    scratch_make(desk->folder);
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
dismissals__count_by_time_in_any_order_of_lines(void **state)
{
    (void)state;
    struct desk desk;
    struct buf text = BUF_INIT;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    dismiss(&desk, PASSAGE, "guid:1", id);
    read_file(desk.path, &text);
    buf_add_format(&text, "undo\t%s\t2001-01-01T00:00:00Z\tx\t-\t-\t-\t-\n", id);
    scratch_write(desk.path, text.data, text.length);
    refresh(desk.dismissals);
    assert_true(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    buf_add_format(&text, "undo\t%s\t2901-01-01T00:00:00Z\tx\t-\t-\t-\t-\n", id);
    buf_add_format(&text, "finding\t%s\t2900-01-01T00:00:00Z\tx\tc\t-\t-\t-\n", id);
    scratch_write(desk.path, text.data, text.length);
    refresh(desk.dismissals);
    assert_false(is_dismissed(desk.dismissals, PASSAGE, "guid:1"));
    buf_release(&text);
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
    assert_int_equal(dismissals_unread(desk.dismissals), 1);
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

#define ONE "A paragraph that is all the writer's own and long enough.\n\n"
#define TWO "Another paragraph of the writer's, about the weather in town.\n\n"
#define THREE "A third one, on something else altogether, to be sure of it.\n\n"

/* Whether the dismissal of guid:1 in ONE TWO THREE, saved as /desk/a.txt, is about
 * this draft. */
static bool
is_recognised(const struct desk *desk, const char *text, const char *path)
{
    struct dismissed_sources sources = {0};
    struct prose draft;
    struct dismissal_subject subject = subject_of("something new from there", "guid:1");
    plain_prose_build(&draft, text);
    dismissals_recognise(desk->dismissals, &draft, path, &sources);
    bool found = dismissals_find(desk->dismissals, &sources, &subject) != NULL;
    subject.identity = STR("guid:2");
    assert_null(dismissals_find(desk->dismissals, &sources, &subject));
    vec_release(&sources);
    prose_release(&draft);
    return found;
}

static void
dismissals__of_a_source_know_the_draft_again(void **state)
{
    (void)state;
    struct desk desk;
    struct prose draft;
    char id[KEYED_HASH_HEX_SIZE];
    set_up(&desk);
    plain_prose_build(&draft, ONE TWO THREE);
    struct dismissal_request request = {
        .kind = DISMISSAL_SOURCE,
        .subject = subject_of(PASSAGE, "guid:1"),
        .draft = &draft,
        .path = "/desk/a.txt",
    };
    assert_int_equal(dismissals_add(desk.dismissals, &request, id, NULL), STATUS_OK);
    prose_release(&draft);
    static const struct {
        const char *text;
        const char *path;
        bool known;
    } rows[] = {
        {ONE TWO THREE, "/desk/a.txt", true},
        {"All new, from the first to the last of its many words.", "/desk/a.txt", true},
        {ONE TWO THREE, "/desk/renamed.txt", true},
        {ONE TWO THREE, NULL, true},
        {"New: " TWO THREE "An addition of some length at the end.", NULL, false},
        {TWO "An addition of some length in the middle.\n\n" THREE, NULL, true},
        {"Too little is left of it: " TWO, "/desk/other.txt", false},
        {THREE, "/desk/other.txt", false},
        {"Nothing of it.", NULL, false},
        {"", NULL, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(is_recognised(&desk, rows[i].text, rows[i].path), rows[i].known);
    }
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
        cmocka_unit_test(dismissals__count_by_time_in_any_order_of_lines),
        cmocka_unit_test(dismissals__survive_a_torn_line),
        cmocka_unit_test(dismissals__of_a_source_know_the_draft_again),
        cmocka_unit_test(dismissals__do_not_cover_an_alarm_of_another_code),
        cmocka_unit_test(dismissals__keep_no_text_and_need_their_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
