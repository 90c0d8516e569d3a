"""The graph as RDF, and back: Turtle, JSON-LD, and N-Quads with one named graph a source."""

from graph.rdf.reading import read_rdf
from graph.rdf.writing import WRITERS, write_jsonld, write_nquads, write_turtle

__all__ = ["WRITERS", "read_rdf", "write_jsonld", "write_nquads", "write_turtle"]
