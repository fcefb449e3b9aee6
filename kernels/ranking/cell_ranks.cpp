// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/cell_ranks.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "kernels/backend/rows.hpp"
#include "kernels/backend/vector_clones.hpp"
#include "kernels/grid/error.hpp"
#include "kernels/grid/tile.hpp"
#include "kernels/ranking/cell_steps.hpp"
#include "kernels/ranking/cell_verdict.hpp"
#include "kernels/ranking/cells_on_device.hpp"

namespace firnline {
namespace {

using cell_steps::score_classes;
using cell_steps::steps_in_class;

constexpr int beside = CellScorer::beside;
constexpr std::int64_t cells_at_a_time = 1024;  ///< whose scores stay in the first cache
constexpr std::int64_t rank_room = 1 << 20;     ///< bytes of ranks, which stay in the second
constexpr std::int64_t draws_of_a_task = 8;

/// Neighbours are often alike, and a processor waits when it counts up what it has just counted up: two lists
/// take turns.
struct ClassCounts {
  std::uint16_t even[score_classes], odd[score_classes];
};
static_assert(CellScorer::chunk <= 65535);

void count_steps_into(const std::int32_t* step, std::int64_t count, ClassCounts& counts) {
  std::int64_t i = 0;
  for (; i + 1 < count; i += 2) {
    ++counts.even[cell_steps::class_of(step[i])];
    ++counts.odd[cell_steps::class_of(step[i + 1])];
  }
  if (i < count) ++counts.even[cell_steps::class_of(step[i])];
}

FIRN_VECTOR_CLONES void add_counts(const ClassCounts& counts, std::int64_t* all) {
  for (int c = 0; c < score_classes; ++c) all[c] += counts.even[c] + counts.odd[c];
}

FIRN_VECTOR_CLONES int how_many_in(const std::int32_t* step, std::int32_t wanted) {
  int count = 0;
  for (int l = 0; l < beside; ++l) count += cell_steps::class_of(step[l]) == wanted ? 1 : 0;
  return count;
}

/// What the draws so far say of neighbouring cells.
struct Tally {
  std::uint16_t hits[cells_at_a_time];
  std::int64_t sum[cells_at_a_time], squares[cells_at_a_time];
};

FIRN_VECTOR_CLONES void add_draw(const std::int32_t* step, std::int64_t cells, std::int32_t threshold,
                                 Tally& tally) {
  for (std::int64_t first = 0; first < cells; first += beside)
    for (std::int64_t l = first; l < first + beside; ++l) {
      const std::int64_t own = step[l];
      tally.hits[l] = static_cast<std::uint16_t>(tally.hits[l] + (step[l] >= threshold ? 1 : 0));
      tally.sum[l] += own;
      tally.squares[l] += own * own;
    }
}

/// rank[lane of a block], of the blocks `between` bytes apart
void look_up(const std::int32_t* step, std::int64_t cells, const std::uint8_t* rank_of, std::uint8_t* rank,
             std::int64_t between) {
  for (std::int64_t first = 0; first < cells; first += beside, rank += between)
    for (int l = 0; l < beside; ++l) rank[l] = rank_of[cell_steps::class_of(step[first + l])];
}

/// For each of `beside` cells the smallest rank that at least `needed` of the draws do not exceed, bit by
/// bit. in: rank[draw * beside + lane]
FIRN_VECTOR_CLONES void quantile(const std::uint8_t* rank, std::int64_t draws, std::int64_t needed,
                                 std::uint8_t* found) {
  constexpr std::int64_t most_in_a_byte = 255;
  for (int l = 0; l < beside; ++l) found[l] = 0;
  for (int bit = 7; bit >= 0; --bit) {
    std::uint8_t tried[beside];
    std::int32_t below[beside];
    for (int l = 0; l < beside; ++l) tried[l] = static_cast<std::uint8_t>(found[l] | (1 << bit));
    for (int l = 0; l < beside; ++l) below[l] = 0;
    for (std::int64_t first = 0; first < draws; first += most_in_a_byte) {
      std::uint8_t some[beside] = {};
      const std::int64_t end = std::min(draws, first + most_in_a_byte);
      for (std::int64_t draw = first; draw < end; ++draw)
        for (int l = 0; l < beside; ++l)
          some[l] = static_cast<std::uint8_t>(some[l] + (rank[draw * beside + l] < tried[l] ? 1 : 0));
      for (int l = 0; l < beside; ++l) below[l] += some[l];
    }
    for (int l = 0; l < beside; ++l) found[l] = below[l] < needed ? tried[l] : found[l];
  }
}

void write(CellVerdicts& out, std::int64_t place, std::int64_t draws, const cell_kernels::CellTally& tally,
           std::uint8_t p05, std::uint8_t p50, std::uint8_t p95) {
  const auto at = static_cast<std::size_t>(place);
  out.worst_share[at] = cell_verdict::share_of(tally.hits, draws);
  out.rank_p05[at] = cell_verdict::percent_of(p05);
  out.rank_p50[at] = cell_verdict::percent_of(p50);
  out.rank_p95[at] = cell_verdict::percent_of(p95);
  out.score_mean[at] = cell_verdict::mean_of(tally.sum, draws);
  out.score_deviation[at] = cell_verdict::deviation_of(tally.sum, tally.squares, draws);
}

}  // namespace

void CellVerdicts::resize(std::size_t cells) {
  for (auto* band : {&worst_share, &rank_p05, &rank_p50, &rank_p95, &score_mean, &score_deviation})
    band->assign(cells, no_data_f32);
}

CellRanks::CellRanks(const Device& device, CellScorer scorer, double worst_percent)
    : device_(device), scorer_(std::move(scorer)), worst_percent_(worst_percent) {
  if (!(worst_percent > 0 && worst_percent < 100))
    throw BugError("The worst " + std::to_string(worst_percent) + " % of cells were asked about.");
  in_class_.assign(static_cast<std::size_t>(scorer_.draws()) * score_classes, 0);
  if (device.kind == DeviceKind::cuda) on_device_ = std::make_unique<CellsOnDevice>(device, scorer_);
}

CellRanks::~CellRanks() = default;

/// use(cells that count, offset of the chunk)
template <class Use>
void CellRanks::each_chunk(const CellValues& values, const Use& use) const {
  if (values.raw.size() != static_cast<std::size_t>(values.cells * scorer_.leaves()))
    throw BugError("Values of " + std::to_string(values.raw.size()) + " were given for " +
                   std::to_string(values.cells) + " cells.");
  JudgedCells cells;
  for (std::int64_t first = 0; first < values.cells; first += CellScorer::chunk) {
    scorer_.judge(device_, values.raw.data() + first, values.cells,
                  std::min(CellScorer::chunk, values.cells - first), cells);
    if (cells.counted > 0) use(cells, first);
  }
}

void CellRanks::count_classes(const JudgedCells& cells, std::int64_t draw) {
  ClassCounts counts = {};
  std::int32_t step[cells_at_a_time];
  for (std::int64_t first = 0; first < cells.counted; first += cells_at_a_time) {
    const std::int64_t count = std::min(cells_at_a_time, cells.counted - first);
    scorer_.steps(cells, draw, first, count, step);
    count_steps_into(step, count, counts);
  }
  add_counts(counts, in_class_.data() + draw * score_classes);
}

void CellRanks::count_steps(const JudgedCells& cells, std::int64_t draw) {
  const std::int32_t wanted = last_class_[static_cast<std::size_t>(draw)];
  std::int64_t* const at_step = at_step_.data() + draw * steps_in_class;
  std::int32_t step[cells_at_a_time];
  for (std::int64_t first = 0; first < cells.counted; first += cells_at_a_time) {
    const std::int64_t count = std::min(cells_at_a_time, cells.counted - first);
    scorer_.steps(cells, draw, first, count, step);
    for (std::int64_t at = 0; at < count; at += beside) {
      if (how_many_in(step + at, wanted) == 0) continue;
      for (std::int64_t i = at; i < std::min<std::int64_t>(at + beside, count); ++i) {
        const std::int32_t own = step[i];
        if (cell_steps::class_of(own) == wanted) ++at_step[own % steps_in_class];
      }
    }
  }
}

void CellRanks::count(const CellValues& values) {
  each_chunk(values, [&](const JudgedCells& cells, std::int64_t) {
    cells_ += cells.counted;
    if (on_device_) return on_device_->count_classes(scorer_, cells);
    const std::int64_t tasks = (scorer_.draws() + draws_of_a_task - 1) / draws_of_a_task;
    backend::for_each_row(device_, tasks, [&](std::int64_t task) noexcept {
      const std::int64_t end = std::min(scorer_.draws(), (task + 1) * draws_of_a_task);
      for (std::int64_t draw = task * draws_of_a_task; draw < end; ++draw) count_classes(cells, draw);
    });
  });
}

void CellRanks::choose_class(std::int64_t draw) {
  const std::int64_t* const in_class = in_class_.data() + draw * score_classes;
  std::uint8_t* const rank = rank_.data() + draw * score_classes;
  std::int64_t above = 0;
  bool found = false;
  for (std::int32_t c = score_classes - 1; c >= 0; --c) {
    rank[c] = static_cast<std::uint8_t>(
        std::min<std::int64_t>(above * cell_steps::rank_steps / cells_, cell_steps::rank_steps - 1));
    if (!found && above + in_class[c] >= worst_) {
      found = true;
      last_class_[static_cast<std::size_t>(draw)] = c;
      before_[static_cast<std::size_t>(draw)] = above;
    }
    above += in_class[c];
  }
}

void CellRanks::choose_classes() {
  constexpr std::int64_t most_cells = std::int64_t{1} << 53;
  if (cells_ > most_cells) throw LimitError("the map has more cells than can be ranked");
  const auto draws = static_cast<std::size_t>(scorer_.draws());
  if (on_device_) on_device_->take_classes(in_class_);
  const double share = static_cast<double>(cells_) * (worst_percent_ / 100);
  worst_ = static_cast<std::int64_t>(share);
  if (static_cast<double>(worst_) < share) ++worst_;
  worst_ = std::clamp<std::int64_t>(worst_, cells_ > 0 ? 1 : 0, cells_);
  rank_.assign(draws * score_classes, 0);
  last_class_.assign(draws, 0);
  before_.assign(draws, 0);
  at_step_.assign(draws * steps_in_class, 0);
  threshold_.assign(draws, 0);
  if (cells_ > 0)
    backend::for_each_row(device_, scorer_.draws(), [&](std::int64_t draw) noexcept { choose_class(draw); });
  in_class_ = {};
}

void CellRanks::count_again(const CellValues& values) {
  each_chunk(values, [&](const JudgedCells& cells, std::int64_t) {
    if (on_device_) return on_device_->count_steps(scorer_, cells, last_class_);
    backend::for_each_row(device_, scorer_.draws(),
                          [&](std::int64_t draw) noexcept { count_steps(cells, draw); });
  });
}

void CellRanks::choose_threshold(std::int64_t draw) {
  const std::int64_t* const at_step = at_step_.data() + draw * steps_in_class;
  std::int64_t reached = before_[static_cast<std::size_t>(draw)];
  std::int32_t step = steps_in_class;
  while (step > 0 && reached < worst_) reached += at_step[--step];
  threshold_[static_cast<std::size_t>(draw)] =
      reached < worst_ ? -1 : last_class_[static_cast<std::size_t>(draw)] * steps_in_class + step;
}

void CellRanks::choose_thresholds() {
  if (on_device_) on_device_->take_steps(at_step_);
  for (std::int64_t draw = 0; draw < scorer_.draws(); ++draw) choose_threshold(draw);
  if (cells_ > 0 && std::count(threshold_.begin(), threshold_.end(), -1) > 0)
    throw BugError("The map had other cells the second time than the first.");
}

/// rank: room for the ranks of all draws, [block][draw][i]
void CellRanks::judge_cells(const JudgedCells& cells, std::int64_t first, std::int64_t count,
                            std::int64_t offset, std::vector<std::uint8_t>& rank, CellVerdicts& out) const {
  const std::int64_t draws = scorer_.draws();
  const std::int64_t filled = (count + beside - 1) / beside * beside;
  Tally tally = {};
  std::int32_t step[cells_at_a_time];
  for (std::int64_t draw = 0; draw < draws; ++draw) {
    scorer_.steps(cells, draw, first, filled, step);
    add_draw(step, filled, threshold_[static_cast<std::size_t>(draw)], tally);
    look_up(step, filled, rank_.data() + draw * score_classes, rank.data() + draw * beside, draws * beside);
  }
  std::uint8_t part[cell_verdict::parts][cells_at_a_time];
  for (int p = 0; p < cell_verdict::parts; ++p)
    for (std::int64_t at = 0; at < filled; at += beside)
      quantile(rank.data() + at * draws, draws, cell_verdict::needed(p, draws), part[p] + at);
  for (std::int64_t i = 0; i < count; ++i)
    write(out, offset + cells.place[static_cast<std::size_t>(first + i)], draws,
          {tally.hits[i], tally.sum[i], tally.squares[i]}, part[0][i], part[1][i], part[2][i]);
}

void CellRanks::judge_on_device(const JudgedCells& cells, std::int64_t offset, CellVerdicts& out) const {
  std::vector<cell_kernels::CellTally> tally;
  std::vector<std::uint8_t> part;
  on_device_->judge(scorer_, cells, threshold_, rank_, tally, part);
  for (std::int64_t i = 0; i < cells.counted; ++i) {
    const auto at = [&](std::int64_t p) { return part[static_cast<std::size_t>(p * cells.stride + i)]; };
    const auto cell = static_cast<std::size_t>(i);
    write(out, offset + cells.place[cell], scorer_.draws(), tally[cell], at(0), at(1), at(2));
  }
}

void CellRanks::judge(const CellValues& values, CellVerdicts& out) const {
  out.resize(static_cast<std::size_t>(values.cells));
  const std::int64_t at_a_time =
      std::clamp<std::int64_t>(rank_room / scorer_.draws() / beside * beside, beside, cells_at_a_time);
  each_chunk(values, [&](const JudgedCells& cells, std::int64_t offset) {
    if (on_device_) return judge_on_device(cells, offset, out);
    const std::int64_t tasks = (cells.counted + at_a_time - 1) / at_a_time;
    const std::int64_t threads = std::min<std::int64_t>(std::max(1, device_.threads), tasks);
    const auto room = static_cast<std::size_t>(at_a_time * scorer_.draws());
    std::vector<std::vector<std::uint8_t>> ranks(static_cast<std::size_t>(threads));
    for (auto& of_thread : ranks) of_thread.resize(room);  // here, where there may be too little memory
    backend::for_each_row(device_, threads, [&](std::int64_t thread) noexcept {
      for (std::int64_t first = thread * at_a_time; first < cells.counted; first += threads * at_a_time)
        judge_cells(cells, first, std::min(at_a_time, cells.counted - first), offset,
                    ranks[static_cast<std::size_t>(thread)], out);
    });
  });
}

}  // namespace firnline
