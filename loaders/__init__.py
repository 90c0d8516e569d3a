"""From files to readings: readers give the text, finders say what stands in it."""
