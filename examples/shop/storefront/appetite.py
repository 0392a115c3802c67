"""Memory that is taken and never given back."""

MEGABYTE = 2**20
eaten = []


def eat(megabytes):
    """Writes to every page, so that the memory is really used."""
    for _ in range(megabytes):
        eaten.append(bytearray(b"x") * MEGABYTE)
