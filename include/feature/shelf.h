/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_SHELF_H
#define FEATURE_SHELF_H

#include "base/cancel.h"
#include "dismissal/dismissals.h"
#include "feature/checked.h"
#include "feature/place.h"
#include "markup/markup.h"

/* The archive, as a feature sees it that runs on the worker. All borrowed. */
struct shelf {
    struct originals *originals;   /* of the newest state; never without a snapshot */
    const struct checked *checked; /* of a feature that is about a draft, else NULL */
    struct dismissals *dismissals;
    enum markup markup; /* of that draft */
    const char *file;   /* its, if it has one, else NULL */
    const struct cancel *cancel;
};

#endif
