// A program of somebody else's: two cells of thinning ice, their mass change and its score.
// By hand: -1.2 m a year of 850 kg m-3 is -1.02 m of water; half way between the knots -2.04 (1) and 0 (0): 0.5. The other is missing.
#include <cstdio>
#include "kernels/composition/compose.hpp"
#include "kernels/indicators/registry.hpp"

int main() {
  const float thinning[] = {-1.2f, firnline::no_data_f32};
  const float* planes[] = {thinning};
  const firnline::CellSite site{100, 100, 10000};
  const firnline::RegisteredIndicator& indicator = *firnline::find_indicator("mass_change");
  firnline::Binding binding = firnline::default_binding(indicator.info);
  binding.plane_count[0] = 1;
  float change[2];
  indicator.evaluate({planes, nullptr, nullptr, &site, 1, 2, 0}, binding, 0, 0, 2, change);
  const firnline::ValueFunction knots{firnline::Transform::none, 2, {-2.04, 0}, {1, 0}};
  for (const float value : change) std::printf("%.4f %.4f\n", value, firnline::score_of(knots, value));
}
