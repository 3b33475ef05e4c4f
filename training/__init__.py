"""Fits the matcher's weights: `python -m training --data ../shared/data`.

It stands beside `knowledge` and `bot` and not under `tests`, because it makes a part of the product; neither
of them imports it.
"""
