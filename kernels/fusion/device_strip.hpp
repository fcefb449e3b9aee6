// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kernels/backend/arena.hpp"
#include "kernels/fusion/engine.hpp"
#include "kernels/fusion/fused_kernel.hpp"
#include "kernels/fusion/zone_kernel.hpp"

/// A strip is a tile's rows as many as fit a device's memory at a time: what one stream copies, computes and
/// copies back.
namespace firnline::fusing {

/// What all strips read: the program, copied to the device once.
struct DeviceProgram {
  PreparedOperation* operations = nullptr;
  PreparedProfile* profiles = nullptr;
  FormulaProgram* formulas = nullptr;
  std::int32_t* near_planes = nullptr;
  double* plane_values = nullptr;
  double* steps_per_unit = nullptr;  ///< per quantity that zones sum
};
[[nodiscard]] DeviceProgram lay_out_program(backend::Carver& carver, const PassSetup& setup);
/// throws: DeviceError
void upload_program(const DeviceProgram& program, const PassSetup& setup, const backend::Stream& stream);

/// Where a strip's results go in host memory: rows of the tile's planes.
struct StripResults {
  std::vector<ProfilePlanes> profiles;  ///< first row of the strip in each plane
  std::vector<float*> kept;             ///< per operation; null when not kept
  OperationNotes* notes = nullptr;      ///< per operation
};

/// Zone segments of a strip, offsets counted from its corner, and room for their sums.
struct StripZones {
  std::vector<ZoneSegment> segments;
  std::vector<SegmentSums> sums;  ///< segments x quantities
  std::vector<std::uint8_t> pieces;
};

/// Memory for the planes of one profile: `bands` of them one after the other, from band[0] on, and classes
/// where they are wanted.
[[nodiscard]] inline ProfilePlanes profile_planes(backend::Carver& carver, std::size_t cells,
                                                  CellResults results, int bands) {
  ProfilePlanes planes;
  if (bands > 0) planes.band[0] = carver.take<float>(cells * static_cast<std::size_t>(bands));
  if (results == CellResults::all) planes.classes = carver.take<std::uint8_t>(cells);
  return planes;
}

/// Device memory, pinned input and stream for one strip at a time.
class DeviceStrip {
 public:
  [[nodiscard]] static std::size_t device_bytes(const PassSetup& setup, std::int64_t strip_rows);
  [[nodiscard]] static std::size_t pinned_bytes(const PassSetup& setup, std::int64_t strip_rows);

  /// Takes its memory from the carvers. throws: DeviceError
  DeviceStrip(const PassSetup& setup, const DeviceProgram& program, std::int64_t strip_rows,
              backend::Carver& device, backend::Carver& pinned);

  /// Waits for the strip before, stages rows [first_row, first_row + rows) of the tile and queues everything.
  /// zones and results must stay until wait(). throws: DeviceError
  void begin(const RiskInput& input, std::int64_t first_row, std::int64_t rows, StripZones& zones,
             const StripResults& results);
  /// throws: DeviceError
  void wait() const;

 private:
  struct Memory {
    std::vector<float*> quantities;
    std::vector<std::int32_t*> codes;
    const float** quantity_table = nullptr;
    const std::int32_t** code_table = nullptr;
    CellSite* sites = nullptr;
    std::vector<ProfilePlanes> profiles;
    ProfilePlanes* profile_table = nullptr;
    std::vector<float*> kept;
    float** kept_table = nullptr;
    std::uint8_t* pieces = nullptr;
    OperationNotes* notes = nullptr;
    const float** zone_table = nullptr;
    ZoneSegment* segments = nullptr;
    SegmentSums* sums = nullptr;
  };
  struct Staging {
    std::vector<float*> quantities;
    std::vector<std::int32_t*> codes;
    CellSite* sites = nullptr;
    OperationNotes* nothing_noted = nullptr;
  };

  /// What upload_tables() queues for copying. Members, so that the lists outlive the queue when an upload
  /// fails halfway.
  struct Tables {
    std::vector<const float*> quantities, zone_planes;
    std::vector<const std::int32_t*> codes;
  };

  [[nodiscard]] static Memory lay_out(backend::Carver& carver, const PassSetup& setup,
                                      std::int64_t strip_rows);
  [[nodiscard]] static Staging lay_out_staging(backend::Carver& carver, const PassSetup& setup,
                                               std::int64_t strip_rows);
  void upload_tables();
  template <class T>
  void send_plane(const Tile<T>& plane, std::int64_t first_row, std::int64_t rows, T* staging, T* memory);
  void place_bands(std::int64_t cells);
  void compute(const Window& strip, const StripZones& zones);
  void sum_zones(StripZones& zones);
  void fetch(std::int64_t cells, const StripResults& results);
  template <class T>
  void send(T* to, const T* from, std::size_t count, const char* what);
  template <class T>
  void bring(T* to, const T* from, std::size_t count);

  const PassSetup* setup_;
  DeviceProgram program_;
  Memory memory_;
  Staging staging_;
  std::vector<ProfilePlanes> bands_here_;  ///< profile planes for the strip's own number of cells
  Tables tables_;
  backend::OwnedStream stream_;  ///< last, so that it is waited for before anything else goes
};

}  // namespace firnline::fusing
