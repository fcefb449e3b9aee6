from recipes import *

add_to_job("\n".join(f"[layers.l{n}]" for n in range(100_000)))
