/* SPDX-License-Identifier: MIT */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

/* Attributes that gcc and clang check for us. */

#define NODISCARD __attribute__((warn_unused_result))
#define PRINTF_FORMAT(at, first) __attribute__((format(printf, at, first)))
#define ALLOCATOR __attribute__((malloc, returns_nonnull, warn_unused_result))
#define NORETURN _Noreturn
#define FALLTHROUGH __attribute__((fallthrough))

/* Built with a sanitizer that looks into its own process. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

#endif
