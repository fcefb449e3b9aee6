// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace firnline {

/// What the command line (never a job file) allows beyond the default fence.
struct Allowances {
  bool netcdf = false;
  bool zip = false;      ///< a member of an archive, written "bundle.zip/folder/dem.tif"
  bool network = false;  ///< not offered in this version: raise_fence says so
};

/// Everything that must be true of the process before any file is opened: drivers reduced to the allowed
/// ones, network and archive file systems replaced by refusing handlers, configuration pinned and the
/// environment stripped of everything that steers GDAL or PROJ, PROJ without network, messages kept off
/// stderr. Idempotent; the first call decides. A later call only removes drivers that somebody registered
/// since. Changes the environment: call it before the first thread is started. throws: LimitError when PROJ
/// has no usable database; UsageError when the network is asked for
void raise_fence(const Allowances& allowances);

/// Short names of the drivers that are registered now, sorted; tests assert that a run leaves them as they
/// were.
[[nodiscard]] std::vector<std::string> registered_drivers();
/// The drivers that may be registered under these allowances, sorted.
[[nodiscard]] std::vector<std::string> allowed_drivers(const Allowances& allowances);

/// What the call that raised the fence allowed. throws: BugError before raise_fence
[[nodiscard]] Allowances allowances_in_force();

}  // namespace firnline
