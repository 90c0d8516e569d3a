"""The doors: every question asked over HTTP or on the command line is one call of the service."""
