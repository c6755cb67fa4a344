/* SPDX-License-Identifier: MIT */
#include "feature/edit_proof.h"

/* The draft as it would be. */
static void
build_after(struct buf *text, struct prose *prose, const struct edit *edit,
            const struct edit_target *target)
{
    struct str before = target->checked->text;
    size_t at = 0;
    for (size_t i = 0; i < edit->count; i++) {
        buf_add_str(text, str_slice(before, at, edit->parts[i].at.start));
        buf_add_str(text, buf_str(&edit->parts[i].text));
        at = edit->parts[i].at.end;
    }
    buf_add_str(text, str_slice(before, at, before.length));
    if (text->length < TEXT_LIMIT) {
        prose_build(prose, buf_str(text), target->markup);
    }
}

static struct str
text_of(const struct prose *prose, size_t paragraph)
{
    return span_of(buf_str(&prose->text), prose->paragraphs.data[paragraph].prose);
}

static bool
is_same(const struct prose *before, size_t i, const struct prose *after, size_t j)
{
    return before->paragraphs.data[i].kind == after->paragraphs.data[j].kind &&
           str_equal(text_of(before, i), text_of(after, j));
}

/* How many paragraphs at the beginning are the same. */
static size_t
count_same(const struct prose *before, const struct prose *after)
{
    size_t count = 0;
    while (count < before->paragraphs.count && count < after->paragraphs.count &&
           is_same(before, count, after, count)) {
        count++;
    }
    return count;
}

/* Whether the paragraphs behind the first `i` and `j` are the same. */
static bool
end_alike(const struct prose *before, size_t i, const struct prose *after, size_t j)
{
    if (before->paragraphs.count - i != after->paragraphs.count - j) {
        return false;
    }
    while (i < before->paragraphs.count && is_same(before, i, after, j)) {
        i++;
        j++;
    }
    return i == before->paragraphs.count;
}

/* Whether `after` is `before` with something put into it. */
static bool
is_insertion(struct str before, struct str after)
{
    size_t first = 0;
    size_t last = 0;
    while (first < before.length && first < after.length &&
           before.data[first] == after.data[first]) {
        first++;
    }
    while (last < before.length && last < after.length &&
           before.data[before.length - 1 - last] == after.data[after.length - 1 - last]) {
        last++;
    }
    return after.length > before.length && first + last >= before.length;
}

/* Whether `count` paragraphs are longer, and no other is changed. */
static bool
lengthens(const struct prose *before, const struct prose *after, size_t count)
{
    for (size_t i = 0; i < before->paragraphs.count; i++) {
        if (is_same(before, i, after, i)) {
            continue;
        }
        if (count == 0 ||
            before->paragraphs.data[i].kind != after->paragraphs.data[i].kind ||
            !is_insertion(text_of(before, i), text_of(after, i))) {
            return false;
        }
        count--;
    }
    return count == 0;
}

/* Whether as many paragraphs are longer as there are parts, or one is new and of the
 * body, and no other is changed. */
static bool
adds_only(const struct prose *before, const struct prose *after, size_t parts)
{
    if (after->paragraphs.count == before->paragraphs.count) {
        return lengthens(before, after, parts);
    }
    size_t same = count_same(before, after);
    return parts == 1 && same < after->paragraphs.count &&
           after->paragraphs.data[same].kind == PARAGRAPH_BODY &&
           end_alike(before, same, after, same + 1);
}

/* As many of each kind enclose words as before. */
static bool
encloses_alike(const struct prose *before, const struct prose *after)
{
    if (before->enclosures.count != after->enclosures.count) {
        return false;
    }
    for (size_t i = 0; i < before->enclosures.count; i++) {
        if (before->enclosures.data[i].kind != after->enclosures.data[i].kind) {
            return false;
        }
    }
    return true;
}

bool
edit_proves_credit(const struct edit *self, const struct edit_target *target)
{
    struct buf text = BUF_INIT;
    struct prose after = {0};
    build_after(&text, &after, self, target);
    bool holds = adds_only(&target->prose, &after, self->count) &&
                 encloses_alike(&target->prose, &after);
    prose_release(&after);
    buf_release(&text);
    return holds;
}

bool
edit_proves_text(const struct edit *self, const struct edit_target *target,
                 struct str expected)
{
    struct buf text = BUF_INIT;
    struct prose after = {0};
    const struct prose *before = &target->prose;
    build_after(&text, &after, self, target);
    bool holds = str_equal(expected, buf_str(&after.text)) &&
                 before->paragraphs.count == after.paragraphs.count &&
                 encloses_alike(before, &after);
    prose_release(&after);
    buf_release(&text);
    return holds;
}
