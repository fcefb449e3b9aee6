// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Runs a harness on inputs made from seeds, always the same ones for the same seed number; or on files.
//   HARNESS [--runs N] [--seed N] [--seeds FOLDER] [--words FILE] [--longest BYTES] [--least-accepted SHARE]
//           [--keep FOLDER] [FILE ...]
#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tests/fuzz/driver/last_words.hpp"
#include "tests/fuzz/driver/mutator.hpp"
#include "tests/fuzz/harness.hpp"

namespace firnline::fuzz {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::uint64_t runs = 100'000, seed = 1;
  std::vector<std::string> seed_folders, files;
  std::string words, keep = ".";
  std::size_t longest = 4096;
  double least_accepted = 0;
};

Options options_of(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& name = arguments[i];
    if (!name.starts_with("--")) {
      options.files.push_back(name);
      continue;
    }
    if (i + 1 == arguments.size()) throw std::runtime_error(name + " needs a value");
    const std::string& value = arguments[++i];
    if (name == "--runs")
      options.runs = std::stoull(value);
    else if (name == "--seed")
      options.seed = std::stoull(value);
    else if (name == "--seeds")
      options.seed_folders.push_back(value);
    else if (name == "--words")
      options.words = value;
    else if (name == "--longest")
      options.longest = std::stoull(value);
    else if (name == "--least-accepted")
      options.least_accepted = std::stod(value);
    else if (name == "--keep")
      options.keep = value;
    else
      throw std::runtime_error("there is no option " + name);
  }
  return options;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// In the order of their names, so that every machine has the same.
std::vector<std::string> seeds_in(const std::vector<std::string>& folders, std::size_t longest) {
  std::vector<fs::path> files;
  for (const std::string& folder : folders)
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  for (const fs::path& file : files) {
    std::string seed = bytes_of(file);
    if (seed.size() > longest) throw std::runtime_error(file.string() + " is longer than --longest");
    seeds.push_back(std::move(seed));
  }
  if (seeds.empty()) seeds.emplace_back();
  return seeds;
}

Outcome outcome_of(const std::string& input) {
  watch(input);
  try {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  } catch (const std::exception& error) {
    broken("no other exception leaves a door", error.what());
  }
  return last_outcome();
}

/// What inputs are made from: the seeds, inputs made from them that were accepted, and refused ones whose
/// outcome is new.
class Pool {
 public:
  explicit Pool(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  [[nodiscard]] std::size_t kinds() const { return kinds_.size(); }
  [[nodiscard]] const std::string& one(Random& random) const {
    const std::size_t choice = random.below(4);
    const auto& from = choice < 2 && !accepted_.empty()   ? accepted_
                       : choice == 2 && !refused_.empty() ? refused_
                                                          : seeds_;
    return from[random.below(from.size())];
  }
  void learn(const std::string& input, const Outcome& outcome, Random& random) {
    constexpr std::size_t most_kept = 4096, most_kinds = 100'000;
    const bool is_new = kinds_.size() < most_kinds && kinds_.insert(outcome.kind).second;
    if (!is_new && !(outcome.accepted && random.one_in(256))) return;
    auto& kept = outcome.accepted ? accepted_ : refused_;
    if (kept.size() < most_kept)
      kept.push_back(input);
    else
      kept[random.below(most_kept)] = input;
  }

 private:
  std::vector<std::string> seeds_, accepted_, refused_;
  std::unordered_set<std::uint64_t> kinds_;
};

int run_many(const Options& options, const std::string& name) {
  const auto seeds = seeds_in(options.seed_folders, options.longest);
  const Mutator mutator(
      options.words.empty() ? std::vector<std::string>() : words_of_dictionary(bytes_of(options.words)),
      options.longest);
  Random random(options.seed);
  Pool pool(seeds);
  std::uint64_t accepted_runs = 0;
  const std::clock_t begin = std::clock();
  for (std::uint64_t run = 0; run < options.runs; ++run) {
    std::string input;
    if (run < seeds.size()) {
      input = seeds[run];
    } else {
      const std::string& from = pool.one(random);
      input = mutator.mutated(from, pool.one(random), random);
    }
    const Outcome outcome = outcome_of(input);
    accepted_runs += outcome.accepted ? 1 : 0;
    pool.learn(input, outcome, random);
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  const double share = static_cast<double>(accepted_runs) / static_cast<double>(options.runs);
  std::printf(
      "%s: %llu inputs in %.1f s of processor time, %.0f/s, %.1f %% accepted, %zu kinds of outcome, seed "
      "%llu\n",
      name.c_str(), static_cast<unsigned long long>(options.runs), seconds,
      static_cast<double>(options.runs) / seconds, 100 * share, pool.kinds(),
      static_cast<unsigned long long>(options.seed));
  if (share >= options.least_accepted) return 0;
  std::printf(
      "PROPERTY BROKEN: at least %.1f %% are accepted, or the harness no longer reaches what it is for\n",
      100 * options.least_accepted);
  return 1;
}

/// An input of some kilobytes has no business with more than this. What is freed is kept for the next input.
void limit_memory() {
  ::mallopt(M_TRIM_THRESHOLD, 1 << 28);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 26);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  constexpr rlim_t most_bytes = rlim_t{3} << 30U;
  const rlimit limit{most_bytes, most_bytes};
  ::setrlimit(RLIMIT_AS, &limit);
#endif
}

int run(const std::string& program, const std::vector<std::string>& arguments) {
  const Options options = options_of(arguments);
  limit_memory();
  keep_what_kills(options.keep, program);
  if (options.files.empty()) return run_many(options, program.substr(program.rfind('/') + 1));
  for (const std::string& file : options.files) {
    const std::string input = bytes_of(file);
    std::printf("%s: %s\n", file.c_str(), outcome_of(input).accepted ? "accepted" : "refused");
  }
  return 0;
}

}  // namespace
}  // namespace firnline::fuzz

int main(int count, char** arguments) {
  try {
    return firnline::fuzz::run(arguments[0], std::vector<std::string>(arguments + 1, arguments + count));
  } catch (const std::runtime_error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
