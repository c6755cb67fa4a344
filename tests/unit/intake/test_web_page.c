/* SPDX-License-Identifier: MIT */
/* Saved pages: where the story is, and what the page says of it. */
#include "facts.h"

#define ONE                                                                    \
    "Dock workers in the northern port of Velmark voted on Monday to stretch " \
    "their walkout into a third week, leaving eleven ships off the breakwater."
#define TWO                                                                  \
    "The harbour authority said the backlog had grown to 310,000 tonnes of " \
    "barley and rapeseed, most of it bound for mills along the coast."
#define OTHER                                                                     \
    "A quite different sentence about the weather, of the length that sentences " \
    "of a story have, stands here and is none of it."

#define PAGE(head, body) \
    "<!DOCTYPE html><html lang=en><head>" head "</head><body>" body "</body></html>"

static void
page__says_who_and_when_in_linked_data(void **state)
{
    (void)state;
    facts_check(
        STR(PAGE(
            "<title>Quay - Paper</title><meta property=\"og:site_name\" "
            "content=\"Paper\">"
            "<link rel=\"canonical\" href=\"https://paper.example/1\">"
            "<script type=\"application/ld+json\">//<![CDATA[\n{\"@graph\": [{\"@type\": "
            "\"WebSite\", \"name\": \"x\"}, {\"@type\": [\"NewsArticle\"], \"headline\": "
            "\"Quay closed\", \"datePublished\": \"2024-02-12T09:30:00Z\", "
            "\"dateModified\": \"2024-02-12T10:30:00Z\", \"author\": [{\"@type\": "
            "\"Person\", \"name\": \"Ines Halvard\"}, {\"name\": \"AFP\"}], "
            "\"publisher\": {\"name\": \"The Paper\"}, \"wordCount\": "
            "[]}]}\n//]]></script>",
            "<nav><p>" OTHER "</p></nav><article><h1>Quay closed</h1><p>" ONE
            "</p><p>" TWO "</p></article><footer><p>" OTHER "</p></footer>")),
        "headline=Quay closed|byline=Ines Halvard|agency=AFP|by=byline|publisher=The "
        "Paper|"
        "url=https://paper.example/1|language=en|published=2024-02-12T09:30:00Z|"
        "updated=2024-02-12T10:30:00Z|" ONE " / " TWO "|");
}

static void
page__without_it_is_read_by_meta_and_microdata(void **state)
{
    (void)state;
    facts_check(
        STR(PAGE(
            "<meta name=\"author\" content=\"https://paper.example/u/3\">"
            "<meta property=\"article:published_time\" content=\"2024-02-12T09:30:00Z\">"
            "<meta property='og:title' content='Quay &amp; port closed'>",
            "<div><span itemprop=\"author\"><span itemprop=name>Ines "
            "Halvard</span></span>"
            "<p>" ONE "<p>" TWO "</div>")),
        "headline=Quay & port closed|byline=Ines Halvard|language=en|"
        "published=2024-02-12T09:30:00Z|" ONE " / " TWO "|");
}

/* The line that says so stands where no metadata does. */
static void
page__credit_that_is_seen_alone_is_not_lost(void **state)
{
    (void)state;
    facts_check(
        STR(PAGE("", "<article><h1>Quay closed</h1><div class=\"article-byline\">By "
                     "<a href=x>Ines Halvard</a></div><p>VELMARK (Reuters) - " ONE
                     "</p><p>" TWO "</p><p>(Reporting by Ines Halvard; editing by Tom "
                     "Rill)</p></article>")),
        "headline=Quay closed|byline=Ines Halvard|place=VELMARK|agency=Reuters|"
        "by=dateline|language=en|"
        "sign-off=(Reporting by Ines Halvard; editing by Tom Rill)|"
        "VELMARK (Reuters) - " ONE " / " TWO "|");
    facts_check(STR(PAGE("", "<div><h1>Quay closed</h1><p>" ONE "</p><p>" TWO
                             "</p><p class=\"source\">Quelle: dpa</p></div>")),
                "headline=Quay closed|agency=dpa|by=end line|language=en|" ONE " / " TWO
                "|");
}

/* Each of these stands between the two paragraphs. */
static void
page__furniture_is_left_out_of_the_body(void **state)
{
    static const char *const pieces[] = {
        "<figure><img><figcaption>" OTHER "</figcaption></figure>",
        "<div class=\"related-stories\"><p>" OTHER "</p></div>",
        "<div id=\"videoPlayer\"><p>" OTHER "</p></div>",
        "<div class=\"hover-card\"><p>" OTHER "</p></div>",
        "<div class=\"newsletter-signup\"><p>" OTHER "</p></div>",
        "<section class=\"comments\"><p>" OTHER "</p></section>",
        "<aside><p>" OTHER "</p></aside>",
        "<p hidden>" OTHER "</p>",
        "<p style=\"display:none\">" OTHER "</p>",
        "<script>var a = \"<p>" OTHER "</p>\";</script>",
        "<noscript><p>" OTHER "</p></noscript>",
        "<p><a href=x>" OTHER "</a></p>",
        "<ul><li><a href=x>" OTHER "</a></li></ul>",
        "<div role=\"complementary\"><p>" OTHER "</p></div>",
        "<!-- <p>" OTHER "</p> -->",
    };
    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buf page = BUF_INIT;
        buf_add_format(&page, "<html><body><div><p>%s</p>%s<p>%s</p></div></body></html>",
                       ONE, pieces[i], TWO);
        print_message("%s\n", pieces[i]);
        facts_check(buf_str(&page), "language=en|" ONE " / " TWO "|");
        buf_release(&page);
    }
}

/* The frame of the whole page has such a name, too. */
static void
page__names_of_frames_are_not_believed(void **state)
{
    static const char *const frames[] = {"<div class=\"widget\">", "<div id=\"media\">",
                                         "<form>", "<body class=\"comments more\">"};
    (void)state;
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
        struct buf page = BUF_INIT;
        buf_add_format(&page, "<html>%s<p>%s</p><p>%s</p></html>", frames[i], ONE, TWO);
        facts_check(buf_str(&page), "language=en|" ONE " / " TWO "|");
        buf_release(&page);
    }
}

static void
page__of_broken_markup_is_read_all_the_same(void **state)
{
    static const char *const pages[] = {
        "<br><b>Warning</b>: disk quota <!DOCTYPE html><html lang=en><p>" ONE "<p>" TWO,
        "<html lang=en><div></span></b><p>" ONE "</div><div><p>" TWO "</html></html>",
        "<html lang=en><table><tr><td><p>" ONE "<p>" TWO "</table>",
        "<html lang=en><p =a b='c>' d>" ONE "</p><p "
        "class=\""
        "x\">" TWO "</p",
        "<html lang=en><div>" ONE "<br><br>" TWO "</div></html>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        facts_check(str_from(pages[i]), "language=en|" ONE " / " TWO "|");
    }
}

static void
page__without_prose_is_told(void **state)
{
    (void)state;
    facts_check(STR(PAGE("<title>Menu</title>", "<nav>Home</nav>")),
                "!0 no text: no prose on the page|");
}

/* A text with the paragraphs of a content system. */
static void
text__with_paragraphs_in_html_is_freed_of_them(void **state)
{
    (void)state;
    facts_check(
        STR("Quay closed for a third week\n\n<p>VELMARK (Reuters) - " ONE
            "</p>\n<p>Tom &amp; <a href=\"x\">others</a> said so on Monday.</p>\n"),
        "headline=Quay closed for a third week|place=VELMARK|agency=Reuters|"
        "by=dateline|language=en|VELMARK (Reuters) - " ONE
        " / Tom & others said so on Monday.|");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page__says_who_and_when_in_linked_data),
        cmocka_unit_test(page__without_it_is_read_by_meta_and_microdata),
        cmocka_unit_test(page__credit_that_is_seen_alone_is_not_lost),
        cmocka_unit_test(page__furniture_is_left_out_of_the_body),
        cmocka_unit_test(page__names_of_frames_are_not_believed),
        cmocka_unit_test(page__of_broken_markup_is_read_all_the_same),
        cmocka_unit_test(page__without_prose_is_told),
        cmocka_unit_test(text__with_paragraphs_in_html_is_freed_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
