/* SPDX-License-Identifier: MIT */
/* Mail as stories: single messages, mailboxes, what is quoted and what is passed on. */
#include "facts.h"

#define ONE                                                                          \
    "Dock workers in the northern port of Velmark voted on Monday to stretch their " \
    "walkout."
#define TWO "The harbour authority said that the backlog had grown once more."
#define HEADERS                                                        \
    "Received: from a.example\r\n\tby b.example; Mon, 14 Mar 2022\r\n" \
    "Message-ID: <1.q@desk.example>\r\n"                               \
    "Date: Mon, 14 Mar 2022 09:12:00 +0000\r\n"                        \
    "From: \"Reuters\" <wire@desk.example>\r\nTo: me@paper.example\r\n"
#define FACTS                                                                   \
    "id=1.q@desk.example|headline=Quay closed|place=VELMARK|agency=Reuters|"    \
    "by=dateline|publisher=Reuters|language=en|published=2022-03-14T09:12:00Z|" \
    "VELMARK (Reuters) - " ONE " / " TWO "|"

static void
message__is_decoded_and_its_headers_are_the_facts(void **state)
{
    (void)state;
    facts_check(STR(HEADERS "Subject: Fwd: Re: Quay closed\r\n\r\n"
                            "VELMARK (Reuters) - " ONE "\r\n\r\n" TWO "\r\n"
                            "-- \r\nInes, tel. 555 0100\r\n"),
                FACTS);
    facts_check(STR("\n" HEADERS "Subject: =?utf-8?Q?Caf=C3?= =?UTF-8?Q?=A9_?=\r\n"
                    "  =?iso-8859-1?B?Y2xvc+lk?= now\r\n"
                    "Content-Type: text/plain; charset=windows-1252\r\n"
                    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                    "Dock workers at the =93quay=94 of Vel=\r\nmark voted to stay out "
                    "=96 again.\r\n"),
                "id=1.q@desk.example|headline=Café closéd now|agency=Reuters|"
                "by=provider|publisher=Reuters|language=en|"
                "published=2022-03-14T09:12:00Z|Dock workers at the “quay” of Velmark "
                "voted to stay out – again.|");
    facts_check(
        STR("From: Ines <i@q.example>\nSubject: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?="
            "\nContent-Type: text/plain\n\n" ONE "\n"),
        "headline=日本|language=en|" ONE "|");
}

static void
parts__plain_text_comes_before_html(void **state)
{
    (void)state;
    facts_check(STR(HEADERS
                    "Subject: Quay closed\r\nMIME-Version: 1.0\r\n"
                    "Content-Type: multipart/mixed; boundary=\"a\"\r\n\r\n"
                    "--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
                    "--b\r\nContent-Type: text/html\r\n\r\n<p>Of HTML.</p>\r\n"
                    "--b\r\nContent-Type: text/plain\r\n\r\nVELMARK (Reuters) - " ONE
                    "\r\n\r\n" TWO "\r\n--b--\r\n--a--\r\n"),
                FACTS);
    facts_check(
        STR(HEADERS
            "Subject: Quay closed\r\n"
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
            "--b\r\nContent-Type: text/html; charset=utf-8\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n"
            "PGh0bWw+PGhlYWQ+PHRpdGxlPlg8L3RpdGxlPjwvaGVhZD48Ym9keT48cD5Eb2NrIHdv\r\n"
            "cmtlcnMgdm90ZWQgdG8gc3RheSBvdXQgYWdhaW4uPC9wPjwvYm9keT48L2h0bWw+\r\n"
            "--b--\r\n"),
        "id=1.q@desk.example|headline=Quay closed|agency=Reuters|by=provider|"
        "publisher=Reuters|language=en|published=2022-03-14T09:12:00Z|Dock workers voted "
        "to stay out again.|");
    facts_check(STR("From: a@q.example\nSubject: x\n"
                    "Content-Type: image/png\n\nnot a picture\n"),
                "!0 no text: a mail without words|");
}

static void
add_part(struct buf *out, const char *headers, const char *body)
{
    buf_add_format(out, "--a\r\n%s\r\n\r\n%s\r\n", headers, body);
}

/* As if it lay in a folder of the mail's name; its dates are not later than the mail's.
 */
static void
parts__attached_files_are_files_of_their_own(void **state)
{
    (void)state;
#define ATTACHED(type, name) \
    "Content-Type: " type "\r\nContent-Disposition: attachment; filename=\"" name "\""
    struct buf mail = BUF_INIT;
    buf_add_text(&mail, HEADERS "Subject: Two files\r\n"
                                "Content-Type: multipart/mixed; boundary=a\r\n\r\n");
    add_part(&mail, "Content-Type: text/plain", "Please find them here.");
    add_part(&mail, ATTACHED("application/octet-stream", "=?utf-8?q?caf=C3=A9.html?="),
             "<html lang=en><title>Quay open</title><p>" TWO "</p></html>");
    add_part(&mail,
             "Content-Type: text/plain; name=\"../b.txt\"\r\n"
             "Content-Transfer-Encoding: base64",
             "UXVheSBjbG9zZWQKCkRvY2sgd29ya2VycyBpbiB0aGUgbm9ydGhlcm4gcG9y\r\n"
             "dCBvZiBWZWxtYXJrIHZvdGVkIG9uIE1vbmRheSB0byBzdHJldGNoIHRoZWly\r\n"
             "IHdhbGtvdXQuCg==");
    add_part(&mail, "Content-Type: image/png\r\nContent-ID: <logo>", "x");
    add_part(&mail, ATTACHED("image/jpeg", "p.jpg"), "x");
    add_part(&mail, ATTACHED("application/pdf", "s.pdf"), "%PDF-1.7");
    add_part(&mail, ATTACHED("application/pgp-signature", "sign.asc"), "x");
    add_part(&mail, ATTACHED("text/plain", "empty.txt"), "");
    buf_add_text(&mail, "--a--\r\n");
    facts_check(buf_str(&mail),
                "id=1.q@desk.example|headline=Two files|agency=Reuters|by=provider|"
                "publisher=Reuters|language=en|published=2022-03-14T09:12:00Z|"
                "Please find them here.|"
                "in=/café.html|headline=Quay open|language=en|" TWO "|"
                "in=/../b.txt|headline=Quay closed|language=en|" ONE "|"
                "!0 in/p.jpg not a text but a picture or sound|"
                "!0 in/s.pdf not a text but a PDF: export it as text|");
    buf_release(&mail);
}

static void
messages__inside_a_message_are_stories_of_their_own(void **state)
{
    (void)state;
    facts_check(STR("From: a@q.example\nSubject: Digest\n"
                    "Content-Type: multipart/digest; boundary=d\n\n"
                    "--d\nContent-Type: message/rfc822\n\nSubject: One\n\n" ONE "\n"
                    "--d\nContent-Type: message/rfc822\n\nSubject: Two\n\n" TWO
                    "\n--d--\n"),
                "headline=One|language=en|" ONE "|headline=Two|language=en|" TWO "|");
}

static void
replies__lose_what_they_answer_and_forwards_are_the_story(void **state)
{
    (void)state;
    facts_check(STR("From: a@q.example\nSubject: Re: Quay\n\n" ONE
                    "\n\nOn Monday, B wrote:\n"
                    "> Will they walk out?\n"),
                "headline=Quay|language=en|" ONE "|");
    facts_check(STR("From: a@q.example\nSubject: FW: Quay\n\nPlease use.\n\n"
                    "-----Original Message-----\nFrom: B <b@q.example>\nSent: Monday\n"
                    "To: A\nSubject: Quay\n\n" ONE "\n\n" TWO "\n"),
                "headline=Quay|language=en|" ONE " / " TWO "|");
    facts_check(
        STR("From: a@q.example\nSubject: Quay\n\nFYI\n\n> " ONE "\n>\n> " TWO "\n"),
        "headline=Quay|language=en|" ONE " / " TWO "|");
    facts_check(STR("> Quay closed\n>\n> " ONE "\n>\n> " TWO "\n"),
                "headline=Quay closed|language=en|" ONE " / " TWO "|");
}

static void
mailbox__is_cut_at_its_from_lines(void **state)
{
    (void)state;
    facts_check(
        STR("From a@q.example Mon Mar 14 09:12:00 2022\n"
            "Subject: One\n\n" ONE "\n\n>From the quay came word of more to come.\n\n"
            "From the mill came nothing: not a word of it.\n\n"
            "From 1844347839636459560@xxx\nX-GM-THRID: 1\nSubject: Two\n\n" TWO "\n"
            "From - \nFrom: c@q.example\nSubject: Three\n\n\n"),
        "headline=One|language=en|" ONE " / From the quay came word of more to "
        "come. / From the mill came nothing: not a word of it.|"
        "headline=Two|language=en|" TWO "|"
        "!15 no text: a mail without words|");
}

static void
stories__that_begin_like_mail_are_none(void **state)
{
    (void)state;
    facts_check(STR("From the harbour came word on Monday\n\n" ONE "\n\n" TWO "\n"),
                "headline=From the harbour came word on Monday|language=en|" ONE " / " TWO
                "|");
    facts_check(STR("Subject: the old quay and who owns it\n\n" ONE "\n\n" TWO "\n"),
                "headline=Subject: the old quay and who owns it|language=en|" ONE
                " / " TWO "|");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(message__is_decoded_and_its_headers_are_the_facts),
        cmocka_unit_test(parts__plain_text_comes_before_html),
        cmocka_unit_test(parts__attached_files_are_files_of_their_own),
        cmocka_unit_test(messages__inside_a_message_are_stories_of_their_own),
        cmocka_unit_test(replies__lose_what_they_answer_and_forwards_are_the_story),
        cmocka_unit_test(mailbox__is_cut_at_its_from_lines),
        cmocka_unit_test(stories__that_begin_like_mail_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
