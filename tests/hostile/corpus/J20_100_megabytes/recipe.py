from recipes import *

with open("job.toml", "a") as job:
    for _ in range(1000):
        job.write("# " + "x" * 99_997 + "\n")
