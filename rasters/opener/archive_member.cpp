// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/archive_member.hpp"

#include <cpl_vsi.h>

#include <algorithm>
#include <memory>
#include <span>

#include "kernels/grid/error.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/regular_file.hpp"

namespace firnline {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view member_start = "/vsizip/{";
constexpr std::string_view archive_end = "}/";

bool ends_with_zip(const std::string& name) {
  if (name.size() < 4) return false;
  std::string ending = name.substr(name.size() - 4);
  for (char& letter : ending)
    letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  return ending == ".zip";
}

/// How much of the path, up to and with its first component that ends in .zip and is a file, names an
/// archive.
std::optional<WrittenName> archive_part(const InputRoots& roots, const WrittenName& name,
                                        std::string_view as_written) {
  const std::string& path = name.path;
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    WrittenName archive{name.root, path.substr(0, slash)};
    if (!ends_with_zip(archive.path)) continue;
    std::error_code ignored;
    if (fs::is_regular_file(roots.place(archive, as_written), ignored)) return archive;
  }
  return std::nullopt;
}

void require_harmless_member(const std::string& member, std::string_view as_written) {
  const fs::path path(member);
  const bool climbs = std::find(path.begin(), path.end(), "..") != path.end();
  const bool braces =
      member.find_first_of("{}") != std::string::npos;  // GDAL's own marks around an archive's name
  if (!climbs && !braces && !member.empty()) return;
  throw PolicyError("The part behind the archive's name is not the plain path of a member.",
                    printable_name(as_written), "Write bundle.zip/folder/file.tif.");
}

struct CloseVirtualFile {
  void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

std::string read_member_start(const fs::path& resolved, std::size_t most_bytes,
                              const std::string& shown_name) {
  const GdalMessages messages;
  const std::unique_ptr<VSILFILE, CloseVirtualFile> file(VSIFOpenL(resolved.c_str(), "rb"));
  if (!file) {
    throw InputError("The archive has no such member, or is damaged. " + messages.first_failure(), shown_name,
                     "List the archive's members and check the spelling.");
  }
  VSIFSeekL(file.get(), 0, SEEK_END);
  std::string text(std::min<std::size_t>(most_bytes, VSIFTellL(file.get())), '\0');
  VSIFSeekL(file.get(), 0, SEEK_SET);
  text.resize(VSIFReadL(text.data(), 1, text.size(), file.get()));
  return text;
}

}  // namespace

bool is_archive_member(const fs::path& resolved) {
  return resolved.native().starts_with(member_start);
}

fs::path archive_of(const fs::path& resolved) {
  const std::string& text = resolved.native();
  const std::size_t end = text.find(archive_end, member_start.size());
  if (!is_archive_member(resolved) || end == std::string::npos)
    throw BugError("Not an archive member: " + text);
  return text.substr(member_start.size(), end - member_start.size());
}

std::optional<fs::path> locate_archive_member(const InputRoots& roots, const WrittenName& name,
                                              std::string_view as_written, bool allowed) {
  const std::optional<WrittenName> archive = archive_part(roots, name, as_written);
  if (!archive) return std::nullopt;
  if (!allowed) {
    throw PolicyError("The file lies inside a zip archive, which this command does not allow.",
                      printable_name(as_written), "Unpack the archive, or add --allow zip to the command.");
  }
  const std::string member = name.path.substr(archive->path.size() + 1);
  require_harmless_member(member, as_written);
  const fs::path real = roots.locate(*archive, as_written);
  if (real.native().find_first_of("{}") != std::string::npos) {
    throw PolicyError("The archive's path contains a brace, which GDAL reads as a mark of its own.",
                      real.string(), "Rename the archive or its folder.");
  }
  fs::path resolved = std::string(member_start) + real.string() + std::string(archive_end) + member;
  const GdalMessages messages;
  VSIStatBufL status{};
  if (VSIStatL(resolved.c_str(), &status) != 0 || !VSI_ISREG(status.st_mode)) {
    throw InputError("The archive has no such member.", printable_name(as_written),
                     "List the archive's members and check the spelling.");
  }
  return resolved;
}

namespace {

constexpr std::size_t longest_character = 4;  ///< bytes, in UTF-8

void drop_cut_character(std::string& text) {
  const auto high_bits = [&] { return static_cast<unsigned char>(text.back()) & 0xC0U; };
  for (std::size_t dropped = 0; dropped + 1 < longest_character && high_bits() == 0x80U; ++dropped)
    text.pop_back();
  if (high_bits() == 0xC0U) text.pop_back();
}

}  // namespace

std::string read_start(const fs::path& resolved, std::size_t most_bytes, const std::string& shown_name,
                       std::size_t longest_line_bytes) {
  if (is_archive_member(resolved)) return read_member_start(resolved, most_bytes, shown_name);
  const RegularFile file(resolved, shown_name);
  // Grows with what is there: most_bytes may be a generous limit for a small file.
  std::string text;
  constexpr std::size_t piece_bytes = std::size_t{1} << 16;
  std::size_t line_begins = 0;
  while (text.size() < most_bytes) {
    const std::size_t before = text.size();
    text.resize(before + std::min(piece_bytes, most_bytes - before));
    const auto room = std::as_writable_bytes(std::span(text).subspan(before));
    const std::size_t count = file.read(room).size();
    text.resize(before + count);
    if (count < room.size()) break;
    if (const auto end = std::string_view(text).substr(before).rfind('\n'); end != std::string_view::npos)
      line_begins = before + end + 1;
    if (text.size() - line_begins - std::min(text.size() - line_begins, longest_character) >
        longest_line_bytes) {
      drop_cut_character(text);
      break;
    }
  }
  return text;
}

}  // namespace firnline
