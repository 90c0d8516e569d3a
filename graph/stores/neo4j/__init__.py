"""The store on a Neo4j server: the graph as real nodes and relationships, under the names of the ontology."""
