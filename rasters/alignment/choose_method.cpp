// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "rasters/alignment/choose_method.hpp"

#include <cmath>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

[[noreturn]] void refuse_topological(const LayerRequest& request) {
  throw RasterError("Layer '" + request.name + "' holds flow directions or accumulations; on another grid they mean nothing, " +
                        "whatever the method.",
                    "layer '" + request.name + "'", "take its grid as the run's grid (like = \"" + request.name +
                                                        "\"), or leave it out and let it be computed from elevation");
}

bool allowed(LayerKind kind, Method method) {
  switch (kind) {
    case LayerKind::extensive: return method == Method::sum;
    case LayerKind::intensive:
    case LayerKind::max_type:
      return method == Method::nearest || method == Method::bilinear || method == Method::average || method == Method::maximum;
    case LayerKind::categorical: return method == Method::nearest || method == Method::mode || method == Method::fraction;
    case LayerKind::topological: return false;
  }
  return false;
}

std::string allowed_names(LayerKind kind) {
  switch (kind) {
    case LayerKind::extensive: return "\"sum\": a count that is averaged or copied no longer adds up";
    case LayerKind::categorical: return "\"mode\", \"nearest\" or \"fraction\": the mean of two classes is a third one";
    default: return "\"nearest\", \"bilinear\", \"average\" or \"maximum\"";
  }
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::nearest: return "nearest";
    case Method::bilinear: return "bilinear";
    case Method::average: return "average";
    case Method::sum: return "sum";
    case Method::mode: return "mode";
    case Method::maximum: return "maximum";
    case Method::fraction: return "fraction";
    case Method::none:
    case Method::by_kind: break;
  }
  return "";
}

Method method_by_kind(const LayerRequest& request, const CellMapping& mapping) {
  switch (request.spec.kind) {
    case LayerKind::extensive: return Method::sum;
    case LayerKind::categorical: return Method::mode;
    case LayerKind::max_type: return Method::maximum;
    case LayerKind::intensive:
      return std::sqrt(mapping.source_cols_per_cell() * mapping.source_rows_per_cell()) > coarser_grid ? Method::average
                                                                                                      : Method::bilinear;
    case LayerKind::topological: break;
  }
  refuse_topological(request);
}

void require_allowed(const LayerRequest& request, Method method) {
  if (request.spec.kind == LayerKind::topological) refuse_topological(request);
  if (method == Method::fraction && request.classes.empty())
    throw RasterError("Method \"fraction\" needs the classes whose share is meant.", "layer '" + request.name + "'",
                      "add to [layers." + request.name + "]:  classes = [ ... ]");
  if (!allowed(request.spec.kind, method))
    throw RasterError("Method \"" + std::string(name_of(method)) + "\" would falsify layer '" + request.name + "', which is " +
                          std::string(name_of(request.spec.kind)) + ".",
                      "layer '" + request.name + "'", "use " + allowed_names(request.spec.kind));
}

Carrier carrier_of(Method method, bool axes_parallel) {
  switch (method) {
    case Method::nearest:
    case Method::bilinear: return Carrier::warper;
    case Method::average:
    case Method::maximum: return axes_parallel ? Carrier::warper : Carrier::shares;
    default: return Carrier::shares;
  }
}

}  // namespace firnline
