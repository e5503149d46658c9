"""逐个联系: one card at a time from any list, the result by one key, the next card at once."""
