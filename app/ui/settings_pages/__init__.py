"""The pages of 设置: this computer, the members of the team, the team's rules."""
