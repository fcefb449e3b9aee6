// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/job/profile.hpp"
#include "host/job/toml_reader.hpp"

namespace firnline {

/// Under which name an indicator of a profile stands, and on which footprint it is measured: a radius alone
/// says that it is a buffer. in: id and indicator are set. Private to job/.
void read_place(TableReader& reader, ProfileIndicator& out);

}  // namespace firnline
