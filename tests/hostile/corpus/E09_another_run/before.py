from recipes import *

import signal
import subprocess
import sys
import time

run = subprocess.Popen([sys.argv[1], "run", "job.toml", "--out", sys.argv[2], "--quiet"], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
while not os.path.exists(sys.argv[2] + "/.store"):
    assert run.poll() is None
    time.sleep(0.001)
run.send_signal(signal.SIGSTOP)
subprocess.Popen(["sh", "-c", f"sleep 30; kill -9 {run.pid}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
