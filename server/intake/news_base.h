/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_NEWS_BASE_H
#define INTAKE_NEWS_BASE_H

#include "intake/format.h"

/* Texts that data bases of news export, several stories in one file: Nexis by LexisNexis
 * ("1 of 3 DOCUMENTS", "End of Document"), Factiva ("Document LBA0000020220314ei3e000ab")
 * and ProQuest ("Document 1 of 3", "ProQuest document ID"). A story that has not the form
 * of its kind is told, and never joined with its neighbours. */

bool lexis_is(const struct sample *sample);
enum status lexis_read(struct run *run, bool more, struct error *err) NODISCARD;

bool factiva_is(const struct sample *sample);
enum status factiva_read(struct run *run, bool more, struct error *err) NODISCARD;

bool proquest_is(const struct sample *sample);
enum status proquest_read(struct run *run, bool more, struct error *err) NODISCARD;

#endif
