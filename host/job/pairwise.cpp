// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/pairwise.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

/// Mean inconsistency of random judgements of 1, 2, 3 ... 10 parts (Saaty).
constexpr std::array random_index = {0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49};

/// A positive matrix turns any positive vector towards its principal one. Judgements of 1/9..9 settle within
/// some dozens of steps.
constexpr int most_steps = 10'000;
constexpr double settled = 1e-15;

using Matrix = std::vector<std::vector<double>>;

Matrix whole_matrix(const Judgements& judgements) {
  const std::size_t n = judgements.size() + 1;
  if (n < 2 || n > most_compared) throw BugError("Pairwise judgements need 2 to 10 parts.");
  Matrix matrix(n, std::vector<double>(n, 1));
  for (std::size_t i = 0; i + 1 < n; ++i) {
    if (judgements[i].size() != n - 1 - i) throw BugError("A row of pairwise judgements has another length.");
    for (std::size_t j = i + 1; j < n; ++j) {
      matrix[i][j] = judgements[i][j - i - 1];
      matrix[j][i] = 1 / matrix[i][j];
    }
  }
  return matrix;
}

}  // namespace

PairwiseWeights pairwise_weights(const Judgements& judgements) {
  const Matrix matrix = whole_matrix(judgements);
  const std::size_t n = matrix.size();
  PairwiseWeights out;
  out.weights.assign(n, 1 / static_cast<double>(n));
  double eigenvalue = 0;
  for (int step = 0; step < most_steps; ++step) {
    std::vector<double> next(n, 0);
    eigenvalue = 0;  // of a vector that sums to 1, the sum of what it becomes
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) next[i] += matrix[i][j] * out.weights[j];
      eigenvalue += next[i];
    }
    double change = 0;
    for (std::size_t i = 0; i < n; ++i) {
      next[i] /= eigenvalue;
      change = std::max(change, std::abs(next[i] - out.weights[i]));
    }
    out.weights = std::move(next);
    if (change < settled) break;
  }
  const auto parts = static_cast<double>(n);
  if (n > 2) out.consistency_ratio = std::max(0.0, (eigenvalue - parts) / (parts - 1)) / random_index[n - 1];
  return out;
}

}  // namespace firnline
