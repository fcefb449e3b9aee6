// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kernels/backend/device.hpp"

/// What the backend asks of CUDA, in words a plain C++ compiler can read. cuda_runtime.cu and sort_cuda.cu
/// answer in a build with the toolkit, cuda_absent.cpp in one without; nothing else in the program asks which
/// of them it is.
namespace firnline::backend::cuda {

[[nodiscard]] bool built();
/// One entry per device, or one that says why there is none; empty in a build without CUDA. Never throws.
[[nodiscard]] std::vector<DeviceInfo> devices();

/// throws: LimitError when the memory does not suffice, DeviceError otherwise
[[nodiscard]] void* allocate(int index, std::size_t bytes);
void release(int index, void* memory) noexcept;
void copy_to_device(int index, void* to, const void* from, std::size_t bytes);
/// Waits for everything launched before on the device, and reports its errors.
void copy_to_host(int index, void* to, const void* from, std::size_t bytes);

void sort_pairs(int index, std::span<std::uint64_t> keys, std::span<std::int64_t> values);

}  // namespace firnline::backend::cuda
