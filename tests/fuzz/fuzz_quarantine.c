/* SPDX-License-Identifier: MIT */
/* The file of quarantined drafts, as anybody may have left it: what is read of it is
 * well-formed, and a draft that died here is held by what we write for it. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "serve/quarantine.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str content = {(const char *)data, size};
    struct quarantine read = {.is_new = true, .path = memory_dup("/nowhere")};
    struct quarantine again = {.is_new = true};
    quarantine_read(&read, content);
    vec_each(const struct quarantine_entry, entry, &read.entries) {
        if (strlen(entry->text) != KEYED_HASH_HEX_SIZE - 1 ||
            strlen(entry->name) != KEYED_HASH_HEX_SIZE - 1 || entry->since_ms < 0) {
            abort();
        }
    }
    quarantine_begin(&read, STR("name"), content, 5);
    if (read.is_new) {
        quarantine_read(&again, buf_str(&read.will));
        if (again.is_new || again.entries.count != 1 ||
            !quarantine_holds(&again, STR("other"), content, INT64_MAX) ||
            !quarantine_holds(&again, STR("name"), STR("x"), 6) ||
            quarantine_holds(&again, STR("name"), STR("another text"),
                             5 + QUARANTINE_MS)) {
            abort();
        }
    }
    quarantine_release(&again);
    quarantine_release(&read);
    return 0;
}
