/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_NEWSML_H
#define INTAKE_NEWSML_H

#include "intake/format.h"

/* NewsML 1.0 to 1.2. */

bool newsml_is(const struct sample *sample);
enum status newsml_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
