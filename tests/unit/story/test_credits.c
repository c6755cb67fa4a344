/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/memory.h"
#include "story/credit.h"
#include "story/front_matter.h"
#include "story/story.h"

/* The credits of a draft as "rule agency author|..." with paragraphs one a line. */
static void
describe(struct buf *out, const struct credits *credits, struct str text)
{
    buf_add_text(out, "");
    vec_each(struct credit, credit, credits) {
        buf_add_format(out, "%s%s %s [%.*s] in %u", out->length ? "|" : "",
                       credit_rule_name(credit->rule),
                       credit->agency ? credit->agency->name : "-",
                       STR_ARGS(span_of(text, credit->author)), credit->paragraph);
        assert_true(credit->at.end <= text.length && credit->at.start < credit->at.end);
    }
}

static void
check_draft(const char *draft, const char *expected)
{
    struct credits credits = {0};
    struct spans paragraphs = {0};
    struct buf out = BUF_INIT;
    struct str text = str_from(draft);
    for (size_t at = 0; at < text.length;) {
        size_t end = str_find_byte(text, '\n', at);
        end = end == STR_NOT_FOUND ? text.length : end;
        vec_add(&paragraphs, ((struct span){(uint32_t)at, (uint32_t)end}));
        at = end + 1;
    }
    credits_find(&credits, text, paragraphs.data, paragraphs.count, NULL);
    describe(&out, &credits, text);
    if (!str_equal(buf_str(&out), str_from(expected))) {
        fail_msg("%s\n  gives    %.*s\n  expected %s", draft, STR_ARGS(buf_str(&out)),
                 expected);
    }
    buf_release(&out);
    vec_release(&paragraphs);
    vec_release(&credits);
}

static void
credits_find__reads_head_foot_and_sentences(void **state)
{
    static const struct {
        const char *draft;
        const char *expected;
    } rows[] = {
        {"By Greta Falk\nOSLO (Reuters) - The ferry sank.\nAll were saved.",
         "byline - [Greta Falk] in 0|dateline Reuters [] in 1"},
        {"The ferry sank.\n(Reporting by Reuters; editing by Jan Ost)",
         "sign-off Reuters [] in 1"},
        {"The ferry sank.\n(Reporting by Ada Lund, Bo Vik and Cy Roe; editing by Jan "
         "Ost)",
         "sign-off Reuters [Ada Lund] in 1|sign-off Reuters [Bo Vik] in 1|"
         "sign-off Reuters [Cy Roe] in 1"},
        {"The ferry sank. (dpa)", "end line dpa [] in 0"},
        {"The ferry sank.\n© 2024 AFP", "end line AFP [] in 1"},
        {"The ferry sank at night\nReuters\nIt was late.", "byline Reuters [] in 1"},
        {"The ferry sank, Reuters reported on Monday.", "sentence Reuters [] in 0"},
        {"According to the AP the ferry sank.", "sentence AP [] in 0"},
        {"Der Kutter sank laut dpa am Montag.", "sentence dpa [] in 0"},
        {"El barco se hundió, según EFE, el lunes.", "sentence EFE [] in 0"},
        {"Le navire a coulé, selon l'AFP.", "sentence AFP [] in 0"},
        {"It sank, as first reported by dpa.", "sentence dpa [] in 0"},
        {"The ferry sank late (AFP).", "sentence AFP [] in 0"},
        {"It sank.\nThe mayor told Reuters it was late.\nIt was raised.", ""},
        {"He was quoted by the Interfax news agency as saying so.", ""},
        {"The mayor of the Armed Forces of the Philippines (AFP) spoke.", ""},
        {"The administradoras de fondos de pensiones (AFP) fell.", ""},
        {"Imran of the Pakistan Tehreek-e-Insaf (PTI), stating it, left.", ""},
        {"PTI reported losses in the polls.", ""},
        {"Jan Ost/Pool via Reuters", ""},
        {"A ferry leaves. Jan Ost/Pool via Reuters/File Photo\nIt sank.", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_draft(rows[i].draft, rows[i].expected);
    }
}

static void
credits_find_front_matter__reads_source_and_author(void **state)
{
    struct str text =
        STR("---\ntitle: The ferry\nauthor: [Greta Falk, \"Jan Ost, dpa\"]\n"
            "Source: 'Reuters' # by wire\ntags: [AFP]\n---\nIt sank.\n");
    struct credits credits = {0};
    struct buf out = BUF_INIT;
    (void)state;
    credits_find_front_matter(&credits, text, (struct span){4, 98});
    describe(&out, &credits, text);
    assert_string_equal(out.data, "byline - [Greta Falk] in 0|byline dpa [Jan Ost] in 0|"
                                  "source Reuters [] in 0");
    buf_release(&out);
    vec_release(&credits);
}

static void
front_matter_next__reads_a_flat_subset(void **state)
{
    struct str rest =
        STR("title: \"A: b\" # no\nnested:\n  deep: 1\nauthors:\n  - Ida Roe\n"
            "  - 'Jan Ost'\nnot a key\nlist: [a, 'b, c', ]\n");
    struct front_matter_entry entry = {0};
    struct str item;
    struct buf out = BUF_INIT;
    (void)state;
    while (front_matter_next(&rest, &entry)) {
        while (front_matter_next_item(&entry.value, &item)) {
            buf_add_format(&out, "%.*s=%.*s|", STR_ARGS(entry.key), STR_ARGS(item));
        }
    }
    assert_string_equal(out.data, "title=A: b|authors=Ida Roe|authors=Jan Ost|"
                                  "list=a|list=b, c|");
    buf_release(&out);
}

static void
story_paragraphs__leaves_the_dateline_out(void **state)
{
    struct story story;
    struct spans spans = {0};
    (void)state;
    story_init(&story);
    story.text = story_dup(&story, STR("OSLO (Reuters) - It sank.\n\nAll were saved."));
    story.text_length = (uint32_t)strlen(story.text);
    story.dateline_length = 17;
    story_paragraphs(&story, &spans);
    assert_int_equal(spans.count, 2);
    assert_true(str_equal(span_of(story_text(&story), spans.data[0]), STR("It sank.")));
    assert_true(
        str_equal(span_of(story_text(&story), spans.data[1]), STR("All were saved.")));
    vec_release(&spans);
    story_release(&story);
    assert_null(story.text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credits_find__reads_head_foot_and_sentences),
        cmocka_unit_test(credits_find_front_matter__reads_source_and_author),
        cmocka_unit_test(front_matter_next__reads_a_flat_subset),
        cmocka_unit_test(story_paragraphs__leaves_the_dateline_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
