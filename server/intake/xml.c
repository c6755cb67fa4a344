/* SPDX-License-Identifier: MIT */
#include "intake/xml.h"

#include <expat.h>

#include "intake/xml_text.h"

/* Bytes read before they are parsed: an unfinished tag is parsed again with each. */
#define PIECE ((size_t)1 << 20)

struct reading {
    const struct xml_reader *reader;
    struct run *run;
    XML_Parser parser;
    struct arena around;
    struct arena inside;
    struct node *at;     /* innermost open element */
    struct node *record; /* the record we are in; NULL around them */
    size_t depth;
    size_t used; /* bytes since the record, or the file, began */
    size_t records;
    uint64_t line;   /* where the record began */
    struct buf text; /* not yet a node */
    enum status status;
    struct error *err;
    const char *refusal; /* why we stopped the parser; NULL if we did not */
};

static void
stop(struct reading *self, const char *refusal)
{
    if (self->refusal == NULL) {
        self->refusal = refusal;
    }
    XML_StopParser(self->parser, XML_FALSE);
}

static struct arena *
arena_of(struct reading *self)
{
    return self->record != NULL ? &self->inside : &self->around;
}

static bool
use(struct reading *self, size_t bytes)
{
    self->used += bytes;
    if (self->used > XML_RECORD_LIMIT) {
        stop(self, self->record != NULL ? "a story larger than 32 MiB"
                                        : "more than 32 MiB around its stories");
    }
    return self->refusal == NULL;
}

static void
flush_text(struct reading *self)
{
    struct str text = buf_str(&self->text);
    bool blank = str_trim(text).length == 0;
    /* Indentation around the records is not worth its memory. */
    if (text.length > 0 && self->at != NULL && (self->record != NULL || !blank) &&
        use(self, text.length + sizeof(struct node))) {
        node_append(self->at, node_new_text(arena_of(self), text));
    }
    buf_clear(&self->text);
}

static bool
is_record(const struct reading *self, struct str name)
{
    const char *const *names = self->reader->records;
    size_t colon = str_find_byte(name, ':', 0);
    name = str_slice(name, colon == STR_NOT_FOUND ? 0 : colon + 1, name.length);
    while (*names != NULL && !str_equal(name, str_from(*names))) {
        names++;
    }
    return *names != NULL;
}

static void XMLCALL
start_element(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *self = data;
    flush_text(self);
    if (++self->depth > XML_DEPTH) {
        stop(self, "XML with elements nested more than 256 deep");
        return;
    }
    bool begins = self->record == NULL && is_record(self, str_from(name));
    struct node *node = node_new(begins ? &self->inside : arena_of(self), str_from(name));
    if (begins) {
        self->record = node;
        self->line = (uint64_t)XML_GetCurrentLineNumber(self->parser);
        self->used = 0;
    }
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        struct str value = str_from(attributes[i + 1]);
        if (!use(self, value.length + sizeof(struct attribute))) {
            return;
        }
        node_add_attribute(arena_of(self), node, str_from(attributes[i]), value);
    }
    if (!use(self, sizeof *node)) {
        return;
    }
    node->parent = self->at;
    if (self->at != NULL && node != self->record) {
        node_append(self->at, node);
    }
    self->at = node;
}

static void
end_record(struct reading *self)
{
    const struct node *record = self->record;
    struct node *parent = record->parent;
    self->records++;
    struct xml_record handed = {record, &self->inside, self->line, self->reader->data};
    self->status = self->reader->record(self->run, &handed, self->err);
    arena_release(&self->inside);
    self->inside = (struct arena){0};
    self->record = NULL;
    self->used = 0;
    self->at = parent;
    if (self->status != STATUS_OK) {
        XML_StopParser(self->parser, XML_FALSE);
    }
}

static void XMLCALL
end_element(void *data, const XML_Char *name)
{
    struct reading *self = data;
    (void)name;
    if (self->at == NULL || self->refusal != NULL || self->status != STATUS_OK) {
        return;
    }
    flush_text(self);
    self->depth--;
    if (self->at == self->record) {
        end_record(self);
    } else {
        self->at = self->at->parent;
    }
}

static void XMLCALL
add_text(void *data, const XML_Char *text, int length)
{
    struct reading *self = data;
    if (self->text.length > XML_RECORD_LIMIT) {
        stop(self, "a story larger than 32 MiB");
        return;
    }
    buf_add(&self->text, text, (size_t)length);
}

/* No entity is ever expanded: nothing that needs one is a news item. A document type
 * elsewhere, which old wires declare as a parameter entity, is not fetched. */
static void XMLCALL
declare_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value,
               int length, const XML_Char *base, const XML_Char *system,
               const XML_Char *public, const XML_Char *notation)
{
    (void)name, (void)length;
    (void)base, (void)system, (void)public, (void)notation;
    if (!is_parameter || value != NULL) {
        stop(data, "XML that declares entities of its own, which are not expanded");
    }
}

static XML_Parser
make_parser(struct reading *reading)
{
    /* Bytes are converted before they come here, whatever the declaration says. */
    XML_Parser parser = XML_ParserCreate("UTF-8");
    if (parser != NULL) {
        XML_SetUserData(parser, reading);
        XML_SetElementHandler(parser, start_element, end_element);
        XML_SetCharacterDataHandler(parser, add_text);
        XML_SetEntityDeclHandler(parser, declare_entity);
        XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER);
    }
    return parser;
}

/* False where the parser stopped, of its own or because we did. */
static bool
feed(struct reading *self, struct str text, bool is_last)
{
    bool good = true;
    do {
        struct str piece = str_slice(text, 0, PIECE);
        text = str_slice(text, piece.length, text.length);
        good = XML_Parse(self->parser, piece.data, (int)piece.length,
                         is_last && text.length == 0) == XML_STATUS_OK;
    } while (good && text.length > 0);
    return good;
}

static void
tell_damage(struct reading *self)
{
    struct buf reason = BUF_INIT;
    uint64_t line = (uint64_t)XML_GetCurrentLineNumber(self->parser);
    if (self->refusal != NULL) {
        buf_add_text(&reason, self->refusal);
    } else {
        buf_add_format(&reason, "damaged XML: %s",
                       XML_ErrorString(XML_GetErrorCode(self->parser)));
    }
    buf_add_text(&reason, self->records > 0 ? "; what came before is kept" : "");
    run_problem(self->run, line, reason.data);
    buf_release(&reason);
}

/* A tag that does not end is not parsed again and again. */
static bool
is_stuck(struct reading *self, size_t fed)
{
    long long at = XML_GetCurrentByteIndex(self->parser);
    if (at >= 0 && fed > (size_t)at && fed - (size_t)at > XML_RECORD_LIMIT / 2) {
        self->refusal = "XML with a tag longer than 16 MiB";
    }
    return self->refusal != NULL;
}

/* Reads and parses piece by piece; *damaged if the parser gave up. */
static enum status
parse_all(struct reading *self, bool more, bool *damaged)
{
    struct run *run = self->run;
    struct buf clean = BUF_INIT;
    struct xml_text text;
    size_t fed = 0;
    enum status status = STATUS_OK;
    xml_text_init(&text, buf_str(&run->pending));
    while (!*damaged && status == STATUS_OK && self->status == STATUS_OK) {
        while (more && status == STATUS_OK && run->pending.length < PIECE) {
            status = run_read(run, &more, self->err);
        }
        xml_text_add(&text, &clean, &run->pending, !more);
        fed += clean.length;
        *damaged = !feed(self, buf_str(&clean), !more) || is_stuck(self, fed);
        buf_clear(&clean);
        if (!more) {
            break;
        }
    }
    xml_text_release(&text);
    buf_release(&clean);
    return self->status != STATUS_OK ? self->status : status;
}

enum status
xml_read(struct run *run, bool more, const struct xml_reader *reader, struct error *err)
{
    struct reading reading = {.reader = reader, .run = run, .err = err};
    bool damaged = false;
    reading.parser = make_parser(&reading);
    if (reading.parser == NULL) {
        return error_set(err, STATUS_LIMIT, "%s: out of memory", run->path);
    }
    enum status status = parse_all(&reading, more, &damaged);
    if (status == STATUS_OK && damaged) {
        tell_damage(&reading);
    } else if (status == STATUS_OK && reading.records == 0) {
        run_problem(run, 0, reader->none);
    }
    XML_ParserFree(reading.parser);
    arena_release(&reading.around);
    arena_release(&reading.inside);
    buf_release(&reading.text);
    return status;
}
