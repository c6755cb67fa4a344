/* SPDX-License-Identifier: MIT */
#include "intake/news_export.h"

#include "story/agency.h"
#include "story/scan.h"

#define EXPORT_LIMIT (4 * INTAKE_STORY_LIMIT)

/* State of cutting a file. */
struct cutter {
    const struct run *run;
    const struct export_kind *kind;
    size_t found;
    size_t start;   /* of the document */
    uint64_t first; /* its first line */
};

static enum status
read_document(struct cutter *self, struct str text, struct error *err)
{
    struct arena arena = {0};
    struct export_document document = {
        text,
        &arena,
        {.text_names = ": a document that has not the form of its service"}};
    enum status status = STATUS_OK;
    if (self->kind->fill(&document)) {
        self->found++;
        status = run_item(self->run, &document.item, self->first, err);
    }
    arena_release(&arena);
    return status;
}

static enum status
read_documents(const struct run *run, struct str text, const struct export_kind *kind,
               struct error *err)
{
    struct cutter cutter = {run, kind, .first = 1};
    struct str rest = text;
    struct str line;
    uint64_t number = 0;
    enum status status = STATUS_OK;
    while (status == STATUS_OK && str_next_line(&rest, &line)) {
        size_t at = (size_t)(line.data - text.data);
        number++;
        if (kind->parts(str_trim(line))) {
            size_t end = kind->parts_behind ? at + line.length : at;
            status = read_document(&cutter, str_slice(text, cutter.start, end), err);
            cutter.start = end;
            cutter.first = kind->parts_behind ? number + 1 : number;
        }
    }
    if (status == STATUS_OK) {
        status = read_document(&cutter, str_slice(text, cutter.start, text.length), err);
    }
    if (status == STATUS_OK && cutter.found == 0) {
        run_problem(run, 0, kind->none);
    }
    return status;
}

enum status
export_read(struct run *run, bool more, const struct export_kind *kind, struct error *err)
{
    bool whole = false;
    struct buf text = BUF_INIT;
    struct error problem = {{0}};
    enum status status = run_read_whole(run, more, EXPORT_LIMIT, &whole, err);
    if (status == STATUS_OK && !whole) {
        run_problem(run, 0, "an export larger than 64 MiB: split it");
    } else if (status == STATUS_OK) {
        if (run_convert(run, NULL, &text, &problem) == STATUS_OK) {
            status = read_documents(run, buf_str(&text), kind, err);
        } else {
            run_problem(run, 0, problem.message);
        }
    }
    buf_release(&text);
    return status;
}

bool
export_has_line(struct str text, bool (*is_line)(struct str line))
{
    struct str line;
    while (str_next_line(&text, &line)) {
        if (is_line(str_trim(line))) {
            return true;
        }
    }
    return false;
}

bool
export_label(struct str line, const char *const *labels, size_t count, struct str *value)
{
    for (size_t i = 0; i < count; i++) {
        struct str label = str_from(labels[i]);
        if (str_starts_with_nocase(line, label) && line.length > label.length &&
            line.data[label.length] == ':') {
            *value = str_trim(str_slice(line, label.length + 1, line.length));
            return true;
        }
    }
    return false;
}

bool
export_is_length(struct str line)
{
    static const char *const words[] = {"words",   "word",     "Wörter", "mots",
                                        "mot",     "palabras", "parole", "palavras",
                                        "woorden", "ord"};
    int64_t value = 0;
    size_t at = 0;
    size_t digits = 0;
    while ((digits = scan_digits(line, at, &value)) > 0) {
        at += digits;
        at += at < line.length && (line.data[at] == ',' || line.data[at] == '.');
    }
    struct str unit = str_trim(str_slice(line, at, line.length));
    for (size_t i = 0; at > 0 && i < sizeof words / sizeof *words; i++) {
        if (str_equal_nocase(unit, str_from(words[i]))) {
            return true;
        }
    }
    return false;
}

void
export_set_publication(struct item *item, struct str name)
{
    static const char *const services[] = {"International News",
                                           "International",
                                           "News Service",
                                           "News",
                                           "Newswire",
                                           "Wire",
                                           "Wire Service",
                                           "World News",
                                           "English",
                                           "Service",
                                           "State & Local Wire",
                                           "State & Local"};
    size_t end = 0;
    const struct agency *agency = agency_at(name, 0, &end);
    if (agency == NULL) {
        end = str_starts_with_nocase(name, STR("The ")) ? 4 : name.length;
        agency = agency_at(name, end, &end);
    }
    struct str rest = str_slice(name, end, name.length);
    while (rest.length > 0 &&
           (rest.data[0] == ' ' || rest.data[0] == '-' || rest.data[0] == '(')) {
        rest = str_slice(rest, 1, rest.length);
    }
    bool is_service = rest.length == 0;
    for (size_t i = 0; i < sizeof services / sizeof *services; i++) {
        struct str service = str_from(services[i]);
        is_service = is_service || str_equal_nocase(rest, service);
    }
    if (agency != NULL && is_service) {
        item_set(item, FIELD_ORIGIN, str_from(agency->name));
    }
    item_set(item, FIELD_PUBLISHER, name);
}
