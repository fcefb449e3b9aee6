// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/progress.hpp"

#include <unistd.h>
#include <cstdio>

#include "kernels/grid/number_text.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

constexpr auto redraw_every = std::chrono::milliseconds(200);
constexpr auto log_every = std::chrono::seconds(30);
constexpr int bar_width = 24;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

Progress::Progress(Style style) : terminal_(isatty(STDERR_FILENO) == 1), silent_(style == Style::none) {}

Progress::~Progress() {
  if (!silent_ && terminal_ && !stage_.empty()) std::fputs("\n", stderr);
}

void Progress::begin(const std::string& stage, std::int64_t steps, double cells_per_step) {
  stage_ = stage;
  steps_ = steps;
  done_ = 0;
  cells_per_step_ = cells_per_step;
  started_ = drawn_ = std::chrono::steady_clock::now();
  if (!silent_ && terminal_) draw(false);
}

void Progress::advance(std::int64_t steps) {
  done_ += steps;
  const auto wait = terminal_ ? std::chrono::duration_cast<std::chrono::milliseconds>(redraw_every)
                              : std::chrono::duration_cast<std::chrono::milliseconds>(log_every);
  if (silent_ || std::chrono::steady_clock::now() - drawn_ < wait) return;
  drawn_ = std::chrono::steady_clock::now();
  draw(false);
}

void Progress::end() {
  done_ = steps_;
  if (!silent_) draw(true);
  stage_.clear();
}

std::string Progress::line() const {
  const double elapsed = seconds_since(started_);
  const double share = steps_ > 0 ? static_cast<double>(done_) / static_cast<double>(steps_) : 1.0;
  std::string text = number_text(100 * share, 0) + " %";
  if (cells_per_step_ > 0 && elapsed > 0.2)
    text += ", " + number_text(static_cast<double>(done_) * cells_per_step_ / elapsed / 1e6, 1) +
            " million cells/s";
  if (done_ < steps_ && share > 0.01) text += ", " + duration_text(elapsed * (1 - share) / share) + " left";
  if (done_ >= steps_) text += ", " + duration_text(elapsed);
  return text;
}

void Progress::draw(bool last) {
  if (!terminal_) {
    spdlog::info("{}: {}", stage_, line());
    return;
  }
  const int filled = steps_ > 0 ? static_cast<int>(done_ * bar_width / steps_) : bar_width;
  const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                          std::string(static_cast<std::size_t>(bar_width - filled), '.');
  std::fprintf(stderr, "\r%-28s [%s] %s\033[K%s", stage_.c_str(), bar.c_str(), line().c_str(),
               last ? "\n" : "");
  std::fflush(stderr);
}

}  // namespace firnline
