/* SPDX-License-Identifier: MIT */
/* Stories inside other files: office files, answers of servers, pages saved as one file,
 * and the collection of old wires. */
#include "facts.h"

#define ONE                                                                          \
    "Dock workers in the northern port of Velmark voted on Monday to stretch their " \
    "walkout."
#define TWO "The harbour authority said that the backlog had grown once more."
#define STORY(agency)                                            \
    "headline=Quay closed for good|place=VELMARK|agency=" agency \
    "|by=dateline|language=en|VELMARK (" agency ") - " ONE " / " TWO "|"

static void
add_number(struct buf *out, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        buf_add_byte(out, (char)(value >> 8 * i & 0xFF));
    }
}

/* A zip of one member, not packed. */
static void
add_zip(struct buf *out, const char *name, const char *content)
{
    uint32_t name_length = (uint32_t)strlen(name);
    uint32_t length = (uint32_t)strlen(content);
    buf_add_text(out, "PK\3\4");
    add_number(out, 20, 4);
    add_number(out, 0, 4); /* method 0, time */
    add_number(out, 0, 2);
    add_number(out, 0, 4);
    add_number(out, length, 4);
    add_number(out, length, 4);
    add_number(out, name_length, 2);
    add_number(out, 0, 2);
    buf_add_text(out, name);
    buf_add_text(out, content);
    uint32_t directory = (uint32_t)out->length;
    buf_add_text(out, "PK\1\2");
    add_number(out, 20, 2);
    add_number(out, 20, 4);
    add_number(out, 0, 4);
    add_number(out, 0, 2);
    add_number(out, 0, 4);
    add_number(out, length, 4);
    add_number(out, length, 4);
    add_number(out, name_length, 2);
    add_number(out, 0, 4);
    add_number(out, 0, 4);
    add_number(out, 0, 4);
    add_number(out, 0, 4);
    buf_add_text(out, name);
    uint32_t size = (uint32_t)out->length - directory;
    buf_add_text(out, "PK\5\6");
    add_number(out, 0, 4);
    add_number(out, 1, 2);
    add_number(out, 1, 2);
    add_number(out, size, 4);
    add_number(out, directory, 4);
    add_number(out, 0, 2);
}

static void
check_zip(const char *name, const char *content, const char *facts)
{
    struct buf zip = BUF_INIT;
    add_zip(&zip, name, content);
    facts_check(buf_str(&zip), facts);
    buf_release(&zip);
}

/* Without what was deleted, and what stands twice for old readers once. */
static void
docx__paragraphs_are_the_story(void **state)
{
    (void)state;
    check_zip(
        "word/document.xml",
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body><w:p><w:pPr><w:pStyle "
        "w:val=\"Title\"/></w:pPr><w:r><w:t>Quay closed for "
        "good</w:t></w:r></w:p><w:p><w:r><w:t>VELMARK (Reuters) - Dock workers in the "
        "northern </w:t></w:r><w:del><w:r><w:delText>old "
        "</w:delText></w:r></w:del><w:ins><w:r><w:t>port of Velmark voted on Monday to "
        "stretch their walkout.</w:t></w:r></w:ins></w:p><w:p><mc:AlternateContent "
        "xmlns:mc=\"y\"><mc:Choice><w:t>The harbour authority said that the backlog had "
        "grown once more.</w:t></mc:Choice><mc:Fallback><w:t>The harbour authority said "
        "that the backlog had grown once "
        "more.</w:t></mc:Fallback></mc:AlternateContent></w:p></w:body></w:document>",
        STORY("Reuters"));
}

static void
odt__paragraphs_are_the_story(void **state)
{
    (void)state;
    check_zip("content.xml",
              "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" "
              "xmlns:text=\"t\"><office:body><office:text><text:tracked-changes><text:p>"
              "Gone.</text:p></text:tracked-changes><text:h>Quay closed for "
              "good</text:h><text:p>VELMARK (AP) -<text:s/>Dock workers in the northern "
              "port of Velmark voted on Monday to stretch their "
              "walkout.<office:annotation><text:p>Call "
              "her.</text:p></office:annotation></text:p>\n<text:p>The harbour authority "
              "said that the backlog had grown once "
              "more.</text:p></office:text></office:body></office:document-content>",
              STORY("AP"));
}

static void
office__file_that_is_none_is_told(void **state)
{
    (void)state;
    check_zip("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><body>&b;</body>",
              "!0 XML that declares entities of its own, which are not expanded|");
    check_zip("word/document.xml", "<document/>", "!0 an office file without text|");
}

static void
rtf__is_freed_of_its_commands(void **state)
{
    (void)state;
    facts_check(STR("{\\rtf1\\ansi\\ansicpg1252\\uc1{\\fonttbl{\\f0 Times;}}"
                    "{\\*\\generator x;}{\\info{\\author Nobody}}"
                    "\\b Quay closed\\b0  for good\\par\r\n"
                    "VELMARK (Reuters) - " ONE "\\par "
                    "The caf\\'e9 of \\u8220\\'93quay\\u8221\\'94{\\deleted no} folk "
                    "had \\{closed\\} again\\emdash  so they said.\\par}"),
                "headline=Quay closed for good|place=VELMARK|agency=Reuters|by=dateline|"
                "language=en|VELMARK (Reuters) - " ONE " / The café of “quay” folk had "
                "{closed} again— so they said.|");
}

static void
http__answer_is_read_behind_its_headers(void **state)
{
    (void)state;
    facts_check(
        STR("HTTP/1.1 301 Moved\r\nLocation: x\r\n\r\nHTTP/1.1 200 OK\r\n"
            "Content-Type: text/html; charset=windows-1252\r\n"
            "Date: Tue, 15 Mar 2022 08:00:00 GMT\r\n\r\n<html lang=en><title>Quay</title>"
            "<p>" ONE "</p><p>" TWO " Caf\xE9.</p></html>"),
        "headline=Quay|language=en|" ONE " / " TWO " Café.|");
    facts_check(
        STR("HTTP/2 200\r\nTransfer-Encoding: chunked\r\n\r\n"
            "1f\r\n{\"headline\": \"Quay\", \"text\": \"D\r\n"
            "3a;x=y\r\nock workers in the northern port of Velmark voted again.\"}\r\n"
            "0\r\n\r\n"),
        "headline=Quay|language=en|Dock workers in the northern port of Velmark "
        "voted again.|");
    facts_check(STR("HTTP/1.1 404 Not Found\r\n\r\n<html><p>" ONE "</p></html>"),
                "!0 an HTTP answer that is no page but an error or redirection|");
}

static void
mhtml__first_page_is_the_story(void **state)
{
    (void)state;
    facts_check(STR("From: <Saved by Blink>\r\nSnapshot-Content-Location: x\r\n"
                    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
                    "\ttype=\"text/html\";\r\n\tboundary=\"--b1\"\r\n\r\n"
                    "----b1\r\nContent-Type: text/css\r\n\r\np {}\r\n"
                    "----b1\r\nContent-Type: text/html; charset=utf-8\r\n"
                    "Content-Transfer-Encoding: quoted-printable\r\n"
                    "Content-Location: https://q.example/1\r\n\r\n"
                    "<html lang=3Den><p>" ONE "</p><p>Caf=C3=A9 =\r\nfolk said that the "
                    "backlog had grown.</p></html>\r\n----b1--\r\n"),
                "url=https://q.example/1|language=en|" ONE
                " / Café folk said that the backlog had grown.|");
}

static void
sgml__of_reuters_is_read_document_by_document(void **state)
{
    (void)state;
    facts_check(
        STR("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"7\">\n"
            "<DATE>26-FEB-1987 "
            "15:01:01.79</DATE>\n<UNKNOWN>&#22;&#1;f0704&#31;reute</UNKNOWN>\n"
            "<TEXT>&#2;\n<TITLE>QUAY &lt;Q> CLOSED</TITLE>\n<AUTHOR>    By Ines Halvard, "
            "Reuters</AUTHOR>\n<DATELINE>    VELMARK, Feb 26 - </DATELINE><BODY>" ONE
            "\n    " TWO "\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
            "<REUTERS NEWID=\"8\"><TEXT TYPE=\"BRIEF\"><TITLE>QUAY</TITLE>Blah.</TEXT>"),
        "id=reuters-21578:7|headline=QUAY <Q> CLOSED|byline=Ines Halvard|place=VELMARK|"
        "agency=Reuters|by=source|publisher=Reuters|language=en|"
        "published=1987-02-26T15:01:01|VELMARK, Feb 26 - " ONE " / " TWO "|"
        "!13 no text: a headline alone|");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(docx__paragraphs_are_the_story),
        cmocka_unit_test(odt__paragraphs_are_the_story),
        cmocka_unit_test(office__file_that_is_none_is_told),
        cmocka_unit_test(rtf__is_freed_of_its_commands),
        cmocka_unit_test(http__answer_is_read_behind_its_headers),
        cmocka_unit_test(mhtml__first_page_is_the_story),
        cmocka_unit_test(sgml__of_reuters_is_read_document_by_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
