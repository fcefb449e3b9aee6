// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "rasters/catalogue/catalogue.hpp"

namespace firnline {
namespace {

std::string text_of(double number) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
  return {buffer, end};
}

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

std::string missing_of(const LayerSpec& layer) {
  switch (layer.missing) {
    case MissingPolicy::propagate:
      return "propagate";
    case MissingPolicy::structural_zero:
      return "structural_zero";
    case MissingPolicy::impute:
      return "impute " + text_of(layer.impute_value);
  }
  return "?";
}

std::string row_of(const std::vector<std::string>& cells) {
  std::string row = "|";
  for (const std::string& cell : cells) row += " " + cell + " |";
  return row;
}

std::string meaning_row(const LayerSpec& layer) {
  std::string traps;
  for (const double trap : layer.no_data_traps) traps += (traps.empty() ? "" : ", ") + text_of(trap);
  return row_of({"`" + layer.id + "`", layer.title, std::string(name_of(layer.kind)), "`" + layer.unit + "`",
                 text_of(layer.plausible_low) + " to " + text_of(layer.plausible_high), layer.likely_cause,
                 or_dash(layer.bands), or_dash(layer.vertical_datum), or_dash(traps), missing_of(layer)});
}

std::string origin_row(const LayerSpec& layer) {
  return row_of({"`" + layer.id + "`", layer.where_to_get, or_dash(layer.period), layer.licence, layer.citation});
}

/// The rows of both tables of the page, headings and rulers left out.
std::vector<std::string> rows_of_the_page() {
  std::ifstream page(std::filesystem::path(FIRNLINE_SOURCE_DIR) / "docs" / "layers.md");
  std::vector<std::string> rows;
  for (std::string line; std::getline(page, line);)
    if (line.starts_with("| `")) rows.push_back(line);
  return rows;
}

TEST(LayersPage, SaysWhatTheCatalogueSaysRowByRow) {
  std::vector<std::string> expected;
  for (const LayerSpec& layer : catalogue()) expected.push_back(meaning_row(layer));
  for (const LayerSpec& layer : catalogue()) expected.push_back(origin_row(layer));

  const std::vector<std::string> found = rows_of_the_page();

  ASSERT_EQ(found.size(), expected.size()) << "docs/layers.md has too many or too few rows";
  for (std::size_t i = 0; i < expected.size(); ++i)
    EXPECT_EQ(found[i], expected[i]) << "docs/layers.md, row " << i + 1 << " of both tables";
}

}  // namespace
}  // namespace firnline
