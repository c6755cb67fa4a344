/* SPDX-License-Identifier: MIT */
/* NewsML, NITF and feeds, as agencies and papers write them. */
#include "facts.h"

#define ONE                                                                    \
    "Dock workers in the northern port of Velmark voted on Monday to stretch " \
    "their walkout into a third week."
#define TWO                                                                  \
    "The harbour authority said the backlog had grown to 310,000 tonnes of " \
    "barley and rapeseed."

#define G2_BEGIN                                   \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" \
    "<n:newsMessage xmlns:n=\"http://iptc.org/std/nar/2006-10-01/\"><n:itemSet>\n"
#define G2_END "</n:itemSet></n:newsMessage>"
#define G2_TIMES                                                \
    "<n:versionCreated>2024-02-12T10:30:00Z</n:versionCreated>" \
    "<n:firstCreated>\n 2024-02-12T09:30:00.000Z \n</n:firstCreated>"

static void
g2__item_is_read_under_any_prefix_without_notes(void **state)
{
    (void)state;
    facts_check(
        STR(G2_BEGIN
            "<n:newsItem guid=\"urn:q:1\" version=\"77\" xml:lang=\"de\"><n:itemMeta>"
            "<n:itemClass qcode=\"ninat:text\"/><n:provider qcode=\"prov:x\">"
            "<n:name>Harbour Wire</n:name></n:provider>" G2_TIMES
            "<n:embargoed>2030-01-02T03:04:05Z</n:embargoed>"
            "<n:pubStatus qcode=\"stat:withheld\"/>"
            "<n:edNote pubconstraint=\"x:nonpublic\">Call +49 30 1234</n:edNote>"
            "</n:itemMeta><n:contentMeta>"
            "<n:infoSource role=\"cRole:redistributor\" literal=\"AP\"/>"
            "<n:infoSource role=\"cRole:origProv\" literal=\"Reuters\"/>"
            "<n:headline role=\"hld:sub\">Sub</n:headline>"
            "<n:headline>Velmark <n:b>strike</n:b></n:headline>"
            "<n:by>By Ines Halvard</n:by><n:language tag=\"en\"/></n:contentMeta>"
            "<n:contentSet><n:inlineXML><html><body><p>" ONE "</p><p/><p>" TWO
            "</p></body></html></n:inlineXML></n:contentSet></n:newsItem>" G2_END),
        "id=urn:q:1|version=77|status=withheld|embargo=2030-01-02T03:04:05Z|"
        "headline=Velmark strike|byline=Ines Halvard|agency=Reuters|by=source|"
        "publisher=Harbour Wire|language=en|published=2024-02-12T09:30:00Z|"
        "updated=2024-02-12T10:30:00Z|" ONE " / " TWO "|");
}

/* As on a teleprinter: one <p>, hard line ends, paragraphs by indent. */
static void
g2__one_paragraph_for_all_is_cut_by_its_indents(void **state)
{
    (void)state;
    facts_check(
        STR("<newsItem guid=\"g\"><itemMeta/><contentSet><inlineXML><html><body>"
            "<p>(Adds detail)\n    VELMARK, Feb 12 (Reuters) - Dock workers in the\n"
            "northern port voted on Monday to strike again.\n"
            "    The harbour authority said that the backlog\nhad grown once more.\n"
            " (Reporting by Ines Halvard; Editing by Tom Rill)</p>"
            "</body></html></inlineXML></contentSet></newsItem>"),
        "id=g|place=VELMARK|agency=Reuters|by=dateline|language=en|"
        "sign-off=(Reporting by Ines Halvard; Editing by Tom Rill)|"
        "VELMARK, Feb 12 (Reuters) - Dock workers in the northern port voted on "
        "Monday to strike again. / The harbour authority said that the backlog "
        "had grown once more.|");
}

/* A kill has no text, and what is no text is told, not dropped. */
static void
g2__items_without_text_are_notices_or_problems(void **state)
{
    (void)state;
    facts_check(
        STR(G2_BEGIN
            "<n:newsItem guid=\"k\" version=\"2\"><n:itemMeta>"
            "<n:itemClass qcode=\"icls:text\"/><n:pubStatus qcode=\"stat:canceled\"/>"
            "</n:itemMeta><n:contentSet><n:inlineXML><p/></n:inlineXML></n:contentSet>"
            "</n:newsItem>\n<n:newsItem guid=\"w\"><n:itemMeta>"
            "<n:pubStatus qcode=\"stat:withheld\"/></n:itemMeta></n:newsItem>\n"
            "<n:packageItem guid=\"p\"/>\n<n:newsItem guid=\"i\"><n:itemMeta>"
            "<n:itemClass qcode=\"ninat:picture\"/></n:itemMeta></n:newsItem>\n"
            "<n:newsItem guid=\"e\"/>" G2_END),
        "id=k|version=2|status=canceled|kind=kill||id=w|status=withheld|kind=kill||"
        "!5 a package, which lists other items and has no text|"
        "!6 an item of class picture, no text|!7 no text in it|");
}

static void
newsml__longest_content_is_the_story(void **state)
{
    (void)state;
    facts_check(
        STR("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n"
            "<!DOCTYPE NewsML SYSTEM \"n.dtd\" [<!ENTITY % nitf SYSTEM \"nitf.dtd\"> "
            "%nitf;]>"
            "<NewsML><NewsItem><Identification><NewsIdentifier>"
            "<ProviderId>wire.example</ProviderId><NewsItemId>7</NewsItemId>"
            "<RevisionId>3</RevisionId>"
            "<PublicIdentifier>urn:newsml:wire.example:7:3</PublicIdentifier>"
            "</NewsIdentifier></Identification><NewsManagement>"
            "<FirstCreated>20240212T093000+0100</FirstCreated>"
            "<ThisRevisionCreated>20240212T103000+0100</ThisRevisionCreated>"
            "<Status FormalName=\"USABLE\"/></NewsManagement><NewsComponent><NewsLines>"
            "<HeadLine>Velmark \x93port\x94</HeadLine>"
            "<DateLine>VELMARK, Feb 12, 2024 (AFP) -</DateLine></NewsLines>"
            "<AdministrativeMetadata><Provider><Party FormalName=\"AFP\"/></Provider>"
            "<Creator><Party FormalName=\"daa/mt\"/></Creator></AdministrativeMetadata>"
            "<DescriptiveMetadata><Language FormalName=\"fr\"/></DescriptiveMetadata>"
            "<NewsComponent><ContentItem><DataContent>A caption.</DataContent>"
            "</ContentItem></"
            "NewsComponent><NewsComponent><ContentItem><DataContent><p>" ONE
            "</p><p><br/></p><p>" TWO "</p></DataContent></ContentItem></NewsComponent>"
            "</NewsComponent></NewsItem></NewsML>"),
        "id=urn:newsml:wire.example:7|version=3|headline=Velmark “port”|place=VELMARK|"
        "agency=AFP|by=dateline|publisher=AFP|language=fr|"
        "published=2024-02-12T08:30:00Z|updated=2024-02-12T09:30:00Z|" ONE " / " TWO "|");
}

/* Some providers' public identifier says only who they are. */
static void
newsml__constant_identifier_is_no_identity(void **state)
{
    (void)state;
    facts_check(STR("<NewsML><NewsItem><Identification><NewsIdentifier>"
                    "<ProviderId>belga.example</ProviderId><NewsItemId>41</NewsItemId>"
                    "<PublicIdentifier>urn:newsml:www.belga.example</PublicIdentifier>"
                    "</NewsIdentifier></Identification><NewsComponent><ContentItem>"
                    "<DataContent>" ONE "</DataContent></ContentItem></NewsComponent>"
                    "</NewsItem></NewsML>"),
                "id=belga.example:41|publisher=belga.example|language=en|" ONE "|");
}

static void
nitf__head_and_body_are_read(void **state)
{
    (void)state;
    facts_check(
        STR("<nitf><head><title>1 QUAY</title><docdata management-status=\"embargoed\">"
            "<doc-id id-string=\"q-1\"/><date.issue norm=\"20240212T093000+0100\"/>"
            "<date.release norm=\"20300101T000100Z\"/>"
            "<ed-msg info=\"Call the desk\"/><doc.copyright "
            "holder=\"AP\"/></docdata></head>"
            "<body><body.head><hedline><hl1>Quay closed</hl1><hl2>Sub</hl2></hedline>"
            "<byline>By INES HALVARD<byttl>AP Writer</byttl></byline>"
            "<dateline><location>VELMARK</location></dateline></body.head><body.content>"
            "<block><p>" ONE "</p><media><caption>" TWO "</caption></media><p>" TWO
            "</p></block></body.content></body></nitf>"),
        "id=q-1|status=withheld|embargo=2030-01-01T00:01:00Z|headline=Quay closed|"
        "byline=INES HALVARD|place=VELMARK|agency=AP|by=provider|publisher=AP|"
        "language=en|published=2024-02-12T08:30:00Z|" ONE " / " TWO "|");
}

/* Subtitles and initials stand where a name should. */
static void
nitf__byline_that_names_nobody_is_left_out(void **state)
{
    static const char *const bylines[] = {"gr/bp", "Situation serious, ready for all",
                                          ""};
    (void)state;
    for (size_t i = 0; i < sizeof bylines / sizeof *bylines; i++) {
        struct buf file = BUF_INIT;
        buf_add_format(&file,
                       "<nitf><body><body.head><byline>%s</byline></body.head>"
                       "<body.content><p>" ONE "</p></body.content></body></nitf>",
                       bylines[i]);
        facts_check(buf_str(&file), "language=en|" ONE "|");
        buf_release(&file);
    }
}

static void
rss__content_is_the_story_and_a_summary_is_none(void **state)
{
    (void)state;
    facts_check(STR("\n<!-- made by hand --><?xml version=\"1.0\"?>\n<rss "
                    "xmlns:content=\"c\"><channel>"
                    "<title>The Quay</title><language>en</language>\n<item>"
                    "<media:title>No</media:title><title>Port &amp;amp; quay</title>"
                    "<link>https://quay.example/?a=1&b=2</link><guid>g1</guid>"
                    "<pubDate>Mon, 12 Feb 2024 09:30:00 GMT</pubDate>"
                    "<author>ines@quay.example (Ines Halvard)</author>"
                    "<description>Short.</description>"
                    "<content:encoded><![CDATA[<p>" ONE
                    "</p><p>Tom &amp; all&nbsp;others</p>]]>"
                    "</content:encoded></item>\n<item><title>x</title><description>" ONE
                    "</description></item></channel></rss>"),
                "id=g1|headline=Port & quay|byline=Ines Halvard|publisher=The Quay|"
                "url=https://quay.example/"
                "?a=1&b=2|language=en|published=2024-02-12T09:30:00Z|" ONE
                " / Tom & all\xC2\xA0others|"
                "!4 the feed has a summary of 19 words here, no story|");
}

static void
atom__entry_is_read_with_its_source(void **state)
{
    (void)state;
    facts_check(
        STR("<feed xmlns=\"http://www.w3.org/2005/Atom\" "
            "xml:lang=\"en\"><title>Planet</title>"
            "<entry><id>tag:1</id><title type=\"html\">Quay "
            "&lt;b&gt;closed&lt;/b&gt;</title>"
            "<link rel=\"self\" href=\"x\"/><link href=\"https://quay.example/1\"/>"
            "<published>2024-02-12T09:30:00Z</published>"
            "<updated>2024-02-12T10:30:00Z</updated>"
            "<author><name>Ines Halvard</name><email>i@q.example</email></author>"
            "<source><title>AFP</title></source>"
            "<content type=\"xhtml\"><div><p>" ONE "</p></div></content></entry></feed>"),
        "id=tag:1|headline=Quay closed|byline=Ines Halvard|agency=AFP|by=source|"
        "publisher=AFP|url=https://quay.example/1|language=en|"
        "published=2024-02-12T09:30:00Z|updated=2024-02-12T10:30:00Z|" ONE "|");
}

static void
wordpress__posts_are_read_and_the_rest_is_told(void **state)
{
    (void)state;
    facts_check(
        STR("<rss><channel><title>Quay</title><language>en</language>\n"
            "<item><title>Port</title><wp:status>publish</wp:status>"
            "<wp:post_type>post</wp:post_type>"
            "<wp:post_date_gmt>2024-02-12 09:30:00</wp:post_date_gmt>"
            "<excerpt:encoded>No</excerpt:encoded><content:encoded><![CDATA[" ONE
            "\n\n" TWO
            "]]></content:encoded><wp:postmeta><wp:meta_key>_source</wp:meta_key>"
            "<wp:meta_value>dpa</wp:meta_value></wp:postmeta></item>\n"
            "<item><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>\n"
            "<item><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type>"
            "</item></channel></rss>"),
        "headline=Port|agency=dpa|by=source|publisher=Quay|language=en|"
        "published=2024-02-12T09:30:00Z|" ONE " / " TWO "|"
        "!5 a post of WordPress that is not published|"
        "!6 not a post of WordPress but an attachment, menu or setting|");
}

static void
xml__hostile_or_damaged_keeps_what_came_before(void **state)
{
    static const struct {
        const char *text;
        const char *expected;
    } rows[] = {
        {"<!DOCTYPE nitf [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><nitf>&b;</nitf>",
         "!1 XML that declares entities of its own, which are not expanded|"},
        {"<!DOCTYPE nitf [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><nitf>&a;</nitf>",
         "!1 XML that declares entities of its own, which are not expanded|"},
        {"<nitf><body.content><p>" ONE "</p></body.content>",
         "!1 damaged XML: no element found|"},
        {"<rss><channel><item><content:encoded>" ONE
         "</content:encoded></item>\n<item></channel></rss>",
         "language=en|" ONE "|!2 damaged XML: mismatched tag; what came before is kept|"},
        {"<rss><channel/></rss>", "!0 a feed without entries|"},
        {"<newsMessage/>", "!0 a NewsML-G2 message without items|"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        facts_check(str_from(rows[i].text), rows[i].expected);
    }
}

static void
xml__deeper_than_the_limit_is_refused(void **state)
{
    struct buf deep = BUF_INIT;
    (void)state;
    buf_add_text(&deep, "<nitf>");
    for (int i = 0; i < 1000; i++) {
        buf_add_text(&deep, "<p>");
    }
    facts_check(buf_str(&deep), "!1 XML with elements nested more than 256 deep|");
    buf_release(&deep);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(g2__item_is_read_under_any_prefix_without_notes),
        cmocka_unit_test(g2__one_paragraph_for_all_is_cut_by_its_indents),
        cmocka_unit_test(g2__items_without_text_are_notices_or_problems),
        cmocka_unit_test(newsml__longest_content_is_the_story),
        cmocka_unit_test(newsml__constant_identifier_is_no_identity),
        cmocka_unit_test(nitf__head_and_body_are_read),
        cmocka_unit_test(nitf__byline_that_names_nobody_is_left_out),
        cmocka_unit_test(rss__content_is_the_story_and_a_summary_is_none),
        cmocka_unit_test(atom__entry_is_read_with_its_source),
        cmocka_unit_test(wordpress__posts_are_read_and_the_rest_is_told),
        cmocka_unit_test(xml__hostile_or_damaged_keeps_what_came_before),
        cmocka_unit_test(xml__deeper_than_the_limit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
