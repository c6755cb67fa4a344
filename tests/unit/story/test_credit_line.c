/* SPDX-License-Identifier: MIT */
/* Bylines, sign-offs, end lines and photo lines: the real forms with invented
 * names, and lines that only look like them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "story/credit.h"

struct row {
    const char *line;
    const char *author;
    const char *agency; /* NULL: none named */
};

static bool
is_agency(const struct agency *agency, const char *name)
{
    return strcmp(agency ? agency->name : "none", name ? name : "none") == 0;
}

static void
byline_read__separates_authors_from_agencies(void **state)
{
    static const struct row rows[] = {
        {"By Greta Falk", "Greta Falk", NULL},
        {"By AFP", "", "AFP"},
        {"By AFP and Harbour Post staff", "", "AFP"},
        {"Von Greta Falk und Jan Ost, dpa", "Greta Falk und Jan Ost", "dpa"},
        {"By Manuel Ost, dpa =", "Manuel Ost", "dpa"},
        {"Von dpa", "", "dpa"},
        {"Por Agencia EFE", "", "EFE"},
        {"Par Jeanne Falk avec AFP", "Jeanne Falk", NULL},
        {"By Greta Falk, with files from The Canadian Press", "Greta Falk", NULL},
        {"By Greta Falk | March 14, 2022", "Greta Falk", NULL},
        {"By Greta Falk March 14, 2022", "Greta Falk", NULL},
        {"By Greta Falk • Updated 3 May 2022, 10:15", "Greta Falk", NULL},
        {"By Greta Falk 3 hours ago", "Greta Falk", NULL},
        {"By\u00A0Greta\u00A0Falk", "Greta\u00A0Falk", NULL},
        {"Written by Greta Falk", "Greta Falk", NULL},
        {"By Sunday Adeleke", "Sunday Adeleke", NULL},
        {"By Sunday, 3 May", NULL, NULL},
        {"By April Falk", "April Falk", NULL},
        {"نجران : واس", "", "SPA"},
        {"Berlin: dpa", "", "dpa"},
        {"By Ian Falk, Press Association", "Ian Falk", "PA Media"},
        {"By Greta Falk, Press Association Political Correspondent", "Greta Falk",
         "PA Media"},
        {"By Greta Falk and Olga Ost The Associated Press", "Greta Falk and Olga Ost",
         "AP"},
        {"By GRETA FALK, AP Diplomatic Writer", "GRETA FALK", "AP"},
        {"Greta Falk, The Canadian Press", "Greta Falk", "The Canadian Press"},
        {"Greta Falk, Associated Press", "Greta Falk", "AP"},
        {"By J. R. Falk", "J. R. Falk", NULL},
        {"(di Amalia Falk)", "Amalia Falk", NULL},
        {"By Reuters Staff", "", "Reuters"},
        {"By Ludwig van der Ost", "Ludwig van der Ost", NULL},
        {"By Greta Falk, Staff Writer", "Greta Falk", NULL},
        {"Von Greta Falk, dpa", "Greta Falk", "dpa"},
        {"Por Greta Falk y Jan Ost, Agencia EFE", "Greta Falk y Jan Ost", "EFE"},
        {"Autor: Greta Falk i Jan Ost", "Greta Falk i Jan Ost", NULL},
        {"By a Whisker", NULL, NULL},
        {"By Tuesday", NULL, NULL},
        {"By September 19, the ferry was gone", NULL, NULL},
        {"By contrast, the ferry was new.", NULL, NULL},
        {"By the time the ferry sank it was late.", NULL, NULL},
        {"Greta Falk, AP", NULL, NULL},
        {"Greta Falk, the mayor", NULL, NULL},
        {"By ", NULL, NULL},
        {"", NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct byline byline;
        bool found = byline_read(str_from(rows[i].line), &byline);
        if (found != (rows[i].author != NULL)) {
            fail_msg("%s: %s", rows[i].line, found ? "read" : "not read");
        }
        if (found && (!str_equal(byline.author, str_from(rows[i].author)) ||
                      !is_agency(byline.agency, rows[i].agency))) {
            fail_msg("%s: by [%.*s]", rows[i].line, STR_ARGS(byline.author));
        }
    }
}

struct sign_off_row {
    const char *paragraph;
    const char *raw; /* NULL: no sign-off */
    const char *agency;
};

static void
sign_off_read__finds_it_alone_and_glued(void **state)
{
    static const struct sign_off_row rows[] = {
        {"(Reporting by Greta Falk and Jan Ost; Editing by Ida Roe)",
         "(Reporting by Greta Falk and Jan Ost; Editing by Ida Roe)", "Reuters"},
        {"(Reporting by Reuters; editing by Greta Falk)",
         "(Reporting by Reuters; editing by Greta Falk)", "Reuters"},
        {"The ferry was late. (Reporting by Greta Falk; editing by Jan Ost)",
         "(Reporting by Greta Falk; editing by Jan Ost)", "Reuters"},
        {"Additional reporting by Greta Falk; Editing by Jan Ost, Ida Roe and Simon "
         "Lee-Moore",
         "Additional reporting by Greta Falk; Editing by Jan Ost, Ida Roe and Simon "
         "Lee-Moore",
         "Reuters"},
        {"The ferry was late. Writing by Greta Falk; Editing by Jan Ost",
         "Writing by Greta Falk; Editing by Jan Ost", "Reuters"},
        {"(Reporting by AFP; editing by Greta Falk)",
         "(Reporting by AFP; editing by Greta Falk)", "AFP"},
        {"--With assistance from Greta Falk.", "--With assistance from Greta Falk.",
         "Bloomberg"},
        {"To contact the reporter on this story: Greta Falk in Oslo at "
         "gfalk@bloomberg.net",
         "To contact the reporter on this story: Greta Falk in Oslo at "
         "gfalk@bloomberg.net",
         "Bloomberg"},
        {"Die Fähre kam zu spät. Bericht von Greta Falk; redigiert von Jan Ost",
         "Bericht von Greta Falk; redigiert von Jan Ost", NULL},
        {"(Reportagem de Greta Falk; edição de Jan Ost)",
         "(Reportagem de Greta Falk; edição de Jan Ost)", NULL},
        {"Le bac était en retard. (Reportage de Greta Falk, édité par Jan Ost)",
         "(Reportage de Greta Falk, édité par Jan Ost)", NULL},
        {"Паром опоздал. Подготовил Иван Орлов; Редактор: Пётр Лис",
         "Подготовил Иван Орлов; Редактор: Пётр Лис", NULL},
        {"(إعداد سالم الحربي - تحرير نورة العلي)",
         "(إعداد سالم الحربي - تحرير نورة العلي)", NULL},
        {"Skrivet av rädsla blev brevet kort.", NULL, NULL},
        {"Подготовила ужин и села за стол.", NULL, NULL},
        {"AP writers Greta Falk and Jan Ost contributed to this report.", NULL, NULL},
        {"Reporting by Greta Falk in Oslo", "Reporting by Greta Falk in Oslo", NULL},
        {"The reporting by Greta Falk won a prize.", NULL, NULL},
        {"Writing by hand is slow, and editing by Jan is slower.", NULL, NULL},
        {"She liked it. Writing by Candlelight is a book about the harbour that was "
         "never sold "
         "and was found in a drawer by the mayor of the town.",
         NULL, NULL},
        {"The smugglers contributed to this report of a theft.", NULL, NULL},
        {"", NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sign_off sign_off;
        struct str paragraph = str_from(rows[i].paragraph);
        bool found = sign_off_read(paragraph, &sign_off);
        if (found != (rows[i].raw != NULL)) {
            fail_msg("%s: %s", rows[i].paragraph, found ? "read" : "not read");
        }
        if (found && (!str_equal(sign_off.raw, str_from(rows[i].raw)) ||
                      !is_agency(sign_off.agency, rows[i].agency) ||
                      sign_off.start + sign_off.raw.length != paragraph.length)) {
            fail_msg("%s: [%.*s]", rows[i].paragraph, STR_ARGS(sign_off.raw));
        }
    }
}

static void
sign_off_read__names_the_people(void **state)
{
    struct sign_off sign_off;
    (void)state;
    assert_true(
        sign_off_read(STR("(Reporting by Ida Roe; editing by Jan Ost)"), &sign_off));
    assert_true(str_equal(sign_off.people, STR("Ida Roe; editing by Jan Ost")));
}

struct end_row {
    const char *line;
    const char *agency;
};

static void
end_line_read__takes_lines_that_are_only_a_credit(void **state)
{
    static const struct end_row rows[] = {
        {"REUTERS", "Reuters"},
        {" Reuter ", "Reuters"},
        {"AFP", "AFP"},
        {"(dpa)", "dpa"},
        {"(dpa/gem)", "dpa"},
        {"(ats/nxp)", "ats"},
        {"(PTI)", "PTI"},
        {"sak/Reuters", "Reuters"},
        {"DN/Lusa", "Lusa"},
        {"SDA/sep", "SDA"},
        {"==Kyodo", "Kyodo"},
        {"（共同）", "Kyodo"},
        {"Quelle: dpa-AFX", "dpa"},
        {"(Quelle: APA/sda/dpa)", "dpa"},
        {"Source: AAP", "AAP"},
        {"来源：新华网", "Xinhua"},
        {"© 2024 AFP", "AFP"},
        {"© Agence France-Presse", "AFP"},
        {"(c)AFP/Greta FALK", "AFP"},
        {"(c) ITAR-TASS 2019", "TASS"},
        {"© Thomson Reuters 2020", "Reuters"},
        {"©2022 Bloomberg L.P.", "Bloomberg"},
        {"Copyright 2020 The Associated Press. All rights reserved.", "AP"},
        {"Copyright © 2020, The Associated Press", "AP"},
        {"© dpa-infocom, dpa:240516-99-00006/3 (dpa)", "dpa"},
        {"dpa wsz jln npr", "dpa"},
        {"PTI ABC XYZ", "PTI"},
        {"Enditem", "Xinhua"},
        {"Our Standards: The Thomson Reuters Trust Principles.", "Reuters"},
        {"This report by The Canadian Press was first published Feb. 28, 2023.",
         "The Canadian Press"},
        {"With files from The Associated Press", NULL},
        {"(With inputs from PTI)", NULL},
        {"© Greta Falk/dpa", NULL},
        {"© dpa | Greta Falk", NULL},
        {"MAP", NULL},
        {"PA", NULL},
        {"Source: the mayor told Reuters", NULL},
        {"Reuters reported it first.", NULL},
        {"The party (PTI)", NULL},
        {"With Reuters shares down, the index fell.", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct agency *agency = end_line_read(str_from(rows[i].line));
        if (!is_agency(agency, rows[i].agency)) {
            fail_msg("%s: %s", rows[i].line, agency ? agency->name : "none");
        }
    }
}

struct trailing_row {
    const char *paragraph;
    const char *prose;
    const char *agency;
};

static void
trailing_credit_read__cuts_what_is_glued_to_the_last_sentence(void **state)
{
    static const struct trailing_row rows[] = {
        {"It was late, Mr Falk said. REUTERS", "It was late, Mr Falk said.", "Reuters"},
        {"It was late. (dpa)", "It was late.", "dpa"},
        {"\"It was late.\" AFP", "\"It was late.\"", "AFP"},
        {"と指摘している。(c)AFP/Greta FALK", "と指摘している。", "AFP"},
        {"と指摘している。（共同）", "と指摘している。", "Kyodo"},
        {"It was late. PTI ABC XYZ", "It was late.", "PTI"},
        {"He told it to the people of Reuters", NULL, NULL},
        {"They work at the AP. They are late.", NULL, NULL},
        {"It was late, he said. Reuter", "It was late, he said.", "Reuters"},
        {"It was late. -- Reuter", "It was late.", "Reuters"},
        {"It was late.\u2014Reuters", "It was late.", "Reuters"},
        {"It was late. (Reuters)", "It was late.", "Reuters"},
        {"Es sei spät, sagte er. dpa", "Es sei spät, sagte er.", "dpa"},
        {"Il est tard, a-t-il dit. Reuters", "Il est tard, a-t-il dit.", "Reuters"},
        {"Было поздно, сказал он. Рейтер", "Было поздно, сказал он.", "Reuters"},
        {"It was late. Pap", NULL, NULL},
        {"It was late, he told Reuters.", NULL, NULL},
        {"REUTERS", NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t start = 0;
        struct str text = str_from(rows[i].paragraph);
        const struct agency *agency = trailing_credit_read(text, &start);
        if (!is_agency(agency, rows[i].agency) ||
            (agency &&
             !str_equal(str_trim(str_slice(text, 0, start)), str_from(rows[i].prose)))) {
            fail_msg("%s: %s at %zu", rows[i].paragraph, agency ? agency->name : "none",
                     start);
        }
    }
}

static void
is_photo_line__tells_captions_from_prose(void **state)
{
    static const char *const photos[] = {
        "The mayor and his deputy attend the launch of a ferry at the yard in "
        "Northhaven, "
        "Norway, June 5, 2019. Jan Ost/Pool via Reuters/File Photo",
        "The mayor at the quay. harbour.example",
        "REUTERS/Jan Ost",
        "(REUTERS/Jan Ost)",
        "Jan Ost/Reuters",
        "A ferry leaves. (AP Photo/Jan Ost)",
        "A ferry leaves. Photo: Jan Ost/AFP",
        "FILE PHOTO: A ferry leaves the quay in Northhaven, Norway, June 5, 2019.",
        "Foto: Jan Ost/dpa",
        "Fotografía: Jan Ost",
        "Φωτογραφία: Γιάννης",
        "Фото: Иван Орлов",
        "写真 港の朝",
        "Illustrasjonsfoto",
        "Bild: picture alliance/dpa",
        "Handout via REUTERS",
        "© Jan Ost/dpa",
        "(Photo: Save the Quay/PA Wire)",
        "Ferries at the quay on Monday. [File: Jan Ost/Reuters]",
        "A ferry leaves. Jan Ost / AFP via Getty Images",
    };
    static const char *const prose[] = {
        "The mayor said the ferry was late.",
        "He was quoted by the Interfax news agency as saying that the ferry was late.",
        "The firm paid for the photo, and Reuters reported that it was sold on.",
        "The notice went out via Telegram and via the radio on Monday morning.",
        "sak/Reuters",
        "(dpa/gem)",
        "Photo finishes were common that year, the mayor said.",
        "The pool was closed.",
        "Each family got a small cash handout.",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof photos / sizeof *photos; i++) {
        if (!is_photo_line(str_from(photos[i]))) {
            fail_msg("not seen as a caption: %s", photos[i]);
        }
    }
    for (size_t i = 0; i < sizeof prose / sizeof *prose; i++) {
        if (is_photo_line(str_from(prose[i]))) {
            fail_msg("seen as a caption: %s", prose[i]);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(byline_read__separates_authors_from_agencies),
        cmocka_unit_test(sign_off_read__finds_it_alone_and_glued),
        cmocka_unit_test(sign_off_read__names_the_people),
        cmocka_unit_test(end_line_read__takes_lines_that_are_only_a_credit),
        cmocka_unit_test(trailing_credit_read__cuts_what_is_glued_to_the_last_sentence),
        cmocka_unit_test(is_photo_line__tells_captions_from_prose),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
