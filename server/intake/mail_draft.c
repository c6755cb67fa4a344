/* SPDX-License-Identifier: MIT */
#include "intake/mail_draft.h"

#include "intake/html.h"
#include "intake/mail.h"
#include "intake/mail_part.h"
#include "intake/mail_words.h"
#include "intake/mhtml.h"

static struct sample
sample_of(struct str bytes)
{
    return (struct sample){.bytes = bytes, .text = str_trim(bytes), .path = ""};
}

bool
mail_draft_is(struct str bytes)
{
    struct sample sample = sample_of(bytes);
    return mail_is(&sample) || mhtml_is(&sample);
}

static enum status
add_text(struct buf *out, const struct mail_part *part, struct error *err)
{
    struct buf text = BUF_INIT;
    enum status status = mail_add_body(&text, part, err);
    buf_add_text(out, "\n\n");
    if (part->is_html) {
        html_add_text(out, buf_str(&text));
    } else {
        buf_add_str(out, buf_str(&text));
    }
    buf_release(&text);
    return status;
}

struct attached {
    struct buf *out;
    enum status (*convert)(struct buf *text, struct error *err);
    size_t left_out;
};

static enum status
add_attached(void *data, const struct mail_file *file, struct error *err)
{
    struct attached *self = data;
    struct buf text = BUF_INIT;
    struct error reason = {{0}};
    (void)err;
    mime_add_decoded(&text, &file->entity);
    /* Not mails in mails in mails. */
    bool has_words = !file->is_picture && !mail_draft_is(buf_str(&text)) &&
                     self->convert(&text, &reason) == STATUS_OK;
    if (has_words) {
        buf_add_text(self->out, "\n\n");
        buf_add_str(self->out, buf_str(&text));
    }
    self->left_out += !has_words;
    buf_release(&text);
    return STATUS_OK;
}

enum status
mail_draft_add(struct buf *out, struct str bytes,
               enum status (*convert)(struct buf *text, struct error *err),
               size_t *left_out, struct error *err)
{
    struct sample sample = sample_of(bytes);
    struct mime_entity message = mime_read(sample.text);
    struct mail_part part = mail_find_text(&message);
    struct attached attached = {.out = out, .convert = convert};
    enum status status = STATUS_OK;
    bool is_mail = !mhtml_is(&sample);
    if (is_mail) {
        struct buf subject = BUF_INIT;
        mime_add_field(&subject, message.headers, "Subject");
        mail_add_words(out, buf_str(&subject));
        buf_release(&subject);
    }
    if (part.found) {
        status = add_text(out, &part, err);
    }
    if (status == STATUS_OK && is_mail) {
        status = mail_each_file(&message, add_attached, &attached, err);
    }
    *left_out = attached.left_out;
    return status;
}
