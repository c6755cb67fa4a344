/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_PATCHWORK_H
#define EDITOR_PATCHWORK_H

#include "base/buf.h"
#include "base/vec.h"
#include "text/position.h"

/* A text in patches, for many changes at once: each change touches the patch that it is
 * in and reads the counts of the others, so that as many changes as there are lines cost
 * no more than the text a few times over, in whatever order they come. */

struct patch {
    struct buf text;
    uint32_t breaks; /* line ends; a patch never ends between \r and \n */
    uint32_t units;  /* of the encoding, behind the last of them */
};

struct patchwork {
    VEC_OF(struct patch);
    enum position_encoding encoding;
    size_t length; /* bytes */
    size_t aim;    /* bytes of a patch */
};

void patchwork_init(struct patchwork *self, struct str text,
                    enum position_encoding encoding);
void patchwork_release(struct patchwork *self);

/* As position_to_offset would have it of the text as it is now. */
size_t patchwork_offset(const struct patchwork *self, struct position position);

/* Puts `with` in place of bytes [start, end), which are character boundaries. */
void patchwork_splice(struct patchwork *self, size_t start, size_t end, struct str with);

/* Replaces what is in `ret` with the text. */
void patchwork_take(const struct patchwork *self, struct buf *ret);

#endif
