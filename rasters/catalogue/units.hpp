// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace firnline {

/// value in the new unit = scale * value in the old unit + offset.
struct UnitConversion {
  double scale = 1;
  double offset = 0;
  [[nodiscard]] double apply(double value) const { return scale * value + offset; }
  [[nodiscard]] bool identity() const { return scale == 1 && offset == 0; }
  friend bool operator==(const UnitConversion&, const UnitConversion&) = default;
};

/// Density at which kg m-2 and millimetres of water are the same number: 1000 kg m-3, exactly.
inline constexpr double water_density_kg_m3 = 1000;

/// How numbers in one unit become numbers in another.
/// in: two unit texts as UDUNITS writes them ("m yr-1", "degC", "kg m-2"; years are tropical, months a
/// twelfth of one).
///     Beyond UDUNITS: "kWh" and "kWp", and the words "w.e." (water equivalent) after a length ("m w.e.
///     yr-1").
/// out: nothing when both are units but one cannot become the other (degC and mm, a total and a rate).
/// Water: a mass per area and a depth ("kg m-2" and "mm"), or their rates, are converted with
/// water_density_kg_m3. Water equivalent never becomes a plain depth: "m w.e." and "m" may be water or ice,
/// and only the user knows. Thread-safe. throws: RasterError for a text that is no unit, with the nearest
/// right spelling; LimitError when the UDUNITS database is not installed. The database is the one found when
/// firnline was built; the environment (UDUNITS2_XML_PATH) cannot put another in its place.
[[nodiscard]] std::optional<UnitConversion> conversion(std::string_view from, std::string_view to);

/// A sentence for the user when conversion() found nothing: what each unit measures and what is usually
/// meant.
[[nodiscard]] std::string why_not_convertible(std::string_view from, std::string_view to);

}  // namespace firnline
