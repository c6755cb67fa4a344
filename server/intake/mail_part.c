/* SPDX-License-Identifier: MIT */
#include "intake/mail_part.h"

/* Parts in parts in parts end here. */
#define PART_DEPTH 8

enum part_type {
    PART_OTHER,
    PART_PLAIN,
    PART_HTML,
    PART_MULTI,
    PART_MESSAGE
};

static enum part_type
type_of(const struct mime_entity *entity)
{
    static const struct {
        const char *name;
        enum part_type type;
    } types[] = {{"text/plain", PART_PLAIN},
                 {"text/html", PART_HTML},
                 {"multipart/", PART_MULTI},
                 {"message/rfc822", PART_MESSAGE},
                 {"text;", PART_PLAIN}};
    struct buf value = BUF_INIT;
    enum part_type ret = PART_OTHER;
    mime_add_field(&value, entity->headers, "Content-Disposition");
    bool attached = str_starts_with_nocase(buf_str(&value), STR("attachment"));
    buf_clear(&value);
    /* Without a type it is plain text (RFC 2045, 5.2). */
    if (!mime_add_field(&value, entity->headers, "Content-Type") || value.length == 0) {
        ret = PART_PLAIN;
    }
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (str_starts_with_nocase(buf_str(&value), str_from(types[i].name))) {
            ret = types[i].type;
        }
    }
    bool is_text = ret == PART_PLAIN || ret == PART_HTML;
    buf_release(&value);
    return attached && is_text ? PART_OTHER : ret;
}

void
mail_add_parameter(struct buf *out, const struct mime_entity *entity, const char *name)
{
    struct buf type = BUF_INIT;
    mime_add_field(&type, entity->headers, "Content-Type");
    buf_add_str(out, mime_parameter(buf_str(&type), name));
    buf_release(&type);
}

static void
find_text(const struct mime_entity *entity, int depth, struct mail_part *ret)
{
    enum part_type type = type_of(entity);
    bool has_words = str_trim(entity->body).length > 0;
    bool is_text = type == PART_PLAIN || type == PART_HTML;
    bool is_better = !ret->found || (ret->is_html && type == PART_PLAIN);
    if (is_text && has_words && is_better) {
        *ret = (struct mail_part){*entity, true, type == PART_HTML};
    }
    if (type != PART_MULTI || depth == PART_DEPTH) {
        return;
    }
    struct buf boundary = BUF_INIT;
    struct str rest = entity->body;
    struct mime_entity part;
    mail_add_parameter(&boundary, entity, "boundary");
    while (mime_next_part(&rest, buf_str(&boundary), &part)) {
        find_text(&part, depth + 1, ret);
    }
    buf_release(&boundary);
}

struct mail_part
mail_find_text(const struct mime_entity *message)
{
    struct mail_part ret = {.found = false};
    find_text(message, 0, &ret);
    return ret;
}

/* Counts *index down to the message that is wanted. */
static bool
find_message(const struct mime_entity *entity, int depth, size_t *index,
             struct mime_entity *ret)
{
    enum part_type type = type_of(entity);
    if (type == PART_MESSAGE && depth > 0 && (*index)-- == 0) {
        *ret = mime_read(str_trim(entity->body));
        return true;
    }
    if (type != PART_MULTI || depth == PART_DEPTH) {
        return false;
    }
    struct buf boundary = BUF_INIT;
    struct str rest = entity->body;
    struct mime_entity part;
    bool found = false;
    mail_add_parameter(&boundary, entity, "boundary");
    while (!found && mime_next_part(&rest, buf_str(&boundary), &part)) {
        found = find_message(&part, depth + 1, index, ret);
    }
    buf_release(&boundary);
    return found;
}

bool
mail_next_message(const struct mime_entity *message, size_t *index,
                  struct mime_entity *ret)
{
    size_t wanted = *index;
    ++*index;
    return find_message(message, 0, &wanted, ret);
}
