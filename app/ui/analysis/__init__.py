"""The parts of 统计分析: gallery, filters, the large picture, its table, and what leaves the program as a file."""
