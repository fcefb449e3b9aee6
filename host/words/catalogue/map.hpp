// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// The map of a profile: its layers, legends and notes.
namespace firnline::words::map {

// What can be shown
inline constexpr Message layers{"Layer of the map", "Слой карты", "地图图层"};
inline constexpr Message risk{"Risk", "Риск", "风险"};
inline constexpr Message coverage{"Data coverage", "Охват данными", "数据覆盖率"};
inline constexpr Message described{"Map of {0} with the ranked sites", "Карта «{0}» с объектами по рангу",
                                   "“{0}”地图及地点排名"};

// Legends
inline constexpr Message range{"{0}–{1}", "{0}–{1}", "{0}–{1}"};
inline constexpr Message lowest_part{"{0}, lowest", "{0}, наименьшие", "{0}，最低"};
inline constexpr Message highest_part{"{0}, highest", "{0}, наибольшие", "{0}，最高"};
inline constexpr Message legend_of_risk{"Risk class, from the score (0 to 1, 1 = highest risk)",
                                        "Класс риска по баллу (от 0 до 1, 1 — наибольший риск)",
                                        "按得分划分的风险等级（0 至 1，1 为最高风险）"};
inline constexpr Message legend_of_part{"{0}, score from 0 to 1 (1 = highest risk)",
                                        "{0}, балл от 0 до 1 (1 — наибольший риск)",
                                        "{0}，得分 0 至 1（1 为最高风险）"};
inline constexpr Message legend_of_coverage{"Share of the weight of all indicators that has data",
                                            "Доля веса всех показателей, обеспеченная данными",
                                            "有数据的指标权重所占比例"};
inline constexpr Message legend_of_values{
    "{0} [{1}], values per cell; each colour holds about as many cells",
    "{0} [{1}], значения в ячейке; в каждом цвете примерно поровну ячеек",
    "{0}[{1}]，单元格值；各颜色的单元格数大致相同"};
inline constexpr Message legend_of_numbers{"{0}, values per cell; each colour holds about as many cells",
                                           "{0}, значения в ячейке; в каждом цвете примерно поровну ячеек",
                                           "{0}，单元格值；各颜色的单元格数大致相同"};
inline constexpr Message too_little{"hatched on grey: too little data for a score",
                                    "штриховка на сером: данных мало для балла",
                                    "灰底斜线：数据不足，无法评分"};
inline constexpr Message no_data{"hatched: no data, or outside the area",
                                 "штриховка: нет данных или вне территории", "斜线：无数据或区域之外"};

// What is drawn on it
inline constexpr Message first_sites{"first sites by rank", "первые объекты по рангу", "排名靠前的地点"};
inline constexpr Message other_sites{"other sites; dashed: not scored", "другие объекты; пунктир: без балла",
                                     "其他地点；虚线：未评分"};
inline constexpr Message more_sites{"the next sites, {0} in all; dashed: not scored",
                                    "следующие объекты, всего {0}; пунктир: без балла",
                                    "其后的地点，共 {0} 个；虚线：未评分"};
inline constexpr Message rivers{"rivers", "реки", "河流"};
inline constexpr Message glaciers{"glaciers", "ледники", "冰川"};
inline constexpr Message borders{"borders", "границы", "边界"};
inline constexpr Message towns{"towns", "населённые пункты", "城镇"};
inline constexpr Message has_rank{"{0}, rank {1}", "{0}, ранг {1}", "{0}，排名 {1}"};
inline constexpr Message has_no_rank{"{0}, not scored", "{0}, без балла", "{0}，未评分"};
inline constexpr Message north{"N", "С", "北"};
inline constexpr Message kilometres{"{0} km", "{0} км", "{0} 千米"};
inline constexpr Message metres{"{0} m", "{0} м", "{0} 米"};
inline constexpr Message north_latitude{"{0}N", "{0} с. ш.", "北纬{0}"};
inline constexpr Message south_latitude{"{0}S", "{0} ю. ш.", "南纬{0}"};
inline constexpr Message east_longitude{"{0}E", "{0} в. д.", "东经{0}"};
inline constexpr Message west_longitude{"{0}W", "{0} з. д.", "西经{0}"};

// Buttons
inline constexpr Message enlarge{"Enlarge the map", "Увеличить карту", "放大地图"};
inline constexpr Message reduce{"Reduce the map", "Уменьшить карту", "缩小地图"};
inline constexpr Message whole_map{"Show the whole map", "Показать всю карту", "显示整幅地图"};

// Notes under it
inline constexpr Message computed{"Computed on {0}.", "Расчёт от {0}.", "计算日期：{0}。"};
inline constexpr Message turned_clockwise{
    "In the middle of the map north points {0}° to the right of upwards.",
    "В середине карты север отклонён на {0}° вправо от вертикали.", "地图中央的真北方向偏右 {0}°。"};
inline constexpr Message turned_back{"In the middle of the map north points {0}° to the left of upwards.",
                                     "В середине карты север отклонён на {0}° влево от вертикали.",
                                     "地图中央的真北方向偏左 {0}°。"};
inline constexpr Message scale_in_the_middle{
    "The scale bar holds in the middle of the map, from west to east.",
    "Масштаб верен в середине карты, с запада на восток.", "比例尺适用于地图中央的东西方向。"};
inline constexpr Message relief{"Relief: light from the north-west.", "Рельеф: свет с северо-запада.",
                                "地形晕渲：光源来自西北。"};
inline constexpr Message raised_relief{"Relief: light from the north-west, heights {0} times enlarged.",
                                       "Рельеф: свет с северо-запада, высоты увеличены в {0} раз.",
                                       "地形晕渲：光源来自西北，高程放大 {0} 倍。"};
inline constexpr Plural left_out{
    {"{0} more indicator is not shown, because the page has no room for its map; keep_indicators = true "
     "writes it.",
     "{0} more indicators are not shown, because the page has no room for their maps; keep_indicators = true "
     "writes "
     "them."},
    {"Ещё {0} показатель не показан: на странице нет места; его карту запишет keep_indicators = true.",
     "Ещё {0} показателя не показаны: на странице нет места; их карты запишет keep_indicators = true.",
     "Ещё {0} показателей не показаны: на странице нет места; их карты запишет keep_indicators = true."},
    "另有 {0} 个指标因页面篇幅未显示；keep_indicators = true 可写出其地图。"};
inline constexpr Message drawn_from{"Source of {0}: {1}.", "Источник ({0}): {1}.", "{0}来源：{1}。"};
inline constexpr Message not_all_drawn{
    "Of the {0}, {1} of {2} features are too small or too many to be drawn.",
    "Не показаны слишком малые или слишком многочисленные объекты ({0}): {1} из {2}.",
    "{0}的 {2} 个要素中有 {1} 个过小或过多而未绘出。"};

}  // namespace firnline::words::map
