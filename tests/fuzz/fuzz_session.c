/* SPDX-License-Identifier: MIT */
/* A session without its pipes, decoded from the bytes: a draft is pieced together from
 * archived passages and foreign bytes, edited at random places, checked, and asked about
 * with every request there is, in every encoding. The worker's side (serve/engine), the
 * findings and all features run as they do in the server. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "archive/archive.h"
#include "base/bytes.h"
#include "base/memory.h"
#include "editor/draft.h"
#include "ingest/ingest.h"
#include "scratch.h"
#include "serve/engine.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size);

#define URI "untitled:fuzz"
#define OPERATIONS_LIMIT 64
#define TEXT_SIZE_LIMIT 65536u

static const char *const passages[] = {
    "The warden of the lighthouse at Cape Merrow counted eleven ships in the fog on that "
    "night, wrote eleven lines about them and went to bed before the wind had turned.",
    "Nobody at the harbour office had been told that the ferry would leave an hour "
    "early, "
    "said the pilot, who had waited for it on the wrong side of the bay since seven.",
    "\xE2\x80\x9CWe were asked to wait, and so we waited,\xE2\x80\x9D said Osric Vane, "
    "who "
    "keeps the light. \xE2\x80\x9CIt is what one does here in the winter "
    "months.\xE2\x80\x9D",
    "[click](https://evil.example) <b>bold</b> `code` ![x](y.png) \xF0\x9F\x9A\xA2 "
    "\xE2\x80\xAE"
    "turned round, the twelve words of this line were written to be misread by somebody.",
};

static const char *const methods[] = {
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/definition",
    "textDocument/documentHighlight",
    "textDocument/documentLink",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/hover",
    "textDocument/inlayHint",
    "textDocument/references",
    "textDocument/selectionRange",
    "textDocument/semanticTokens/full",
    "workspace/textDocumentContent",
    "workspace/symbol",
    "textDocument/prepareCallHierarchy",
};

static char folder[SCRATCH_PATH_SIZE];

static void
require(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void
remove_archive(void)
{
    scratch_remove(folder);
}

/* Once a process: a story of an agency, a copy of it, and one under embargo. */
static void
make_archive(void)
{
    static const char *const heads[] = {
        "{\"guid\":\"urn:a\",\"headline\":\"Eleven *ships*\",\"source\":\"Reuters\","
        "\"versioncreated\":\"2031-04-02T09:30:00Z\",\"body_text\":",
        "{\"guid\":\"urn:b\",\"headline\":\"A copy\",\"source\":\"[x](y)\","
        "\"versioncreated\":\"2031-04-03T09:30:00Z\",\"body_text\":",
        "{\"guid\":\"urn:c\",\"headline\":\"Not "
        "yet\",\"embargoed\":\"2999-01-01T00:00:00Z\","
        "\"versioncreated\":\"2031-04-04T09:30:00Z\",\"body_text\":",
    };
    struct buf lines = BUF_INIT;
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
        buf_add_format(&text, "%s\n\n", passages[i]);
    }
    json_t *body = json_stringn(text.data, text.length);
    char *quoted = json_dumps(body, JSON_ENCODE_ANY);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        buf_add_format(&lines, "%s%s}\n", heads[i], quoted);
    }
    scratch_make(folder);
    const char *path = scratch_path(folder, "stories.jsonl");
    scratch_write(path, lines.data, lines.length);
    struct archive *archive = NULL;
    struct ingest_counts counts;
    struct error err = {""};
    require(archive_open(&archive, scratch_path(folder, "archive"), ARCHIVE_WRITE,
                         &err) == STATUS_OK);
    require(ingest_files(archive, &path, 1, NULL, NULL, &counts, &err) == STATUS_OK);
    require(counts.added == sizeof heads / sizeof *heads);
    archive_close(archive);
    atexit(remove_archive);
    free(quoted);
    json_decref(body);
    buf_release(&lines);
    buf_release(&text);
}

/* One client and its draft. */
struct desk_of_one {
    struct cursor input;
    struct client_capabilities client;
    struct settings settings; /* the defaults */
    struct drafts drafts;
    struct draft *draft;
    struct engine *engine;
};

static struct engine *
start_engine(const struct client_capabilities *client)
{
    struct engine_settings *settings = memory_zalloc(sizeof *settings);
    settings->archive =
        arena_dup(&settings->arena, str_from(scratch_path(folder, "archive")));
    settings->dismissals =
        arena_dup(&settings->arena, str_from(scratch_path(folder, "dismissals")));
    settings->checks =
        arena_alloc_array(&settings->arena, 1, sizeof(struct check_settings *));
    settings->checks[0] = arena_alloc(&settings->arena, sizeof(struct check_settings));
    check_settings_init(settings->checks[0]);
    settings->stock_phrases = arena_alloc_array(&settings->arena, 1, sizeof(char *));
    settings->stock_phrases[0] = NULL;
    settings->check_count = 1;
    settings->place = (struct place_settings){
        .encoding = client->encoding,
        .virtual_documents = client->virtual_documents,
        .folder =
            arena_dup(&settings->arena, str_from(scratch_path(folder, "originals")))};
    return engine_new(settings);
}

/* What the next bytes say: one of the passages or a part of it, or foreign bytes, which
 * come as well-formed text because JSON brings no other. */
static void
take_text(struct cursor *input, struct buf *out)
{
    uint8_t kind = cursor_u8(input);
    size_t length = cursor_u8(input);
    buf_clear(out);
    if (kind & 1) {
        struct str passage =
            str_from(passages[(kind >> 1) % (sizeof passages / sizeof *passages)]);
        size_t start = utf8_floor(passage, kind & 0x80 ? length / 4 : 0);
        buf_add_str(out, str_slice(passage, start, passage.length));
        buf_add_text(out, kind & 0x40 ? "\n\n" : " ");
        return;
    }
    length = length < cursor_left(input) ? length : cursor_left(input);
    const unsigned char *bytes = cursor_bytes(input, length);
    if (bytes != NULL) {
        utf8_add_valid(out, (struct str){(const char *)bytes, length});
    }
}

static struct position
take_position(struct cursor *input)
{
    uint32_t line = cursor_u8(input);
    uint32_t character = cursor_u8(input);
    return (struct position){line == 255 ? UINT32_MAX : line % 16,
                             character == 255 ? UINT32_MAX : character};
}

static void
edit(struct desk_of_one *self)
{
    struct buf text = BUF_INIT;
    struct content_change change = {
        .range = {take_position(&self->input), take_position(&self->input)}};
    take_text(&self->input, &text);
    change.text = buf_str(&text);
    if (self->draft->text.length + text.length < TEXT_SIZE_LIMIT) {
        require(draft_apply(self->draft, &change, self->client.encoding, NULL) ==
                STATUS_OK);
    }
    buf_release(&text);
}

static struct job *
describe(const struct desk_of_one *self, enum job_kind kind)
{
    struct job *job = job_new(kind);
    job->serial = self->draft->serial;
    job->markup = self->draft->markup;
    buf_add_str(&job->text, buf_str(&self->draft->text));
    return job;
}

static bool
is_before(struct position a, struct position b)
{
    return a.line < b.line || (a.line == b.line && a.character <= b.character);
}

/* Every finding lies in the draft, on boundaries, and its range comes back to it. */
static void
check_findings(const struct checked *checked)
{
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        const struct finding *finding = &checked->report->findings[i];
        struct range range = checked_range(checked, finding);
        require(finding->span.start < finding->span.end &&
                finding->span.end <= checked->text.length);
        require(utf8_floor(checked->text, finding->span.start) == finding->span.start);
        require(is_before(range.start, range.end));
        require(position_to_offset(checked->lines, checked->text, range.start,
                                   checked->encoding) <= checked->text.length);
        require(finding->matched <= finding->words && finding->message[0] != '\0');
    }
}

/* JSON that a client can read: everything in it is well-formed. */
static void
check_answer(json_t *answer)
{
    char *text = json_dumps(answer, JSON_ENCODE_ANY | JSON_COMPACT);
    require(answer != NULL && text != NULL);
    require(utf8_find_invalid(str_from(text)) == STR_NOT_FOUND);
    free(text);
    json_decref(answer);
}

static json_t *
parameters(struct desk_of_one *self)
{
    struct position start = take_position(&self->input);
    struct position end = take_position(&self->input);
    return json_pack("{s:{s:s}, s:{s:I, s:I}, s:{s:{s:I, s:I}, s:{s:I, s:I}}, s:[{s:I, "
                     "s:I}], s:{s:[], s:b},"
                     " s:s, s:s}",
                     "textDocument", "uri", URI, "position", "line",
                     (json_int_t)start.line, "character", (json_int_t)start.character,
                     "range", "start", "line", (json_int_t)start.line, "character",
                     (json_int_t)start.character, "end", "line", (json_int_t)end.line,
                     "character", (json_int_t)end.character, "positions", "line",
                     (json_int_t)end.line, "character", (json_int_t)end.character,
                     "context", "diagnostics", "includeDeclaration", 1, "uri",
                     "wirecheck:/original/reuters-2031-04-02-1.txt", "query", "ships");
}

/* As serve/query does it: what needs the archive on the worker, the rest from findings.
 */
static void
answer(struct desk_of_one *self, const struct feature *feature, struct ask *ask,
       bool cancelled)
{
    struct job *job = describe(self, feature->search != NULL ? JOB_SEARCH : JOB_CHECK);
    if (feature->search != NULL) {
        job->feature = feature;
        job->ask = *ask;
        *ask = (struct ask){.params = NULL};
    }
    if (cancelled) {
        cancel_request(&job->cancel);
    }
    engine_do(self->engine, job);
    if (job->status == STATUS_OK && feature->search != NULL) {
        check_answer(json_incref(job->answer));
    } else if (job->status == STATUS_OK) {
        struct checked checked = {.text = buf_str(&self->draft->text),
                                  .lines = &self->draft->lines,
                                  .report = &job->report,
                                  .places = &job->places,
                                  .encoding = self->client.encoding,
                                  .now_ms = 1931500000000};
        check_findings(&checked);
        check_answer(feature->build(&checked, ask));
    } else {
        require(job->status != STATUS_CORRUPT && (cancelled || job->error.message[0]));
    }
    job_free(job);
}

static void
ask_something(struct desk_of_one *self)
{
    uint8_t choice = cursor_u8(&self->input);
    const struct feature *feature =
        feature_find(methods[(choice & 0x7F) % (sizeof methods / sizeof *methods)]);
    if (feature == NULL) {
        return;
    }
    struct error err = {""};
    struct ask ask = {.client = self->client,
                      .params = parameters(self),
                      .markup = self->draft->markup,
                      .version = self->draft->version,
                      .settings = &self->settings,
                      .code_lens = true,
                      .inlay_hints = true,
                      .semantic_tokens = true};
    require(ask.params != NULL);
    if (feature->read(&ask, ask.params, &err) == STATUS_OK) {
        answer(self, feature, &ask, (choice & 0x80) != 0);
    } else {
        require(err.message[0] != '\0');
    }
    ask_release(&ask);
}

int
LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
    if (folder[0] == '\0') {
        make_archive();
    }
    static const char *const codes[] = {NULL};
    struct settings_problems problems = {{0}};
    struct desk_of_one self = {.input = cursor_from(input, size)};
    uint8_t flags = cursor_u8(&self.input);
    self.client.encoding = (enum position_encoding)(flags % 3);
    self.client.hover_markdown = flags & 0x10;
    self.client.virtual_documents = flags & 0x20;
    self.client.definition_links = flags & 0x40;
    struct did_open open = {.uri = STR(URI),
                            .language_id =
                                flags & 0x80 ? STR("markdown") : STR("plaintext")};
    self.draft = drafts_open(&self.drafts, &open);
    self.engine = start_engine(&self.client);
    settings_read(&self.settings, NULL, 0, codes, &problems);
    for (int i = 0; i < OPERATIONS_LIMIT && cursor_left(&self.input) > 0; i++) {
        if (cursor_u8(&self.input) & 1) {
            ask_something(&self);
        } else {
            edit(&self);
        }
    }
    engine_free(self.engine);
    drafts_release(&self.drafts);
    settings_release(&self.settings);
    settings_problems_release(&problems);
    return 0;
}
