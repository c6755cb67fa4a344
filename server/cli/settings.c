/* SPDX-License-Identifier: MIT */
#include "cli/settings.h"

#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

/* Of a file of stock phrases. */
#define FILE_LIMIT ((size_t)16 << 20)

/* The folder is part of messages, so it is named in full. */
static void
init_project(struct settings_file *file)
{
    char folder[4096];
    if (getcwd(folder, sizeof folder) != NULL) {
        settings_file_init_project(file, folder);
    }
}

void
cli_settings_read(struct cli_settings *ret)
{
    const char *codes[FINDING_CODE_COUNT + 1] = {NULL};
    struct settings_source sources[2];
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        codes[i] = finding_code_name((enum finding_code)i);
    }
    *ret = (struct cli_settings){.problems = {.count = 0}};
    settings_file_init_user(&ret->files[0]);
    init_project(&ret->files[1]);
    for (size_t i = 0; i < 2; i++) {
        settings_file_refresh(&ret->files[i]);
        sources[i] = settings_file_source(&ret->files[i]);
    }
    settings_read(&ret->settings, sources, 2, codes, &ret->problems);
    struct settings_problems told = {.count = 0};
    settings_read(&ret->users, sources, 1, codes, &told);
    settings_problems_release(&told);
}

void
cli_settings_release(struct cli_settings *self)
{
    settings_release(&self->settings);
    settings_release(&self->users);
    settings_problems_release(&self->problems);
    stock_phrases_free(self->stock);
    stock_phrases_free(self->users_stock);
    for (size_t i = 0; i < 2; i++) {
        settings_file_release(&self->files[i]);
    }
}

void
cli_settings_warn(const struct cli_settings *self)
{
    struct buf notice = BUF_INIT;
    for (size_t i = 0; i < 2; i++) {
        if (self->files[i].path != NULL) {
            settings_file_add_notice(&notice, &self->files[i], &self->problems, i);
        }
    }
    if (notice.length > 0) {
        fprintf(stderr, "%s\n", notice.data);
    }
    buf_release(&notice);
}

static enum status
apply(const struct settings *settings, struct stock_phrases **stock,
      struct check_settings *ret, struct error *err)
{
    struct buf text = BUF_INIT;
    enum status status = STATUS_OK;
    ret->own_outlets = settings->own_outlets;
    ret->credit_form = settings->credit_form;
    ret->sensitivity =
        settings->sensitivity == SETTING_SENSITIVE ? MATCH_SENSITIVE : MATCH_DEFAULT;
    ret->ignores_comments = !settings->heed_comments;
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        if (settings->severities[i] != SETTINGS_SEVERITY_DEFAULT) {
            ret->severities[i] = (enum severity)settings->severities[i];
        }
    }
    if (settings->stock_phrases != NULL) {
        status = file_read(&text, settings->stock_phrases, FILE_LIMIT, err);
        if (status == STATUS_OK) {
            status = stock_phrases_read(stock, buf_str(&text), err);
        }
        ret->stock_phrases = *stock;
    }
    buf_release(&text);
    return status;
}

enum status
cli_settings_apply(struct cli_settings *self, struct check_settings *ret,
                   struct error *err)
{
    return apply(&self->settings, &self->stock, ret, err);
}

enum status
cli_settings_apply_users(struct cli_settings *self, struct check_settings *ret,
                         struct error *err)
{
    return apply(&self->users, &self->users_stock, ret, err);
}
