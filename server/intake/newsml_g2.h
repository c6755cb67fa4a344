/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_NEWSML_G2_H
#define INTAKE_NEWSML_G2_H

#include "intake/format.h"

/* NewsML-G2: a message of items, or an item alone. */

bool newsml_g2_is(const struct sample *sample);
enum status newsml_g2_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
