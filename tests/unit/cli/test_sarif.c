/* SPDX-License-Identifier: MIT */
#include "cli/sarif.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../report/sample_report.h"

/* The log of one report, "draft.txt". Caller decrefs. */
static json_t *
log_of(const struct report *report, const char *path)
{
    struct sarif sarif;
    struct buf out = BUF_INIT;
    sarif_init(&sarif);
    sarif_add_report(&sarif, report, STR(SAMPLE_DRAFT), path);
    sarif_add_log(&out, &sarif, 1);
    json_t *log = json_loadb(out.data, out.length, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(log);
    sarif_release(&sarif);
    buf_release(&out);
    return log;
}

/* Borrowed from the log. */
static json_t *
result_at(json_t *log, size_t index)
{
    json_t *run = json_array_get(json_object_get(log, "runs"), 0);
    return json_array_get(json_object_get(run, "results"), index);
}

static const char *
text_of(json_t *object, const char *name)
{
    return json_string_value(json_object_get(json_object_get(object, name), "text"));
}

static void
reference__is_relative_below_the_folder_and_always_encoded(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"draft.md", "draft.md"},
        {"./draft.md", "draft.md"},
        {"./a//b/./c.md", "a/b/c.md"},
        {"a b/\xC3\xA9#1?.md", "a%20b/%C3%A9%231%3F.md"},
        {"c:draft.md", "c%3Adraft.md"}, /* no scheme */
        {"100%.md", "100%25.md"},
        {"\xFF.md", "%FF.md"},
        {"..a/b..", "..a/b.."},
        {"/desk/draft.md", "file:///desk/draft.md"},
        {"/desk/./a/../b c.md", "file:///desk/b%20c.md"},
        {"/../../a", "file:///a"},
        {".", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = BUF_INIT;
        sarif_add_reference(&out, rows[i][0]);
        assert_string_equal(out.length ? out.data : "", rows[i][1]);
        buf_release(&out);
    }
}

static void
reference__above_the_folder_is_a_file_uri(void **state)
{
    (void)state;
    struct buf out = BUF_INIT;
    sarif_add_reference(&out, "../draft.md");
    assert_true(str_starts_with(buf_str(&out), STR("file:///")));
    assert_true(str_ends_with(buf_str(&out), STR("/draft.md")));
    assert_true(strstr(out.data, "..") == NULL);
    buf_release(&out);
}

static void
rules__explain_every_code(void **state)
{
    (void)state;
    json_t *rules = sarif_rules();
    assert_int_equal(json_array_size(rules), FINDING_CODE_COUNT);
    for (size_t i = 0; i < FINDING_CODE_COUNT; i++) {
        json_t *rule = json_array_get(rules, i);
        assert_string_equal(json_string_value(json_object_get(rule, "id")),
                            finding_code_name((enum finding_code)i));
        assert_true(str_ends_with(str_from(text_of(rule, "shortDescription")), STR(".")));
        assert_true(strlen(text_of(rule, "help")) > 20);
        const char *page =
            json_string_value(json_object_get(json_object_get(rule, "help"), "markdown"));
        struct buf title = BUF_INIT;
        buf_add_format(&title, "%s: ", finding_code_name((enum finding_code)i));
        assert_true(str_starts_with(str_from(page), buf_str(&title)));
        buf_release(&title);
        assert_non_null(json_object_get(rule, "defaultConfiguration"));
    }
    json_decref(rules);
}

static void
level__has_no_hints(void **state)
{
    (void)state;
    assert_string_equal(sarif_level(SEVERITY_ERROR), "error");
    assert_string_equal(sarif_level(SEVERITY_WARNING), "warning");
    assert_string_equal(sarif_level(SEVERITY_INFORMATION), "note");
    assert_string_equal(sarif_level(SEVERITY_HINT), "note");
    assert_string_equal(sarif_level(SEVERITY_OFF), "none");
}

static void
result__counts_from_one_in_utf16_units(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    sample.finding.span = sample_span(SAMPLE_DRAFT, "at last");
    json_t *log = log_of(&sample.report, "draft.txt");
    int line = 0, column = 0, end_line = 0, end_column = 0;
    assert_int_equal(json_unpack(result_at(log, 0), "{s:[{s:{s:{s:i, s:i, s:i, s:i}}}]}",
                                 "locations", "physicalLocation", "region", "startLine",
                                 &line, "startColumn", &column, "endLine", &end_line,
                                 "endColumn", &end_column),
                     0);
    /* The dash is one unit of three bytes, the face two units of four bytes. */
    assert_int_equal(line, 3);
    assert_int_equal(column, 70);
    assert_int_equal(end_line, 3);
    assert_int_equal(end_column, 77);
    json_decref(log);
}

static void
result__makes_neither_placeholders_nor_links_of_a_message(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    sample.finding.message = "Near-copy of {0} [here](http://example.org) [1] (a)";
    json_t *log = log_of(&sample.report, "draft.txt");
    assert_string_equal(text_of(result_at(log, 0), "message"),
                        "Near-copy of {{0}} [here] (http://example.org) [1] (a)");
    json_decref(log);
}

static const char *
origin_text(json_t *log)
{
    json_t *related = json_object_get(result_at(log, 0), "relatedLocations");
    return text_of(json_array_get(related, 0), "message");
}

static void
origin__keeps_a_headline_under_embargo_to_itself(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    json_t *log = log_of(&sample.report, "draft.txt");
    assert_string_equal(origin_text(log), "Reuters, 2 Apr 2031: Harbour reopens");
    json_decref(log);
    sample.finding.code = FINDING_EMBARGOED;
    log = log_of(&sample.report, "draft.txt");
    assert_string_equal(origin_text(log), "Reuters, 2 Apr 2031");
    json_decref(log);
}

static void
origin__names_a_file_only_by_its_whole_path(void **state)
{
    (void)state;
    static const char *const rows[][2] = {{"/wires/a b.txt", "file:///wires/a%20b.txt"},
                                          {"wires/a.txt", NULL},
                                          {NULL, NULL}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sample sample;
        const char *uri = NULL;
        sample_fill(&sample);
        sample.finding.origin.source_path = rows[i][0];
        json_t *log = log_of(&sample.report, "draft.txt");
        (void)json_unpack(result_at(log, 0), "{s:[{s:{s:{s:s}}}]}", "relatedLocations",
                          "physicalLocation", "artifactLocation", "uri", &uri);
        assert_true((uri == NULL) == (rows[i][1] == NULL));
        if (uri != NULL) {
            assert_string_equal(uri, rows[i][1]);
        }
        json_decref(log);
    }
}

static void
log__tells_what_was_dismissed_as_suppressed(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    struct finding dismissed = sample.finding;
    dismissed.dismissal = "4f";
    sample.report.dismissed = &dismissed;
    sample.report.dismissed_count = 1;
    json_t *log = log_of(&sample.report, "draft.txt");
    json_t *shown = json_object_get(result_at(log, 0), "suppressions");
    const char *kind = NULL;
    /* One that says so, all must. */
    assert_true(json_is_array(shown) && json_array_size(shown) == 0);
    assert_int_equal(
        json_unpack(result_at(log, 1), "{s:[{s:s}]}", "suppressions", "kind", &kind), 0);
    assert_string_equal(kind, "external");
    json_decref(log);
}

static void
log__tells_what_comments_in_the_draft_do(void **state)
{
    (void)state;
    struct sample sample;
    const char *kind = NULL;
    const char *id = NULL;
    int line = 0;
    sample_fill(&sample);
    struct finding muted = sample.finding;
    struct span comment = sample_span(SAMPLE_DRAFT, "Heading");
    sample.report.muted = &muted;
    sample.report.muted_count = 1;
    sample.report.unknown_comments = &comment;
    sample.report.unknown_comment_count = 1;
    json_t *log = log_of(&sample.report, "draft.txt");
    assert_int_equal(
        json_unpack(result_at(log, 1), "{s:[{s:s}]}", "suppressions", "kind", &kind), 0);
    assert_string_equal(kind, "inSource");
    assert_int_equal(json_unpack(log, "{s:[{s:[{s:[{s:{s:s}, s:[{s:{s:{s:i}}}]}]}]}]}",
                                 "runs", "invocations", "toolConfigurationNotifications",
                                 "descriptor", "id", &id, "locations", "physicalLocation",
                                 "region", "startLine", &line),
                     0);
    assert_string_equal(id, "unknown-comment");
    assert_int_equal(line, 1);
    json_decref(log);
}

static void
log__stays_valid_whatever_the_bytes_are(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    sample.finding.message = "\xff\x80 \x01";
    sample.finding.origin.guid = "\x80\"\\";
    sample.finding.origin.headline = "\xfe\x1b[31m";
    sample.finding.origin.source_path = "/\xff";
    json_decref(log_of(&sample.report, "dr\xff\"aft.txt"));
    json_decref(log_of(&sample.report, "-"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reference__is_relative_below_the_folder_and_always_encoded),
        cmocka_unit_test(reference__above_the_folder_is_a_file_uri),
        cmocka_unit_test(rules__explain_every_code),
        cmocka_unit_test(level__has_no_hints),
        cmocka_unit_test(result__counts_from_one_in_utf16_units),
        cmocka_unit_test(result__makes_neither_placeholders_nor_links_of_a_message),
        cmocka_unit_test(origin__keeps_a_headline_under_embargo_to_itself),
        cmocka_unit_test(origin__names_a_file_only_by_its_whole_path),
        cmocka_unit_test(log__tells_what_was_dismissed_as_suppressed),
        cmocka_unit_test(log__tells_what_comments_in_the_draft_do),
        cmocka_unit_test(log__stays_valid_whatever_the_bytes_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
