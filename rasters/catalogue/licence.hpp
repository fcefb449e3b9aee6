// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace firnline {

/// What a licence asks of whoever publishes something made from the data. Not legal advice: a reading aid, so
/// that nobody learns of a duty after the map was printed.
struct LicenceDuty {
  bool attribution = false;     ///< the source must be named
  bool share_alike = false;     ///< what is derived must be offered under the same licence
  bool non_commercial = false;  ///< no commercial use
  bool known = true;            ///< false: the text names no licence that firnline can read
  std::string sentence;         ///< the duty in words, naming the licence
};

/// in: a licence as catalogue entries and jobs write it: "CC BY 4.0", "ODbL 1.0", "CC BY-NC 4.0 or ODbL 1.0",
/// "public domain", "GPL-3.0" ... Upper and lower case are alike, and so are blank and hyphen.
/// A choice ("A or B") binds to everything either asks, until the job names the one that was taken.
[[nodiscard]] LicenceDuty licence_duty(std::string_view licence);

/// The text for report and manifest: what the result as a whole owes to its inputs, strictest duty first, one
/// sentence per different licence that asks more than attribution; a warning when two of them cannot be met
/// together. in: the licences of all input layers, in any order, repeats allowed; out: never empty; the same
/// for any order.
[[nodiscard]] std::string strictest_duty(std::span<const std::string> licences);

}  // namespace firnline
