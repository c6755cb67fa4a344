/* SPDX-License-Identifier: MIT */
#include "cli/checking.h"

#include <string.h>

#include "cli/output.h"

static void
count_findings(struct check *self, const struct report *report)
{
    self->dismissed += report->dismissed_count;
    self->muted += report->muted_paragraphs;
    self->overruled += report_count_overruled(report);
    if (self->fail_on_share >= 0 && report->words > 0 &&
        (uint64_t)report->words_covered * 100 >=
            (uint64_t)self->fail_on_share * report->words) {
        self->over_share = true;
    }
    for (uint32_t i = 0; i < report->finding_count; i++) {
        enum severity severity = report->findings[i].severity;
        if (severity <= SEVERITY_HINT) {
            self->counts[severity]++;
        }
    }
}

void
check_print(struct check *self, const struct report *report, struct str draft,
            const char *path)
{
    struct buf out = BUF_INIT;
    count_findings(self, report);
    if (self->format == CHECK_SARIF) {
        sarif_add_report(&self->sarif, report, draft, path);
    } else if (self->format == CHECK_JSON) {
        bool several = self->call->options.operands.count > 1;
        buf_add_text(&out, !several ? "" : self->drafts ? ",\n" : "[\n");
        report_add_json(&out, report, draft);
    } else if (self->format == CHECK_HTML) {
        page_add_draft(&self->page, report, draft, self->dismissals);
    } else {
        report_add_text(&out, report, draft, &self->style);
    }
    output_write(buf_str(&out));
    self->drafts++;
    buf_release(&out);
}

static void
print_summary(const struct check *self)
{
    static const char *const names[][2] = {
        [SEVERITY_ERROR] = {"error", "errors"},
        [SEVERITY_WARNING] = {"warning", "warnings"},
        [SEVERITY_INFORMATION] = {"for information", "for information"},
        [SEVERITY_HINT] = {"hint", "hints"},
    };
    struct buf out = BUF_INIT;
    output_add_counted(&out, self->drafts, "draft", "drafts");
    const char *between = ": ";
    for (int severity = SEVERITY_ERROR; severity <= SEVERITY_HINT; severity++) {
        if (self->counts[severity] > 0) {
            buf_add_text(&out, between);
            output_add_counted(&out, self->counts[severity], names[severity][0],
                               names[severity][1]);
            between = ", ";
        }
    }
    buf_add_text(&out, strcmp(between, ": ") == 0 ? ": nothing found" : "");
    if (self->dismissed > 0) {
        buf_add_text(&out, ", ");
        output_add_count(&out, self->dismissed);
        buf_add_text(&out, " dismissed");
    }
    uint64_t void_lines =
        self->dismissals != NULL ? dismissals_void_count(self->dismissals) : 0;
    if (void_lines > 0) {
        buf_add_text(&out, ", ");
        output_add_counted(&out, void_lines, "dismissal does not hold",
                           "dismissals do not hold");
    }
    if (self->muted > 0) {
        buf_add_text(&out, ", ");
        output_add_counted(&out, self->muted, "paragraph", "paragraphs");
        buf_add_text(&out, " left out by comments");
    }
    if (self->overruled > 0) {
        buf_add_text(&out, ", ");
        output_add_count(&out, self->overruled);
        buf_add_text(&out, " switched off or lowered by the project's settings");
    }
    buf_add_byte(&out, '\n');
    output_write(buf_str(&out));
    buf_release(&out);
}

enum outcome
check_outcome(const struct check *self)
{
    if (self->failed) {
        return OUTCOME_FAILED;
    }
    for (int severity = SEVERITY_ERROR; severity <= (int)self->fail_on; severity++) {
        if (self->counts[severity] > 0) {
            return OUTCOME_FOUND;
        }
    }
    return self->over_share ? OUTCOME_FOUND : OUTCOME_FINE;
}

static void
print_page(const struct check *self)
{
    struct buf out = BUF_INIT;
    page_write(&out, &self->page);
    output_write(buf_str(&out));
    buf_release(&out);
}

static void
print_sarif(const struct check *self)
{
    struct buf out = BUF_INIT;
    sarif_add_log(&out, &self->sarif, (int)check_outcome(self));
    buf_add_byte(&out, '\n');
    output_write(buf_str(&out));
    buf_release(&out);
}

void
check_print_end(const struct check *self)
{
    bool several = self->call->options.operands.count > 1;
    if (self->format == CHECK_SARIF) {
        print_sarif(self);
    } else if (self->format == CHECK_HTML && self->drafts > 0) {
        print_page(self);
    } else if (self->format == CHECK_JSON && several) {
        output_write(self->drafts > 0 ? STR("\n]\n") : STR("[]\n"));
    } else if (self->format == CHECK_JSON && self->drafts > 0) {
        output_write(STR("\n"));
    } else if (self->format == CHECK_TEXT && self->drafts > 0) {
        print_summary(self);
    }
}
