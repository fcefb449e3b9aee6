// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/job/profile_place.hpp"

#include "host/job/names.hpp"

namespace firnline {

void read_place(TableReader& reader, ProfileIndicator& out) {
  if (!out.id.empty() && !is_plain_name(out.id))
    reader.mistake(reader.has("as") ? "as" : "id",
                   "may only hold letters, digits, '_' and '-' (it becomes part of column names)");
  out.buffer_km = reader.number("buffer_km", 0, 0.001, 500);
  const bool has_radius = reader.has("buffer_km");
  out.at = reader.word("at", {"site", "point", "buffer", "pour_point", "catchment"}, has_radius ? "buffer" : "site");
  if (out.at == "buffer" && !has_radius)
    reader.mistake("at", "is 'buffer' but buffer_km is not given; add buffer_km = KM");
  if (out.at != "buffer" && has_radius)
    reader.mistake("buffer_km", "has no effect with at = \"" + out.at + "\"; remove one of the two");
}

}  // namespace firnline
