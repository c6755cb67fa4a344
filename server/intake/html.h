/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_HTML_H
#define INTAKE_HTML_H

#include "base/buf.h"
#include "base/str.h"

/* Appends the text of an HTML fragment (UTF-8) such as ninjs' body_html: a blank
 * line where a block ends, a line end at <br>, entities resolved, scripts, styles
 * and comments left out. No page: menus and headers would stay in. */
void html_add_text(struct buf *out, struct str html);

#endif
