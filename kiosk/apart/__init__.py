"""Processes of ours beside the screens: started, asked one thing at a time, ended."""
