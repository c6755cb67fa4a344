/* SPDX-License-Identifier: MIT */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "editor/settings_file.h"
#include "report/settings.h"

/* The settings that a command goes by: the user's file, then .wirecheck.json in the
 * current folder. Options come on top. */

struct cli_settings {
    struct settings settings;
    struct settings users; /* without those of the project */
    struct settings_file files[2];
    struct settings_problems problems;
    struct stock_phrases *stock; /* what cli_settings_apply read */
    struct stock_phrases *users_stock;
};

void cli_settings_read(struct cli_settings *ret);
void cli_settings_release(struct cli_settings *self);

/* Says on standard error what is wrong in the files, a line each. */
void cli_settings_warn(const struct cli_settings *self);

/* Puts them into what checks go by; `ret` borrows from them. Fails where the file of
 * stock phrases cannot be read. */
/* Likewise what the user would have without the project's. */
enum status cli_settings_apply_users(struct cli_settings *self,
                                     struct check_settings *ret,
                                     struct error *err) NODISCARD;
enum status cli_settings_apply(struct cli_settings *self, struct check_settings *ret,
                               struct error *err) NODISCARD;

#endif
