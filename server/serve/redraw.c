/* SPDX-License-Identifier: MIT */
#include "serve/redraw.h"

void
redraw_note(struct session *session)
{
    session->redraw_due = true;
}

void
redraw_send(struct session *session)
{
    const struct client_capabilities *client = &session->client;
    const struct {
        bool wanted;
        const char *method;
    } rows[] = {
        {client->code_lens_refresh, "workspace/codeLens/refresh"},
        {client->inlay_hint_refresh, "workspace/inlayHint/refresh"},
        {client->semantic_tokens_refresh, "workspace/semanticTokens/refresh"},
        {client->folding_range_refresh, "workspace/foldingRange/refresh"},
    };
    bool due = session->redraw_due;
    session->redraw_due = false;
    for (size_t i = 0; due && i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].wanted) {
            session_request(session, PURPOSE_REDRAW, rows[i].method, NULL);
        }
    }
}
