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

#define SECTION "wirecheck"
/* In milliseconds; for tests and slow machines, below every setting. */
#define DEBOUNCE_VARIABLE "WIRECHECK_DEBOUNCE_MS"

static_assert(FINDING_CODE_COUNT < SETTINGS_CODES_LIMIT, "a code has no setting");

/* Says it to the user unless it is what was said last. */
static void
show_once(struct session *session, char **notice, enum message_type type,
          const char *text)
{
    if (*notice != NULL && strcmp(*notice, text) == 0) {
        return;
    }
    memory_free(*notice);
    *notice = memory_dup(text);
    session_show(session, type, text);
}

static void
show_problems(struct session *session, const struct settings_source *sources,
              size_t count, const struct settings_problems *problems)
{
    struct buf text = BUF_INIT;
    settings_add_notice(&text, sources, count, problems);
    if (text.length == 0) {
        memory_free(session->settings_notice);
        session->settings_notice = NULL;
    } else {
        show_once(session, &session->settings_notice, MESSAGE_TYPE_WARNING, text.data);
    }
    buf_release(&text);
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

static void
read_settings(struct session *session)
{
    const char *codes[FINDING_CODE_COUNT + 1] = {NULL};
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        codes[i] = finding_code_name((enum finding_code)i);
    }
    json_t *environment = environment_settings();
    const struct settings_source sources[] = {
        {"environment", environment},
        {"initializationOptions", session->initialization_options},
        {"configuration", session->configuration},
    };
    struct settings_problems problems = {0};
    settings_release(&session->settings);
    size_t count = sizeof sources / sizeof *sources;
    settings_read(&session->settings, sources, count, codes, &problems);
    show_problems(session, sources, count, &problems);
    settings_problems_release(&problems);
    json_decref(environment);
}

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

static struct engine_settings *
build_engine_settings(const struct session *session)
{
    const struct settings *settings = &session->settings;
    struct engine_settings *ret = memory_zalloc(sizeof *ret);
    const char *given =
        session->given_archive ? session->given_archive : settings->archive;
    char *archive = archive_locate(given);
    char *folder = original_folder(archive);
    ret->archive = arena_dup(&ret->arena, str_from(archive));
    check_settings_init(&ret->check);
    ret->check.own_outlets = copy_outlets(&ret->arena, settings->own_outlets);
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        if (settings->severities[i] != SETTINGS_SEVERITY_DEFAULT) {
            ret->check.severities[i] = (enum severity)settings->severities[i];
        }
    }
    ret->place = (struct place_settings){
        .encoding = session->client.encoding,
        .virtual_documents = session->client.virtual_documents,
        .folder = folder ? arena_dup(&ret->arena, str_from(folder)) : NULL,
    };
    memory_free(folder);
    memory_free(archive);
    return ret;
}

void
configure_apply(struct session *session)
{
    read_settings(session);
    worker_configure(session->worker, build_engine_settings(session));
    worker_submit(session->worker, job_new(JOB_LOOK));
    desk_check_all(session);
}

void
configure_pull(struct session *session)
{
    if (session->client.configuration) {
        json_t *params = json_pack("{s:[{s:s}]}", "items", "section", SECTION);
        session_request(session, PURPOSE_CONFIGURATION, "workspace/configuration",
                        params);
    }
}

static void
take_configuration(struct session *session, const json_t *value)
{
    if (session->configuration != NULL && json_equal(session->configuration, value)) {
        return;
    }
    json_decref(session->configuration);
    session->configuration = json_deep_copy(value);
    configure_apply(session);
}

void
configure_change(struct session *session, const json_t *params)
{
    const json_t *settings = json_object_get(params, "settings");
    if (json_object_size(settings) > 0) {
        take_configuration(session, settings);
    } else {
        configure_pull(session);
    }
}

void
configure_answer(struct session *session, const json_t *result)
{
    const json_t *section = json_array_get(result, 0);
    if (section == NULL || json_is_null(section)) {
        return;
    }
    /* Wrapped, so that a name we do not know is reported. */
    json_t *wrapped = json_object();
    json_object_set_new(wrapped, SECTION, json_deep_copy(section));
    take_configuration(session, wrapped);
    json_decref(wrapped);
}

static void
say_missing(struct session *session)
{
    const char *given =
        session->given_archive ? session->given_archive : session->settings.archive;
    char *path = archive_locate(given);
    struct buf text = BUF_INIT;
    buf_add_format(&text,
                   "No archive yet at %s: nothing is checked. Make one with: "
                   "wirecheck add FOLDER",
                   path);
    show_once(session, &session->archive_notice, MESSAGE_TYPE_INFO, text.data);
    buf_release(&text);
    memory_free(path);
}

void
configure_note_archive(struct session *session, const struct archive_state *archive)
{
    if (archive->status == STATUS_NOT_FOUND) {
        say_missing(session);
    } else if (archive->status != STATUS_OK) {
        show_once(session, &session->archive_notice, MESSAGE_TYPE_ERROR,
                  archive->error.message);
    } else {
        memory_free(session->archive_notice);
        session->archive_notice = NULL;
    }
    if (archive->generation != session->generation) {
        log_info("archive: generation %llu", (unsigned long long)archive->generation);
        session->generation = archive->generation;
        desk_check_outdated(session);
    }
}
