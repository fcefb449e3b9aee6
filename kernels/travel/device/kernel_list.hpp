// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
// Makes function_on_cuda() for every kernel of the room. Included behind its definition, once per kind of
// build.
namespace firnline::on_device {

template const void* function_on_cuda<MarginKernel<float>>();
template const void* function_on_cuda<MarginKernel<std::uint64_t>>();
template const void* function_on_cuda<PlaceKernel<float, float, AsItIs>>();
template const void* function_on_cuda<PlaceKernel<std::uint8_t, std::uint8_t, AsItIs>>();
template const void* function_on_cuda<PlaceKernel<std::uint64_t, std::uint64_t, AsItIs>>();
template const void* function_on_cuda<TakeKernel<std::uint64_t>>();
template const void* function_on_cuda<BeginTravelKernel>();
template const void* function_on_cuda<OnFootKernel>();
template const void* function_on_cuda<SourceKernel>();
template const void* function_on_cuda<FromNearestKernel>();
template const void* function_on_cuda<TravelKernel>();
template const void* function_on_cuda<RaiseLimitKernel>();

}  // namespace firnline::on_device
