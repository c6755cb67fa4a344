/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_NEWS_EXPORT_H
#define INTAKE_NEWS_EXPORT_H

#include "base/arena.h"
#include "intake/run.h"

/* What the readers of exported texts share: cutting a file into documents, and lines
 * into labels. */

/* One document, its item to be filled in; strings may go to the arena. */
struct export_document {
    struct str text;
    struct arena *arena;
    struct item item;
};

struct export_kind {
    /* Whether documents part at the line: before it, or behind it. */
    bool (*parts)(struct str line);
    bool parts_behind;
    /* False where the text is no document of the kind: what stands around them. */
    bool (*fill)(struct export_document *document);
    const char *none; /* said where a whole file holds no document */
};

/* Reads the file whole and hands each document over as a story. */
enum status export_read(struct run *run, bool more, const struct export_kind *kind,
                        struct error *err) NODISCARD;

/* Whether any of the first lines of the sample is one that `is_line` takes. */
bool export_has_line(struct str text, bool (*is_line)(struct str line));

/* What stands behind one of the labels and its colon, in any case; false if the line
 * begins with none. */
bool export_label(struct str line, const char *const *labels, size_t count,
                  struct str *value);

#define EXPORT_LABEL(line, labels, value) \
    export_label((line), (labels), sizeof(labels) / sizeof *(labels), (value))

/* "135 words", in the languages of these services. */
bool export_is_length(struct str line);

/* The publication; it wrote the story, too, if it is the service of an agency:
 * "Reuters News", "AFP International News". */
void export_set_publication(struct item *item, struct str name);

#endif
