// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/fusion/prepared_program.hpp"

#include <algorithm>
#include <string>

#include "kernels/grid/error.hpp"
#include "kernels/grid/float_bound.hpp"

namespace firnline::fusing {
namespace {

void require_bound(const Operation& operation, const PreparedProgram& planes) {
  const IndicatorInfo& info = operation.info();
  if (operation.formula != nullptr) {
    const char* const mistake =
        mistake_in(operation.formula->program, static_cast<int>(planes.quantity_planes));
    if (mistake != nullptr)
      throw BugError(std::string("The program of a formula is not sound: ") + mistake + ".",
                     std::string("indicator ") + info.id);
    return;
  }
  for (int need = 0; need < need_count(info); ++need) {
    const std::size_t there = info.needs[need].category ? planes.code_planes : planes.quantity_planes;
    const int first = operation.binding.first_plane[need], count = operation.binding.plane_count[need];
    const int wanted = info.needs[need].bands;
    const bool right_number = wanted == 0 ? count >= 1 : count == wanted;
    if (!right_number || first < 0 ||
        static_cast<std::size_t>(first) + static_cast<std::size_t>(count) > there)
      throw BugError(
          std::string("The need \"") + info.needs[need].name + "\" is bound to planes that are not there.",
          std::string("indicator ") + info.id);
  }
}

/// The place of a plane among those that are looked around in; made when it is new.
std::int32_t near_slot_of(std::int32_t plane, std::vector<std::int32_t>& near_planes) {
  const auto found = std::find(near_planes.begin(), near_planes.end(), plane);
  if (found != near_planes.end()) return static_cast<std::int32_t>(found - near_planes.begin());
  near_planes.push_back(plane);
  return static_cast<std::int32_t>(near_planes.size() - 1);
}

PreparedOperation prepare_operation(const Operation& operation, bool keep, PreparedProgram& prepared) {
  const IndicatorInfo& info = operation.info();
  PreparedOperation out;
  out.binding = operation.binding;
  if (operation.formula != nullptr) {
    out.formula = static_cast<std::int32_t>(prepared.formulas.size());
    prepared.formulas.push_back(operation.formula->program);
  } else {
    out.indicator = operation.indicator->number;
  }
  out.keep = keep;
  out.low = static_cast<float>(info.low);
  out.high = static_cast<float>(info.high);
  std::fill(std::begin(out.near_slot), std::end(out.near_slot), -1);
  if (info.shape != Shape::focal) return out;
  prepared.reach = std::max<std::int64_t>(prepared.reach, info.reach);
  for (int need = 0; need < need_count(info); ++need)
    if (!info.needs[need].category)
      out.near_slot[need] = near_slot_of(operation.binding.first_plane[need], prepared.near_planes);
  return out;
}

PreparedProfile prepare_profile(const ProfileProgram& profile, const std::vector<Operation>& operations) {
  PreparedProfile out;
  out.composition = profile.composition;
  const auto leaves = static_cast<std::size_t>(profile.composition.leaves);
  const std::size_t footprints = profile.leaf_footprint_m2.size();
  if (profile.leaf_operation.size() != leaves || (footprints != 0 && footprints != leaves) ||
      profile.class_breaks.size() > most_class_breaks)
    throw BugError("A profile of " + std::to_string(leaves) + " leaves names " +
                   std::to_string(profile.leaf_operation.size()) + " operations, " +
                   std::to_string(footprints) + " footprints and " +
                   std::to_string(profile.class_breaks.size()) + " class breaks.");
  for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
    const int operation = profile.leaf_operation[leaf];
    if (operation < 0 || static_cast<std::size_t>(operation) >= operations.size())
      throw BugError("A leaf judges operation " + std::to_string(operation) + ", which does not exist.");
    const IndicatorInfo& info = operations[static_cast<std::size_t>(operation)].info();
    const ValueFunction& judged = profile.composition.leaf[leaf].value;
    out.leaf_operation[leaf] = operation;
    out.leaf_counts[leaf] = info.extraction == Extraction::sum;
    out.leaf_footprint_m2[leaf] =
        profile.leaf_footprint_m2.empty() ? profile.footprint_m2 : profile.leaf_footprint_m2[leaf];
    out.slopes[leaf] = composing::slopes_of(judged);
    if (!out.leaf_counts[leaf])
      out.leaf_line[leaf] = composing::line_kind(judged, out.slopes[leaf], info.low, info.high);
  }
  out.breaks = static_cast<std::int32_t>(profile.class_breaks.size());
  std::transform(profile.class_breaks.begin(), profile.class_breaks.end(), out.class_break, not_below);
  out.min_coverage = profile.min_coverage;
  out.results = profile.results;
  return out;
}

}  // namespace

PreparedProgram prepare(const RiskProgram& program) {
  if (program.operations.size() > most_operations)
    throw LimitError(
        "A run of " + std::to_string(program.operations.size()) + " indicators is more than the " +
            std::to_string(most_operations) + " that one pass computes.",
        "", "Split the job: fewer profiles, or indicators with the same parameters in all of them.");
  if (program.keep.size() != program.operations.size())
    throw BugError("A program does not say for each operation whether its values are kept.");
  PreparedProgram prepared;
  prepared.quantity_planes = program.plane_values.size();
  prepared.code_planes = static_cast<std::size_t>(program.code_planes);
  for (std::size_t i = 0; i < program.operations.size(); ++i) {
    require_bound(program.operations[i], prepared);
    prepared.operations.push_back(prepare_operation(program.operations[i], program.keep[i], prepared));
  }
  for (const ProfileProgram& profile : program.profiles)
    prepared.profiles.push_back(prepare_profile(profile, program.operations));
  return prepared;
}

}  // namespace firnline::fusing
