// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/finished_context.hpp"

#include <cstddef>
#include <utility>

namespace firnline {

void read_context_of(RunPlan& plan) {
  // Half a cell of the pictures is less than anybody sees.
  const double tolerance_cells = 0.5 * static_cast<double>(plan.pictures.grid.step);
  for (const auto& request : plan.set.context)
    plan.context.push_back(read_context(plan.tiles.grid, request, tolerance_cells));
}

std::vector<FinishedContext> finished_context(const RunPlan& plan, const std::vector<InputDigest>& digests) {
  std::vector<FinishedContext> all;
  for (std::size_t i = 0; i < plan.set.context.size(); ++i) {
    const JobContext& written = plan.job.context[i];
    const ContextFeatures& read = plan.context[i];
    FinishedContext context;
    context.kind = written.kind;
    context.source = written.source;
    for (const auto& digest : digests)
      if (digest.path == plan.set.context[i].path) context.sha256 = digest.sha256;
    context.licence = written.licence;
    context.citation = written.citation;
    context.lines = read.lines;
    for (const auto& place : read.places) context.places.push_back({place.at, place.name});
    context.features = read.in_file;
    context.left_out = read.left_out;
    context.simplified_cells = read.simplified_cells;
    all.push_back(std::move(context));
  }
  return all;
}

}  // namespace firnline
