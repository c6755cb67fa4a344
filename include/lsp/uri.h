/* SPDX-License-Identifier: MIT */
#ifndef LSP_URI_H
#define LSP_URI_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/str.h"

/* Document URIs (RFC 3986 as editors write them). Any bytes will do; what is not
 * a well-formed file: URI is opaque. */

/* Appends the key under which a document is kept: the same for all spellings of
 * one file (percent-encoding, case of scheme and drive letter, "localhost",
 * trailing slash); an opaque URI byte for byte. Not a URI itself. */
void uri_add_key(struct buf *out, struct str uri);

/* Appends the path of a file: URI on this machine; false (and nothing appended)
 * for any other URI, or one that names a host or has a NUL in its path. */
bool uri_add_path(struct buf *out, struct str uri);

/* Appends a path as it stands in a URI: slashes stay, and every other byte that is not
 * unreserved is percent-encoded. Of a relative path this is a relative reference. */
void uri_add_encoded(struct buf *out, struct str path);

/* Appends the file: URI of an absolute path. */
void uri_add_file(struct buf *out, struct str path);

#endif
