/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_SHELF_H
#define FEATURE_SHELF_H

#include "base/cancel.h"
#include "feature/checked.h"
#include "feature/place.h"

/* The archive, as a feature sees it that runs on the worker. All borrowed. */
struct shelf {
    struct originals *originals;   /* of the newest state; never without a snapshot */
    const struct checked *checked; /* of a feature that is about a draft, else NULL */
    const struct cancel *cancel;
};

#endif
