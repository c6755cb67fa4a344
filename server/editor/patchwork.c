/* SPDX-License-Identifier: MIT */
#include "editor/patchwork.h"

#include <string.h>

#include "text/utf8.h"

/* Of a text of ordinary size; of a large one so much that there are at most so many. */
#define PATCH_BYTES ((size_t)2048)
#define PATCHES 1024

struct place {
    size_t patch;
    size_t at;     /* byte of it */
    size_t before; /* bytes of the patches in front of it */
};

static void
count_patch(struct patch *self, enum position_encoding encoding)
{
    struct str text = buf_str(&self->text);
    self->breaks = 0;
    self->units = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point = utf8_next(text, &at);
        bool pair = code_point == '\r' && at < text.length && text.data[at] == '\n';
        if (code_point == '\n' || (code_point == '\r' && !pair)) {
            self->breaks++;
            self->units = 0;
        } else {
            self->units += position_units(code_point, encoding);
        }
    }
}

/* Where a patch that begins at `start` may end: at a character, not inside a line end. */
static size_t
find_cut(struct str text, size_t start, size_t aim)
{
    if (text.length - start <= aim + aim / 2) {
        return text.length;
    }
    size_t cut = utf8_floor(text, start + aim);
    while (cut < text.length && text.data[cut - 1] == '\r') {
        (void)utf8_next(text, &cut);
    }
    return cut;
}

/* Inserts the text as patches in front of patch `at`; returns how many. */
static size_t
add_patches(struct patchwork *self, size_t at, struct str text)
{
    size_t count = 0;
    size_t start = 0;
    for (size_t i = 0; i < text.length; i = find_cut(text, i, self->aim)) {
        count++;
    }
    size_t old = self->count;
    for (size_t i = 0; i < count; i++) {
        vec_add(self, (struct patch){.breaks = 0});
    }
    if (count > 0 && at < old) {
        memmove(&self->data[at + count], &self->data[at],
                (old - at) * sizeof *self->data);
    }
    for (size_t i = 0; i < count; i++) {
        size_t end = find_cut(text, start, self->aim);
        struct patch patch = {.text = BUF_INIT};
        buf_add_str(&patch.text, str_slice(text, start, end));
        count_patch(&patch, self->encoding);
        self->data[at + i] = patch;
        start = end;
    }
    return count;
}

void
patchwork_init(struct patchwork *self, struct str text, enum position_encoding encoding)
{
    size_t aim = text.length / PATCHES;
    *self = (struct patchwork){.encoding = encoding,
                               .length = text.length,
                               .aim = aim > PATCH_BYTES ? aim : PATCH_BYTES};
    (void)add_patches(self, 0, text);
}

void
patchwork_release(struct patchwork *self)
{
    vec_each(struct patch, patch, self) {
        buf_release(&patch->text);
    }
    vec_release(self);
}

/* Behind the `line`-th line end; past the end of the text where there are fewer. */
static struct place
find_line(const struct patchwork *self, uint32_t line)
{
    struct place place = {0, 0, 0};
    while (place.patch < self->count && line > self->data[place.patch].breaks) {
        line -= self->data[place.patch].breaks;
        place.before += self->data[place.patch++].text.length;
    }
    if (place.patch == self->count) {
        return place;
    }
    struct str text = buf_str(&self->data[place.patch].text);
    while (line > 0) {
        bool pair = text.data[place.at] == '\r' && place.at + 1 < text.length &&
                    text.data[place.at + 1] == '\n';
        bool ends = text.data[place.at] == '\n' || (text.data[place.at] == '\r' && !pair);
        line -= ends;
        place.at++;
    }
    return place;
}

static bool
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

size_t
patchwork_offset(const struct patchwork *self, struct position position)
{
    struct place place = find_line(self, position.line);
    uint32_t left = position.character;
    while (place.patch < self->count) {
        const struct patch *patch = &self->data[place.patch];
        struct str text = buf_str(&patch->text);
        if (place.at == 0 && patch->breaks == 0 && patch->units <= left) {
            left -= patch->units;
            place.at = text.length;
        }
        while (place.at < text.length && left > 0) {
            size_t next = place.at;
            uint32_t code_point = utf8_next(text, &next);
            uint32_t units = position_units(code_point, self->encoding);
            if (is_line_end(text.data[place.at]) || units > left) {
                return place.before + place.at;
            }
            left -= units;
            place.at = next;
        }
        if (place.at < text.length || left == 0) {
            break;
        }
        place.before += text.length;
        place.patch++;
        place.at = 0;
    }
    return place.before + place.at;
}

static struct place
find_offset(const struct patchwork *self, size_t offset)
{
    struct place place = {0, 0, 0};
    while (place.patch + 1 < self->count &&
           offset >= place.before + self->data[place.patch].text.length) {
        place.before += self->data[place.patch++].text.length;
    }
    place.at = offset - place.before;
    return place;
}

static void
drop_patches(struct patchwork *self, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        buf_release(&self->data[i].text);
    }
    if (end > first) {
        memmove(&self->data[first], &self->data[end],
                (self->count - end) * sizeof *self->data);
        self->count -= end - first;
    }
}

void
patchwork_splice(struct patchwork *self, size_t start, size_t end, struct str with)
{
    struct place first = find_offset(self, start);
    struct place last = find_offset(self, end);
    struct buf text = BUF_INIT;
    size_t after = last.patch;
    self->length += with.length - (end - start);
    if (self->count > 0) {
        buf_add_str(&text,
                    str_slice(buf_str(&self->data[first.patch].text), 0, first.at));
        buf_add_str(&text, with);
        struct str rest = buf_str(&self->data[last.patch].text);
        buf_add_str(&text, str_slice(rest, last.at, rest.length));
        after++;
    } else {
        buf_add_str(&text, with);
    }
    /* What ends in \r goes on in the next one, and what is nearly nothing too. */
    while (after < self->count &&
           (text.length < self->aim / 4 || text.data[text.length - 1] == '\r')) {
        buf_add_str(&text, buf_str(&self->data[after++].text));
    }
    /* A \n that comes to stand at the start may belong to the patch in front. */
    size_t from = self->count > 0 ? first.patch : 0;
    if (from > 0 && text.length > 0 && text.data[0] == '\n') {
        from--;
        buf_splice(&text, 0, 0, buf_str(&self->data[from].text));
    }
    drop_patches(self, from, after);
    (void)add_patches(self, from, buf_str(&text));
    buf_release(&text);
}

void
patchwork_take(const struct patchwork *self, struct buf *ret)
{
    buf_clear(ret);
    vec_each(const struct patch, patch, self) {
        buf_add_str(ret, buf_str(&patch->text));
    }
}
