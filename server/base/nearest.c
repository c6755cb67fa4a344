/* SPDX-License-Identifier: MIT */
#include "base/nearest.h"

static size_t
smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t
nearest_distance(struct str a, struct str b)
{
    if (a.length >= NEAREST_LIMIT || b.length >= NEAREST_LIMIT) {
        return NEAREST_LIMIT;
    }
    /* cost[i][j]: from the first i bytes of `a` to the first j of `b`. */
    size_t cost[NEAREST_LIMIT][NEAREST_LIMIT];
    for (size_t i = 0; i <= a.length; i++) {
        for (size_t j = 0; j <= b.length; j++) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            bool same = a.data[i - 1] == b.data[j - 1];
            cost[i][j] = smallest(cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                                  cost[i - 1][j - 1] + !same);
            bool swapped = i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] &&
                           a.data[i - 2] == b.data[j - 1];
            if (swapped && cost[i - 2][j - 2] + 1 < cost[i][j]) {
                cost[i][j] = cost[i - 2][j - 2] + 1;
            }
        }
    }
    return cost[a.length][b.length];
}

bool
nearest_is_slip(size_t distance, struct str known)
{
    return distance <= 2 && distance * 2 < known.length;
}
