/* SPDX-License-Identifier: MIT */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

/* Attributes that gcc and clang check for us. */

#define NODISCARD __attribute__((warn_unused_result))
#define PRINTF_FORMAT(at, first) __attribute__((format(printf, at, first)))
#define ALLOCATOR __attribute__((malloc, returns_nonnull, warn_unused_result))
#define NORETURN _Noreturn
#define FALLTHROUGH __attribute__((fallthrough))

#endif
