"""关怀: whom to greet and with what, the texts themselves, and the team's holidays."""
