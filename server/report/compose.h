/* SPDX-License-Identifier: MIT */
#ifndef REPORT_COMPOSE_H
#define REPORT_COMPOSE_H

#include "origin/election.h"
#include "report/companions.h"
#include "report/dissection.h"
#include "report/finding.h"
#include "report/paragraphs.h"
#include "report/settings.h"

/* Turns the judged pieces of one draft into findings. */

struct findings {
    VEC_OF(struct finding);
};

struct composition {
    const struct check_settings *settings;
    int64_t now_ms;
    struct sources *sources;
    struct families *families;
    struct dissection *draft;
    const struct cancel *cancel;
    struct arena *arena;                        /* of the report */
    struct dismissed_sources dismissed_sources; /* in this draft */
    struct companions companions;               /* of all pieces */
    struct findings findings;
    struct findings dismissed;
    struct findings muted; /* in paragraphs that a comment leaves out */
    uint32_t asked;        /* number of the paragraph last asked about, from 1 */
    bool is_body;          /* it is one of the body */
};

/* Appends one finding for each cluster of copies of the piece. */
enum status compose_findings(struct composition *self, const struct piece *piece,
                             const struct match_text *text, const struct judged *judged,
                             struct error *err) NODISCARD;

#endif
