// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/quicklook_of.hpp"

#include <array>
#include <cmath>
#include <string>

#include "host/finished_run/risk_classes.hpp"
#include "host/finished_run/shown_window.hpp"
#include "host/report/map_graticule.hpp"
#include "host/run/class_legend.hpp"
#include "host/words/catalogue/map.hpp"
#include "host/words/catalogue/profiles.hpp"
#include "host/words/catalogue/quicklook.hpp"
#include "host/words/catalogue/remarks.hpp"
#include "host/words/retold.hpp"
#include "kernels/fusion/risk_program.hpp"

namespace firnline {
namespace {

/// Everything where something is known, with a margin.
Window shown_part(const std::vector<std::uint8_t>& codes, std::int64_t rows, std::int64_t cols) {
  ShownWindow shown(rows, cols);
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t col = 0; col < cols; ++col)
      if (const auto code = codes[static_cast<std::size_t>(row * cols + col)];
          code != 0 && code != class_no_data_here)
        shown.include(row, col);
  return shown.with_margin(50);
}

std::vector<std::uint8_t> cut(const std::vector<std::uint8_t>& codes, std::int64_t cols,
                              const Window& frame) {
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
  std::vector<QuicklookClass> classes, gaps;
  for (const ClassEntry& entry : class_entries()) {
    const auto code = static_cast<std::size_t>(entry.code);
    const Rgb colour = {entry.rgba[0], entry.rgba[1], entry.rgba[2]};
    if (code <= profile.class_breaks.size() + 1)
      classes.insert(classes.begin(),
                     {entry.code, class_in_legend(words, code, profile.class_breaks), colour, false});
    else if (is_there[code])
      gaps.push_back({entry.code, words::said(words, entry.label, words::quicklook::gaps), colour,
                      entry.code != class_no_data_here});
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

/// As the report turns its arrow; upwards where the grid does not say where it lies.
double north_in(const Quicklook& picture, const Window& frame, const FinishedRun& run, double rows_per_sample,
                double cols_per_sample) {
  MapFrame place;
  place.row0 = static_cast<double>(frame.row) * rows_per_sample;
  place.col0 = static_cast<double>(frame.col) * cols_per_sample;
  place.rows = static_cast<double>(frame.rows) * rows_per_sample;
  place.cols = static_cast<double>(frame.cols) * cols_per_sample;
  place.width = static_cast<double>(frame.cols) * picture.metres_per_col;
  place.height = static_cast<double>(frame.rows) * picture.metres_per_row;
  const double angle = angle_to_north(place, run.grid, run.scenery.mesh);
  return std::isnan(angle) ? 0 : angle;
}

}  // namespace

Quicklook quicklook_of(const words::Words& words, const FinishedRun& run, const FinishedProfile& profile,
                       CellSampler<std::uint8_t>& codes) {
  const Window frame = shown_part(codes.cells(), codes.rows(), codes.cols());
  Quicklook picture;
  picture.title = run.title;
  picture.subtitle = words::retold(words, profile.title, words::profiles::texts).value_or(profile.title);
  if (profile.variant) picture.subtitle += " – " + profile.variant->name;
  picture.legend_title = words(words::quicklook::legend_title);
  picture.kilometres = words.unit("km");
  picture.metres = words.unit("m");
  picture.north = words(words::map::north);
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
  picture.north_degrees = north_in(picture, frame, run, rows_per_sample, cols_per_sample);
  return picture;
}

}  // namespace firnline
