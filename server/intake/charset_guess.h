/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_CHARSET_GUESS_H
#define INTAKE_CHARSET_GUESS_H

#include <stdbool.h>
#include <stdint.h>

#include "intake/charset_table.h"

/* How well a text reads that was made of bytes in some set. */
struct legibility {
    uint32_t good; /* characters beyond ASCII where one is to be expected */
    uint32_t bad;  /* and where none is: a capital in the middle of a word */
    uint32_t neutral;
    uint32_t other_script; /* letters of other scripts than Latin */
};

struct legibility legibility_of(struct str text);

/* The set that the bytes are likeliest in, and whether the text that they make in it
 * reads well enough to be believed. NULL where nothing comes near. */
const struct charset *charset_guess(struct str bytes, bool *sure);

#endif
