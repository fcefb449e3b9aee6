// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What the report says of the water of sites: where it comes together, how much of it glaciers give, whose land
/// upstream is shared.
namespace firnline::words::water {

inline constexpr Message months[] = {{"Jan", "янв.", "1月"},  {"Feb", "февр.", "2月"}, {"Mar", "март", "3月"},
                                     {"Apr", "апр.", "4月"},  {"May", "май", "5月"},   {"Jun", "июнь", "6月"},
                                     {"Jul", "июль", "7月"},  {"Aug", "авг.", "8月"},  {"Sep", "сент.", "9月"},
                                     {"Oct", "окт.", "10月"}, {"Nov", "нояб.", "11月"}, {"Dec", "дек.", "12月"}};
inline constexpr Message month{"Month", "Месяц", "月份"};
inline constexpr Message year{"Year", "Год", "全年"};
/// {0}: unit
inline constexpr Message discharge{"Water, {0}", "Вода, {0}", "水量，{0}"};
inline constexpr Message from_glaciers{"From glaciers", "От ледников", "来自冰川"};
inline constexpr Message other_water{"other water", "прочая вода", "其他来水"};
inline constexpr Message glacier_water{"from glaciers", "от ледников", "来自冰川"};
inline constexpr Message how_to_read_bars{
    "Bars are the month's water; the dark part at the foot is what glaciers give.",
    "Столбец — вода за месяц; тёмная часть внизу — то, что дают ледники.", "柱为当月水量；底部深色部分来自冰川。"};

/// {0}: latitude, {1}: longitude; {2}: metres; {3}: area
inline constexpr Message comes_together{
    "Its water comes together at latitude {0}°, longitude {1}°, {2} from the site; {3} drain there.",
    "Вода собирается в точке: широта {0}°, долгота {1}°, в {2} от объекта; туда стекает вода с {3}.",
    "其来水汇于纬度 {0}°、经度 {1}°，距该地点 {2}；集水面积 {3}。"};
inline constexpr Message lower_bound{
    "The catchment reaches the edge of the grid or cells without data and may go on beyond: what is measured upstream "
    "of this site is a lower bound.",
    "Водосбор доходит до края сетки или до ячеек без данных и может продолжаться за ними: всё, что измерено выше по "
    "течению, — нижняя граница.",
    "该集水区触及网格边缘或无数据像元，可能延伸至其外：在该地点上游测得的数值均为下限。"};
/// In a table of sites
inline constexpr Message is_lower_bound{"upstream: lower bound", "выше по течению: нижняя граница", "上游数值为下限"};
/// {0}: water of the year; {1}: share; {2}: definition
inline constexpr Message of_the_year{"Of the year's water there, {0}, glaciers give {1}: {2}.",
                                     "Из годового стока в этой точке, {0}, ледники дают {1}: {2}.",
                                     "该处全年平均流量 {0}，其中冰川占 {1}（{2}）。"};
inline constexpr Message imbalance{"what they lose for good", "то, что они теряют безвозвратно", "冰川净损失量"};
inline constexpr Message ice_melt{"the melt of ice beyond that of snow", "таяние льда сверх таяния снега", "雪融之外的冰融水"};
inline constexpr Message glacier_area_runoff{"all water that leaves the area they cover", "весь сток с их площади",
                                             "冰川覆盖区的全部径流"};
inline constexpr Message with_abstraction{
    "What is taken from the river upstream has taken its part of that water with it.",
    "Забор воды выше по течению уносит свою часть ледниковой воды.", "上游取水已按比例带走其中的冰川来水。"};
inline constexpr Message without_abstraction{
    "What is taken from the river upstream is not accounted for: below large intakes the shares are too high.",
    "Забор воды выше по течению не учтён: ниже крупных водозаборов доли завышены.",
    "未计入上游取水：大型取水口以下的占比偏高。"};
/// {0}: a share
inline constexpr Message known{"{0} of the land upstream has data.", "Данные есть для {0} земель выше по течению.",
                               "上游土地中 {0} 有数据。"};
inline constexpr Message too_little_known{
    "Only {0} of the land upstream has data: too little to say what share of its water glaciers give.",
    "Данные есть лишь для {0} земель выше по течению: этого мало, чтобы назвать долю ледниковой воды.",
    "上游土地中仅 {0} 有数据，不足以说明冰川来水占比。"};

/// {0}: sites
inline constexpr Message lies_inside{
    "Its catchment lies inside that of: {0}. What is measured upstream is not independent of theirs.",
    "Её водосбор лежит внутри водосборов: {0}. Измеренное выше по течению не независимо от их значений.",
    "其集水区位于以下地点的集水区之内：{0}。上游测得的数值与它们并不独立。"};
inline constexpr Message holds{"Inside its catchment lies that of: {0}.", "Внутри её водосбора лежат водосборы: {0}.",
                               "其集水区之内有以下地点的集水区：{0}。"};
inline constexpr Plural and_more{{"{0} more site", "{0} more sites"},
                                 {"ещё {0} объект", "ещё {0} объекта", "ещё {0} объектов"},
                                 "另外 {0} 个地点"};

inline constexpr Message shared_land{"Sites that share their land upstream",
                                     "Объекты с общими землями выше по течению", "上游土地重叠的地点"};
/// {1}: all sites with a catchment
inline constexpr Plural inside_others{
    {"{0} of {1} catchments lies inside that of another site: what is measured upstream of the two is not independent.",
     "{0} of {1} catchments lie inside those of other sites: what is measured upstream of them is not independent."},
    {"{0} из {1} водосборов лежит внутри водосбора другого объекта: измеренное выше по течению не независимо.",
     "{0} из {1} водосборов лежат внутри водосборов других объектов: измеренное выше по течению не независимо.",
     "{0} из {1} водосборов лежат внутри водосборов других объектов: измеренное выше по течению не независимо."},
    "{1} 个集水区中有 {0} 个位于其他地点的集水区之内：其上游测得的数值并不独立。"};
/// {0}: a file
inline constexpr Message all_pairs{"All pairs stand in {0}.", "Все пары — в {0}.", "所有成对关系见 {0}。"};
/// {0} of {1} pairs
inline constexpr Message first_pairs{"These are the first {0} of {1} pairs.", "Здесь первые {0} из {1} пар.",
                                     "此处为前 {0} 对（共 {1} 对）。"};
inline constexpr Message inside_that_of{"Its catchment lies inside that of", "Водосбор лежит внутри водосбора",
                                        "其集水区位于何地点的集水区之内"};
inline constexpr Message shared_area{"Shared land", "Общая площадь", "重叠面积"};
inline constexpr Message share_of_larger{"Share of the larger one", "Доля большего", "占较大者的比例"};

}  // namespace firnline::words::water
