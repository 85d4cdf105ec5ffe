#!/usr/bin/env python3
"""Takes a picture of every review, as a reader of a pull request sees it.

    mvn -q test -Dtest=ReviewPageTest -Dparibus.reviews=target/reviews
    python3 src/test/browser/reviews.py target/reviews [--mermaid mermaid.min.js] [--browser chromium]

Each *.html of the folder becomes a *.png beside it: 900 wide, folded parts open. With Mermaid's own script (npm pack mermaid,
dist/mermaid.min.js) the curves are drawn, too. Nothing is fetched from a network.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

STYLE = """
body { font: 14px/1.5 sans-serif; width: 860px; margin: 16px auto; color: #1f2328; }
table { border-collapse: collapse; margin: 8px 0; } td, th { border: 1px solid #d1d9e0; padding: 4px 10px; }
code { background: #eff1f3; padding: 1px 4px; border-radius: 4px; } pre { background: #f6f8fa; padding: 10px; overflow: hidden; }
blockquote { border-left: 3px solid #d1d9e0; margin: 0; padding-left: 12px; color: #59636e; }
details { margin: 6px 0; }
"""
DRAWN = re.compile(r'<pre><code class="language-mermaid">(.*?)</code></pre>', re.S)


def page(html, mermaid):
    html = html.replace("<details>", "<details open>")
    script = ""
    if mermaid:
        html = DRAWN.sub(r'<pre class="mermaid">\1</pre>', html)
        script = f'<script src="{mermaid.resolve().as_uri()}"></script><script>mermaid.initialize({{startOnLoad: true}})</script>'
    return f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{html}{script}'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--mermaid", type=pathlib.Path)
    parser.add_argument("--browser", default="chromium")
    arguments = parser.parse_args()
    planned = sorted(arguments.folder.glob("*.html"))
    failed = 0
    for review in planned:
        picture = review.with_suffix(".png").resolve()
        picture.unlink(missing_ok=True)
        with tempfile.TemporaryDirectory() as work:
            source = pathlib.Path(work, "page.html")
            source.write_text(page(review.read_text("utf-8"), arguments.mermaid), "utf-8")
            subprocess.run(
                [arguments.browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                 f"--user-data-dir={work}/profile", "--window-size=900,1600", "--virtual-time-budget=8000",
                 f"--screenshot={picture}", source.as_uri()],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, check=False)
        drawn = picture.exists() and picture.stat().st_size > 5_000
        failed += not drawn
        print(f"{picture}: {'drawn' if drawn else 'not drawn'}")
    print(f"planned {len(planned)}, reached {len(planned) - failed}, failed {failed}")
    return 1 if failed or not planned else 0


if __name__ == "__main__":
    sys.exit(main())
