"""What the generator writes, one module for each file."""
