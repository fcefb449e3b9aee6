// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/indicators/registry.hpp"

namespace firnline {

Binding default_binding(const IndicatorInfo& info) {
  Binding binding;
  for (int i = 0; i < param_count(info); ++i) binding.params[i] = info.params[i].value;
  return binding;
}

const RegisteredIndicator* find_indicator(std::string_view id) {
  for (const RegisteredIndicator& indicator : indicators())
    if (id == indicator.info.id) return &indicator;
  return nullptr;
}

}  // namespace firnline
