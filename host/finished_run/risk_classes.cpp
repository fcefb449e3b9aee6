// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/finished_run/risk_classes.hpp"

#include <algorithm>
#include <cmath>

#include "host/words/catalogue/classes.hpp"

namespace firnline {
namespace {

constexpr std::size_t worst = std::size(words::classes::names) - 1;

}  // namespace

std::size_t risk_class(double score, const std::vector<double>& breaks) {
  if (std::isnan(score)) return 0;
  return 1 + static_cast<std::size_t>(
                 std::count_if(breaks.begin(), breaks.end(), [&](double at) { return score >= at; }));
}

std::string class_words(const words::Words& words, std::size_t risk_class) {
  return words(words::classes::names[std::min(risk_class, worst)]);
}

std::string class_in_legend(const words::Words& words, std::size_t risk_class,
                            const std::vector<double>& breaks) {
  const double low = risk_class == 1 ? 0 : breaks[risk_class - 2],
               high = risk_class > breaks.size() ? 1 : breaks[risk_class - 1];
  return words(words::classes::with_bounds,
               risk_class == worst ? words(words::classes::worst) : class_words(words, risk_class),
               words.number(low), words.number(high));
}

}  // namespace firnline
