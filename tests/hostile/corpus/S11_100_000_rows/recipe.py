from recipes import *

with open("clinics.csv", "w") as file:
    file.write("id,name,lon,lat\n")
    for number in range(100_000):
        file.write(f"C{number},,{75.72 + number % 500 * 0.0005:.4f},{41.46 + number // 500 * 0.0008:.4f}\n")
