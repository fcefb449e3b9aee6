// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What the report says of the energy of sites.
namespace firnline::words::energy {

inline constexpr Message heading{"Energy and emissions (screening)", "Энергия и выбросы (предварительная оценка)",
                                 "能源与排放（初步筛查）"};
/// {0} sites; {1}: tonnes a year
inline constexpr Message together{"The {0} sites with a known demand emit {1} of CO₂ together.",
                                  "Объекты с известным потреблением ({0}) вместе выбрасывают {1} CO₂.",
                                  "用电量已知的 {0} 个地点合计排放 CO₂ {1}。"};
/// {0}: tonnes per megawatt hour; {1}: year; {2}: source
inline constexpr Message factor{"Electricity of the grid counts {0} t per MWh ({1}; {2}).",
                                "Электроэнергия сети: {0} т на МВт·ч ({1}; {2}).", "电网电力按每 MWh {0} t 计（{1}；{2}）。"};
inline constexpr Message fuel_in{"Fuel that the sites burn is counted.", "Топливо, сжигаемое на объектах, учтено.",
                                 "已计入地点所燃用的燃料。"};
inline constexpr Message no_fuel{"Fuel that the sites burn is not counted.",
                                 "Топливо, сжигаемое на объектах, не учтено.", "未计入地点所燃用的燃料。"};
/// {0}: year of the demand
inline constexpr Message years_differ{"The demand is of {0}, another year than the factor's.",
                                      "Потребление — за {0} год, не тот, к которому относится коэффициент.",
                                      "用电量为 {0} 年的，与排放因子的年份不同。"};
/// {0} sites; {1}: a share
inline constexpr Message sun_gives{
    "At the {0} sites where that is known, panels give {1} of the year's electricity; a year's sum says nothing of "
    "nights and winters.",
    "На объектах, где это известно ({0}), панели дают {1} годовой электроэнергии; годовая сумма ничего не говорит о "
    "ночах и зимах.",
    "在已知的 {0} 个地点，光伏板提供全年用电的 {1}；年总量并不反映夜间与冬季。"};
/// {0}: a share
inline constexpr Message batteries{"Hours of batteries are those of {0} of the year's mean load.",
                                   "Часы батарей — при {0} средней за год нагрузки.", "电池时数按全年平均负荷的 {0} 计。"};
inline constexpr Message emissions{"CO₂", "CO₂", "CO₂"};
inline constexpr Message demand{"Electricity", "Электроэнергия", "用电量"};
inline constexpr Message from_panels{"From panels", "От панелей", "光伏占比"};
inline constexpr Message battery_hours{"Batteries", "Батареи", "电池"};
inline constexpr Message degree_days{"Heating degree days", "Градусо-дни отопления", "采暖度日"};
inline constexpr Message heat_demand{"Heat demand", "Потребность в тепле", "采暖需热量"};

}  // namespace firnline::words::energy
