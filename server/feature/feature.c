/* SPDX-License-Identifier: MIT */
/* The table of features. Knows which there are; what each says stands in its own
 * file. */
#include "feature/feature.h"

#include <stdlib.h>
#include <string.h>

#include "feature/content.h"
#include "feature/definition.h"
#include "feature/hover.h"

/* Sorted by method. */
static const struct feature features[] = {
    {
        .method = "textDocument/definition",
        .provider = "definitionProvider",
        .read = ask_read_position,
        .build = definition_build,
    },
    {
        .method = "textDocument/hover",
        .provider = "hoverProvider",
        .read = ask_read_position,
        .build = hover_build,
    },
    {
        .method = "workspace/textDocumentContent",
        .read = content_read,
        .search = content_search,
        .of_archive = true,
    },
};

static int
compare_method(const void *method, const void *feature)
{
    return strcmp(method, ((const struct feature *)feature)->method);
}

const struct feature *
feature_find(const char *method)
{
    return bsearch(method, features, sizeof features / sizeof *features, sizeof *features,
                   compare_method);
}

void
feature_add_providers(json_t *capabilities, const struct client_capabilities *client)
{
    for (size_t i = 0; i < sizeof features / sizeof *features; i++) {
        const struct feature *feature = &features[i];
        if (feature->provider != NULL) {
            json_t *value = feature->offer ? feature->offer(client) : json_true();
            if (value != NULL) {
                json_object_set_new(capabilities, feature->provider, value);
            }
        }
    }
}
