// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// A name that passes names a regular file inside the roots and nothing else, and no message repeats a control
// character.
#include <stdlib.h>

#include <filesystem>
#include <string>

#include "rasters/opener/input_roots.hpp"
#include "rasters/opener/name_policy.hpp"
#include "tests/fuzz/harness.hpp"
#include "tests/support/scratch_folder.hpp"

namespace firnline::fuzz {
namespace {

namespace fs = std::filesystem;

/// A job's folder and a data root with files, folders and links, and beside them what nobody may reach.
struct Place {
  testing::ScratchFolder top;
  InputRoots roots;

  Place() : roots(made(top), {{"DEM", top / "dem"}, {"d", top / "data"}}) {}

 private:
  static fs::path made(const testing::ScratchFolder& top) {
    for (const char* name : {"job/a.tif", "job/sub/b.tif", "job/vsi.tif", "job/c:d.tif", "dem/a.tif",
                             "data/a", "outside/secret"})
      top.write(name, "x");
    fs::create_symlink(top / "outside/secret", top / "job/link");
    fs::create_directory_symlink(top / "outside", top / "job/out");
    fs::create_symlink(top / "dem/a.tif", top / "job/good_link");
    fs::create_directory_symlink("..", top / "job/sub/up");
    return top / "job";
  }
};

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
}

/// What no name may be, written down a second time and without the roots.
bool may_never_pass(std::string_view name) {
  if (name.empty() || name.size() > 4096) return true;
  std::size_t first = 0;
  while (first < name.size() && name[first] == ' ') ++first;
  if (first == name.size() || name[first] == '{' || name[first] == '[') return true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<unsigned char>(name[i]);
    if (byte < 32 || byte == 127 || byte == '<') return true;
    if (name.substr(i, 3) == "://") return true;
  }
  if (name[first] != '/' && name[first] != '\\') return false;
  std::size_t word = first;
  while (word < name.size() && (name[word] == '/' || name[word] == '\\' || name[word] == ' ')) ++word;
  return name.size() - word >= 3 && lower(name[word]) == 'v' && lower(name[word + 1]) == 's' &&
         lower(name[word + 2]) == 'i';
}

void require_printable(const Error& error, std::string_view remedy_mark = "\n  -> ") {
  std::string text = error.what();
  if (const auto at = text.find(remedy_mark); at != std::string::npos) text.erase(at, remedy_mark.size());
  for (const char letter : text)
    require(static_cast<unsigned char>(letter) >= 32 && letter != 127,
            "no message repeats a control character", text);
}

bool inside(const fs::path& file, const fs::path& folder) {
  return file.native().starts_with(folder.native() + "/");
}

void try_name(const Place& place, std::string_view text) {
  const WrittenName name =
      parse_name(text, [&](const std::string& root) { return place.roots.has_root(root); });
  require(!may_never_pass(text), "a name that passes is a plain path", printable_name(text));
  require(name.root.empty() ? name.path == text : text.starts_with(name.root + ":/"),
          "a name is taken apart where its root ends", printable_name(text));
  require(name.root.empty() || name.root == "DEM" || name.root == "d", "only roots that were given are roots",
          name.root);
  const fs::path file = place.roots.locate(name, text);
  require(fs::is_regular_file(fs::symlink_status(file)), "what is found is a regular file and no link",
          file.native());
  require(
      inside(file, place.top / "job") || inside(file, place.top / "dem") || inside(file, place.top / "data"),
      "what is found lies inside the roots", file.native());
  const WrittenName again{{}, place.roots.name_of(file)};
  require(!again.path.empty(), "what was found has a name", file.native());
  std::uint64_t kind = name.root.size();
  for (const char letter : file.native()) kind = folded(kind, static_cast<unsigned char>(letter));
  accepted(folded(kind, fs::path(name.path).is_absolute() ? 1 : 0));
}

}  // namespace
}  // namespace firnline::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace firnline;
  static const fuzz::Place place;
  try {
    fuzz::try_name(place, fuzz::text_of(data, size));
  } catch (const Error& error) {
    fuzz::require_told(error, {ExitCode::policy, ExitCode::input_missing});
    fuzz::require(!error.remedy().empty(), "a refusal says what to do", error.what());
    fuzz::require_printable(error);
    fuzz::refused(error.what_happened());
  }
  return 0;
}
