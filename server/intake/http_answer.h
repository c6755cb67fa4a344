/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_HTTP_ANSWER_H
#define INTAKE_HTTP_ANSWER_H

#include "intake/format.h"

/* A page with the headers it was sent with, as `curl -i` and web archives keep it. */

bool http_answer_is(const struct sample *sample);
enum status http_answer_read(struct run *run, bool more, struct error *err) NODISCARD;

/* The same for bytes in memory that came from `url` (NULL if unknown). */
enum status http_answer_read_bytes(const struct run *run, struct str bytes,
                                   const char *url, struct error *err) NODISCARD;

#endif
