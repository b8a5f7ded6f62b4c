"""The random numbers of a notebook, written again from their published definitions.

xoshiro256** (Blackman and Vigna, 2021) whose state SplitMix64 fills; a stream is the seed, mixed
once, xor the FNV-1a hash of the stream's name. Shuffled after Durstenfeld (Algorithm 235, 1964), from
the end, with numbers below n after Lemire (2019).
"""

MASK = (1 << 64) - 1


def split_mix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def fnv(name):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def rotated(x, count):
    return ((x << count) | (x >> (64 - count))) & MASK


class Generator:
    def __init__(self, seed, stream):
        mixer = split_mix(next(split_mix(seed)) ^ fnv(stream))
        self.state = [next(mixer) for _ in range(4)]

    def next(self):
        s = self.state
        result = (rotated((s[1] * 5) & MASK, 7) * 9) & MASK
        shifted = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = rotated(s[3], 45)
        return result

    def uniform(self, lower, upper):
        return lower + (upper - lower) * ((self.next() >> 11) * 2.0**-53)

    def below(self, count):
        product = self.next() * count
        if product & MASK < count:
            unfair = (1 << 64) % count
            while product & MASK < unfair:
                product = self.next() * count
        return product >> 64

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
