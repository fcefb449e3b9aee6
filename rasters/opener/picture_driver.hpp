// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class GDALDriver;

namespace firnline {

/// GDAL's PNG driver for our own pictures. It is in no registry: no input is ever opened with it, and looking
/// it up by name finds nothing. Write with its CreateCopy() from a MEM data set; the fence owns it. throws:
/// BugError before raise_fence; LimitError when GDAL was built without PNG
[[nodiscard]] GDALDriver* private_png_driver();

}  // namespace firnline
