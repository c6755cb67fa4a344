/* SPDX-License-Identifier: MIT */
/* Knows what an edit is to a client. What it puts in: edit_credit.c, edit_quotation.c. */
#include "feature/edit.h"

#include "lsp/shape.h"
#include "markup/markup.h"

void
edit_release(struct edit *self)
{
    for (size_t i = 0; i < EDIT_PARTS; i++) {
        buf_release(&self->parts[i].text);
    }
    buf_release(&self->what);
    *self = (struct edit){.count = 0};
}

void
edit_aim(struct edit_target *ret, const struct checked *checked, const struct ask *ask)
{
    *ret = (struct edit_target){
        .checked = checked,
        .settings = ask->settings,
        .markup = ask->markup,
        .uri = ask->uri,
        .version = ask->version,
        .versions = ask->client.edit_versions,
    };
    prose_build(&ret->prose, checked->text, ask->markup);
}

void
edit_target_release(struct edit_target *self)
{
    prose_release(&self->prose);
}

/* --- for the client -------------------------------------------------------- */

static json_t *
build_text_edits(const struct edit *self, const struct checked *checked)
{
    json_t *ret = json_array();
    for (size_t i = 0; i < self->count; i++) {
        struct range range = range_from_span(checked->lines, checked->text,
                                             self->parts[i].at, checked->encoding);
        json_t *part = json_object();
        json_object_set_new(part, "range", shape_from_range(range));
        json_object_set_new(part, "newText",
                            shape_from_str(buf_str(&self->parts[i].text)));
        json_array_append_new(ret, part);
    }
    return ret;
}

json_t *
edit_build(const struct edit *self, const struct edit_target *target)
{
    json_t *ret = json_object();
    json_t *edits = build_text_edits(self, target->checked);
    json_t *uri = shape_from_str(target->uri);
    if (target->versions) {
        json_t *change =
            json_pack("{s:{s:o, s:I}, s:o}", "textDocument", "uri", uri, "version",
                      (json_int_t)target->version, "edits", edits);
        json_object_set_new(ret, "documentChanges", json_pack("[o]", change));
    } else {
        json_t *changes = json_object();
        json_object_set_new(changes, json_string_value(uri), edits);
        json_object_set_new(ret, "changes", changes);
        json_decref(uri);
    }
    return ret;
}
