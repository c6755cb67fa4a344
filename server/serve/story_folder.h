/* SPDX-License-Identifier: MIT */
#ifndef SERVE_STORY_FOLDER_H
#define SERVE_STORY_FOLDER_H

#include "serve/session.h"

/* Which folders may be read into the archive because a client says so. Those of the
 * workspace and of the setting `follow` are the user's word. Of all others what no desk
 * keeps stories in is refused: folders of the system, the home folder and what it lies
 * in, hidden ones, and what is no folder. A path that leads nowhere is let through: it
 * is for the reader to say so. */
enum status story_folder_check(const struct session *session, const char *path,
                               struct error *err) NODISCARD;

#endif
