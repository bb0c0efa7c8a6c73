"""The building blocks of pages: they show what they are given and say what the person did."""
