from recipes import *

add_to_job("\n".join(f"[layers.l{n}]" for n in range(1_000_000)))
