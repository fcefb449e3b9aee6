// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "host/formula/compile.hpp"
#include "host/formula/expression.hpp"
#include "host/job/job.hpp"
#include "kernels/indicators/indicator.hpp"
#include "rasters/alignment/aligned_layer.hpp"

namespace firnline {

/// An indicator that the job wrote, with its names looked up and its units checked. Stays where it is made:
/// the words of `info` are those of `written`.
struct ResolvedFormula {
  JobIndicator written;
  Expression expression;
  IndicatorInfo info;                   ///< without needs: the program names planes itself
  std::vector<std::string> names;       ///< layers as the formula calls them
  std::vector<std::size_t> job_layers;  ///< per name: which layer of the job
};

/// The formulas of a job that are right; the mistakes of the others are appended.
/// layers: one request per layer of the job, in its order
[[nodiscard]] std::vector<std::shared_ptr<const ResolvedFormula>> resolve_formulas(
    const Job& job, const std::vector<LayerRequest>& layers, std::vector<Mistake>& mistakes);

/// A mistake in a formula as one of the job, with line and column in its file.
[[nodiscard]] Mistake mistake_of(const Job& job, const JobIndicator& indicator, const FormulaMistake& found);

}  // namespace firnline
