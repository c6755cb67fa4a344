/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_FURNITURE_H
#define INTAKE_FURNITURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "story/date.h"

/* What stands on a page around a story. */

enum line_kind {
    LINE_BODY,  /* prose */
    LINE_OTHER, /* headline, kicker, caption without credit, chrome */
    LINE_PHOTO, /* caption or photo credit */
    LINE_DATE,  /* published, updated */
    LINE_BYLINE,
    LINE_CREDIT, /* an agency on its own */
    LINE_SIGN_OFF,
    LINE_CONTRIBUTION, /* agencies or people who had a part in it */
    LINE_BOILERPLATE,  /* notes, disclaimers, buttons */
};

/* What the line is by its own words. */
enum line_kind line_kind_of(struct str line);

/* A sentence of a story rather than a headline, caption or button. */
bool is_prose_line(struct str line);

/* A button, menu or appeal ("Subscribe", "Support us!"). */
bool is_chrome_line(struct str line);

/* The lines from `at` on are teasers of other stories ("Read more about ..."). */
bool is_teaser_tail(const struct str *lines, size_t count, size_t at);

/* The dates of a LINE_DATE, as far as it says them: published and updated are
 * left alone where it does not. */
void read_date_line(struct str line, int64_t now_ms, struct date *published,
                    struct date *updated);

/* The ` date 2023-09-19 ` that page extractors put in front; returns its length,
 * 0 if there is none. */
size_t read_page_stamp(struct str text, int64_t now_ms, struct date *ret);

/* Behind a block of titles of other stories that begins with line `at` and after which
 * the story goes on for two paragraphs; `at` where there is none. */
size_t find_teasers_end(const struct str *lines, size_t count, size_t at);

#endif
