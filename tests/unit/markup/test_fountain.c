/* SPDX-License-Identifier: MIT */
#include "markup/fountain.h"

#include "paragraphs.h"

static const struct paragraphs_row rows[] = {
    {"Title: The Quay\nAuthor: Ada Pell\n    Bo Rask\n\nAction\nhere.",
     "b Action here.\n"},
    {"INT. QUAY - DAY #12A#\n\nShe waits.\n\n.FORCED SCENE\n\next. ship\n\nHe goes.",
     "h INT. QUAY - DAY\nb She waits.\nh FORCED SCENE\nh ext. ship\nb He goes.\n"},
    {"ADA (V.O.)\n(softly)\nWe wait.\nAnd wait.\n\n@McBride\nNo.\n\nAction.",
     "i ADA (V.O.)\ni (softly)\nb We wait. And wait.\ni McBride\nb No.\nb Action.\n"},
    {"CUT TO:\n\n> FADE OUT\n\n> The *End* <\n\nALONE IN CAPITALS\n",
     "b The End\nb ALONE IN CAPITALS\n"},
    {"# Act\n\n= synopsis\n\n===\n\n!ACTION\nhere\n\n~la la\n",
     "h Act\nb ACTION here\nb la la\n"},
    {"a *bo*ld **move** un_frigg_ing \\*not\\* 2 * 3",
     "b a bold move unfrigging *not* 2 * 3\n"},
    {"a [[note]] b /* gone */ c\n\nd /* many\n\nlines */ e", "b a  b  c\nb d  e\n"},
    {"[[never closed /* never closed", "b [[never closed /* never closed\n"},
    {"see https://x.org now", "b see  now\n"},
    {"ÅSA\nVi väntar.\n\nМЭР\nЖдем.", "i ÅSA\nb Vi väntar.\ni МЭР\nb Ждем.\n"},
    {"3 DAYS\n", "b 3 DAYS\n"},
    {"...and on", "b ...and on\n"},
    {".", "b .\n"},
    {">", ""},
    {"", ""},
};

static void
fountain__leaves_only_prose(void **state)
{
    (void)state;
    paragraphs_check_rows(rows, MARKUP_FOUNTAIN);
}

static void
fountain__takes_its_title_page_for_front_matter(void **state)
{
    (void)state;
    struct str source = STR("Title: The Quay\nAuthor: Ada\n\nAction.");
    struct prose prose = {0};
    prose_build(&prose, source, MARKUP_FOUNTAIN);
    assert_true(str_equal(span_of(source, prose.front_matter),
                          STR("Title: The Quay\nAuthor: Ada\n")));
    prose_build(&prose, STR("FADE IN:\n\nAction."), MARKUP_FOUNTAIN);
    assert_int_equal(span_length(prose.front_matter), 0);
    prose_release(&prose);
}

static void
fountain__maps_each_word_to_its_source(void **state)
{
    (void)state;
    paragraphs_check_sources("un*believ*able [[x]] /* y */ end", "un*believ*able|end",
                             MARKUP_FOUNTAIN);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fountain__leaves_only_prose),
        cmocka_unit_test(fountain__takes_its_title_page_for_front_matter),
        cmocka_unit_test(fountain__maps_each_word_to_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
