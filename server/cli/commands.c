/* SPDX-License-Identifier: MIT */
#include "cli/commands.h"

#include <string.h>

#include "base/nearest.h"
#include "report/guide.h"

const struct command *const commands_all[] = {
    &command_add,        &command_check,
    &command_dismissals, &command_doctor,
    &command_explain,    &command_forget,
    &command_help,       &command_list,
    &command_serve,      &command_show,
    &command_status,     &command_verify,
    &command_watch,      NULL,
};

const struct option_spec commands_options[] = {
    {"archive", NULL, 0, "DIR", "the archive's folder (default $WIRECHECK_ARCHIVE)"},
    {"help", NULL, 'h', NULL, "print this help and do nothing else"},
    {NULL},
};

const struct command *
commands_find(const char *name)
{
    for (size_t i = 0; commands_all[i] != NULL; i++) {
        if (strcmp(commands_all[i]->name, name) == 0) {
            return commands_all[i];
        }
    }
    return NULL;
}

const struct command *
commands_nearest(const char *name)
{
    const struct command *best = NULL;
    size_t best_distance = NEAREST_LIMIT;
    for (size_t i = 0; commands_all[i] != NULL; i++) {
        struct str known = str_from(commands_all[i]->name);
        size_t distance = nearest_distance(str_from(name), known);
        if (distance < best_distance && nearest_is_slip(distance, known)) {
            best = commands_all[i];
            best_distance = distance;
        }
    }
    return best;
}

void
commands_add_overview(struct buf *out)
{
    buf_add_text(out,
                 "usage: wirecheck [--archive DIR] COMMAND [OPTION]... [OPERAND]...\n\n"
                 "Tells which paragraphs of a draft stand near word for word in the\n"
                 "newsroom's own archive, and who had them first.\n\n"
                 "commands:\n");
    for (size_t i = 0; commands_all[i] != NULL; i++) {
        buf_add_format(out, "  %-11s %s\n", commands_all[i]->name,
                       commands_all[i]->summary);
    }
    buf_add_text(out, "\nwhat findings mean:\n");
    for (size_t i = 0; i < guides_count; i++) {
        const struct guide *guide = &guides[i];
        struct str line = str_slice(guide->text, 0, str_find_byte(guide->text, '\n', 0));
        size_t colon = str_find(line, STR(": "), 0);
        buf_add_format(out, "  %-15s  ", guide->code);
        buf_add_str(out, str_slice(line, colon + 2, line.length));
        buf_add_byte(out, '\n');
    }
    buf_add_text(out,
                 "\nwirecheck help COMMAND or wirecheck help CODE tells more; so does\n"
                 "wirecheck(1). wirecheck --version prints the version.\n");
}

static void
add_options(struct buf *out, const char *title, const struct option_spec *specs)
{
    if (specs == NULL || specs->name == NULL) {
        return;
    }
    buf_add_format(out, "\n%s:\n", title);
    for (; specs->name != NULL; specs++) {
        size_t start = out->length;
        if (specs->letter != 0) {
            buf_add_format(out, "  -%c, --%s", specs->letter, specs->name);
        } else {
            buf_add_format(out, "  --%s", specs->name);
        }
        buf_add_format(out, "%s%s", specs->value ? " " : "",
                       specs->value ? specs->value : "");
        size_t used = out->length - start;
        /* A long one has its explanation on the next line. */
        buf_add_format(out, "%s%*s%s\n", used > 22 ? "\n" : "",
                       used > 22 ? 24 : (int)(24 - used), "", specs->help);
    }
}

void
commands_add_help(struct buf *out, const struct command *command)
{
    buf_add_format(out, "usage: wirecheck %s%s%s%s\n\n%s.\n", command->name,
                   command->options ? " [OPTION]..." : "",
                   command->operands[0] ? " " : "", command->operands, command->summary);
    if (command->details != NULL) {
        buf_add_format(out, "\n%s", command->details);
    }
    add_options(out, "options", command->options);
    add_options(out, "options of every command", commands_options);
}
