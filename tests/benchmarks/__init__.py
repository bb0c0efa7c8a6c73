"""Benchmarks: ratios within one run, because machines are noisy; run by `./dev bench`."""
