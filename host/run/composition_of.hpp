// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/job/profile.hpp"
#include "kernels/composition/compose.hpp"

namespace firnline {

/// A profile's words as the numbers that kernels read. in: a profile without mistakes.
void set_nodes(const Profile& profile, Composition& composition);
[[nodiscard]] ValueFunction value_function_of(const ProfileIndicator& entry);

}  // namespace firnline
