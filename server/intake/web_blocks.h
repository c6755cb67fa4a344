/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WEB_BLOCKS_H
#define INTAKE_WEB_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/vec.h"
#include "intake/node.h"

/* A page as the blocks of text that a reader sees: what a browser hides, and what is no
 * part of a story by its element or by the name of its class (menus, comments, related
 * stories, captions, players), is left out. */

enum web_block_kind {
    WEB_PARAGRAPH,
    WEB_HEADING,
    WEB_ITEM, /* of a list */
    WEB_TABLE,
    WEB_CREDIT, /* a line of author, source or date: left out of the body, but read */
};

struct web_block {
    const struct node *node; /* the innermost element that is a block */
    enum web_block_kind kind;
    size_t start; /* of web_blocks.text */
    size_t length;
    size_t words;
    size_t link_words; /* of these */
};

struct web_blocks {
    VEC_OF(struct web_block);
    struct buf text; /* UTF-8; a line end is a <br> */
};

/* `by_name`: names of classes are believed. */
void web_blocks_read(struct web_blocks *ret, const struct node *root, bool by_name);
void web_blocks_release(struct web_blocks *self);

struct str web_block_text(const struct web_blocks *self, const struct web_block *block);

#endif
