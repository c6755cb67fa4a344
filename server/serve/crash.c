/* SPDX-License-Identifier: MIT */
/* What runs after the fault may call nothing but the system: no memory is asked for, no
 * lock is taken. Whoever handled the signal before us (a sanitizer, or the system, which
 * ends the process) handles it after us. */
/* For sigaltstack(). */
#define _DEFAULT_SOURCE

#include "serve/crash.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#define STACK_SIZE 32768
#define PATH_SIZE 4096

static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

#define SIGNAL_COUNT (sizeof signals / sizeof *signals)

static struct sigaction earlier[SIGNAL_COUNT];

static _Thread_local struct {
    const char *method;
    long long id;
    const char *will_path;
    struct str will;
    char stack[STACK_SIZE];
} doing = {.id = -1};

struct line {
    char bytes[160];
    size_t length;
};

static void
add_text(struct line *line, const char *text)
{
    for (; *text != '\0' && line->length < sizeof line->bytes; text++) {
        line->bytes[line->length++] = *text;
    }
}

static void
add_number(struct line *line, unsigned long long number)
{
    char digits[24];
    size_t at = sizeof digits;
    digits[--at] = '\0';
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    add_text(line, digits + at);
}

static void
write_all(int fd, const char *bytes, size_t length)
{
    ssize_t written = 0;
    while (length > 0 && (written = write(fd, bytes, length)) > 0) {
        bytes += written;
        length -= (size_t)written;
    }
}

/* The folders that the file lies in. */
static void
make_folders(const char *path)
{
    char folder[PATH_SIZE];
    for (size_t i = 0; path[i] != '\0' && i < sizeof folder; i++) {
        folder[i] = path[i];
        if (i > 0 && path[i] == '/') {
            folder[i] = '\0';
            mkdir(folder, 0700);
            folder[i] = '/';
        }
    }
}

static void
leave_will(void)
{
    make_folders(doing.will_path);
    struct stat info;
    int fd =
        open(doing.will_path,
             O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_nlink == 1) {
        write_all(fd, doing.will.data, doing.will.length);
    }
    if (fd >= 0) {
        close(fd);
    }
}

static void
on_signal(int number)
{
    struct line line = {.length = 0};
    add_text(&line, "wirecheck: crashed by signal ");
    add_number(&line, (unsigned long long)number);
    add_text(&line, " in ");
    add_text(&line, doing.method != NULL ? doing.method : "nothing that was asked for");
    if (doing.id >= 0) {
        add_text(&line, ", id ");
        add_number(&line, (unsigned long long)doing.id);
    }
    add_text(&line, "\n");
    write_all(STDERR_FILENO, line.bytes, line.length);
    if (doing.will_path != NULL) {
        leave_will();
    }
    for (size_t i = 0; i < SIGNAL_COUNT; i++) {
        if (signals[i] == number) {
            sigaction(number, &earlier[i], NULL);
        }
    }
    /* A fault comes again by itself when we return; an abort() goes on; but one that
     * was sent does not. */
    raise(number);
}

void
crash_install(void)
{
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < SIGNAL_COUNT; i++) {
        sigaction(signals[i], &action, &earlier[i]);
    }
}

void
crash_enter_thread(void)
{
    stack_t stack = {.ss_sp = doing.stack, .ss_size = sizeof doing.stack};
    stack_t there;
    /* A sanitizer has one for each thread already, and frees it itself. */
    if (sigaltstack(NULL, &there) == 0 && (there.ss_flags & SS_DISABLE) != 0) {
        sigaltstack(&stack, NULL);
    }
}

void
crash_set_doing(const char *method, long long id)
{
    doing.method = method;
    doing.id = method != NULL ? id : -1;
}

void
crash_set_will(const char *path, struct str bytes)
{
    doing.will_path = NULL;
    doing.will = bytes;
    doing.will_path = path;
}
