/* SPDX-License-Identifier: MIT */
/* What is given up is given up for good: each test does it in a child. */
#include "base/confine.h"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/attr.h"

enum {
    CANNOT = 77
};

/* The exit status of a child that does this. */
static int
in_child(int (*deed)(void))
{
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        _exit(deed());
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void
expect_done(int (*deed)(void))
{
    assert_int_equal(in_child(deed), 0);
}

static int
try_any(void)
{
    return confine_calls() ? 0 : CANNOT;
}

static bool
is_refused(int result)
{
    return result == -1 && errno == EPERM;
}

static int
try_sockets(void)
{
    int pair[2];
    bool all = confine_calls() && confine_holds() &&
               is_refused(socket(AF_INET, SOCK_STREAM, 0)) &&
               is_refused(socket(AF_INET6, SOCK_DGRAM, 0)) &&
               is_refused(socket(AF_UNIX, SOCK_STREAM, 0)) &&
               is_refused(socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) &&
               is_refused(listen(0, 1)) && is_refused(accept(0, NULL, NULL));
    return all ? 0 : 1;
}

static int
try_program(void)
{
    char name[] = "false";
    char *const arguments[] = {name, NULL};
    if (!confine_calls()) {
        return 1;
    }
    execv("/bin/false", arguments);
    return errno == EPERM ? 0 : 1;
}

static pthread_barrier_t met;

static void *
call_from_thread(void *data)
{
    bool *refused = data;
    pthread_barrier_wait(&met); /* the thread was there before the filter */
    pthread_barrier_wait(&met);
    *refused = is_refused(socket(AF_INET, SOCK_STREAM, 0));
    return NULL;
}

static int
try_thread(void)
{
    pthread_t thread;
    bool refused = false;
    pthread_barrier_init(&met, NULL, 2);
    if (pthread_create(&thread, NULL, call_from_thread, &refused) != 0) {
        return 1;
    }
    pthread_barrier_wait(&met);
    bool done = confine_calls();
    pthread_barrier_wait(&met);
    pthread_join(thread, NULL);
    return done && refused ? 0 : 1;
}

static int
try_ordinary_work(void)
{
    int ends[2];
    char byte = 'x';
    pthread_t thread;
    bool refused = false;
    pthread_barrier_init(&met, NULL, 1);
    bool all = confine_calls() && pipe(ends) == 0 && write(ends[1], &byte, 1) == 1 &&
               read(ends[0], &byte, 1) == 1 &&
               pthread_create(&thread, NULL, call_from_thread, &refused) == 0 &&
               pthread_join(thread, NULL) == 0 && refused && confine_calls();
    return all ? 0 : 1;
}

static int
try_core(void)
{
    struct rlimit limit;
    confine_memory();
    return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 &&
                   limit.rlim_max == 0
               ? 0
               : 1;
}

static void
confine__refuses_every_kind_of_socket(void **state)
{
    (void)state;
    expect_done(try_sockets);
}

/* Not to a sanitizer, which starts one that names the lines of its report. */
static void
confine__refuses_to_start_a_program(void **state)
{
    (void)state;
    if (!IS_SANITIZED) {
        expect_done(try_program);
    }
}

static void
confine__holds_for_threads_that_are_there_already(void **state)
{
    (void)state;
    expect_done(try_thread);
}

static void
confine__leaves_ordinary_work_alone(void **state)
{
    (void)state;
    expect_done(try_ordinary_work);
}

static void
confine__leaves_no_core_file(void **state)
{
    (void)state;
    expect_done(try_core);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(confine__refuses_every_kind_of_socket),
        cmocka_unit_test(confine__refuses_to_start_a_program),
        cmocka_unit_test(confine__holds_for_threads_that_are_there_already),
        cmocka_unit_test(confine__leaves_ordinary_work_alone),
        cmocka_unit_test(confine__leaves_no_core_file),
    };
    if (in_child(try_any) == CANNOT) {
        puts("1..0 # SKIP this kernel has no system call filter");
        return 0;
    }
    return cmocka_run_group_tests_name("confine", tests, NULL, NULL);
}
