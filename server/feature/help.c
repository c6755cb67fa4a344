/* SPDX-License-Identifier: MIT */
#include "feature/help.h"

#include "base/buf.h"
#include "feature/original.h"
#include "lsp/shape.h"

#define SUFFIX ".md"

const struct guide *
help_find(struct str uri)
{
    struct str prefix = STR(HELP_URI);
    struct str suffix = STR(SUFFIX);
    if (!str_starts_with(uri, prefix) || !str_ends_with(uri, suffix) ||
        uri.length < prefix.length + suffix.length) {
        return NULL;
    }
    return guide_find(str_slice(uri, prefix.length, uri.length - suffix.length));
}

char *
help_folder(void)
{
    struct buf folder = BUF_INIT;
    return original_add_cache(&folder, "help") ? buf_take(&folder) : NULL;
}

enum status
help_write(const char *folder, struct error *err)
{
    enum status status = STATUS_OK;
    struct buf name = BUF_INIT;
    struct buf uri = BUF_INIT;
    for (size_t i = 0; status == STATUS_OK && i < guides_count; i++) {
        buf_clear(&name);
        buf_add_format(&name, "%s" SUFFIX, guides[i].code);
        status = original_write(&uri, folder, buf_str(&name), guides[i].text, err);
    }
    buf_release(&name);
    buf_release(&uri);
    return status;
}

json_t *
help_explain(json_t *diagnostics, const char *base)
{
    size_t at;
    json_t *diagnostic;
    struct buf href = BUF_INIT;
    json_array_foreach(diagnostics, at, diagnostic) {
        const char *code = json_string_value(json_object_get(diagnostic, "code"));
        if (base != NULL && code != NULL && guide_find(str_from(code)) != NULL) {
            buf_clear(&href);
            buf_add_format(&href, "%s%s" SUFFIX, base, code);
            json_object_set_new(
                diagnostic, "codeDescription",
                json_pack("{s:o}", "href", shape_from_str(buf_str(&href))));
        }
    }
    buf_release(&href);
    return diagnostics;
}
