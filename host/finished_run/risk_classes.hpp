// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "host/words/words.hpp"

namespace firnline {

/// 1 to 5; 0 for NaN. A score on a break belongs to the class above. breaks: of the profile, rising
[[nodiscard]] std::size_t risk_class(double score, const std::vector<double>& breaks);

/// "4 high"; "no score" for 0.
[[nodiscard]] std::string class_words(const words::Words& words, std::size_t risk_class);

/// "4 high (0.6–0.8)", as legends have it; the worst class says what follows from it. in: a class from 1 on
[[nodiscard]] std::string class_in_legend(const words::Words& words, std::size_t risk_class,
                                          const std::vector<double>& breaks);

}  // namespace firnline
