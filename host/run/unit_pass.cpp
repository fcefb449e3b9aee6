// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/unit_pass.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "host/run/stage_costs.hpp"
#include "host/run/stop_signal.hpp"
#include "kernels/grid/tile.hpp"

namespace firnline {
namespace {

constexpr std::size_t judged_by_people = unit_means - 1;  // coverage is of the data, not of the people

/// One tile of one list of units.
struct Piece {
  Window window;
  std::vector<ZoneSegment> segments;
  std::vector<float> people;  ///< empty when area weighs
};

class UnitPass {
 public:
  UnitPass(const RunPlan& plan, const TileStore& store) : plan_(plan), store_(store) {
    for (std::size_t u = 0; u < plan.units.size(); ++u) {
      indexes_.emplace_back(plan.tiles.grid, plan.units[u].zones);
      sums_.emplace_back(plan.set.units[u].profiles.size(),
                         std::vector<UnitSums>(plan.units[u].zones.size()));
    }
  }

  std::vector<SumsOfUnits> run(Progress& progress) {
    for (std::int64_t tile = 0; tile < plan_.tiles.tiles(); ++tile, progress.advance()) {
      throw_if_stopped();
      for (std::size_t u = 0; u < indexes_.size(); ++u) add_tile(u, tile);
    }
    return std::move(sums_);
  }

 private:
  void add_tile(std::size_t list, std::int64_t tile) {
    Piece piece;
    piece.window = plan_.tiles.window(tile);
    piece.segments = indexes_[list].segments(piece.window);
    if (piece.segments.empty()) return;
    const ResolvedUnits& units = plan_.set.units[list];
    if (units.population) read(tile, plan_.stored_cells.at(*units.population), piece.people, 1);
    for (std::size_t i = 0; i < units.profiles.size(); ++i)
      add_profile(list, units.profiles[i], tile, piece, sums_[list][i]);
  }

  /// Planes of the tile; without data where the whole tile has none.
  void read(std::int64_t tile, std::size_t layer, std::vector<float>& planes, std::size_t count) const {
    planes.resize(count * static_cast<std::size_t>(plan_.tiles.window(tile).cells()));
    if (!store_.read(tile, layer, std::as_writable_bytes(std::span(planes))))
      std::fill(planes.begin(), planes.end(), no_data_f32);
  }

  void add_profile(std::size_t list, std::size_t profile, std::int64_t tile, const Piece& piece,
                   std::vector<UnitSums>& out) {
    const StoredProfile& stored = plan_.stored_profiles[profile];
    const auto cells = static_cast<std::size_t>(piece.window.cells());
    read(tile, stored.risk, bands_, unit_means);
    const auto coverage = std::span(bands_).subspan((unit_means - 1) * cells);
    std::replace_if(
        coverage.begin(), coverage.end(), [](float v) { return v != v; }, 0.0F);
    std::vector<std::span<const float>> planes;
    for (std::size_t band = 0; band < unit_means; ++band)
      planes.push_back(std::span<const float>(bands_).subspan(band * cells, cells));
    add_means(list, profile, piece, planes, out);
    classes_.assign(cells, std::uint8_t{0});
    store_.read(tile, stored.classes, std::as_writable_bytes(std::span(classes_)));
    for (std::size_t risk_class = 1; risk_class <= risk_classes; ++risk_class)
      add_class(list, profile, piece, risk_class, out);
  }

  [[nodiscard]] const SumQuantum& quantum_of_scores(std::size_t profile) const {
    return plan_.quantities[plan_.set.indicators.size() + profile].quantum;
  }
  [[nodiscard]] const SumQuantum& quantum_of_people(std::size_t list) const {
    return plan_.quantities[*plan_.set.units[list].population].quantum;
  }

  [[nodiscard]] std::vector<ZoneContribution> gathered(std::size_t list, const Piece& piece,
                                                       std::span<const std::span<const float>> planes,
                                                       std::span<const SumQuantum> quanta) const {
    return indexes_[list].contributions(
        piece.window, piece.segments, sums_of_segments(plan_.device, piece.segments, planes, quanta), quanta);
  }

  void add_means(std::size_t list, std::size_t profile, const Piece& piece,
                 std::vector<std::span<const float>> planes, std::vector<UnitSums>& out) const {
    std::vector<SumQuantum> quanta(unit_means, quantum_of_scores(profile));
    const std::vector<std::span<const float>> scores(planes.begin(), planes.begin() + judged_by_people);
    if (!piece.people.empty()) {
      planes.emplace_back(piece.people);
      quanta.push_back(quantum_of_people(list));
    }
    for (const ZoneContribution& one : gathered(list, piece, planes, quanta)) {
      UnitSums& unit = out[static_cast<std::size_t>(one.zone)];
      const auto quantity = static_cast<std::size_t>(one.quantity);
      (quantity < unit_means ? unit.by_area[quantity] : unit.people).merge(one.sums);
    }
    if (piece.people.empty()) return;
    const auto counted = counted_sums_of_segments(plan_.device, indexes_[list], piece.segments, scores,
                                                  piece.people, quantum_of_people(list));
    for (std::size_t s = 0; s < piece.segments.size(); ++s)
      for (std::size_t q = 0; q < scores.size(); ++q)
        out[static_cast<std::size_t>(piece.segments[s].zone)].by_people[q].merge(
            counted[s * scores.size() + q]);
  }

  /// Cells of other classes count as without data, so that what is left is the class's own.
  void add_class(std::size_t list, std::size_t profile, const Piece& piece, std::size_t risk_class,
                 std::vector<UnitSums>& out) {
    const std::size_t cells = classes_.size();
    if (std::find(classes_.begin(), classes_.end(), risk_class) == classes_.end()) return;
    inside_.resize(cells);
    people_inside_.assign(piece.people.begin(), piece.people.end());
    for (std::size_t i = 0; i < cells; ++i) {
      const bool is_inside = classes_[i] == risk_class;
      inside_[i] = is_inside ? 1.0F : no_data_f32;
      if (!is_inside && !people_inside_.empty()) people_inside_[i] = no_data_f32;
    }
    std::vector<std::span<const float>> planes = {inside_};
    std::vector<SumQuantum> quanta = {quantum_of_scores(profile)};
    if (!people_inside_.empty()) {
      planes.emplace_back(people_inside_);
      quanta.push_back(quantum_of_people(list));
    }
    for (const ZoneContribution& one : gathered(list, piece, planes, quanta)) {
      UnitSums& unit = out[static_cast<std::size_t>(one.zone)];
      (one.quantity == 0 ? unit.class_area : unit.class_people)[risk_class - 1].merge(one.sums);
    }
  }

  const RunPlan& plan_;
  const TileStore& store_;
  std::vector<ZoneIndex> indexes_;
  std::vector<SumsOfUnits> sums_;
  std::vector<float> bands_, inside_, people_inside_;
  std::vector<std::uint8_t> classes_;
};

}  // namespace

std::vector<SumsOfUnits> sum_over_units(const RunPlan& plan, const TileStore& store, Progress& progress) {
  if (plan.units.empty()) return {};
  progress.begin(units_stage, plan.tiles.tiles());
  auto sums = UnitPass(plan, store).run(progress);
  progress.end();
  return sums;
}

}  // namespace firnline
