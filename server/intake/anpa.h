/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_ANPA_H
#define INTAKE_ANPA_H

#include "intake/format.h"

/* ANPA 1312, as AP sent it and Kyodo and many archives have it:
 *
 *     SYN SYN SOH W2607 US asian         service, number, selector
 *     r a DC3 DC1 BC-US--Strike 1stLd    03-14 0410    priority, category, keyword,
 *                                        version, day, words; DC2 for DC1: tabular
 *     STX ^BC-US--Strike, 1st Ld,410<    lines that end in < or =; the second is the
 *                                        headline
 *     TAB  paragraphs
 *     ETX AP-WF-03-14-22 0912GMT<        month, day, year (Kyodo: day, month, year)
 *     FF EOT */

bool anpa_is(const struct sample *sample);
enum status anpa_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
