/* SPDX-License-Identifier: MIT */
#include "markup/html.h"

#include "paragraphs.h"

static const struct paragraphs_row rows[] = {
    {"<p>One</p><p>Two\n  lines</p>", "b One\nb Two lines\n"},
    {"<p>One<p>Two<div>Three", "b One\nb Two\nb Three\n"},
    {"bare <b>bo</b>ld and un<em>frigging</em>believable",
     "b bare bold and unfriggingbelievable\n"},
    {"<!DOCTYPE html><html><head><title>T</title><meta charset=utf-8>"
     "<style>p{}</style></head><body><h1>Head</h1><p>Body",
     "h Head\nb Body\n"},
    {"<title>T</title><p>no body tag", "b no body tag\n"},
    {"<h2>A <i>b</i></h2>c<h3>d</h3>", "h A b\nb c\nh d\n"},
    {"<ul><li>one<li>two</ul>three", "i one\ni two\nb three\n"},
    {"<dl><dt>Term<dd>Meaning</dl>", "i Term\ni Meaning\n"},
    {"<table><tr><th>Year</th><td>2023</td></tr></table>after",
     "i Year\ni 2023\nb after\n"},
    {"<blockquote><p>said</p></blockquote><p>she", "q said\nb she\n"},
    {"a <a href=\"http://x.org/?a>b\" title='y'>link</a> here", "b a link here\n"},
    {"a<img src=x alt='not this'>b", "b a b\n"},
    {"line<br>break<br><br>new<br /> <br/>third", "b line break\nb new\nb third\n"},
    {"a <!-- not > this --> b<!---->c<!-->d", "b a  bcd\n"},
    {"use <code>int x;</code> here", "b use  here\n"},
    {"use <code>int x; <p>closed by the block", "b use\nb closed by the block\n"},
    {"<pre>one\ntwo\n\nthree</pre>", "b one two\nb three\n"},
    {"<pre><code>x\n\ny</code></pre>z", "b z\n"},
    {"a<script>if (a < b) { '</p>' }</script>b", "b a b\n"},
    {"a<script>x</scripty></SCRIPT >b", "b a b\n"},
    {"a<svg><title>no</title><text>no</text></svg>b", "b a b\n"},
    {"a <template>x<template>y</template>z</template>b", "b a b\n"},
    {"caf&eacute; &amp; &#8220;x&#x201D; &unknown; &lt; AT&T; &#146; &Scaron;&lstrok;",
     "b café & “x” &unknown; < AT&T; ’ Šł\n"},
    {"he said <q>wait</q>.", "b he said “wait”.\n"},
    {"1 < 2 and a<b", "b 1 < 2 and a\n"},
    {"a </> b </ x> c <? php ?> d <!x> e", "b a  b  c  d  e\n"},
    {"<ruby>\xE6\xBC\xA2<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>\xE5\xAD\x97",
     "b \xE6\xBC\xA2\xE5\xAD\x97\n"},
    {"<p class=x/>a<my-tag>b</my-tag>c", "b abc\n"},
    {"---\ntitle: x\n---\n<p>Body", "b Body\n"},
    {"<p>unfinished <a href=\"http", "b unfinished\n"},
    {"</p></ul></blockquote></table>a", "b a\n"},
    {"<", "b <\n"},
    {"a<b", "b a\n"},
    {"<p", ""},
    {"</", "b </\n"},
    {"&", "b &\n"},
    {"", ""},
};

static void
html__leaves_only_prose(void **state)
{
    (void)state;
    paragraphs_check_rows(rows, MARKUP_HTML);
}

static void
html__maps_each_word_to_its_source(void **state)
{
    (void)state;
    paragraphs_check_sources("<p>un<b>believ</b>able caf&eacute; N&#65;TO &#78;ow &amp;",
                             "un<b>believ</b>able|caf&eacute;|N&#65;TO|&#78;ow",
                             MARKUP_HTML);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(html__leaves_only_prose),
        cmocka_unit_test(html__maps_each_word_to_its_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
