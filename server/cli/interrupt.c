/* SPDX-License-Identifier: MIT */
#include "cli/interrupt.h"

#include <signal.h>
#include <string.h>

static struct cancel token;
static volatile sig_atomic_t caught;
static void (*volatile woken)(void *data);
static void *volatile woken_data;

static void
note_signal(int signal_number)
{
    caught = signal_number;
    cancel_request(&token); /* a lock-free store, so allowed here */
    if (woken != NULL) {
        woken(woken_data);
    }
}

const struct cancel *
interrupt_catch(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = note_signal;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return &token;
}

void
interrupt_pass_on(void)
{
    if (caught != 0) {
        signal(caught, SIG_DFL);
        raise(caught);
    }
}

void
interrupt_wake(void (*wake)(void *data), void *data)
{
    woken_data = data;
    woken = wake;
}
