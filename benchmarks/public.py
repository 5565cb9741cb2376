"""Annotated pages that anyone can have, as a folder that the other benchmarks read.

    python benchmarks/public.py FOLDER

Downloads the npm package "article" (MIT licence, 27 MB), in which Andreas Madsen labelled the title and the text of 258
news pages of 2013, most of them found by Google News, and writes them to FOLDER with an index.jsonl. The pages belong
to their publishers, so none is in this repository. Whether a summary, a caption or a note is part of the text was one
person's decision from page to page, so no tool can be right everywhere.
"""

import argparse
import base64
import hashlib
import io
import json
import tarfile
import urllib.request
from pathlib import Path

ADDRESS = "https://registry.npmjs.org/article/-/article-1.1.2.tgz"
SHA512 = "CoJBxsmYA3YrgVtRP6S8WESB0xlQEXXopSzlEZThb/pB5AioIBh7HExq5vBs/nBXb+DPUnvc/Ply3IxC73z6VQ=="  # npm's own
PAGES = "package/test/reallife"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(download())) as package:
        rows = [row(package, told, folder) for told in json.loads(read(package, "datamap.json"))]
    (folder / "index.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} pages in {folder}")


def download() -> bytes:
    with urllib.request.urlopen(ADDRESS, timeout=60) as response:
        data: bytes = response.read()
    if base64.b64encode(hashlib.sha512(data).digest()).decode() != SHA512:
        raise SystemExit(f"{ADDRESS} is not the package that these labels were read in")
    return data


def row(package: tarfile.TarFile, told: dict[str, str], folder: Path) -> dict[str, object]:
    """The annotation of a page, which is written beside it."""
    name = f"{told['key']}.html"
    (folder / name).write_bytes(read(package, f"source/{name}"))
    label = json.loads(read(package, f"expected/{told['key']}.json"))
    body = [line for line in label["text"].split("\n") if line.strip()]
    return {"id": told["key"], "url": told["href"], "html": name, "title": label["title"], "body": body}


def read(package: tarfile.TarFile, name: str) -> bytes:
    file = package.extractfile(f"{PAGES}/{name}")
    assert file is not None, name
    return file.read()


if __name__ == "__main__":
    main()
