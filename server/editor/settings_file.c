/* SPDX-License-Identifier: MIT */
/* A file may be missing, broken or hostile: whatever it is, the settings of the
 * weaker sources stay, and what is wrong is marked where it stands. */
#include "editor/settings_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/nearest.h"
#include "editor/json_place.h"
#include "lsp/shape.h"
#include "text/display.h"

#define CODE "settings"
#define SEVERITY_WARNING 2

void
settings_file_init_user(struct settings_file *self)
{
    const char *shared = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    *self = (struct settings_file){0};
    /* The XDG specification: a relative path is to be ignored. */
    if (shared != NULL && *shared == '/') {
        self->folder = file_join(shared, "wirecheck");
    } else if (home != NULL && *home == '/') {
        self->folder = file_join(home, ".config/wirecheck");
    } else {
        return;
    }
    self->path = file_join(self->folder, "settings.json");
}

void
settings_file_init_project(struct settings_file *self, const char *folder)
{
    *self = (struct settings_file){
        .path = file_join(folder, SETTINGS_FILE_PROJECT),
        .folder = memory_dup(folder),
        .is_project = true,
    };
}

void
settings_file_release(struct settings_file *self)
{
    memory_free(self->path);
    memory_free(self->folder);
    memory_free(self->problem);
    json_decref(self->value);
    buf_release(&self->text);
    *self = (struct settings_file){0};
}

/* What stands where the file should be. A FIFO would hold us up, and a link in a project
 * may lead to any file of the user's. */
enum stand_in {
    STANDS_NOTHING,
    STANDS_FILE,
    STANDS_LINK,
    STANDS_OTHER
};

/* Fills the stamp with zeros where there is nothing. */
static enum stand_in
examine(const struct settings_file *self, int64_t stamp[4])
{
    struct stat info;
    memset(stamp, 0, 4 * sizeof *stamp);
    if ((self->is_project ? lstat(self->path, &info) : stat(self->path, &info)) != 0) {
        return STANDS_NOTHING;
    }
    stamp[0] = (int64_t)info.st_ino;
    stamp[1] = S_ISREG(info.st_mode) ? (int64_t)info.st_size : -(int64_t)info.st_mode;
    stamp[2] = (int64_t)info.st_mtim.tv_sec;
    stamp[3] = (int64_t)info.st_mtim.tv_nsec;
    return S_ISREG(info.st_mode)   ? STANDS_FILE
           : S_ISLNK(info.st_mode) ? STANDS_LINK
                                   : STANDS_OTHER;
}

static void
set_problem(struct settings_file *self, const char *text, size_t at)
{
    self->problem = memory_dup(text);
    self->problem_at = at < self->text.length ? at : self->text.length;
}

static void
parse(struct settings_file *self)
{
    json_error_t error;
    self->value = json_loadb(self->text.data ? self->text.data : "", self->text.length,
                             JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (self->value == NULL) {
        struct buf text = BUF_INIT;
        /* What follows quotes the text, and is of no help to one who sees it. */
        struct str said = str_from(error.text);
        buf_add_format(&text, "this is no JSON: %.*s",
                       STR_ARGS(str_slice(said, 0, str_find(said, STR(" near "), 0))));
        size_t at = error.position > 0 ? (size_t)error.position - 1 : 0;
        set_problem(self, text.data, at);
        buf_release(&text);
    }
}

bool
settings_file_refresh(struct settings_file *self)
{
    int64_t stamp[4];
    if (self->path == NULL) {
        return false;
    }
    enum stand_in found = examine(self, stamp);
    if (memcmp(stamp, self->stamp, sizeof stamp) == 0) {
        return false;
    }
    memcpy(self->stamp, stamp, sizeof stamp);
    json_decref(self->value);
    memory_free(self->problem);
    self->value = NULL;
    self->problem = NULL;
    buf_clear(&self->text);
    struct error err;
    if (found != STANDS_FILE) {
        if (found != STANDS_NOTHING) {
            set_problem(self,
                        found == STANDS_LINK
                            ? "this is a link, which is not followed: put the file here"
                            : "this is no regular file, and is not read",
                        0);
        }
        return true;
    }
    /* What was examined may be a link by now. */
    size_t root = strlen(self->is_project ? self->folder : self->path);
    if (file_read_below(&self->text, self->path, root, SETTINGS_FILE_LIMIT, &err) !=
        STATUS_OK) {
        set_problem(self, "this file cannot be read, or is too large", 0);
    } else {
        /* Editors of Windows write a mark of byte order, and none counts it. */
        if (str_starts_with(buf_str(&self->text), STR("\xEF\xBB\xBF"))) {
            buf_splice(&self->text, 0, 3, STR_NONE);
        }
        parse(self);
    }
    return true;
}

struct settings_source
settings_file_source(const struct settings_file *self)
{
    return (struct settings_source){
        .name = self->path ? self->path : "settings.json",
        .value = self->value,
        .folder = self->folder,
        .is_project = self->is_project,
    };
}

static const char *
near_setting(const char *name)
{
    size_t best_distance = NEAREST_LIMIT;
    const char *best = NULL;
    for (size_t i = 0; settings_name(i) != NULL; i++) {
        struct str known = str_from(settings_name(i));
        size_t distance = nearest_distance(str_from(name), known);
        if (distance < best_distance && nearest_is_slip(distance, known)) {
            best_distance = distance;
            best = settings_name(i);
        }
    }
    return best;
}

static void
add_sentence(struct buf *out, const struct settings_problem *problem)
{
    if (problem->name != NULL) {
        display_add(out, str_from(problem->member ? problem->member : problem->name));
        buf_add_byte(out, ' ');
    }
    buf_add_text(out, problem->rule);
    const char *near = problem->is_unknown ? near_setting(problem->name) : NULL;
    if (near != NULL) {
        buf_add_format(out, "; did you mean %s?", near);
    } else {
        buf_add_text(out, ". It is left out.");
    }
}

/* Under the value where it is the value that is wrong, else under the name. */
static struct span
find_span(const struct settings_file *self, const struct settings_problem *problem)
{
    const char *path[4] = {NULL};
    size_t depth = 0;
    struct json_place place = {{0, 0}, {0, 0}};
    if (problem->name != NULL && json_object_get(self->value, "wirecheck") != NULL) {
        path[depth++] = "wirecheck";
    }
    if (problem->name != NULL) {
        path[depth++] = problem->name;
    }
    if (problem->member != NULL) {
        path[depth++] = problem->member;
    }
    json_place_find(buf_str(&self->text), path, &place);
    return problem->is_name || depth == 0 ? place.key : place.value;
}

static json_t *
build_diagnostic(const struct settings_file *self, struct span span, const char *message,
                 enum position_encoding encoding)
{
    struct lines lines = {0};
    struct str text = buf_str(&self->text);
    lines_build(&lines, text);
    json_t *ret = json_object();
    json_object_set_new(ret, "range",
                        shape_from_range(range_from_span(&lines, text, span, encoding)));
    json_object_set_new(ret, "severity", json_integer(SEVERITY_WARNING));
    json_object_set_new(ret, "code", json_string(CODE));
    json_object_set_new(ret, "source", json_string("wirecheck"));
    json_object_set_new(ret, "message", shape_from_text(message));
    lines_release(&lines);
    return ret;
}

/* Calls `take` for each problem of the file, with where it stands and what it is. */
static void
each_problem(const struct settings_file *self, const struct settings_problems *problems,
             size_t source,
             void (*take)(void *data, struct span span, const char *message), void *data)
{
    struct buf message = BUF_INIT;
    if (self->problem != NULL) {
        uint32_t at = (uint32_t)self->problem_at;
        bool has_byte = at < self->text.length;
        take(data, (struct span){at, at + (has_byte ? 1 : 0)}, self->problem);
    }
    vec_each(const struct settings_problem, problem, problems) {
        if (problem->source == source) {
            buf_clear(&message);
            add_sentence(&message, problem);
            take(data, find_span(self, problem), message.data);
        }
    }
    buf_release(&message);
}

struct diagnosis {
    const struct settings_file *file;
    enum position_encoding encoding;
    json_t *ret;
};

static void
add_diagnostic(void *data, struct span span, const char *message)
{
    struct diagnosis *diagnosis = data;
    json_array_append_new(diagnosis->ret, build_diagnostic(diagnosis->file, span, message,
                                                           diagnosis->encoding));
}

json_t *
settings_file_diagnostics(const struct settings_file *self,
                          const struct settings_problems *problems, size_t source,
                          enum position_encoding encoding)
{
    struct diagnosis diagnosis = {self, encoding, json_array()};
    each_problem(self, problems, source, add_diagnostic, &diagnosis);
    return diagnosis.ret;
}

struct notice {
    const struct settings_file *file;
    struct buf *out;
};

static void
add_line(void *data, struct span span, const char *message)
{
    struct notice *notice = data;
    struct lines lines = {0};
    struct str text = buf_str(&notice->file->text);
    lines_build(&lines, text);
    struct position at = position_from_offset(&lines, text, span.start, POSITION_UTF8);
    buf_add_format(notice->out, "%s%s:%lu: %s", notice->out->length > 0 ? "\n" : "",
                   notice->file->path, (unsigned long)at.line + 1, message);
    lines_release(&lines);
}

void
settings_file_add_notice(struct buf *out, const struct settings_file *self,
                         const struct settings_problems *problems, size_t source)
{
    struct notice notice = {self, out};
    each_problem(self, problems, source, add_line, &notice);
}
