"""The loader of the rules; what they say is tested by the modules that read them."""

import json

import pytest

from newsclean import rules


@pytest.fixture
def fresh():
    rules._files.cache_clear()
    yield
    rules._files.cache_clear()


def test_an_installed_package_reads_the_same_from_one_file(tmp_path, monkeypatch, fresh):
    written = dict(rules._files())
    assert {"agencies.toml", "lang/en.toml"} <= written.keys()
    built = tmp_path / "rules.jsonl"
    lines = (json.dumps(rule, ensure_ascii=False) for rule in written.items())
    built.write_text("\n".join(lines), encoding="utf-8")
    rules._files.cache_clear()
    monkeypatch.setattr(rules, "BUILT", built)
    monkeypatch.setattr(rules, "FOLDER", tmp_path)  # no TOML is read
    assert rules._files() == written


def test_broken_toml_says_in_which_file(tmp_path, monkeypatch, fresh):
    (tmp_path / "broken.toml").write_text("id = ", encoding="utf-8")
    monkeypatch.setattr(rules, "BUILT", tmp_path / "rules.jsonl")
    monkeypatch.setattr(rules, "FOLDER", tmp_path)
    with pytest.raises(ValueError) as raised:
        rules.read("agencies.toml")
    assert str(tmp_path / "broken.toml") in raised.value.__notes__[0]
