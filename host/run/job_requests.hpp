// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "host/job/job.hpp"
#include "host/job/profile.hpp"
#include "rasters/alignment/aligned_layer.hpp"
#include "rasters/alignment/context_features.hpp"
#include "rasters/opener/opener.hpp"
#include "rasters/sites/sites.hpp"

namespace firnline {

/// The text of a job or a profile. throws: JobError when it is longer than one may be; as Opener::read_text
[[nodiscard]] std::string read_job_text(const Opener& opener, const std::filesystem::path& resolved);

/// Words of the job become requests to the rooms below: catalogue entries are looked up, paths pass the
/// fence. What is wrong is appended to the mistakes. Private to run/.
class JobRequests {
 public:
  JobRequests(const Job& job, const Opener& opener, std::vector<Mistake>& mistakes)
      : job_(job), opener_(opener), mistakes_(mistakes) {}

  [[nodiscard]] LayerRequest layer(const JobLayer& layer);
  [[nodiscard]] SitesRequest sites(const JobSites& sites);
  [[nodiscard]] SitesRequest units(const JobUnits& units);
  [[nodiscard]] GridRequest grid();
  [[nodiscard]] ContextRequest context(const JobContext& context);
  /// The text of a profile: shipped, or a file of the job; empty after a mistake. file: what it is called in
  /// messages
  [[nodiscard]] std::string profile_text(const JobProfile& profile, std::string& file);
  /// The same of the requirements that a profile of the job names.
  [[nodiscard]] std::string requirements_text(const JobProfile& profile, std::string& file);
  /// The real path of a file the job names, or empty after a mistake at this line and key.
  [[nodiscard]] std::string fenced(const std::string& as_written, int line, const std::string& key);

 private:
  [[nodiscard]] std::string shipped_or_own(const JobProfile& profile, const char* key, const std::string& use,
                                           const std::vector<ShippedProfile>& shipped, std::string& file);
  [[nodiscard]] LayerSpec spec_of(const JobLayer& layer);
  [[nodiscard]] Method method_of(const JobLayer& layer) const;
  /// What lists of sites and of units have in common.
  template <class List>
  [[nodiscard]] SitesRequest list_of(const std::string& block, const List& list);

  const Job& job_;
  const Opener& opener_;
  std::vector<Mistake>& mistakes_;
};

}  // namespace firnline
