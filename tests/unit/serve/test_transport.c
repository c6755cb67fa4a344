/* SPDX-License-Identifier: MIT */
#include "serve/transport.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"

/* One end of a conversation, and what happened on it. */
struct conversation {
    uv_loop_t loop;
    struct transport transport;
    int to_us;   /* our input's other end */
    int from_us; /* our output's other end */
    struct buf seen;
    bool ended;
    bool failed;
    unsigned drained;
};

static void
on_frame(void *data, enum frame_kind kind, struct str body)
{
    struct conversation *self = data;
    buf_add_format(&self->seen, "%d(%.*s)", (int)kind, STR_ARGS(body));
}

static void
on_end(void *data)
{
    ((struct conversation *)data)->ended = true;
}

static void
on_failed(void *data)
{
    ((struct conversation *)data)->failed = true;
}

static void
on_drained(void *data)
{
    ((struct conversation *)data)->drained++;
}

static struct conversation *
start(int input, int output)
{
    struct conversation *self = memory_zalloc(sizeof *self);
    struct transport_ends ends = {input, output};
    struct transport_events events = {self, on_frame, on_end, on_failed, on_drained};
    assert_int_equal(uv_loop_init(&self->loop), 0);
    assert_int_equal(transport_open(&self->transport, &self->loop, ends, &events, NULL),
                     STATUS_OK);
    return self;
}

static struct conversation *
start_pipes(void)
{
    int in[2];
    int out[2];
    assert_int_equal(pipe(in), 0);
    assert_int_equal(pipe(out), 0);
    struct conversation *self = start(in[0], out[1]);
    self->to_us = in[1];
    self->from_us = out[0];
    return self;
}

static void
finish(struct conversation *self)
{
    transport_close(&self->transport);
    uv_run(&self->loop, UV_RUN_DEFAULT);
    assert_int_equal(uv_loop_close(&self->loop), 0);
    transport_release(&self->transport);
    buf_release(&self->seen);
    memory_free(self);
}

static void
say(struct conversation *self, const char *text)
{
    assert_int_equal(write(self->to_us, text, strlen(text)), (ssize_t)strlen(text));
}

static void
transport__delivers_frames_and_the_end(void **state)
{
    (void)state;
    struct conversation *self = start_pipes();
    say(self, "Content-Length: 2\r\n\r\n{}Content-Len");
    uv_run(&self->loop, UV_RUN_NOWAIT);
    assert_string_equal(self->seen.data, "1({})");
    say(self, "gth: 1\r\n\r\n5");
    close(self->to_us);
    uv_run(&self->loop, UV_RUN_DEFAULT);
    assert_string_equal(self->seen.data, "1({})1(5)");
    assert_true(self->ended);
    close(self->from_us);
    finish(self);
}

static void
transport__reads_a_file_as_well(void **state)
{
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    for (int i = 0; i < 20000; i++) {
        fputs("Content-Length: 1\r\n\r\n5", file);
    }
    fflush(file);
    assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
    int out[2];
    assert_int_equal(pipe(out), 0);
    struct conversation *self = start(fileno(file), out[1]);
    uv_run(&self->loop, UV_RUN_DEFAULT);
    assert_true(self->ended);
    assert_int_equal(self->seen.length, 20000 * strlen("1(5)"));
    close(out[0]);
    finish(self);
    fclose(file);
}

static void
transport__goes_on_reading_while_nobody_reads_it(void **state)
{
    (void)state;
    struct conversation *self = start_pipes();
    struct buf large = BUF_INIT;
    memset(buf_reserve(&large, 1 << 20), 'x', 1 << 20);
    buf_grow(&large, 1 << 20);
    transport_send(&self->transport, &large);
    assert_int_equal(large.length, 0);
    say(self, "Content-Length: 1\r\n\r\n5");
    uv_run(&self->loop, UV_RUN_NOWAIT);
    assert_string_equal(self->seen.data, "1(5)");
    assert_int_equal(transport_queued(&self->transport), 1 << 20);
    assert_int_equal(self->drained, 0);
    size_t got = 0;
    char chunk[65536];
    while (got < 1 << 20) {
        ssize_t count = read(self->from_us, chunk, sizeof chunk);
        assert_true(count > 0);
        got += (size_t)count;
        uv_run(&self->loop, UV_RUN_NOWAIT);
    }
    uv_run(&self->loop, UV_RUN_NOWAIT);
    assert_int_equal(transport_queued(&self->transport), 0);
    assert_int_equal(self->drained, 1);
    close(self->to_us);
    close(self->from_us);
    finish(self);
}

static void
transport__reports_once_that_nobody_listens(void **state)
{
    (void)state;
    signal(SIGPIPE, SIG_IGN);
    struct conversation *self = start_pipes();
    close(self->from_us);
    for (int i = 0; i < 3; i++) {
        struct buf frame = BUF_INIT;
        buf_add_text(&frame, "x");
        transport_send(&self->transport, &frame);
        uv_run(&self->loop, UV_RUN_NOWAIT);
    }
    assert_true(self->failed);
    assert_int_equal(self->drained, 0);
    close(self->to_us);
    finish(self);
}

static void
transport__delivers_nothing_after_it_is_stopped(void **state)
{
    (void)state;
    struct conversation *self = start_pipes();
    say(self, "Content-Length: 1\r\n\r\n5");
    transport_stop_reading(&self->transport);
    close(self->to_us);
    uv_run(&self->loop, UV_RUN_NOWAIT);
    assert_int_equal(self->seen.length, 0);
    assert_false(self->ended);
    close(self->from_us);
    finish(self);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transport__delivers_frames_and_the_end),
        cmocka_unit_test(transport__reads_a_file_as_well),
        cmocka_unit_test(transport__goes_on_reading_while_nobody_reads_it),
        cmocka_unit_test(transport__reports_once_that_nobody_listens),
        cmocka_unit_test(transport__delivers_nothing_after_it_is_stopped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
