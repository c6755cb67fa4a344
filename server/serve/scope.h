/* SPDX-License-Identifier: MIT */
#ifndef SERVE_SCOPE_H
#define SERVE_SCOPE_H

#include "serve/session.h"

/* The settings in force: those of the user, and in a project that has a file of
 * settings, those with the project's in them. */

/* Finds the files anew: the session begins, or its folders changed. */
void scope_find_files(struct session *session);

/* Reads the files that changed; true where any did. */
bool scope_refresh(struct session *session);

/* Makes the settings anew from all of their sources. */
void scope_read(struct session *session);
/* Marks in the files, or says, what was wrong with them when they were last read. */
void scope_report(struct session *session);

/* What is wrong in a file of settings; `id` is the same while that is. Borrowed. */
struct scope_marks {
    const char *uri;
    const char *id;
    json_t *diagnostics;
};

/* Calls `take` with the marks of each file: for clients that pull. */
void scope_each_file(struct session *session,
                     void (*take)(struct session *session,
                                  const struct scope_marks *marks));
/* What is wrong in one such file; NULL where it is none. New reference. */
json_t *scope_diagnostics(struct session *session, const char *path);

/* The settings of a draft; `path` NULL where it is no file. Borrowed until read
 * anew. */
const struct settings *scope_settings(const struct session *session, const char *path);
/* A project without settings of its own has those of the user. */
bool scope_has_own(const struct project *project);
/* The number of its project for a job: 0 for none. */
uint32_t scope_number(const struct session *session, const char *path);

/* Whether the file is one of settings, and no draft. */
bool scope_is_file(struct session *session, const char *path);

void scope_release(struct session *session);

#endif
