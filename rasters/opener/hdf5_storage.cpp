// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/opener/hdf5_storage.hpp"

#include <hdf5.h>

#include "kernels/grid/error.hpp"
#include "rasters/opener/name_policy.hpp"

namespace firnline {
namespace {

/// An HDF5 identifier that is closed at the end of its scope.
class Identifier {
 public:
  Identifier(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
  ~Identifier() {
    if (valid()) close_(id_);
  }
  Identifier(const Identifier&) = delete;
  Identifier& operator=(const Identifier&) = delete;
  [[nodiscard]] bool valid() const { return id_ >= 0; }
  [[nodiscard]] hid_t get() const { return id_; }

 private:
  hid_t id_;
  herr_t (*close_)(hid_t);
};

/// HDF5 prints its errors unless told otherwise.
class QuietHdf5 {
 public:
  QuietHdf5() {
    H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
  }
  ~QuietHdf5() { H5Eset_auto2(H5E_DEFAULT, function_, data_); }
  QuietHdf5(const QuietHdf5&) = delete;
  QuietHdf5& operator=(const QuietHdf5&) = delete;

 private:
  H5E_auto2_t function_ = nullptr;
  void* data_ = nullptr;
};

struct Finding {
  std::string name;  ///< of the link or data set
  const char* what = nullptr;
};

constexpr herr_t go_on = 0;
constexpr herr_t stop = 1;
constexpr herr_t failed = -1;

/// What makes this data set take its numbers from elsewhere; null when nothing does.
const char* foreign_part(hid_t data_set) {
  const Identifier plan(H5Dget_create_plist(data_set), H5Pclose);
  if (!plan.valid()) return "a data set whose storage cannot be told";
  if (H5Pget_external_count(plan.get()) != 0) return "a data set stored in another file";
  if (H5Pget_layout(plan.get()) == H5D_VIRTUAL) return "a virtual data set made of other files";
  return nullptr;
}

/// Called by HDF5 for every link of the file, without following those that leave it. Nothing may be thrown
/// here.
herr_t look_at_link(hid_t group, const char* name, const H5L_info_t* link, void* finding_out) {
  auto& finding = *static_cast<Finding*>(finding_out);
  if (link->type != H5L_TYPE_HARD && link->type != H5L_TYPE_SOFT) {
    finding = {printable_name(name), "a link into another file"};
    return stop;
  }
  if (link->type == H5L_TYPE_SOFT) return go_on;  // its target is a link of this file and visited as such
  const Identifier object(H5Oopen(group, name, H5P_DEFAULT), H5Oclose);
  if (!object.valid()) return failed;
  if (H5Iget_type(object.get()) != H5I_DATASET) return go_on;
  const char* const foreign = foreign_part(object.get());
  if (foreign == nullptr) return go_on;
  finding = {printable_name(name), foreign};
  return stop;
}

}  // namespace

void refuse_foreign_storage(const std::filesystem::path& file, const std::string& shown_name) {
  const QuietHdf5 quiet;
  const Identifier opened(H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
  Finding finding;
  const herr_t visited =
      opened.valid() ? H5Lvisit(opened.get(), H5_INDEX_NAME, H5_ITER_NATIVE, look_at_link, &finding) : failed;
  if (finding.what != nullptr) {
    throw PolicyError("The netCDF file holds " + std::string(finding.what) + " (" + finding.name +
                          "); firnline reads what is named in the job and nothing else.",
                      shown_name,
                      "Copy it into one self-contained file, e.g. with nccopy or ncks, and name that.");
  }
  if (visited < 0) {
    throw RasterError("The netCDF file's structure cannot be read by HDF5.", shown_name,
                      "The file may be cut short or damaged; fetch it again and compare its SHA-256.");
  }
}

}  // namespace firnline
