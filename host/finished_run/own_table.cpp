// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/own_table.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/sites/csv.hpp"

namespace firnline {
namespace {

constexpr const char* remedy = "repeat the run with --overwrite";

}  // namespace

void read_own_table(const std::filesystem::path& csv, const std::vector<std::string>& columns,
                    const std::function<void(std::span<const std::string> fields)>& on_row) {
  std::ifstream in(csv, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  read_csv(
      text, CsvOptions{},
      [&](std::span<const std::string> found) {
        if (!std::equal(found.begin(), found.end(), columns.begin(), columns.end()))
          throw CheckpointError("the columns are not those of the profile", csv.string(), remedy);
      },
      [&](const CsvRow& row) { on_row(row.fields); },
      [&](RejectedRow row) {
        throw CheckpointError(row.reason, csv.string() + ", line " + std::to_string(row.line), remedy);
      });
}

double number_in(const std::filesystem::path& csv, const std::string& field) {
  if (field.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double value = number_from(field).value_or(std::numeric_limits<double>::infinity());
  if (std::isinf(value))
    throw CheckpointError("'" + field + "' is not a number", csv.filename().string(), remedy);
  return value;
}

}  // namespace firnline
