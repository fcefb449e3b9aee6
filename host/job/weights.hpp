// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace firnline {

/// Raw weights by the name of an indicator or a dimension, 0 to 1e6 like those of profiles.
using NamedWeights = std::map<std::string, double>;

/// Weights as somebody asks "what if": each word is "NAME=WEIGHT" or a file of weights, a later one counts.
/// throws: UsageError (a word that is neither), InputError (a file that is not there), JobMistakes (of its
/// text)
[[nodiscard]] NamedWeights read_weights(const std::vector<std::string>& words);

/// The text of such a file: TOML, one NAME = WEIGHT per line. throws: JobMistakes
[[nodiscard]] NamedWeights weights_of_text(std::string_view text, const std::string& file);

}  // namespace firnline
