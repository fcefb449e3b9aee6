// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/profile_pairwise.hpp"

#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr double most_important = 9;                           // Saaty's scale
constexpr double least_important = 1 / most_important - 1e-3;  // 0.111 may be written for 1/9

/// A part that is compared: its weight, and whether the profile gives it one as well.
struct Part {
  double* weight;
  bool weighted;
};

void weigh(const Judgements& judgements, const std::vector<Part>& parts, const std::string& key,
           const std::string& file, std::vector<Mistake>& mistakes) {
  if (judgements.empty()) return;
  const auto mistake = [&](const std::string& message) { mistakes.push_back({file, 0, 0, key, message}); };
  if (judgements.size() + 1 != parts.size())
    return mistake("compares " + std::to_string(judgements.size() + 1) + " parts and there are " +
                   std::to_string(parts.size()) + "; compare each pair once, in the order of the file");
  for (const Part& part : parts)
    if (part.weighted) return mistake("cannot stand beside weights; remove every weight of what is compared");
  const PairwiseWeights result = pairwise_weights(judgements);
  if (result.consistency_ratio > greatest_inconsistency)
    return mistake("contradicts itself: its consistency ratio is " +
                   number_text(result.consistency_ratio, 3) + " and at most " +
                   number_text(greatest_inconsistency, 1) +
                   " is acceptable; look for a > b > c > a, or for judgements that are too extreme");
  for (std::size_t i = 0; i < parts.size(); ++i) *parts[i].weight = result.weights[i];
}

}  // namespace

Judgements read_judgements(TableReader& reader) {
  Judgements judgements;
  const toml::array* rows = reader.array("pairwise");
  if (rows == nullptr) return judgements;
  const std::size_t parts = rows->size() + 1;
  bool right = parts >= 2 && parts <= most_compared;
  for (std::size_t i = 0; right && i < rows->size(); ++i) {
    const toml::array* row = rows->get(i)->as_array();
    right = row != nullptr && row->size() == parts - 1 - i;
    judgements.emplace_back();
    for (std::size_t j = 0; right && j < row->size(); ++j) {
      const auto value = row->get(j)->is_number() ? row->get(j)->value<double>() : std::nullopt;
      right = value && *value >= least_important && *value <= most_important;
      if (right) judgements.back().push_back(*value);
    }
  }
  if (right) return judgements;
  reader.mistake(
      "pairwise",
      "is not [ [a12, a13], [a23] ] for three parts, and so on for 2 to " + std::to_string(most_compared) +
          ": how many times as important the first is as the second, third, ..., then the second as the "
          "third, ...; each from 0.111 (1/9) to 9");
  return {};
}

void weigh_by_judgements(Profile& profile, const std::string& file, std::vector<Mistake>& mistakes) {
  std::vector<Part> of_root;
  for (std::size_t d = 0; d < dimension_names.size(); ++d) {
    std::vector<Part> parts;
    for (ProfileIndicator& indicator : profile.indicators)
      if (indicator.dimension == dimension_names[d]) parts.push_back({&indicator.weight, indicator.weighted});
    ProfileDimension& dimension = profile.dimensions[d];
    if (!parts.empty()) of_root.push_back({&dimension.weight, dimension.weighted});
    weigh(dimension.pairwise, parts, std::string(dimension_names[d]) + ".pairwise", file, mistakes);
  }
  weigh(profile.root.pairwise, of_root, "pairwise", file, mistakes);
}

}  // namespace firnline
