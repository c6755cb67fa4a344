/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_REUTERS_SGML_H
#define INTAKE_REUTERS_SGML_H

#include "intake/format.h"

/* The SGML of the Reuters-21578 collection. It is no XML: control characters are written
 * as references, > is not escaped, and a document type is named that nobody has. */

bool reuters_sgml_is(const struct sample *sample);
enum status reuters_sgml_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
