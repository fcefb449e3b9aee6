// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kernels/grid/error.hpp"

/// What a harness says of an input. Every harness defines LLVMFuzzerTestOneInput, so that it links with the
/// driver of this folder as well as with libFuzzer.
namespace firnline::fuzz {

/// What became of the last input. The driver counts shares, and goes on from inputs whose outcome is new.
struct Outcome {
  bool accepted = false;
  std::uint64_t kind = 0;
};
[[nodiscard]] Outcome last_outcome();

/// The input was taken. kind: what was found in it, so that inputs that reach something new are kept.
void accepted(std::uint64_t kind = 0);
/// The input was refused. Messages that differ in what they quote or count alone are one kind.
void refused(std::string_view message);

/// Ends the process with the words of the property that does not hold; the input is kept by whoever runs the
/// harness.
[[noreturn]] void broken(std::string_view property, std::string_view detail = {});
inline void require(bool holds, std::string_view property, std::string_view detail = {}) {
  if (!holds) broken(property, detail);
}

/// The error of a door that may only refuse with these exit codes, with what happened and a remedy.
void require_told(const Error& error, std::initializer_list<ExitCode> codes);

[[nodiscard]] inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Folds a number into what an outcome was.
[[nodiscard]] constexpr std::uint64_t folded(std::uint64_t kind, std::uint64_t more) {
  kind = (kind ^ more) * 0x9e3779b97f4a7c15U;
  return kind ^ (kind >> 29U);
}

}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
