// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "host/words/message.hpp"

/// Sentences that data files hold in English and pages show: reasons, remarks of the audit, duties of
/// licences. They are written where they arise (host/run, rasters); scripts/check_words.py holds both against
/// each other.
namespace firnline::words::remarks {

inline constexpr Message sentences[] = {
    // ways to facilities (host/run/travel_audit.cpp)
    {"Cells are some {0} km wide: a road, a river and its bridge lie in one of them together.",
     "Ширина ячеек — около {0} км: дорога, река и мост лежат в одной из них вместе.",
     "像元宽约 {0} km：道路、河流及其桥梁同处一个像元之内。"},
    {"Times say how remote a region is, not which way anybody takes.",
     "Время говорит об удалённости местности, а не о чьём-либо пути.", "所得时间反映一地的偏远程度，而非实际行走的路线。"},
    {"No cell can be crossed: there are no ways.", "Ни одна ячейка не проходима: путей нет.", "没有可通行的像元：不存在路径。"},
    {"No bridge lies on a barrier: check where both were drawn.",
     "Ни один мост не лежит на преграде: проверьте, где проведены те и другие.", "没有桥梁落在障碍之上：请检查两者的位置。"},
    {"{0} of {1} facilities lies outside the grid and serves nobody here: {2}.",
     "Учреждений вне сетки: {0} из {1}; здесь оно никого не обслуживает: {2}.", "{1} 个机构中有 {0} 个位于网格之外，在此不服务任何人：{2}。"},
    {"{0} of {1} facilities lie outside the grid and serve nobody here: {2}.",
     "Учреждений вне сетки: {0} из {1}; здесь они никого не обслуживают: {2}.", "{1} 个机构中有 {0} 个位于网格之外，在此不服务任何人：{2}。"},
    {"{0} of {1} facilities lies in a cell that nobody passes, or without data, and serves nobody: {2}.",
     "Учреждений в непроходимых ячейках или ячейках без данных: {0} из {1}; оно никого не обслуживает: {2}.",
     "{1} 个机构中有 {0} 个位于不可通行或无数据的像元，不服务任何人：{2}。"},
    {"{0} of {1} facilities lie in cells that nobody passes, or without data, and serve nobody: {2}.",
     "Учреждений в непроходимых ячейках или ячейках без данных: {0} из {1}; они никого не обслуживают: {2}.",
     "{1} 个机构中有 {0} 个位于不可通行或无数据的像元，不服务任何人：{2}。"},
    {"Move it beside the barrier, or open its cell.", "Сместите его от преграды или откройте его ячейку.",
     "请将其移至障碍之外，或开放其像元。"},
    {"Move them beside the barrier, or open their cells.", "Сместите их от преграды или откройте их ячейки.",
     "请将其移至障碍之外，或开放其像元。"},
    {"{0} facility shares a cell with another one: the first by id gets the people.",
     "Учреждений в одной ячейке с другим: {0}; люди достаются первому по идентификатору.",
     "{0} 个机构与另一机构同处一个像元：人口归于标识符在前者。"},
    {"{0} facilities share a cell with another one: the first by id gets the people.",
     "Учреждений в одной ячейке с другим: {0}; люди достаются первому по идентификатору.",
     "{0} 个机构与另一机构同处一个像元：人口归于标识符在前者。"},
    {"No facility is reached from anywhere.", "Ни одно учреждение ниоткуда не достижимо.", "任何地方都无法到达机构。"},
    {"Nobody was counted in '{0}': there is no coverage.", "В слое «{0}» никого нет: охват не определён.",
     "“{0}” 中没有人口：无法得出覆盖率。"},
    {"{0} of {1} people in {2} cell reach no facility at all; they count as not covered.",
     "Не достигают ни одного учреждения: {0} из {1} человек в {2} ячейке; они считаются неохваченными.",
     "{1} 人中有 {0} 人（{2} 个像元）无法到达任何机构；计为未覆盖。"},
    {"{0} of {1} people in {2} cells reach no facility at all; they count as not covered.",
     "Не достигают ни одного учреждения: {0} из {1} человек в {2} ячейках; они считаются неохваченными.",
     "{1} 人中有 {0} 人（{2} 个像元）无法到达任何机构；计为未覆盖。"},
    {"This event closes nothing: check its layer, band and thresholds.",
     "Это событие ничего не закрывает: проверьте слой, канал и пороги.", "该事件未关闭任何地方：请检查其图层、波段与阈值。"},
    {"Event '{0}' takes access within {1} min from fewer people than '{2}', which is more frequent: check both maps.",
     "Событие «{0}» лишает доступа за {1} мин меньше людей, чем более частое «{2}»: проверьте обе карты.",
     "事件“{0}”使 {1} 分钟内失去可达性的人数少于更频繁的“{2}”：请检查两幅图。"},
    // where water runs (host/run/hydrology_audit.cpp)
    {"Water would have to stand {0} m deep at longitude, latitude {1}, {2} before it ran on.",
     "Прежде чем потечь дальше, вода должна была бы подняться на {0} м в точке (долгота, широта) {1}, {2}.",
     "在经纬度 {1}, {2} 处，水须积深 {0} m 才能继续流动。"},
    {"If a lake without an outlet lies there, add it to the layer that hydrology.terminal_lakes names; else much of the "
     "land around may drain the wrong way.",
     "Если там бессточное озеро, добавьте его в слой, названный в hydrology.terminal_lakes; иначе большая часть "
     "окрестных земель может стекать не туда.",
     "若该处为无出流的湖泊，请将其加入 hydrology.terminal_lakes 所指的图层；否则周边大片土地的流向可能有误。"},
    {"In {0} cells and months more water comes from glaciers than runs off at all; there all of it counts as theirs.",
     "Ячеек и месяцев, где ледниковой воды больше, чем всего стока: {0}; там весь сток считается ледниковым.",
     "有 {0} 个像元·月的冰川来水超过总径流；此处全部计为冰川来水。"},
    {"The runoff must hold the melt: take both from one model, or add them.",
     "Сток должен включать таяние: возьмите оба слоя из одной модели или сложите их.",
     "径流须包含融水：请取自同一模型，或将两者相加。"},
    {"Melt of ice is {0} % of the water that leaves this large grid or ends in its terminal lakes, and 2 to 8 % are published "
     "for the mouths of the Syr Darya and the Amu Darya: check units and definition of the melt.",
     "Таяние льда даёт {0} % воды, покидающей эту большую сетку или стекающей в её бессточные озёра, а для устьев Сырдарьи и Амударьи опубликовано 2–8 %: "
     "проверьте единицы и определение.",
     "冰融水占流出该大网格或汇入其尾闾湖水量的 {0}%，而锡尔河与阿姆河河口的已发表值为 2–8%：请检查单位与定义。"},
    {"No debris factor was given: all ice melts as if it lay bare (factor 1).",
     "Множитель моренного чехла не задан: весь лёд тает как открытый (множитель 1).",
     "未提供表碛系数：所有冰按裸冰融化（系数 1）。"},
    {"A channel was cut {0} m deep at longitude, latitude {1}, {2}.",
     "Прорезь глубиной {0} м сделана в точке (долгота, широта) {1}, {2}.", "在经纬度 {1}, {2} 处切出深 {0} m 的通道。"},
    {"A limit (hydrology.breach_depth_m) leaves such depressions to be filled.",
     "Предел (hydrology.breach_depth_m) оставит такие понижения для заполнения.",
     "设置上限（hydrology.breach_depth_m）可使此类洼地改为填平。"},
    {"{0} cells without data that lie enclosed were filled to where water leaves them; what stands there is unknown.",
     "Замкнутых ячеек без данных, заполненных до уровня перелива: {0}; что там на самом деле, неизвестно.",
     "{0} 个被包围的无数据像元已填至溢流高度；其真实情况未知。"},
    {"No cell drains {0} km2, so there is no stream: heights above drainage and distances to streams have no data "
     "anywhere.",
     "Ни через одну ячейку не стекает {0} км², поэтому водотоков нет: высоты над водотоком и расстояния до него нигде не "
     "определены.",
     "没有像元的汇水面积达到 {0} km²，因此没有河道：各处的河道以上高度与至河道距离均无数据。"},
    {"Choose a smaller hydrology.stream_km2.", "Выберите меньшее значение hydrology.stream_km2.",
     "请减小 hydrology.stream_km2。"},
    {"{0} of {1} catchments touch the edge of the grid or cells without data, and may go on beyond: what is measured "
     "over them is a lower bound.",
     "Водосборов, касающихся края сетки или ячеек без данных: {0} из {1}; они могут продолжаться дальше, и измеренное по "
     "ним — нижняя граница.",
     "{1} 个集水区中有 {0} 个触及网格边缘或无数据像元，可能延伸至其外：所测数值为下限。"},
    {"A grid that reaches to the divides would close them.", "Сетка до водоразделов замкнула бы их.",
     "将网格扩展至分水岭即可使其闭合。"},
    {"Cells are some {0} km wide: valleys and divides narrower than that are not on this grid, and water runs over divides "
     "and leaves rivers.",
     "Ширина ячеек — около {0} км: более узких долин и водоразделов на этой сетке нет, вода переходит через водоразделы и "
     "уходит из рек.",
     "像元宽约 {0} km：比这更窄的河谷与分水岭不在该网格上，水会越过分水岭、离开河道。"},
    {"Hold upstream areas against published ones before they are used.",
     "Прежде чем использовать площади водосборов, сверьте их с опубликованными.", "使用集水面积前，请与已发表的数值核对。"},
    {"Cells are some {0} m wide, and heights above drainage and distances to streams need cells of 100 m at most: what "
     "stands here tells nothing of valley floors, floods or fields beside a river.",
     "Ширина ячеек — около {0} м, а для высот над водотоком и расстояний до него нужны ячейки не шире 100 м: эти значения "
     "ничего не говорят о днищах долин, паводках и полях у реки.",
     "像元宽约 {0} m，而河道以上高度与至河道距离需要不大于 100 m 的像元：此处数值不能说明谷底、洪水或河边农田的情况。"},
    {"Points may be moved by {0} m (hydrology.snap_m), and cells are some {1} m wide: a point stays in its cell, and the "
     "river may run through the next one.",
     "Точки можно сдвинуть на {0} м (hydrology.snap_m), а ширина ячеек — около {1} м: точка остаётся в своей ячейке, а река "
     "может проходить через соседнюю.",
     "点最多可移动 {0} m（hydrology.snap_m），而像元宽约 {1} m：点仍留在原像元，河流可能经过相邻像元。"},
    {"Look at each site's upstream area.", "Проверьте площадь водосбора каждого объекта.", "请查看每个地点的集水面积。"},
    {"{0} of {1} catchments have fewer than {2} cells: their outlines, and what is measured over them, are rough guesses.",
     "Водосборов, в которых меньше {2} ячеек: {0} из {1}; их границы и всё измеренное по ним — грубая прикидка.",
     "{1} 个集水区中有 {0} 个不足 {2} 个像元：其边界及在其上测得的数值仅为粗略估计。"},
    // why a site has no score, or what its score lacks (host/run/site_scores.cpp)
    {"The site lies outside the grid of this run.", "Объект лежит вне сетки этого расчёта.",
     "该地点位于本次计算的网格之外。"},
    {"No indicator has data at this site.", "Ни для одного показателя здесь нет данных.",
     "该地点所有指标均无数据。"},
    {"No indicator of {0} has data here, and the profile asks for {1} % of their weight.",
     "Нет данных ни для одного показателя составляющей «{0}», а профиль требует {1} % их веса.",
     "“{0}”维度的指标在此均无数据，而评价方案要求其权重的 {1}% 有数据。"},
    {"Only {0} % of the weight of {1} has data here, and the profile asks for {2} %.",
     "Данными обеспечено лишь {0} % веса составляющей «{1}», а профиль требует {2} %.",
     "“{1}”维度仅有 {0}% 的权重有数据，而评价方案要求 {2}%。"},
    {"The profile combines the indicators of {0} in a way ({1}) that needs data for each of them.",
     "Профиль объединяет показатели составляющей «{0}» способом ({1}), которому нужны данные для каждого из "
     "них.",
     "评价方案合成“{0}”维度指标的方式（{1}）要求每项指标都有数据。"},
    {"Only {0} % of the indicator weight has data here, and the profile asks for {1} %.",
     "Данными обеспечено лишь {0} % веса показателей, а профиль требует {1} %.",
     "仅有 {0}% 的指标权重有数据，而评价方案要求 {1}%。"},
    {"A required indicator has no value here.", "У обязательного показателя здесь нет значения.",
     "某项必需的指标在此没有数值。"},
    {"Missing: {0}.", "Отсутствуют: {0}.", "缺少：{0}。"},
    {"Scored without: {0}.", "Оценено без: {0}.", "评分时缺少：{0}。"},
    {"{0} (data over {1} % of the footprint)", "{0} (данные на {1} % площади)",
     "{0}（数据仅覆盖范围的 {1}%）"},
    {"{0} (no {1} to weigh it by)", "{0} (нет {1} для взвешивания)", "{0}（没有用于加权的 {1}）"},
    {"hazard", "опасность", "危险性"},
    {"exposure", "экспозиция", "暴露度"},
    {"vulnerability", "уязвимость", "脆弱性"},
    {"geometric", "среднее геометрическое", "几何平均"},
    {"scaled_geometric", "масштабированное среднее геометрическое", "标度几何平均"},
    {"power_mean", "степенное среднее", "幂平均"},
    {"product", "произведение", "乘积"},
    {"noisy_or", "«зашумлённое ИЛИ»", "噪声或"},

    // of the run as a whole (host/run)
    {"Indicator '{0}' is meant for cells up to {1} m; the grid's are {2} m, so it shows a smoothed terrain, "
     "not the "
     "hazard itself.",
     "Показатель «{0}» рассчитан на ячейки до {1} м; ячейки сетки — {2} м, поэтому он показывает сглаженный "
     "рельеф, а не "
     "саму опасность.",
     "指标“{0}”适用于不超过 {1} m 的像元；本网格为 {2} m，因此它反映的是平滑后的地形，而非危险本身。"},
    {"Indicator '{0}' of the job is in no profile, so it is not computed; add [[indicator]] with id = "
     "\"{1}\" to a profile "
     "file.",
     "Показатель «{0}» задания не входит ни в один профиль и не вычисляется; добавьте в файл профиля "
     "[[indicator]] с id = "
     "\"{1}\".",
     "作业中的指标“{0}”不属于任何评价方案，因此未计算；请在方案文件中添加 id = \"{1}\" 的 [[indicator]]。"},
    {"Attribute '{0}' of the job is in no profile, so it is not read; add [[indicator]] with id = \"{1}\" to "
     "a profile file.",
     "Атрибут «{0}» задания не входит ни в один профиль и не читается; добавьте в файл профиля [[indicator]] "
     "с id = "
     "\"{1}\".",
     "作业中的属性“{0}”不属于任何评价方案，因此未读取；请在方案文件中添加 id = \"{1}\" 的 [[indicator]]。"},
    {"The emission factor is of {0} and the demand of {1}.",
     "Коэффициент выбросов относится к {0} году, а потребление — к {1}.", "排放因子为 {0} 年，用电量为 {1} 年。"},
    {"Of {0} requirements of profile '{1}', {2} are unknown for every site, because the job has nothing to judge them "
     "by: {3}.",
     "Из требований профиля «{1}» ({0}) неизвестны для всех объектов ({2}), потому что в задании нет данных для них: {3}.",
     "评价方案“{1}”的 {0} 项要求中有 {2} 项对所有地点均未知，因为作业中没有可供判定的数据：{3}。"},
    {"Variant '{0}' replaces layer '{1}', which no profile reads.",
     "Вариант «{0}» заменяет слой «{1}», который не читает ни один профиль.",
     "变体“{0}”替换了图层“{1}”，但没有评价方案读取它。"},
    {"Variant '{0}' replaces layer '{1}', which [hydrology] reads.",
     "Вариант «{0}» заменяет слой «{1}», который читает [hydrology].",
     "变体“{0}”替换了 [hydrology] 所读取的图层“{1}”。"},
    {"Water is worked out once, from the job's own layers, so it is the same in the variant; to see the variant's water, run "
     "a second job with its layers and compare the two.",
     "Вода рассчитывается один раз по слоям самого задания, поэтому в варианте она та же; чтобы увидеть воду варианта, "
     "запустите второе задание с его слоями и сравните оба.",
     "水量只按作业自身的图层计算一次，因此在变体中不变；如需变体的水量，请另建使用其图层的作业并作比较。"},
    {"Variant '{0}' changes nothing that a profile computes, so it is left out; replace a layer that an "
     "indicator reads.",
     "Вариант «{0}» не меняет ничего из того, что вычисляет профиль, и потому опущен; замените слой, который "
     "читает "
     "показатель.",
     "变体“{0}”没有改变任何评价方案的计算内容，因此被略去；请替换某个指标所读取的图层。"},
    {"In a variant layer '{0}' ({1}) is divided by layer '{2}' ({3}): their years do not meet.",
     "В варианте слой «{0}» ({1}) делится на слой «{2}» ({3}): их годы не пересекаются.",
     "某变体中图层“{0}”（{1}）除以图层“{2}”（{3}）：两者年份不重合。"},
    {"Profile '{0}': '{1}' and '{2}' order the sites almost alike (rank correlation {3}): together they "
     "count twice.",
     "Профиль «{0}»: «{1}» и «{2}» упорядочивают объекты почти одинаково (ранговая корреляция {3}): вместе "
     "они "
     "учитываются дважды.",
     "评价方案“{0}”：“{1}”与“{2}”对地点的排序几乎相同（秩相关系数 {3}）：两者合计被重复计算。"},
    {"Profile '{0}': '{1}' and '{2}' order the sites almost oppositely (rank correlation {3}): together they "
     "count for "
     "nothing.",
     "Профиль «{0}»: «{1}» и «{2}» упорядочивают объекты почти противоположно (ранговая корреляция {3}): "
     "вместе они "
     "ничего не значат.",
     "评价方案“{0}”：“{1}”与“{2}”对地点的排序几乎相反（秩相关系数 {3}）：两者作用相互抵消。"},
    {"{0} cells have a value in every layer that the formula reads and none of the formula: it divides by "
     "zero there, or "
     "takes the logarithm or the root of a number that has none. They count as missing; coalesce(a / b, 0) "
     "in the "
     "formula would say what they should be.",
     "Ячеек, где есть значения во всех слоях формулы, но нет её результата: {0}. Там она делит на ноль либо "
     "берёт "
     "логарифм или корень числа, у которого их нет. Они считаются отсутствующими; coalesce(a / b, 0) в "
     "формуле задало бы "
     "их значение.",
     "有 {0} 个像元在公式读取的各图层中均有数值，但公式无结果：该处除数为零，或对不适用的数取对数或开方。"
     "它们按缺失处理；在公式中写 coalesce(a / b, 0) 可指定其取值。"},
    {"No site of '{0}' has a value in this column.",
     "Ни у одного объекта списка «{0}» нет значения в этом столбце.", "清单“{0}”中没有地点在此列有数值。"},
    {"{0} rows were set aside; they stand in sites_rejected.csv with line, column and reason.",
     "Отложено строк: {0}; они приведены в sites_rejected.csv с номером строки, столбцом и причиной.",
     "有 {0} 行被搁置；见 sites_rejected.csv，附行号、列名和原因。"},

    // of layers (rasters/alignment)
    {"The transformation '{0}' is accurate to {1} m only.", "Преобразование «{0}» имеет точность лишь {1} м.",
     "坐标转换“{0}”的精度仅为 {1} m。"},
    {"The layer covers {0} % of the grid; the rest has no data in it.",
     "Слой покрывает {0} % сетки; на остальной части данных нет.", "该图层覆盖网格的 {0}%；其余部分无数据。"},
    {"The layer has no data anywhere on the grid.", "Слой нигде на сетке не имеет данных.",
     "该图层在网格上完全没有数据。"},
    {"The layer reaches beyond the grid: {0} lie in source cells whose middle is on the grid, {1} were "
     "placed; cells on the "
     "rim were shared by area.",
     "Слой выходит за пределы сетки: в исходных ячейках с центром на сетке — {0}, размещено — {1}; краевые "
     "ячейки "
     "разделены по площади.",
     "该图层超出网格：中心位于网格内的源像元合计 {0}，实际分配 {1}；边缘像元按面积分摊。"},
    {"{0} cell held infinity, which no measurement gives; it was taken as no data.",
     "Ячеек с бесконечностью, которой не бывает в измерениях: {0}; приняты за отсутствие данных.",
     "有 {0} 个像元为无穷大，测量不可能给出；按无数据处理。"},
    {"{0} cells held infinity, which no measurement gives; they were taken as no data.",
     "Ячеек с бесконечностью, которой не бывает в измерениях: {0}; приняты за отсутствие данных.",
     "有 {0} 个像元为无穷大，测量不可能给出；按无数据处理。"},
    {"{0} cell held a number beyond 1e30, a fill value that the file does not declare; it was taken as no "
     "data.",
     "Ячеек с числом больше 1e30 (заполнитель, не объявленный в файле): {0}; приняты за отсутствие данных.",
     "有 {0} 个像元的数值超过 1e30，属文件未声明的填充值；按无数据处理。"},
    {"{0} cells held a number beyond 1e30, a fill value that the file does not declare; they were taken as "
     "no data.",
     "Ячеек с числом больше 1e30 (заполнитель, не объявленный в файле): {0}; приняты за отсутствие данных.",
     "有 {0} 个像元的数值超过 1e30，属文件未声明的填充值；按无数据处理。"},
    {"STRONG WARNING: {0} cell held {1}, a sentinel that the file does not declare; it was taken as no data. "
     "Write no_data "
     "= {2} in [layers.{3}] to confirm it.",
     "ВАЖНО: ячеек со значением {1} (условный код, не объявленный в файле): {0}; приняты за отсутствие "
     "данных. Чтобы "
     "подтвердить, напишите no_data = {2} в [layers.{3}].",
     "严重警告：有 {0} 个像元的值为 {1}，属文件未声明的标记值；按无数据处理。请在 [layers.{3}] 中写 no_data "
     "= {2} 予以确认。"},
    {"STRONG WARNING: {0} cells held {1}, a sentinel that the file does not declare; they were taken as no "
     "data. Write "
     "no_data = {2} in [layers.{3}] to confirm it.",
     "ВАЖНО: ячеек со значением {1} (условный код, не объявленный в файле): {0}; приняты за отсутствие "
     "данных. Чтобы "
     "подтвердить, напишите no_data = {2} в [layers.{3}].",
     "严重警告：有 {0} 个像元的值为 {1}，属文件未声明的标记值；按无数据处理。请在 [layers.{3}] 中写 no_data "
     "= {2} 予以确认。"},
    {"{0} cell held {1}, which often stands for no data in such files; here it is a possible value and was "
     "kept.",
     "Ячеек со значением {1}, которое в таких файлах часто означает отсутствие данных: {0}; здесь оно "
     "возможно и "
     "сохранено.",
     "有 {0} 个像元的值为 {1}，在此类文件中常表示无数据；此处为可能的数值，予以保留。"},
    {"{0} cells held {1}, which often stands for no data in such files; here it is a possible value and was "
     "kept.",
     "Ячеек со значением {1}, которое в таких файлах часто означает отсутствие данных: {0}; здесь оно "
     "возможно и "
     "сохранено.",
     "有 {0} 个像元的值为 {1}，在此类文件中常表示无数据；此处为可能的数值，予以保留。"},
    {"{0} cell have no point inside and were lent the value of a point nearby.",
     "Ячеек без своей точки, получивших значение соседней: {0}.",
     "有 {0} 个像元内没有点，采用邻近点的数值。"},
    {"{0} cells have no point inside and were lent the value of a point nearby.",
     "Ячеек без своей точки, получивших значение соседней: {0}.",
     "有 {0} 个像元内没有点，采用邻近点的数值。"},
    {"No feature lies on the grid: check the area and the file's CRS.",
     "Ни один объект файла не лежит на сетке: проверьте область и систему координат файла.",
     "没有要素位于网格上：请检查区域和文件的坐标参考系。"},
    {"{0} of {1} features carry no value (empty or a no-data code): cells that only they reach have no data.",
     "Объектов файла без значения (пусто или код отсутствия данных): {0} из {1}; у ячеек, которые достигают "
     "только они, "
     "данных нет.",
     "{1} 个要素中有 {0} 个没有数值（为空或为无数据代码）：仅由它们覆盖的像元没有数据。"},
    {"{0} of {1} features lie where the grid's CRS has no coordinates and were left out.",
     "Объектов файла там, где в системе координат сетки нет координат: {0} из {1}; они опущены.",
     "{1} 个要素中有 {0} 个位于网格坐标参考系没有坐标之处，已略去。"},
    {"No feature carries one of the classes asked for.", "Ни у одного объекта файла нет запрошенных классов.",
     "没有要素属于所要求的类别。"},
    {"Layer '{0}' stands for {1} and layer '{2}' for {3}: they describe different times.",
     "Слой «{0}» относится к {1}, а слой «{2}» — к {3}: они описывают разное время.",
     "图层“{0}”代表 {1}，图层“{2}”代表 {3}：两者描述的时期不同。"},

    // of site lists (rasters/sites)
    {"{0} row could not become sites and were set aside:",
     "Отложено строк, которые не могут быть объектами: {0}:", "有 {0} 行不能成为地点，已搁置："},
    {"{0} rows could not become sites and were set aside:",
     "Отложено строк, которые не могут быть объектами: {0}:", "有 {0} 行不能成为地点，已搁置："},
    {"line {0}, column {1}, {2}:", "строка {0}, столбец {1}, {2}:", "第 {0} 行，列 {1}，{2}："},
    {"line {0}, {1}:", "строка {0}, {1}:", "第 {0} 行，{1}："},
    {"feature {0}, column {1}, {2}:", "объект файла {0}, столбец {1}, {2}:", "要素 {0}，列 {1}，{2}："},
    {"feature {0}, {1}:", "объект файла {0}, {1}:", "要素 {0}，{1}："},
    {"and {0} more faults in later rows.", "и ещё ошибок в следующих строках: {0}.",
     "后续各行另有 {0} 处错误。"},
    {"{0} site has invisible characters (writing direction, zero width) in the name or id; they are kept as "
     "they are and "
     "may show it in another order.",
     "Объектов с невидимыми знаками (направление письма, нулевая ширина) в названии или идентификаторе: {0}; "
     "знаки "
     "сохранены и могут показать его в другом порядке.",
     "有 {0} 个地点的名称或标识符含不可见字符（书写方向、零宽）；予以保留，可能使其显示次序不同。"},
    {"{0} sites have invisible characters (writing direction, zero width) in the name or id; they are kept "
     "as they are and "
     "may show it in another order.",
     "Объектов с невидимыми знаками (направление письма, нулевая ширина) в названии или идентификаторе: {0}; "
     "знаки "
     "сохранены и могут показать его в другом порядке.",
     "有 {0} 个地点的名称或标识符含不可见字符（书写方向、零宽）；予以保留，可能使其显示次序不同。"},
    {"{0} site lies exactly on a pole, where a longitude means nothing; the one given was used.",
     "Объектов точно на полюсе, где долгота ничего не значит: {0}; использована указанная.",
     "有 {0} 个地点恰在极点，经度在该处没有意义；采用所给的经度。"},
    {"{0} sites lie exactly on a pole, where a longitude means nothing; the one given was used.",
     "Объектов точно на полюсе, где долгота ничего не значит: {0}; использована указанная.",
     "有 {0} 个地点恰在极点，经度在该处没有意义；采用所给的经度。"},
    {"{0} site has the same coordinates as another one, e.g. {1} and {2}.",
     "Объектов с теми же координатами, что у другого: {0}, например {1} и {2}.",
     "有 {0} 个地点与另一地点坐标相同，例如 {1} 和 {2}。"},
    {"{0} sites have the same coordinates as another one, e.g. {1} and {2}.",
     "Объектов с теми же координатами, что у другого: {0}, например {1} и {2}.",
     "有 {0} 个地点与另一地点坐标相同，例如 {1} 和 {2}。"},
    {"{0} of {1} sites lies outside the grid; it is listed last, without a score.",
     "Объектов вне сетки: {0} из {1}; они в конце списка, без балла.",
     "{1} 个地点中有 {0} 个位于网格之外；列在最后，没有得分。"},
    {"{0} of {1} sites lie outside the grid; they are listed last, without a score.",
     "Объектов вне сетки: {0} из {1}; они в конце списка, без балла.",
     "{1} 个地点中有 {0} 个位于网格之外；列在最后，没有得分。"},
    {"{0} of {1} sites reaches beyond the grid; only the part on it is seen.",
     "Объектов, выходящих за пределы сетки: {0} из {1}; видна только часть на сетке.",
     "{1} 个地点中有 {0} 个超出网格；只计网格内的部分。"},
    {"{0} of {1} sites reach beyond the grid; only the part on it is seen.",
     "Объектов, выходящих за пределы сетки: {0} из {1}; видна только часть на сетке.",
     "{1} 个地点中有 {0} 个超出网格；只计网格内的部分。"},
    {"{0} of {1} units lies outside the grid; it is listed last, without a score.",
     "Единиц вне сетки: {0} из {1}; они в конце списка, без балла.",
     "{1} 个行政区中有 {0} 个位于网格之外；列在最后，没有得分。"},
    {"{0} of {1} units lie outside the grid; they are listed last, without a score.",
     "Единиц вне сетки: {0} из {1}; они в конце списка, без балла.",
     "{1} 个行政区中有 {0} 个位于网格之外；列在最后，没有得分。"},
    {"{0} of {1} units reaches beyond the grid; only the part on it is seen.",
     "Единиц, выходящих за пределы сетки: {0} из {1}; видна только часть на сетке.",
     "{1} 个行政区中有 {0} 个超出网格；只计网格内的部分。"},
    {"{0} of {1} units reach beyond the grid; only the part on it is seen.",
     "Единиц, выходящих за пределы сетки: {0} из {1}; видна только часть на сетке.",
     "{1} 个行政区中有 {0} 个超出网格；只计网格内的部分。"},
    {"Units overlap on {0} km2, which count in each of them: what is summed over the units is more than there is.",
     "Единицы перекрываются на {0} км²; эта площадь учтена в каждой из них: сумма по единицам больше целого.",
     "行政区之间重叠 {0} km²，重叠部分在各区中均计入：各区之和大于实际总量。"},
    {"{0} of {1} sites, measured {2}, reaches beyond the grid; only the part on it is seen.",
     "Объектов, выходящих за пределы сетки при измерении {2}: {0} из {1}; видна только часть на сетке.",
     "{1} 个地点中有 {0} 个（{2}）超出网格；只计网格内的部分。"},
    {"{0} of {1} sites, measured {2}, reach beyond the grid; only the part on it is seen.",
     "Объектов, выходящих за пределы сетки при измерении {2}: {0} из {1}; видна только часть на сетке.",
     "{1} 个地点中有 {0} 个（{2}）超出网格；只计网格内的部分。"},
    {"at the point", "в точке", "按点位"},
    {"at the pour point", "в замыкающем створе", "按出水口"},
    {"over the catchment", "по водосбору", "按集水区"},
    {"over buffers of {0} km", "в радиусе {0} км", "按半径 {0} km 缓冲区"},
    {"over corridors of {0} km to either side", "в полосе по {0} км в обе стороны", "按两侧各 {0} km 走廊"},
    {"The GeoJSON file names its coordinate system, {0}, in the old way (a crs member, before RFC 7946); it "
     "was honoured.",
     "Файл GeoJSON указывает свою систему координат, {0}, по-старому (поле crs, до RFC 7946); она учтена.",
     "GeoJSON 文件以旧方式（RFC 7946 之前的 crs 成员）指定坐标参考系 {0}；已予采用。"},

    // why a row was set aside (rasters/sites)
    {"The coordinate is empty. Give a position or remove the row.",
     "Координата пуста. Укажите положение или удалите строку.", "坐标为空。请给出位置或删除该行。"},
    {"The coordinate is no finite number. Give a position or remove the row.",
     "Координата — не конечное число. Укажите положение или удалите строку.",
     "坐标不是有限数。请给出位置或删除该行。"},
    {"The number is too large or too small for any coordinate.",
     "Число слишком велико или мало для координаты.", "数值过大或过小，不可能是坐标。"},
    {"The number has a decimal comma. Write it with a point.", "В числе десятичная запятая. Пишите с точкой.",
     "数值使用了小数逗号。请改用小数点。"},
    {"The number is hexadecimal. Write it in decimal digits.",
     "Число шестнадцатеричное. Пишите десятичными цифрами.", "数值为十六进制。请用十进制书写。"},
    {"The coordinate is written in degrees and minutes or with a letter for the side. Convert it to decimal "
     "degrees, e.g. "
     "39°10'N = 39.16667; south and west are negative.",
     "Координата записана в градусах и минутах или с буквой стороны света. Переведите в десятичные градусы, "
     "например "
     "39°10'N = 39.16667; юг и запад — отрицательные.",
     "坐标以度分或方位字母书写。请换算为十进制度，例如 39°10'N = 39.16667；南纬和西经为负。"},
    {"The coordinate is not a number.", "Координата — не число.", "坐标不是数字。"},
    {"The longitude lies outside -180 to 180 degrees.", "Долгота вне пределов от -180 до 180 градусов.",
     "经度超出 -180 至 180 度。"},
    {"The latitude lies outside -90 to 90 degrees.", "Широта вне пределов от -90 до 90 градусов.",
     "纬度超出 -90 至 90 度。"},
    {"The longitude would be a latitude and the other way round: are the columns swapped?",
     "Долгота годится как широта, и наоборот: не перепутаны ли столбцы?",
     "经度像是纬度，反之亦然：两列是否颠倒？"},
    {"If the file counts from 0 to 360, subtract 360.", "Если в файле отсчёт от 0 до 360, вычтите 360.",
     "若文件按 0 至 360 计，请减去 360。"},
    {"If these are metres, name their system with crs = \"EPSG:...\".",
     "Если это метры, укажите их систему: crs = \"EPSG:...\".",
     "若为米制，请以 crs = \"EPSG:...\" 指明其坐标系。"},
    {"The coordinates have no place in {0}. Check them, and the crs.",
     "Этим координатам нет места в системе {0}. Проверьте их и crs.",
     "该坐标在 {0} 中没有位置。请检查坐标和 crs。"},
    {"The value is no finite number. Write one, or leave the field empty where it is not known.",
     "Значение — не конечное число. Укажите число или оставьте поле пустым, если оно неизвестно.",
     "该值不是有限数。请填写数值；未知时留空。"},
    {"The value is too large or too small for a number. Correct it, or leave the field empty where it is not "
     "known.",
     "Значение слишком велико или мало для числа. Исправьте его или оставьте поле пустым, если оно "
     "неизвестно.",
     "该值过大或过小。请更正；未知时留空。"},
    {"The value has a decimal comma. Write it with a point.",
     "В значении десятичная запятая. Пишите с точкой.", "该值使用了小数逗号。请改用小数点。"},
    {"The value is hexadecimal. Write it in decimal digits.",
     "Значение шестнадцатеричное. Пишите десятичными цифрами.", "该值为十六进制。请用十进制书写。"},
    {"The value is not a number. Write decimal digits with a point, without units, or leave the field empty "
     "where it is not "
     "known.",
     "Значение — не число. Пишите десятичные цифры с точкой, без единиц, или оставьте поле пустым, если оно "
     "неизвестно.",
     "该值不是数字。请用带小数点的十进制数字书写，不带单位；未知时留空。"},
    {"The value is {0} {1}, outside the range {2} to {3} of attributes.{4}. Correct it, or leave the field "
     "empty where it is "
     "not known.",
     "Значение {0} {1} — вне пределов от {2} до {3} для attributes.{4}. Исправьте его или оставьте поле "
     "пустым, если оно "
     "неизвестно.",
     "该值为 {0} {1}，超出 attributes.{4} 的范围 {2} 至 {3}。请更正；未知时留空。"},
    {"The value is {0}, outside the range {1} to {2} of attributes.{3}. Correct it, or leave the field empty "
     "where it is not "
     "known.",
     "Значение {0} — вне пределов от {1} до {2} для attributes.{3}. Исправьте его или оставьте поле пустым, "
     "если оно "
     "неизвестно.",
     "该值为 {0}，超出 attributes.{3} 的范围 {1} 至 {2}。请更正；未知时留空。"},
    {"The row has {0} fields, the header {1}. Put fields that hold the separator in quotation marks.",
     "В строке полей: {0}, в заголовке: {1}. Поля с разделителем внутри заключайте в кавычки.",
     "该行有 {0} 个字段，表头有 {1} 个。含分隔符的字段请加引号。"},
    {"The row holds a NUL byte. Remove it; a text file has none.",
     "В строке есть нулевой байт. Удалите его: в тексте его не бывает.",
     "该行含 NUL 字节。请删除；文本文件中不应有。"},
    {"The id is empty. Every site needs one of its own.",
     "Идентификатор пуст. У каждого объекта должен быть свой.", "标识符为空。每个地点都需要自己的标识符。"},
    {"The id stands already in line {0}. Give each site its own.",
     "Такой идентификатор уже есть в строке {0}. Дайте каждому объекту свой.",
     "该标识符已出现在第 {0} 行。请为每个地点另设标识符。"},
    {"The feature has no geometry. Give it one or remove it.",
     "У объекта файла нет геометрии. Добавьте её или удалите объект.", "该要素没有几何。请补上或删除。"},
    {"The feature's geometry is empty. Give it coordinates or remove it.",
     "Геометрия объекта файла пуста. Добавьте координаты или удалите объект.",
     "该要素的几何为空。请给出坐标或删除。"},
    {"A coordinate is no finite number. Correct it or remove the feature.",
     "Координата — не конечное число. Исправьте её или удалите объект файла.",
     "某坐标不是有限数。请更正或删除该要素。"},
    {"The line has no length. Give it two different points.", "У линии нет длины. Дайте ей две разные точки.",
     "该线没有长度。请给出两个不同的点。"},
    {"A pole lies inside the polygon. Split it along a meridian, or use a buffer around a point.",
     "Внутри полигона лежит полюс. Разрежьте его по меридиану или задайте радиус вокруг точки.",
     "极点位于多边形内。请沿经线切分，或改用点的缓冲区。"},

    {"The curved polygon could not be read.", "Полигон с кривыми не удалось прочитать.",
     "无法读取曲线多边形。"},
    {"The curved line could not be read.", "Линию с кривыми не удалось прочитать.", "无法读取曲线。"},
    {"The line has no parts that could be read. Repair it.",
     "У линии нет частей, которые можно прочитать. Исправьте её.", "该线没有可读取的部分。请修复。"},
    {"The polygon crosses or touches itself in a way that leaves its inside open ({0}). Repair it, e.g. with "
     "ogr2ogr "
     "-makevalid.",
     "Полигон пересекает или касается себя так, что внутренность не определена ({0}). Исправьте его, "
     "например командой "
     "ogr2ogr -makevalid.",
     "多边形自相交或自相接，内部无法确定（{0}）。请修复，例如使用 ogr2ogr -makevalid。"},
    {"The polygon crosses or touches itself in a way that leaves its inside open. Repair it, e.g. with "
     "ogr2ogr "
     "-makevalid.",
     "Полигон пересекает или касается себя так, что внутренность не определена. Исправьте его, например "
     "командой ogr2ogr "
     "-makevalid.",
     "多边形自相交或自相接，内部无法确定。请修复，例如使用 ogr2ogr -makevalid。"},
    {"A side of the polygon spans more than 180 degrees of longitude, so nobody can tell which way round it "
     "goes. Split "
     "the polygon at the 180th meridian (RFC 7946, 3.1.9).",
     "Сторона полигона охватывает более 180 градусов долготы, и неясно, в какую сторону она идёт. Разрежьте "
     "полигон по "
     "180-му меридиану (RFC 7946, 3.1.9).",
     "多边形的一条边跨越超过 180 度经度，无法判断其走向。请在 180 度经线处切分多边形（RFC 7946，3.1.9）。"},
    {"A side of the line spans more than 180 degrees of longitude, so nobody can tell which way round it "
     "goes. Split the "
     "line at the 180th meridian (RFC 7946, 3.1.9).",
     "Отрезок линии охватывает более 180 градусов долготы, и неясно, в какую сторону он идёт. Разрежьте "
     "линию по 180-му "
     "меридиану (RFC 7946, 3.1.9).",
     "线的一段跨越超过 180 度经度，无法判断其走向。请在 180 度经线处切分该线（RFC 7946，3.1.9）。"},
    {"A corner of the line has no place in the coordinate system. Check it, and the crs.",
     "Вершине линии нет места в системе координат. Проверьте её и crs.",
     "线的某个顶点在坐标参考系中没有位置。请检查该点和 crs。"},
    {"The corridor along the line could not be drawn. Simplify the line, or draw it as polygons.",
     "Полосу вдоль линии построить не удалось. Упростите линию или задайте её полигонами.",
     "无法沿线绘制走廊。请简化该线，或改用多边形。"},
    {"A pole lies inside the corridor. Split the line before the pole, or use a narrower corridor.",
     "Внутри полосы лежит полюс. Разрежьте линию перед полюсом или сузьте полосу.",
     "极点位于走廊内。请在极点前切分该线，或缩窄走廊。"},
    {"The text is not UTF-8. Give the right encoding in the Shapefile's .cpg file.",
     "Текст не в UTF-8. Укажите верную кодировку в файле .cpg шейп-файла.",
     "文本不是 UTF-8。请在 Shapefile 的 .cpg 文件中注明正确编码。"},
    {"The feature is a line. Use footprint = \"line\" (in a list of its own), with buffer_km for a corridor "
     "along it.",
     "Объект файла — линия. Используйте footprint = \"line\" (в отдельном списке); buffer_km задаёт полосу "
     "вдоль неё.",
     "该要素是线。请（在单独的清单中）使用 footprint = \"line\"，沿线走廊用 buffer_km。"},
    {"The feature is {0}, but footprint = \"line\" needs a line. Put points and polygons into lists of their "
     "own.",
     "Объект файла — {0}, а footprint = \"line\" требует линии. Вынесите точки и полигоны в отдельные "
     "списки.",
     "该要素是{0}，而 footprint = \"line\" 需要线。请将点和多边形放入单独的清单。"},
    {"The feature is {0}, but footprint = \"polygon\" needs a polygon. Put points into a list of their own "
     "with footprint "
     "= \"buffer\".",
     "Объект файла — {0}, а footprint = \"polygon\" требует полигона. Вынесите точки в отдельный список с "
     "footprint = "
     "\"buffer\".",
     "该要素是{0}，而 footprint = \"polygon\" 需要多边形。请将点放入单独的清单并用 footprint = \"buffer\"。"},
    {"The feature is {0}, but footprint = \"point\" needs a point. Use footprint = \"polygon\" (in a list of "
     "its own), or "
     "replace the polygon by a point on its surface.",
     "Объект файла — {0}, а footprint = \"point\" требует точки. Используйте footprint = \"polygon\" (в "
     "отдельном списке) или "
     "замените полигон точкой на нём.",
     "该要素是{0}，而 footprint = \"point\" 需要点。请（在单独的清单中）使用 footprint = "
     "\"polygon\"，或以多边形内一点代替。"},
    {"The feature is {0}, but footprint = \"buffer\" needs a point. Use footprint = \"polygon\" (in a list "
     "of its own), or "
     "replace the polygon by a point on its surface.",
     "Объект файла — {0}, а footprint = \"buffer\" требует точки. Используйте footprint = \"polygon\" (в "
     "отдельном списке) или "
     "замените полигон точкой на нём.",
     "该要素是{0}，而 footprint = \"buffer\" 需要点。请（在单独的清单中）使用 footprint = "
     "\"polygon\"，或以多边形内一点代替。"},
    {"The feature is {0}, but footprint = \"point\" needs one point for each site. Split it into features of "
     "one point "
     "each.",
     "Объект файла — {0}, а footprint = \"point\" требует по одной точке на объект. Разделите его на "
     "отдельные точки.",
     "该要素是{0}，而 footprint = \"point\" 要求每个地点一个点。请拆分为单点要素。"},
    {"The feature is {0}, but footprint = \"buffer\" needs one point for each site. Split it into features "
     "of one point "
     "each.",
     "Объект файла — {0}, а footprint = \"buffer\" требует по одной точке на объект. Разделите его на "
     "отдельные точки.",
     "该要素是{0}，而 footprint = \"buffer\" 要求每个地点一个点。请拆分为单点要素。"},
    {"a point", "точка", "点"},
    {"several points", "несколько точек", "多个点"},
    {"a mixed or unusual geometry", "смешанная или необычная геометрия", "混合或特殊几何"},
    {"a line", "линия", "线"},
    {"a polygon", "полигон", "多边形"},
    {"The whole number lies beyond 2^53, where neighbouring numbers can no longer be told apart. Give it in "
     "a larger unit "
     "(column_unit), or check that the column holds a quantity and no code.",
     "Целое число больше 2^53, где соседние числа уже неразличимы. Запишите его в более крупных единицах "
     "(column_unit) или "
     "проверьте, что в столбце величина, а не код.",
     "整数超过 2^53，相邻数值已无法区分。请改用更大的单位（column_unit），或检查该列是否为数量而非代码。"},

    // duties of licences (rasters/catalogue/licence.cpp)
    {"Attribution: name the sources listed here wherever the result is shown.",
     "Указание авторства: называйте приведённые здесь источники всюду, где показан результат.",
     "署名：凡展示结果之处，均须注明此处所列来源。"},
    {"The inputs ask for nothing: all are in the public domain.",
     "Исходные данные ничего не требуют: все они — общественное достояние.",
     "输入数据没有任何要求：均属公有领域。"},
    {"No licence is named for an input: find out what it asks before anything is published.",
     "Для одного из источников лицензия не указана: до публикации выясните, чего он требует.",
     "某项输入未注明许可：公开前请查明其要求。"},
    {"\"{0}\" is not a licence firnline knows: find out what it asks before anything is published.",
     "Лицензия «{0}» firnline неизвестна: до публикации выясните, чего она требует.",
     "firnline 不认识许可“{0}”：公开前请查明其要求。"},
    {"{0} no derivatives: results made from the data must not be published.",
     "{0}: без производных — результаты, полученные из этих данных, публиковать нельзя.",
     "{0}：禁止演绎——由该数据得出的结果不得公开。"},
    {"{0} non-commercial, share-alike: no commercial use, and what is derived must be offered under the same "
     "licence.",
     "{0}: некоммерческое использование, на тех же условиях — коммерческое использование запрещено, "
     "производное должно "
     "предлагаться под той же лицензией.",
     "{0}：非商业性、相同方式共享——不得商业使用，演绎成果须以相同许可提供。"},
    {"{0} non-commercial: no commercial use of the data or of what is derived from it.",
     "{0}: некоммерческое использование — данные и производное от них нельзя использовать в коммерческих "
     "целях.",
     "{0}：非商业性——数据及其演绎成果不得商业使用。"},
    {"{0} share-alike: derived databases must be offered under ODbL.",
     "{0}: на тех же условиях — производные базы данных должны предлагаться под ODbL.",
     "{0}：相同方式共享——衍生数据库须以 ODbL 提供。"},
    {"{0} share-alike: copies and derived works must be offered under the same licence.",
     "{0}: на тех же условиях — копии и производные работы должны предлагаться под той же лицензией.",
     "{0}：相同方式共享——副本及衍生作品须以相同许可提供。"},
    {"{0} share-alike: adapted material must be offered under the same licence.",
     "{0}: на тех же условиях — переработанный материал должен предлагаться под той же лицензией.",
     "{0}：相同方式共享——改编材料须以相同许可提供。"},
    {"{0} attribution: name the source.", "{0}: указание авторства — назовите источник.",
     "{0}：署名——注明来源。"},
    {"{0} attribution: name the source and say that it was modified.",
     "{0}: указание авторства — назовите источник и сообщите, что он изменён.",
     "{0}：署名——注明来源并说明已作修改。"},
    {"{0} attribution: keep the copyright notice.",
     "{0}: указание авторства — сохраните уведомление об авторских правах.", "{0}：署名——保留版权声明。"},
    {"{0} attribution: keep the notices.", "{0}: указание авторства — сохраните уведомления.",
     "{0}：署名——保留各项声明。"},
    {"{0} no duty.", "{0}: обязательств нет.", "{0}：没有义务。"},
    {"Or: {0} no derivatives: results made from the data must not be published.",
     "Или {0}: без производных — результаты, полученные из этих данных, публиковать нельзя.",
     "或 {0}：禁止演绎——由该数据得出的结果不得公开。"},
    {"Or: {0} share-alike: derived databases must be offered under ODbL.",
     "Или {0}: на тех же условиях — производные базы данных должны предлагаться под ODbL.",
     "或 {0}：相同方式共享——衍生数据库须以 ODbL 提供。"},
    {"Or: {0} share-alike: adapted material must be offered under the same licence.",
     "Или {0}: на тех же условиях — переработанный материал должен предлагаться под той же лицензией.",
     "或 {0}：相同方式共享——改编材料须以相同许可提供。"},
    {"Or: {0} non-commercial, share-alike: no commercial use, and what is derived must be offered under the "
     "same licence.",
     "Или {0}: некоммерческое использование, на тех же условиях — коммерческое использование запрещено, "
     "производное должно "
     "предлагаться под той же лицензией.",
     "或 {0}：非商业性、相同方式共享——不得商业使用，演绎成果须以相同许可提供。"},
    {"Or: {0} non-commercial: no commercial use of the data or of what is derived from it.",
     "Или {0}: некоммерческое использование — данные и производное от них нельзя использовать в коммерческих "
     "целях.",
     "或 {0}：非商业性——数据及其演绎成果不得商业使用。"},
    {"Or: {0} share-alike: copies and derived works must be offered under the same licence.",
     "Или {0}: на тех же условиях — копии и производные работы должны предлагаться под той же лицензией.",
     "或 {0}：相同方式共享——副本及衍生作品须以相同许可提供。"},
    {"Or: {0} attribution: name the source and say that it was modified.",
     "Или {0}: указание авторства — назовите источник и сообщите, что он изменён.",
     "或 {0}：署名——注明来源并说明已作修改。"},
    {"Or: {0} attribution: keep the copyright notice.",
     "Или {0}: указание авторства — сохраните уведомление об авторских правах.",
     "或 {0}：署名——保留版权声明。"},
    {"Or: {0} attribution: keep the notices.", "Или {0}: указание авторства — сохраните уведомления.",
     "或 {0}：署名——保留各项声明。"},
    {"Or: {0} no duty.", "Или {0}: обязательств нет.", "或 {0}：没有义务。"},
    {"Or: {0} attribution: name the source.", "Или {0}: указание авторства — назовите источник.",
     "或 {0}：署名——注明来源。"},
    {"Name the one you took with licence = \"...\" in the job; until then both bind.",
     "Укажите выбранную в задании: licence = \"...\"; до тех пор действуют обе.",
     "请在作业中以 licence = \"...\" 注明所选的一种；在此之前两者均有约束力。"},
    {"These duties exclude each other: do not publish the result before one of the inputs is replaced or its "
     "owner agrees.",
     "Эти обязательства исключают друг друга: не публикуйте результат, пока один из источников не заменён "
     "или его "
     "владелец не согласился.",
     "这些义务互相排斥：在更换其中一项输入或取得其所有者同意之前，请勿公开结果。"}};

/// Steps, methods and ways onto the grid, as the audit and the table of sources hold them.
inline constexpr Message methods[] = {
    {"read", "чтение", "读取"},
    {"resample", "передискретизация", "重采样"},
    {"rasterise", "растеризация", "栅格化"},
    {"compute", "вычисление", "计算"},
    {"derive", "расчёт по слоям", "推算"},
    {"breach", "прорезание понижений", "切通洼地"},
    {"fill", "заполнение понижений", "填洼"},
    {"flow", "направления стока", "流向"},
    {"drain", "баланс стока", "汇流"},
    {"share", "деление стока", "多流向分配"},
    {"streams", "водотоки", "河道"},
    {"thaw", "таяние", "消融"},
    {"melt", "ледниковый сток", "冰川来水"},
    {"catchment", "водосборы", "集水区"},
    {"formula", "формула", "公式"},
    {"attribute", "атрибут", "属性"},
    {"unit", "единица измерения", "单位"},
    {"no_data", "отсутствие данных", "无数据"},
    {"missing", "пропуски", "缺失值"},
    {"clip", "обрезка", "裁剪"},
    {"spread", "распространение", "扩展"},
    {"grid", "сетка", "网格"},
    {"nearest", "ближайший сосед", "最近邻"},
    {"bilinear", "билинейная интерполяция", "双线性插值"},
    {"average", "среднее по площади", "面积平均"},
    {"sum", "сумма", "求和"},
    {"mode", "преобладающий код", "众数"},
    {"maximum", "максимум", "最大值"},
    {"fraction", "доля площади", "面积占比"},
    {"as it is", "без изменений", "原样"},
    {"read as it is: its cells are the grid's cells", "читается без изменений: его ячейки — ячейки сетки",
     "原样读取：其像元即像元"},
    {"computed from the grid", "вычислено по сетке", "由网格计算得出"},
    {"gives the grid; its cells are not read", "задаёт сетку; его ячейки не читаются",
     "提供网格；不读取其像元"},
    {"grid only, cells not read", "только сетка, ячейки не читались", "仅取网格，未读取像元"},
    {"{0} from {1}, one grid cell = {2} x {3} source cells, by '{4}'",
     "{0} из {1}, одна ячейка сетки = {2} × {3} исходных, преобразование «{4}»",
     "{0}，来自 {1}，一个像元 = {2} × {3} 个源像元，采用“{4}”"},
    {"{0} from {1}, one grid cell = {2} x {3} source cells",
     "{0} из {1}, одна ячейка сетки = {2} × {3} исходных", "{0}，来自 {1}，一个像元 = {2} × {3} 个源像元"},
    {"infinite", "бесконечность", "无穷大"},
    {"beyond 1e30", "больше 1e30", "超过 1e30"},
    {"undeclared {0}", "не объявлено: {0}", "未声明的 {0}"},
    {"kept {0}", "сохранено: {0}", "保留 {0}"},
    {"structural_zero", "структурный ноль", "结构性零值"},
    {"impute {0}", "подставлено: {0}", "填补为 {0}"},
    {"area of interest", "область интереса", "研究区域"},
    {"points", "точки", "点"},
    {"lines", "линии", "线"},
    {"polygons", "полигоны", "多边形"},
    {"number in the cell", "число в ячейке", "像元内数量"},
    {"length in the cell", "длина в ячейке", "像元内长度"},
    {"covered area", "покрытая площадь", "覆盖面积"},
    {"sum in the cell", "сумма в ячейке", "像元内合计"},
    {"total shared by length", "сумма, разделённая по длине", "按长度分摊总量"},
    {"total shared by area", "сумма, разделённая по площади", "按面积分摊总量"},
    {"mean in the cell", "среднее в ячейке", "像元内平均值"},
    {"mean by covered area", "среднее по покрытой площади", "按覆盖面积平均"},
    {"largest that reaches the cell", "наибольшее из достигающих ячейки", "触及像元的最大值"},
    {"code that covers most", "код, занимающий больше всего", "覆盖最多的代码"},
    {"covered share", "покрытая доля", "覆盖占比"},
    {"presence", "наличие", "是否存在"},
    {"nearest({0} km)", "ближайшая точка до {0} км", "最近点（{0} km 以内）"},
    {"hexagon({0} km)", "шестиугольник {0} км", "六边形（{0} km）"},
    {"from {0}", "из {0}", "来自 {0}"},
    {"from {0} by {1}", "из {0}, преобразование «{1}»", "来自 {0}，采用“{1}”"},
    {"{0} point in {1}", "{0} точка в {1}", "{0} 个点，{1}"},
    {"{0} points in {1}", "точки ({0}) в {1}", "{0} 个点，{1}"},
    {"{0} polygon in {1}", "{0} полигон в {1}", "{0} 个多边形，{1}"},
    {"{0} polygons in {1}", "полигоны ({0}) в {1}", "{0} 个多边形，{1}"},
    {"{0} line in {1}", "{0} линия в {1}", "{0} 条线，{1}"},
    {"{0} lines in {1}", "линии ({0}) в {1}", "{0} 条线，{1}"},
    {"{0} segment in {1}", "{0} отрезок в {1}", "{0} 段，{1}"},
    {"{0} segments in {1}", "отрезки ({0}) в {1}", "{0} 段，{1}"},
    {"none longer than {0} km", "не длиннее {0} км", "每段不超过 {0} km"},
    {"exact share of each cell", "точная доля каждой ячейки", "按各像元的精确占比"},
    {"they cover {0} % of the grid's area", "вместе занимают {0} % площади сетки", "共占网格面积的 {0} %"},
    {"totals: km2 of the grid, and of all units on it", "суммы: км² сетки и всех единиц на ней",
     "总量：网格的 km²，以及其上全部行政区的 km²"},
    {"weighted by the metres in each cell", "взвешены по метрам в каждой ячейке", "按各像元内的米数加权"},
    {"corridors of {0} km to either side", "полосы по {0} км в обе стороны", "两侧各 {0} km 走廊"},
    {"buffers of {0} km", "в радиусе {0} км", "半径 {0} km 缓冲区"},
    {"also measured at the point", "а также в точке", "另按点位测量"},
    {"also measured at the pour point", "а также в замыкающем створе", "另按出水口测量"},
    {"also measured over the catchment", "а также по водосбору", "另按集水区测量"},
    {"also measured over buffers of {0} km", "а также в радиусе {0} км", "另按半径 {0} km 缓冲区测量"},
    {"also measured over corridors of {0} km to either side", "а также в полосе по {0} км в обе стороны",
     "另按两侧各 {0} km 走廊测量"},
    {"column '{0}' in {1}", "столбец «{0}» в {1}", "列“{0}”，单位 {1}"},
    {"column '{0}' in {1}, times {2} gives {3}", "столбец «{0}» в {1}, умноженный на {2}, даёт {3}",
     "列“{0}”（{1}）乘以 {2} 得 {3}"},
    {"column '{0}' in {1}, times {2}, plus {3} gives {4}",
     "столбец «{0}» в {1}, умноженный на {2}, плюс {3}, даёт {4}", "列“{0}”（{1}）乘以 {2} 再加 {3} 得 {4}"},
    {"column '{0}' in {1}, plus {2} gives {3}", "столбец «{0}» в {1}, плюс {2}, даёт {3}",
     "列“{0}”（{1}）加 {2} 得 {3}"},
    {"electricity at {0} t CO2 per MWh ({1}, {2}), no fuel", "электроэнергия по {0} т CO₂ на МВт·ч ({1}, {2}), без топлива",
     "电力按每 MWh {0} t CO₂（{1}，{2}），不含燃料"},
    {"electricity at {0} t CO2 per MWh ({1}, {2}), plus fuel", "электроэнергия по {0} т CO₂ на МВт·ч ({1}, {2}) и топливо",
     "电力按每 MWh {0} t CO₂（{1}，{2}），另加燃料"},
    {"computed from other layers of the job", "рассчитано по другим слоям задания", "由作业的其他图层推算"},
    {"{0} channels, {1} depressions left to be filled, {2} km3",
     "прорезей: {0}, понижений осталось заполнить: {1}, {2} км³", "通道 {0} 条，余 {1} 个洼地待填，{2} km³"},
    // ways to facilities
    {"ways", "пути", "路径"},
    {"reach", "досягаемость", "可达"},
    {"people", "люди", "人口"},
    {"shock", "событие", "冲击"},
    {"years", "годы", "年度"},
    {"speeds", "скорости", "速度"},
    {"friction", "сопротивление", "摩擦面"},
    {"slope none", "без уклона", "不计坡度"},
    {"slope isotropic", "уклон без направления", "坡度（无方向）"},
    {"slope towards_facility", "уклон на пути к учреждению", "坡度（前往机构）"},
    {"slope from_facility", "уклон на пути от учреждения", "坡度（离开机构）"},
    {"{0}, {1}, {2} cells of roads, {3} cells of barriers, {4} cells of bridges",
     "{0}, {1}; ячеек с дорогами: {2}, с преградами: {3}, с мостами: {4}", "{0}、{1}；道路像元 {2} 个，障碍像元 {3} 个，桥梁像元 {4} 个"},
    {"{0} facility, {1} neighbours", "учреждений: {0}, соседей: {1}", "机构 {0} 个，邻域 {1}"},
    {"{0} facilities, {1} neighbours", "учреждений: {0}, соседей: {1}", "机构 {0} 个，邻域 {1}"},
    {"{0} facility closed, {1} cell of roads slower",
     "закрыто учреждений: {0}, ячеек с замедленными дорогами: {1}", "关闭机构 {0} 个，减速道路像元 {1} 个"},
    {"{0} facility closed, {1} cell of roads slower, people losing access, {2}",
     "закрыто учреждений: {0}, ячеек с замедленными дорогами: {1}; людей теряют доступ, {2}",
     "关闭机构 {0} 个，减速道路像元 {1} 个；失去可达性的人数，{2}"},
    {"{0} facility closed, {1} cells of roads slower",
     "закрыто учреждений: {0}, ячеек с замедленными дорогами: {1}", "关闭机构 {0} 个，减速道路像元 {1} 个"},
    {"{0} facility closed, {1} cells of roads slower, people losing access, {2}",
     "закрыто учреждений: {0}, ячеек с замедленными дорогами: {1}; людей теряют доступ, {2}",
     "关闭机构 {0} 个，减速道路像元 {1} 个；失去可达性的人数，{2}"},
    {"{0} facilities closed, {1} cell of roads slower",
     "закрыто учреждений: {0}, ячеек с замедленными дорогами: {1}", "关闭机构 {0} 个，减速道路像元 {1} 个"},
    {"{0} facilities closed, {1} cell of roads slower, people losing access, {2}",
     "закрыто учреждений: {0}, ячеек с замедленными дорогами: {1}; людей теряют доступ, {2}",
     "关闭机构 {0} 个，减速道路像元 {1} 个；失去可达性的人数，{2}"},
    {"{0} facilities closed, {1} cells of roads slower",
     "закрыто учреждений: {0}, ячеек с замедленными дорогами: {1}", "关闭机构 {0} 个，减速道路像元 {1} 个"},
    {"{0} facilities closed, {1} cells of roads slower, people losing access, {2}",
     "закрыто учреждений: {0}, ячеек с замедленными дорогами: {1}; людей теряют доступ, {2}",
     "关闭机构 {0} 个，减速道路像元 {1} 个；失去可达性的人数，{2}"},
    {"{0} min: {1}", "{0} мин: {1}", "{0} 分钟：{1}"},
    {"person-days per year", "человеко-дней в год", "人·日/年"},
    {"priority flood", "приоритетное затопление", "优先级洪泛法"},
    {"priority flood, {0} km3", "приоритетное затопление, {0} км³", "优先级洪泛法，{0} km³"},
    {"D8, {0} cells of flats", "D8, ячеек плоских участков: {0}", "D8，平坦像元 {0} 个"},
    {"given in codes of {0}", "заданы в кодах {0}", "采用给定流向（{0} 编码）"},
    {"{0} km2 leave, {1} km2 end in terminal lakes",
     "{0} км² стекают наружу, {1} км² — в бессточные озёра", "{0} km² 流出，{1} km² 流入尾闾湖"},
    {"D-infinity: {0} km2 leave, {1} km2 end in terminal lakes",
     "D-infinity; {0} км² стекают наружу, {1} км² — в бессточные озёра",
     "D-infinity：{0} km² 流出，{1} km² 流入尾闾湖"},
    {"multiple flow, exponent {0}: {1} km2 leave, {2} km2 end in terminal lakes",
     "множественный сток, показатель {0}; {1} км² стекают наружу, {2} км² — в бессточные озёра",
     "多流向，指数 {0}：{1} km² 流出，{2} km² 流入尾闾湖"},
    {"multiple flow, exponent {0} and contours: {1} km2 leave, {2} km2 end in terminal lakes",
     "множественный сток, показатель {0} и длины горизонталей; {1} км² стекают наружу, {2} км² — в бессточные озёра",
     "多流向，指数 {0} 并计等高线长度：{1} km² 流出，{2} km² 流入尾闾湖"},
    {"{0}, {1} % of {2} km3 a year that leave the grid or end in terminal lakes", "{0}, {1} % из {2} км³ в год, покидающих сетку или стекающих в бессточные озёра",
     "{0}，占每年流出网格或汇入尾闾湖的 {2} km³ 的 {1}%"},
    {"{0}, {1} % of {2} km3 a year that leave the grid or end in terminal lakes, {3} km3 are taken, {4} % of it from glaciers",
     "{0}, {1} % из {2} км³ в год, покидающих сетку или стекающих в бессточные озёра; забирается {3} км³, из них ледниковой воды {4} %",
     "{0}，占每年流出网格或汇入尾闾湖的 {2} km³ 的 {1}%；取水 {3} km³，其中 {4}% 来自冰川"},
    {"degree days of monthly means, snow {0} and ice {1} mm d-1 K-1 above {2} degC, {3} km3 of snow and {4} km3 of ice melt in a year on {5} km2 of glaciers, {6} km3 run off, {7} km3 are lost, {8} km3 of snow stay",
     "градусо-дни по месячным средним, снег {0} и лёд {1} мм/(сут·К) выше {2} °C; за год тает {3} км³ снега и {4} км³ льда на {5} км² ледников, стекает {6} км³, теряется {7} км³, остаётся снега {8} км³",
     "按月均温度日数，雪 {0}、冰 {1} mm d-1 K-1（高于 {2} °C）；每年融雪 {3} km³、融冰 {4} km³（冰川 {5} km²），径流 {6} km³，损失 {7} km³，留存积雪 {8} km³"},
    {"positive degree days, deviation {0} K, snow {1} and ice {2} mm d-1 K-1 above {3} degC, {4} km3 of snow and {5} km3 of ice melt in a year on {6} km2 of glaciers, {7} km3 run off, {8} km3 are lost, {9} km3 of snow stay",
     "положительные градусо-дни, отклонение {0} К, снег {1} и лёд {2} мм/(сут·К) выше {3} °C; за год тает {4} км³ снега и {5} км³ льда на {6} км² ледников, стекает {7} км³, теряется {8} км³, остаётся снега {9} км³",
     "按正积温，标准差 {0} K，雪 {1}、冰 {2} mm d-1 K-1（高于 {3} °C）；每年融雪 {4} km³、融冰 {5} km³（冰川 {6} km²），径流 {7} km³，损失 {8} km³，留存积雪 {9} km³"},
    {"{0}, {1} % of {2} km3 a year that leave the grid or end in terminal lakes, {3} km3 are taken, {4} % of it from glaciers, without glaciers {5} km3",
     "{0}, {1} % из {2} км³ в год, покидающих сетку или стекающих в бессточные озёра; забирается {3} км³, из них ледниковой воды {4} %, без ледников {5} км³",
     "{0}，占每年流出网格或汇入尾闾湖的 {2} km³ 的 {1}%；取水 {3} km³，其中 {4}% 来自冰川；若无冰川为 {5} km³"},
    {"imbalance", "потеря массы", "物质亏损"},
    {"ice_melt", "таяние льда", "冰融水"},
    {"glacier_area_runoff", "сток с площади ледников", "冰川区径流"},
    {"from {0} km2 on", "от {0} км²", "自 {0} km² 起"},
    {"{0} to {1} km2, {2} points moved by at most {3} m, {4} inside those of other sites",
     "от {0} до {1} км²; точек сдвинуто: {2}, не более чем на {3} м; внутри водосборов других объектов: {4}",
     "{0} 至 {1} km²；移动 {2} 个点，最多 {3} m；{4} 个位于其他地点的集水区内"},
    {"at the point", "в точке", "按点位"},
    {"at the pour point", "в замыкающем створе", "按出水口"},
    {"over the catchment", "по водосбору", "按集水区"},
    {"over the footprint", "по площади объекта", "按地点范围"},
    {"over buffers of {0} km", "в радиусе {0} км", "按半径 {0} km 缓冲区"},
    {"over corridors of {0} km to either side", "в полосе по {0} км в обе стороны", "按两侧各 {0} km 走廊"}};

}  // namespace firnline::words::remarks
