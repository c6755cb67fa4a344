/* SPDX-License-Identifier: MIT */
/* Text of the wires: ANPA 1312, IPTC 7901, telex. */
#include "facts.h"

/* Lines of a number under a bare start, and stories whose end is missing. */
static void
telex__serial_is_no_headline_and_a_cut_is_told(void **state)
{
    (void)state;
#define COURT "VELMARK, Oct 12 (AFP) - A court in Velmark freed the baker on Monday."
    facts_check(
        STR("ZCZC\nVX001 r i\nCOURT FREES BAKER\n\n" COURT "\n\nNNNN\n"
            "ZCZC\nG20 MET IN VELMARK\n\n" COURT "\n"),
        "headline=COURT FREES "
        "BAKER|place=VELMARK|agency=AFP|by=dateline|language=en|" COURT "|"
        "!8 the story does not end in NNNN as others here do: it may be cut off; what "
        "came is kept|"
        "headline=G20 MET IN "
        "VELMARK|place=VELMARK|agency=AFP|by=dateline|language=en|" COURT "|");
}

/* What stands between them is told, an embargo is kept, a headline of two lines is one.
 */
static void
telex__stories_between_zczc_and_nnnn_are_stories(void **state)
{
    (void)state;
    facts_check(
        STR("ZCZC VX001 r i\n"
            "\n"
            "VELMARK PORT STRIKE ENTERS THIRD WEEK AS GRAIN SHIPS\n"
            "WAIT OFFSHORE\n"
            "\n"
            "By Orla Penhaven\n"
            "\n"
            "    VELMARK, Mar 14 (Reuters) - Dock workers in the port of Velmark voted on"
            " Monday to stretch\n"
            "their walkout into a third week, leaving eleven grain carriers anchored\n"
            "off the stone-\n"
            "built breakwater.\n"
            "    The harbour authority said that the backlog had grown once more.\n"
            "\n"
            "NNNN\n"
            "\n"
            "ZCZC VX002 r i\n"
            "\n"
            "COURT FREES BAKER\n"
            "\n"
            "    HARROWGATE, Mar 14 (AFP) - An appeals court in Harrowgate ordered the\n"
            "release of a village baker on Wednesday.\n"
            "NNNN\n"
            "Service note from the night desk: all quiet.\n"
            "zczc vx003\n"
            "\n"
            "GLACIER LAKE DRAINS\n"
            "\n"
            "Embargoed until 15 March 2022 06:00 GMT\n"
            "\n"
            "    TORNSUND (dpa) - A lake above Tornsund emptied itself in the early\n"
            "hours of Wednesday.\nNNNN\n"),
        "headline=VELMARK PORT STRIKE ENTERS THIRD WEEK AS GRAIN SHIPS WAIT OFFSHORE|"
        "byline=Orla Penhaven|place=VELMARK|agency=Reuters|by=dateline|language=en|VE"
        "LMARK, Mar 14 (Reuters) - Dock workers in the port of Velmark voted on Monda"
        "y to stretch their walkout into a third week, leaving eleven grain carriers "
        "anchored off the stone-built breakwater. / The harbour authority said that t"
        "he backlog had grown once more.|!23 text outside the stories, which is not r"
        "ead|headline=COURT FREES BAKER|place=HARROWGATE|agency=AFP|by=dateline|langu"
        "age=en|HARROWGATE, Mar 14 (AFP) - An appeals court in Harrowgate ordered the"
        " release of a village baker on Wednesday.|embargo=2022-03-15T06:00Z|headline"
        "=GLACIER LAKE DRAINS|place=TORNSUND|agency=dpa|by=dateline|language=en|TORNS"
        "UND (dpa) - A lake above Tornsund emptied itself in the early hours of Wedne"
        "sday.|");
}

static void
telex__an_empty_story_is_told(void **state)
{
    (void)state;
    facts_check(
        STR("ZCZC VX001 r i\n"
            "\n"
            "NNNN\n"
            "ZCZC VX002 r i\n"
            "\n"
            "COURT FREES BAKER\n"
            "\n"
            "HARROWGATE (AFP) - An appeals court ordered the release of a "
            "baker.\nNNNN\n"),
        "!1 no text behind ZCZC|headline=COURT FREES BAKER|place=HARROWGATE|agency=AF"
        "P|by=dateline|language=en|HARROWGATE (AFP) - An appeals court ordered the re"
        "lease of a baker.|");
}

static void
telex__signs_of_aap_are_no_text(void **state)
{
    (void)state;
    facts_check(
        STR("ZCZC AAP\r\n"
            "%N\r\n"
            "$Port strike in third week\r\n"
            ":NORLAND\r\n"
            "*07000000\r\n"
            "By Ines Falkenrath\r\n"
            "\r\n"
            "VELMARK, March 14 AAP - Dock workers in the port of Velmark voted on Monday "
            "to stretch their walkout.\r\n"
            "\r\n"
            "The harbour authority said that the backlog had grown once more.\r\n"
            "NNNN\r\n"),
        "headline=Port strike in third week|byline=Ines Falkenrath|place=VELMARK|agen"
        "cy=AAP|by=dateline|language=en|VELMARK, March 14 AAP - Dock workers in the p"
        "ort of Velmark voted on Monday to stretch their walkout. / The harbour autho"
        "rity said that the backlog had grown once more.|");
}

static void
telex__fields_are_read(void **state)
{
    (void)state;
    facts_check(
        STR("zczc\r\n"
            "AN#88120\r\n"
            "PD#14 March 2022 09:12:00\r\n"
            "SO#Reuters\r\n"
            "BY#By Orla Penhaven\r\n"
            "TI#Port strike in third week\r\n"
            "TX#\r\n"
            "The harbour authority\222s backlog had grown once more on Monday, it said.\r"
            "\n"
            "NNNN\r\n"),
        "id=88120|headline=Port strike in third week|byline=Orla Penhaven|agency=Reut"
        "ers|by=provider|publisher=Reuters|language=en|published=2022-03-14T09:12:00|"
        "The harbour authority\342\200\231s backlog had grown once more on Monday, it"
        " said.|");
}

static void
telex__a_story_on_telex_is_text(void **state)
{
    (void)state;
    facts_check(
        STR("ZCZC is how a telex began\n"
            "\n"
            "By Orla Penhaven\n"
            "\n"
            "For ninety years every message of the wires opened with the four letters ZCZ"
            "C and ended in NNNN, which no language has.\n"
            "\n"
            "The machines at the harbour of Velmark were switched off on Monday, said the"
            " keeper of the museum.\n"),
        "headline=ZCZC is how a telex began|byline=Orla Penhaven|language=en|For nine"
        "ty years every message of the wires opened with the four letters ZCZC and en"
        "ded in NNNN, which no language has. / The machines at the harbour of Velmark"
        " were switched off on Monday, said the keeper of the museum.|");
}

static void
telex__a_word_alone_is_text(void **state)
{
    (void)state;
    facts_check(
        STR("ZCZC\n"
            "\n"
            "A history of the telex\n"
            "\n"
            "For ninety years every message of the wires opened with four letters that no"
            " language has.\n"),
        "headline=A history of the telex|language=en|For ninety years every message o"
        "f the wires opened with four letters that no language has.|");
}

/* Category v is an advisory by the format; a story without its header is refused. */
static void
anpa__each_story_is_one(void **state)
{
    (void)state;
    facts_check(
        STR("\026\026\001W2607\037US norland\r\n"
            "r a\023\021 BC-EU--Velmark-Port 1stLd-Writethru   03-14 0410\r\n"
            "\002^BC-EU--Velmark-Port, 1st Ld-Writethru,410<\r\n"
            "^Velmark port strike enters third week<\r\n"
            "^AP Photo VLM101<\r\n"
            "^Eds: Updates with union quote.<\r\n"
            "^By ORLA PENHAVEN=\r\n"
            "^Associated Press=\r\n"
            "\t  VELMARK, Norland (AP) _ Dock workers in the port of Velmark voted on Mon"
            "day _ by\r\n"
            "hand _ to walk out.\r\n"
            "\t  ``The backlog grows,'' the harbour authority said, 2{ miles out.\r\n"
            "^TALKS=\r\n"
            "\t  ___\r\n"
            "\t  The talks go on in the town hall.\r\n"
            "\003AP-WF-03-14-22 0912GMT<\r\n"
            "\014\004\026\026\001W2608\037US norland\r\n"
            "r v\023\021 BC-Norland Digest   03-14 0100\r\n"
            "\002^BC-Norland Digest,100<\r\n"
            "^The Norland digest<\r\n"
            "\t  These stories move in the evening from the port of Velmark.\r\n"
            "\003AP-WF-03-14-22 1000GMT<\r\n"
            "\014\004\001XX broken\r\n"
            "hello there\r\n"
            "\004 stray words"),
        "id=AP:W2607:2022-03-14|version=1stLd-Writethru|headline=Velmark port strike "
        "enters third week|byline=ORLA PENHAVEN|place=VELMARK, Norland|agency=AP|by=s"
        "ource|publisher=AP|language=en|published=2022-03-14T09:12Z|VELMARK, Norland "
        "(AP) \342\200\224 Dock workers in the port of Velmark voted on Monday \342"
        "\200\224 by hand \342\200\224 to walk out. / \342\200\234The backlog grows,"
        "\342\200\235 the harbour authority said, 2\302\275 miles out. / TALKS / The "
        "talks go on in the town hall.|id=AP:W2608:2022-03-14|kind=advisory|headline="
        "The Norland digest|agency=AP|by=provider|publisher=AP|language=en|published="
        "2022-03-14T10:00Z|These stories move in the evening from the port of Velmark"
        ".|!22 the story does not begin as ANPA 1312 does|");
}

static void
anpa__tables_and_lists_are_no_stories(void **state)
{
    (void)state;
    facts_check(
        STR("\026\026\001W2609\037-----\r\n"
            "r s\024\022 BC-NBA--Standings   03-14 0100\r\n"
            "\002^BC-NBA--Standings<\r\n"
            "\tVelmark;23;13<\r\n"
            "\tTornsund;20;16<\r\n"
            "\003AP-WF-03-14-22 1000GMT<\r\n"
            "\004\026\026\001W2610\037-----\r\n"
            "r e\023\021 BC-Top-Headlines   03-14 0100\r\n"
            "\002^BC-Top-Headlines<\r\n"
            "^Baker is freed<\r\n"
            "\003AP-WF-03-14-22 1001GMT<\r\n"
            "\004"),
        "id=AP:W2609:2022-03-14|kind=table|agency=AP|by=provider|publisher=AP|publish"
        "ed=2022-03-14T10:00Z|Velmark;23;13 / Tornsund;20;16|!7 no text: lines of a h"
        "eader alone|");
}

static void
anpa__a_kill_is_marked_as_one(void **state)
{
    (void)state;
    facts_check(
        STR("\026\026\001W2607\037US norland\r\n"
            "b a\023\021 BC-EU--Velmark-Port KILL   03-14 0410\r\n"
            "\002^BC-EU--Velmark-Port, KILL,410<\r\n"
            "^Eds: Desks must not use it.<\r\n"
            "^EMBARGOED UNTIL FURTHER WORD<\r\n"
            "\t  Kill the story on the port of Velmark that moved at noon.\r\n"
            "\003AP-WF-03-14-22 0912GMT<\r\n"
            "\014\004"),
        "id=AP:W2607:2022-03-14|version=KILL|status=withheld|kind=kill|agency=AP|by=p"
        "rovider|publisher=AP|language=en|published=2022-03-14T09:12Z|Kill the story "
        "on the port of Velmark that moved at noon.|");
}

static void
anpa__kyodo_writes_the_day_first(void **state)
{
    (void)state;
    facts_check(
        STR("\001a0105KYODO\037koko-\r\n"
            "u i\024\022 BC-Velmark-Port   03-12 0344\r\n"
            "\002BC-Velmark-Port\r\n"
            "Velmark port strike enters third week+\r\n"
            "     VELMARK, Norland, Dec. 3 Kyodo - Dock workers in the port of Velmark \r"
            "\n"
            "voted on Monday to stretch their walkout.\r\n"
            "     The harbour authority said that the backlog had grown.\r\n"
            "==Kyodo\r\n"
            "\003KWS-21:37-03-12-18\004\r\n"),
        "id=Kyodo:a0105:2018-12-03|headline=Velmark port strike enters third week|pla"
        "ce=VELMARK, Norland|agency=Kyodo|by=dateline|publisher=Kyodo|language=en|pub"
        "lished=2018-12-03T21:37|VELMARK, Norland, Dec. 3 Kyodo - Dock workers in the"
        " port of Velmark voted on Monday to stretch their walkout. / The harbour aut"
        "hority said that the backlog had grown.|");
}

static void
anpa__control_bytes_may_be_lost(void **state)
{
    (void)state;
    facts_check(
        STR("r a  BC-EU--Velmark-Port   03-14 0410\n"
            "^BC-EU--Velmark-Port,410<\n"
            "^Velmark port strike enters third week<\n"
            "\tVELMARK, Norland (AP) _ Dock workers voted on Monday to walk out.\n"
            "AP-WF-03-14-22 0912GMT<\n"),
        "headline=Velmark port strike enters third week|place=VELMARK, Norland|agency"
        "=AP|by=dateline|publisher=AP|language=en|published=2022-03-14T09:12Z|VELMARK"
        ", Norland (AP) \342\200\224 Dock workers voted on Monday to walk out.|");
}

static void
iptc7901__what_is_for_desks_is_not_kept(void **state)
{
    (void)state;
    facts_check(
        STR("\001eca0003 3 i 380  dpa 0045\r\n"
            "\r\n"
            "Norland/Strike/\r\n"
            "\0021ST LEAD\r\n"
            "Velmark port strike enters third week\r\n"
            "By Orla Penhaven, dpa =\r\n"
            "\r\n"
            "Velmark (dpa) - Dock workers in the port of Velmark voted on Monday to\r\n"
            "stretch their walkout.\r\n"
            "\r\n"
            "The harbour authority said that the backlog had grown.\r\n"
            "\r\n"
            "# Notebook\r\n"
            "\r\n"
            "## Internet links\r\n"
            "- [Port](http://port.example)\r\n"
            "\r\n"
            "* * * *\r\n"
            "The following information is not for publication\r\n"
            "- Editing by: Milo Strandberg, +49 30 555\r\n"
            "\r\n"
            "dpa op ms\r\n"
            "\r\n"
            "\003140912 GMT Mrz 22\r\n"
            "\177\n"
            "\177\004\r\n"
            "\001eca0004 4 rs 46  dpa 0027\r\n"
            "\r\n"
            "Impressum/\r\n"
            "\002(Achtung)\n"
            "Impressum =\r\n"
            "\r\n"
            "The service of the desk in Norland, all rights reserved by it.\r\n"
            "\003142200 GMT Mar 22\r\n"
            "\177\177\004"),
        "id=dpa:eca0003:0045:2022-03-14|version=1ST LEAD|headline=Velmark port strike"
        " enters third week|byline=Orla Penhaven|place=Velmark|agency=dpa|by=dateline"
        "|publisher=dpa|language=en|published=2022-03-14T09:12Z|Velmark (dpa) - Dock "
        "workers in the port of Velmark voted on Monday to stretch their walkout. / T"
        "he harbour authority said that the backlog had grown.|id=dpa:eca0004:0027:20"
        "22-03-14|kind=advisory|headline=Impressum|agency=dpa|by=provider|publisher=d"
        "pa|language=en|published=2022-03-14T22:00Z|The service of the desk in Norlan"
        "d, all rights reserved by it.|");
}

static void
iptc7901__padding_and_letters_of_the_west(void **state)
{
    (void)state;
    facts_check(
        STR("\177\177\r\n"
            "\001bsf025 3 ec 121   etf 967\r\n"
            "\r\n"
            "Norlande\r\n"
            "\r\n"
            "\002Situation \r\n"
            "Norlande:  \r\n"
            "Port de Velmark: la gr\350ve entre dans sa troisi\350me semaine = \r\n"
            " \r\n"
            "   Velmark (ats) - Les dockers du port de Velmark ont vot\351 lundi la \r\n"
            "poursuite de la gr\350ve \340 main lev\351e. \r\n"
            " \r\n"
            "   Les c\351r\351ales restent \340 quai, a d\351clar\351 la capitainerie. \r"
            "\n"
            " \r\n"
            "(SDA\\/sj) \r\n"
            " \r\n"
            "\003141223 mar 22\r\n"
            "\r\n"
            "\004\r\n"),
        "id=etf:bsf025:967:2022-03-14|headline=Port de Velmark: la gr\303\250ve entre"
        " dans sa troisi\303\250me semaine|place=Velmark|agency=ats|by=dateline|langu"
        "age=fr|published=2022-03-14T12:23|Velmark (ats) - Les dockers du port de Vel"
        "mark ont vot\303\251 lundi la poursuite de la gr\303\250ve \303\240 main lev"
        "\303\251e. / Les c\303\251r\303\251ales restent \303\240 quai, a d\303\251cl"
        "ar\303\251 la capitainerie.|");
}

static void
iptc7901__control_bytes_may_be_lost(void **state)
{
    (void)state;
    facts_check(
        STR("eca00075 3 i 510    dpa 1003\n"
            "\n"
            "/politics/Norland/\n"
            "2ND LEAD\n"
            "Velmark port strike enters third week =\n"
            " \n"
            "Velmark (dpa) - Dock workers voted on Monday to walk out.\n"
            "\n"
            "dpa hm bs\n"
            "\n"
            "101137 MEZ Dez 18\n"
            "eca00076 3 i 510    dpa 1004\n"
            "\n"
            "/Norland/\n"
            "Baker is freed =\n"
            "\n"
            "Harrowgate (dpa) - An appeals court ordered the release of a village baker."
            "\n"
            "\n"
            "101140 GMT Dez 18\n"),
        "id=dpa:eca00075:1003:2018-12-10|version=2ND LEAD|headline=Velmark port strik"
        "e enters third week|place=Velmark|agency=dpa|by=dateline|publisher=dpa|langu"
        "age=en|published=2018-12-10T10:37Z|Velmark (dpa) - Dock workers voted on Mon"
        "day to walk out.|id=dpa:eca00076:1004:2018-12-10|headline=Baker is freed|pla"
        "ce=Harrowgate|agency=dpa|by=dateline|publisher=dpa|language=en|published=201"
        "8-12-10T11:40Z|Harrowgate (dpa) - An appeals court ordered the release of a "
        "village baker.|");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(telex__serial_is_no_headline_and_a_cut_is_told),
        cmocka_unit_test(telex__stories_between_zczc_and_nnnn_are_stories),
        cmocka_unit_test(telex__an_empty_story_is_told),
        cmocka_unit_test(telex__signs_of_aap_are_no_text),
        cmocka_unit_test(telex__fields_are_read),
        cmocka_unit_test(telex__a_story_on_telex_is_text),
        cmocka_unit_test(telex__a_word_alone_is_text),
        cmocka_unit_test(anpa__each_story_is_one),
        cmocka_unit_test(anpa__tables_and_lists_are_no_stories),
        cmocka_unit_test(anpa__a_kill_is_marked_as_one),
        cmocka_unit_test(anpa__kyodo_writes_the_day_first),
        cmocka_unit_test(anpa__control_bytes_may_be_lost),
        cmocka_unit_test(iptc7901__what_is_for_desks_is_not_kept),
        cmocka_unit_test(iptc7901__padding_and_letters_of_the_west),
        cmocka_unit_test(iptc7901__control_bytes_may_be_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
