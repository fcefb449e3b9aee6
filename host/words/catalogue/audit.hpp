// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// What was done to the data, layer by layer. A row of the audit is one or two sentences.
namespace firnline::words::audit {

inline constexpr Message heading{"What was done to the data", "Что сделано с данными", "数据处理说明"};
inline constexpr Message nothing_wanting{"Nothing was found wanting.", "Недостатков не найдено.", "未发现问题。"};
inline constexpr Plural full_table{{"The whole audit: {0} step with its counts", "The whole audit: {0} steps with their counts"},
                                   {"Весь аудит: {0} шаг с числами", "Весь аудит: {0} шага с числами", "Весь аудит: {0} шагов с числами"},
                                   "完整审计表：{0} 个步骤及其计数"};
/// {0} of {1}
inline constexpr Message first_rows{"The first {0} of {1} steps; all stand in audit.csv.",
                                    "Первые {0} из {1} шагов; все они есть в audit.csv.", "前 {0} 个步骤（共 {1} 个）；全部见 audit.csv。"};

inline constexpr Message read_as_it_is{"It lies on the run's grid and was read as it is.", "Слой лежит на сетке расчёта и прочитан как есть.",
                                       "该图层与计算网格一致，原样读取。"};
inline constexpr Message nearest{"Each cell took the value of the nearest source cell.", "Каждая ячейка получила значение ближайшей исходной ячейки.",
                                 "每个像元取最近的源像元的值。"};
inline constexpr Message bilinear{"Each cell was interpolated between the four nearest source cells.",
                                  "Каждая ячейка интерполирована между четырьмя ближайшими исходными.", "每个像元由最近的四个源像元双线性插值得到。"};
inline constexpr Message average{"Each cell took the mean of the source cells below it, by area.",
                                 "Каждая ячейка получила среднее исходных ячеек под ней, взвешенное по площади.",
                                 "每个像元取其下方源像元按面积加权的平均值。"};
inline constexpr Message sum{"Counts were shared out by area, so that their total stays.", "Количества распределены по площади, так что сумма сохраняется.",
                             "数量按面积分配，总量保持不变。"};
inline constexpr Message mode{"Each cell took the class that covers most of it.", "Каждая ячейка получила класс, занимающий наибольшую её часть.",
                              "每个像元取占其面积最大的类别。"};
inline constexpr Message maximum{"Each cell took the greatest value of the source cells below it.",
                                 "Каждая ячейка получила наибольшее значение исходных ячеек под ней.", "每个像元取其下方源像元的最大值。"};
inline constexpr Message fraction{"Each cell holds the share of its area that the wanted classes cover.",
                                  "Каждая ячейка хранит долю своей площади, занятую нужными классами.", "每个像元存放所需类别占其面积的比例。"};
/// {0}: a method
inline constexpr Message other_method{"It came onto the grid by {0}.", "Слой переведён на сетку способом {0}.", "以 {0} 方法转到网格上。"};
/// {1}: how
inline constexpr Plural drawn{{"{0} feature was drawn onto the grid ({1}).", "{0} features were drawn onto the grid ({1})."},
                              {"На сетку нанесён {0} объект слоя ({1}).", "На сетку нанесены {0} объекта слоя ({1}).", "На сетку нанесено {0} объектов слоя ({1})."},
                              "{0} 个要素被绘制到网格上（{1}）。"};
/// {0}: how
inline constexpr Message computed{"It was computed from the grid itself ({0}).", "Слой вычислен по самой сетке ({0}).", "由网格本身计算得到（{0}）。"};
inline constexpr Message grid_only{"It only lent its grid; its cells were not read.", "Взята только его сетка; ячейки не читались.",
                                   "只使用其网格，未读取像元。"};
/// {0}: share of cells
inline constexpr Message with_data{"{0} of its cells have data.", "Данные есть в {0} его ячеек.", "{0} 的像元有数据。"};
/// {0}, {1}: values with their unit
inline constexpr Message range{"The values lie between {0} and {1}.", "Значения лежат между {0} и {1}.", "数值介于 {0} 与 {1} 之间。"};
/// {0}, {1}: totals; {2}: share
inline constexpr Message total{"Its total was {0} and is {1}: {2} were kept.", "Сумма была {0}, стала {1}: сохранено {2}.",
                               "总量原为 {0}，现为 {1}：保留了 {2}。"};
/// {0}: "mm -> m"
inline constexpr Message unit{"Its unit was converted ({0}).", "Единица измерения пересчитана ({0}).", "已换算单位（{0}）。"};
inline constexpr Plural counts_as_zero{{"{0} cell without data counts as 0, because nothing there means none.",
                                        "{0} cells without data count as 0, because nothing there means none."},
                                       {"{0} ячейка без данных считается нулём: отсутствие здесь означает ноль.",
                                        "{0} ячейки без данных считаются нулём: отсутствие здесь означает ноль.",
                                        "{0} ячеек без данных считаются нулём: отсутствие здесь означает ноль."},
                                       "{0} 个无数据像元按 0 计：此处没有即为零。"};
/// {1}: "impute 5"
inline constexpr Plural filled{{"{0} cell without data was filled ({1}).", "{0} cells without data were filled ({1})."},
                               {"Заполнена {0} ячейка без данных ({1}).", "Заполнены {0} ячейки без данных ({1}).", "Заполнено {0} ячеек без данных ({1})."},
                               "{0} 个无数据像元被填补（{1}）。"};
inline constexpr Plural clipped{{"{0} cell lies outside the area of interest.", "{0} cells lie outside the area of interest."},
                                {"{0} ячейка лежит вне области расчёта.", "{0} ячейки лежат вне области расчёта.", "{0} ячеек лежат вне области расчёта."},
                                "{0} 个像元位于研究区之外。"};
inline constexpr Plural lent{{"{0} cell without a point of its own was lent the value of a point nearby.",
                              "{0} cells without a point of their own were lent the value of a point nearby."},
                             {"{0} ячейка без своей точки получила значение соседней точки.",
                              "{0} ячейки без своей точки получили значение соседней точки.",
                              "{0} ячеек без своей точки получили значение соседней точки."},
                             "{0} 个自身没有点的像元取了邻近点的值。"};
/// {1}: what they held
inline constexpr Plural lost{{"{0} cell was taken as no data ({1}).", "{0} cells were taken as no data ({1})."},
                             {"{0} ячейка сочтена пустой ({1}).", "{0} ячейки сочтены пустыми ({1}).", "{0} ячеек сочтены пустыми ({1})."},
                             "{0} 个像元按无数据处理（{1}）。"};
/// {1}: what they held
inline constexpr Plural kept{{"{0} cell held a doubtful value and stayed as it is ({1}).", "{0} cells held a doubtful value and stayed as they are ({1})."},
                             {"{0} ячейка с сомнительным значением оставлена как есть ({1}).",
                              "{0} ячейки с сомнительным значением оставлены как есть ({1}).",
                              "{0} ячеек с сомнительным значением оставлены как есть ({1})."},
                             "{0} 个像元的值可疑，原样保留（{1}）。"};
/// {1}: how
inline constexpr Plural sites_read{{"{0} site was read ({1}).", "{0} sites were read ({1})."},
                                   {"Прочитан {0} объект ({1}).", "Прочитаны {0} объекта ({1}).", "Прочитано {0} объектов ({1})."},
                                   "读取 {0} 个地点（{1}）。"};
/// {1}: how
inline constexpr Plural units_read{{"{0} unit was read ({1}).", "{0} units were read ({1})."},
                                   {"Прочитана {0} единица ({1}).", "Прочитаны {0} единицы ({1}).", "Прочитано {0} единиц ({1})."},
                                   "读取 {0} 个行政区（{1}）。"};
inline constexpr Plural rows_set_aside{{"{0} row was set aside.", "{0} rows were set aside."},
                                       {"Отклонена {0} строка.", "Отклонены {0} строки.", "Отклонено {0} строк."},
                                       "剔除 {0} 行。"};
/// {1}: column and unit
inline constexpr Plural attribute{{"It was read for {0} site ({1}).", "It was read for {0} sites ({1})."},
                                  {"Прочитан для {0} объекта ({1}).", "Прочитан для {0} объектов ({1}).", "Прочитан для {0} объектов ({1})."},
                                  "为 {0} 个地点读取（{1}）。"};
inline constexpr Plural sites_without{{"{0} site has no value.", "{0} sites have no value."},
                                      {"У {0} объекта нет значения.", "У {0} объектов нет значения.", "У {0} объектов нет значения."},
                                      "{0} 个地点没有值。"};
/// {0}: the formula
inline constexpr Message formula{"It was computed by the job's formula {0}.", "Вычислен по формуле задания {0}.", "按作业中的公式 {0} 计算。"};
inline constexpr Plural undefined{{"{0} cell has no result.", "{0} cells have no result."},
                                  {"В {0} ячейке нет результата.", "В {0} ячейках нет результата.", "В {0} ячейках нет результата."},
                                  "{0} 个像元没有结果。"};

inline constexpr Message hydrology{"Where water runs", "Куда течёт вода", "水流方向"};
inline constexpr Message derived{"It was worked out from other layers.", "Слой рассчитан по другим слоям.", "由其他图层推算得到。"};
/// {1}: metres with their unit
inline constexpr Plural raised{{"{0} cell without a way out was raised to where its water runs on, by {1} at most.",
                                "{0} cells without a way out were raised to where their water runs on, by {1} at most."},
                               {"{0} ячейка без стока поднята до уровня перелива, не более чем на {1}.",
                                "{0} ячейки без стока подняты до уровня перелива, не более чем на {1}.",
                                "{0} ячеек без стока подняты до уровня перелива, не более чем на {1}."},
                               "{0} 个无出流的像元被抬升至溢流高度，最多 {1}。"};
/// {1}: metres with their unit; {2}: how many channels
inline constexpr Plural breached{{"{0} cell was lowered for channels out of depressions, by {1} at most ({2}).",
                                  "{0} cells were lowered for channels out of depressions, by {1} at most ({2})."},
                                 {"{0} ячейка понижена ради прорезей из понижений, не более чем на {1} ({2}).",
                                  "{0} ячейки понижены ради прорезей из понижений, не более чем на {1} ({2}).",
                                  "{0} ячеек понижены ради прорезей из понижений, не более чем на {1} ({2})."},
                                 "为从洼地切出通道，{0} 个像元被降低，最多 {1}（{2}）。"};
inline constexpr Message nothing_raised{"No cell had to be raised: water finds its way out everywhere.",
                                        "Поднимать ячейки не понадобилось: вода всюду находит сток.", "无需抬升任何像元：各处均有出流。"};
inline constexpr Plural directed{{"{0} cell drains to one of its neighbours ({1}).", "{0} cells drain each to one of their neighbours ({1})."},
                                 {"{0} ячейка стекает в одну из соседних ({1}).", "{0} ячейки стекают каждая в одну из соседних ({1}).",
                                  "{0} ячеек стекают каждая в одну из соседних ({1})."},
                                 "{0} 个像元各流向一个相邻像元（{1}）。"};
/// {0}, {1}: km2; {2}: where it went
inline constexpr Message drained{"Of {0} km² of land the water of {1} km² is accounted for: {2}.",
                                 "Из {0} км² суши учтён сток с {1} км²: {2}.", "在 {0} km² 土地中，{1} km² 的水有去向：{2}。"};
/// {0}, {1}: km2; {2}: how, and where it went
inline constexpr Message shared{"Shared out among lower neighbours, of {0} km² of land the water of {1} km² is accounted for: {2}.",
                                "При делении между более низкими соседями из {0} км² суши учтён сток с {1} км²: {2}.",
                                "按较低的相邻像元分配时，在 {0} km² 土地中，{1} km² 的水有去向：{2}。"};
/// {0}: factors and volumes
inline constexpr Message melted{"Melt and runoff were worked out from the climate: {0}.", "Таяние и сток рассчитаны по климату: {0}.",
                                "已由气候推算融水与径流：{0}。"};
/// {0}: the definition, a share, a volume
inline constexpr Message from_glaciers{"Water from glaciers was followed downstream: {0}.", "Ледниковый сток прослежен вниз по течению: {0}.",
                                       "已沿下游追踪冰川来水：{0}。"};
/// {1}: "from 1 km2 on"
inline constexpr Plural in_streams{{"{0} cell is a stream ({1}).", "{0} cells are streams ({1})."},
                                   {"{0} ячейка — водоток ({1}).", "{0} ячейки — водотоки ({1}).", "{0} ячеек — водотоки ({1})."},
                                   "{0} 个像元为河道（{1}）。"};
/// {1}: what they are made from
inline constexpr Plural ways_built{{"{0} cell can be crossed ({1}).", "{0} cells can be crossed ({1})."},
                                   {"Проходима {0} ячейка ({1}).", "Проходимы {0} ячейки ({1}).", "Проходимы {0} ячеек ({1})."},
                                   "{0} 个像元可通行（{1}）。"};
/// {1}: how many facilities
inline constexpr Plural reached{{"A facility is reached from {0} cell ({1}).", "A facility is reached from {0} cells ({1})."},
                                {"Учреждение достижимо из {0} ячейки ({1}).", "Учреждение достижимо из {0} ячеек ({1}).",
                                 "Учреждение достижимо из {0} ячеек ({1})."},
                                "从 {0} 个像元可到达机构（{1}）。"};
/// {0}, {1}: people; {2}: shares per threshold
inline constexpr Message people_reach{"{1} of {0} people reach a facility; the share of all within: {2}.",
                                      "Учреждения достигают {1} из {0} человек; доля всех, в пределах: {2}.",
                                      "{0} 人中有 {1} 人可到达机构；各时限内所占比例：{2}。"};
/// {1}: facilities and people
inline constexpr Plural shocked{{"{0} cell is closed ({1}).", "{0} cells are closed ({1})."},
                                {"Закрыта {0} ячейка ({1}).", "Закрыты {0} ячейки ({1}).", "Закрыты {0} ячеек ({1})."},
                                "关闭 {0} 个像元（{1}）。"};
/// {0}: person-days per threshold
inline constexpr Message yearly_loss{"Access lost in a mean year: {0}.", "Потеря доступа в средний год: {0}.", "平均每年损失的可达性：{0}。"};
inline constexpr Message travel{"Ways to facilities", "Пути к учреждениям", "通往机构的路径"};

/// {1}: their sizes, and what became of the points
inline constexpr Plural with_catchment{{"{0} site has a catchment ({1}).", "{0} sites have catchments ({1})."},
                                       {"Водосбор найден для {0} объекта ({1}).", "Водосборы найдены для {0} объектов ({1}).",
                                        "Водосборы найдены для {0} объектов ({1})."},
                                       "{0} 个地点有集水区（{1}）。"};

inline constexpr Message layer{"Layer", "Слой", "图层"};
inline constexpr Message source{"Source", "Источник", "来源"};
inline constexpr Message step{"Step", "Шаг", "步骤"};
inline constexpr Message method{"Method", "Способ", "方法"};
inline constexpr Message cells_in{"Cells in", "Ячеек на входе", "输入像元"};
inline constexpr Message cells_out{"Cells out", "Ячеек на выходе", "输出像元"};
inline constexpr Message no_data{"No data", "Нет данных", "无数据"};
inline constexpr Message total_before{"Total before", "Сумма до", "原总量"};
inline constexpr Message total_after{"Total after", "Сумма после", "现总量"};
inline constexpr Message lowest{"Lowest", "Наименьшее", "最小值"};
inline constexpr Message highest{"Highest", "Наибольшее", "最大值"};

inline constexpr Message sources{"Sources and what their licences ask", "Источники и требования их лицензий", "数据来源及其许可要求"};
inline constexpr Message file{"File", "Файл", "文件"};
inline constexpr Message period{"Period", "Период", "时期"};
inline constexpr Message onto_the_grid{"How it came onto the grid", "Как переведён на сетку", "如何转到网格上"};

}  // namespace firnline::words::audit
