// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace firnline::sample {

struct Place {
  std::string_view town, farm, clinic;
};

/// Invented places. Cyrillic (Kyrgyz and Russian), Latin with diacritics, and Chinese, because real lists mix them;
/// one name has a comma and quotes in it, because real lists have those too.
inline constexpr std::array<Place, 9> places = {{
    {"Ак-Суу", "Орошаемые земли Ак-Суу", "Центральная больница Ак-Суу"},
    {"Kara-Bulak", "Kara-Bulak water users", "Clinic \"Salamat\", Kara-Bulak"},
    {"白石村", "白石村灌区", "白石村卫生所"},
    {"Чоң-Арал", "Чоң-Арал суу пайдалануучулары", "Чоң-Арал дарыгерлик пункту"},
    {"Tash-Döbö", "Tash-Döbö farms", "Tash-Döbö family medicine centre"},
    {"红泉镇", "红泉镇农场", "红泉镇医院"},
    {"Beş-Terek", "Beş-Terek farms", "Beş-Terek health post"},
    {"Жылуу-Суу", "Жылуу-Суу чарбалары", "ФАП Жылуу-Суу"},
    {"Көк-Жайык", "Көк-Жайык чарбалары", "Көк-Жайык ФАП"},
}};

}  // namespace firnline::sample
