/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WEB_BODY_H
#define INTAKE_WEB_BODY_H

#include "intake/web_blocks.h"

/* Appends the lines of the story of a page, parted by blank lines: of all blocks those
 * of the part of the page where most of the prose is, and the credits around it. */
void web_body_add(struct buf *out, struct web_blocks *blocks);

#endif
