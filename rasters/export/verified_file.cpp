// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/export/verified_file.hpp"

#include <sys/statvfs.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "kernels/grid/error.hpp"
#include "rasters/export/folder_lock.hpp"
#include "rasters/opener/digest.hpp"
#include "rasters/opener/system_file.hpp"

namespace firnline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_suffix = ".firnline.partial";
/// The names of this run's outputs, one a line, while no manifest names them: how leftovers are told from
/// other files.
constexpr const char* record_name = ".firnline.outputs";

fs::path usable_path(const fs::path& as_given) {
  if (as_given.empty()) throw OutputError("The output folder has no name.", {}, "Name one with --out DIR.");
  const fs::path path = fs::absolute(as_given).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

void make_folder(const fs::path& folder) {
  std::error_code failed;
  const fs::file_status status = fs::status(folder, failed);
  if (fs::is_directory(status)) return;
  if (fs::exists(status))
    throw OutputError("The output folder is a file.", folder.string(), "Choose another name with --out.");
  if (!fs::is_directory(folder.parent_path(), failed))
    throw OutputError("The folder in which the output folder should be made does not exist.",
                      folder.parent_path().string(), "Make it first, or correct the path given with --out.");
  if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST)
    throw output_error("make the output folder", folder, errno);
}

void require_empty(const fs::path& folder) {
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed))
    if (entry->path().filename() != FolderLock::file_name)
      throw OutputError(
          "The output folder is not empty.", folder.string(),
          "Choose another folder with --out, replace the results in it with --overwrite, or continue an "
          "interrupted run with --resume.");
  if (failed) throw output_error("list the output folder", folder, failed.value());
}

/// 'P/risk.tif' -> its parts. Control characters would break the record and every list that shows the name.
std::vector<std::string> parts_of(std::string_view name) {
  const auto refused = [&] {
    return PolicyError("'" + std::string(name) + "' cannot be the name of an output file.", {},
                       "Use a name without '..', control characters or a '/' at either end.");
  };
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    parts.emplace_back(name.substr(begin, end - begin));
    if (parts.back().empty() || parts.back() == "." || parts.back() == "..") throw refused();
    begin = end + 1;
  }
  for (const char letter : name)
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) throw refused();
  return parts;
}

void make_sub_folder(const fs::path& folder) {
  if (::mkdir(folder.c_str(), 0777) == 0) return sync_folder(folder.parent_path());
  if (errno != EEXIST) throw output_error("make this folder", folder, errno);
  // A link would lead the output out of the folder that was locked.
  std::error_code failed;
  if (!fs::is_directory(fs::symlink_status(folder, failed)))
    throw OutputError("A file or link stands where an output sub-folder belongs.", folder.string(),
                      "Remove it, or choose another folder with --out.");
}

std::string sha256_read_back(const fs::path& path) {
  try {
    return sha256_of_file(path);
  } catch (const InputError& error) {
    throw OutputError("The file could not be read back after writing.", path.string(), error.what_happened());
  }
}

struct OnDisk {
  std::int64_t bytes = 0;
  std::string sha256;
};

/// Writes a file piece by piece, syncs it and reads it back from disk.
OnDisk write_and_read_back(const fs::path& path, const std::function<bool(std::string& piece)>& next) {
  Sha256 digest;
  std::int64_t bytes = 0;
  SystemFile file = SystemFile::open_output(path, O_WRONLY | O_CREAT | O_TRUNC);
  for (std::string piece; next(piece); piece.clear()) {
    const auto content = std::as_bytes(std::span(piece));
    digest.update(content);
    file.write_at(content, bytes);
    bytes += static_cast<std::int64_t>(content.size());
  }
  std::string sha256 = digest.hex();
  file.sync();
  // Otherwise the reading back would see the memory of the machine, not its disk.
  ::posix_fadvise(file.descriptor(), 0, 0, POSIX_FADV_DONTNEED);
  file.close();
  if (sha256_read_back(path) != sha256)
    throw OutputError("The file on disk is not what was written.", path.string(), remedy_for_output(EIO));
  return {bytes, std::move(sha256)};
}

/// Content in one piece.
std::function<bool(std::string& piece)> whole(std::string_view content) {
  return [content, written = false](std::string& piece) mutable {
    piece = content;
    return !std::exchange(written, true);
  };
}

std::string gibibytes(std::int64_t bytes) {
  constexpr std::int64_t gibibyte = std::int64_t{1} << 30;
  return std::to_string(bytes / gibibyte) + "." + std::to_string(bytes % gibibyte * 10 / gibibyte) +
         " GiB (" + std::to_string(bytes) + " bytes)";
}

void remove_file(const fs::path& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT && errno != EISDIR && errno != ENOTDIR)
    throw output_error("remove what an earlier run left", path, errno);
}

}  // namespace

/// What goes when a run fails. Made beforehand: then there may be neither memory nor a descriptor left.
struct PathsOfOutput {
  std::string final_path, temporary_path;
  std::vector<std::string> folders;  ///< made for it, innermost first
};

struct OutputFolder::State {
  fs::path folder;
  FolderLock lock;
  std::set<std::string, std::less<>> recorded;
  std::vector<PathsOfOutput> paths;  ///< of what is recorded
  bool earlier_manifest_removed = false;
  const pid_t maker = ::getpid();
  const int exceptions_before = std::uncaught_exceptions();

  explicit State(const fs::path& claimed) : folder(claimed), lock(claimed) {}
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  /// A run that fails leaves nothing under a final name; one that is killed leaves it to the next.
  ~State() {
    if (std::uncaught_exceptions() > exceptions_before && ::getpid() == maker) withdraw();
  }
  void withdraw() noexcept {
    for (const PathsOfOutput& output : paths) {
      ::unlink(output.temporary_path.c_str());
      ::unlink(output.final_path.c_str());
      for (const std::string& made : output.folders)
        if (::rmdir(made.c_str()) != 0) break;
    }
  }

  [[nodiscard]] fs::path final_path(std::string_view name) const { return folder / name; }
  [[nodiscard]] fs::path temporary_path(std::string_view name) const {
    return folder / (std::string(name) + std::string(temporary_suffix));
  }

  void make_folders_of(std::string_view name) const {
    const auto parts = parts_of(name);
    fs::path at = folder;
    for (std::size_t part = 0; part + 1 < parts.size(); ++part) make_sub_folder(at /= parts[part]);
  }

  /// Before the first byte: a run that is killed at any later moment finds the name again.
  void record(std::string_view name) {
    if (!recorded.insert(std::string(name)).second) return;
    PathsOfOutput output{final_path(name).string(), temporary_path(name).string(), {}};
    for (fs::path at = fs::path(name).parent_path(); !at.empty(); at = at.parent_path())
      output.folders.push_back((folder / at).string());
    paths.push_back(std::move(output));
    SystemFile file = SystemFile::open_output(folder / record_name, O_WRONLY | O_CREAT);
    const std::string line = std::string(name) + "\n";
    file.write_at(std::as_bytes(std::span(line)), file.size());
    file.close();
  }
  [[nodiscard]] std::vector<std::string> names_on_record() const {
    std::ifstream lines(folder / record_name, std::ios::binary);
    std::vector<std::string> names;
    for (std::string name; std::getline(lines, name);) names.push_back(name);
    return names;
  }

  void remove_earlier_manifest() {
    if (std::exchange(earlier_manifest_removed, true)) return;
    remove_file(final_path(manifest_name));
    sync_folder(folder);
  }

  WrittenFile give_final_name(std::string_view name, std::int64_t bytes, std::string sha256) {
    if (name != manifest_name) remove_earlier_manifest();
    const fs::path final = final_path(name);
    if (::rename(temporary_path(name).c_str(), final.c_str()) != 0)
      throw output_error("give this output its final name", final, errno);
    if (name == manifest_name) paths.clear();  // from here on they exist
    sync_folder(final.parent_path());
    if (name == manifest_name) {
      // From here on the manifest is the record.
      remove_file(folder / record_name);
      recorded.clear();
      earlier_manifest_removed = false;
    }
    return {std::string(name), bytes, std::move(sha256)};
  }

  /// A link put in place of a sub-folder since the name was written would lead out of the folder: nothing is
  /// removed.
  void remove_with_empty_folders(std::string_view name) const {
    const auto parts = parts_of(name);
    fs::path outer = folder;
    for (std::size_t part = 0; part + 1 < parts.size(); ++part) {
      std::error_code failed;
      if (!fs::is_directory(fs::symlink_status(outer /= parts[part], failed))) return;
    }
    remove_file(final_path(name));
    for (fs::path at = fs::path(name).parent_path(); !at.empty(); at = at.parent_path())
      if (::rmdir((folder / at).c_str()) != 0) return;
  }
};

OutputFolder::OutputFolder(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputFolder::OutputFolder(OutputFolder&&) noexcept = default;
OutputFolder& OutputFolder::operator=(OutputFolder&&) noexcept = default;
OutputFolder::~OutputFolder() = default;

OutputFolder OutputFolder::claim(const fs::path& as_given, bool overwrite, bool resume) {
  const fs::path folder = usable_path(as_given);
  make_folder(folder);
  // Looked at twice: a folder that is not ours gets no lock file, and a run that ended just before our lock
  // is seen.
  if (!overwrite && !resume) require_empty(folder);
  auto state = std::make_unique<State>(folder);
  if (!overwrite && !resume) require_empty(folder);
  return OutputFolder(std::move(state));
}

const fs::path& OutputFolder::path() const {
  return state_->folder;
}

void OutputFolder::require_space(std::int64_t bytes_needed) const {
  struct statvfs facts {};
  if (::statvfs(state_->folder.c_str(), &facts) != 0)
    throw output_error("ask how much space is free", state_->folder, errno);
  std::int64_t free_bytes = 0;
  if (__builtin_mul_overflow(facts.f_bavail, facts.f_frsize, &free_bytes)) return;
  if (free_bytes < bytes_needed)
    throw OutputError("The run needs " + gibibytes(bytes_needed) + " of disk, but only " +
                          gibibytes(free_bytes) + " are free.",
                      state_->folder.string(), remedy_for_output(ENOSPC));
}

WrittenFile OutputFolder::write(std::string_view name, std::span<const std::byte> content) const {
  return write(name, std::string_view(reinterpret_cast<const char*>(content.data()), content.size()));
}

WrittenFile OutputFolder::write(std::string_view name, std::string_view content) const {
  return write_pieces(name, whole(content));
}

WrittenFile OutputFolder::write_pieces(std::string_view name,
                                       const std::function<bool(std::string& piece)>& next) const {
  try {
    const auto [bytes, sha256] = write_and_read_back(temporary_name(name), next);
    return state_->give_final_name(name, bytes, sha256);
  } catch (...) {
    discard_temporary(name);
    throw;
  }
}

fs::path OutputFolder::temporary_name(std::string_view name) const {
  state_->make_folders_of(name);
  state_->record(name);
  return state_->temporary_path(name);
}

WrittenFile OutputFolder::publish(std::string_view name) const {
  const fs::path temporary = temporary_name(name);
  SystemFile file = SystemFile::open_output(temporary, O_RDWR);
  file.sync();
  const std::int64_t bytes = file.size();
  file.close();
  return state_->give_final_name(name, bytes, sha256_read_back(temporary));
}

void OutputFolder::discard_temporary(std::string_view name) const noexcept {
  try {
    const fs::path temporary = state_->temporary_path(name);
    const std::string beginning = temporary.filename().string();
    std::error_code ignored;
    std::vector<fs::path> found;
    for (fs::directory_iterator entry(temporary.parent_path(), ignored), end; !ignored && entry != end;
         entry.increment(ignored))
      if (entry->path().filename().string().starts_with(beginning)) found.push_back(entry->path());
    for (const fs::path& path : found) ::unlink(path.c_str());
  } catch (...) {  // out of memory: the next run removes it
  }
}

void OutputFolder::remove_leftovers(std::span<const std::string> earlier_outputs) const {
  const auto on_record = state_->names_on_record();
  for (const std::string& name : on_record) {
    parts_of(name);
    discard_temporary(name);
  }
  if (!earlier_outputs.empty()) state_->remove_earlier_manifest();
  std::error_code failed;
  if (!fs::exists(state_->final_path(manifest_name), failed))
    for (const std::string& name : on_record) state_->remove_with_empty_folders(name);
  for (const std::string& name : earlier_outputs) state_->remove_with_empty_folders(name);
  remove_file(state_->folder / record_name);
  state_->recorded.clear();
  state_->paths.clear();
}

void write_single_file(const fs::path& as_given, std::string_view content, bool replace) {
  const fs::path file = usable_path(as_given);
  std::error_code failed;
  if (!replace && fs::exists(fs::symlink_status(file, failed)))
    throw OutputError("The file exists already.", file.string(), "choose another name, or add --overwrite");
  fs::path temporary = file;
  temporary += temporary_suffix;
  try {
    (void)write_and_read_back(temporary, whole(content));
    if (::rename(temporary.c_str(), file.c_str()) != 0)
      throw output_error("give this output its final name", file, errno);
    sync_folder(file.parent_path());
  } catch (...) {
    std::error_code ignored;
    fs::remove(temporary, ignored);
    throw;
  }
}

}  // namespace firnline
