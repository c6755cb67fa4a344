/* SPDX-License-Identifier: MIT */
/* Five sources, weaker first: the defaults, the user's file, initializationOptions,
 * the project's file, the client's configuration. Any one of them is enough. */
#include "serve/scope.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "base/memory.h"
#include "feature/diagnostics.h"
#include "lsp/uri.h"
#include "report/finding.h"
#include "serve/guidance.h"

/* In milliseconds; for tests and slow machines, below every setting. */
#define DEBOUNCE_VARIABLE "WIRECHECK_DEBOUNCE_MS"

enum source_number {
    SOURCE_ENVIRONMENT,
    SOURCE_USER,
    SOURCE_OPTIONS,
    SOURCE_PROJECT,
    SOURCE_CONFIGURATION,
    SOURCE_COUNT
};

static_assert(FINDING_CODE_COUNT < SETTINGS_CODES_LIMIT, "a code has no setting");

static void
release_project(struct project *project)
{
    settings_file_release(&project->file);
    json_decref(project->configuration);
    settings_release(&project->settings);
    settings_problems_release(&project->problems);
}

static void
publish(struct session *session, const char *path, json_t *diagnostics)
{
    struct buf uri = BUF_INIT;
    uri_add_file(&uri, str_from(path));
    session_notify(session, "textDocument/publishDiagnostics",
                   diagnostics_params(uri.data, NULL, diagnostics));
    buf_release(&uri);
}

static void
release_projects(struct session *session)
{
    vec_each(struct project, project, &session->projects) {
        release_project(project);
    }
    vec_clear(&session->projects);
}

void
scope_release(struct session *session)
{
    release_projects(session);
    vec_release(&session->projects);
    settings_file_release(&session->user_file);
    settings_release(&session->settings);
    settings_problems_release(&session->settings_problems);
}

void
scope_find_files(struct session *session)
{
    if (session->user_file.path == NULL) {
        settings_file_init_user(&session->user_file);
    }
    vec_each(const struct project, project, &session->projects) {
        if (project->file.is_marked) {
            publish(session, project->file.path, json_array());
        }
    }
    release_projects(session);
    vec_each(const struct folder, folder, &session->folders) {
        struct project project = {.settings = {{0}}};
        if (folder->path != NULL) {
            settings_file_init_project(&project.file, folder->path);
        }
        vec_add(&session->projects, project);
    }
    scope_refresh(session);
}

static uint64_t
stamp_file(const char *path, uint64_t seed)
{
    struct stat info;
    if (path == NULL || stat(path, &info) != 0) {
        return hash_bytes("", 0, seed);
    }
    const int64_t parts[] = {(int64_t)info.st_ino, (int64_t)info.st_size,
                             (int64_t)info.st_mtim.tv_sec, (int64_t)info.st_mtim.tv_nsec};
    return hash_bytes(parts, sizeof parts, seed);
}

/* Whether any file of stock phrases changed since it was asked last. */
static bool
refresh_stock(struct session *session)
{
    uint64_t stamp = stamp_file(session->settings.stock_phrases, 0);
    vec_each(const struct project, project, &session->projects) {
        stamp = stamp_file(project->settings.stock_phrases, stamp);
    }
    bool changed = stamp != session->stock_stamp;
    session->stock_stamp = stamp;
    return changed;
}

bool
scope_refresh(struct session *session)
{
    bool changed = settings_file_refresh(&session->user_file);
    vec_each(struct project, project, &session->projects) {
        changed = settings_file_refresh(&project->file) || changed;
    }
    return refresh_stock(session) || changed;
}

static json_t *
environment_settings(void)
{
    const char *value = getenv(DEBOUNCE_VARIABLE);
    json_t *ret = json_object();
    if (value != NULL) {
        json_object_set_new(ret, "debounce", json_integer(strtol(value, NULL, 10)));
    }
    return ret;
}

/* Fills the sources of a project; `project` NULL outside all of them. */
static void
list_sources(struct settings_source ret[SOURCE_COUNT], const struct session *session,
             const struct project *project, const json_t *environment)
{
    ret[SOURCE_ENVIRONMENT] =
        (struct settings_source){.name = "environment", .value = environment};
    ret[SOURCE_USER] = settings_file_source(&session->user_file);
    ret[SOURCE_OPTIONS] = (struct settings_source){
        .name = "initializationOptions", .value = session->initialization_options};
    ret[SOURCE_PROJECT] = project ? settings_file_source(&project->file)
                                  : (struct settings_source){.name = "no project"};
    bool own = project != NULL && project->configuration != NULL;
    ret[SOURCE_CONFIGURATION] = (struct settings_source){
        .name = "configuration",
        .value = own ? project->configuration : session->configuration};
}

static void
read_project(const struct session *session, const struct project *project,
             struct settings *settings, struct settings_problems *problems)
{
    const char *codes[FINDING_CODE_COUNT + 1] = {NULL};
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        codes[i] = finding_code_name((enum finding_code)i);
    }
    struct settings_source sources[SOURCE_COUNT];
    json_t *environment = environment_settings();
    list_sources(sources, session, project, environment);
    settings_release(settings);
    settings_problems_release(problems);
    settings_read(settings, sources, SOURCE_COUNT, codes, problems);
    json_decref(environment);
}

bool
scope_has_own(const struct project *project)
{
    return project->file.value != NULL || project->configuration != NULL;
}

void
scope_read(struct session *session)
{
    read_project(session, NULL, &session->settings, &session->settings_problems);
    vec_each(struct project, project, &session->projects) {
        settings_release(&project->settings);
        settings_problems_release(&project->problems);
        if (scope_has_own(project)) {
            read_project(session, project, &project->settings, &project->problems);
        }
    }
    /* They are read together with the settings. */
    refresh_stock(session);
}

/* The file of number 0 is the user's, those of projects follow. `problems` and `source`
 * are what was wrong when it was read, and as which source. NULL beyond the last; a
 * file without a path is none. */
static struct settings_file *
find_file(struct session *session, size_t number,
          const struct settings_problems **problems, enum source_number *source)
{
    if (number == 0) {
        *problems = &session->settings_problems;
        *source = SOURCE_USER;
        return &session->user_file;
    }
    if (number > session->projects.count) {
        return NULL;
    }
    struct project *project = &session->projects.data[number - 1];
    *problems = &project->problems;
    *source = SOURCE_PROJECT;
    return &project->file;
}

static json_t *
build_marks(const struct session *session, const struct settings_file *file,
            const struct settings_problems *problems, enum source_number source)
{
    return guidance_add(session, settings_file_diagnostics(file, problems, source,
                                                           session->client.encoding));
}

/* What is wrong is marked in the file; nothing any longer, too. A client that pulls is
 * not pushed to: it is told, and finds the marks where it pulls. */
static void
report_file(struct session *session, size_t number, struct buf *notice)
{
    const struct settings_problems *problems;
    enum source_number source;
    struct settings_file *file = find_file(session, number, &problems, &source);
    if (file->path == NULL) {
        return;
    }
    if (session->client.pull_diagnostics) {
        settings_file_add_notice(notice, file, problems, source);
        return;
    }
    json_t *diagnostics = build_marks(session, file, problems, source);
    bool is_wrong = json_array_size(diagnostics) > 0;
    if (is_wrong || file->is_marked) {
        file->is_marked = is_wrong;
        publish(session, file->path, json_incref(diagnostics));
    }
    json_decref(diagnostics);
}

void
scope_each_file(struct session *session,
                void (*take)(struct session *session, const struct scope_marks *marks))
{
    const struct settings_problems *problems;
    enum source_number source;
    const struct settings_file *file;
    for (size_t i = 0; (file = find_file(session, i, &problems, &source)) != NULL; i++) {
        if (file->path == NULL) {
            continue;
        }
        json_t *diagnostics = build_marks(session, file, problems, source);
        char *text = json_dumps(diagnostics, JSON_COMPACT);
        struct buf uri = BUF_INIT;
        char id[HASH_HEX_SIZE];
        hash_hex(text, strlen(text), id);
        uri_add_file(&uri, str_from(file->path));
        take(session, &(struct scope_marks){uri.data, id, diagnostics});
        buf_release(&uri);
        memory_free(text);
        json_decref(diagnostics);
    }
}

json_t *
scope_diagnostics(struct session *session, const char *path)
{
    const struct settings_problems *problems;
    enum source_number source;
    const struct settings_file *file;
    for (size_t i = 0; (file = find_file(session, i, &problems, &source)) != NULL; i++) {
        if (path != NULL && file->path != NULL && strcmp(file->path, path) == 0) {
            return build_marks(session, file, problems, source);
        }
    }
    return NULL;
}

void
scope_report(struct session *session)
{
    struct settings_source sources[SOURCE_COUNT];
    struct buf notice = BUF_INIT;
    list_sources(sources, session, NULL, NULL);
    settings_add_notice(&notice, sources, SOURCE_COUNT, &session->settings_problems);
    for (size_t i = 0; i <= session->projects.count; i++) {
        report_file(session, i, &notice);
    }
    session_show_once(session, &session->settings_notice, MESSAGE_TYPE_WARNING,
                      notice.data);
    buf_release(&notice);
}

uint32_t
scope_number(const struct session *session, const char *path)
{
    const struct folder *folder = folders_of(&session->folders, path);
    if (folder == NULL) {
        return 0;
    }
    size_t at = (size_t)(folder - session->folders.data);
    return at < session->projects.count && scope_has_own(&session->projects.data[at])
               ? (uint32_t)at + 1
               : 0;
}

const struct settings *
scope_settings(const struct session *session, const char *path)
{
    uint32_t number = scope_number(session, path);
    return number > 0 ? &session->projects.data[number - 1].settings : &session->settings;
}

bool
scope_is_file(struct session *session, const char *path)
{
    json_t *diagnostics = scope_diagnostics(session, path);
    json_decref(diagnostics);
    return diagnostics != NULL;
}
