/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_DEED_H
#define FEATURE_DEED_H

#include <jansson.h>

/* What a command wants done beside its answer: decided from what is known of the
 * draft, and done by the server, which alone sends. */
struct deed {
    json_t *result;    /* the answer; NULL for null */
    json_t *edit;      /* WorkspaceEdit to be applied before it */
    const char *label; /* of the edit. Static storage */
    json_t *show;      /* ShowDocumentParams, if the client can show */
    json_t *document;  /* {name, text} of a virtual document that is to be shown */
};

/* Zeroed is released. */
void deed_release(struct deed *self);

#endif
