/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_MHTML_H
#define INTAKE_MHTML_H

#include "intake/format.h"

/* A page saved as one file by a browser: MIME parts, of which the first HTML is the page.
 */

bool mhtml_is(const struct sample *sample);
enum status mhtml_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
