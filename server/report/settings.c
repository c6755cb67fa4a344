/* SPDX-License-Identifier: MIT */
#include "report/settings.h"

void
check_settings_init(struct check_settings *self)
{
    *self = (struct check_settings){
        .severities =
            {
                [FINDING_WIRE_COPY] = SEVERITY_WARNING,
                [FINDING_WIRE_REWRITE] = SEVERITY_INFORMATION,
                [FINDING_SHARED_PHRASE] = SEVERITY_HINT,
                [FINDING_SHARED_QUOTE] = SEVERITY_HINT,
                [FINDING_OWN_ARCHIVE] = SEVERITY_HINT,
                [FINDING_WITHDRAWN] = SEVERITY_ERROR,
                [FINDING_CORRECTED] = SEVERITY_WARNING,
                [FINDING_EMBARGOED] = SEVERITY_ERROR,
                [FINDING_FIGURE_DIFFERS] = SEVERITY_WARNING,
            },
    };
}
