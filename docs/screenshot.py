"""Makes docs/explain.png anew: the report on a fixture page, as Chromium shows it. Needs the extra `browser`.

python docs/screenshot.py
"""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import newsclean

HERE = Path(__file__).parent
PAGE = HERE.parent / "fixtures" / "html" / "dateline-glued-to-the-lead-with-a-date" / "source.html"
SIZE = {"width": 1180, "height": 985}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        report = Path(folder, "report.html")
        report.write_text(newsclean.explain(PAGE.read_bytes()).to_html(), encoding="utf-8")
        browser = player.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport=SIZE, device_scale_factor=2)
        tab.goto(report.as_uri())
        tab.screenshot(path=HERE / "explain.png")
        browser.close()


if __name__ == "__main__":
    main()
