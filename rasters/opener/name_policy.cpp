// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/name_policy.hpp"

#include <algorithm>
#include <cstddef>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

constexpr std::size_t longest_name = 4096;  // PATH_MAX of Linux
constexpr std::size_t longest_shown = 200;  // keeps a message readable

bool is_control(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < 0x20 || byte == 0x7f;
}

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

[[noreturn]] void refuse(std::string_view as_written, std::string why, std::string remedy) {
  throw PolicyError(std::move(why), printable_name(as_written), std::move(remedy));
}

constexpr const char* write_a_path =
    "Write the path of a file, relative to the job's folder, or NAME:/path for a folder given with --data "
    "NAME=DIR.";

}  // namespace

std::string printable_name(std::string_view name) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string shown;
  for (const char letter : name) {
    if (shown.size() >= longest_shown) return shown + "...";
    if (!is_control(letter)) {
      shown += letter;
      continue;
    }
    const auto byte = static_cast<unsigned char>(letter);
    shown += "\\x";
    shown += digits[byte >> 4];
    shown += digits[byte & 15];
  }
  return shown;
}

void check_name(std::string_view as_written) {
  if (as_written.empty()) throw InputError("The name of an input file is empty.", {}, write_a_path);
  if (as_written.size() > longest_name) {
    refuse(as_written, "The file name is longer than 4096 bytes.", write_a_path);
  }
  if (std::any_of(as_written.begin(), as_written.end(), is_control)) {
    refuse(as_written, "The file name contains a control character (line break, tab or NUL).",
           "Rename the file without control characters.");
  }
  if (as_written.find("://") != std::string_view::npos) {
    refuse(as_written, "The name is a network address; firnline reads local files only.",
           "Download the file first and name the local copy.");
  }
  // GDAL takes XML or JSON in place of a name, also after blanks; no data set of ours needs '<' in its name.
  const std::size_t first = as_written.find_first_not_of(' ');
  if (as_written.find('<') != std::string_view::npos || first == std::string_view::npos ||
      as_written[first] == '{' || as_written[first] == '[') {
    refuse(as_written, "The name is a document written in place of a file name.", write_a_path);
  }
  const std::size_t name_start = as_written.find_first_not_of(" /\\");
  const bool absolute = first < as_written.size() && (as_written[first] == '/' || as_written[first] == '\\');
  if (absolute && name_start != std::string_view::npos &&
      starts_with_ignoring_case(as_written.substr(name_start), "vsi")) {
    refuse(as_written, "The name asks for one of GDAL's virtual file systems.",
           "Name a plain file. Members of an archive are written bundle.zip/file.tif and need --allow zip.");
  }
}

WrittenName split_root(std::string_view as_written) {
  const std::string_view first_component = as_written.substr(0, as_written.find('/'));
  const std::size_t colon = first_component.find(':');
  if (colon == std::string_view::npos) return {{}, std::string(as_written)};
  WrittenName name{std::string(as_written.substr(0, colon)), {}};
  const std::string_view rest = as_written.substr(colon + 1);
  // "DEM:x.tif" is a driver prefix or a drive letter, "DEM:/x.tif" a file below a data root.
  if (name.root.empty() || rest.empty() || rest.front() != '/') refuse_prefix(name, as_written);
  const std::size_t begin = rest.find_first_not_of('/');
  name.path = begin == std::string_view::npos ? std::string() : std::string(rest.substr(begin));
  return name;
}

void refuse_prefix(const WrittenName& name, std::string_view as_written) {
  refuse(as_written,
         "\"" + printable_name(name.root) +
             ":\" is not a folder given with --data; prefixes that pick a GDAL driver "
             "(such as NETCDF: or PG:), drive letters and addresses are refused.",
         "Give the folder with --data " +
             (name.root.empty() ? std::string("NAME") : printable_name(name.root)) +
             "=DIR and write NAME:/path, or put ./ in front when the file's own name contains a colon.");
}

}  // namespace firnline
