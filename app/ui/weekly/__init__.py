"""每周回访 in windows: the supervisor's board, call sheets that come back, the week report, numbers to be found."""
