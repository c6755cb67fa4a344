/* SPDX-License-Identifier: MIT */
#ifndef REPORT_CHECKER_H
#define REPORT_CHECKER_H

#include "archive/snapshot.h"
#include "match/source.h"
#include "origin/family.h"
#include "report/paragraphs.h"
#include "report/settings.h"

/* What a checker remembers from one check to the next. */
struct checker {
    struct check_settings settings;
    struct snapshot *snapshot;
    struct sources *sources;
    struct families *families;
    struct paragraphs *paragraphs;
};

#endif
