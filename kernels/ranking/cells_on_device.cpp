// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "kernels/ranking/cells_on_device.hpp"

#include <algorithm>

#include "kernels/backend/arena.hpp"
#include "kernels/backend/buffer.hpp"
#include "kernels/backend/host_block.hpp"
#include "kernels/ranking/cell_verdict.hpp"

namespace firnline {
namespace {

using namespace cell_kernels;
using Counts = Buffer<unsigned long long>;

/// Compositions of so many draws lie on the device at a time, where cells have to be composed.
constexpr std::int64_t draws_of_slice = 64;

template <class T>
Buffer<T> filled(const Device& device, std::span<const T> with) {
  Buffer<T> buffer(device, with.size());
  buffer.upload(with);
  return buffer;
}

Counts zeros(const Device& device, std::size_t count) {
  return filled<unsigned long long>(device, std::vector<unsigned long long>(count, 0));
}

void take(const Counts& counts, std::span<std::int64_t> out) {
  std::vector<unsigned long long> here(out.size());
  counts.download(here);
  std::transform(here.begin(), here.end(), out.begin(),
                 [](unsigned long long count) { return static_cast<std::int64_t>(count); });
}

}  // namespace

struct CellsOnDevice::Memory {
  explicit Memory(const Device& where) : device(where), stream(where.index) {}

  template <class Kernel>
  void launch(std::int64_t blocks_x, std::int64_t blocks_y, const typename Kernel::Args& args) {
    static const backend::KernelInfo info = backend::kernel_info<Kernel>(function_on_cuda<Kernel>());
    backend::check(backend::device_api().launch(stream.get(), {&info, blocks_x, blocks_y, 0, &args}),
                   stream.get().device_index, Kernel::name);
    backend::check(backend::device_api().wait(stream.get()), stream.get().device_index, Kernel::name);
  }

  Device device;
  backend::OwnedStream stream;
  Buffer<float> score, whole_weight;
  Buffer<Composition> drawn;
  Counts in_class, at_step;
  Buffer<std::int32_t> last_class, threshold;
  Buffer<std::uint8_t> rank_of, rank, found;
  Buffer<CellTally> tally;
};

CellsOnDevice::CellsOnDevice(const Device& device, const CellScorer& scorer)
    : memory_(std::make_unique<Memory>(device)) {
  const auto draws = static_cast<std::size_t>(scorer.draws());
  memory_->whole_weight = filled(device, scorer.whole_weights());
  memory_->drawn = Buffer<Composition>(device, static_cast<std::size_t>(draws_of_slice));
  memory_->in_class = zeros(device, draws * cell_steps::score_classes);
}

CellsOnDevice::~CellsOnDevice() = default;

/// use(work, blocks of cells) for all draws at once, or for some at a time where cells have to be composed.
template <class Use>
void CellsOnDevice::each_slice(const CellScorer& scorer, const JudgedCells& cells, const Use& use) {
  Memory& memory = *memory_;
  if (memory.score.size() < cells.score.size())
    memory.score = Buffer<float>(memory.device, cells.score.size());
  memory.score.upload(cells.score);
  CellWork work{memory.score.data(), cells.stride, cells.counted};
  work.summed = scorer.linear() ? std::min(cells.whole, cells.counted) : 0;
  work.whole_weight = memory.whole_weight.data();
  work.leaves = scorer.leaves();
  const bool composed = work.summed < cells.counted;
  if (composed) work.drawn = memory.drawn.data();
  const std::int64_t at_a_time = composed ? draws_of_slice : scorer.draws();
  std::vector<Composition> drawn(composed ? static_cast<std::size_t>(draws_of_slice) : 0,
                                 scorer.composition());
  for (work.first_draw = 0; work.first_draw < scorer.draws(); work.first_draw += at_a_time) {
    work.draws = std::min(at_a_time, scorer.draws() - work.first_draw);
    for (std::int64_t k = 0; composed && k < work.draws; ++k)
      scorer.weigh(work.first_draw + k, drawn[static_cast<std::size_t>(k)]);
    if (composed) memory.drawn.upload(drawn);
    use(work, (cells.counted + cells_of_block - 1) / cells_of_block);
  }
}

void CellsOnDevice::count_classes(const CellScorer& scorer, const JudgedCells& cells) {
  each_slice(scorer, cells, [&](const CellWork& work, std::int64_t blocks) {
    memory_->launch<CountClassesKernel>(blocks, (work.draws + draws_of_block - 1) / draws_of_block,
                                        {work, memory_->in_class.data()});
  });
}

void CellsOnDevice::take_classes(std::span<std::int64_t> in_class) {
  take(memory_->in_class, in_class);
  memory_->in_class = {};
}

void CellsOnDevice::count_steps(const CellScorer& scorer, const JudgedCells& cells,
                                std::span<const std::int32_t> last_class) {
  Memory& memory = *memory_;
  if (memory.at_step.size() == 0) {
    memory.last_class = filled(memory.device, last_class);
    memory.at_step = zeros(memory.device, last_class.size() * cell_steps::steps_in_class);
  }
  each_slice(scorer, cells, [&](const CellWork& work, std::int64_t blocks) {
    memory.launch<CountStepsKernel>(blocks, (work.draws + draws_of_block - 1) / draws_of_block,
                                    {work, memory.last_class.data(), memory.at_step.data()});
  });
}

void CellsOnDevice::take_steps(std::span<std::int64_t> at_step) {
  if (memory_->at_step.size() > 0) take(memory_->at_step, at_step);
}

void CellsOnDevice::judge(const CellScorer& scorer, const JudgedCells& cells,
                          std::span<const std::int32_t> threshold, std::span<const std::uint8_t> rank_of,
                          std::vector<CellTally>& tally, std::vector<std::uint8_t>& found) {
  Memory& memory = *memory_;
  if (memory.threshold.size() == 0) {
    memory.threshold = filled(memory.device, threshold);
    memory.rank_of = filled(memory.device, rank_of);
    memory.rank =
        Buffer<std::uint8_t>(memory.device, static_cast<std::size_t>(scorer.draws() * CellScorer::chunk));
    memory.found = Buffer<std::uint8_t>(memory.device, cell_verdict::parts * CellScorer::chunk);
    memory.tally = Buffer<CellTally>(memory.device, static_cast<std::size_t>(CellScorer::chunk));
  }
  tally.assign(static_cast<std::size_t>(cells.counted), CellTally{});
  memory.tally.upload(tally);
  each_slice(scorer, cells, [&](const CellWork& work, std::int64_t blocks) {
    memory.launch<TallyKernel>(
        blocks, 1,
        {work, memory.threshold.data(), memory.rank_of.data(), memory.tally.data(), memory.rank.data()});
  });
  QuantileKernel::Args args{memory.rank.data(), cells.stride, cells.counted,
                            scorer.draws(),     {},           memory.found.data()};
  for (int part = 0; part < cell_verdict::parts; ++part)
    args.needed[part] = cell_verdict::needed(part, scorer.draws());
  memory.launch<QuantileKernel>((cells.counted + cells_of_block - 1) / cells_of_block, cell_verdict::parts,
                                args);
  memory.tally.download(tally);
  found.resize(static_cast<std::size_t>(cell_verdict::parts * cells.stride));
  memory.found.download(found);
}

}  // namespace firnline
