/* SPDX-License-Identifier: MIT */
#ifndef MARKUP_LATEX_READER_H
#define MARKUP_LATEX_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "markup/reading.h"

/* A LaTeX document on its way to prose: what latex.c, latex_apply.c and latex_group.c
 * share. */

enum latex_group {
    LATEX_GROUP_PLAIN,
    LATEX_GROUP_DROPPED,
    LATEX_GROUP_OPTION, /* the same in brackets */
    LATEX_GROUP_HEADING,
    LATEX_GROUP_ENQUOTE,
    LATEX_GROUP_NOTE,
};

#define LATEX_NO_COMMAND SIZE_MAX

struct latex_reader {
    struct run run;
    struct {
        VEC_OF(uint8_t); /* enum latex_group */
    } groups;
    unsigned hidden; /* groups on the stack that are no prose */
    /* What the groups that come next are. */
    unsigned drops;
    enum latex_group next_group;
    bool takes_arguments;
    bool takes_option;
    size_t command; /* where the one began whose arguments come next; LATEX_NO_COMMAND
                     * where what is in braces is not bound to it */
    struct span argument; /* the last one, with its command in front */
    bool is_argument;     /* the group that is opened */
    bool is_block;        /* its argument is a paragraph of its own: \caption */
    bool prints;          /* it prints something, whatever its arguments are: \cite */
    unsigned quotes;      /* how deep in environments */
    unsigned lists;
    unsigned tables;
    unsigned enquotes;
    struct lookahead dollars;
    struct lookahead inline_ends;
    struct lookahead display_ends;
};

/* --- latex_group.c --------------------------------------------------------- */

/* Ends the paragraph and all groups that are open in it. */
void latex_end_paragraph(struct latex_reader *self);
/* What comes next is no argument of a command. */
void latex_forget_arguments(struct latex_reader *self);

/* Opens a group at run.at, whose opening byte is left out. */
void latex_open_group(struct latex_reader *self, enum latex_group group);
/* Ends the innermost group, of which there must be one; its closing byte at run.at is
 * left out. */
void latex_close_group(struct latex_reader *self);
/* The same for a brace that may have no partner. */
void latex_pass_closing_brace(struct latex_reader *self);

/* --- latex_apply.c --------------------------------------------------------- */

/* The name of the command whose backslash is at `at`. */
struct str latex_read_name(struct str text, size_t at);
/* Reads the command at run.at and does what it says; its arguments are left for the
 * groups that follow. */
void latex_pass_command(struct latex_reader *self);

#endif
