// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/pairwise.hpp"

namespace firnline {

/// A way of judging sites, as its author wrote it (docs/job_file.md, "The profile file").

/// How the children of a dimension, or the dimensions of the root, become one score.
struct ProfileNode {
  std::string aggregation = "arithmetic";  ///< docs/job_file.md lists them
  double exponent = 1;                     ///< power_mean only
  double weight = 1;                       ///< of a dimension
  double min_coverage = 0.5;
  bool geometric_may_renormalise = false;
  std::vector<double> order_weights = {};  ///< owa only: as written, or empty where an orness is given
  std::optional<double> orness = std::nullopt;
  Judgements pairwise = {};  ///< of its children; their weights follow from them
  bool weighted = false;     ///< the file gives a dimension a weight of its own
};

/// How many children a node has in the profile as it is written: indicators of a weight above 0 in a
/// dimension, or dimensions that have some.
struct Profile;
[[nodiscard]] std::size_t children_of_dimension(const Profile& profile, std::size_t dimension);
[[nodiscard]] std::size_t children_of_root(const Profile& profile);

struct ProfileDimension : ProfileNode {
  bool present = false;
};

inline constexpr std::size_t most_written_knots = 65;  ///< of a value function

/// A value function that is no knots, in the words of the file, from which curve, middle and steepness
/// follow.
struct WrittenCurve {
  std::string name;                                     ///< logistic | z_score | ...; empty for knots
  std::vector<std::pair<std::string, double>> numbers;  ///< as in the file
  std::string then;                                     ///< of a z-score
  bool falling = false;
};

struct ProfileIndicator {
  std::string id;         ///< in this profile: `as`, or the indicator's own
  std::string indicator;  ///< what is measured
  std::string dimension;  ///< hazard | exposure | vulnerability
  double weight = 1;
  std::string transform = "none";                ///< none | log1p | square_root
  std::vector<std::pair<double, double>> value;  ///< knots; empty where a curve or percentiles are
  std::string curve = "knots";                   ///< knots | logistic | normal | logarithmic
  double middle = 0, steepness = 0;              ///< of a curve, as in ValueFunction
  WrittenCurve written;
  bool percentile =
      false;             ///< knots are percentiles of the cells of the grid, known when the run has seen them
  bool falling = false;  ///< of percentiles: the lowest value scores highest
  std::string missing = "renormalise";  ///< renormalise | propagate
  std::string extract;                  ///< mean | sum | min | max | range | stdev | pNN; empty = its own
  std::string at = "site";              ///< where: site (the footprint of the list) | point | buffer
  double buffer_km = 0;                 ///< of a buffer
  std::string weighted_by;              ///< the indicator whose counts weigh the cells; empty = their area
  double min_valid_share = 0.5;
  std::string preference = "usual";  ///< of PROMETHEE: usual | u_shape | v_shape | level | linear
  double indifference = 0, strict_preference = 0;  ///< its thresholds, of scores
  std::string why;
  std::map<std::string, double> set;
  std::map<std::string, std::string> bind;
  int line = 0;
  bool weighted = false;  ///< the file gives it a weight of its own
};

/// Whether its preference has this threshold.
[[nodiscard]] bool takes_indifference(const ProfileIndicator& indicator);
[[nodiscard]] bool takes_strict_preference(const ProfileIndicator& indicator);

inline constexpr std::array<std::string_view, 3> dimension_names = {"hazard", "exposure", "vulnerability"};

struct Profile {
  std::string id, title, inspired_by;
  ProfileNode root{"geometric", 1, 1, 0.7, false};
  int top_k = 10;
  bool topsis = false;     ///< a second opinion on the order of the sites is wanted
  bool promethee = false;  ///< likewise, by PROMETHEE II
  std::vector<double> class_breaks = {0.2, 0.4, 0.6, 0.8};
  std::array<ProfileDimension, 3> dimensions;
  std::vector<ProfileIndicator> indicators;  ///< in file order; weight 0 kept here, dropped in resolve
  std::string text;                          ///< the file's own bytes
};

struct ShippedProfile {
  std::string_view id;
  std::string_view text;
};
[[nodiscard]] const std::vector<ShippedProfile>& shipped_profiles();

/// Reads a profile. Mistakes are appended; the profile is only meaningful when there are none.
[[nodiscard]] Profile read_profile(std::string_view text, const std::string& file,
                                   std::vector<Mistake>& mistakes);

}  // namespace firnline
