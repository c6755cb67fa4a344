/* SPDX-License-Identifier: MIT */
/* The one place where commands print. Archive text and paths pass display_add
 * before they come here as messages, so nothing in them drives the terminal. */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "text/display.h"

void
output_write(struct str text)
{
    if (text.length > 0) {
        fwrite(text.data, 1, text.length, stdout);
    }
}

void
output_format(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
}

/* The file that results go to, and how it is called until it is whole; NULL: standard
 * output. */
static struct {
    char *path;
    char *part;
} target;

enum status
output_to_file(const char *path, struct error *err)
{
    struct buf part = BUF_INIT;
    buf_add_format(&part, "%s.%ld.part", path, (long)getpid());
    target.path = memory_dup(path);
    target.part = buf_take(&part);
    fflush(stdout);
    int fd =
        open(target.part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0) {
        int reason = errno;
        if (fd >= 0) {
            close(fd);
            unlink(target.part);
        }
        memory_free(target.part);
        memory_free(target.path);
        target.path = target.part = NULL;
        return error_set(err, STATUS_IO, "%s: cannot be written: %s", path,
                         strerror(reason));
    }
    close(fd);
    return STATUS_OK;
}

void
output_discard(void)
{
    if (target.path != NULL) {
        unlink(target.part);
        memory_free(target.part);
        memory_free(target.path);
        target.path = target.part = NULL;
    }
}

/* Half a report must not pass for a whole one. */
static bool
put_file_in_place(bool whole)
{
    bool done =
        whole && fsync(STDOUT_FILENO) == 0 && rename(target.part, target.path) == 0;
    int reason = errno;
    if (!done) {
        unlink(target.part);
    }
    memory_free(target.part);
    memory_free(target.path);
    target.path = target.part = NULL;
    errno = reason;
    return done;
}

bool
output_finish(void)
{
    bool whole = fflush(stdout) == 0 && ferror(stdout) == 0;
    if (target.path != NULL) {
        whole = put_file_in_place(whole);
    }
    if (!whole) {
        fprintf(stderr, "wirecheck: cannot write the result: %s\n", strerror(errno));
    }
    return whole;
}

void
output_note(const struct call *call, const char *format, ...)
{
    struct error note;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(note.message, sizeof note.message, format, arguments);
    va_end(arguments);
    (void)output_failure(call, &note, NULL);
}

enum outcome
output_failure(const struct call *call, const struct error *err, const char *hint)
{
    struct buf message = BUF_INIT;
    display_add(&message, str_from(err->message));
    fflush(stdout);
    fprintf(stderr, "wirecheck: %s%s%s\n", call ? call->command->name : "",
            call ? ": " : "", message.length ? message.data : "failed");
    if (hint != NULL) {
        fprintf(stderr, "  %s\n", hint);
    }
    buf_release(&message);
    return OUTCOME_FAILED;
}

enum outcome
output_archive_failure(const struct call *call, enum status status,
                       const struct error *err)
{
    const char *hint = NULL;
    switch (status) {
    case STATUS_NOT_FOUND:
        hint = "An archive elsewhere is named with --archive DIR.";
        break;
    case STATUS_CORRUPT:
        hint = "See what is wrong with: wirecheck verify; mend it with: wirecheck verify "
               "--repair.";
        break;
    case STATUS_BUSY:
        hint = "Try again when it is done.";
        break;
    default:
        break;
    }
    return output_failure(call, err, hint);
}

bool
output_is_terminal(FILE *file)
{
    return isatty(fileno(file)) == 1;
}

unsigned
output_columns(FILE *file)
{
    struct winsize size = {0};
    if (ioctl(fileno(file), TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    const char *columns = getenv("COLUMNS");
    long number = columns ? strtol(columns, NULL, 10) : 0;
    return number > 0 && number < 10000 ? (unsigned)number : 80;
}

bool
output_wants_colour(void)
{
    const char *refused = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    return output_is_terminal(stdout) && (refused == NULL || refused[0] == '\0') &&
           terminal != NULL && strcmp(terminal, "dumb") != 0;
}

void
output_add_count(struct buf *out, uint64_t count)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%" PRIu64, count);
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0) {
            buf_add_byte(out, ',');
        }
        buf_add_byte(out, digits[i]);
    }
}

void
output_add_counted(struct buf *out, uint64_t count, const char *one, const char *many)
{
    output_add_count(out, count);
    buf_add_format(out, " %s", count == 1 ? one : many);
}

void
output_add_bytes(struct buf *out, uint64_t bytes)
{
    static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
    size_t unit = 0;
    double amount = (double)bytes;
    while (amount >= 999.95 && unit + 1 < sizeof units / sizeof units[0]) {
        amount /= 1000;
        unit++;
    }
    buf_add_format(out, unit ? "%.1f %s" : "%.0f %s", amount, units[unit]);
}
