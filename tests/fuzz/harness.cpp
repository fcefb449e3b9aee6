// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/harness.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace firnline::fuzz {
namespace {

Outcome outcome;

}  // namespace

Outcome last_outcome() {
  return outcome;
}

void accepted(std::uint64_t kind) {
  outcome = {true, folded(kind, 1)};
}

void refused(std::string_view message) {
  constexpr std::size_t telling_letters = 48;  // behind them stands what was found, which is new every time
  std::uint64_t kind = 2;
  for (const char letter : message.substr(0, telling_letters)) {
    if (letter == '\'' || letter == '"' || (letter >= '0' && letter <= '9')) break;
    kind = folded(kind, static_cast<unsigned char>(letter));
  }
  outcome = {false, kind};
}

void broken(std::string_view property, std::string_view detail) {
  std::fprintf(stderr, "PROPERTY BROKEN: %.*s", static_cast<int>(property.size()), property.data());
  if (!detail.empty()) std::fprintf(stderr, ": %.*s", static_cast<int>(detail.size()), detail.data());
  std::fprintf(stderr, "\n");
  std::abort();
}

void require_told(const Error& error, std::initializer_list<ExitCode> codes) {
  require(std::find(codes.begin(), codes.end(), error.code()) != codes.end(),
          "only the exit codes of this door may leave it",
          std::to_string(static_cast<int>(error.code())) + " " + error.what());
  require(!error.what_happened().empty(), "an error says what happened");
}

}  // namespace firnline::fuzz
