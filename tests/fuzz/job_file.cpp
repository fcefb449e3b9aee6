// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Every text is a job or a list of mistakes with places and words; a job that is written out as a job file
// again, and with a remark behind it, is the same job.
#include <algorithm>
#include <string>
#include <vector>

#include "host/job/read_job.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/job_toml.hpp"

namespace firnline::fuzz {
namespace {

void require_plain(const std::string& text,
                   std::string_view property = "no text of a job breaks a line or a table") {
  for (const char letter : text)
    require(static_cast<unsigned char>(letter) >= 32 && letter != 127, property, text);
}

void require_told(const std::vector<Mistake>& mistakes, std::string_view text) {
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  require(exit_code_of(mistakes) == ExitCode::job_file, "mistakes of a job file end with the code 3");
  for (const Mistake& mistake : mistakes) {
    require(mistake.message.size() > 5, "a mistake says what it is", mistake.text());
    require_plain(mistake.text(), "no mistake breaks its line");
    require(mistake.line >= 0 && mistake.line <= lines && mistake.column >= 0, "a mistake lies in the file",
            mistake.text());
  }
  require(!describe(mistakes).empty(), "mistakes are described");
}

void require_sound(const Job& job) {
  require_plain(job.title);
  require(!job.title.empty() && !job.layers.empty() && !job.profiles.empty(),
          "a job has a title, layers and profiles");
  for (const JobLayer& layer : job.layers) {
    require(!layer.name.empty() && layer.name.find_first_of("/.\\ \n") == std::string::npos,
            "a name can be a file's", layer.name);
    require(!layer.sources.empty() && layer.sources.size() < 1'000'000, "a layer has sources", layer.name);
    for (const std::string& source : layer.sources) require_plain(source);
    require_plain(layer.citation);
  }
  for (const JobIndicator& one : job.indicators) require(one.low < one.high, "a range is one", one.name);
}

/// As toml_of() and the lines in messages see it.
void require_same(const std::string& text, const std::string& written, std::string_view property) {
  std::vector<Mistake> mistakes;
  const Job again = read_job(text, "job.toml", mistakes);
  require(mistakes.empty(), property, mistakes.empty() ? "" : describe(mistakes) + "\n" + text);
  require(toml_of(again) == written, property, "\n" + written + "\n--\n" + toml_of(again));
}

void try_job(std::string_view text) {
  std::vector<Mistake> mistakes;
  const Job job = read_job(text, "job.toml", mistakes);
  if (!mistakes.empty()) {
    require_told(mistakes, text);
    return refused(mistakes.front().key + mistakes.front().message);
  }
  require_sound(job);
  const std::string written = toml_of(job);
  require_same(written, written, "a job that is written out is the same job");
  require_same(std::string(text) + "\n# the end\n", written, "a remark changes nothing");
  std::uint64_t kind = 0;
  for (const std::size_t count : {job.layers.size(), job.indicators.size(), job.attributes.size(),
                                  job.variants.size(), job.sites.size(), job.profiles.size()})
    kind = folded(kind, std::min<std::size_t>(count, 2));
  for (const JobLayer& layer : job.layers)
    kind = folded(kind, (layer.rasterise ? 1U : 0U) + (layer.impute ? 2U : 0U) +
                            (layer.bands.empty() ? 0U : 4U) + (layer.classes.empty() ? 0U : 8U));
  for (const JobSites& one : job.sites)
    kind = folded(kind, one.footprint.size() + (one.buffer_km > 0 ? 16U : 0U));
  accepted(kind);
}

}  // namespace
}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  firnline::fuzz::try_job(firnline::fuzz::text_of(data, size));
  return 0;
}
