/* SPDX-License-Identifier: MIT */
/* JSON as extractors, archives and interfaces write it, not only wires. */
#include "facts.h"

#define ONE "Dock workers in Velmark voted on Monday to stretch their walkout."
#define TWO "The harbour authority said that the backlog had grown once more."
#define DAY "|published=2021-06-02|"
#define STORY "headline=Quay closed|byline=Ines Halvard|publisher=The Quay|"

static const struct {
    const char *tool;
    const char *json;
    const char *facts;
} rows[] = {
    {"trafilatura",
     "{\"title\": \"Quay closed\", \"author\": \"Ines Halvard\", \"hostname\": "
     "\"q.example\", "
     "\"date\": \"2021-06-02\", \"id\": null, \"raw_text\": \"" ONE " " TWO
     "\", \"source\": \"https://q.example/b\", \"source-hostname\": \"q.example\", "
     "\"sitename\": \"The Quay\", \"text\": \"" ONE "\\n" TWO "\", \"language\": \"en\"}",
     STORY "url=https://q.example/b|language=en" DAY ONE " / " TWO "|"},
    {"news-please",
     "{\"authors\": [\"Ines Halvard\"], \"date_download\": \"2025-01-01\", "
     "\"date_publish\": \"2021-06-02 00:00:00\", \"date_modify\": null, \"filename\": "
     "\"f\", "
     "\"maintext\": \"" ONE "\\n" TWO "\", \"source_domain\": \"q.example\", "
     "\"title\": \"Quay closed\", \"url\": \"https://q.example/b\", \"language\": "
     "\"en\"}",
     "headline=Quay closed|byline=Ines Halvard|publisher=q.example|"
     "url=https://q.example/b|language=en|published=2021-06-02T00:00:00|" ONE " / " TWO
     "|"},
    {"newspaper3k",
     "{\"title\": \"Quay closed\", \"authors\": [\"Ines Halvard\", \"Tom Rill\"], "
     "\"publish_date\": \"2021-06-02\", \"text\": \"" ONE "\\n\\n" TWO
     "\", \"source_url\": \"https://q.example\", \"url\": \"https://q.example/b\", "
     "\"meta_lang\": \"en\"}",
     "headline=Quay closed|byline=Ines Halvard, Tom Rill|url=https://q.example/b|"
     "language=en" DAY ONE " / " TWO "|"},
    {"JSON Feed",
     "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"The Quay\", "
     "\"items\": [{\"id\": \"1\", \"title\": \"Quay closed\", "
     "\"url\": \"https://q.example/b\", \"content_html\": \"<p>" ONE "</p><p>" TWO
     "</p>\", \"date_published\": \"2021-06-02T10:00:00Z\", "
     "\"date_modified\": \"2021-06-03T10:00:00Z\", "
     "\"authors\": [{\"name\": \"Ines Halvard\"}]}]}",
     "id=1|headline=Quay closed|byline=Ines Halvard|url=https://q.example/b|language=en|"
     "published=2021-06-02T10:00:00Z|updated=2021-06-03T10:00:00Z|" ONE " / " TWO "|"},
    {"WordPress REST",
     "[{\"id\": 7, \"date\": \"2021-06-02T12:00:00\", \"date_gmt\": "
     "\"2021-06-02T10:00:00\", "
     "\"link\": \"https://q.example/b\", \"title\": {\"rendered\": \"Quay closed\"}, "
     "\"content\": {\"rendered\": \"<p>" ONE
     "</p>\", \"protected\": false}, \"author\": 3}]",
     "id=7|headline=Quay closed|url=https://q.example/b|language=en|"
     "published=2021-06-02T12:00:00|" ONE "|"},
    {"Elasticsearch",
     "{\"hits\": {\"total\": 1, \"hits\": [{\"_id\": \"x\", \"_source\": "
     "{\"headline\": \"Quay closed\", \"content\": \"" ONE "\"}}]}}",
     "headline=Quay closed|language=en|" ONE "|"},
    {"paragraphs one by one",
     "{\"title\": \"Quay closed\", \"body\": [\"" ONE "\", \"" TWO "\"]}",
     "headline=Quay closed|language=en|" ONE " / " TWO "|"},
    {"AP Media API, the text beside the item",
     "{\"api_version\": \"2.0\", \"data\": {\"meta\": {}, \"item\": {"
     "\"uri\": \"https://api.example/c/9?key=1\", \"altids\": {\"itemid\": \"9\"}, "
     "\"version\": 3, \"headline\": \"Quay closed\", \"bylines\": [{\"by\": \"INES "
     "HALVARD\"}], "
     "\"ednote\": \"Eds: call\", \"provider\": \"AP\", \"infosource\": [{\"name\": "
     "\"Quay "
     "Tribune\"}], \"firstcreated\": \"2021-06-02T10:00:00Z\"}}, "
     "\"nitf\": {\"body_html\": \"<p>" ONE "</p>\"}}",
     "id=9|version=3|headline=Quay closed|byline=INES HALVARD|agency=AP|by=provider|"
     "publisher=AP|language=en|published=2021-06-02T10:00:00Z|" ONE "|"},
    {"AP Media API, without it",
     "{\"data\": {\"item\": {\"altids\": {\"itemid\": \"9\"}, \"headline\": \"Quay\"}}}",
     "!1 no text: AP sends it as NITF (renditions.nitf.href); put that file beside it, "
     "as x.json and x.xml|"},
    {"dpa digitalwires, a diary",
     "{\"format\": \"digitalwires@0.9.1\", \"urn\": \"u:1\", \"headline\": \"Quay "
     "closed\", "
     "\"genre_names\": [\"Vorschau\"], \"language\": \"de\", \"article_html\": \"<p>" ONE
     "</p>\", \"notepad\": {\"nonpublic_html\": \"<p>phone</p>\"}}",
     "id=u:1|kind=advisory|headline=Quay closed|agency=dpa|by=provider|publisher=dpa|"
     "language=de|" ONE "|"},
    {"a text that the interface cut",
     "{\"title\": \"Quay\", \"content\": \"" ONE "\\u2026 [+1234 chars]\"}",
     "!1 content: the text is cut off, as the interface sends it; get the whole one|"},
    {"fields of the same names that hold other things",
     "{\"title\": \"Quay closed\", \"text\": \"" ONE
     "\", \"content\": {\"type\": 1}, \"story\": 4, \"domain\": [1]}",
     "headline=Quay closed|language=en|" ONE "|"},
};

static void
json__of_real_tools_is_read_by_their_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        print_message("%s\n", rows[i].tool);
        facts_check(str_from(rows[i].json), rows[i].facts);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json__of_real_tools_is_read_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
