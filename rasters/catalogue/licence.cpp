// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/catalogue/licence.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <vector>

namespace firnline {
namespace {

/// One family of licences, recognised by a word of its name. The order is the order of strictness, strictest
/// first.
struct Family {
  std::string_view mark;  ///< lower case, words joined by hyphens
  bool attribution, share_alike, non_commercial;
  std::string_view duty;  ///< what follows the licence's name in a sentence
};

constexpr std::string_view only_non_commercial_alike =
    "non-commercial, share-alike: no commercial use, and what is derived must be offered under the same "
    "licence";
constexpr std::string_view only_non_commercial =
    "non-commercial: no commercial use of the data or of what is derived from it";

constexpr std::array families = {
    Family{"nd", true, false, false, "no derivatives: results made from the data must not be published"},
    Family{"nc-sa", true, true, true, only_non_commercial_alike},
    Family{"nc", true, false, true, only_non_commercial},
    Family{"odbl", true, true, false, "share-alike: derived databases must be offered under ODbL"},
    Family{"agpl", true, true, false,
           "share-alike: copies and derived works must be offered under the same licence"},
    Family{"gpl", true, true, false,
           "share-alike: copies and derived works must be offered under the same licence"},
    Family{"by-sa", true, true, false,
           "share-alike: adapted material must be offered under the same licence"},
    Family{"cc-by", true, false, false, "attribution: name the source"},
    Family{"odc-by", true, false, false, "attribution: name the source"},
    Family{"copernicus", true, false, false, "attribution: name the source and say that it was modified"},
    Family{"attribution", true, false, false, "attribution: name the source"},
    Family{"mit", true, false, false, "attribution: keep the copyright notice"},
    Family{"bsd", true, false, false, "attribution: keep the copyright notice"},
    Family{"apache", true, false, false, "attribution: keep the notices"},
    Family{"cc0", false, false, false, "no duty"},
    Family{"pddl", false, false, false, "no duty"},
    Family{"public-domain", false, false, false, "no duty"},
};

std::string trimmed(std::string_view text) {
  const auto blank = [](unsigned char letter) { return std::isspace(letter) != 0; };
  const auto first = std::find_if_not(text.begin(), text.end(), blank);
  const auto last = std::find_if_not(text.rbegin(), std::make_reverse_iterator(first), blank).base();
  return {first, last};
}

/// Words in lower case, one hyphen between any two and one at either end: "-cc-by-nc-sa-4.0-".
std::string normalised(std::string_view licence) {
  std::string text = "-";
  for (const char letter : licence) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isalnum(byte) != 0 || letter == '.') {
      text += static_cast<char>(std::tolower(byte));
    } else if (text.back() != '-') {
      text += '-';
    }
  }
  if (text.back() != '-') text += '-';
  return text;
}

/// A mark counts only as whole words: "nd" is not in "and", but "gpl" is in "gpl3" and "cc-by" in
/// "cc-by-4.0".
bool carries(const std::string& text, std::string_view mark) {
  std::string wanted{'-'};
  wanted += mark;
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) {
    const auto next = static_cast<unsigned char>(text[at + wanted.size()]);
    if (next == '-' || std::isdigit(next) != 0) return true;
  }
  return false;
}

const Family* family_of(std::string_view licence) {
  const std::string text = normalised(licence);
  const auto found = std::find_if(families.begin(), families.end(),
                                  [&](const Family& family) { return carries(text, family.mark); });
  return found == families.end() ? nullptr : &*found;
}

std::vector<std::string> alternatives_of(std::string_view licence) {
  constexpr std::string_view separator = " or ";
  std::vector<std::string> parts;
  for (auto at = licence.find(separator); at != std::string_view::npos; at = licence.find(separator)) {
    parts.push_back(trimmed(licence.substr(0, at)));
    licence.remove_prefix(at + separator.size());
  }
  parts.push_back(trimmed(licence));
  return parts;
}

LicenceDuty single_duty(const std::string& licence) {
  const Family* family = family_of(licence);
  if (family == nullptr) {
    std::string sentence = "No licence is named for an input";
    if (!licence.empty()) sentence = '"' + licence + "\" is not a licence firnline knows";
    return {true, false, false, false, sentence + ": find out what it asks before anything is published."};
  }
  return {family->attribution, family->share_alike, family->non_commercial, true,
          licence + " " + std::string(family->duty) + "."};
}

LicenceDuty duty_of_a_choice(const std::vector<std::string>& alternatives) {
  LicenceDuty all;
  for (const std::string& alternative : alternatives) {
    const LicenceDuty one = single_duty(alternative);
    all.attribution = all.attribution || one.attribution;
    all.share_alike = all.share_alike || one.share_alike;
    all.non_commercial = all.non_commercial || one.non_commercial;
    all.known = all.known && one.known;
    all.sentence += (all.sentence.empty() ? "" : " Or: ") + one.sentence;
  }
  all.sentence += " Name the one you took with licence = \"...\" in the job; until then both bind.";
  return all;
}

/// 0 is the strictest: what is not known, then the order of the families.
std::size_t leniency(const std::string& licence) {
  std::size_t strictest = families.size();
  for (const std::string& alternative : alternatives_of(licence)) {
    const Family* family = family_of(alternative);
    const std::size_t rank = family == nullptr ? 0 : 1 + static_cast<std::size_t>(family - families.data());
    strictest = std::min(strictest, rank);
  }
  return strictest;
}

bool asks_more_than_attribution(const LicenceDuty& duty, const std::string& licence) {
  return !duty.known || duty.share_alike || duty.non_commercial || carries(normalised(licence), "nd");
}

/// Share-alike licences of different families claim the same result for themselves; so do "free for all" and
/// "not for commerce". A person must decide then.
bool cannot_be_met_together(const std::vector<std::string>& licences) {
  std::set<std::string_view> share_alike_families;
  bool non_commercial = false;
  for (const std::string& licence : licences) {
    const std::vector<std::string> alternatives = alternatives_of(licence);
    if (alternatives.size() > 1) continue;  // the choice is still open, and named as such
    const Family* family = family_of(licence);
    if (family == nullptr) continue;
    if (family->share_alike) share_alike_families.insert(family->mark);
    non_commercial = non_commercial || family->non_commercial;
  }
  if (share_alike_families.size() > 1) return true;
  return non_commercial && share_alike_families.size() == 1 && *share_alike_families.begin() != "nc-sa";
}

}  // namespace

LicenceDuty licence_duty(std::string_view licence) {
  const std::vector<std::string> alternatives = alternatives_of(licence);
  return alternatives.size() == 1 ? single_duty(alternatives.front()) : duty_of_a_choice(alternatives);
}

std::string strictest_duty(std::span<const std::string> licences) {
  std::vector<std::string> different;
  for (const std::string& licence : licences) different.push_back(trimmed(licence));
  std::sort(different.begin(), different.end(), [](const std::string& a, const std::string& b) {
    return std::pair(leniency(a), std::string_view(a)) < std::pair(leniency(b), std::string_view(b));
  });
  different.erase(std::unique(different.begin(), different.end()), different.end());

  std::string text;
  bool attribution = false;
  for (const std::string& licence : different) {
    const LicenceDuty duty = licence_duty(licence);
    attribution = attribution || duty.attribution;
    if (asks_more_than_attribution(duty, licence)) text += (text.empty() ? "" : " ") + duty.sentence;
  }
  if (cannot_be_met_together(different))
    text +=
        " These duties exclude each other: do not publish the result before one of the inputs is replaced or "
        "its "
        "owner agrees.";
  if (!text.empty()) return text;
  return attribution ? "Attribution: name the sources listed here wherever the result is shown."
                     : "The inputs ask for nothing: all are in the public domain.";
}

}  // namespace firnline
