/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_SETTINGS_FILE_H
#define EDITOR_SETTINGS_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/buf.h"
#include "editor/settings.h"
#include "text/position.h"

/* A file of settings: the user's, or a project's. */

#define SETTINGS_FILE_PROJECT ".wirecheck.json"
#define SETTINGS_FILE_LIMIT ((size_t)1 << 20)

/* Zeroed = none. */
struct settings_file {
    char *path;
    char *folder;
    bool is_project;
    json_t *value;   /* what it says; NULL where it is missing or broken */
    struct buf text; /* empty where it is missing, or no regular file */
    char *problem;   /* why it is broken, or NULL */
    size_t problem_at;
    int64_t stamp[4]; /* how the file was when it was last read */
    bool is_marked;   /* for the caller: it has told the editor what is wrong */
};

/* $XDG_CONFIG_HOME/wirecheck/settings.json, or that below ~/.config. Reads nothing
 * yet, and stays none where the user has no home. */
void settings_file_init_user(struct settings_file *self);
/* .wirecheck.json in a project's folder. */
void settings_file_init_project(struct settings_file *self, const char *folder);
void settings_file_release(struct settings_file *self);

/* Reads the file anew where it changed; true where it did (also where it came or
 * went). A project's file must be a regular file itself, not a link to one. */
bool settings_file_refresh(struct settings_file *self);

struct settings_source settings_file_source(const struct settings_file *self);

/* An array of Diagnostic for what is wrong in the file: in its syntax, or among the
 * problems of the source that it was. New reference. */
json_t *settings_file_diagnostics(const struct settings_file *self,
                                  const struct settings_problems *problems, size_t source,
                                  enum position_encoding encoding);

/* The same in words: "path:line: problem", a line each (between lines, \n). */
void settings_file_add_notice(struct buf *out, const struct settings_file *self,
                              const struct settings_problems *problems, size_t source);

#endif
