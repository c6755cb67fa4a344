/* SPDX-License-Identifier: MIT */
/* Knows where paths lead, links and all, and nothing of stories. */
#include "serve/story_folder.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What the kernel tells of processes and devices, and what the system keeps for itself,
 * is in no newsroom's folder. */
static const char *const system_folders[] = {
    "/proc", "/sys", "/dev", "/run", "/etc", "/boot", NULL,
};

/* Both without links; a path lies in itself. */
static bool
lies_in(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 &&
           (path[length] == '/' || path[length] == '\0' || strcmp(folder, "/") == 0);
}

static bool
is_of_system(const char *real)
{
    bool ret = strcmp(real, "/") == 0; /* all of them lie in it */
    for (size_t i = 0; system_folders[i] != NULL; i++) {
        ret = ret || lies_in(real, system_folders[i]);
    }
    return ret;
}

/* Everything that the user has lies in it. */
static bool
has_home(const char *real)
{
    char home[PATH_MAX];
    const char *named = getenv("HOME");
    return named != NULL && realpath(named, home) != NULL && lies_in(home, real);
}

/* How much of the path is the folder's, if it lies in that. */
static size_t
shared_with(const char *real, const char *folder)
{
    char root[PATH_MAX];
    bool lies = folder != NULL && realpath(folder, root) != NULL && lies_in(real, root);
    return lies && strcmp(root, "/") != 0 ? strlen(root) : 0;
}

/* How much of the path is the word of the user, who may have opened a hidden folder. */
static size_t
meant_by_user(const struct session *session, const char *real)
{
    size_t longest = 0;
    vec_each(const struct folder, folder, &session->folders) {
        size_t length = shared_with(real, folder->path);
        longest = length > longest ? length : longest;
    }
    const char *const *follow = session->settings.follow;
    for (size_t i = 0; follow != NULL && follow[i] != NULL; i++) {
        size_t length = shared_with(real, follow[i]);
        longest = length > longest ? length : longest;
    }
    return longest;
}

enum status
story_folder_check(const struct session *session, const char *path, struct error *err)
{
    char real[PATH_MAX];
    struct stat stat_of;
    const char *fault = NULL;
    if (realpath(path, real) == NULL || stat(real, &stat_of) != 0) {
        return STATUS_OK;
    }
    if (is_of_system(real)) {
        fault = "must not be one of the system";
    } else if (!S_ISDIR(stat_of.st_mode)) {
        fault = "must be a folder";
    } else if (has_home(real)) {
        fault = "has all that you keep at home; name one inside it";
    } else if (strstr(real + meant_by_user(session, real), "/.") != NULL) {
        fault =
            "is hidden; open it as a workspace, name it in the setting follow, or use "
            "wirecheck add";
    }
    return fault == NULL ? STATUS_OK
                         : error_set(err, STATUS_INVALID, "folder: %s", fault);
}
