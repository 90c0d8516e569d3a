"""The knowledge graph: what texts say as nodes and relations with their proof, and the questions asked of them."""
