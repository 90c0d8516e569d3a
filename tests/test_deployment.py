"""What is there for users with Docker: read, not run, for no machine of ours has an engine."""

from pathlib import Path

import yaml

DEPLOY = Path(__file__).parent.parent / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


def test_the_api_starts_beside_a_server_that_answers() -> None:
    services = COMPOSE["services"]
    assert set(services) == {"api", "neo4j"}
    assert services["api"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD-SHELL"
    build = services["api"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).is_file()


def test_every_port_is_open_on_this_machine_only() -> None:
    assert COMPOSE["services"]["neo4j"]["ports"] == ["127.0.0.1:7687:7687", "127.0.0.1:7474:7474"]
    assert "ports" not in COMPOSE["services"]["api"]
    assert COMPOSE["services"]["api"]["environment"]["CANCU_STORE"] == "bolt://127.0.0.1:7687"


def test_the_server_is_of_the_line_that_is_tested_and_keeps_its_data() -> None:
    server = COMPOSE["services"]["neo4j"]
    line = server["image"].removeprefix("neo4j:").split("-")[0]
    assert f"<version>{line}." in (DEPLOY / "neo4j" / "pom.xml").read_text("utf-8")
    assert [volume.split(":")[0] for volume in server["volumes"]] == list(COMPOSE["volumes"])


def test_no_password_is_written_down() -> None:
    auth = COMPOSE["services"]["neo4j"]["environment"]["NEO4J_AUTH"]
    assert auth.startswith("neo4j/${NEO4J_PASSWORD:?")
    assert COMPOSE["services"]["api"]["environment"]["CANCU_NEO4J_PASSWORD"] == "${NEO4J_PASSWORD}"
