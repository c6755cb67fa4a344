/* SPDX-License-Identifier: MIT */
#include "report/page.h"

#include "report/page_html.h"

static void
add_index(struct buf *out, const struct page *self)
{
    buf_add_format(out, "<h2>%u drafts</h2>\n<table><thead><tr>", (unsigned)self->drafts);
    buf_add_text(out,
                 "<th scope=\"col\">Draft</th><th scope=\"col\" class=\"n\">Words</th>"
                 "<th scope=\"col\" class=\"n\">Errors</th>"
                 "<th scope=\"col\" class=\"n\">Warnings</th>"
                 "<th scope=\"col\" class=\"n\">Sources</th>"
                 "<th scope=\"col\" class=\"n\">In the archive</th></tr></thead>"
                 "<tbody>\n");
    buf_add_str(out, buf_str(&self->index));
    buf_add_text(out, "</tbody></table>\n");
}

void
page_write(struct buf *out, const struct page *self)
{
    buf_add_text(out,
                 "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" "
                 "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width\">\n"
                 "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    if (self->drafts > 1) {
        buf_add_format(out, "%u drafts", (unsigned)self->drafts);
    } else {
        buf_add_str(out, buf_str(&self->title));
    }
    buf_add_text(out, " - Wirecheck report</title>\n<style>\n");
    buf_add_text(out, page_style);
    buf_add_text(out, "</style></head>\n<body><main>\n<h1>Wirecheck report</h1>\n");
    if (self->drafts != 1) {
        add_index(out, self);
    }
    buf_add_str(out, buf_str(&self->sheets));
    buf_add_text(out, "</main>\n<footer><p>This page is evidence, not a verdict: it "
                      "shows words that also stand in the archive it was made with. "
                      "It has text of the draft and of archived stories in it. Made by "
                      "Wirecheck ");
    page_add_text(out, str_from(self->about->version));
    buf_add_text(out, ".</p></footer>\n</body></html>\n");
}

void
page_release(struct page *self)
{
    buf_release(&self->index);
    buf_release(&self->sheets);
    buf_release(&self->title);
}
