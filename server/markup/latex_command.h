/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_LATEX_COMMAND_H
#define MARKUP_LATEX_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What is known of LaTeX's commands and environments, as far as a reader of prose
 * cares. */

enum latex_action {
    LATEX_KEEP,    /* the arguments are prose: \emph, and what is not known */
    LATEX_DROP,    /* the first `arguments` arguments are no prose: \label */
    LATEX_SYMBOL,  /* stands for `text` */
    LATEX_ACCENT,  /* puts the mark `text` on its argument */
    LATEX_HEADING, /* its argument is a heading */
    LATEX_ENQUOTE, /* its argument is in quotation marks */
    LATEX_NOTE,    /* its argument is prose apart: \footnote */
    LATEX_PARAGRAPH,
    LATEX_BLANK,
    LATEX_ITEM,
    LATEX_BEGIN,
    LATEX_END,
    LATEX_VERBATIM, /* \verb|...| */
    LATEX_DEFINE,   /* \def\name#1{...} */
    LATEX_COMMENT,  /* \iffalse ... \fi */
};

struct latex_command {
    const char *name;
    enum latex_action action;
    uint8_t arguments; /* in braces, that are no prose */
    const char *text;
};

/* NULL if nothing is known of it; without its backslash. */
const struct latex_command *latex_find_command(struct str name);

/* Whether a command whose arguments are no prose prints something: a number, an
 * address. */
bool latex_command_prints(const struct latex_command *self);

/* Whether the table is in the order that finding needs; for tests. */
bool latex_commands_are_sorted(void);

enum latex_block {
    LATEX_PLAIN, /* center, and what is not known */
    LATEX_QUOTE,
    LATEX_LIST,
    LATEX_TABLE,  /* & and \\ part its cells */
    LATEX_OPAQUE, /* verbatim, formulas, drawings, comments: no prose */
};

struct latex_environment {
    const char *name; /* without the star some have */
    enum latex_block block;
    uint8_t arguments; /* in braces, that are no prose */
};

struct latex_environment latex_find_environment(struct str name);

/* Puts the mark of an accent command on a letter (UTF-8) and composes both. False if
 * that gives no letter. */
bool latex_put_accent(const char *mark, struct str letter, char out[8]);

#endif
