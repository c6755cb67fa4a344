/* SPDX-License-Identifier: MIT */
/* Knows names of folders; whether they exist is for whoever looks into them. */
#include "editor/folders.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "lsp/uri.h"

static void
free_folder(struct folder *folder)
{
    memory_free(folder->uri);
    memory_free(folder->key);
    memory_free(folder->path);
}

void
folders_release(struct folders *self)
{
    vec_each(struct folder, folder, self) {
        free_folder(folder);
    }
    vec_release(self);
}

/* Caller frees. */
static char *
make_key(const char *uri)
{
    struct buf key = BUF_INIT;
    uri_add_key(&key, str_from(uri));
    return buf_take(&key);
}

/* A client may name a hundred thousand: each is held against keys that are made. */
static void
remove_key(struct folders *self, const char *key)
{
    for (size_t i = 0; i < self->count; i++) {
        if (strcmp(self->data[i].key, key) == 0) {
            free_folder(&self->data[i]);
            memmove(&self->data[i], &self->data[i + 1],
                    (self->count - i - 1) * sizeof *self->data);
            self->count--;
            return;
        }
    }
}

static void
remove_folder(struct folders *self, const char *uri)
{
    if (uri != NULL) {
        char *key = make_key(uri);
        remove_key(self, key);
        memory_free(key);
    }
}

static void
add_folder(struct folders *self, const char *uri)
{
    if (uri == NULL || *uri == '\0') {
        return;
    }
    char *key = make_key(uri);
    remove_key(self, key);
    if (self->count >= FOLDERS_LIMIT) {
        memory_free(key);
        return;
    }
    struct folder folder = {.uri = memory_dup(uri), .key = key};
    struct buf path = BUF_INIT;
    if (uri_add_path(&path, str_from(uri))) {
        while (path.length > 1 && path.data[path.length - 1] == '/') {
            buf_truncate(&path, path.length - 1);
        }
        folder.path = buf_take(&path);
    }
    buf_release(&path);
    vec_add(self, folder);
}

/* Strings with a NUL in them name nothing. */
static const char *
plain_string(const json_t *value)
{
    const char *text = json_string_value(value);
    return text != NULL && strlen(text) == json_string_length(value) ? text : NULL;
}

static void
add_list(struct folders *self, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        add_folder(self, plain_string(json_object_get(json_array_get(list, i), "uri")));
    }
}

void
folders_read(struct folders *self, const json_t *params)
{
    const json_t *list = json_object_get(params, "workspaceFolders");
    const char *uri = plain_string(json_object_get(params, "rootUri"));
    const char *path = plain_string(json_object_get(params, "rootPath"));
    folders_release(self);
    if (json_array_size(list) > 0) {
        add_list(self, list);
    } else if (uri != NULL) {
        add_folder(self, uri);
    } else if (path != NULL && path[0] == '/') {
        struct buf made = BUF_INIT;
        uri_add_file(&made, str_from(path));
        add_folder(self, made.data);
        buf_release(&made);
    }
}

void
folders_change(struct folders *self, const json_t *params)
{
    const json_t *event = json_object_get(params, "event");
    const json_t *removed = json_object_get(event, "removed");
    for (size_t i = 0; i < json_array_size(removed); i++) {
        remove_folder(self,
                      plain_string(json_object_get(json_array_get(removed, i), "uri")));
    }
    add_list(self, json_object_get(event, "added"));
}

static bool
lies_in(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 &&
           (path[length] == '/' || folder[length - 1] == '/');
}

const struct folder *
folders_of(const struct folders *self, const char *path)
{
    const struct folder *innermost = NULL;
    for (size_t i = 0; path != NULL && i < self->count; i++) {
        const struct folder *folder = &self->data[i];
        if (folder->path != NULL && lies_in(path, folder->path) &&
            (innermost == NULL || strlen(folder->path) > strlen(innermost->path))) {
            innermost = folder;
        }
    }
    return innermost;
}
