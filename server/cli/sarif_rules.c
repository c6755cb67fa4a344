/* SPDX-License-Identifier: MIT */
/* What each code means, for people who meet it in a list of findings of all kinds and
 * have not read our documentation: in plain words here, and the page of report/guide
 * for those who show Markdown. */
#include "cli/sarif.h"

#include "report/guide.h"
#include "report/settings.h"

struct rule {
    const char *what;
    const char *help;
};

static const struct rule rules[FINDING_CODE_COUNT] = {
    [FINDING_WIRE_COPY] =
        {"The paragraph stands near word for word in an archived story.",
         "Name the source in the draft (\"the agency reported\", a dateline or a last "
         "line "
         "with its name), quote it, or write the paragraph anew. Where the draft gives "
         "credit already, this is for information only."},
    [FINDING_WIRE_REWRITE] =
        {"The paragraph is an archived story's, reworded.",
         "Check whether the source should be named: the order of the facts and part of "
         "the words are still its own."},
    [FINDING_SHARED_PHRASE] =
        {"One run of words also stands in an archived story.",
         "Nothing needs to be done where it is a stock phrase of the trade. A desk can "
         "list its own with --stock-phrases."},
    [FINDING_SHARED_QUOTE] =
        {"Quoted speech that also stands in an archived story.",
         "Say to whom it was said, if it was not said to this newsroom, and see that the "
         "same person is named."},
    [FINDING_OWN_ARCHIVE] =
        {"The paragraph is this newsroom's own earlier copy.",
         "Nothing needs to be done for background that is repeated on purpose."},
    [FINDING_WITHDRAWN] =
        {"The paragraph stands in a story that its agency has withdrawn.",
         "Do not publish it. Read the agency's notice and take the passage out."},
    [FINDING_CORRECTED] =
        {"The paragraph comes from a version that was corrected later.",
         "Compare it with the newest version and take over what was corrected."},
    [FINDING_EMBARGOED] =
        {"The paragraph stands in a story that may not be published yet.",
         "Hold it until the embargo has ended."},
    [FINDING_FIGURE_DIFFERS] =
        {"Near copy of an archived story, but a number, a name or a date is another.",
         "Look up which of the two is right, and name the source."},
};

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
        const struct rule *rule = &rules[code];
        const char *name = finding_code_name((enum finding_code)code);
        json_array_append_new(
            ret, json_pack("{s:s, s:{s:s}, s:{s:s, s:o}, s:{s:s}}", "id", name,
                           "shortDescription", "text", rule->what, "help", "text",
                           rule->help, "markdown", page(name), "defaultConfiguration",
                           "level", sarif_level(defaults.severities[code])));
    }
    return ret;
}
