/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_HTML_TAG_H
#define MARKUP_HTML_TAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What an element is to a reader of prose. */
enum html_role {
    HTML_INLINE, /* leaves nothing: <b>, and what is not known */
    HTML_BLOCK,
    HTML_HEADING,
    HTML_LIST,
    HTML_TABLE,
    HTML_QUOTE,
    HTML_PREFORMATTED,
    HTML_BREAK,     /* <br> */
    HTML_GAP,       /* without content, but it parts words: <img> */
    HTML_QUOTATION, /* <q>, which browsers put in quotation marks */
    HTML_HIDDEN,    /* its content is no prose; ends with its end tag */
    HTML_CODE,      /* the same; ends where a block begins or ends, too */
    HTML_RAW,       /* its content is not even HTML: <script> */
};

struct html_tag {
    struct str name; /* borrowed from the source */
    enum html_role role;
    bool is_end;
    bool is_alone; /* <x/> */
    size_t next;   /* past its > */
};

/* Whether a tag, comment or declaration begins at the < at `at`. */
bool html_is_markup(struct str html, size_t at);
/* Whether it is a tag, with a name. */
bool html_is_tag(struct str html, size_t at);

/* Reads the tag at `at` as the HTML standard tokenises it: > in a quoted attribute
 * does not end it; what never ends reaches to the end. */
struct html_tag html_tag_read(struct str html, size_t at);

/* Whether it begins or ends an element that encloses words of a paragraph. */
bool html_tag_encloses(const struct html_tag *self);
/* The same for tags of the same name, and for few others. */
uint64_t html_tag_key(const struct html_tag *self);

/* Past the comment, declaration or processing instruction at `at`. */
size_t html_pass_declaration(struct str html, size_t at);

/* Where the end tag of a raw element whose content begins at `at` begins. */
size_t html_find_raw_end(struct str html, size_t at, struct str name);

#endif
