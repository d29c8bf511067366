"""Reading aloud, by espeak-ng as a program: it is started, never imported."""
