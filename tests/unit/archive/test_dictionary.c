/* SPDX-License-Identifier: MIT */
#include "archive/dictionary.h"

#include <sqlite3.h>

#include "archive/phrases.h"
#include "base/file.h"
#include "newsdesk.h"

#define STORIES (DICTIONARY_STORIES + 200)
/* In four stories only, one short of a phrase. */
#define RARE "the unlucky clockmaker of Veldburg "
#define COMMON "a spokesman for the district said in a statement on "

static void
write_text(char *text, size_t size, int i)
{
    static const char *const days[] = {"Monday", "Tuesday", "Friday", "Sunday"};
    snprintf(text, size,
             COMMON
             "%s that road number %d stays closed, and that %s%d people had written "
             "to complain about report %d of the commission.",
             days[i % 4], i * 7, i % 300 == 0 ? RARE : "", i * 13, i * 31);
}

static void
add_many(struct archive *archive, int count)
{
    char text[400];
    char guid[24];
    for (int i = 0; i < count; i++) {
        write_text(text, sizeof text, i);
        snprintf(guid, sizeof guid, "g%d", i);
        add_story(archive, &(struct told){.guid = guid, .text = text}, ARCHIVE_ADDED);
    }
}

static int64_t
ask_catalog(const char *folder, const char *query)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open(scratch_path(folder, "catalog.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, query, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return value;
}

static void
dictionary__comes_with_the_thousandth_story_and_every_text_stays_itself(void **state)
{
    char text[400];
    struct archive *archive = open_archive(*state);
    add_many(archive, STORIES);
    commit(archive);
    archive_close(archive);
    assert_int_equal(ask_catalog(*state, "SELECT count(*) FROM dictionary"), 1);
    assert_int_equal(
        ask_catalog(*state, "SELECT count(*) FROM text WHERE dictionary = 0"), 0);
    struct snapshot *snapshot = open_snapshot(*state);
    for (int i = 0; i < STORIES; i++) {
        struct story read;
        write_text(text, sizeof text, i);
        assert_int_equal(snapshot_story(snapshot, (uint32_t)i + 1, &read, NULL),
                         STATUS_OK);
        assert_string_equal(read.text, text);
        story_release(&read);
    }
    snapshot_unref(snapshot);
    check_whole(*state);
}

static void
dictionary__halves_what_texts_take(void **state)
{
    struct archive *archive = open_archive(*state);
    add_many(archive, DICTIONARY_STORIES - 1);
    commit(archive);
    int64_t before = ask_catalog(*state, "SELECT sum(length(body)) FROM text");
    add_story(archive, &(struct told){.guid = "last", .text = HARVEST}, ARCHIVE_ADDED);
    commit(archive);
    archive_close(archive);
    int64_t after = ask_catalog(*state, "SELECT sum(length(body)) FROM text");
    assert_true(after * 2 < before);
}

static void
dictionary__goes_with_the_batch_that_is_abandoned(void **state)
{
    struct archive *archive = open_archive(*state);
    add_many(archive, STORIES);
    archive_abandon(archive);
    add_story(archive, &(struct told){.guid = "only", .text = HARVEST}, ARCHIVE_ADDED);
    commit(archive);
    archive_close(archive);
    assert_int_equal(ask_catalog(*state, "SELECT count(*) FROM dictionary"), 0);
    assert_int_equal(ask_catalog(*state, "SELECT dictionary FROM text"), 0);
    check_whole(*state);
}

static void
dictionary__is_not_made_of_texts_that_share_nothing(void **state)
{
    struct archive *archive = open_archive(*state);
    char text[96];
    for (int i = 0; i < DICTIONARY_STORIES + 1; i++) {
        snprintf(text, sizeof text, "%d-a %d-b %d-c %d-d %d-e", i, i, i, i, i);
        add_story(archive, &(struct told){.text = text}, ARCHIVE_ADDED);
    }
    commit(archive);
    archive_close(archive);
    assert_int_equal(ask_catalog(*state, "SELECT count(*) FROM dictionary"), 0);
    check_whole(*state);
}

/* What is in the dictionary outlives a story that is forgotten, so nothing of a
 * single story may be in it. */
static void
phrases__hold_only_what_five_stories_say_alike(void **state)
{
    (void)state;
    static char texts[STORIES][400];
    struct str list[STORIES];
    struct phrases phrases = {0};
    struct buf content = BUF_INIT;
    for (int i = 0; i < STORIES; i++) {
        write_text(texts[i], sizeof texts[i], i);
        list[i] = str_from(texts[i]);
    }
    phrases_count(&phrases, list, STORIES);
    phrases_choose(&phrases, 40000, &content);
    assert_non_null(strstr(content.data, "said in a statement on "));
    assert_null(strstr(content.data, "clockmaker"));
    assert_null(strstr(content.data, "Veldburg"));
    assert_null(strstr(content.data, " 8393 "));
    assert_true(content.length <= 40000);
    phrases_release(&phrases);
    buf_release(&content);
}

static void
phrases__are_at_most_six_words_and_fit_the_limit(void **state)
{
    (void)state;
    struct str list[10];
    struct phrases phrases = {0};
    struct buf content = BUF_INIT;
    for (size_t i = 0; i < 10; i++) {
        list[i] = STR("one two three four five six seven eight nine ten");
    }
    phrases_count(&phrases, list, 10);
    vec_each(struct phrase, phrase, &phrases.list) {
        size_t words = 1;
        for (size_t i = 0; i + 1 < phrase->text.length; i++) {
            words += phrase->text.data[i] == ' ' && phrase->text.data[i + 1] != ' ';
        }
        assert_true(words <= PHRASE_WORDS);
        assert_true(phrase->stories == 10);
    }
    phrases_choose(&phrases, 30, &content);
    assert_true(content.length > 0 && content.length <= 30);
    phrases_release(&phrases);
    buf_release(&content);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(
            dictionary__comes_with_the_thousandth_story_and_every_text_stays_itself),
        IN_FOLDER(dictionary__halves_what_texts_take),
        IN_FOLDER(dictionary__goes_with_the_batch_that_is_abandoned),
        IN_FOLDER(dictionary__is_not_made_of_texts_that_share_nothing),
        cmocka_unit_test(phrases__hold_only_what_five_stories_say_alike),
        cmocka_unit_test(phrases__are_at_most_six_words_and_fit_the_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
