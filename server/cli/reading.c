/* SPDX-License-Identifier: MIT */
#include "cli/reading.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/output.h"
#include "ingest/ingest.h"
#include "text/display.h"

bool
reading_defaults(struct intake_defaults *ret, const struct call *call)
{
    struct error err;
    *ret = (struct intake_defaults){
        .charset = options_value(&call->options, "charset"),
        .language = options_value(&call->options, "language"),
        .outlet = options_value(&call->options, "outlet"),
    };
    if (ret->charset != NULL && !intake_knows_charset(ret->charset)) {
        error_set(&err, STATUS_INVALID, "--charset: unknown character set: %s",
                  ret->charset);
        output_failure(call, &err,
                       "Names are those of mail and web: windows-1251, "
                       "ISO-8859-2, KOI8-R, macintosh, IBM850, ...");
        return false;
    }
    return true;
}

void
reading_print_problem(const char *path, uint64_t line, const char *reason)
{
    struct buf text = BUF_INIT;
    struct buf named = BUF_INIT;
    struct str what = str_from(reason);
    /* A reason that came from the system names the path by itself. */
    buf_add_format(&named, "%s: ", path);
    if (str_starts_with(what, buf_str(&named))) {
        what = str_slice(what, named.length, what.length);
    }
    display_add(&text, str_from(path));
    if (line > 0) {
        buf_add_format(&text, ":%" PRIu64, line);
    }
    buf_add_text(&text, ": ");
    display_add(&text, what);
    fprintf(stderr, "%s\n", text.data);
    buf_release(&named);
    buf_release(&text);
}

void
reading_add_counts(struct buf *out, const struct ingest_counts *counts)
{
    output_add_counted(out, counts->added, "story added, ", "stories added, ");
    output_add_count(out, counts->unchanged);
    buf_add_text(out, " unchanged, ");
    output_add_count(out, counts->updated);
    buf_add_text(out, " updated, ");
    output_add_count(out, counts->problems);
    buf_add_text(out, " skipped");
}
