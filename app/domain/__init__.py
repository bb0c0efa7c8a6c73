"""What a job search is: entities, rules and the statement checker, in plain Python."""
