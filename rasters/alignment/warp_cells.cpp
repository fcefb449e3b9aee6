// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/warp_cells.hpp"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <gdalwarper.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "kernels/grid/error.hpp"
#include "kernels/grid/number_text.hpp"
#include "kernels/grid/tile.hpp"
#include "rasters/opener/gdal_messages.hpp"
#include "rasters/opener/opener.hpp"

namespace firnline {
namespace {

/// What GDAL's kernel asks with: global positions on the grid in, positions inside the source window out.
struct Question {
  const CellMapping* mapping = nullptr;
  double first_col = 0, first_row = 0;  ///< of the source window
};

int answer(void* argument, int to_source, int count, double* x, double* y, double* /*z*/, int* ok) {
  const auto& question = *static_cast<const Question*>(argument);
  if (!to_source) return FALSE;  // the kernel never asks for the other way
  question.mapping->to_source(x, y, static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    ok[i] = std::isfinite(x[i]) && std::isfinite(y[i]);
    x[i] -= question.first_col;
    y[i] -= question.first_row;
  }
  return TRUE;
}

struct FreeOptions {
  void operator()(GDALWarpOptions* options) const {
    options->hSrcDS = nullptr;  // owned elsewhere
    GDALDestroyWarpOptions(options);
  }
};

/// Cells in memory as GDAL sees them; nothing is copied.
template <class T>
DatasetHandle wrapped(const T* cells, std::int64_t rows, std::int64_t cols, GDALDataType type) {
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("MEM");
  if (driver == nullptr) throw BugError("GDAL's memory driver is not registered.");
  DatasetHandle dataset(driver->Create("", static_cast<int>(cols), static_cast<int>(rows), 0, type, nullptr));
  std::array<char, 40> address{};
  CPLPrintPointer(address.data(), const_cast<T*>(cells), static_cast<int>(address.size() - 1));
  CPLStringList options;
  options.SetNameValue("DATAPOINTER", address.data());
  if (dataset == nullptr || dataset->AddBand(type, options.List()) != CE_None) throw BugError("GDAL cannot wrap cells in memory.");
  return dataset;
}

GDALResampleAlg kernel_of(Method method) {
  switch (method) {
    case Method::nearest: return GRA_NearestNeighbour;
    case Method::bilinear: return GRA_Bilinear;
    case Method::average: return GRA_Average;
    case Method::maximum: return GRA_Max;
    default: break;
  }
  throw BugError("This method does not go through the warper.");
}

/// Grid cells per source cell, at most 1: below it GDAL widens its bilinear kernel so that no source cell is skipped.
double kernel_scale(double source_cells_per_cell) { return source_cells_per_cell > 1 ? 1 / source_cells_per_cell : 1; }

}  // namespace

std::int64_t warp_margin(const CellMapping& mapping, Method method) {
  constexpr std::int64_t neighbour = 2, spare = 1;
  if (method != Method::bilinear) return neighbour + spare;
  const double widest = std::max(mapping.source_cols_per_cell(), mapping.source_rows_per_cell());
  return neighbour + static_cast<std::int64_t>(std::ceil(std::max(widest, 1.0))) + spare;
}

template <class T>
void warp_cells(const CellMapping& mapping, Method method, const Window& source_window, const T* source,
                const Window& window, T* cells, std::int64_t stride) {
  constexpr bool codes = std::is_same_v<T, std::int32_t>;
  constexpr GDALDataType type = codes ? GDT_Int32 : GDT_Float32;
  const double no_data = codes ? static_cast<double>(no_data_code) : std::numeric_limits<double>::quiet_NaN();
  const GdalMessages messages;
  const DatasetHandle dataset = wrapped(source, source_window.rows + 1, source_window.cols, type);
  Question question{&mapping, static_cast<double>(source_window.col), static_cast<double>(source_window.row)};

  const std::unique_ptr<GDALWarpOptions, FreeOptions> options(GDALCreateWarpOptions());
  options->hSrcDS = dataset.get();
  options->eResampleAlg = kernel_of(method);
  options->eWorkingDataType = type;
  options->nBandCount = 1;
  options->panSrcBands = static_cast<int*>(CPLMalloc(sizeof(int)));
  options->panDstBands = static_cast<int*>(CPLMalloc(sizeof(int)));
  options->panSrcBands[0] = options->panDstBands[0] = 1;
  options->padfSrcNoDataReal = static_cast<double*>(CPLMalloc(sizeof(double)));
  options->padfDstNoDataReal = static_cast<double*>(CPLMalloc(sizeof(double)));
  options->padfSrcNoDataReal[0] = options->padfDstNoDataReal[0] = no_data;
  options->pfnTransformer = answer;
  options->pTransformerArg = &question;
  const auto set = [&](const char* key, const std::string& value) {
    options->papszWarpOptions = CSLSetNameValue(options->papszWarpOptions, key, value.c_str());
  };
  set("XSCALE", number_text(kernel_scale(mapping.source_cols_per_cell())));
  set("YSCALE", number_text(kernel_scale(mapping.source_rows_per_cell())));
  set("NUM_THREADS", "1");
  set("UNIFIED_SRC_NODATA", "YES");

  GDALWarpOperation operation;
  std::vector<T> out(static_cast<std::size_t>(window.cells()), static_cast<T>(no_data));
  if (operation.Initialize(options.get()) != CE_None ||
      operation.WarpRegionToBuffer(static_cast<int>(window.col), static_cast<int>(window.row), static_cast<int>(window.cols),
                                   static_cast<int>(window.rows), out.data(), type, 0, 0,
                                   static_cast<int>(source_window.cols), static_cast<int>(source_window.rows + 1)) != CE_None)
    throw RasterError("Cells cannot be resampled: " + messages.first_failure() + ".", {}, "please report this with the job file");
  for (std::int64_t r = 0; r < window.rows; ++r)
    std::copy_n(out.data() + r * window.cols, window.cols, cells + r * stride);
}

template void warp_cells(const CellMapping&, Method, const Window&, const float*, const Window&, float*, std::int64_t);
template void warp_cells(const CellMapping&, Method, const Window&, const std::int32_t*, const Window&, std::int32_t*,
                         std::int64_t);

}  // namespace firnline
