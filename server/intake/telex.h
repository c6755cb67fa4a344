/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_TELEX_H
#define INTAKE_TELEX_H

#include "intake/format.h"

/* Text of a teleprinter, each story between ZCZC and NNNN, as AAP and small wires send
 * it. Behind ZCZC may stand lines that begin with a sign of AAP's ("$" headline, "#"
 * keyword, ":" take), or fields such as "TI#" title, "PD#" date, "TX#" text. */

bool telex_is(const struct sample *sample);
enum status telex_read(struct run *run, bool more, struct error *err) NODISCARD;

/* Headlines alone with " ** " between them. */
bool is_ticker(const struct sample *sample);

#endif
