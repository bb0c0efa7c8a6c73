"""How the window looks: colours by meaning, sizes by font, one style sheet."""
