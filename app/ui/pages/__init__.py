"""Pages: what fills the window beside the list."""
