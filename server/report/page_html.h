/* SPDX-License-Identifier: MIT */
#ifndef REPORT_PAGE_HTML_H
#define REPORT_PAGE_HTML_H

#include "base/buf.h"

/* Appends text of others, with nothing in it that a browser or a reader's eye obeys. */
void page_add_text(struct buf *out, struct str text);

/* How the page looks, on a screen by day and night and on paper: CSS. */
extern const char page_style[];

#endif
