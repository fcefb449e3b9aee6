// SPDX-FileCopyrightText: 2026 The firnline authors
// SPDX-License-Identifier: Apache-2.0
#include "host/run/stop_signal.hpp"

#include <unistd.h>
#include <csignal>
#include <cstdlib>

#include "kernels/grid/error.hpp"

namespace firnline {
namespace {

volatile std::sig_atomic_t stop_requests = 0;

extern "C" void on_stop_signal(int) {
  stop_requests = stop_requests + 1;
  if (stop_requests > 1) _exit(static_cast<int>(ExitCode::interrupted));
}

volatile std::sig_atomic_t checkpoint_requests = 0;

extern "C" void on_checkpoint_signal(int) {
  checkpoint_requests = 1;
}

}  // namespace

void watch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = on_stop_signal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = on_checkpoint_signal;
  action.sa_flags = SA_RESTART;
  sigaction(SIGUSR1, &action, nullptr);
}

bool checkpoint_asked() {
  if (checkpoint_requests == 0) return false;
  checkpoint_requests = 0;
  return true;
}

void throw_if_stopped() {
  if (stop_requests > 0)
    throw Interrupted("the run was asked to stop; every finished tile is kept", {},
                      "run the same command again with --resume instead of --overwrite");
}

}  // namespace firnline
