"""A real server and a real Chromium, for what AppTest cannot see."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

HOME = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium")
REQUIRED = os.environ.get("CTG_REQUIRE_BROWSER") == "1"
PATIENCE = 30_000  # milliseconds
STILL = """() => document.querySelector('[data-test-script-state=notRunning]')
  && !document.querySelector('[data-testid=stSkeleton]')"""
expect.set_options(timeout=PATIENCE)


@contextmanager
def served(url: str) -> Iterator[str]:
    """A server of its own over this store, on a free port of the loopback; its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    environment = os.environ | {"CTG_DATABASE_URL": url, "PYTHONPATH": str(HOME)}
    with subprocess.Popen(command, cwd=HOME, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert any("URL" in line for line in server.stdout), "the server did not start"
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without one the test is skipped, or fails where a browser is required."""
    if CHROMIUM is None:
        if REQUIRED:
            pytest.fail("CTG_REQUIRE_BROWSER=1 and no chromium was found")
        pytest.skip("no chromium on this machine")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


def open_page(browser: Browser, address: str) -> Page:
    """The page at that address, once it has drawn its title."""
    page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="fr-FR")
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def drawn(page: Page) -> None:
    """Wait until the page has nothing left to draw."""
    page.wait_for_function(STILL)


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
