// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/report/references.hpp"

#include <algorithm>
#include <map>

namespace firnline {
namespace {

/// Without braces and line ends; accents of TeX as letters, two hyphens as a dash.
std::string plain(std::string_view tex) {
  constexpr std::pair<std::string_view, std::string_view> letters[] = {
      {"\\\"a", "ä"}, {"\\\"o", "ö"}, {"\\\"u", "ü"}, {"\\'a", "á"},
      {"\\'e", "é"},  {"\\'i", "í"},  {"\\'o", "ó"},  {"\\ss", "ß"},
      {"\\&", "&"},   {"--", "–"}};
  std::string out;
  for (std::size_t at = 0; at < tex.size();) {
    const auto* letter = std::find_if(std::begin(letters), std::end(letters),
                                      [&](const auto& one) { return tex.substr(at).starts_with(one.first); });
    if (letter != std::end(letters)) {
      out += letter->second;
      at += letter->first.size();
      continue;
    }
    const char one = tex[at++];
    if (one == '\n' || one == ' ') {
      if (!out.ends_with(' ')) out += ' ';
    } else if (one != '{' && one != '}') {
      out += one;
    }
  }
  return out;
}

/// What stands between the brace at `open` and its partner. out: empty, and `open` at the end, without one
std::string_view braced(std::string_view text, std::size_t& open) {
  int depth = 0;
  for (std::size_t at = open; at < text.size(); ++at) {
    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
    if (depth > 0) continue;
    const std::string_view inside = text.substr(open + 1, at - open - 1);
    open = at + 1;
    return inside;
  }
  open = text.size();
  return {};
}

std::map<std::string, std::string> fields_of(std::string_view entry) {
  std::map<std::string, std::string> fields;
  for (std::size_t at = entry.find(','); at < entry.size();) {
    const auto name = entry.find_first_not_of(", \n", at), equals = entry.find('=', at);
    std::size_t open = entry.find('{', at);
    if (name == std::string_view::npos || equals == std::string_view::npos || open == std::string_view::npos)
      break;
    std::string key(entry.substr(name, equals - name));
    key.erase(key.find_last_not_of(' ') + 1);
    fields[key] = std::string(braced(entry, open));
    at = open;
  }
  return fields;
}

/// An institution stands in braces of its own, in which "and" is a word like others.
std::vector<std::string> authors_of(std::string_view tex) {
  std::vector<std::string> authors;
  int depth = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= tex.size(); ++at) {
    if (at < tex.size()) depth += tex[at] == '{' ? 1 : tex[at] == '}' ? -1 : 0;
    const bool between = depth == 0 && tex.substr(at).starts_with(" and ");
    if (!between && at < tex.size()) continue;
    authors.push_back(plain(tex.substr(from, at - from)));
    from = at + 5;
  }
  return authors;
}

/// "Huss 2013", "Nairn & Fawcett 2013", "Allen et al. 1998"; an institution has no comma and is whole.
std::string brief_of(const std::vector<std::string>& authors, const std::string& year) {
  const auto surname = [](const std::string& author) { return author.substr(0, author.find(',')); };
  std::string out = surname(authors.front());
  if (authors.size() == 2 && authors.back() != "others") out += " & " + surname(authors.back());
  if (authors.size() > 2 || authors.back() == "others") out += " et al.";
  return out + " " + year;
}

std::string whole_of(std::map<std::string, std::string>& field, const std::vector<std::string>& authors) {
  std::string out;
  for (std::size_t i = 0; i < authors.size(); ++i)
    out += (i == 0 ? "" : ", ") + (authors[i] == "others" ? std::string("et al.") : authors[i]);
  out += " (" + field["year"] + "): " + plain(field["title"]) + ".";
  std::string volume;
  if (!field["volume"].empty())
    volume = " " + field["volume"] + (field["number"].empty() ? "" : "(" + plain(field["number"]) + ")") +
             (field["pages"].empty() ? "" : ", " + plain(field["pages"]));
  for (const char* place : {"journal", "booktitle", "series", "institution", "publisher", "howpublished"}) {
    if (field[place].empty()) continue;
    out += " " + plain(field[place]) + volume + ".";
    volume.clear();
  }
  if (!field["doi"].empty()) out += " doi:" + field["doi"];
  return out;
}

}  // namespace

std::vector<Reference> references_in(std::string_view bibtex) {
  std::vector<Reference> out;
  for (std::size_t at = bibtex.find('@'); at < bibtex.size(); at = bibtex.find("\n@", at)) {
    std::size_t open = bibtex.find('{', at);
    if (open == std::string_view::npos) break;
    const std::string_view entry = braced(bibtex, open);
    auto field = fields_of(entry);
    const auto authors = authors_of(field["author"]);
    out.push_back({std::string(entry.substr(0, entry.find(','))), brief_of(authors, field["year"]),
                   whole_of(field, authors)});
    at = open - 1;
  }
  return out;
}

const std::vector<Reference>& references() {
  static const std::vector<Reference> all = references_in(references_text());
  return all;
}

const Reference* reference_of(std::string_view key) {
  const auto found = std::find_if(references().begin(), references().end(),
                                  [&](const Reference& one) { return one.key == key; });
  return found == references().end() ? nullptr : &*found;
}

}  // namespace firnline
