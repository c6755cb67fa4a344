/* SPDX-License-Identifier: MIT */
/* What a checker keeps when an archive grows is what a fresh one would find: over random
 * sequences of stories, corrections, kills and forgotten stories, compared after each
 * commit. */
#include "report/check.h"

#include "base/buf.h"
#include "markup/markup.h"
#include "match/growth_find.h"
#include "newsdesk.h"
#include "report/render.h"

enum {
    SENTENCES = 60,
    DRAFTS = 3,
    PARAGRAPHS = 8,
    COMMITS = 20,
    GUIDS = 25,
};

/* A desk, its drafts, and a generator that gives the same each time. */
struct desk {
    char folder[SCRATCH_PATH_SIZE];
    uint64_t random;
    struct buf sentences[SENTENCES];
    struct buf drafts[DRAFTS];
    struct buf reports[DRAFTS]; /* as they were last, without what is of the archive */
    struct check_settings settings;
    struct snapshot *snapshot;
    struct checker *checker;
    unsigned kept;    /* commits after which nothing was to be checked again */
    unsigned renewed; /* those that the checker outlived */
    unsigned changed; /* reports that became others */
};

static uint32_t
draw(struct desk *self, uint32_t below)
{
    self->random = self->random * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(self->random >> 33) % below;
}

/* Few words, so that all texts share some; stock phrases, so that common runs become
 * common. */
static void
write_sentence(struct desk *self, struct buf *out)
{
    static const char *const starts[] = {"The council of Brackmoor said on Monday that",
                                         "According to people with knowledge of it,",
                                         "In a report that was made public on Friday"};
    static const char *const words[] = {
        "harbour", "bridge",  "ferry",   "council", "frost",   "plum",    "valley",
        "lantern", "mill",    "quay",    "warden",  "ledger",  "orchard", "cellar",
        "tide",    "hammer",  "voted",   "closed",  "carried", "opened",  "mended",
        "refused", "counted", "painted", "eleven",  "forty",   "old",     "iron",
        "narrow",  "second",  "before",  "behind",  "without", "its",     "their"};
    size_t count = sizeof words / sizeof *words;
    buf_add_text(out, starts[draw(self, 3)]);
    for (uint32_t i = 0, length = 9 + draw(self, 12); i < length; i++) {
        buf_add_format(out, " %s", words[draw(self, (uint32_t)count)]);
    }
    buf_add_text(out, ". ");
}

static void
add_sentence(struct desk *self, struct buf *out)
{
    if (draw(self, 3) == 0) {
        write_sentence(self, out);
    } else {
        buf_add_str(out, buf_str(&self->sentences[draw(self, SENTENCES)]));
    }
}

static void
write_paragraphs(struct desk *self, struct buf *out, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        add_sentence(self, out);
        if (draw(self, 2) == 0) {
            add_sentence(self, out);
        }
        buf_add_text(out, i + 1 < count ? "\n\n" : "");
    }
}

static void
add_random_story(struct desk *self, struct archive *archive)
{
    char guid[24];
    char version[24];
    struct error err = {""};
    struct buf text = BUF_INIT;
    struct story story;
    enum archive_outcome outcome;
    bool has_guid = draw(self, 4) != 0;
    uint32_t kind = draw(self, 10);
    snprintf(guid, sizeof guid, "item-%u", (unsigned)draw(self, GUIDS));
    snprintf(version, sizeof version, "%u", (unsigned)draw(self, 100000));
    write_paragraphs(self, &text, 2 + draw(self, 4));
    struct told told = {
        .guid = has_guid ? guid : NULL,
        .version = version,
        .headline = "Of the harbour",
        .text = kind == 0 && has_guid ? NULL : text.data,
        .status = kind <= 1 && has_guid ? STORY_CANCELED : STORY_USABLE,
        .day = (int)draw(self, 29),
    };
    tell_story(&story, &told);
    if (archive_add(archive, &story, &outcome, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    story_release(&story);
    buf_release(&text);
}

static void
forget_one(struct desk *self, struct archive *archive)
{
    struct error err = {""};
    uint32_t number = 1 + draw(self, (uint32_t)snapshot_story_count(self->snapshot));
    enum status status = archive_forget(archive, number, &err);
    assert_true(status == STATUS_OK || status == STATUS_NOT_FOUND);
}

static void
change_archive(struct desk *self)
{
    struct archive *archive = open_archive(self->folder);
    if (self->snapshot != NULL && draw(self, 12) == 0) {
        forget_one(self, archive);
    } else {
        for (uint32_t i = 1 + draw(self, 3); i > 0; i--) {
            add_random_story(self, archive);
        }
    }
    commit(archive);
    archive_close(archive);
}

static void
check(struct checker *checker, const struct desk *desk, size_t draft, struct buf *ret)
{
    struct report report;
    struct error err = {{0}};
    struct str text = buf_str(&desk->drafts[draft]);
    struct draft_text asked = {.text = text, .markup = MARKUP_PLAIN, .serial = draft + 1};
    if (checker_run(checker, &asked, NULL, &report, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    report.archive_stories = report.archive_generation = 0;
    buf_clear(ret);
    report_add_json(ret, &report, text);
    report_release(&report);
}

/* True where a report may have become another. */
static bool
take_snapshot(struct desk *self, struct snapshot *later)
{
    struct growth growth;
    struct error err = {{0}};
    bool small = false;
    bool touched = true;
    assert_int_equal(growth_find(&growth, self->snapshot, later, &small, &err),
                     STATUS_OK);
    if (small) {
        assert_int_equal(checker_renew(self->checker, &growth, &touched, &err),
                         STATUS_OK);
        self->renewed++;
    } else {
        checker_free(self->checker);
        self->checker = checker_new(later, &self->settings);
    }
    growth_release(&growth);
    snapshot_unref(self->snapshot);
    self->snapshot = later;
    return touched;
}

static void
compare(struct desk *self, bool touched)
{
    struct checker *fresh = checker_new(self->snapshot, &self->settings);
    struct buf kept = BUF_INIT;
    struct buf found = BUF_INIT;
    for (size_t i = 0; i < DRAFTS; i++) {
        check(fresh, self, i, &found);
        if (!touched) {
            assert_string_equal(self->reports[i].data, found.data);
        }
        self->changed += !str_equal(buf_str(&self->reports[i]), buf_str(&found));
        check(self->checker, self, i, &kept);
        assert_string_equal(kept.data, found.data);
        buf_clear(&self->reports[i]);
        buf_add_str(&self->reports[i], buf_str(&found));
    }
    self->kept += !touched;
    buf_release(&kept);
    buf_release(&found);
    checker_free(fresh);
}

/* Now and then somebody types, too. */
static void
edit(struct desk *self)
{
    size_t at = draw(self, 3 * DRAFTS);
    if (at < DRAFTS) {
        buf_clear(&self->drafts[at]);
        write_paragraphs(self, &self->drafts[at], PARAGRAPHS);
        check(self->checker, self, at, &self->reports[at]);
    }
}

static void
desk_open(struct desk *self, const char *folder, uint64_t seed)
{
    *self = (struct desk){.random = seed};
    snprintf(self->folder, sizeof self->folder, "%s",
             scratch_path(folder, seed % 2 ? "odd" : "even"));
    for (size_t i = 0; i < SENTENCES; i++) {
        write_sentence(self, &self->sentences[i]);
    }
    for (size_t i = 0; i < DRAFTS; i++) {
        write_paragraphs(self, &self->drafts[i], PARAGRAPHS);
    }
    check_settings_init(&self->settings);
    self->settings.now_ms = date_from_day(2024, 6, 1).ms;
    struct archive *archive = open_archive(self->folder);
    for (int i = 0; i < 40; i++) {
        add_random_story(self, archive);
    }
    commit(archive);
    archive_close(archive);
    self->snapshot = open_snapshot(self->folder);
    self->checker = checker_new(self->snapshot, &self->settings);
    for (size_t i = 0; i < DRAFTS; i++) {
        check(self->checker, self, i, &self->reports[i]);
    }
}

static void
desk_close(struct desk *self)
{
    for (size_t i = 0; i < SENTENCES; i++) {
        buf_release(&self->sentences[i]);
    }
    for (size_t i = 0; i < DRAFTS; i++) {
        buf_release(&self->drafts[i]);
        buf_release(&self->reports[i]);
    }
    checker_free(self->checker);
    snapshot_unref(self->snapshot);
}

static void
growth__what_is_kept_is_what_is_found_anew(void **state)
{
    const char *seeds = getenv("WIRECHECK_GROWTH_SEEDS");
    uint64_t count = seeds != NULL ? strtoull(seeds, NULL, 10) : 2;
    for (uint64_t seed = 1; seed <= count; seed++) {
        struct desk desk;
        desk_open(&desk, *state, seed);
        for (int i = 0; i < COMMITS; i++) {
            change_archive(&desk);
            bool touched = take_snapshot(&desk, open_snapshot(desk.folder));
            compare(&desk, touched);
            edit(&desk);
        }
        /* It must not hold because nothing happens. */
        assert_true(desk.renewed > COMMITS / 2);
        assert_true(desk.changed > COMMITS / 4);
        desk_close(&desk);
    }
}

/* A story of other things, and then one of the same. */
static void
growth__only_what_a_story_touches_is_looked_up_again(void **state)
{
    struct archive *archive = open_archive(*state);
    struct check_settings settings;
    struct report report;
    struct error err = {{0}};
    add_story(archive, &(struct told){.guid = "ferry", .text = FERRY}, ARCHIVE_ADDED);
    commit(archive);
    struct desk desk = {.snapshot = open_snapshot(*state)};
    check_settings_init(&settings);
    desk.checker = checker_new(desk.snapshot, &settings);
    struct draft_text draft = {
        .text = STR(HARVEST "\n\n" BRIDGE), .markup = MARKUP_PLAIN, .serial = 1};
    assert_int_equal(checker_run(desk.checker, &draft, NULL, &report, &err), STATUS_OK);
    assert_int_equal(report.finding_count, 0);
    report_release(&report);
    assert_int_equal(checker_paragraphs_checked(desk.checker), 2);

    add_story(archive,
              &(struct told){.text = "Nobody has seen the otter of Lake Merrow "
                                     "since the sluice was mended in June."},
              ARCHIVE_ADDED);
    commit(archive);
    assert_false(take_snapshot(&desk, open_snapshot(*state)));
    assert_int_equal(checker_run(desk.checker, &draft, NULL, &report, &err), STATUS_OK);
    report_release(&report);
    assert_int_equal(checker_paragraphs_checked(desk.checker), 2);

    add_story(archive, &(struct told){.text = HARVEST}, ARCHIVE_ADDED);
    commit(archive);
    assert_true(take_snapshot(&desk, open_snapshot(*state)));
    assert_int_equal(checker_run(desk.checker, &draft, NULL, &report, &err), STATUS_OK);
    assert_int_equal(report.finding_count, 1);
    report_release(&report);
    assert_int_equal(checker_paragraphs_checked(desk.checker), 3);
    archive_close(archive);
    checker_free(desk.checker);
    snapshot_unref(desk.snapshot);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(growth__what_is_kept_is_what_is_found_anew),
        IN_FOLDER(growth__only_what_a_story_touches_is_looked_up_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
