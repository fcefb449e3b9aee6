// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/quicklook_of.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "host/job/names.hpp"
#include "host/run/class_legend.hpp"
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
std::vector<QuicklookClass> legend(const FinishedProfile& profile, const std::vector<std::uint8_t>& codes) {
  std::array<bool, 256> is_there{};
  for (const std::uint8_t code : codes) is_there[code] = true;
  const auto steps = score_steps(profile.class_breaks);
  std::vector<QuicklookClass> classes, gaps;
  for (const ClassEntry& entry : class_entries()) {
    const auto code = static_cast<std::size_t>(entry.code);
    const Rgb colour = {entry.rgba[0], entry.rgba[1], entry.rgba[2]};
    if (code <= steps.size())
      classes.insert(classes.begin(), {entry.code, steps[code - 1].label, colour, false});
    else if (is_there[code])
      gaps.push_back({entry.code, entry.label, colour, entry.code != class_no_data_here});
  }
  classes.insert(classes.end(), gaps.begin(), gaps.end());
  return classes;
}

std::vector<std::string> notes(const FinishedRun& run, const FinishedProfile& profile) {
  std::vector<std::string> lines;
  const auto titles = attribute_titles(profile);
  if (!titles.empty()) lines.push_back("Without the sites' own: " + joined(titles) + ".");
  std::string data;
  for (const std::string& one : run.attributions) data += (data.empty() ? "Data: " : "; ") + one;
  if (!data.empty()) lines.push_back(data);
  if (!run.licence_duty.empty()) lines.push_back(run.licence_duty);
  lines.push_back("firnline " + run.program_version + ". Classes of " + profile.name + "/class.tif.");
  return lines;
}

}  // namespace

Quicklook quicklook_of(const FinishedRun& run, const FinishedProfile& profile,
                       CellSampler<std::uint8_t>& codes) {
  const Frame frame = frame_of(codes.cells(), codes.rows(), codes.cols());
  Quicklook picture;
  picture.title = run.title;
  picture.subtitle = profile.title;
  if (profile.variant) picture.subtitle += " – " + profile.variant->name;
  picture.legend_title = "Risk class, 5 = act here first";
  picture.rows = frame.rows;
  picture.cols = frame.cols;
  picture.codes = cut(codes.cells(), codes.cols(), frame);
  codes.cells().clear();
  picture.classes = legend(profile, picture.codes);
  picture.notes = notes(run, profile);
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
