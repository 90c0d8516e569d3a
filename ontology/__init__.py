"""What may be said: the ontology, and the vocabularies that belong to it."""
