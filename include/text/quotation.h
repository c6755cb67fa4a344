/* SPDX-License-Identifier: MIT */
#ifndef TEXT_QUOTATION_H
#define TEXT_QUOTATION_H

#include "base/cancel.h"
#include "text/prose.h"
#include "text/span.h"

/* Appends the spans of prose->text that stand inside quotation marks (marks
 * left out), ascending and disjoint, in the conventions of English, German,
 * French, Spanish, Russian, Arabic, Chinese and Japanese. A quotation may run
 * over paragraphs that each open anew; another one that is not closed in its
 * paragraph is none. Apostrophes, feet and inches, and quoted single words in a
 * headline do not open one. Block quotations of Markdown count as quoted. One
 * that is cancelled ends early: what it gave is to be thrown away. */
void quotations_find(struct spans *ret, const struct prose *prose,
                     const struct cancel *cancel);

/* The same of one paragraph, bytes of the text. */
void quotations_find_in(struct spans *ret, struct str text, struct span paragraph);

#endif
