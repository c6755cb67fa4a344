/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_SUBJECT_H
#define DISMISSAL_SUBJECT_H

#include <stdbool.h>

#include "base/str.h"

/* What a finding is to dismissals. Borrowed strings. */
struct dismissal_subject {
    struct str passage;  /* of the draft, without markup */
    struct str identity; /* of the source: the same in every archive that has it */
    struct str code;
    /* Copy that must not run: a dismissal of another code does not cover it. */
    bool is_alarm;
};

#endif
