/* SPDX-License-Identifier: MIT */
#include "match/source.h"

#include "newsroom.h"

static void
sources__let_go_of_what_was_used_longest_ago(void **state)
{
    (void)state;
    struct newsroom newsroom;
    struct error err = {{0}};
    char text[120];
    newsroom_open(&newsroom);
    for (int i = 0; i < 600; i++) {
        snprintf(text, sizeof text, "Ledger entry %d of the harbour office says nothing.",
                 i);
        newsroom_add(&newsroom, &(struct newsroom_story){.text = text});
    }
    newsroom_publish(&newsroom);
    struct sources *sources = sources_new(newsroom.snapshot, NULL);
    const struct source *source;
    for (uint32_t number = 1; number <= 600; number++) {
        assert_int_equal(sources_get(sources, number, &source, &err), STATUS_OK);
    }
    assert_int_equal(sources_loaded(sources), 600);
    sources_trim(sources);
    assert_in_range(sources_loaded(sources), 1, 512);
    size_t kept = sources_loaded(sources);
    /* The last ones are there still, the first are read again. */
    assert_int_equal(sources_get(sources, 600, &source, &err), STATUS_OK);
    assert_int_equal(sources_loaded(sources), kept);
    assert_int_equal(sources_get(sources, 1, &source, &err), STATUS_OK);
    assert_int_equal(sources_loaded(sources), kept + 1);
    assert_true(str_starts_with(story_text(&source->story), STR("Ledger entry 0 ")));
    sources_free(sources);
    newsroom_close(&newsroom);
}

static void
sources__count_long_stories_by_their_bytes(void **state)
{
    (void)state;
    struct newsroom newsroom;
    struct error err = {{0}};
    struct buf text = BUF_INIT;
    for (int i = 0; i < 90000; i++) {
        buf_add_format(&text, "word%d ", i);
    }
    newsroom_open(&newsroom);
    for (int i = 0; i < 4; i++) {
        buf_add_text(&text, "more ");
        newsroom_add(&newsroom, &(struct newsroom_story){.text = text.data});
    }
    newsroom_publish(&newsroom);
    struct sources *sources = sources_new(newsroom.snapshot, NULL);
    const struct source *source;
    for (uint32_t number = 1; number <= 4; number++) {
        assert_int_equal(sources_get(sources, number, &source, &err), STATUS_OK);
    }
    sources_trim(sources);
    assert_in_range(sources_loaded(sources), 0, 2);
    sources_free(sources);
    newsroom_close(&newsroom);
    buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sources__let_go_of_what_was_used_longest_ago),
        cmocka_unit_test(sources__count_long_stories_by_their_bytes),
    };
    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
