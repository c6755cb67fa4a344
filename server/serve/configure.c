/* SPDX-License-Identifier: MIT */
/* A client may give settings at initialize, push them, be asked for them, all of
 * that, or none: any one of them works. */
#include "serve/configure.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/log.h"
#include "base/memory.h"
#include "feature/original.h"
#include "report/check.h"
#include "serve/desk.h"
#include "serve/follow.h"
#include "serve/refresh.h"
#include "serve/scope.h"
#include "serve/tidings.h"

/* Between two looks at the drafts that are not open, while stories come in. */
#define FAR_PAUSE_MS 20000u
#define SECTION "wirecheck"
/* More changes of the dismissals than that between two of the settings are none. */
#define REVISION_STEP ((uint64_t)1 << 32)

/* Copies, since the worker's settings live as long as the worker likes. */
static const char *const *
copy_outlets(struct arena *arena, const char *const *outlets)
{
    size_t count = 0;
    while (outlets[count] != NULL) {
        count++;
    }
    const char **ret = arena_alloc_array(arena, count + 1, sizeof *ret);
    for (size_t i = 0; i < count; i++) {
        ret[i] = arena_dup(arena, str_from(outlets[i]));
    }
    return ret;
}

static struct check_settings *
build_check_settings(struct arena *arena, const struct settings *settings)
{
    struct check_settings *ret = arena_alloc(arena, sizeof *ret);
    check_settings_init(ret);
    ret->own_outlets = copy_outlets(arena, settings->own_outlets);
    ret->credit_form = arena_dup(arena, str_from(settings->credit_form));
    ret->sensitivity =
        settings->sensitivity == SETTING_SENSITIVE ? MATCH_SENSITIVE : MATCH_DEFAULT;
    ret->ignores_comments = !settings->heed_comments;
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        if (settings->severities[i] != SETTINGS_SEVERITY_DEFAULT) {
            ret->severities[i] = (enum severity)settings->severities[i];
        }
    }
    return ret;
}

static bool
same_path(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static const char *
copy_path(struct arena *arena, const char *path)
{
    return path ? arena_dup(arena, str_from(path)) : NULL;
}

/* One for each number that scope_number can give. */
static void
fill_checks(struct engine_settings *ret, const struct session *session)
{
    struct arena *arena = &ret->arena;
    ret->check_count = (uint32_t)session->projects.count + 1;
    ret->checks = arena_alloc_array(arena, ret->check_count, sizeof *ret->checks);
    ret->stock_phrases =
        arena_alloc_array(arena, ret->check_count, sizeof *ret->stock_phrases);
    ret->checks[0] = build_check_settings(arena, &session->settings);
    ret->stock_phrases[0] = copy_path(arena, session->settings.stock_phrases);
    for (uint32_t i = 1; i < ret->check_count; i++) {
        const struct project *project = &session->projects.data[i - 1];
        if (scope_has_own(project)) {
            ret->checks[i] = build_check_settings(arena, &project->settings);
            ret->stock_phrases[i] = copy_path(arena, project->settings.stock_phrases);
            if (check_settings_may_hide(ret->checks[i], ret->checks[0]) ||
                !same_path(ret->stock_phrases[i], ret->stock_phrases[0])) {
                ret->checks[i]->without_project = ret->checks[0];
            }
        }
    }
}

static struct engine_settings *
build_engine_settings(const struct session *session)
{
    const struct settings *settings = &session->settings;
    struct engine_settings *ret = memory_zalloc(sizeof *ret);
    char *archive = session_archive_path(session);
    char *folder = original_folder(archive);
    ret->revision = session->revision;
    ret->archive = arena_dup(&ret->arena, str_from(archive));
    char *dismissals = dismissals_locate(settings->dismissals);
    ret->dismissals = arena_dup(&ret->arena, str_from(dismissals));
    memory_free(dismissals);
    fill_checks(ret, session);
    ret->place = (struct place_settings){
        .encoding = session->client.encoding,
        .virtual_documents = session->client.virtual_documents,
        .show_embargoed = session->settings.show_embargoed,
        .folder = folder ? arena_dup(&ret->arena, str_from(folder)) : NULL,
        .help = copy_path(&ret->arena, session->help_folder),
    };
    memory_free(folder);
    memory_free(archive);
    return ret;
}

void
configure_begin(struct session *session, const json_t *params)
{
    session->initialization_options =
        json_deep_copy(json_object_get(params, "initializationOptions"));
    folders_read(&session->folders, params);
    scope_find_files(session);
    scope_read(session);
}

static void
hand_over(struct session *session)
{
    scope_report(session);
    session->revision = (session->revision / REVISION_STEP + 1) * REVISION_STEP;
    worker_configure(session->worker, build_engine_settings(session));
    worker_submit(session->worker, job_new(JOB_LOOK));
    tidings_tick(session);
    follow_apply(session);
    desk_check_all(session);
    refresh_note(session);
}

void
configure_start(struct session *session)
{
    hand_over(session);
}

static void
apply(struct session *session)
{
    scope_read(session);
    hand_over(session);
}

void
configure_look(struct session *session)
{
    if (scope_refresh(session)) {
        apply(session);
    }
}

void
configure_change_folders(struct session *session, const json_t *params)
{
    folders_change(&session->folders, params);
    scope_find_files(session);
    apply(session);
    configure_pull(session);
}

void
configure_register(struct session *session)
{
    json_t *list = json_array();
    if (session->client.configuration_registration) {
        json_array_append_new(list, json_pack("{s:s, s:s, s:{s:s}}", "id",
                                              "wirecheck-configuration", "method",
                                              "workspace/didChangeConfiguration",
                                              "registerOptions", "section", SECTION));
    }
    if (session->client.watch_registration) {
        json_array_append_new(
            list,
            json_pack("{s:s, s:s, s:{s:[{s:s}]}}", "id", "wirecheck-files", "method",
                      "workspace/didChangeWatchedFiles", "registerOptions", "watchers",
                      "globPattern", "**/" SETTINGS_FILE_PROJECT));
    }
    if (json_array_size(list) > 0) {
        session_request(session, PURPOSE_REGISTRATION, "client/registerCapability",
                        json_pack("{s:O}", "registrations", list));
    }
    json_decref(list);
}

void
configure_change_files(struct session *session, const json_t *params)
{
    (void)params;
    configure_look(session);
}

/* What holds everywhere, then what holds in each folder: an editor may have settings for
 * each of them. */
void
configure_pull(struct session *session)
{
    if (!session->client.configuration) {
        return;
    }
    json_t *items = json_array();
    json_array_append_new(items, json_pack("{s:s}", "section", SECTION));
    vec_each(const struct folder, folder, &session->folders) {
        json_array_append_new(
            items, json_pack("{s:s, s:s}", "scopeUri", folder->uri, "section", SECTION));
    }
    json_t *params = json_object();
    json_object_set_new(params, "items", items);
    session_request(session, PURPOSE_CONFIGURATION, "workspace/configuration", params);
}

/* Takes over the value; NULL: the client has none. True where it is another. */
static bool
take(json_t **configuration, json_t *value)
{
    bool same = value == NULL ? *configuration == NULL
                              : *configuration && json_equal(*configuration, value);
    if (same) {
        json_decref(value);
        return false;
    }
    json_decref(*configuration);
    *configuration = value;
    return true;
}

void
configure_change(struct session *session, const json_t *params)
{
    const json_t *settings = json_object_get(params, "settings");
    if (json_object_size(settings) == 0 && session->client.configuration) {
        configure_pull(session);
        return;
    }
    if (!json_is_object(settings)) {
        return; /* nothing is said, and there is nobody to ask */
    }
    bool changed = take(&session->configuration, json_deep_copy(settings));
    vec_each(struct project, project, &session->projects) {
        changed = take(&project->configuration, NULL) || changed;
    }
    if (changed) {
        apply(session);
    }
}

/* Wrapped, so that a name we do not know is reported. NULL for null, which says that the
 * client has no such settings. */
static json_t *
wrap(const json_t *section)
{
    return section == NULL || json_is_null(section)
               ? NULL
               : json_pack("{s:o}", SECTION, json_deep_copy(section));
}

void
configure_answer(struct session *session, const json_t *result)
{
    size_t count = json_array_size(result);
    if (count == 0) {
        return; /* no answer to what was asked */
    }
    const json_t *everywhere = json_array_get(result, 0);
    bool changed = take(&session->configuration, wrap(everywhere));
    for (size_t i = 0; i < session->projects.count; i++) {
        const json_t *here = json_array_get(result, i + 1);
        /* A folder that was opened since is asked for by itself. */
        json_t *own =
            count == session->projects.count + 1 && !json_equal(here, everywhere)
                ? json_pack("{s:O}", SECTION, here)
                : NULL;
        changed = take(&session->projects.data[i].configuration, own) || changed;
    }
    if (changed) {
        apply(session);
    }
}

static void
say_missing(struct session *session)
{
    char *path = session_archive_path(session);
    struct buf text = BUF_INIT;
    buf_add_format(&text,
                   "No archive yet at %s: nothing is checked. Make one with: "
                   "wirecheck add FOLDER",
                   path);
    session_show_once(session, &session->archive_notice, MESSAGE_TYPE_INFO, text.data);
    buf_release(&text);
    memory_free(path);
}

/* What is wrong with the files that the settings name. */
static void
note_files(struct session *session, const struct archive_state *state)
{
    session_show_once(session, &session->stock_notice, MESSAGE_TYPE_WARNING,
                      state->stock_error.message[0] ? state->stock_error.message : NULL);
    if (!state->dismissals_looked) {
        return;
    }
    session_show_once(
        session, &session->dismissals_notice, MESSAGE_TYPE_WARNING,
        state->dismissals_status == STATUS_OK ? NULL : state->dismissals_error.message);
}

void
configure_note_revision(struct session *session, uint64_t revision)
{
    if (revision > session->revision) {
        session->revision = revision;
        refresh_note(session);
        desk_check_all(session);
    }
}

/* Drafts that are not open are looked through again after a while, not at every commit:
 * of these nobody knows which ones a new story touches. */
static void
note_far_edition(struct session *session, const struct archive_state *archive)
{
    uint64_t now = uv_now(&session->loop);
    session->far_due = session->far_due || archive->generation != session->generation ||
                       archive->edition != session->edition;
    if (session->far_due &&
        (session->far_ms == 0 || now - session->far_ms >= FAR_PAUSE_MS)) {
        session->far_due = false;
        session->far_edition++;
        session->far_ms = session->edition == 0 ? 0 : now;
    }
}

void
configure_note_archive(struct session *session, const struct archive_state *archive)
{
    note_files(session, archive);
    if (archive->status == STATUS_NOT_FOUND) {
        say_missing(session);
    } else if (archive->status != STATUS_OK) {
        session_show_once(session, &session->archive_notice, MESSAGE_TYPE_ERROR,
                          archive->error.message);
    } else {
        session_show_once(session, &session->archive_notice, MESSAGE_TYPE_INFO, NULL);
    }
    session->stories = archive->stories;
    session->updated_ms = archive->updated_ms;
    note_far_edition(session, archive);
    if (archive->generation != session->generation) {
        log_info("archive: generation %llu", (unsigned long long)archive->generation);
        session->generation = archive->generation;
    }
    if (archive->edition != session->edition) {
        session->edition = archive->edition;
        desk_check_outdated(session);
        refresh_note(session);
    }
}
