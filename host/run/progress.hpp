// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace firnline {

/// How a long stage tells people where it is: a bar on a terminal, one log line per stage and per 30 s
/// otherwise. Always stderr. Never throws, never blocks.
class Progress {
 public:
  enum class Style { automatic, none };

  explicit Progress(Style style);
  ~Progress();
  /// Starts a stage of this many units ("tiles", "MB"). units_per_step is what advance(1) stands for in
  /// cells, for rates.
  void begin(const std::string& stage, std::int64_t steps, double cells_per_step = 0);
  void advance(std::int64_t steps = 1);
  void end();

 private:
  void draw(bool last);
  [[nodiscard]] std::string line() const;

  bool terminal_ = false;
  bool silent_ = false;
  std::string stage_;
  std::int64_t steps_ = 0, done_ = 0;
  double cells_per_step_ = 0;
  std::chrono::steady_clock::time_point started_, drawn_;
};

/// "1 h 04 min", "3 min 20 s", "12 s".
[[nodiscard]] std::string duration_text(double seconds);

}  // namespace firnline
