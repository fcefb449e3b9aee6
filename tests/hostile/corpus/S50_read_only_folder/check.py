from recipes import *

os.chmod(".", 0o755)
assert not [name for name in os.listdir() if name.startswith("sites.gpkg-")], os.listdir()
