"""Weights and random numbers of a run's draws, made again: Philox, Gamma by Marsaglia and Tsang, shares of Gamma (docs/robustness.md)."""
import math
import statistics

DIMENSIONS = ("hazard", "exposure", "vulnerability")
ARITHMETIC, GEOMETRIC, MAX = 0, 1, 2
MOST_LEAVES, WEIGHT, SHARED_ERROR, OWN_ERROR = 48, 0, 1, 2
inverse = statistics.NormalDist().inv_cdf


def leaves_by_dimension(profile):
    """Numbers of the indicators of each dimension."""
    return [[i for i, leaf in enumerate(profile["indicators"]) if leaf["dimension"] == name] for name in DIMENSIONS]


def philox(counter, key):
    (a, b, c, d), (k, l) = counter, key
    for _ in range(10):
        first, second = 0xD2511F53 * a, 0xCD9E8D57 * c
        a, b, c, d = second >> 32 ^ b ^ k, second & 0xFFFFFFFF, first >> 32 ^ d ^ l, first & 0xFFFFFFFF
        k, l = k + 0x9E3779B9 & 0xFFFFFFFF, l + 0xBB67AE85 & 0xFFFFFFFF
    return a, b, c, d


class Draws:
    """What is drawn with a seed, and around a profile's own weights with a concentration. ranges: of shares, by the name of an
    indicator or a dimension; order: pairs of names, the first no lighter than the second."""

    def __init__(self, seed, concentration, ranges=None, order=()):
        self.key, self.concentration = (seed & 0xFFFFFFFF, seed >> 32), concentration
        self.ranges, self.order = ranges or {}, order
        self.again = []  # tries that did not keep ranges and order, of each draw of shares

    def uniforms(self, cell, sample, layer, purpose, attempt=0):
        words = philox((cell & 0xFFFFFFFF, cell >> 32, sample, layer << 16 | purpose << 8 | attempt), self.key)
        return [(word + 0.5) / 2**32 for word in words]

    def gamma(self, tried, sample, layer, shape):
        if shape == 0:
            return 0
        d = (shape + 1 if shape < 1 else shape) - 1 / 3
        for attempt in range(256):
            u = self.uniforms(tried, sample, layer, WEIGHT, attempt)
            z = inverse(u[0])
            cube = (1 + z / math.sqrt(9 * d)) ** 3
            if cube > 0 and math.log(u[1]) < z * z / 2 + d - d * cube + d * math.log(cube):
                return d * cube * (u[2] ** (1 / shape) if shape < 1 else 1)

    def shares(self, sample, first_layer, weights, names):
        """The first try that keeps ranges and order."""
        at = {name: i for i, name in enumerate(names) if weights[i] > 0}
        order = [(at[a], at[b]) for a, b in self.order if a in at and b in at]
        for tried in range(100000):
            drawn = [self.gamma(tried, sample, first_layer + i, self.concentration * weight / sum(weights)) for i, weight in enumerate(weights)]
            part = [one / sum(drawn) for one in drawn]
            for a, b in order:
                if weights[a] == weights[b] and part[a] < part[b]:
                    part[a], part[b] = part[b], part[a]  # alike: put in order, not drawn again
            if all(low <= part[at[name]] <= high for name, (low, high) in self.ranges.items() if name in at) and \
                    all(part[a] >= part[b] for a, b in order):
                self.again.append(tried)
                return part

    def weights(self, profile, sample):
        """Of each indicator within its dimension, and of each dimension."""
        leaves, of = profile["indicators"], leaves_by_dimension(profile)
        weights = [0.0] * len(leaves)
        for own in of:
            if own:
                part = self.shares(sample, 0, [leaf["weight"] if i in own else 0 for i, leaf in enumerate(leaves)],
                                   [leaf["id"] for leaf in leaves])
                for i in own:
                    weights[i] = part[i]
        root = self.shares(sample, MOST_LEAVES, [node["weight"] if own else 0 for node, own in zip(profile["dimensions"], of)], DIMENSIONS)
        return weights, root


def block_of(ranges, order):
    """What [robustness] says of them; it ends in another table."""
    return "order = [" + ", ".join(f'"{a} >= {b}"' for a, b in order) + "]\n[robustness.weights]\n" + \
        "".join(f"{name} = [{low}, {high}]\n" for name, (low, high) in ranges.items())
