from recipes import *

assert not os.path.exists("../victim"), "a file was written"
