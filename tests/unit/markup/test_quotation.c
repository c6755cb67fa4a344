/* SPDX-License-Identifier: MIT */
#include "markup/markup.h"
#include "text/quotation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct quotation_row {
    const char *source;
    const char *quotations; /* a | between two */
};

static void
check_quotations(const struct quotation_row *row, enum markup markup)
{
    struct prose prose = {0};
    struct spans spans = {0};
    struct buf found = BUF_INIT;
    prose_build(&prose, str_from(row->source), markup);
    quotations_find(&spans, &prose, NULL);
    for (size_t i = 0; i < spans.count; i++) {
        assert_true(i == 0 || spans.data[i - 1].end <= spans.data[i].start);
        assert_true(span_length(spans.data[i]) > 0);
        buf_add_text(&found, i > 0 ? "|" : "");
        buf_add_str(&found, span_of(buf_str(&prose.text), spans.data[i]));
    }
    buf_add_text(&found, "");
    assert_string_equal(found.data, row->quotations);
    buf_release(&found);
    vec_release(&spans);
    prose_release(&prose);
}

#define CHECK_QUOTATIONS(rows, markup)                                         \
    do {                                                                       \
        for (size_t row_ = 0; row_ < sizeof(rows) / sizeof(rows)[0]; row_++) { \
            check_quotations(&(rows)[row_], markup);                           \
        }                                                                      \
    } while (0)

static void
quotation__follows_the_conventions_of_languages(void **state)
{
    (void)state;
    static const struct quotation_row rows[] = {
        /* English, American and British, curly and straight */
        {"“We wait,” she said. “It’s ‘fine’.”", "We wait,|It’s ‘fine’."},
        {"\"We wait,\" she said. \"It's 'fine'.\"", "We wait,|It's 'fine'."},
        {"‘We wait,’ she said, ‘for the “big” ship.’", "We wait,|for the “big” ship."},
        {"He said: 'We can't wait.'", "We can't wait."},
        {"(\"so-called\") and—\"this\"", "so-called|this"},
        /* German */
        {"„Wir warten“, sagte sie. „Es ist ‚gut‘.“", "Wir warten|Es ist ‚gut‘."},
        {"»Wir warten«, sagte sie. »Es ist ›gut‹.«", "Wir warten|Es ist ›gut‹."},
        /* Polish */
        {"„Czekamy” – powiedziała", "Czekamy"},
        /* French, with no-break spaces */
        {"«\u00A0Nous attendons\u00A0», dit-elle, «\u202Fl’été\u202F».",
         "Nous attendons|l’été"},
        /* Spanish */
        {"«Esperamos», dijo. “No ‘todo’ vale”, añadió.", "Esperamos|No ‘todo’ vale"},
        /* Russian */
        {"«Мы ждём „Зарю“», — сказала она.", "Мы ждём „Зарю“"},
        /* Arabic, also with marks typed the other way round */
        {"قالت: «نحن ننتظر» ثم “غادرت” و”عادت“.", "نحن ننتظر|غادرت|عادت"},
        {"قالت ”نحن ننتظر“ اليوم", "نحن ننتظر"},
        /* Chinese; a title is no quotation */
        {"她说：“我们等‘大’船。”《港口报》报道", "我们等‘大’船。"},
        {"她說：「我們等『大』船。」", "我們等『大』船。"},
        {"她说：\"我们等。\"然后离开。", "我们等。"},
        /* Japanese */
        {"市長は「『大きな』船を待つ」と述べ、｢はい｣と答えた。",
         "『大きな』船を待つ|はい"},
        /* Swedish */
        {"”Vi väntar”, sade hon. »Ja», sade han.", "Vi väntar|Ja"},
        /* Hebrew, whose acronyms have the same mark inside */
        {"״אנחנו מחכים״, אמרה דוברת צה״ל", "אנחנו מחכים"},
        /* Full width, vertical, heavy */
        {"她说：＂我们等。＂然后", "我们等。"},
        {"她说﹁我们﹃等﹄﹂然后", "我们﹃等﹄"},
        {"\u275DWe wait\u275E", "We wait"},
        /* Typed with what the keyboard has */
        {"``We wait,'' she said. ``It's late.''", "We wait,|It's late."},
        {"``We wait.\n\n``It is late,'' she said.", "We wait.|It is late,"},
        {"<<Attendons>>, dit-elle, ,,czekamy'' und ,,so\".", "Attendons|czekamy|so"},
        {"a << b, c,,d `e` ``", ""},
    };
    CHECK_QUOTATIONS(rows, MARKUP_PLAIN);
}

static void
quotation__runs_over_paragraphs(void **state)
{
    (void)state;
    static const struct quotation_row rows[] = {
        {"“We wait for the ship.\n\n“It is late.” She left.",
         "We wait for the ship.|It is late."},
        {"\"We wait.\n\n\"It is late,\" she said.\n\nShe left.", "We wait.|It is late,"},
        {"«Esperamos.\n\n»Es tarde», dijo.", "Esperamos.|Es tarde"},
        {"She said “we wait.\n\nNobody came.", ""},
        {"She said \"we wait.\n\nNobody came \"at all\".", "at all"},
        {"The suit says \"ferries are late. The «town» waits.", "town"},
        {"«Esperamos.\n\nEs tarde.", ""},
        {"“One “two “three “four ”", "One “two “three “four"},
        {"“”\n\n“\n\n\" \"", ""},
    };
    CHECK_QUOTATIONS(rows, MARKUP_PLAIN);
}

static void
quotation__is_not_opened_by_apostrophes_and_measures(void **state)
{
    (void)state;
    static const struct quotation_row rows[] = {
        {"the '90s, rock 'n' roll and the workers' rights", ""},
        {"the ‘90s and the workers’ rights, ’tis", ""},
        {"'Twas the dockers' strike", ""},
        {"a 6'2\" mast, 12\" wide and 5' deep", ""},
        {"China's and Xi's, l'été, d'abord", ""},
        {"He blamed 'the dockers' strike' for it", "the dockers' strike"},
        {"‘It is the dockers’ strike,’ he said", "It is the dockers’ strike,"},
        {"a \" b \" c", ""},
    };
    CHECK_QUOTATIONS(rows, MARKUP_PLAIN);
}

static void
quotation__knows_headings_and_block_quotations(void **state)
{
    (void)state;
    static const struct quotation_row rows[] = {
        {"# The \"grey\" fleet\n\nThe \"grey\" fleet", "grey"},
        {"# Mayor: 'We wait here'\n", "We wait here"},
        {"> We *wait*.\n\nShe left.", "We wait."},
        {"> “We wait.”\n", "“We wait.”"},
        {"“We **wait**,” she said", "We wait,"},
    };
    CHECK_QUOTATIONS(rows, MARKUP_MARKDOWN);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotation__follows_the_conventions_of_languages),
        cmocka_unit_test(quotation__runs_over_paragraphs),
        cmocka_unit_test(quotation__is_not_opened_by_apostrophes_and_measures),
        cmocka_unit_test(quotation__knows_headings_and_block_quotations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
