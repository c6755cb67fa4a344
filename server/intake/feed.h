/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_FEED_H
#define INTAKE_FEED_H

#include "intake/format.h"

/* RSS 0.9 to 2.0, Atom, and the export of WordPress, which is RSS. An entry that has a
 * summary alone is no story and told as a problem. */

bool feed_is(const struct sample *sample);
enum status feed_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
