// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/quicklook_of.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "host/run/class_legend.hpp"
#include "host/words/catalogue/profiles.hpp"
#include "host/words/catalogue/quicklook.hpp"
#include "host/words/catalogue/remarks.hpp"
#include "host/words/retold.hpp"
#include "kernels/fusion/risk_program.hpp"

namespace firnline {
namespace {

/// The part of the samples that is worth showing.
struct Frame {
  std::int64_t row = 0, col = 0, rows = 0, cols = 0;
};

/// Everything where something is known, with a margin.
Frame frame_of(const std::vector<std::uint8_t>& codes, std::int64_t rows, std::int64_t cols) {
  std::int64_t north = rows, south = -1, west = cols, east = -1;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col) {
      const std::uint8_t code = codes[static_cast<std::size_t>(row * cols + col)];
      if (code == 0 || code == class_no_data_here) continue;
      north = std::min(north, row), south = std::max(south, row);
      west = std::min(west, col), east = std::max(east, col);
    }
  if (south < 0) return {0, 0, rows, cols};
  const std::int64_t margin = 1 + std::max(south - north, east - west) / 50;
  const std::int64_t top = std::max<std::int64_t>(north - margin, 0),
                     left = std::max<std::int64_t>(west - margin, 0);
  return {top, left, std::min(south + margin + 1, rows) - top, std::min(east + margin + 1, cols) - left};
}

std::vector<std::uint8_t> cut(const std::vector<std::uint8_t>& codes, std::int64_t cols, const Frame& frame) {
  std::vector<std::uint8_t> part;
  part.reserve(static_cast<std::size_t>(frame.rows * frame.cols));
  for (std::int64_t row = frame.row; row < frame.row + frame.rows; ++row) {
    const auto first = codes.begin() + static_cast<std::ptrdiff_t>(row * cols + frame.col);
    part.insert(part.end(), first, first + static_cast<std::ptrdiff_t>(frame.cols));
  }
  return part;
}

/// The worst class on top, with its bounds; of the reasons for no score those that the picture has.
std::vector<QuicklookClass> legend(const words::Words& words, const FinishedProfile& profile,
                                   const std::vector<std::uint8_t>& codes) {
  std::array<bool, 256> is_there{};
  for (const std::uint8_t code : codes) is_there[code] = true;
  const auto& breaks = profile.class_breaks;
  std::vector<QuicklookClass> classes, gaps;
  for (const ClassEntry& entry : class_entries()) {
    const auto code = static_cast<std::size_t>(entry.code);
    const Rgb colour = {entry.rgba[0], entry.rgba[1], entry.rgba[2]};
    const std::string label = words::said(words, entry.label, words::quicklook::classes);
    if (code <= breaks.size() + 1) {
      const double low = code == 1 ? 0 : breaks[code - 2], high = code > breaks.size() ? 1 : breaks[code - 1];
      const std::string bounded =
          words(words::quicklook::class_with_bounds, label, words.number(low), words.number(high));
      classes.insert(classes.begin(), {entry.code, bounded, colour, false});
    } else if (is_there[code]) {
      gaps.push_back({entry.code, label, colour, entry.code != class_no_data_here});
    }
  }
  classes.insert(classes.end(), gaps.begin(), gaps.end());
  return classes;
}

std::vector<std::string> notes(const words::Words& words, const FinishedRun& run,
                               const FinishedProfile& profile) {
  std::vector<std::string> lines;
  const auto titles = attribute_titles(profile);
  if (!titles.empty()) lines.push_back(words(words::quicklook::without, words.row(titles)));
  std::string data, duty;
  for (const std::string& one : run.attributions) data += (data.empty() ? "" : "; ") + one;
  if (!data.empty()) lines.push_back(words(words::quicklook::data, data));
  for (const auto& part : words::retold_sentences(words, run.licence_duty, words::remarks::sentences))
    duty += (duty.empty() ? "" : " ") + part.text;
  if (!duty.empty()) lines.push_back(duty);
  lines.push_back(words(words::quicklook::made_from, run.program_version, profile.name + "/class.tif"));
  return lines;
}

}  // namespace

Quicklook quicklook_of(const words::Words& words, const FinishedRun& run, const FinishedProfile& profile,
                       CellSampler<std::uint8_t>& codes) {
  const Frame frame = frame_of(codes.cells(), codes.rows(), codes.cols());
  Quicklook picture;
  picture.title = run.title;
  picture.subtitle = words::retold(words, profile.title, words::profiles::texts).value_or(profile.title);
  if (profile.variant) picture.subtitle += " – " + profile.variant->name;
  picture.legend_title = words(words::quicklook::legend_title);
  picture.kilometres = words.unit("km");
  picture.metres = words.unit("m");
  picture.north = words(words::quicklook::north);
  picture.rows = frame.rows;
  picture.cols = frame.cols;
  picture.codes = cut(codes.cells(), codes.cols(), frame);
  codes.cells().clear();
  picture.classes = legend(words, profile, picture.codes);
  picture.notes = notes(words, run, profile);
  const double rows_per_sample = static_cast<double>(run.grid.rows) / static_cast<double>(codes.rows());
  const double cols_per_sample = static_cast<double>(run.grid.cols) / static_cast<double>(codes.cols());
  const double middle =
      (static_cast<double>(frame.row) + static_cast<double>(frame.rows) / 2) * rows_per_sample;
  const RowMetrics metrics = row_metrics(run.grid, static_cast<std::int64_t>(middle));
  picture.metres_per_row = metrics.dy_m * rows_per_sample;
  picture.metres_per_col = metrics.dx_m * cols_per_sample;
  return picture;
}

}  // namespace firnline
