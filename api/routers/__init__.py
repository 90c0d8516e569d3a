"""The addresses, grouped by what they speak of. Each is a question for the service and nothing more."""
