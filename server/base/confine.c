/* SPDX-License-Identifier: MIT */
/* A filter of our own for the kernel, a dozen instructions long: a list of what is
 * refused, because what the libraries call differs from version to version. Knows
 * nothing of files; see SECURITY.md for what is promised. */
/* For syscall(). */
#define _DEFAULT_SOURCE

#include "base/confine.h"

#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "base/attr.h"

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OUR_ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

void
confine_memory(void)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

/* The leak checker reads our memory from a process of its own. */
void
confine_end(void)
{
#ifdef __linux__
    if (IS_SANITIZED) {
        prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    }
#endif
}

#if defined(__linux__) && defined(OUR_ARCHITECTURE) && defined(SYS_seccomp)

/* x86-64 has a second set of numbers for the same calls. */
#define FOREIGN_NUMBERS 0x40000000u

/* Sockets come into being by the first few; io_uring does the same work behind a
 * filter's back. Sanitizers trace themselves and start a program that names lines. */
static const uint32_t refused[] = {
    SYS_socket,           SYS_socketpair,
    SYS_connect,          SYS_bind,
    SYS_listen,           SYS_accept,
    SYS_accept4,          SYS_io_uring_setup,
    SYS_process_vm_readv, SYS_process_vm_writev,
#if !IS_SANITIZED
    SYS_execve,           SYS_execveat,
    SYS_ptrace,
#endif
};

#define REFUSED_COUNT (sizeof refused / sizeof *refused)
#define LOAD(member) \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
/* Jumps count the instructions that they pass over. */
#define JUMP_IF(test, value, over, otherwise) \
    BPF_JUMP(BPF_JMP | (test) | BPF_K, (value), (uint8_t)(over), (otherwise))

/* Fills `program` (REFUSED_COUNT + 7 instructions) and returns its length. */
static size_t
write_filter(struct sock_filter *program)
{
    const struct sock_filter head[] = {
        LOAD(arch),
        JUMP_IF(BPF_JEQ, OUR_ARCHITECTURE, 1, 0),
        RETURN(SECCOMP_RET_ERRNO | EPERM),
        LOAD(nr),
        JUMP_IF(BPF_JGE, FOREIGN_NUMBERS, REFUSED_COUNT + 1, 0),
    };
    const struct sock_filter tail[] = {
        RETURN(SECCOMP_RET_ALLOW),
        RETURN(SECCOMP_RET_ERRNO | EPERM),
    };
    size_t length = 0;
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) {
        program[length++] = head[i];
    }
    for (size_t i = 0; i < REFUSED_COUNT; i++) {
        program[length++] =
            (struct sock_filter)JUMP_IF(BPF_JEQ, refused[i], REFUSED_COUNT - i, 0);
    }
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++) {
        program[length++] = tail[i];
    }
    return length;
}

bool
confine_calls(void)
{
    struct sock_filter filter[REFUSED_COUNT + 7];
    struct sock_fprog program = {(unsigned short)write_filter(filter), filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC,
                   &program) == 0;
}

bool
confine_holds(void)
{
    return prctl(PR_GET_SECCOMP, 0, 0, 0, 0) == SECCOMP_MODE_FILTER;
}

#else

bool
confine_calls(void)
{
    return false;
}

bool
confine_holds(void)
{
    return false;
}

#endif
