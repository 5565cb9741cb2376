"""Annotated pages that anyone can have, as folders that the other benchmarks read.

    python benchmarks/public.py [FOLDER]

Downloads packages from npm and PyPI that hold real news pages as their test data, and writes two folders, each with an
index.jsonl. FOLDER/article has 258 pages of 2013, most of them found by Google News, with the titles and texts that
Andreas Madsen labelled: whether a summary, a caption or a note is part of the text was one person's decision from page
to page. FOLDER/tools has 192 pages of 2009 to 2025, a third of them Chinese, that five other tools test themselves
with, and labels of ours: `public.jsonl` names by digests the blocks that are body, or may be (`open`). They were made
from what newsclean took at commit f16df414, read page by page and put right, so they favour newsclean: they are to
learn from, and no measure beside other tools. The pages belong to their publishers: none is in this repository.
Without a FOLDER they go where `fit.py` looks for them.
"""

import argparse
import hashlib
import io
import json
import re
import tarfile
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from annotated import PUBLIC, digest

import newsclean
from newsclean import dom
from newsclean.blocks import Block, from_tree
from newsclean.noise import element_rule

LABELS = Path(__file__).with_name("public.jsonl")
NPM, PYPI = "https://registry.npmjs.org", "https://files.pythonhosted.org/packages"
COUNTRY, SECOND_LEVEL = 2, 3  # letters of "uk", and of "co" before it at most


class Package(NamedTuple):
    """An archive, and where its pages are."""

    address: str
    sha256: str
    pages: str  # a folder in it


ARTICLE = Package(
    f"{NPM}/article/-/article-1.1.2.tgz",
    "4457385fb7ed4ece8478d8c711fe92147c7ac8e4ec8aeebca82241cb54c32c8d",
    "package/test/reallife",
)
TOOLS = {
    "unfluff": Package(
        f"{NPM}/unfluff/-/unfluff-3.2.0.tgz",
        "ea948f345f6b7bb42d0cfd0dcb5590f66055c1bd00edc42ad9d9bf920c0323bb",
        "package/fixtures",
    ),
    "clean-mark": Package(
        f"{NPM}/clean-mark/-/clean-mark-0.5.0.tgz",
        "bd531e29d66f11d64c9107d121360a09a93a1b1b2eac1b95ac989123869f856f",
        "package/test/fixtures",
    ),
    "newspaper4k": Package(
        f"{PYPI}/b6/20/733d9dd3adfb6295454e6ba81f6407d96bf66bfda36c75c99b1f99accbf0/newspaper4k-0.9.6.tar.gz",
        "a3f2f0e017dddb6f1019ee77aaa8980e13e6ecea0b949abc7167aae4770d2d0e",
        "newspaper4k-0.9.6/tests/data/html",
    ),
    "gne": Package(
        f"{PYPI}/8e/41/d72fc42048fafcda9e5b88a3e1648cfeb0f1b59c813856b4d6422df70c90/gne-0.4.3.tar.gz",
        "26ed77fc2b96d5e9dd28b288ebfdeaf6bf7f034a92b8f75067c64eefffd0b4a9",
        "gne-0.4.3",
    ),
    "mediacloud-metadata": Package(
        f"{PYPI}/69/dc/46a9b54cf26b8eb1b872ad7bf5c9bff40e2dda5ff6df3e4938868ae8b972/mediacloud_metadata-2.1.0.tar.gz",
        "e0a170a3c4403d3ecdbeddb5c06eb1ee2a3ac97d8a9453e07c6270ea5af74b3e",
        "mediacloud_metadata-2.1.0/mcmetadata/test/fixtures",
    ),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, nargs="?", default=PUBLIC)
    folder = options.parse_args().folder
    for name, rows in (("article", articles), ("tools", tools)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        found = list(rows(folder / name))
        lines = "".join(f"{json.dumps(row | {'corpus': f'public/{name}'})}\n" for row in found)
        (folder / name / "index.jsonl").write_text(lines, encoding="utf-8")
        print(f"{len(found)} pages in {folder / name}")


def opened(package: Package) -> tarfile.TarFile:
    with urllib.request.urlopen(package.address, timeout=120) as response:
        data: bytes = response.read()
    if hashlib.sha256(data).hexdigest() != package.sha256:
        raise SystemExit(f"{package.address} is not the package that these labels were read in")
    return tarfile.open(fileobj=io.BytesIO(data))


def read(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    assert file is not None, name
    return file.read()


def articles(folder: Path) -> Iterator[dict[str, Any]]:
    """The annotation of each page of the package `article`, which is written to the folder."""
    with opened(ARTICLE) as archive:
        for told in json.loads(read(archive, f"{ARTICLE.pages}/datamap.json")):
            name = f"{told['key']}.html"
            (folder / name).write_bytes(read(archive, f"{ARTICLE.pages}/source/{name}"))
            label = json.loads(read(archive, f"{ARTICLE.pages}/expected/{told['key']}.json"))
            body = [line for line in label["text"].split("\n") if line.strip()]
            row = {"id": told["key"], "url": told["href"], "html": name, "domain": site(told["href"])}
            yield row | {"title": label["title"], "body": body}


def tools(folder: Path) -> Iterator[dict[str, Any]]:
    """The same of the pages of other tools, with labels of ours."""
    labels: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["tool"]].append(label)
    for tool, package in TOOLS.items():
        with opened(package) as archive:
            for label in labels[tool]:
                data = read(archive, f"{package.pages}/{label['page']}")
                name = f"{tool}-{re.sub(r'[^a-z0-9]+', '-', label['page'].lower()).removesuffix('-html')}.html"
                (folder / name).write_bytes(data)
                url = newsclean.extract(data).url
                domain = site(url) if url else f"{tool}/{Path(label['page']).parent.name}"
                yield {"id": name, "url": url, "html": name, "domain": domain, **labelled(data, label)}


def labelled(data: bytes, label: dict[str, Any]) -> dict[str, Any]:
    """The paragraphs that a label names by their digests, each where it stands first."""
    blocks = from_tree(dom.parse(data).tree, element_rule, keep_furniture=True)
    texts: dict[str, Block] = {}
    for block in blocks:
        texts.setdefault(digest(block.text), block)
    body, either = set(label["body"]), set(label["open"])
    if missing := (body | either) - texts.keys():
        raise SystemExit(f"{label['page']} holds no block {', '.join(sorted(missing))}: the labels are of other blocks")
    names = [name for name in texts if name in body or name in either]
    return {
        "body": [texts[name].text for name in names],
        "optional": [i for i, name in enumerate(names) if name in either],
    }


def site(url: str) -> str:
    """The site of an address, whatever part of it, as the annotated pages name theirs.

    >>> site("https://news.example.co.uk/a"), site("http://www.cnn.com/"), site("http://www.bbc.co.uk")
    ('example.co.uk', 'cnn.com', 'bbc.co.uk')
    """
    parts = (urlsplit(url).hostname or "").removeprefix("www.").split(".")
    is_national = len(parts) > 2 and len(parts[-1]) == COUNTRY and len(parts[-2]) <= SECOND_LEVEL
    return ".".join(parts[-3 if is_national else -2 :])


if __name__ == "__main__":
    main()
