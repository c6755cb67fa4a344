/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WEB_ARCHIVE_H
#define INTAKE_WEB_ARCHIVE_H

#include "intake/format.h"

/* What a crawler keeps of the web: WARC and ARC. Each page, feed or document in it is a
 * file of its own, known by its bytes. libarchive's reader of WARC is not used: it ends
 * at the first address that ends in "/" and tells nobody. */

bool web_archive_is(const struct sample *sample);
enum status web_archive_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
