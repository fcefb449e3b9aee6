// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// The report as a whole, and the answer that each profile begins with.
namespace firnline::words::page {

inline constexpr Message no_probabilities{
    "Score 1 = highest risk. Rank 1 = act here first. Screening scores are no probabilities, depths or losses.",
    "Балл 1 = наивысший риск. Ранг 1 = действовать здесь в первую очередь. Баллы скрининга — не вероятности, не глубины и "
    "не ущерб.",
    "得分 1 = 风险最高；排名 1 = 最先采取行动。筛查得分不是概率、水深或损失。"};
inline constexpr Message contents{"On this page", "На этой странице", "本页内容"};
/// {0}: profile and who it was inspired by; {1}: name of the list of sites; {2}: what it holds
inline constexpr Message profile_and_sites{"Profile {0}. Sites: {1} ({2}).", "Профиль {0}. Объекты: {1} ({2}).",
                                           "评价方案 {0}。地点：{1}（{2}）。"};
/// {0}: profile; {1}: whoever
inline constexpr Message inspired_by{"{0}, inspired by {1}", "{0}, по мотивам: {1}", "{0}，参考 {1}"};
inline constexpr Message scope{"Scope: {0}.", "Охват: {0}.", "范围：{0}。"};

inline constexpr Message nothing_scored{"No site could be scored; the reasons stand in the list below.",
                                        "Ни один объект не удалось оценить; причины — в списке ниже.", "没有地点可以评分；原因见下表。"};
/// {0}: sites
inline constexpr Message act_first{"Act first at {0}.", "Действовать в первую очередь: {0}.", "最先采取行动：{0}。"};
/// {0}: a site; {1}: its score
inline constexpr Message site_and_score{"{0} (score {1})", "{0} (балл {1})", "{0}（得分 {1}）"};
/// {0}: how many; {1}: a rank
inline constexpr Message share_a_rank{"{0} sites share rank {1}.", "Ранг {1} делят объекты: {0}.", "{0} 个地点并列第 {1} 名。"};
/// {0} of {1}
inline constexpr Message could_be_scored{"{0} of {1} sites could be scored.", "Удалось оценить объектов: {0} из {1}.",
                                         "{1} 个地点中有 {0} 个得到评分。"};
/// {0}, {1}: neighbours in rank; {2}: gap; {3}: how many first sites
inline constexpr Message closest{"Of the first {3}, {0} and {1} lie closest: {2} apart.",
                                 "Среди первых {3} ближе всего друг к другу {0} и {1}: разность {2}.",
                                 "前 {3} 名中，{0} 与 {1} 最接近：相差 {2}。"};
/// {0}: a rank; {1}: the next; {2}: gap
inline constexpr Message gap_behind{"Between rank {0} and rank {1} lie {2}.", "Между рангами {0} и {1} — {2}.",
                                    "第 {0} 名与第 {1} 名相差 {2}。"};
/// {0} of {1}; {2}: a difference of scores
inline constexpr Message uneven{
    "At {0} of the first {1} the cells of the map have a mean score that lies {2} or more from that of the site: what such a "
    "footprint holds is uneven, and one number says less of it.",
    "У {0} из первых {1} средний балл ячеек карты отличается от балла объекта на {2} и более: его площадь неоднородна, и одно "
    "число говорит о ней меньше.",
    "前 {1} 个地点中有 {0} 个，其范围内地图像元的平均得分与地点得分相差 {2} 或以上：范围内部差异较大，单一数字的代表性较低。"};
inline constexpr Message ranks_not_tried{
    "This list says nothing yet about how far ranks move when weights or data change.",
    "Этот список пока ничего не говорит о том, насколько сдвинутся ранги при изменении весов или данных.",
    "本清单尚未说明权重或数据变化时排名会移动多少。"};
inline constexpr Message see_what_changes{
    "How far ranks move in other scenarios stands under \"What changes\".",
    "Насколько ранги сдвигаются в других сценариях, сказано в разделе «Что меняется».",
    "其他情景下排名移动多少见“变化”一节。"};
inline constexpr Message ranks_in_scenarios{
    "How far ranks move in other scenarios stands under \"What changes\"; how far they move when weights or data of today "
    "change, this list does not say yet.",
    "Насколько ранги сдвигаются в других сценариях, сказано в разделе «Что меняется»; насколько они сдвинутся при изменении "
    "сегодняшних весов или данных, этот список пока не говорит.",
    "其他情景下排名移动多少见“变化”一节；当前权重或数据变化时移动多少，本清单尚未说明。"};
/// {0}: an indicator
inline constexpr Message driver{"What sets the sites apart most is {0}.", "Сильнее всего объекты различает показатель «{0}».",
                                "使各地点差别最大的是{0}。"};
/// {0}: an indicator; {1}: share
inline constexpr Message driver_and_share{"What sets the sites apart most is {0}, with {1} of what moves the scores.",
                                          "Сильнее всего объекты различает показатель «{0}»: на него приходится {1} изменчивости баллов.",
                                          "使各地点差别最大的是{0}，占得分差异的 {1}。"};
/// {0}: a site; {1}: an indicator; {2}: contribution
inline constexpr Message first_site_driver{"{0} ranks first mostly by {1} ({2}).", "{0} на первом месте главным образом из-за: {1} ({2}).",
                                           "{0} 排名第一主要是由于{1}（{2}）。"};
/// {0}: share
inline constexpr Message mean_coverage{"On average {0} of the indicator weight had data at a scored site.",
                                       "В среднем у оценённого объекта данными обеспечено {0} веса показателей.",
                                       "已评分地点平均有 {0} 的指标权重具备数据。"};
/// {0}: an indicator; {1} of {2} sites
inline constexpr Message missing_most{"Missing most often is {0}: at {1} of {2}.", "Чаще всего нет данных по показателю «{0}»: у {1} из {2}.",
                                      "最常缺失的是{0}：{2} 个中有 {1} 个。"};

/// {0} to {5}: shares of the map's cells, from very high to none
inline constexpr Message class_shares{
    "Of the map's cells, {0} are very high, {1} high, {2} medium, {3} low, {4} very low; {5} have no score.",
    "Из ячеек карты {0} имеют очень высокий риск, {1} — высокий, {2} — средний, {3} — низкий, {4} — очень "
    "низкий; {5} не имеют "
    "балла.",
    "地图像元中，很高占 {0}，高占 {1}，中占 {2}，低占 {3}，很低占 {4}；无得分占 {5}。"};
/// {0}: an area
inline constexpr Message what_a_cell_stands_for{
    "A cell is judged as a place of {0} (the median footprint of the sites) that is everywhere like the "
    "cell, so that counts of "
    "people or hectares mean the same on the map and in the list.",
    "Ячейка оценивается как участок площадью {0} (медианная площадь объектов), всюду такой же, как эта "
    "ячейка, чтобы число людей "
    "или гектаров значило на карте то же, что и в списке.",
    "每个像元按面积为 "
    "{0}（地点范围的中位数）且处处与该像元相同的地块来评判，使人口数或公顷数在地图与清单中含义一致。"};
/// {0}: an indicator; {1}: where; {2}: an area
inline constexpr Message measured_elsewhere{"{0} ({1}, {2})", "{0} ({1}, {2})", "{0}（{1}，{2}）"};
/// {0}: indicators
inline constexpr Message own_footprints{"Measured, and judged on the map, by a footprint of their own: {0}.",
                                        "Измеряются и оцениваются на карте по собственной площади: {0}.",
                                        "按各自的范围测量并在地图上评判：{0}。"};
/// {0}: attributes of sites
inline constexpr Message map_without_attributes{
    "The map is made of the ground alone: it does not hold what only the sites have ({0}), whose weight goes "
    "to the other "
    "indicators.",
    "Карта построена только по местности: она не содержит того, что есть лишь у объектов ({0}); их вес "
    "переходит к остальным "
    "показателям.",
    "地图仅由地面数据得出：不含只有地点才具备的属性（{0}），其权重分给其余指标。"};

inline constexpr Message recompute{"How to recompute this", "Как пересчитать", "如何重新计算"};
/// {0}: the command; {1}: a version
inline constexpr Message run_again{
    "Run {0} with version {1} on inputs with the hashes above: maps and lists come out bit for bit.",
    "Запустите {0} версии {1} на входных данных с указанными выше хешами: карты и списки совпадут до бита.",
    "用版本 {1} 对具有上述哈希值的输入运行 {0}：地图与清单将逐位相同。"};
/// {0}: a file; {1}: a command
inline constexpr Message what_else{"{0} holds every hash, weight and value function; {1} says why a site ranks where it does.",
                                   "{0} содержит все хеши, веса и функции ценности; {1} объясняет, почему объект занимает своё место.",
                                   "{0} 保存全部哈希值、权重和价值函数；{1} 说明某个地点为何处于该名次。"};
inline constexpr Message job_file{"The job file", "Файл задания", "作业文件"};
/// {0}: kilobytes
inline constexpr Message job_cut{"Only its first {0} kB are shown; manifest.json holds all of it.",
                                 "Показаны только первые {0} кБ; целиком он есть в manifest.json.", "仅显示前 {0} kB；全文见 manifest.json。"};

}  // namespace firnline::words::page
