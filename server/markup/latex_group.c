/* SPDX-License-Identifier: MIT */
#include "markup/latex_reader.h"

/* Groups and what their ends do. They are given up at the end of the paragraph, so
 * that a brace that is missing costs one paragraph, not the rest of the draft. */

static enum paragraph_kind
choose_kind(const struct latex_reader *self)
{
    if (self->quotes > 0) {
        return PARAGRAPH_QUOTE;
    }
    return self->lists > 0 || self->tables > 0 ? PARAGRAPH_ITEM : PARAGRAPH_BODY;
}

void
latex_forget_arguments(struct latex_reader *self)
{
    self->drops = 0;
    self->next_group = LATEX_GROUP_PLAIN;
    self->takes_arguments = self->takes_option = false;
    self->is_block = self->prints = false;
}

void
latex_end_paragraph(struct latex_reader *self)
{
    if (self->hidden > 0) {
        self->run.from = self->run.at;
    }
    run_close(&self->run);
    prose_builder_forget(self->run.builder);
    vec_clear(&self->groups);
    self->hidden = self->enquotes = 0;
    self->run.kind = choose_kind(self);
    latex_forget_arguments(self);
}

/* Groups that hold words of the paragraph. */
static bool
encloses(const struct latex_reader *self, enum latex_group group)
{
    return self->hidden == 0 &&
           (group == LATEX_GROUP_PLAIN || group == LATEX_GROUP_NOTE ||
            group == LATEX_GROUP_ENQUOTE);
}

/* Where what the group at `at` belongs to begins: the command whose argument it is, be it
 * the second one. */
static size_t
find_start(const struct latex_reader *self, size_t at)
{
    if (self->is_argument && self->command != LATEX_NO_COMMAND) {
        return self->command;
    }
    return at > 0 && self->argument.end == at ? self->argument.start : at;
}

void
latex_open_group(struct latex_reader *self, enum latex_group group)
{
    struct run *run = &self->run;
    size_t at = run->at;
    if (self->hidden > 0) {
        group = group == LATEX_GROUP_OPTION ? group : LATEX_GROUP_PLAIN;
        run->from = run->at;
    }
    switch (group) {
    case LATEX_GROUP_HEADING:
        run_close(run);
        run->kind = PARAGRAPH_HEADING;
        break;
    case LATEX_GROUP_NOTE:
        run_gap(run, run->at);
        break;
    case LATEX_GROUP_ENQUOTE:
        run_replace(run, self->enquotes++ % 2 == 0 ? "\xE2\x80\x9C" : "\xE2\x80\x98",
                    run->at + 1);
        break;
    default:
        break;
    }
    if (group != LATEX_GROUP_ENQUOTE) {
        run_skip(run, run->at + 1);
    }
    if (encloses(self, group) && !self->is_block) {
        prose_builder_enter(run->builder, find_start(self, at), '{',
                            group == LATEX_GROUP_NOTE ? ENCLOSURE_NOTE : ENCLOSURE_WORDS);
    }
    self->is_argument = false;
    self->hidden += group == LATEX_GROUP_DROPPED || group == LATEX_GROUP_OPTION ? 1 : 0;
    vec_add(&self->groups, (uint8_t)group);
}

/* What the end of a group before byte `end` is to the words around it. */
static void
leave_group(struct latex_reader *self, enum latex_group group, size_t end)
{
    struct prose_builder *builder = self->run.builder;
    if (self->hidden > 0) {
        return;
    }
    if (encloses(self, group)) {
        size_t count = builder->prose->enclosures.count;
        prose_builder_leave(builder, end, '{');
        if (builder->prose->enclosures.count > count) {
            self->argument = vec_last(&builder->prose->enclosures)->source;
        }
        return;
    }
    if (self->command != LATEX_NO_COMMAND) {
        self->argument = (struct span){(uint32_t)self->command, (uint32_t)end};
    }
    if (self->prints && self->drops == 0) {
        prose_builder_show(builder, end);
    }
}

/* Ends the group on top of the stack at run.at, whose closing byte is left out. */
void
latex_close_group(struct latex_reader *self)
{
    struct run *run = &self->run;
    enum latex_group group = self->groups.data[--self->groups.count];
    size_t end = run->at + 1;
    if (group == LATEX_GROUP_DROPPED || group == LATEX_GROUP_OPTION) {
        self->hidden--;
        self->takes_arguments = self->drops > 0 || self->next_group != LATEX_GROUP_PLAIN;
        self->takes_option = self->takes_arguments;
        run->from = run->at;
    }
    if (group == LATEX_GROUP_ENQUOTE) {
        run_replace(run, --self->enquotes % 2 == 0 ? "\xE2\x80\x9D" : "\xE2\x80\x99",
                    end);
    } else if (group == LATEX_GROUP_HEADING) {
        run_close(run);
        run->kind = choose_kind(self);
    } else if (group == LATEX_GROUP_NOTE) {
        run_gap(run, run->at);
    }
    run_skip(run, end);
    leave_group(self, group, end);
}

void
latex_pass_closing_brace(struct latex_reader *self)
{
    while (self->groups.count > 0 && *vec_last(&self->groups) == LATEX_GROUP_OPTION) {
        self->groups.count--;
        self->hidden--;
    }
    if (self->groups.count > 0) {
        latex_close_group(self);
    } else {
        run_skip(&self->run, self->run.at + 1);
    }
}
