/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_ESCAPE_H
#define FEATURE_ESCAPE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Appends text of others so that an editor shows it as the characters it is. White
 * space becomes one blank, control and bidirectional characters are made visible,
 * and addresses are broken by an invisible character, since renderers turn bare
 * ones into links. With `markdown`, what Markdown, its common extensions or HTML
 * give a meaning is escaped as well, also at the start of a line. */
void escape_add(struct buf *out, struct str text, bool markdown);

#endif
