/* SPDX-License-Identifier: MIT */
/* Exports of data bases of news: several stories in one text, each with its own facts. */
#include "facts.h"

#define ONE                                                                          \
    "Dock workers in the northern port of Velmark voted on Monday to stretch their " \
    "walkout."
#define TWO "The harbour authority said that the backlog had grown once more."

static void
lexis__old_exports_are_cut_at_their_counts(void **state)
{
    (void)state;
    facts_check(
        STR("\xEF\xBB\xBF\n\n      1 of 2 DOCUMENTS\n\n\n   Reuters International "
            "News\n\n"
            "   14 March 2022 Wednesday 9:12 AM GMT\n\nQuay closed\nfor good\n\n"
            "BYLINE: Ines Halvard\n\nSECTION: NEWS\n\nLENGTH: 21 words\n\n"
            "DATELINE: Velmark\n\n\n" ONE "\n\n" TWO "\n\nLOAD-DATE: 15 March 2022\n\n"
            "LANGUAGE: ENGLISH\n\n   Copyright 2022 Reuters\n     All Rights Reserved\n\n"
            "      2 of 2 DOCUMENTS\n\n   The Quay Paper\n\n   June 2, 2021 Wednesday\n\n"
            "SECTION: B; Pg. 4\n\nLENGTH: 1,021 words\n\nHEADLINE: Mill opens\n\n" TWO
            "\n\nGRAPHIC: A mill.\n"),
        "headline=Quay closed for good|byline=Ines Halvard|place=Velmark|agency=Reuters|"
        "by=source|publisher=Reuters International News|language=en|"
        "published=2022-03-14T09:12Z|" ONE " / " TWO
        "|headline=Mill opens|publisher=The Quay "
        "Paper|language=en|published=2021-06-02|" TWO "|");
}

static void
lexis__new_exports_are_cut_at_their_ends(void **state)
{
    (void)state;
    facts_check(
        STR("Quay closed\nThe Quay Paper\nMarch 14, 2022 Monday\n\n"
            "Copyright 2022 The Quay Paper\n\nSection: NEWS\nLength: 21 words\n"
            "Byline: Ines Halvard\n\nBody\n\n\n" ONE "\n\n" TWO "\n\n\n"
            "Load-Date: March 15, 2022\n\n\nEnd of Document\n\n\n"
            "Mill opens\nAgence France Presse - English\nJune 2, 2021\n\nLength: 11 "
            "words\n"
            "\nBody\n\n" TWO "\n\nClassification\n\n\nLanguage: ENGLISH\n\n"
            "End of Document\n"),
        "headline=Quay closed|byline=Ines Halvard|publisher=The Quay Paper|language=en|"
        "published=2022-03-14|" ONE " / " TWO
        "|headline=Mill opens|agency=AFP|by=source|publisher=Agence France Presse - "
        "English|language=en|"
        "published=2021-06-02|" TWO "|");
}

static void
factiva__is_cut_behind_its_accession_numbers(void **state)
{
    (void)state;
    facts_check(
        STR("\nQuay closed\n\nBy Ines Halvard\n21 words\n14 March 2022\n09:12\n"
            "Reuters News\nLBA\nEnglish\n(c) 2022 Reuters Limited\n\n" ONE "\n\n" TWO
            "\n\nDocument LBA0000020220314ei3e000ab\n\n\nMill opens\n1,011 words\n"
            "2 June 2021\nThe Quay Paper\nQUAY\nEnglish\n(c) 2021\n\n" TWO
            "\n\nDocument QUAY000020210602eh62000ab\n\n(c) 2022 Factiva, Inc.\n"),
        "id=factiva:LBA0000020220314ei3e000ab|headline=Quay closed|byline=Ines Halvard|"
        "agency=Reuters|by=source|publisher=Reuters News|language=en|"
        "published=2022-03-14T09:12|" ONE " / " TWO
        "|id=factiva:QUAY000020210602eh62000ab|headline=Mill opens|"
        "publisher=The Quay Paper|language=en|published=2021-06-02|" TWO "|");
    facts_check(STR("HD   Quay closed\nBY   Ines Halvard\nWC   21 words\n"
                    "PD   14 March 2022\nSN   The Quay Paper\nSC   QUAY\nLA   English\n"
                    "CY   (c) 2022\n\nLP\n" ONE "\n\nTD\n" TWO "\n\nNS   c11 : Plans\n\n"
                    "AN   Document QUAY000020220314ei3e000ab\n"),
                "id=factiva:QUAY000020220314ei3e000ab|headline=Quay closed|"
                "byline=Ines Halvard|publisher=The Quay Paper|language=en|"
                "published=2022-03-14|" ONE " / " TWO "|");
}

static void
proquest__is_cut_at_its_rules(void **state)
{
    (void)state;
    facts_check(
        STR("____________________________________________\n\nDocument 1 of 2\n\n"
            "Quay closed\n\nAuthor: Halvard, Ines\n\nAbstract: Of the quay.\n\n"
            "Full text: " ONE "\n\n" TWO "\n\nSubject: Quays\n\nPublication title: The "
            "Quay Paper\n\nPublication date: Mar 14, 2022\n\nProQuest document ID: 77\n\n"
            "____________________________________________\n\nDocument 2 of 2\n\n"
            "Title: Mill opens\n\nFull text: " TWO "\n\nProQuest document ID: 78\n\n"
            "Publication date: Jun 2, 2021\n"),
        "id=proquest:77|headline=Quay closed|byline=Ines Halvard|"
        "publisher=The Quay Paper|language=en|published=2022-03-14|" ONE " / " TWO
        "|id=proquest:78|headline=Mill opens|language=en|published=2021-06-02|" TWO "|");
}

static void
documents__of_another_form_are_told_alone(void **state)
{
    (void)state;
    facts_check(STR("1 of 2 DOCUMENTS\n\nQuay closed\n\nLENGTH: 21 words\n\n" ONE "\n\n"
                    "2 of 2 DOCUMENTS\n\nThe Paper\n\nJune 2, 2021\n\nMill opens\n\n"
                    "LENGTH: 11 words\n\n" TWO "\n"),
                "!1 no text: a document that has not the form of its service|"
                "headline=Mill opens|publisher=The Paper|language=en|"
                "published=2021-06-02|" TWO "|");
    facts_check(STR("Quay closed\n\nOf 3 documents, 1 of 3 documents was lost.\n\n" ONE
                    "\n\n" TWO "\n"),
                "headline=Quay closed|language=en|Of 3 documents, 1 of 3 documents was "
                "lost. / " ONE " / " TWO "|");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lexis__old_exports_are_cut_at_their_counts),
        cmocka_unit_test(lexis__new_exports_are_cut_at_their_ends),
        cmocka_unit_test(factiva__is_cut_behind_its_accession_numbers),
        cmocka_unit_test(proquest__is_cut_at_its_rules),
        cmocka_unit_test(documents__of_another_form_are_told_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
