"""What ./dev stands on: the surroundings it needs, a virtual screen, and steps that sum up."""
