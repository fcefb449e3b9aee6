// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/weights.hpp"

#include <fstream>
#include <limits>

#include "host/job/job.hpp"
#include "host/job/toml_reader.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"

namespace firnline {
namespace {

constexpr double most_weight = 1e6;
constexpr std::size_t most_bytes = 1 << 20;

std::string text_of_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(most_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in && !in.eof())
    throw InputError("there is no such file of weights, or it cannot be read", file,
                     "name a TOML file, or write NAME=WEIGHT");
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > most_bytes)
    throw JobError("the file is larger than 1 MiB; weights are one line each", file);
  return text;
}

}  // namespace

NamedWeights weights_of_text(std::string_view text, const std::string& file) {
  std::vector<Mistake> mistakes;
  NamedWeights weights;
  if (const auto table = parsed_toml(text, file, mistakes)) {
    TableReader root(*table, "", file, mistakes);
    for (const auto& [key, node] : *table)
      weights[std::string(key.str())] = root.number(std::string(key.str()), 0, 0, most_weight);
    root.finish();
  }
  if (mistakes.empty() && weights.empty())
    mistakes.push_back({file, 0, 0, "", "names no weight; write one NAME = WEIGHT per line"});
  if (!mistakes.empty()) throw JobMistakes(std::move(mistakes));
  return weights;
}

NamedWeights read_weights(const std::vector<std::string>& words) {
  NamedWeights weights;
  for (const auto& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos) {
      for (const auto& [name, weight] : weights_of_text(text_of_file(word), word)) weights[name] = weight;
      continue;
    }
    const double weight = number_from(std::string_view(word).substr(equals + 1))
                              .value_or(std::numeric_limits<double>::quiet_NaN());
    if (equals == 0 || !(weight >= 0 && weight <= most_weight))
      throw UsageError("'" + word + "' is no weight", "--weights",
                       "write NAME=WEIGHT with a number from 0 to 1000000, or name a TOML file");
    weights[word.substr(0, equals)] = weight;
  }
  return weights;
}

}  // namespace firnline
