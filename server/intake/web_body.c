/* SPDX-License-Identifier: MIT */
/* Where the story is. Each block of prose counts for all elements around it; from the
 * root downwards the way goes to the part that has nearly all of it, until it splits up.
 */
#include "intake/web_body.h"

#include "base/map.h"
#include "intake/furniture.h"
#include "story/scan.h"

/* Shares of the words: a part that has so many is the story; one that has somewhat fewer
 * is, where no other part has more than the last of these. */
#define BULK_PERCENT 90
#define SHARE_PERCENT 60
#define REST_PERCENT 15

struct chooser {
    struct web_blocks *blocks;
    struct map words; /* of prose, by the address of the element around it */
};

static size_t
prose_of(const struct chooser *self, const struct node *node)
{
    const uint64_t *words = map_find(&self->words, (uint64_t)(uintptr_t)node);
    return words != NULL ? (size_t)*words : 0;
}

static bool
is_linked(const struct web_block *block)
{
    return block->link_words * 3 > block->words;
}

static bool
is_prose(const struct chooser *self, const struct web_block *block)
{
    bool ends = scan_ends_sentence(web_block_text(self->blocks, block));
    return block->kind == WEB_PARAGRAPH && !is_linked(block) &&
           (block->words >= 25 || (ends && block->words >= 8));
}

static void
count_prose(struct chooser *self)
{
    vec_each(struct web_block, block, self->blocks) {
        if (!is_prose(self, block)) {
            continue;
        }
        for (const struct node *node = block->node; node != NULL; node = node->parent) {
            *map_put(&self->words, (uint64_t)(uintptr_t)node, 0) += block->words;
        }
    }
}

/* The child with most of the prose, if the others have hardly any; else NULL. */
static const struct node *
find_bulk(const struct chooser *self, const struct node *node)
{
    const struct node *best = NULL;
    size_t most = 0;
    size_t second = 0;
    for (const struct node *at = node->first; at != NULL; at = at->next) {
        size_t words = prose_of(self, at);
        if (words > most) {
            second = most;
            most = words;
            best = at;
        } else if (words > second) {
            second = words;
        }
    }
    size_t all = prose_of(self, node);
    bool is_bulk =
        most * 100 >= all * BULK_PERCENT ||
        (most * 100 >= all * SHARE_PERCENT && second * 100 <= all * REST_PERCENT);
    return is_bulk ? best : NULL;
}

static const struct node *
find_main(const struct chooser *self, const struct node *root)
{
    const struct node *node = root;
    const struct node *bulk = find_bulk(self, root);
    while (bulk != NULL && bulk->name.length > 0 && !node_is(bulk, "p")) {
        node = bulk;
        bulk = find_bulk(self, node);
    }
    return node;
}

static bool
is_inside(const struct node *node, const struct node *main)
{
    while (node != NULL && node != main) {
        node = node->parent;
    }
    return node != NULL;
}

/* A line that says who, whence or when, and would be read as that. */
static bool
is_told(struct str line)
{
    enum line_kind kind = line_kind_of(line);
    return kind == LINE_BYLINE || kind == LINE_CREDIT || kind == LINE_DATE ||
           kind == LINE_SIGN_OFF;
}

static bool
is_kept(const struct chooser *self, const struct web_block *block)
{
    struct str text = web_block_text(self->blocks, block);
    switch (block->kind) {
    case WEB_PARAGRAPH:
        return !is_linked(block) || block->words > 40;
    case WEB_ITEM:
        return !is_linked(block) && block->words > 3;
    case WEB_HEADING:
        return !is_linked(block) && block->words > 1;
    case WEB_TABLE:
        return !is_linked(block) && block->words > 12;
    case WEB_CREDIT:
        return is_told(text);
    }
    return false;
}

static void
add_line(struct buf *out, struct str line)
{
    buf_add_text(out, out->length > 0 ? "\n\n" : "");
    buf_add_str(out, line);
}

void
web_body_add(struct buf *out, struct web_blocks *blocks)
{
    struct chooser chooser = {.blocks = blocks};
    if (blocks->count == 0) {
        return;
    }
    count_prose(&chooser);
    const struct node *root = blocks->data[0].node;
    while (root->parent != NULL) {
        root = root->parent;
    }
    const struct node *main = find_main(&chooser, root);
    vec_each(struct web_block, block, blocks) {
        bool inside = is_inside(block->node, main);
        if (is_kept(&chooser, block) && inside) {
            add_line(out, web_block_text(blocks, block));
        }
    }
    map_release(&chooser.words);
}
