/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_XML_TEXT_H
#define INTAKE_XML_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "intake/decoder.h"

/* From the bytes of a feed to XML that a strict parser takes: UTF-8 without what XML
 * forbids. Comments, the declaration and processing instructions are left out, HTML's
 * entities are resolved, a bare & is escaped. Works piece by piece. */

enum xml_text_state {
    XML_TEXT_BEFORE, /* the first < is not there yet */
    XML_TEXT_MARKUP,
    XML_TEXT_COMMENT,
    XML_TEXT_INSTRUCTION,
    XML_TEXT_CDATA,
};

struct xml_text {
    struct decoder decoder;
    struct buf utf8; /* decoded, not yet looked at */
    enum xml_text_state state;
};

/* `prefix` is the beginning of the file: it tells the character set. */
void xml_text_init(struct xml_text *self, struct str prefix);
void xml_text_release(struct xml_text *self);

/* Takes all bytes off `bytes` and appends what is ready; at the end all there is. */
void xml_text_add(struct xml_text *self, struct buf *out, struct buf *bytes,
                  bool is_last);

#endif
