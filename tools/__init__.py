"""What `make` runs: installing, and choosing the locked versions."""
