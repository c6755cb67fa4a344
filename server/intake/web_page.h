/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_WEB_PAGE_H
#define INTAKE_WEB_PAGE_H

#include "intake/format.h"

/* A saved page of a paper or agency: what JSON-LD, meta elements, microdata and the
 * visible lines say of the story, and its body without what stands around it. */

bool web_page_is(const struct sample *sample);
enum status web_page_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
