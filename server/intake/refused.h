/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_REFUSED_H
#define INTAKE_REFUSED_H

#include "intake/format.h"

/* Recognises what is no story, so that it is refused by name and not read as text. */

bool is_binary(const struct sample *sample);
bool is_svg(const struct sample *sample);
/* Any XML, or what looks like it. */
bool is_other_xml(const struct sample *sample);
/* Other files that are zip files underneath. */
bool is_spreadsheet(const struct sample *sample);
bool is_slides(const struct sample *sample);
bool is_book(const struct sample *sample);
bool is_ris(const struct sample *sample);
bool is_bibtex(const struct sample *sample);
bool is_calendar(const struct sample *sample);
bool is_subtitles(const struct sample *sample);
bool is_sql(const struct sample *sample);
bool is_patch(const struct sample *sample);
/* A README, a licence, a list of sources beside the stories. */
bool is_folder_note(const struct sample *sample);
/* Markdown most of which is a table. */
bool is_markdown_table(const struct sample *sample);
bool is_yaml(const struct sample *sample);
bool is_source_code(const struct sample *sample);

#endif
