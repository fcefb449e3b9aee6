// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "rasters/alignment/aligned_layer_impl.hpp"

namespace firnline {
namespace {

constexpr double conserved = 1e-6;  // relative; single-precision cells round to 6e-8 each, in both directions

std::string sources_text(const LayerRequest& request) {
  std::string text;
  for (const auto& source : request.sources) text += (text.empty() ? "" : "; ") + source;
  return text;
}

std::string amount(std::int64_t cells, const char* of) {
  return std::to_string(cells) + (cells == 1 ? " cell " : " cells ") + of;
}

std::string taken_as_no_data(std::int64_t cells) { return cells == 1 ? "it was taken as no data." : "they were taken as no data."; }

AuditRow row_of(const LayerRequest& request, std::string step, std::string method) {
  AuditRow row;
  row.layer = request.name;
  row.source = sources_text(request);
  row.step = std::move(step);
  row.method = std::move(method);
  return row;
}

AuditRow no_data_row(const LayerRequest& request, std::string method, std::int64_t cells, std::string warning) {
  AuditRow row = row_of(request, "no_data", std::move(method));
  row.cells_in = row.cells_no_data = cells;
  row.warnings.push_back(std::move(warning));
  return row;
}

void add_findings(const LayerRequest& request, const LayerCounters& seen, std::vector<AuditRow>& rows) {
  if (seen.infinite > 0)
    rows.push_back(no_data_row(request, "infinite", seen.infinite,
                               amount(seen.infinite, "held infinity, which no measurement gives; ") + taken_as_no_data(seen.infinite)));
  if (seen.enormous > 0)
    rows.push_back(no_data_row(request, "beyond 1e30", seen.enormous,
                               amount(seen.enormous, "held a number beyond 1e30, a fill value that the file does not declare; ") +
                                   taken_as_no_data(seen.enormous)));
  if (seen.trapped > 0)
    rows.push_back(no_data_row(
        request, "undeclared " + number_text(seen.trap_value), seen.trapped,
        "STRONG WARNING: " + amount(seen.trapped, "held ") + number_text(seen.trap_value) +
            ", a sentinel that the file does not declare; " + taken_as_no_data(seen.trapped) + " Write no_data = " + number_text(seen.trap_value) +
            " in [layers." + request.name + "] to confirm it."));
  if (seen.doubtful == 0) return;
  AuditRow row = row_of(request, "no_data", "kept " + number_text(seen.doubtful_value));
  row.cells_in = row.cells_out = seen.doubtful;
  row.warnings.push_back(amount(seen.doubtful, "held ") + number_text(seen.doubtful_value) +
                         ", which often stands for no data in such files; here it is a possible value and was kept.");
  rows.push_back(std::move(row));
}

}  // namespace

/// Totals before and after, and whether they agree. throws: RasterError when a total that had to stay did not
void AlignedLayer::Impl::audit_totals(AuditRow& row) const {
  const double before = row.total_before.value_or(counters.before.value()), after = counters.after.value();
  row.total_before = before;
  row.total_after = after;
  if (raster == nullptr || counters.cells != grid.cells() * planes) return;
  if (!mapping->grid_holds_source()) {
    if (!as_it_is)
      row.warnings.push_back("The layer reaches beyond the grid: " + number_text(before, 3) +
                             " lie in source cells whose middle is on the "
                             "grid, " +
                             number_text(after, 3) + " were placed; cells on the rim were shared by area.");
    return;
  }
  if (counters.masked == 0 && counters.filled == 0 &&
      std::fabs(after - before) > conserved * std::fabs(before))
    throw RasterError("The total changed from " + number_text(before, 3) + " to " + number_text(after, 3) +
                          " on the way to the grid.",
                      place_of(request, request.sources.front()), "please report this with the job file");
}

/// How the layer came onto the grid.
AuditRow AlignedLayer::Impl::audit_main() const {
  AuditRow row = vector != nullptr     ? row_of(request, "rasterise", vector->summary().method)
                 : latitude != nullptr ? row_of(request, "compute", transformation)
                 : request.computed    ? row_of(request, "derive", transformation)
                 : as_it_is            ? row_of(request, "read", "as it is")
                                       : row_of(request, "resample", std::string(name_of(method)));
  row.cells_in = vector != nullptr ? vector->summary().features : source_cells;
  row.cells_out = counters.valid;
  row.cells_no_data = counters.cells - counters.valid;
  row.warnings = warnings;
  if (counters.valid > 0) {
    row.seen_low = counters.low;
    row.seen_high = counters.high;
  }
  if (vector != nullptr) {
    for (const auto& sentence : vector->summary().warnings) row.warnings.push_back(sentence);
    row.total_before = vector->summary().total_on_grid;
  }
  if (extensive()) audit_totals(row);
  if (counters.cells > 0 && counters.valid == 0)
    row.warnings.push_back("The layer has no data anywhere on the grid.");
  return row;
}

std::vector<AuditRow> AlignedLayer::Impl::audit() const {
  std::vector<AuditRow> rows;
  if (request.grid_only) {
    rows.push_back(row_of(request, "grid", "grid only, cells not read"));
    rows.back().warnings = warnings;
    return rows;
  }
  rows.push_back(audit_main());

  if (raster != nullptr && !raster->unit_step().empty()) {
    rows.push_back(row_of(request, "unit", raster->unit_step()));
    rows.back().cells_in = rows.back().cells_out = counters.valid;
  }
  add_findings(request, counters, rows);
  if (counters.filled > 0) {
    std::string policy(missing_policy_names[static_cast<std::size_t>(request.spec.missing)]);
    if (request.spec.missing == MissingPolicy::impute) policy += " " + number_text(request.spec.impute_value);
    rows.push_back(row_of(request, "missing", policy));
    rows.back().cells_in = rows.back().cells_out = counters.filled;
  }
  if (counters.masked > 0) {
    rows.push_back(row_of(request, "clip", "area of interest"));
    rows.back().cells_in = rows.back().cells_no_data = counters.masked;
  }
  if (counters.spread > 0) {
    rows.push_back(row_of(request, "spread", vector->summary().method));
    rows.back().cells_in = vector->summary().features_on_grid;
    rows.back().cells_out = counters.spread;
    rows.back().warnings.push_back(amount(counters.spread, "have no point inside and were lent the value of a point nearby."));
  }
  return rows;
}

}  // namespace firnline
