/* SPDX-License-Identifier: MIT */
/* What crawlers keep of the web: WARC and ARC, whole and broken. */
#include "facts.h"

#include "base/memory.h"

#define ONE                                                                          \
    "Dock workers in the northern port of Velmark voted on Monday to stretch their " \
    "walkout."
#define TWO "The harbour authority said that the backlog had grown once more."
#define PAGE(title)                                                                     \
    "<!doctype html><html lang=en><title>" title "</title><p>" ONE "</p><p>" TWO "</p>" \
    "</html>"
#define STORY(place, title, url) \
    "in=, byte " place "|headline=" title "|url=" url "|language=en|" ONE " / " TWO "|"
#define OK_HTML "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"

/* A record with the length that it has, or the one that is said. */
static void
add_said(struct buf *out, const char *fields, struct str body, long said)
{
    buf_add_format(out, "WARC/1.0\r\n%s\r\nContent-Length: %ld\r\n\r\n", fields, said);
    buf_add_str(out, body);
    buf_add_text(out, "\r\n\r\n");
}

static void
add(struct buf *out, const char *fields, const char *body)
{
    add_said(out, fields, str_from(body), (long)strlen(body));
}

#define RESPONSE(url)                                      \
    "WARC-Type: response\r\nWARC-Target-URI: " url "\r\n"  \
    "Content-Type: application/http; msgtype=response\r\n" \
    "WARC-Date: 2021-06-02T10:00:00Z"

static void
check(struct buf *file, const char *facts)
{
    facts_check(buf_str(file), facts);
    buf_release(file);
}

static void
warc__each_page_is_a_story_with_its_address(void **state)
{
    (void)state;
    struct buf file = BUF_INIT;
    add(&file, "WARC-Type: warcinfo\r\nContent-Type: application/warc-fields",
        "software: none\r\n");
    add(&file, RESPONSE("https://q.example/1/"), OK_HTML PAGE("Quay closed"));
    add(&file, "WARC-Type: request\r\nWARC-Target-URI: https://q.example/1/",
        "GET / HTTP/1.1\r\n\r\n");
    add(&file,
        "warc-type: resource\r\nwarc-target-uri: <https://q.example/a b>\r\n"
        "content-type: text/html; charset=windows-1252",
        "<html lang=en><title>Caf\xE9</title><p>" ONE "</p><p>" TWO "</p></html>");
    add(&file,
        "WARC-Type: conversion\r\nWARC-Target-URI: https://q.example/3\r\n"
        "Content-Type: text/plain",
        "Quay open again\n\n" ONE "\n\n" TWO "\n");
    check(&file, STORY("112", "Quay closed", "https://q.example/1/")
                     STORY("690", "Café", "https://q.example/a b")
                         STORY("1041", "Quay open again", "https://q.example/3"));
}

/* Most of a crawl is no text; a line tells how much. */
static void
warc__what_is_no_page_is_counted(void **state)
{
    (void)state;
    struct buf file = BUF_INIT;
    add(&file, RESPONSE("https://q.example/a.png"),
        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
    add(&file, "WARC-Type: resource\r\nContent-Type: text/css", "p {}");
    add(&file, RESPONSE("https://q.example/gone"), "HTTP/1.1 404 Not Found\r\n\r\nNo.");
    add(&file, "WARC-Type: revisit\r\nWARC-Target-URI: https://q.example/1",
        "HTTP/1.1 200 OK\r\n\r\n");
    add(&file, RESPONSE("https://q.example/2"), OK_HTML "<html></html>");
    check(&file, "!0 in, byte 637 no text: no prose on the page|"
                 "!0 records left out: 2 without words (pictures, styles, scripts), "
                 "1 that are errors or redirections, 1 that only say that a page had not "
                 "changed|");
    add(&file, "WARC-Type: request", "GET / HTTP/1.1\r\n\r\n");
    check(&file, "!0 a web archive without a page in it|");
}

/* No date of a page is later than its capture. */
static void
warc__capture_bounds_the_dates(void **state)
{
    (void)state;
    struct buf file = BUF_INIT;
    add(&file, RESPONSE("https://q.example/1"),
        OK_HTML "<html lang=en><title>Quay</title>"
                "<meta property=\"article:published_time\" content=\"2021-06-01\">"
                "<meta property=\"article:modified_time\" content=\"2024-06-01\"><p>" ONE
                "</p><p>" TWO "</p></html>");
    check(&file, "in=, byte 0|headline=Quay|url=https://q.example/1|language=en|"
                 "published=2021-06-01|" ONE " / " TWO "|");
}

static void
warc__bodies_are_unpacked(void **state)
{
    (void)state;
    static const char deflated[] =
        "\x78\xda\x25\x8e\x31\x0e\x02\x31\x0c\x04\xbf\xb2\x2f\x20\x1f\x30\xa9\x68"
        "\x91\xa8\xe8\xa3\xc4\x5c\xa2\xe4\xec\xc8\x67\x38\xf1\x7b\xee\x44\xb5\x33"
        "\xc5\x48\x4b\xd5\xd7\x81\x91\x64\xb9\xb2\x44\xf2\xe6\x83\xe3\x23\xe5\xce"
        "\x85\xc2\xdf\x68\xc6\x9b\xe6\x8e\x5d\xad\xb3\x6d\x68\x02\xaf\x0c\x51\x3b"
        "\xc6\x04\xf3\x00\xe8\x0b\x4f\x1e\x6b\xb2\x8e\x8f\x3a\x17\xa8\xe0\xae\x52"
        "\xd2\x17\xae\xd8\xdc\xd8\x73\x3d\xbb\x66\xd8\xd3\xe8\xfa\xf6\x0b\x85\x19"
        "\x29\x9c\x07\xe2\x0f\x0a\xe4\x30\xec";
    struct buf file = BUF_INIT;
    struct buf body = BUF_INIT;
    add(&file, RESPONSE("https://q.example/1"),
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        "10\r\n<html lang=en><t\r\n11\r\nitle>Quay</title>\r\n"
        "5e\r\n<p>" ONE "</p>\r\n47\r\n<p>" TWO "</p>\r\n0\r\n\r\n");
    buf_add_text(&body, "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n");
    buf_add(&body, deflated, sizeof deflated - 1);
    add_said(&file, RESPONSE("https://q.example/2"), buf_str(&body), (long)body.length);
    add(&file, RESPONSE("https://q.example/3"),
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5e\r\n<p>" ONE "</p>\r\nzz\r\nmore");
    buf_release(&body);
    check(&file,
          STORY("0", "Quay",
                "https://q.example/1") "in=, byte "
                                       "477|headline=Packed|url=https://q.example/"
                                       "2|language=en|" ONE "|"
                                       "in=, byte "
                                       "819|url=https://q.example/3|language=en|" ONE "|"
                                       "!0 in, byte 819 its chunks end too early; what "
                                       "came is kept|");
}

static void
warc__lengths_that_are_wrong_cost_no_other_record(void **state)
{
    (void)state;
    struct buf file = BUF_INIT;
    add_said(&file, RESPONSE("https://q.example/1"), STR(OK_HTML PAGE("Too short")), 90);
    add_said(&file, RESPONSE("https://q.example/2"), STR(OK_HTML PAGE("Too long")), 900);
    buf_add_text(&file,
                 "WARC/1.0\r\n" RESPONSE("https://q.example/3") "\r\n\r\n" OK_HTML PAGE(
                     "None") "\r\n\r\n");
    buf_add_text(&file, "noise\nnoise\n");
    add(&file, RESPONSE("https://q.example/4"), OK_HTML PAGE("Right"));
#define WRONG(place)                                                                  \
    "!0 in, byte " place " a record with a wrong length: it ends where the next one " \
    "begins|"
    check(&file, WRONG("0") STORY("0", "Too short", "https://q.example/1") WRONG("461")
                     STORY("461", "Too long", "https://q.example/2") WRONG("922")
                         STORY("922", "None", "https://q.example/3")
                             STORY("1370", "Right", "https://q.example/4"));
}

static void
warc__file_that_is_cut_off_keeps_what_came(void **state)
{
    (void)state;
    struct buf file = BUF_INIT;
    add(&file, RESPONSE("https://q.example/1"), OK_HTML PAGE("Whole"));
    add(&file, RESPONSE("https://q.example/2"), OK_HTML PAGE("Cut"));
    buf_truncate(&file, file.length - 30);
    check(&file, STORY("0", "Whole",
                       "https://q.example/1") "!0 in, byte 458 the file is cut off in "
                                              "this record; what came is kept|"
                                              "in=, byte "
                                              "458|headline=Cut|url=https://q.example/"
                                              "2|language=en|" ONE
                                              " / The harbour authority said that the "
                                              "backlog had g|");
    buf_add_text(&file, "WARC/1.0\r\nWARC-Type: resp");
    check(&file, "!0 in, byte 0 no record begins here: passed over up to the next that "
                 "does|");
}

static void
arc__is_read_by_its_lines(void **state)
{
    (void)state;
    struct buf file = BUF_INIT;
    struct str page = STR(OK_HTML PAGE("Quay closed"));
    buf_add_text(&file, "filedesc://q.arc 0.0.0.0 20140216050221 text/plain 69\n"
                        "1 0 Nobody\nURL IP-address Archive-date Content-type "
                        "Archive-length\n\n\n");
    buf_add_format(&file, "http://q.example/a b 127.0.0.1 20140216050221 text/html %zu\n",
                   page.length);
    buf_add_str(&file, page);
    buf_add_format(&file,
                   "\nhttp://q.example/2 127.0.0.1 20140216050221 text/html 200 - - 0 "
                   "q.arc %zu\n",
                   page.length);
    buf_add_str(&file, page);
    check(&file, STORY("123", "Quay closed", "http://q.example/a b")
                     STORY("469", "Quay closed", "http://q.example/2"));
}

/* Beginnings without an end, records without a length: by their length, not its square.
 */
static void
warc__many_beginnings_cost_no_more_than_other_bytes(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "WARC/1.0\r\nWARC-Type: response\r\n", "WARC/\r\na: b\r\n",
        "WARC/1.0\r\nWARC-Type: response\r\n\r\n",
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 16000000\r\n\r\n",
        "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buf file = BUF_INIT;
        struct buf facts = BUF_INIT;
        struct intake_sink sink = {&facts, facts_take_story, facts_take_problem, NULL};
        while (file.length < 2000000) {
            buf_add_text(&file, pieces[i]);
        }
        assert_int_equal(
            intake_read_bytes(buf_str(&file), "file", FACTS_NOW, &sink, NULL), STATUS_OK);
        assert_true(facts.length > 0);
        buf_release(&facts);
        buf_release(&file);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(warc__each_page_is_a_story_with_its_address),
        cmocka_unit_test(warc__what_is_no_page_is_counted),
        cmocka_unit_test(warc__capture_bounds_the_dates),
        cmocka_unit_test(warc__bodies_are_unpacked),
        cmocka_unit_test(warc__lengths_that_are_wrong_cost_no_other_record),
        cmocka_unit_test(warc__file_that_is_cut_off_keeps_what_came),
        cmocka_unit_test(arc__is_read_by_its_lines),
        cmocka_unit_test(warc__many_beginnings_cost_no_more_than_other_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
