/* SPDX-License-Identifier: MIT */
#ifndef FEATURE_COMPARE_H
#define FEATURE_COMPARE_H

#include <stdbool.h>

#include "feature/ask.h"
#include "feature/checked.h"
#include "feature/deed.h"

/* wirecheck.compare: a passage and its original side by side. */

enum status compare_perform(struct deed *ret, const struct checked *checked,
                            const struct ask *ask, struct error *err) NODISCARD;

#endif
