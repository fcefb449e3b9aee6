from recipes import *

put("clinics.csv", 'id\tname\tlon\tlat\nC01\tOne\t75.826744\t41.547817\nC02\tTwo\t75.940720\t41.536990\n')
