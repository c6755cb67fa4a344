/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CHECKER_H
#define REPORT_CHECKER_H

#include "archive/snapshot.h"
#include "match/source.h"
#include "origin/family.h"
#include "report/dissection.h"
#include "report/paragraphs.h"
#include "report/settings.h"

/* What a checker remembers from one check to the next. */
struct checker {
    struct check_settings settings;
    struct snapshot *snapshot;
    struct sources *sources;
    struct families *families;
    struct paragraphs *paragraphs;
    struct checker *without_project; /* NULL where the settings have none */
};

struct composition;

/* A piece of the draft with what the settings say of it; `quotations` are filled. */
struct match_text checker_text(const struct checker *self, const struct dissection *draft,
                               const struct piece *piece, struct spans *quotations);

/* Judges all pieces of a draft and fills the composition's companions. */
enum status checker_judge(struct checker *self, struct composition *composition,
                          struct error *err) NODISCARD;

#endif
