// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Put before a function whose loops run over neighbouring cells: it is compiled for three widths of vector
/// unit, with everything it calls inside it, and the program picks the widest that the processor has when it
/// starts. The bits are those of the plain build: no width contracts a multiply-add or reorders a sum.
/// Sanitizers cannot run before the choice is made, and clang has no such attribute for inlined text: plain
/// code there.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__CUDACC__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define FIRN_VECTOR_CLONES \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), flatten, noinline))
#else
#define FIRN_VECTOR_CLONES
#endif
