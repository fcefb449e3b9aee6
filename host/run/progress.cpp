// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/progress.hpp"

#include <unistd.h>

#include <cmath>
#include <csignal>
#include <cstdio>
#include <exception>

#include "kernels/grid/number_text.hpp"
#include "spdlog/spdlog.h"

namespace firnline {
namespace {

constexpr auto redraw_every = std::chrono::milliseconds(200);
constexpr auto tick = std::chrono::seconds(1);
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

std::string time_left_text(std::optional<double> seconds) {
  if (!seconds) return "– left";
  // An estimate within a quarter does not know single seconds of a minute.
  const double step = *seconds < 10 ? 1 : *seconds < 60 ? 5 : *seconds < 600 ? 10 : 60;
  return "about " + duration_text(std::ceil(*seconds / step) * step) + " left";
}

Progress::Progress(Style style) : terminal_(isatty(STDERR_FILENO) == 1), silent_(style == Style::none) {
  if (silent_ || !terminal_) return;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);  // signals are for the thread that can act on them
  try {
    ticker_ = std::thread([this] { draw_now_and_then(); });
  } catch (const std::exception&) {  // too few threads, or no memory for one
  }
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Progress::~Progress() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  ended_.notify_all();
  if (ticker_.joinable()) ticker_.join();
  if (!silent_ && terminal_ && !stage_.empty()) std::fputs("\n", stderr);
}

double Progress::now() const {
  return seconds_since(born_);
}

void Progress::expect(std::vector<ExpectedStage> stages) {
  const std::lock_guard lock(mutex_);
  time_left_.expect(std::move(stages));
}

void Progress::begin(const std::string& stage, std::int64_t steps, double cells_per_step) {
  const std::lock_guard lock(mutex_);
  stage_ = stage;
  steps_ = steps;
  done_ = skipped_ = 0;
  cells_per_step_ = cells_per_step;
  time_left_.begin(stage, steps, now());
  started_ = drawn_ = Clock::now();
  if (!silent_ && terminal_) draw(false);
}

void Progress::advance(std::int64_t steps) {
  const std::lock_guard lock(mutex_);
  done_ += steps;
  time_left_.advance(steps, false, now());
  const auto wait = terminal_ ? std::chrono::duration_cast<std::chrono::milliseconds>(redraw_every)
                              : std::chrono::duration_cast<std::chrono::milliseconds>(log_every);
  if (!silent_ && Clock::now() - drawn_ >= wait) draw(false);
}

void Progress::skip(std::int64_t steps) {
  const std::lock_guard lock(mutex_);
  done_ += steps;
  skipped_ += steps;
  time_left_.advance(steps, true, now());
}

void Progress::end() {
  const std::lock_guard lock(mutex_);
  done_ = steps_;
  time_left_.end(now());
  if (!silent_) draw(true);
  stage_.clear();
}

void Progress::draw_now_and_then() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, tick, [this] { return over_; }))
    if (!stage_.empty() && Clock::now() - drawn_ >= tick) try {
        draw(false);
      } catch (const std::exception&) {  // a line less
      }
}

std::string Progress::line() const {
  const double elapsed = seconds_since(started_);
  const double share = steps_ > 0 ? static_cast<double>(done_) / static_cast<double>(steps_) : 1.0;
  std::string text = number_text(100 * share, 0) + " %";
  if (cells_per_step_ > 0 && elapsed > 0.2 && done_ > skipped_)
    text += ", " + number_text(static_cast<double>(done_ - skipped_) * cells_per_step_ / elapsed / 1e6, 1) +
            " million cells/s";
  return text;
}

/// last: the stage is over, and its own time is told; until then that of the whole run.
void Progress::draw(bool last) {
  drawn_ = Clock::now();
  const std::string text =
      line() + ", " +
      (last ? duration_text(seconds_since(started_)) : time_left_text(time_left_.seconds(now())));
  if (!terminal_) {
    spdlog::info("{}: {}", stage_, text);
    return;
  }
  const int filled = steps_ > 0 ? static_cast<int>(done_ * bar_width / steps_) : bar_width;
  const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                          std::string(static_cast<std::size_t>(bar_width - filled), '.');
  std::fprintf(stderr, "\r%-28s [%s] %s\033[K%s", stage_.c_str(), bar.c_str(), text.c_str(),
               last ? "\n" : "");
  std::fflush(stderr);
}

}  // namespace firnline
