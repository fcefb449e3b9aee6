// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "host/formula/expression.hpp"
#include "rasters/catalogue/unit_value.hpp"

namespace firnline {

using UnitOfLayer = std::function<UnitValue(const std::string& name)>;

/// Checks every unit of a formula against its neighbours, and the whole against the declared one.
///
/// What is added, compared or put side by side must be in one unit; products and powers combine units;
/// logarithms and exponentials want plain numbers. A number without a unit is a plain number in a product and
/// takes the unit of its partner elsewhere. The difference of two temperatures is in K.
/// throws: FormulaMistake naming both units and what to write; RasterError when `declared` is no unit
void check_units(const Expression& formula, const std::string& declared, const UnitOfLayer& unit_of_layer);

}  // namespace firnline
