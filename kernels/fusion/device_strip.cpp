// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/fusion/device_strip.hpp"

#include <algorithm>
#include <string>

#include "kernels/fusion/kernels.hpp"

namespace firnline::fusing {
namespace {

using backend::Carver;
using backend::check;
using backend::device_api;

/// Segments whose sums are made at once; a strip with more takes several turns.
constexpr std::size_t segments_at_once = 16384;

static_assert(FusedKernel::cols == piece_cells, "a block of the kernel looks at one piece of each row");

bool any_zone(const PassSetup& setup) {
  return !setup.zones.empty();
}

std::size_t plane_cells(const PassSetup& setup, std::int64_t strip_rows) {
  return static_cast<std::size_t>((strip_rows + 2 * setup.halo) * (setup.tile_cols + 2 * setup.halo));
}

}  // namespace

DeviceProgram lay_out_program(Carver& carver, const PassSetup& setup) {
  DeviceProgram program;
  program.operations = carver.take<PreparedOperation>(setup.prepared.operations.size());
  program.profiles = carver.take<PreparedProfile>(setup.prepared.profiles.size());
  program.formulas = carver.take<FormulaProgram>(setup.prepared.formulas.size());
  program.near_planes = carver.take<std::int32_t>(setup.prepared.near_planes.size());
  program.plane_values = carver.take<double>(setup.program.plane_values.size());
  program.steps_per_unit = carver.take<double>(setup.quantities());
  return program;
}

void upload_program(const DeviceProgram& program, const PassSetup& setup, const backend::Stream& stream) {
  std::vector<double> steps;
  for (const SumQuantum& quantum : setup.quanta) steps.push_back(zonal::steps_per_unit(quantum));
  const backend::WaitAtEnd before_the_list_goes(stream);
  const auto send = [&](void* to, const auto& from) {
    if (!from.empty())
      check(device_api().copy_to_device(stream, to, from.data(), from.size() * sizeof(from[0])),
            stream.device_index, "copying the program to the GPU");
  };
  send(program.operations, setup.prepared.operations);
  send(program.profiles, setup.prepared.profiles);
  send(program.formulas, setup.prepared.formulas);
  send(program.near_planes, setup.prepared.near_planes);
  send(program.plane_values, setup.program.plane_values);
  send(program.steps_per_unit, steps);
  check(device_api().wait(stream), stream.device_index, "copying the program to the GPU");
}

DeviceStrip::Memory DeviceStrip::lay_out(Carver& carver, const PassSetup& setup, std::int64_t strip_rows) {
  Memory memory;
  const auto cells = static_cast<std::size_t>(strip_rows * setup.tile_cols);
  for (std::size_t i = 0; i < setup.prepared.quantity_planes; ++i)
    memory.quantities.push_back(carver.take<float>(plane_cells(setup, strip_rows)));
  for (std::size_t i = 0; i < setup.prepared.code_planes; ++i)
    memory.codes.push_back(carver.take<std::int32_t>(plane_cells(setup, strip_rows)));
  memory.quantity_table = carver.take<const float*>(memory.quantities.size());
  memory.code_table = carver.take<const std::int32_t*>(memory.codes.size());
  memory.sites = carver.take<CellSite>(static_cast<std::size_t>(strip_rows));
  for (const PreparedProfile& profile : setup.prepared.profiles)
    memory.profiles.push_back(profile_planes(carver, cells, profile.results, bands_made(profile.results)));
  memory.profile_table = carver.take<ProfilePlanes>(memory.profiles.size());
  for (const PreparedOperation& operation : setup.prepared.operations)
    memory.kept.push_back(any_zone(setup) || operation.keep ? carver.take<float>(cells) : nullptr);
  memory.kept_table = carver.take<float*>(memory.kept.size());
  memory.pieces =
      carver.take<std::uint8_t>(static_cast<std::size_t>(strip_rows * pieces_per_row(setup.tile_cols)));
  memory.notes = carver.take<OperationNotes>(setup.prepared.operations.size());
  if (!any_zone(setup)) return memory;
  memory.zone_table = carver.take<const float*>(setup.quantities());
  memory.segments = carver.take<ZoneSegment>(segments_at_once);
  memory.sums = carver.take<SegmentSums>(segments_at_once * setup.quantities());
  return memory;
}

DeviceStrip::Staging DeviceStrip::lay_out_staging(Carver& carver, const PassSetup& setup,
                                                  std::int64_t strip_rows) {
  Staging staging;
  for (std::size_t i = 0; i < setup.prepared.quantity_planes; ++i)
    staging.quantities.push_back(carver.take<float>(plane_cells(setup, strip_rows)));
  for (std::size_t i = 0; i < setup.prepared.code_planes; ++i)
    staging.codes.push_back(carver.take<std::int32_t>(plane_cells(setup, strip_rows)));
  staging.sites = carver.take<CellSite>(static_cast<std::size_t>(strip_rows));
  staging.nothing_noted = carver.take<OperationNotes>(setup.prepared.operations.size());
  return staging;
}

std::size_t DeviceStrip::device_bytes(const PassSetup& setup, std::int64_t strip_rows) {
  return backend::bytes_of_layout([&](Carver& carver) { return lay_out(carver, setup, strip_rows); });
}

std::size_t DeviceStrip::pinned_bytes(const PassSetup& setup, std::int64_t strip_rows) {
  return backend::bytes_of_layout([&](Carver& carver) { return lay_out_staging(carver, setup, strip_rows); });
}

DeviceStrip::DeviceStrip(const PassSetup& setup, const DeviceProgram& program, std::int64_t strip_rows,
                         Carver& device, Carver& pinned)
    : setup_(&setup),
      program_(program),
      memory_(lay_out(device, setup, strip_rows)),
      staging_(lay_out_staging(pinned, setup, strip_rows)),
      bands_here_(memory_.profiles),
      stream_(setup.device.index) {
  std::fill_n(staging_.nothing_noted, setup.prepared.operations.size(), OperationNotes{});
  upload_tables();
}

template <class T>
void DeviceStrip::send(T* to, const T* from, std::size_t count, const char* what) {
  if (count == 0) return;
  check(device_api().copy_to_device(stream_.get(), to, from, count * sizeof(T)), setup_->device.index,
        std::string("copying ") + what + " to the GPU");
}

template <class T>
void DeviceStrip::bring(T* to, const T* from, std::size_t count) {
  if (count == 0) return;
  check(device_api().copy_to_host(stream_.get(), to, from, count * sizeof(T)), setup_->device.index,
        "copying results from the GPU");
}

/// Addresses that never change: a strip's memory is its own for good.
void DeviceStrip::upload_tables() {
  tables_.quantities.assign(memory_.quantities.begin(), memory_.quantities.end());
  tables_.codes.assign(memory_.codes.begin(), memory_.codes.end());
  tables_.zone_planes.assign(memory_.kept.begin(), memory_.kept.end());
  for (const ProfilePlanes& planes : memory_.profiles) tables_.zone_planes.push_back(planes.band[0]);
  send(memory_.quantity_table, tables_.quantities.data(), tables_.quantities.size(), "addresses");
  send(memory_.code_table, tables_.codes.data(), tables_.codes.size(), "addresses");
  send(memory_.kept_table, static_cast<float* const*>(memory_.kept.data()), memory_.kept.size(), "addresses");
  if (any_zone(*setup_))
    send(memory_.zone_table, tables_.zone_planes.data(), tables_.zone_planes.size(), "addresses");
  wait();
}

void DeviceStrip::wait() const {
  check(device_api().wait(stream_.get()), setup_->device.index, "computing a part of a tile");
}

template <class T>
void DeviceStrip::send_plane(const Tile<T>& plane, std::int64_t first_row, std::int64_t rows, T* staging,
                             T* memory) {
  const auto count = static_cast<std::size_t>((rows + 2 * setup_->halo) * plane.stride());
  std::copy_n(plane.data() + first_row * plane.stride(), count, staging);
  send(memory, static_cast<const T*>(staging), count, "a part of a tile");
}

/// The bands of a profile lie one after the other, for as many cells as the strip has.
void DeviceStrip::place_bands(std::int64_t cells) {
  for (std::size_t p = 0; p < bands_here_.size(); ++p)
    for (int b = 1; b < bands_made(setup_->prepared.profiles[p].results); ++b)
      bands_here_[p].band[b] = bands_here_[p].band[0] + b * cells;
  send(memory_.profile_table, static_cast<const ProfilePlanes*>(bands_here_.data()), bands_here_.size(),
       "addresses");
}

void DeviceStrip::begin(const RiskInput& input, std::int64_t first_row, std::int64_t rows, StripZones& zones,
                        const StripResults& results) {
  wait();
  const Window strip{input.window.row + first_row, input.window.col, rows, input.window.cols};
  for (std::size_t i = 0; i < input.quantities.size(); ++i)
    send_plane(input.quantities[i], first_row, rows, staging_.quantities[i], memory_.quantities[i]);
  for (std::size_t i = 0; i < input.codes.size(); ++i)
    send_plane(input.codes[i], first_row, rows, staging_.codes[i], memory_.codes[i]);
  const auto sites = sites_of_rows(setup_->grid, strip);
  std::copy(sites.begin(), sites.end(), staging_.sites);
  send(memory_.sites, static_cast<const CellSite*>(staging_.sites), sites.size(), "cell sizes");
  send(memory_.notes, static_cast<const OperationNotes*>(staging_.nothing_noted),
       setup_->prepared.operations.size(), "limits");
  send(memory_.pieces, static_cast<const std::uint8_t*>(zones.pieces.data()), zones.pieces.size(), "zones");
  place_bands(strip.cells());
  compute(strip, zones);
  sum_zones(zones);
  fetch(strip.cells(), results);
}

void DeviceStrip::compute(const Window& strip, const StripZones& zones) {
  FusedKernel::Args args;
  args.tile = {memory_.quantity_table,
               memory_.code_table,
               program_.plane_values,
               memory_.sites,
               strip.rows,
               strip.cols,
               setup_->halo};
  args.operations = program_.operations;
  args.profiles = program_.profiles;
  args.formulas = program_.formulas;
  args.near_planes = program_.near_planes;
  args.out = memory_.profile_table;
  args.kept = memory_.kept_table;
  args.pieces = zones.pieces.empty() ? nullptr : memory_.pieces;
  args.notes = memory_.notes;
  args.operation_count = static_cast<std::int32_t>(setup_->prepared.operations.size());
  args.profile_count = static_cast<std::int32_t>(setup_->prepared.profiles.size());
  args.near_count = static_cast<std::int32_t>(setup_->prepared.near_planes.size());
  args.reach = static_cast<std::int32_t>(setup_->prepared.reach);
  const backend::KernelCall call{&fused_kernel(), (strip.cols + FusedKernel::cols - 1) / FusedKernel::cols,
                                 (strip.rows + FusedKernel::rows - 1) / FusedKernel::rows,
                                 FusedKernel::scratch_bytes(args), &args};
  check(device_api().launch(stream_.get(), call), setup_->device.index, "starting the fused pass");
}

void DeviceStrip::sum_zones(StripZones& zones) {
  const std::size_t quantities = setup_->quantities();
  for (std::size_t first = 0; first < zones.segments.size(); first += segments_at_once) {
    const std::size_t count = std::min(segments_at_once, zones.segments.size() - first);
    send(memory_.segments, static_cast<const ZoneSegment*>(zones.segments.data() + first), count, "zones");
    const ZoneKernel::Args args{memory_.segments, memory_.zone_table, program_.steps_per_unit, memory_.sums,
                                static_cast<std::int64_t>(quantities)};
    const backend::KernelCall call{&zone_kernel(), static_cast<std::int64_t>(count),
                                   static_cast<std::int64_t>(quantities),
                                   sizeof(SegmentSums) * ZoneKernel::threads, &args};
    check(device_api().launch(stream_.get(), call), setup_->device.index, "starting the sums over zones");
    bring(zones.sums.data() + first * quantities, memory_.sums, count * quantities);
  }
}

void DeviceStrip::fetch(std::int64_t cells, const StripResults& results) {
  const auto count = static_cast<std::size_t>(cells);
  for (std::size_t p = 0; p < bands_here_.size(); ++p) {
    const CellResults wanted = setup_->prepared.profiles[p].results;
    for (int b = 0; b < bands_wanted(wanted); ++b)
      bring(results.profiles[p].band[b], bands_here_[p].band[b], count);
    if (wanted == CellResults::all) bring(results.profiles[p].classes, bands_here_[p].classes, count);
  }
  for (std::size_t i = 0; i < memory_.kept.size(); ++i)
    if (results.kept[i] != nullptr) bring(results.kept[i], memory_.kept[i], count);
  bring(results.notes, memory_.notes, setup_->prepared.operations.size());
}

}  // namespace firnline::fusing
