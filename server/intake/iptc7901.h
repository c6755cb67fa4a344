/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_IPTC7901_H
#define INTAKE_IPTC7901_H

#include "intake/format.h"

/* IPTC 7901, as dpa and ats send it, with its control bytes or without:
 *
 *     SOH eca0062 4 i 211   dpa 0061     service and number, priority, category, words
 *     Norland/strike/                    keywords
 *     STX headline lines, "By ..."  =    an equals sign ends the header
 *     paragraphs
 *     # Notebook, * * * *                for desks, not for print: never stored
 *     ETX 131137 GMT Nov 13              day, time, month, year */

bool iptc7901_is(const struct sample *sample);
enum status iptc7901_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
