// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/class_table.hpp"

#include <gdal.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <vector>

#include "rasters/export/style_text.hpp"

namespace firnline {
namespace {

struct Column {
  const char* name;
  GDALRATFieldType type;
  GDALRATFieldUsage usage;
};

/// The count is a real number: GDAL's integers end at 2^31.
constexpr Column columns[] = {{"value", GFT_Integer, GFU_MinMax},  {"name", GFT_String, GFU_Name},
                              {"count", GFT_Real, GFU_PixelCount}, {"red", GFT_Integer, GFU_Red},
                              {"green", GFT_Integer, GFU_Green},   {"blue", GFT_Integer, GFU_Blue}};

std::string definitions() {
  std::string text;
  for (std::size_t i = 0; i < std::size(columns); ++i)
    text += "      <FieldDefn index=\"" + std::to_string(i) + "\">\n        <Name>" + columns[i].name +
            "</Name>\n        <Type>" + std::to_string(columns[i].type) + "</Type>\n        <Usage>" +
            std::to_string(columns[i].usage) + "</Usage>\n      </FieldDefn>\n";
  return text;
}

std::string rows(const MapSpec& spec, const ClassCounts& counts) {
  std::string text;
  for (std::size_t row = 0; row < spec.classes.size(); ++row) {
    const ClassEntry& entry = spec.classes[row];
    const std::vector<std::string> fields = {std::to_string(entry.code),
                                             xml(entry.label),
                                             std::to_string(counts.of(static_cast<std::uint8_t>(entry.code))),
                                             std::to_string(entry.rgba[0]),
                                             std::to_string(entry.rgba[1]),
                                             std::to_string(entry.rgba[2])};
    text += "      <Row index=\"" + std::to_string(row) + "\">";
    for (const std::string& field : fields) text += "<F>" + field + "</F>";
    text += "</Row>\n";
  }
  return text;
}

/// A list by code: codes without a class have an empty name.
std::string category_names(const MapSpec& spec) {
  std::vector<std::string> names;
  for (const ClassEntry& entry : spec.classes) {
    const auto code = static_cast<std::size_t>(entry.code);
    names.resize(std::max(names.size(), code + 1));
    names[code] = xml(entry.label);
  }
  std::string text;
  for (const std::string& name : names) text += "      <Category>" + name + "</Category>\n";
  return text;
}

}  // namespace

StatisticsOfBand ClassCounts::statistics() const {
  StatisticsOfBand band;
  band.cells = std::accumulate(of_code_.begin(), of_code_.end(), std::int64_t{0});
  std::int64_t sum = 0;
  for (std::size_t code = 1; code < of_code_.size(); ++code) {
    if (of_code_[code] == 0) continue;
    if (band.valid == 0) band.least = static_cast<double>(code);
    band.greatest = static_cast<double>(code);
    band.valid += of_code_[code];
    sum += static_cast<std::int64_t>(code) * of_code_[code];
  }
  band.mean = static_cast<double>(sum) / static_cast<double>(band.valid);
  double squares = 0;
  for (std::size_t code = 1; code < of_code_.size(); ++code) {
    const double off = static_cast<double>(code) - band.mean;
    squares += off * off * static_cast<double>(of_code_[code]);
  }
  band.standard_deviation = std::sqrt(squares / static_cast<double>(band.valid));
  return band;
}

std::string class_side_file(const MapSpec& spec, const ClassCounts& counts) {
  return "<PAMDataset>\n"
         "  <PAMRasterBand band=\"1\">\n"
         "    <CategoryNames>\n" +
         category_names(spec) +
         "    </CategoryNames>\n"
         "    <GDALRasterAttributeTable tableType=\"thematic\">\n" +
         definitions() + rows(spec, counts) +
         "    </GDALRasterAttributeTable>\n"
         "  </PAMRasterBand>\n"
         "</PAMDataset>\n";
}

}  // namespace firnline
