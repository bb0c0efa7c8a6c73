"""What a person can do: use cases, the ports that they need, and the ChangeSet."""
