"""Takes memory and never gives it back."""

import time

MEGABYTE = 2**20
eaten = []


def eat(megabytes):
    """Takes it bit by bit, like a leak, and writes to every page, so that the memory is really used."""
    for _ in range(megabytes):
        eaten.append(bytearray(b"x") * MEGABYTE)
        time.sleep(0.001)
