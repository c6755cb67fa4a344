/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_BUNDLE_H
#define INTAKE_BUNDLE_H

#include "intake/format.h"

/* Zip and tar files of stories, and what is packed with xz or bzip2: each file in them is
 * read as if it lay in a folder of the bundle's name. Nothing is ever unpacked to disk.
 */

/* Not an office file, which is a zip file, too. */
bool bundle_is_zip(const struct sample *sample);
bool bundle_is_tar(const struct sample *sample);
bool bundle_is_packed(const struct sample *sample);
enum status bundle_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
