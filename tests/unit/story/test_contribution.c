/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "story/credit.h"

struct row {
    const char *paragraph;
    const char *prose;    /* what stands in front of it; NULL: there is none */
    const char *agencies; /* ", " between them */
};

static const struct row rows[] = {
    {"The Associated Press contributed to this report.", "", "AP"},
    {"AP writers Greta Falk and Jan Ost contributed to this report.", "", "AP"},
    {"—Associated Press writer Greta Falk in Paris contributed to this report.", "",
     "AP"},
    {"The Associated Press and Reuters contributed to this story.", "", "AP, Reuters"},
    {"The ferry was late. The Associated Press contributed to this report.",
     "The ferry was late.", "AP"},
    {"The ferry was late. AP writer J. P. Ost contributed to this report. Follow the "
     "desk for more.",
     "The ferry was late.", "AP"},
    {"Greta Falk in Oslo contributed to this report.", "", ""},
    {"With files from The Canadian Press", "", "The Canadian Press"},
    {"— With files from Greta Falk and The Canadian Press", "", "The Canadian Press"},
    {"(With inputs from PTI)", "", "PTI"},
    {"He said no. (With inputs from agencies and PTI)", "He said no.", "PTI"},
    {"With reporting by Reuters.", "", "Reuters"},
    {"Additional reporting by Reuters.", "", "Reuters"},
    {"He said no. Contributing: Jan Ost, Ida Roe, from Oslo, Norway; Associated Press",
     "He said no.", "AP"},
    {"Contributing: The Associated Press", "", "AP"},
    {"Avec AFP", "", "AFP"},
    {"(avec l'AFP)", "", "AFP"},
    {"Mit Material von dpa", "", "dpa"},
    {"Mit Material von dpa und AFP", "", "dpa, AFP"},
    {"(mit dpa)", "", "dpa"},
    {"Con información de AFP, EFE y Reuters", "", "AFP, EFE, Reuters"},
    {"Com informações da Reuters", "", "Reuters"},
    {"Met medewerking van ANP", "", "ANP"},
    {"По материалам ТАСС", "", "TASS"},
    {"Con informazioni di ANSA", "", "ANSA"},
    {"With Reuters shares down, the index fell.", NULL, NULL},
    {"The smugglers contributed to this report of a theft.", NULL, NULL},
    {"Avec Reuters, le conseil a signé un accord de trois ans.", NULL, NULL},
    {"Mit AP sprach der Bürgermeister über den Streik im Hafen.", NULL, NULL},
    {"The rain contributed to the delay, the harbour board told Reuters.", NULL, NULL},
    {"(Reporting by Greta Falk; editing by Jan Ost)", NULL, NULL},
    {"REUTERS", NULL, NULL},
    {"", NULL, NULL},
};

static void
contribution_read__knows_the_forms_of_many_desks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct contribution found;
        struct buf names = BUF_INIT;
        struct str paragraph = str_from(rows[i].paragraph);
        bool any = contribution_read(paragraph, &found);
        if (any != (rows[i].prose != NULL)) {
            fail_msg("%s: %s", rows[i].paragraph, any ? "read" : "not read");
        }
        for (size_t n = 0; any && n < found.count; n++) {
            buf_add_text(&names, n > 0 ? ", " : "");
            buf_add_text(&names, found.agencies[n]->name);
        }
        if (any && (!str_equal(buf_str(&names), str_from(rows[i].agencies)) ||
                    !str_equal(str_trim(str_slice(paragraph, 0, found.start)),
                               str_from(rows[i].prose)))) {
            fail_msg("%s: [%.*s] from byte %zu", rows[i].paragraph,
                     STR_ARGS(buf_str(&names)), found.start);
        }
        buf_release(&names);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contribution_read__knows_the_forms_of_many_desks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
