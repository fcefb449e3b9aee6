// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/inputs_apart.hpp"

#include <algorithm>
#include <system_error>

#include "kernels/grid/error.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline {

void require_inputs_apart(const RunPlan& plan, const std::filesystem::path& out) {
  std::error_code missing;
  const auto folder = std::filesystem::canonical(out, missing);
  if (missing) return;  // what is not there yet holds nothing
  for (const InputFile& file : plan.input_files) {
    const std::filesystem::path input = file_on_disk(file.path);
    const auto [end_of_folder, rest] =
        std::mismatch(folder.begin(), folder.end(), input.begin(), input.end());
    if (end_of_folder == folder.end())
      throw JobError("This input lies in the output folder, where the run would replace it.", file.written,
                     "choose another folder with --out, or move the file out of " + folder.string());
  }
}

}  // namespace firnline
