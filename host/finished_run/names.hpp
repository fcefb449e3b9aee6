// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "kernels/composition/composition.hpp"
#include "kernels/indicators/indicator.hpp"

namespace firnline {

// Words of profiles and manifests, and what they stand for. The words were checked when the profile was read:
// one that is none of them stands for the first.

[[nodiscard]] std::string_view name_of(Extraction extraction);        ///< mean | sum | max
[[nodiscard]] Aggregation aggregation_named(std::string_view word);   ///< as in docs/job_file.md
[[nodiscard]] Dimension dimension_named(std::string_view word);       ///< hazard | exposure | vulnerability
[[nodiscard]] MissingRule missing_rule_named(std::string_view word);  ///< renormalise | propagate
[[nodiscard]] Transform transform_named(std::string_view word);       ///< none | log1p | square_root
[[nodiscard]] Curve curve_named(std::string_view word);       ///< knots | logistic | normal | logarithmic
[[nodiscard]] bool is_upstream_place(std::string_view word);  ///< at the pour point, over the catchment

}  // namespace firnline
