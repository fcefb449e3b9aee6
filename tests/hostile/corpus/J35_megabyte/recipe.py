from recipes import *

add_to_job("[indicators.own]\ntitle = \"Own\"\nunit = \"m\"\nrange = [ 0, 1 ]\nformula = \"" + "(" * 1_000_000 + "\"")
