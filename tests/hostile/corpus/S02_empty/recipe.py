from recipes import *

put("clinics.csv", '')
