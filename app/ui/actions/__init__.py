"""Actions: menus and shortcuts as tables."""
