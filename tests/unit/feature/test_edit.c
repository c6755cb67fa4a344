/* SPDX-License-Identifier: MIT */
#include "feature/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "markup/markup.h"

#define COPIED "The harbour at Port Alder will close for three weeks in May"

struct desk {
    struct lines lines;
    struct finding finding;
    struct finding_run run;
    struct report report;
    struct checked checked;
    struct settings settings;
    struct edit_target target;
};

/* A draft whose only finding is COPIED in it, by Reuters, in paragraph `number`. */
static void
set_desk(struct desk *self, const char *draft, enum markup markup, uint32_t number)
{
    const char *at = strstr(draft, COPIED);
    assert_non_null(at);
    struct span span = {(uint32_t)(at - draft),
                        (uint32_t)(at - draft + (ptrdiff_t)strlen(COPIED))};
    *self = (struct desk){.run = {span, {0, 0}}};
    lines_build(&self->lines, str_from(draft));
    self->finding = (struct finding){
        .id = "0123456789abcdef",
        .code = FINDING_WIRE_COPY,
        .span = span,
        .paragraph = number,
        .longest_run = 11,
        .run_count = 1,
        .runs = &self->run,
        .origin = {.agency = "Reuters"},
    };
    self->report = (struct report){.findings = &self->finding, .finding_count = 1};
    self->checked = (struct checked){.text = str_from(draft),
                                     .lines = &self->lines,
                                     .report = &self->report,
                                     .encoding = POSITION_UTF16};
    self->settings = (struct settings){.credit_form = "({agency})"};
    self->target = (struct edit_target){.checked = &self->checked,
                                        .settings = &self->settings,
                                        .markup = markup,
                                        .uri = STR("file:///a.md"),
                                        .version = 7};
    prose_build(&self->target.prose, self->checked.text, markup);
}

/* The draft with the edit in it. Caller frees. */
static char *
apply(const struct edit *edit, const char *draft)
{
    struct buf text = BUF_INIT;
    buf_add_text(&text, draft);
    for (size_t i = edit->count; i-- > 0;) {
        buf_splice(&text, edit->parts[i].at.start, edit->parts[i].at.end,
                   buf_str(&edit->parts[i].text));
    }
    return buf_take(&text);
}

static const struct {
    const char *draft;
    enum markup markup;
    uint32_t paragraph;
    int place;
    const char *after;
} credits[] = {
    {COPIED ".\n", MARKUP_PLAIN, 0, CREDIT_PLACE_PARAGRAPH, COPIED ". (Reuters)\n"},
    {"One.\n\n" COPIED ", it said. More.  \n\nLast.", MARKUP_PLAIN, 1,
     CREDIT_PLACE_PARAGRAPH, "One.\n\n" COPIED ", it said. More. (Reuters)  \n\nLast."},
    {"**" COPIED ".**\n", MARKUP_MARKDOWN, 0, CREDIT_PLACE_PARAGRAPH,
     "**" COPIED ".** (Reuters)\n"},
    {"See [" COPIED "](http://a.example/b_c)\n", MARKUP_MARKDOWN, 0,
     CREDIT_PLACE_PARAGRAPH, "See [" COPIED "](http://a.example/b_c) (Reuters)\n"},
    {"| a | " COPIED " |\n|---|---|\n| b | c |\n", MARKUP_MARKDOWN, 1,
     CREDIT_PLACE_PARAGRAPH, "| a | " COPIED " (Reuters) |\n|---|---|\n| b | c |\n"},
    {"<p>" COPIED ".</p>\n", MARKUP_HTML, 0, CREDIT_PLACE_PARAGRAPH,
     "<p>" COPIED ". (Reuters)</p>\n"},
    {"``" COPIED ".'' % said\n", MARKUP_LATEX, 0, CREDIT_PLACE_PARAGRAPH,
     "``" COPIED ".'' (Reuters) % said\n"},
    {"\\emph{" COPIED ".}\n\nNext.\n", MARKUP_LATEX, 0, CREDIT_PLACE_PARAGRAPH,
     "\\emph{" COPIED ".} (Reuters)\n\nNext.\n"},
    {"* " COPIED ".\n", MARKUP_ASCIIDOC, 0, CREDIT_PLACE_PARAGRAPH,
     "* " COPIED ". (Reuters)\n"},
    {"\xe2\x80\x9c" COPIED ".\xe2\x80\x9d\n", MARKUP_PLAIN, 0, CREDIT_PLACE_PARAGRAPH,
     "\xe2\x80\x9c" COPIED ".\xe2\x80\x9d (Reuters)\n"},
    {COPIED "::\n\n  x\n", MARKUP_RST, 0, CREDIT_PLACE_PARAGRAPH,
     COPIED " (Reuters)::\n\n  x\n"},
    {COPIED " name_\n", MARKUP_RST, 0, CREDIT_PLACE_PARAGRAPH,
     COPIED " name_ (Reuters)\n"},
    {COPIED ".footnote:[Ours.]\n// c\n", MARKUP_ASCIIDOC, 0, CREDIT_PLACE_PARAGRAPH,
     COPIED ".footnote:[Ours.] (Reuters)\n// c\n"},
    {COPIED ".[fn:: Ours.] \\\\\n", MARKUP_ORG, 0, CREDIT_PLACE_PARAGRAPH,
     COPIED ".[fn:: Ours.] (Reuters) \\\\\n"},
    {COPIED ".\\footnote{Ours.}\\\\\n", MARKUP_LATEX, 0, CREDIT_PLACE_PARAGRAPH,
     COPIED ".\\footnote{Ours.} (Reuters)\\\\\n"},
    {COPIED " \\ldots\n", MARKUP_LATEX, 0, CREDIT_PLACE_PARAGRAPH,
     COPIED " \\ldots\\ (Reuters)\n"},
    {"<p>" COPIED ".<sup>1</sup><br></p>", MARKUP_HTML, 0, CREDIT_PLACE_PARAGRAPH,
     "<p>" COPIED ".<sup>1</sup> (Reuters)<br></p>"},
    {COPIED ".<sup>1</sup> <!-- c -->\n", MARKUP_MARKDOWN, 0, CREDIT_PLACE_PARAGRAPH,
     COPIED ".<sup>1</sup> (Reuters) <!-- c -->\n"},
    {COPIED ".\n:::\n", MARKUP_MARKDOWN, 0, CREDIT_PLACE_PARAGRAPH,
     COPIED ". (Reuters)\n:::\n"},
    {"> " COPIED ". <\n", MARKUP_FOUNTAIN, 0, CREDIT_PLACE_PARAGRAPH,
     "> " COPIED ". (Reuters) <\n"},
    {"\\begin{document}\n" COPIED ".\n\\end{document}\n", MARKUP_LATEX, 0,
     CREDIT_PLACE_DRAFT,
     "\\begin{document}\n" COPIED ".\n\n(Reuters)\n\\end{document}\n"},
    {"<body><p>" COPIED ".</p></body></html>", MARKUP_HTML, 0, CREDIT_PLACE_DRAFT,
     "<body><p>" COPIED ".</p>\n<p>(Reuters)</p>\n</body></html>"},
    {"* A\n" COPIED ".\n* B :noexport:\nx\n", MARKUP_ORG, 1, CREDIT_PLACE_DRAFT,
     "* A\n" COPIED ".\n\n(Reuters)\n* B :noexport:\nx\n"},
    {COPIED ".\n\n```\nopen\n", MARKUP_MARKDOWN, 0, CREDIT_PLACE_DRAFT,
     COPIED ".\n\n(Reuters)\n\n```\nopen\n"},
    {COPIED ".\n\n/*\nopen\n*/", MARKUP_FOUNTAIN, 0, CREDIT_PLACE_DRAFT,
     COPIED ".\n\n/*\nopen\n*/\n\n(Reuters)"},
    {COPIED ".\n\nLast.\n\n", MARKUP_PLAIN, 0, CREDIT_PLACE_DRAFT,
     COPIED ".\n\nLast.\n\n(Reuters)\n\n"},
    {COPIED ".\r\n\r\nLast.", MARKUP_PLAIN, 0, CREDIT_PLACE_DRAFT,
     COPIED ".\r\n\r\nLast.\r\n\r\n(Reuters)"},
};

static void
edit__puts_a_credit_where_newsrooms_put_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        struct desk desk;
        struct edit edit = {.count = 0};
        set_desk(&desk, credits[i].draft, credits[i].markup, credits[i].paragraph);
        desk.settings.credit_place = credits[i].place;
        assert_null(edit_credit(&edit, &desk.target, &desk.finding));
        char *after = apply(&edit, credits[i].draft);
        assert_string_equal(after, credits[i].after);
        assert_string_equal(edit.what.data, "(Reuters)");
        memory_free(after);
        edit_release(&edit);
        edit_target_release(&desk.target);
        lines_release(&desk.lines);
    }
}

/* Where an edit would break the markup there is none. */
static void
edit__is_refused_where_the_markup_has_no_place(void **state)
{
    (void)state;
    static const struct {
        const char *draft;
        enum markup markup;
        uint32_t paragraph;
        bool is_quotation;
    } rows[] = {
        {"+--+\n|" COPIED "|\n+--+\n", MARKUP_RST, 0, false},
        {"|===\n|a\n|===\n\n,===\n" COPIED ",b\n,===\n", MARKUP_ASCIIDOC, 1, false},
        {"Ours.footnote:[" COPIED ".]\n", MARKUP_ASCIIDOC, 0, false},
        {"<p>See <a href=x>" COPIED "</p>", MARKUP_HTML, 0, false},
        {"Ours \\emph{" COPIED, MARKUP_LATEX, 0, false},
        {"+--+\n|" COPIED "|\n+--+\n", MARKUP_RST, 0, true},
        {"Ours :sup:`and " COPIED "`\n", MARKUP_RST, 0, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        struct edit edit = {.count = 0};
        set_desk(&desk, rows[i].draft, rows[i].markup, rows[i].paragraph);
        const char *reason = rows[i].is_quotation
                                 ? edit_quotation(&edit, &desk.target, &desk.finding)
                                 : edit_credit(&edit, &desk.target, &desk.finding);
        if (reason == NULL) {
            fail_msg("an edit of %s", rows[i].draft);
        }
        edit_release(&edit);
        edit_target_release(&desk.target);
        lines_release(&desk.lines);
    }
}

static void
edit__quotes_whole_emphasis_and_links(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        enum markup markup;
        const char *after;
    } rows[] = {
        {"**" COPIED "**.", MARKUP_MARKDOWN, "<**" COPIED "**.>"},
        {"Ours *" COPIED "* too", MARKUP_MARKDOWN, "Ours *<" COPIED ">* too"},
        {"[" COPIED "](a_b \"t\").", MARKUP_MARKDOWN, "<[" COPIED "](a_b \"t\").>"},
        {"`" COPIED " <a_b>`_.", MARKUP_RST, "`<" COPIED "> <a_b>`_."},
        {"https://a.example/[" COPIED "].", MARKUP_ASCIIDOC,
         "https://a.example/[<" COPIED ">]."},
        {"<p><b>" COPIED "</b>.", MARKUP_HTML, "<p><<b>" COPIED "</b>.>"},
        {"\\emph{" COPIED "}.", MARKUP_LATEX, "<\\emph{" COPIED "}.>"},
        {"\\href{a}{" COPIED "}.", MARKUP_LATEX, "\\href{a}{<" COPIED ">}."},
        {"/" COPIED "/.", MARKUP_ORG, "/<" COPIED ">/."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        struct edit edit = {.count = 0};
        set_desk(&desk, rows[i].before, rows[i].markup, 0);
        desk.finding.credited = true;
        assert_null(edit_quotation(&edit, &desk.target, &desk.finding));
        for (size_t part = 0; part < 2; part++) {
            buf_clear(&edit.parts[part].text);
            buf_add_text(&edit.parts[part].text, part == 0 ? "<" : ">");
        }
        char *after = apply(&edit, rows[i].before);
        assert_string_equal(after, rows[i].after);
        memory_free(after);
        edit_release(&edit);
        edit_target_release(&desk.target);
        lines_release(&desk.lines);
    }
}

static void
edit__says_why_no_credit_helps(void **state)
{
    (void)state;
    struct desk desk;
    struct edit edit = {.count = 0};
    set_desk(&desk, COPIED, MARKUP_PLAIN, 0);
    desk.finding.credited = true;
    assert_non_null(strstr(edit_credit(&edit, &desk.target, &desk.finding), "already"));
    desk.finding.credited = false;
    desk.finding.code = FINDING_WITHDRAWN;
    assert_non_null(strstr(edit_credit(&edit, &desk.target, &desk.finding), "withdrew"));
    desk.finding.code = FINDING_WIRE_COPY;
    desk.finding.origin.agency = NULL;
    assert_non_null(strstr(edit_credit(&edit, &desk.target, &desk.finding), "not say"));
    assert_int_equal(edit.count, 0);
    edit_release(&edit);
    edit_target_release(&desk.target);
    lines_release(&desk.lines);
}

static void
edit__quotes_in_the_custom_of_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *before;
        const char *after;
    } rows[] = {
        {NULL, COPIED ", it said.", "\xe2\x80\x9c" COPIED "\xe2\x80\x9d, it said."},
        {"en", "A " COPIED ".", "A \xe2\x80\x9c" COPIED "\xe2\x80\x9d."},
        {"de", COPIED ".", "\xe2\x80\x9e" COPIED ".\xe2\x80\x9c"},
        {"fr", COPIED ".", "\xc2\xab\xe2\x80\xaf" COPIED ".\xe2\x80\xaf\xc2\xbb"},
        {"xx", COPIED ".", "\xe2\x80\x9c" COPIED ".\xe2\x80\x9d"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        struct edit edit = {.count = 0};
        set_desk(&desk, rows[i].before, MARKUP_PLAIN, 0);
        desk.report.language = rows[i].language;
        desk.finding.credited = true;
        assert_null(edit_quotation(&edit, &desk.target, &desk.finding));
        char *after = apply(&edit, rows[i].before);
        assert_string_equal(after, rows[i].after);
        memory_free(after);
        edit_release(&edit);
        edit_target_release(&desk.target);
        lines_release(&desk.lines);
    }
}

static void
edit__quotes_as_the_draft_does_and_names_the_source(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        enum markup markup;
        const char *after;
    } rows[] = {
        {"\"It is so,\" she said.\n\n" COPIED ".\n", MARKUP_PLAIN,
         "\"It is so,\" she said.\n\n\"" COPIED ".\" (Reuters)\n"},
        {"``It is so,'' she said.\n\n" COPIED ", it said.\n", MARKUP_LATEX,
         "``It is so,'' she said.\n\n``" COPIED "'', it said. (Reuters)\n"},
        {"<p>&laquo;It is so,&raquo; she said.</p><p>" COPIED ".</p>", MARKUP_HTML,
         "<p>&laquo;It is so,&raquo; she said.</p><p>&laquo;" COPIED
         ".&raquo; (Reuters)</p>"},
        {"\xc2\xab\xc2\xa0It is so,\xc2\xa0\xc2\xbb she said.\n\n" COPIED ".\n",
         MARKUP_MARKDOWN,
         "\xc2\xab\xc2\xa0It is so,\xc2\xa0\xc2\xbb she said.\n\n\xc2\xab\xc2\xa0" COPIED
         ".\xc2\xa0\xc2\xbb (Reuters)\n"},
        {"<p><q>It is so,</q> she said.</p><p>" COPIED ".</p>", MARKUP_HTML,
         "<p><q>It is so,</q> she said.</p><p>\xe2\x80\x9c" COPIED
         ".\xe2\x80\x9d (Reuters)</p>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk desk;
        struct edit edit = {.count = 0};
        set_desk(&desk, rows[i].before, rows[i].markup, 1);
        assert_null(edit_quotation(&edit, &desk.target, &desk.finding));
        char *after = apply(&edit, rows[i].before);
        assert_string_equal(after, rows[i].after);
        memory_free(after);
        edit_release(&edit);
        desk.finding.origin.agency = NULL;
        assert_non_null(edit_quotation(&edit, &desk.target, &desk.finding));
        edit_release(&edit);
        edit_target_release(&desk.target);
        lines_release(&desk.lines);
    }
}

static void
edit__quotes_nothing_twice(void **state)
{
    (void)state;
    struct desk desk;
    struct edit edit = {.count = 0};
    set_desk(&desk, "He said, \xe2\x80\x9c" COPIED ".\xe2\x80\x9d", MARKUP_PLAIN, 0);
    assert_non_null(
        strstr(edit_quotation(&edit, &desk.target, &desk.finding), "already"));
    desk.finding.longest_run = 3;
    assert_non_null(
        strstr(edit_quotation(&edit, &desk.target, &desk.finding), "Too few"));
    edit_release(&edit);
    edit_target_release(&desk.target);
    lines_release(&desk.lines);
}

static void
edit__is_versioned_where_the_client_knows_versions(void **state)
{
    (void)state;
    struct desk desk;
    struct edit edit = {.count = 0};
    set_desk(&desk, "\xF0\x9F\x98\x80 " COPIED, MARKUP_PLAIN, 0);
    assert_null(edit_quotation(&edit, &desk.target, &desk.finding));
    for (int versions = 0; versions < 2; versions++) {
        desk.target.versions = versions;
        json_t *built = edit_build(&edit, &desk.target);
        json_t *edits =
            json_object_get(json_object_get(built, "changes"), "file:///a.md");
        if (versions) {
            json_t *change = json_array_get(json_object_get(built, "documentChanges"), 0);
            json_t *document = json_object_get(change, "textDocument");
            assert_int_equal(json_integer_value(json_object_get(document, "version")), 7);
            assert_null(edits);
            edits = json_object_get(change, "edits");
        }
        json_t *start =
            json_object_get(json_object_get(json_array_get(edits, 0), "range"), "start");
        assert_int_equal(json_integer_value(json_object_get(start, "character")), 3);
        assert_int_equal(json_array_size(edits), 2);
        json_decref(built);
    }
    edit_release(&edit);
    edit_target_release(&desk.target);
    lines_release(&desk.lines);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edit__puts_a_credit_where_newsrooms_put_it),
        cmocka_unit_test(edit__is_refused_where_the_markup_has_no_place),
        cmocka_unit_test(edit__quotes_whole_emphasis_and_links),
        cmocka_unit_test(edit__says_why_no_credit_helps),
        cmocka_unit_test(edit__quotes_in_the_custom_of_the_language),
        cmocka_unit_test(edit__quotes_as_the_draft_does_and_names_the_source),
        cmocka_unit_test(edit__quotes_nothing_twice),
        cmocka_unit_test(edit__is_versioned_where_the_client_knows_versions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
