// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/nearest_point.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

// The tree searches by chord, the straight line through the Earth; only the few entries whose chord is almost
// the shortest are then measured along the surface. For chords up to greatest_spread_km the surface is at
// most 0.42 % longer (2 asin(c / 2R) / (c / R) with the ellipsoid's smallest radius of curvature, 6335 km),
// so 1 % leaves none out.
namespace firnline {
namespace {

constexpr double surface_over_chord = 1.01;
constexpr double equal_distance_m = 1e-6;

double squared(double value) {
  return value * value;
}

}  // namespace

NearestPoint::NearestPoint(std::vector<Entry> entries, double semi_major_m, double eccentricity_sq,
                           double greatest_distance_m)
    : entries_(std::move(entries)),
      semi_major_m_(semi_major_m),
      eccentricity_sq_(eccentricity_sq),
      greatest_distance_m_(greatest_distance_m) {
  geod_init(&ellipsoid_, semi_major_m, 1 - std::sqrt(1 - eccentricity_sq));
  nodes_.reserve(entries_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) nodes_.push_back({position_of(entries_[i].place), i});
  arrange(0, nodes_.size(), 0);
}

NearestPoint::Position NearestPoint::position_of(LonLat place) const {
  constexpr double radians = std::numbers::pi / 180;
  const double sine = std::sin(place.lat * radians), cosine = std::cos(place.lat * radians);
  const double radius = semi_major_m_ / std::sqrt(1 - eccentricity_sq_ * sine * sine);
  return {radius * cosine * std::cos(place.lon * radians), radius * cosine * std::sin(place.lon * radians),
          radius * (1 - eccentricity_sq_) * sine};
}

void NearestPoint::arrange(std::size_t first, std::size_t end, std::size_t axis) {
  if (end - first < 2) return;
  const std::size_t middle = first + (end - first) / 2;
  const auto at = [&](std::size_t i) { return nodes_.begin() + static_cast<std::ptrdiff_t>(i); };
  std::nth_element(at(first), at(middle), at(end), [axis](const Node& a, const Node& b) {
    return std::pair(a.position[axis], a.entry) < std::pair(b.position[axis], b.entry);
  });
  arrange(first, middle, (axis + 1) % 3);
  arrange(middle + 1, end, (axis + 1) % 3);
}

void NearestPoint::shrink_to_nearest(const Position& place, std::size_t first, std::size_t end,
                                     std::size_t axis, double& chord_sq) const {
  if (first == end) return;
  const std::size_t middle = first + (end - first) / 2;
  const Position& here = nodes_[middle].position;
  chord_sq = std::min(
      chord_sq, squared(here[0] - place[0]) + squared(here[1] - place[1]) + squared(here[2] - place[2]));
  const double beyond = place[axis] - here[axis];
  const std::size_t next = (axis + 1) % 3;
  if (beyond <= 0) {
    shrink_to_nearest(place, first, middle, next, chord_sq);
    if (squared(beyond) <= chord_sq) shrink_to_nearest(place, middle + 1, end, next, chord_sq);
  } else {
    shrink_to_nearest(place, middle + 1, end, next, chord_sq);
    if (squared(beyond) <= chord_sq) shrink_to_nearest(place, first, middle, next, chord_sq);
  }
}

void NearestPoint::collect_within(const Position& place, std::size_t first, std::size_t end, std::size_t axis,
                                  double chord_sq, std::vector<std::size_t>& found) const {
  if (first == end) return;
  const std::size_t middle = first + (end - first) / 2;
  const Position& here = nodes_[middle].position;
  if (squared(here[0] - place[0]) + squared(here[1] - place[1]) + squared(here[2] - place[2]) <= chord_sq)
    found.push_back(nodes_[middle].entry);
  const double beyond = place[axis] - here[axis];
  const std::size_t next = (axis + 1) % 3;
  if (beyond <= 0 || squared(beyond) <= chord_sq) collect_within(place, first, middle, next, chord_sq, found);
  if (beyond >= 0 || squared(beyond) <= chord_sq)
    collect_within(place, middle + 1, end, next, chord_sq, found);
}

std::optional<std::size_t> NearestPoint::find(LonLat place) const {
  const Position position = position_of(place);
  double chord_sq = squared(greatest_distance_m_);  // a chord is never longer than the way along the surface
  shrink_to_nearest(position, 0, nodes_.size(), 0, chord_sq);
  const double reach =
      std::min(std::sqrt(chord_sq) * surface_over_chord + 1, greatest_distance_m_);  // 1 m: chord 0
  std::vector<std::size_t> candidates;
  collect_within(position, 0, nodes_.size(), 0, squared(reach), candidates);

  std::vector<std::pair<double, const Entry*>> measured;
  for (const std::size_t candidate : candidates) {
    const Entry& entry = entries_[candidate];
    double distance = 0;
    geod_inverse(&ellipsoid_, place.lat, place.lon, entry.place.lat, entry.place.lon, &distance, nullptr,
                 nullptr);
    if (distance <= greatest_distance_m_) measured.emplace_back(distance, &entry);
  }
  if (measured.empty()) return std::nullopt;
  const double nearest = std::min_element(measured.begin(), measured.end())->first;
  const Entry* chosen = nullptr;
  for (const auto& [distance, entry] : measured) {
    if (distance > nearest + equal_distance_m) continue;
    if (chosen == nullptr || entry->id < chosen->id) chosen = entry;
  }
  return chosen->index;
}

}  // namespace firnline
