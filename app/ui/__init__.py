"""What is seen: the window, in Qt."""
