// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Marks a function that is compiled once for the host and once for the device.
/// Our own macro: CCCL 3 no longer lends one to plain C++ compilers.
#if defined(__CUDACC__)
#define FIRN_FN __host__ __device__
#else
#define FIRN_FN
#endif

/// Before a loop that a device must keep as one: unrolled, its arrays would have to live in registers.
#if defined(__CUDA_ARCH__)
#define FIRN_KEEP_LOOP _Pragma("unroll 1")
#else
#define FIRN_KEEP_LOOP
#endif

/// Starts to bring the cache line at an address near; costs nothing when it is near already, and any address will do.
#if defined(__CUDA_ARCH__)
#define FIRN_FETCH(address) static_cast<void>(address)
#else
#define FIRN_FETCH(address) __builtin_prefetch(address)
#endif
