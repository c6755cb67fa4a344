/* SPDX-License-Identifier: MIT */
#include "archive/items.h"

#include "archive/stored_date.h"
#include "base/bytes.h"

/* start, dateline length, rule, date, date as, lengths of agency and place */
#define ITEM_HEAD (4 + 4 + 4 + 8 + 8 + 4 + 4)

void
items_write(struct buf *out, const struct story *story)
{
    for (uint32_t i = 0; i < story->item_count; i++) {
        const struct story_item *item = &story->items[i];
        struct str agency = str_from(item->agency);
        struct str place = str_from(item->place);
        bytes_put_u32(out, item->start);
        bytes_put_u32(out, item->dateline_length);
        bytes_put_u32(out, (uint32_t)item->rule);
        stored_date_put(out, item->date);
        bytes_put_u32(out, (uint32_t)agency.length);
        bytes_put_u32(out, (uint32_t)place.length);
        buf_add_str(out, agency);
        buf_add_str(out, place);
    }
}

/* Cuts one item off the front of *rest. */
static bool
read_item(struct story *story, struct str *rest, struct story_item *ret)
{
    if (rest->length < ITEM_HEAD) {
        return false;
    }
    const unsigned char *bytes = (const unsigned char *)rest->data;
    uint32_t rule = bytes_load_u32(bytes + 8);
    size_t agency = bytes_load_u32(bytes + 28);
    size_t place = bytes_load_u32(bytes + 32);
    ret->start = bytes_load_u32(bytes);
    ret->dateline_length = bytes_load_u32(bytes + 4);
    ret->rule = (enum credit_rule)rule;
    if (rule > CREDIT_FAMILY || agency > rest->length || place > rest->length ||
        ITEM_HEAD + agency + place > rest->length ||
        !stored_date_load(bytes + 12, &ret->date) || ret->start >= story->text_length ||
        ret->dateline_length > story->text_length - ret->start) {
        return false;
    }
    size_t end = ITEM_HEAD + agency;
    ret->agency = story_dup(story, str_slice(*rest, ITEM_HEAD, end));
    ret->place = story_dup(story, str_slice(*rest, end, end + place));
    *rest = str_slice(*rest, end + place, rest->length);
    return true;
}

bool
items_read(struct story *story, struct str bytes)
{
    struct story_item item;
    struct story_items items = {0};
    bool sound = true;
    while (sound && bytes.length > 0) {
        sound = items.count < STORY_ITEM_LIMIT && read_item(story, &bytes, &item) &&
                (items.count == 0 || vec_last(&items)->start < item.start);
        if (sound) {
            vec_add(&items, item);
        }
    }
    story_keep_items(story, &items);
    vec_release(&items);
    return sound;
}
