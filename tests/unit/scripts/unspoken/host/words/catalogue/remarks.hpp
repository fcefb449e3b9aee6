inline constexpr Message sentences[] = {
    {"{0} cells were lost at the rim.", "{0} ячеек потеряно на краю.", "边缘丢失 {0} 个像元。"},
    {"The layer has no data anywhere.", "У слоя нигде нет данных.", "该图层没有数据。"}};
