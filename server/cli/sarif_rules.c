/* SPDX-License-Identifier: MIT */
/* What each code means, for people who meet it in a list of findings of all kinds and
 * have not read our documentation: in plain words, and the page of report/guide for those
 * who show Markdown. */
#include "cli/sarif.h"

#include "report/guide.h"
#include "report/settings.h"

const char *
sarif_level(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "error";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_INFORMATION:
    case SEVERITY_HINT:
        return "note";
    case SEVERITY_OFF:
        break;
    }
    return "none";
}

/* The code's page of help. Braces would be placeholders (3.11.5). */
static json_t *
page(const char *code)
{
    const struct guide *guide = guide_find(str_from(code));
    struct str text = guide ? guide->text : STR("");
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < text.length; i++) {
        bool is_brace = text.data[i] == '{' || text.data[i] == '}';
        buf_add(&out, &text.data[i], 1);
        buf_add(&out, &text.data[i], is_brace ? 1 : 0);
    }
    json_t *ret = json_stringn(out.length ? out.data : "", out.length);
    buf_release(&out);
    return ret;
}

json_t *
sarif_rules(void)
{
    struct check_settings defaults;
    check_settings_init(&defaults);
    json_t *ret = json_array();
    for (int code = 0; code < FINDING_CODE_COUNT; code++) {
        enum finding_code of = (enum finding_code)code;
        const char *name = finding_code_name(of);
        json_array_append_new(ret, json_pack("{s:s, s:{s:s}, s:{s:s, s:o}, s:{s:s}}",
                                             "id", name, "shortDescription", "text",
                                             finding_code_meaning(of), "help", "text",
                                             finding_code_advice(of), "markdown",
                                             page(name), "defaultConfiguration", "level",
                                             sarif_level(defaults.severities[code])));
    }
    return ret;
}
