// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <regex>
#include <string>
#include <vector>

namespace firnline::test {

/// Words of three Latin letters and more that a reader sees in HTML: what nobody has translated. allowed:
/// names that inputs bring
inline std::vector<std::string> latin_words(std::string html, const std::vector<std::string>& allowed = {}) {
  for (const std::string& name : allowed)
    for (auto at = html.find(name); at != std::string::npos; at = html.find(name))
      html.erase(at, name.size());
  html = std::regex_replace(html, std::regex("<[^>]*>|&[a-z#0-9]+;"), " ");
  const std::regex word("[A-Za-z]{3,}");
  std::vector<std::string> words;
  for (std::sregex_iterator at(html.begin(), html.end(), word), end; at != end; ++at)
    words.push_back(at->str());
  return words;
}

}  // namespace firnline::test
