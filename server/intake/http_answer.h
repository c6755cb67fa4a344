/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_HTTP_ANSWER_H
#define INTAKE_HTTP_ANSWER_H

#include "base/arena.h"
#include "intake/format.h"

/* A page with the headers it was sent with, as `curl -i` and web archives keep it. */

bool http_answer_is(const struct sample *sample);
enum status http_answer_read(struct run *run, bool more, struct error *err) NODISCARD;

/* An answer that was cut into what it says and what it sends. */
struct http_answer {
    int64_t code;
    struct str body;    /* without chunks and the packing that gzip is not */
    const char *type;   /* "text/html; charset=utf-8"; "" if it does not say */
    const char *damage; /* what of the body is not as it should be, NULL if all is */
    struct run_hint hint;
    /* Where the rest of it is. */
    struct buf unpacked;
    struct arena arena;
};

/* Of several answers in a row the last: redirections and "100 Continue" come first. */
void http_answer_cut(struct http_answer *ret, struct str bytes);
void http_answer_release(struct http_answer *self);
/* Why it holds no page, NULL if it does. Static storage. */
const char *http_answer_refusal(const struct http_answer *self);

#endif
