/* SPDX-License-Identifier: MIT */
/* The worker writes the files; as long as it has not, no address leads to them. */
#include "serve/guidance.h"

#include "base/memory.h"
#include "feature/help.h"
#include "lsp/uri.h"

void
guidance_begin(struct session *session)
{
    const struct client_capabilities *client = &session->client;
    struct buf base = BUF_INIT;
    if (client->code_description && client->virtual_documents) {
        buf_add_text(&base, HELP_URI);
    } else if (client->code_description) {
        session->help_folder = help_folder();
        if (session->help_folder != NULL) {
            uri_add_file(&base, str_from(session->help_folder));
        }
    }
    session->help = base.length > 0 ? buf_take(&base) : NULL;
    buf_release(&base);
}

json_t *
guidance_add(const struct session *session, json_t *diagnostics)
{
    bool is_there = session->help_folder == NULL || session->has_help;
    return help_explain(diagnostics, is_there ? session->help : NULL);
}
