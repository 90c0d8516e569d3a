// Constraints and indexes of the graph in Neo4j (Community edition).
// Generated from cancu.ttl by ontology/generate.py; do not edit.

CREATE CONSTRAINT instrument_id IF NOT EXISTS FOR (n:Instrument) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT unit_id IF NOT EXISTS FOR (n:Unit) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT task_id IF NOT EXISTS FOR (n:Task) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT requirement_id IF NOT EXISTS FOR (n:Requirement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT area_id IF NOT EXISTS FOR (n:Area) REQUIRE n.id IS UNIQUE;
CREATE INDEX instrument_symbol_key IF NOT EXISTS FOR (n:Instrument) ON (n.symbol_key);
CREATE INDEX instrument_number IF NOT EXISTS FOR (n:Instrument) ON (n.number);
CREATE INDEX instrument_type IF NOT EXISTS FOR (n:Instrument) ON (n.type);
CREATE INDEX instrument_issuer IF NOT EXISTS FOR (n:Instrument) ON (n.issuer);
CREATE INDEX instrument_year IF NOT EXISTS FOR (n:Instrument) ON (n.year);
CREATE INDEX instrument_level IF NOT EXISTS FOR (n:Instrument) ON (n.level);
CREATE INDEX instrument_status IF NOT EXISTS FOR (n:Instrument) ON (n.status);
CREATE INDEX instrument_name_key IF NOT EXISTS FOR (n:Instrument) ON (n.name_key);
CREATE INDEX unit_name_key IF NOT EXISTS FOR (n:Unit) ON (n.name_key);
CREATE INDEX unit_level IF NOT EXISTS FOR (n:Unit) ON (n.level);
CREATE INDEX unit_area IF NOT EXISTS FOR (n:Unit) ON (n.area);
CREATE INDEX area_name_key IF NOT EXISTS FOR (n:Area) ON (n.name_key);
CREATE INDEX area_level IF NOT EXISTS FOR (n:Area) ON (n.level);
CREATE INDEX area_parent IF NOT EXISTS FOR (n:Area) ON (n.parent);
CREATE INDEX requirement_document_type IF NOT EXISTS FOR (n:Requirement) ON (n.document_type);
CREATE INDEX requirement_due IF NOT EXISTS FOR (n:Requirement) ON (n.due);
CREATE INDEX task_deadline_date IF NOT EXISTS FOR (n:Task) ON (n.deadline_date);
CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (n:Instrument|Unit|Task|Requirement|Area) ON EACH [n.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};
