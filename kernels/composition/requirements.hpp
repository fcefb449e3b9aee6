// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace firnline {

/// What a site must fulfil, judged one requirement at a time (domain-spec 5.1). Unknown is not passed.
enum class Comparator { below, at_most, above, at_least, equal, unequal };
enum class Verdict { fail, unknown, pass };
enum class Meets { no, unknown, yes, not_applicable };

/// Values closer to a threshold than this share of it count as equal to it: layers hold seven digits, and 0.3
/// m of a layer is 0.30000001 m.
inline constexpr double equal_within = 1e-6;

[[nodiscard]] constexpr bool equals_threshold(double value, double threshold) {
  const auto size = [](double number) { return number < 0 ? -number : number; };
  const double larger = size(value) > size(threshold) ? size(value) : size(threshold);
  return size(value - threshold) <= equal_within * larger;
}

/// in: value and threshold in one unit; NaN is a value that nobody knows
[[nodiscard]] constexpr Verdict judge(Comparator comparator, double value, double threshold) {
  if (value != value) return Verdict::unknown;
  const bool equal = equals_threshold(value, threshold);
  bool passed = false;
  switch (comparator) {
    case Comparator::below:
      passed = !equal && value < threshold;
      break;
    case Comparator::at_most:
      passed = equal || value < threshold;
      break;
    case Comparator::above:
      passed = !equal && value > threshold;
      break;
    case Comparator::at_least:
      passed = equal || value > threshold;
      break;
    case Comparator::equal:
      passed = equal;
      break;
    case Comparator::unequal:
      passed = !equal;
      break;
  }
  return passed ? Verdict::pass : Verdict::fail;
}

/// How far a value lies on the good side of its threshold, in their unit; negative on the bad side. NaN for a
/// value that nobody knows, and where only equality is asked for.
[[nodiscard]] constexpr double margin(Comparator comparator, double value, double threshold) {
  if (comparator == Comparator::equal || comparator == Comparator::unequal)
    return std::numeric_limits<double>::quiet_NaN();
  const bool low_is_good = comparator == Comparator::below || comparator == Comparator::at_most;
  if (value == value && equals_threshold(value, threshold)) return 0;
  return low_is_good ? threshold - value : value - threshold;
}

/// Category of a Hospital Safety Index of two decimals: A likely to function in a disaster, B at risk, C
/// unlikely;
/// '\0' for a value that nobody knows. source: domain-spec 5.2
[[nodiscard]] constexpr char safety_category(double index) {
  if (index != index) return '\0';
  constexpr double likely = 0.66, at_risk = 0.36;
  return judge(Comparator::at_least, index, likely) == Verdict::pass    ? 'A'
         : judge(Comparator::at_least, index, at_risk) == Verdict::pass ? 'B'
                                                                        : 'C';
}

/// One site held against all requirements.
struct RequirementSummary {
  std::int64_t passes = 0, fails = 0, unknowns = 0;
  Meets meets = Meets::not_applicable;

  /// Share of the known ones that pass; NaN when none is known.
  [[nodiscard]] double score() const {
    return passes + fails > 0 ? static_cast<double>(passes) / static_cast<double>(passes + fails)
                              : std::numeric_limits<double>::quiet_NaN();
  }
  /// Share that is known; NaN without requirements.
  [[nodiscard]] double coverage() const {
    const std::int64_t all = passes + fails + unknowns;
    return all > 0 ? static_cast<double>(passes + fails) / static_cast<double>(all)
                   : std::numeric_limits<double>::quiet_NaN();
  }
};

struct JudgedRequirement {
  Verdict verdict = Verdict::unknown;
  bool mandatory = false;
};

/// A mandatory one that fails decides; else one that is unknown leaves it open; without mandatory ones
/// nothing is to be met. source: domain-spec 15, "Profile"
[[nodiscard]] inline RequirementSummary summarise(std::span<const JudgedRequirement> judged) {
  RequirementSummary out;
  bool any_mandatory = false, fails = false, open = false;
  for (const JudgedRequirement& one : judged) {
    out.passes += one.verdict == Verdict::pass ? 1 : 0;
    out.fails += one.verdict == Verdict::fail ? 1 : 0;
    out.unknowns += one.verdict == Verdict::unknown ? 1 : 0;
    if (!one.mandatory) continue;
    any_mandatory = true;
    fails = fails || one.verdict == Verdict::fail;
    open = open || one.verdict == Verdict::unknown;
  }
  if (any_mandatory) out.meets = fails ? Meets::no : open ? Meets::unknown : Meets::yes;
  return out;
}

}  // namespace firnline
