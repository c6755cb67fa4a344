/* SPDX-License-Identifier: MIT */
#ifndef CLI_DRAFT_OPTIONS_H
#define CLI_DRAFT_OPTIONS_H

#include "archive/snapshot.h"
#include "cli/options.h"
#include "markup/markup.h"
#include "report/settings.h"

/* What every command that reads drafts is told about them. */

/* What --markup takes: auto, then the kinds of enum markup in its order. */
#define DRAFT_MARKUP_WORDS "auto|plain|markdown|html|latex|asciidoc|rst|org|fountain"

/* Rows of the options' table, in the order of the alphabet. */
#define DRAFT_OPTION_LEAVE_OUT                                                           \
    {                                                                                    \
        "leave-out", NULL, 0, "STORY", "a story that does not count; may be given again" \
    }
#define DRAFT_OPTION_MARKUP                                                              \
    {                                                                                    \
        "markup", NULL, 0, DRAFT_MARKUP_WORDS, "how drafts are marked up (default auto)" \
    }
#define DRAFT_OPTION_SENSITIVITY                                     \
    {                                                                \
        "sensitivity", NULL, 0, "default|sensitive",                 \
            "sensitive: report looser likeness too, mostly as hints" \
    }
#define DRAFT_OPTION_STOCK_PHRASES                                                \
    {                                                                             \
        "stock-phrases", NULL, 0, "FILE", "phrases that are nobody's, one a line" \
    }

/* Zeroed = nothing read. */
struct draft_options {
    int markup; /* a word of DRAFT_MARKUP_WORDS */
    struct stock_phrases *stock;
    struct left_out left_out;
};

/* Sets what the options say in `settings`, which borrows from `ret` until it is
 * released. */
enum status draft_options_read(struct draft_options *ret, struct check_settings *settings,
                               const struct options *options,
                               struct error *err) NODISCARD;
void draft_options_release(struct draft_options *self);

enum markup draft_options_markup(const struct draft_options *self, const char *path);

/* The stories that the options name; `settings` borrows, as above. */
enum status draft_options_leave_out(struct draft_options *self,
                                    struct check_settings *settings,
                                    const struct options *options,
                                    struct snapshot *snapshot,
                                    struct error *err) NODISCARD;

#endif
