/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_NITF_FILE_H
#define INTAKE_NITF_FILE_H

#include "intake/format.h"

/* NITF as a file of its own; of AP with what the JSON beside it knows. */

bool nitf_is(const struct sample *sample);
enum status nitf_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
