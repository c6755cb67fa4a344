/* SPDX-License-Identifier: MIT */
#include "cli/draft_options.h"

#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "markup/markup.h"

/* A desk's list is a few kilobytes. */
#define STOCK_FILE_LIMIT ((size_t)16 << 20)

static enum status
read_stock_phrases(struct stock_phrases **ret, const char *path, struct error *err)
{
    struct buf text = BUF_INIT;
    struct error reason;
    enum status status = file_read_named(&text, path, STOCK_FILE_LIMIT, err);
    if (status == STATUS_OK) {
        status = stock_phrases_read(ret, buf_str(&text), &reason);
        if (status != STATUS_OK) {
            status = error_set(err, status, "%s: %s", path, reason.message);
        }
    }
    buf_release(&text);
    return status;
}

enum status
draft_options_read(struct draft_options *ret, struct check_settings *settings,
                   const struct options *options, struct error *err)
{
    int sensitivity = (int)settings->sensitivity;
    const char *stock = options_value(options, "stock-phrases");
    enum status status = options_choice(options, "markup", 0, &ret->markup, err);
    if (status == STATUS_OK) {
        status = options_choice(options, "sensitivity", MATCH_DEFAULT, &sensitivity, err);
    }
    if (status == STATUS_OK && stock != NULL) {
        status = read_stock_phrases(&ret->stock, stock, err);
    }
    if (status == STATUS_OK) {
        settings->sensitivity = (enum sensitivity)sensitivity;
        settings->stock_phrases = stock != NULL ? ret->stock : settings->stock_phrases;
    }
    return status;
}

void
draft_options_release(struct draft_options *self)
{
    stock_phrases_free(self->stock);
    left_out_release(&self->left_out);
    *self = (struct draft_options){0};
}

enum markup
draft_options_markup(const struct draft_options *self, const char *path)
{
    return self->markup == 0 ? markup_from_path(str_from(path))
                             : (enum markup)(self->markup - 1);
}

enum status
draft_options_leave_out(struct draft_options *self, struct check_settings *settings,
                        const struct options *options, struct snapshot *snapshot,
                        struct error *err)
{
    enum status status = STATUS_OK;
    settings->left_out = &self->left_out;
    vec_each(const struct option, option, &options->given) {
        if (status == STATUS_OK && strcmp(option->spec->name, "leave-out") == 0) {
            status = left_out_add(&self->left_out, snapshot, option->value, err);
        }
    }
    return status;
}
