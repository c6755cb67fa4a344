/* SPDX-License-Identifier: MIT */
#ifndef SERVE_SESSION_H
#define SERVE_SESSION_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include <jansson.h>
#include <uv.h>

#include "editor/draft.h"
#include "editor/folders.h"
#include "editor/settings.h"
#include "editor/settings_file.h"
#include "lsp/capability.h"
#include "rpc/message.h"
#include "rpc/outgoing.h"
#include "rpc/requests.h"
#include "serve/job.h"
#include "serve/transport.h"
#include "serve/worker.h"

/* One client, from its first byte to its last: all state of the loop's thread, and
 * the ways to say something to the client. */

enum phase {
    PHASE_NEW,       /* before initialize */
    PHASE_RUNNING,   /* initialize is answered */
    PHASE_SHUT_DOWN, /* shutdown is answered */
    PHASE_LEAVING,   /* nothing is read any more */
};

/* What the loop knows of an open draft beside its text. */
struct desk {
    uint64_t serial;
    bool is_exempt; /* a copy of the archive, or a file of settings: never checked */
    bool due;       /* to be checked at `due_ms` */
    uint64_t due_ms;
    uint64_t waiting_since_ms; /* the first change that is not yet checked */
    uint64_t hurried_sequence; /* an urgent check of it is under way; 0 for none */
    uint64_t hurried_revision; /* and of the session when it was asked for */
    bool publish_later;        /* the client does not read at the moment */
    struct job *result;        /* of the last check that was not stale, or NULL */
    uint64_t result_sequence;
};

/* A request that is answered when the worker has done something: checked that
 * state of a draft (`feature->build`), done the job of that ticket
 * (`feature->search`), or everything (wirecheck/settled: no feature). */
struct awaited {
    uint64_t ticket;
    uint64_t serial; /* of the draft that the request is about; 0 for none */
    uint64_t sequence;
    const struct feature *feature;
    struct ask ask; /* of a `build`; owned */
    bool looked;    /* wirecheck/settled: the archive was looked at since */
};

/* A folder of the workspace, with the settings of its own that it may have. */
struct project {
    struct settings_file file;
    json_t *configuration; /* the client's for this folder alone, or NULL */
    struct settings settings;
    struct settings_problems problems;
};

/* textDocument/diagnostic that waits for the findings of a draft's newest state. */
struct pull {
    uint64_t ticket;
    uint64_t serial;
    char *previous; /* the id of the report that the client has, or NULL; owned */
};

/* The client is to be told that what it pulled is no longer so. */
struct refresh {
    bool reported;    /* something was pulled since the last time: the oldest of it ... */
    uint64_t edition; /* ... was made of this state of the archive ... */
    uint64_t revision; /* ... and of the settings */
    bool due;
    uint64_t asked_ms; /* 0: no unanswered request is out */
};

/* See work.h. Zeroed = none. */
struct work {
    const char *title;
    json_t *token;   /* owned; NULL where nothing is shown */
    int64_t request; /* of ours for the token, while it is not answered; else 0 */
    bool has_begun;
    unsigned percentage; /* last said */
};

/* A command that waits for the client to apply its edit. */
struct pending_edit {
    int64_t request; /* of ours */
    uint64_t ticket;
    json_t *result; /* of the command; owned */
    uint64_t sent_ms;
};

enum purpose {
    PURPOSE_CONFIGURATION = 1,
    PURPOSE_REGISTRATION,
    PURPOSE_REFRESH,
    PURPOSE_REDRAW,
    PURPOSE_EDIT,
    PURPOSE_SHOW,
    PURPOSE_PROGRESS
};

/* TraceValue of the protocol. */
enum trace {
    TRACE_OFF,
    TRACE_MESSAGES,
    TRACE_VERBOSE
};

struct session {
    const char *given_archive; /* --archive: before any setting; NULL if not given */
    bool ignore_client_process;
    uv_loop_t loop;
    uv_timer_t due_timer;
    uv_timer_t tick_timer;
    uv_timer_t leave_timer;
    uv_timer_t rest_timer; /* see worker_hold */
    uv_prepare_t before_sleep;
    uv_async_t job_done;
    struct transport transport;
    struct worker *worker; /* NULL before initialize */

    enum phase phase;
    int exit_status;
    struct client_capabilities client;
    enum trace trace;
    pid_t client_process; /* 0: not watched */
    unsigned ticks;
    const char *method; /* of the message that is being taken, or NULL; static */
    long long request;  /* its id, if that is a number, else negative */

    struct requests requests;
    struct outgoing outgoing;
    struct drafts drafts;
    struct folders folders;
    struct {
        VEC_OF(struct desk);
    } desks;
    struct {
        VEC_OF(struct awaited);
    } waits;
    struct {
        VEC_OF(struct pull);
    } pulls;
    struct refresh refresh;
    struct sweep *sweep; /* NULL until somebody asks for one */
    uint64_t nonce;      /* no other process has the same */

    struct settings settings; /* of drafts outside all projects */
    struct settings_problems settings_problems;
    struct settings_file user_file;
    struct {
        VEC_OF(struct project);
    } projects; /* for folders.data[i], data[i] */
    /* Grows whenever findings may change with no text changing: by much for settings,
     * by one for a change of the dismissals, which the worker counts on. */
    uint64_t revision;
    struct {
        VEC_OF(struct pending_edit);
    } pending_edits;
    json_t *comparisons; /* virtual documents: [{uri, text}], the latest last */
    uint64_t last_comparison;
    struct ingest *ingest; /* under way, or NULL */
    uint64_t last_progress;
    json_t *initialization_options;
    json_t *configuration;
    char *settings_notice; /* what was last said of them, or NULL */
    char *archive_notice;  /* what was last said of the archive, or NULL */
    char *dismissals_notice;
    char *stock_notice;
    char *help;           /* where pages of help are, or NULL; see guidance.h */
    char *help_folder;    /* where they are files, or NULL */
    bool has_help;        /* these are written */
    uint64_t stock_stamp; /* of the files of stock phrases, as last seen */
    uint64_t generation;  /* of the archive, as last seen */
    uint64_t edition;     /* likewise: see archive_state */
    uint64_t far_edition; /* the same for drafts that are not open, of which nothing is
                           * kept: follows the archive with a pause */
    bool far_due;
    uint64_t far_ms; /* when it was raised */
    uint64_t stories;
    int64_t updated_ms;
    bool is_busy;        /* for long enough to say so */
    json_t *status_sent; /* what the client was last told, or NULL */
    uint64_t paragraphs_checked;
    bool redraw_due; /* see redraw_note */
    struct tidings *tidings;
    struct follow *follow; /* under way, or NULL */
};

/* The archive that the settings name. Caller frees. */
char *session_archive_path(const struct session *self) ALLOCATOR;

/* Each answers the request of that ticket unless it is answered already. `result`
 * is taken over. */
void session_reply(struct session *self, uint64_t ticket, json_t *result);
void session_fail(struct session *self, uint64_t ticket, enum rpc_code code,
                  const char *text);
/* The same with the code that says what the status says. */
void session_fail_status(struct session *self, uint64_t ticket, enum status status,
                         const char *text);
/* A pull of diagnostics cannot be answered, but can be asked again. */
void session_retrigger(struct session *self, uint64_t ticket);
/* An error for a message that never became a request; `id` may be NULL. */
void session_reject(struct session *self, const json_t *id, enum rpc_code code,
                    const char *text);

/* `params` is taken over. */
void session_notify(struct session *self, const char *method, json_t *params);
/* Sends a request and gives its id; 0, and nothing sent, where too many are open. */
int64_t session_request(struct session *self, enum purpose purpose, const char *method,
                        json_t *params);

/* MessageType of the protocol. */
enum message_type {
    MESSAGE_TYPE_ERROR = 1,
    MESSAGE_TYPE_WARNING,
    MESSAGE_TYPE_INFO
};

/* To the user, and to the client's log. */
void session_show(struct session *self, enum message_type type, const char *text);
/* The same, unless it is what was said last under this notice; NULL says nothing and
 * forgets it. */
void session_show_once(struct session *self, char **notice, enum message_type type,
                       const char *text);
void session_log(struct session *self, enum message_type type, const char *text);

/* $/logTrace, if the client traces; `verbose` only if it wants that too. */
void session_trace(struct session *self, const char *text, const char *verbose);

/* The job is done because of the message that is being taken. */
void session_sign(const struct session *self, struct job *job);

/* Ends the loop with this exit status as soon as what was sent is written, or
 * after a short while. The first call decides. */
void session_leave(struct session *self, int exit_status);

/* Remembers a request that is answered later; takes over its ask. */
void session_wait(struct session *self, const struct awaited *wait);
/* Forgets waits.data[at]; the others keep their order. */
void session_end_wait(struct session *self, size_t at);

#endif
