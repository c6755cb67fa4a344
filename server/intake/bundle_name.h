/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_BUNDLE_NAME_H
#define INTAKE_BUNDLE_NAME_H

#include <stdbool.h>

#include "base/buf.h"

/* Names of files in a bundle, which are only told to people. */

/* Some part of it is "..". */
bool bundle_name_leads_out(struct str name);

/* Some part of it begins with a dot, as files that are left out of folders do; not the
 * folders of a Maildir below its first. */
bool bundle_name_is_hidden(struct str name);

/* Appends "/name" to the bundle's own, without what is before the first part ("/", "./").
 */
void bundle_name_add(struct buf *out, struct str name);

#endif
