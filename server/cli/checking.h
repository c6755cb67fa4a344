/* SPDX-License-Identifier: MIT */
#ifndef CLI_CHECKING_H
#define CLI_CHECKING_H

#include "base/vec.h"
#include "cli/command.h"
#include "cli/draft_options.h"
#include "cli/sarif.h"
#include "dismissal/dismissals.h"
#include "report/check.h"
#include "report/page.h"
#include "report/render.h"

/* One run of `wirecheck check`: what is asked for, what was found, and the forms in
 * which it is written. */

enum check_format {
    CHECK_TEXT,
    CHECK_JSON,
    CHECK_SARIF,
    CHECK_HTML
};

struct check {
    const struct call *call;
    struct check_settings settings;
    struct check_settings without_project; /* with the same options */
    struct {
        VEC_OF(const char *);
    } own_outlets; /* ends with NULL */
    struct draft_options options;
    int format;
    enum severity fail_on;
    struct text_style style;
    struct sarif sarif; /* filled where the format is that */
    struct page page;   /* likewise */
    struct page_about about;

    struct dismissals *dismissals; /* NULL: all is shown */
    struct checker *checker;
    uint64_t drafts; /* that were checked */
    uint64_t counts[SEVERITY_HINT + 1];
    uint64_t dismissed;
    uint64_t muted;     /* paragraphs that comments leave out */
    uint64_t overruled; /* findings that the project's settings switch off or lower */
    bool failed;        /* a draft could not be checked */
    bool over_share;    /* a draft has more than `fail_on_share` of it in the archive */
    int fail_on_share;  /* per cent; -1: no draft fails by it */
};

/* One draft's report in the form that is asked for, now or with the end. */
void check_print(struct check *self, const struct report *report, struct str draft,
                 const char *path);
/* What comes after the last report. */
void check_print_end(const struct check *self);
/* What the run ends with. */
enum outcome check_outcome(const struct check *self);

#endif
