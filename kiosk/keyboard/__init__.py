"""The on-screen keyboard as plain values: layouts, places of keys, editing."""
