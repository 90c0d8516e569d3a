"""Measurements: each as a ratio taken in one run, ours against a peer. Never a test."""
