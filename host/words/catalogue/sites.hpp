// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// The tables of sites, and what the report says of a single one.
namespace firnline::words::sites {

inline constexpr Message ranked_sites{"Ranked sites", "Объекты по рангу", "地点排名"};
inline constexpr Message find{"Find", "Найти", "查找"};
inline constexpr Message find_what{"name, id, driver", "название, код, фактор", "名称、编号、因素"};
inline constexpr Message risk_class{"Class", "Класс", "等级"};
inline constexpr Message all_classes{"all", "все", "全部"};
/// {0} of {1} sites
inline constexpr Message shown{"{0} of {1} sites are shown", "Показано объектов: {0} из {1}", "显示 {1} 个地点中的 {0} 个"};

inline constexpr Message rank{"Rank", "Ранг", "排名"};
inline constexpr Message site{"Site", "Объект", "地点"};
inline constexpr Message id{"Id", "Код", "编号"};
inline constexpr Message score{"Score", "Балл", "得分"};
inline constexpr Message data{"Data", "Данные", "数据"};
inline constexpr Message drivers{"What moves its score most, against the median site",
                                 "Что сильнее всего меняет балл по сравнению с медианным объектом",
                                 "与中位地点相比，对得分影响最大的因素"};
inline constexpr Message hazard{"Hazard", "Опасность", "危险性"};
inline constexpr Message exposure{"Exposure", "Экспозиция", "暴露度"};
inline constexpr Message vulnerability{"Vulnerability", "Уязвимость", "脆弱性"};

inline constexpr Message not_scored{"Not scored, and why", "Без балла и почему", "未评分的地点及原因"};
inline constexpr Message reason{"Reason", "Причина", "原因"};
inline constexpr Message set_aside{"Rows of the site list that were set aside", "Отклонённые строки списка объектов",
                                   "地点清单中被剔除的行"};
inline constexpr Message line{"Line", "Строка", "行"};
inline constexpr Message column{"Column", "Столбец", "列"};
inline constexpr Message value{"Value", "Значение", "值"};
/// {0} of {1}; {2}: a file
inline constexpr Message first_rows{"The first {0} of {1} sites; all stand in {2}.",
                                    "Первые {0} из {1} объектов; все они есть в {2}.", "前 {0} 个地点（共 {1} 个）；全部见 {2}。"};
inline constexpr Message printed_rows{"Printed are the first {0} of {1} rows; all stand in {2}.",
                                      "Напечатаны первые {0} из {1} строк; все они есть в {2}.",
                                      "此处打印前 {0} 行（共 {1} 行）；全部见 {2}。"};

inline constexpr Message one_by_one{"Sites one by one", "Каждый объект отдельно", "逐个地点"};
/// {0}: score of the median site
inline constexpr Message how_to_read{
    "Red bars raise a score against the median site (score {0}), blue ones lower it; the contributions of a site add up to "
    "its whole difference from the median site. All bars of the list have one scale.",
    "Красные полосы повышают балл по сравнению с медианным объектом (балл {0}), синие понижают; вклады объекта в сумме "
    "дают всё его отличие от медианного. Масштаб полос во всём списке один.",
    "与中位地点（得分 {0}）相比，红条使得分升高，蓝条使得分降低；一个地点各项贡献之和即为它与中位地点的全部差值。"
    "清单中所有条形使用同一比例尺。"};
/// {0} of {1}; {2}: megabytes
inline constexpr Message as_many_as_fit{
    "Here are the first {0} of {1} scored sites: as many as a page of at most {2} MB holds. Of any other, "
    "firnline explain DIR SITE says the same.",
    "Здесь первые {0} из {1} объектов с баллом: столько, сколько вмещает страница не более {2} МБ. О любом другом то же "
    "скажет firnline explain DIR SITE.",
    "此处为前 {0} 个已评分地点（共 {1} 个）：不超过 {2} MB 的页面所能容纳的数量。其余地点可用 firnline explain DIR SITE 查询。"};
inline constexpr Message on_paper{"On paper stand the panels that were open.", "На бумаге остаются раскрытые панели.",
                                  "打印时只包含已展开的面板。"};
/// {0} of {1}
inline constexpr Message rank_of{"Rank {0} of {1}.", "Ранг {0} из {1}.", "排名 {0} / {1}。"};
inline constexpr Plural shares_rank{{"{0} other site shares it.", "{0} other sites share it."},
                                    {"Его делит ещё {0} объект.", "Его делят ещё {0} объекта.", "Его делят ещё {0} объектов."},
                                    "另有 {0} 个地点并列。"};
/// {1}: risk class
inline constexpr Message score_and_class{"Score {0}, class {1}.", "Балл {0}, класс {1}.", "得分 {0}，等级 {1}。"};
inline constexpr Message coverage{"Data for {0} of the weight.", "Данными обеспечено {0} веса.", "有数据的权重占 {0}。"};
/// {0}: latitude, {1}: longitude, in degrees
inline constexpr Message position{"Latitude {0}°, longitude {1}°", "Широта {0}°, долгота {1}°", "纬度 {0}°，经度 {1}°"};
inline constexpr Message on_the_map{"on the map", "на карте", "在地图上"};
/// {0}: mean score of cells; {1}: its difference from the site's own, with its sign
inline constexpr Message mean_of_cells{
    "The map's cells in its footprint have the mean score {0} ({1}).",
    "Средний балл ячеек карты на его площади — {0} ({1}).", "其范围内地图像元的平均得分为 {0}（{1}）。"};
/// {0}: indicators with their shares of the weight
inline constexpr Message without_data{"No data here: {0}.", "Нет данных: {0}.", "此处无数据：{0}。"};
/// {0}: an indicator; {1}: its share of the weight
inline constexpr Message of_weight{"{0} ({1} of the weight)", "{0} ({1} веса)", "{0}（权重 {1}）"};
/// {0}: rank, {1}: name, {2}: score, {3}: gap
inline constexpr Message above{"Next above: rank {0}, {1}, score {2}, {3} more.",
                               "Выше: ранг {0}, {1}, балл {2}, на {3} больше.", "上一名：排名 {0}，{1}，得分 {2}，高 {3}。"};
inline constexpr Message below{"Next below: rank {0}, {1}, score {2}, {3} less.",
                               "Ниже: ранг {0}, {1}, балл {2}, на {3} меньше.", "下一名：排名 {0}，{1}，得分 {2}，低 {3}。"};
inline constexpr Message alike{"Three digits do not tell the two apart.", "По трём знакам эти два балла не различить.",
                               "三位小数无法区分这两个得分。"};
/// {0}: an indicator; {1} and {2}: values, needed and as they are
inline constexpr Message value_would_do{"The two would be level if {0} were {1} here; it is {2}.",
                                        "Они сравнялись бы, если бы здесь показатель «{0}» был {1}, а не {2}.",
                                        "若此处“{0}”为 {1} 而非 {2}，两者得分即相等。"};
inline constexpr Message weight_would_do{"The two would be level if {0} weighed {1}; it weighs {2}.",
                                         "Они сравнялись бы при весе показателя «{0}» {1}, а не {2}.",
                                         "若“{0}”的权重为 {1} 而非 {2}，两者得分即相等。"};
inline constexpr Message indicator{"Indicator", "Показатель", "指标"};
inline constexpr Message score_of_value{"Score 0–1", "Балл 0–1", "得分 0–1"};
inline constexpr Message contribution{"Contribution", "Вклад", "贡献"};
inline constexpr Message no_data{"no data", "нет данных", "无数据"};

}  // namespace firnline::words::sites
