// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// A profile summed up over administrative units.
namespace firnline::words::units {

inline constexpr Message heading{"By unit of “{1}” – {0}", "По административным единицам «{1}» — {0}",
                                 "按“{1}”行政区汇总：{0}"};

inline constexpr Message by_people{
    "Ranked by people: every cell weighs by the people who live in it (layer {0}).",
    "Ранг по людям: каждая ячейка весит столько, сколько людей в ней живёт (слой {0}).",
    "按人口排序：每个栅格单元以其居民数为权重（图层 {0}）。"};

inline constexpr Message by_area{"Ranked by area: every cell weighs by its area.",
                                 "Ранг по площади: каждая ячейка весит по своей площади.",
                                 "按面积排序：每个栅格单元以其面积为权重。"};

inline constexpr Message how{
    "Scores are means of the map's cells, 1 = highest risk; a cell on a border counts in both units with its "
    "share. Units of {0}; all columns stand in {1}.",
    "Балл — среднее по ячейкам карты, 1 = наивысший риск; ячейка на границе учитывается в обеих единицах "
    "своей долей. Единицы из {0}; все столбцы — в файле {1}.",
    "得分为地图栅格单元的平均值，1 = "
    "最高风险；边界上的栅格单元按其份额分别计入两侧行政区。边界来源：{0}；全部列见 "
    "{1}。"};

inline constexpr Message first{"Act first in {0}.", "Прежде всего действовать: {0}.", "优先行动：{0}。"};
inline constexpr Message with_score{"{0} (score {1})", "{0} (балл {1})", "{0}（得分 {1}）"};

inline constexpr Plural ranked{
    {"{0} of {1} unit is ranked.", "{0} of {1} units are ranked."},
    {"Ранг есть у {0} единицы из {1}.", "Ранг есть у {0} единиц из {1}.", "Ранг есть у {0} единиц из {1}."},
    "{1} 个行政区中有 {0} 个参与排名。"};

inline constexpr Message map{"Map of the units in the colours of their mean score's class",
                             "Карта единиц в цветах класса их среднего балла",
                             "按平均得分等级着色的行政区地图"};
inline constexpr Message map_numbers{"Numbers on the map are ranks, 1 = act here first.",
                                     "Числа на карте — ранги, 1 = действовать здесь прежде всего.",
                                     "图中数字为排名，1 = 最优先行动。"};
inline constexpr Message not_ranked{"not ranked", "без ранга", "未排名"};

inline constexpr Message rank{"Rank", "Ранг", "排名"};
inline constexpr Message unit{"Unit", "Единица", "行政区"};
inline constexpr Message score{"Score", "Балл", "得分"};
inline constexpr Message score_by_area{"Score by area", "Балл по площади", "按面积得分"};
inline constexpr Message people{"People", "Люди", "人口"};
inline constexpr Message people_by_class{"People by risk class", "Люди по классам риска", "各风险等级人口"};
inline constexpr Message area{"Area, km²", "Площадь, км²", "面积（平方千米）"};
inline constexpr Message area_by_class{"Area by risk class", "Площадь по классам риска", "各风险等级面积"};
inline constexpr Message in_high{"{0} in classes 4 and 5", "{0} в классах 4 и 5", "{0} 为 4–5 级"};
inline constexpr Message scored{"With a score", "С баллом", "有得分"};
inline constexpr Message first_site{"Most urgent site", "Самый срочный объект", "最紧迫地点"};
inline constexpr Message site_of_rank{"{0} (rank {1})", "{0} (ранг {1})", "{0}（排名 {1}）"};
inline constexpr Plural of_sites{{"of {0} site", "of {0} sites"},
                                 {"из {0} объекта", "из {0} объектов", "из {0} объектов"},
                                 "共 {0} 个地点"};

inline constexpr Message not_ranked_heading{"Units that are not ranked, and why",
                                            "Единицы без ранга и почему", "未排名的行政区及原因"};
inline constexpr Message reason{"Reason", "Причина", "原因"};
inline constexpr Message outside{"lies outside the grid of this run", "лежит вне сетки этого расчёта",
                                 "位于本次计算网格之外"};
inline constexpr Message no_cell{"no cell has a score", "ни у одной ячейки нет балла",
                                 "没有任何栅格单元有得分"};
inline constexpr Message nobody{"nobody lives in the cells that have a score",
                                "в ячейках с баллом никто не живёт", "有得分的栅格单元内无人居住"};
inline constexpr Message too_little{"only {0} of the area has a score; {1} are asked for",
                                    "балл есть лишь на {0} площади, требуется {1}",
                                    "仅 {0} 的面积有得分，要求为 {1}"};
inline constexpr Message shown{"The first {0} of {1} units are listed here.",
                               "Здесь перечислены первые {0} единиц из {1}.",
                               "此处列出 {1} 个行政区中的前 {0} 个。"};
inline constexpr Message printed{"On paper the table ends after 100 rows.",
                                 "На бумаге таблица заканчивается после 100 строк.",
                                 "打印版表格仅列前 100 行。"};

}  // namespace firnline::words::units
