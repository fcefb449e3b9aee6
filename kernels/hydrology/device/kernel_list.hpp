// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Makes function_on_cuda() for every kernel of the room. Included behind its definition, once per kind of
// build.
namespace firnline::on_device {

template const void* function_on_cuda<MarginKernel<std::uint8_t>>();
template const void* function_on_cuda<PlaceKernel<std::uint8_t, std::uint8_t, AsItIs>>();
template const void* function_on_cuda<PlaceKernel<std::int64_t, std::int64_t, AsItIs>>();
template const void* function_on_cuda<TakeKernel<std::int64_t>>();
template const void* function_on_cuda<MarginKernel<float>>();
template const void* function_on_cuda<PlaceKernel<float, float, AsItIs>>();
template const void* function_on_cuda<MarginKernel<Height>>();
template const void* function_on_cuda<PlaceKernel<float, Height, AsHeight>>();
template const void* function_on_cuda<RunDownKernel>();
template const void* function_on_cuda<DoubleWaysKernel>();
template const void* function_on_cuda<PitsKernel>();
template const void* function_on_cuda<NumberKernel>();
template const void* function_on_cuda<LabelKernel>();
template const void* function_on_cuda<DividesKernel>();
template const void* function_on_cuda<ForgetPassesKernel>();
template const void* function_on_cuda<LowestPassKernel>();
template const void* function_on_cuda<ChoosePassKernel>();
template const void* function_on_cuda<JoinKernel>();
template const void* function_on_cuda<DoubleJoinsKernel>();
template const void* function_on_cuda<TakeFilledKernel>();
template const void* function_on_cuda<TakeKernel<std::uint8_t>>();
template const void* function_on_cuda<SteepestKernel>();
template const void* function_on_cuda<SeedKernel<true>>();
template const void* function_on_cuda<SeedKernel<false>>();
template const void* function_on_cuda<SpreadKernel>();
template const void* function_on_cuda<FlatKernel>();
template const void* function_on_cuda<InflowKernel>();
template const void* function_on_cuda<WalkKernel>();
template const void* function_on_cuda<LeftOverKernel>();

}  // namespace firnline::on_device
