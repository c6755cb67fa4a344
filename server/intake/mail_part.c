/* SPDX-License-Identifier: MIT */
#include "intake/mail_part.h"

#include "intake/mail_words.h"

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

/* Of no use to anybody but a mail program. */
static bool
is_of_the_mail(struct str type)
{
    static const char *const types[] = {
        "application/pgp",     "application/pkcs7",   "application/x-pkcs7",
        "application/ms-tnef", "text/calendar",       "text/vcard",
        "text/x-vcard",        "text/rfc822-headers", "message/",
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (str_starts_with_nocase(type, str_from(types[i]))) {
            return true;
        }
    }
    return false;
}

static bool
is_picture(struct str type)
{
    return str_starts_with_nocase(type, STR("image/")) ||
           str_starts_with_nocase(type, STR("audio/")) ||
           str_starts_with_nocase(type, STR("video/"));
}

/* Whether a part that is no message and no container is an attached file; *name is
 * appended to. */
static bool
read_file(const struct mime_entity *entity, struct buf *name, bool *picture)
{
    struct buf type = BUF_INIT;
    struct buf place = BUF_INIT;
    struct buf shown = BUF_INIT;
    mime_add_field(&type, entity->headers, "Content-Type");
    mime_add_field(&place, entity->headers, "Content-Disposition");
    bool in_text = mime_add_field(&shown, entity->headers, "Content-ID");
    bool attached = str_starts_with_nocase(buf_str(&place), STR("attachment"));
    struct str said = mime_parameter(buf_str(&place), "filename");
    said = said.length > 0 ? said : mime_parameter(buf_str(&type), "name");
    mail_add_words(name, said);
    *picture = is_picture(buf_str(&type));
    bool is_text =
        str_starts_with_nocase(buf_str(&type), STR("text/")) || type.length == 0;
    bool is_file = attached || name->length > 0 || !is_text;
    bool is_shown = *picture && (in_text || !attached);
    is_file = is_file && !is_shown && !is_of_the_mail(buf_str(&type));
    buf_release(&shown);
    buf_release(&place);
    buf_release(&type);
    return is_file;
}

struct file_walk {
    enum status (*take)(void *data, const struct mail_file *file, struct error *err);
    void *data;
    struct str text; /* of the part that is the mail's own text */
};

static enum status
walk_files(const struct file_walk *self, const struct mime_entity *entity, int depth,
           struct error *err)
{
    enum part_type type = type_of(entity);
    enum status status = STATUS_OK;
    struct buf word = BUF_INIT;
    struct mail_file file = {.entity = *entity};
    if (type == PART_MULTI && depth < PART_DEPTH) {
        struct str rest = entity->body;
        struct mime_entity part;
        mail_add_parameter(&word, entity, "boundary");
        while (status == STATUS_OK && mime_next_part(&rest, buf_str(&word), &part)) {
            status = walk_files(self, &part, depth + 1, err);
        }
    } else if (depth > 0 && type != PART_MESSAGE && type != PART_MULTI &&
               entity->body.data != self->text.data &&
               read_file(entity, &word, &file.is_picture)) {
        file.name = buf_str(&word);
        status = self->take(self->data, &file, err);
    }
    buf_release(&word);
    return status;
}

enum status
mail_each_file(const struct mime_entity *message,
               enum status (*take)(void *data, const struct mail_file *file,
                                   struct error *err),
               void *data, struct error *err)
{
    struct mail_part text = mail_find_text(message);
    struct file_walk walk = {take, data, text.found ? text.entity.body : STR_NONE};
    return walk_files(&walk, message, 0, err);
}
