/* SPDX-License-Identifier: MIT */
/* Tables of stories: columns by their names, cells of any shape, and texts that only look
 * like tables. */
#include "facts.h"

#define ONE                                                                          \
    "Dock workers in the northern port of Velmark voted on Monday to stretch their " \
    "walkout."
#define TWO "The harbour authority said that the backlog had grown once more."
#define HEAD "headline=Quay closed|"
#define TAIL "language=en|published=2021-06-02|" ONE " / " TWO "|"

static void
columns__are_known_by_the_names_that_tools_write(void **state)
{
    (void)state;
    facts_check(
        STR("id,title,author,date,publication,content\n"
            "17,Quay closed,Ines Halvard,2021-06-02,Reuters,\"" ONE "\n\n" TWO "\"\n"),
        HEAD "byline=Ines Halvard|agency=Reuters|by=provider|publisher=Reuters|" TAIL);
    facts_check(STR("Headline;Publish Date;Article Text\r\n"
                    "Quay closed;2021-06-02;\"" ONE "\r\n\r\n" TWO "\"\r\n"),
                HEAD TAIL);
    facts_check(STR("\xEF\xBB\xBFmaintext\tdate_publish\ttitle\n"
                    "<p>" ONE "</p><p>" TWO "</p>\t2021-06-02\tQuay closed"),
                HEAD TAIL);
    facts_check(STR("sep=|\ntitle|text|author\nQuay closed|" ONE "|NaN\n"),
                HEAD "language=en|" ONE "|");
}

static void
cells__keep_marks_separators_and_line_ends(void **state)
{
    (void)state;
    facts_check(STR("title,text\n"
                    "\"Quay, \"\"old\"\" and new\",\"" ONE "\"\n"
                    "\n"
                    "Caf\xC3\xA9,\"She said \\\"no\\\", he \"said\" yes to the harbour "
                    "folk of Velmark.\"\n"),
                "headline=Quay, \"old\" and new|language=en|" ONE "|"
                "headline=Café|language=en|She said \"no\", he \"said\" yes to the "
                "harbour folk of Velmark.|");
    facts_check(STR("title,text\nCaf\xE9 closed," ONE "\n"),
                "headline=Café closed|language=en|" ONE "|");
}

static void
rows__that_are_wrong_are_told_with_their_line(void **state)
{
    (void)state;
    facts_check(STR("title,text\nA,\"" ONE "\n\"\nB,b,b\nC,\nD,\"" TWO "\n"),
                "headline=A|language=en|" ONE "|"
                "!4 a row of 3 columns, where the first line names 2|"
                "!5 no text (body_text, body or text)|"
                "!6 a quotation mark opens a cell that does not end: from here on the "
                "table is not read|");
    facts_check(STR("title,date,url\nQuay closed,2021-06-02,https://q.example\n"),
                "!0 a table without a column of texts: name it text, content or body|");
    facts_check(STR("title,text\n"), "!0 a table without rows|");
    facts_check(STR("17,Quay,3.5\n18,Mill,4.5\n19,Lake,\"5,5\"\n20,Lane,6\n"),
                "!0 a table that does not say what its columns are: name them in its "
                "first line (title, date, source, text)|");
}

/* The numbers of rows in two tables are the same, and their stories are not. */
static void
numbers_of_rows__are_no_ids(void **state)
{
    (void)state;
    facts_check(STR("id,title,text\n1,A," ONE "\n"), "headline=A|language=en|" ONE "|");
    facts_check(STR("guid,title,text\nurn:q:1,A," ONE "\n"),
                "id=urn:q:1|headline=A|language=en|" ONE "|");
}

static void
prose__with_commas_is_no_table(void **state)
{
    (void)state;
    facts_check(STR("Title, text, and date\n\n" ONE "\n\n" TWO "\n"),
                "headline=Title, text, and date|language=en|" ONE " / " TWO "|");
    facts_check(STR("Quay, mill, lake\n\nThe quay, the mill, the lake of Velmark were "
                    "closed on Monday.\n\nThe mill, the quay, the lane stayed shut all "
                    "through the week.\n"),
                "headline=Quay, mill, lake|language=en|The quay, the mill, the lake of "
                "Velmark were closed on Monday. / The mill, the quay, the lane stayed "
                "shut all through the week.|");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns__are_known_by_the_names_that_tools_write),
        cmocka_unit_test(cells__keep_marks_separators_and_line_ends),
        cmocka_unit_test(rows__that_are_wrong_are_told_with_their_line),
        cmocka_unit_test(numbers_of_rows__are_no_ids),
        cmocka_unit_test(prose__with_commas_is_no_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
