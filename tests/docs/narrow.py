# SPDX-License-Identifier: Apache-2.0
"""narrow.py SITE: no page of the site is wider than a phone of 390 pixels, in Chromium.

A page that is too wide is tried first: where it is not seen, nothing else is believed. With
HFT_SHOTS naming a folder, the start page is kept there as a picture at 390 and 1280 pixels.
"""
import os
import pathlib
import shutil
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WIDTH = 390
FLAGS = ("--headless --no-sandbox --disable-gpu --disable-background-networking "
         "--disable-component-update --disable-sync --no-first-run --disable-extensions")
TOO_WIDE = """
const seen = [];
for (const e of document.querySelectorAll('body *'))
    if (e.getBoundingClientRect().right > arguments[0])
        seen.push(e.tagName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40));
return seen.slice(0, 3);
"""


def browser(width, profile):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={profile}")
    metrics = {"width": width, "height": 844, "pixelRatio": 1, "mobile": width < 800}
    options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def wide(driver, address):
    """The page's width if that is too much, else None."""
    driver.get(address)
    width = driver.execute_script("return document.documentElement.scrollWidth")
    return width if width > WIDTH else None


def check_pages(driver, site):
    pages = sorted(site.rglob("*.html"))
    bad = 0
    for page in pages:
        width = wide(driver, page.as_uri())
        if width is not None:
            bad += 1
            print(f"FAIL {page.relative_to(site)}: {width} pixels: "
                  f"{driver.execute_script(TOO_WIDE, WIDTH)}")
    print(f"{len(pages) - bad} passed, {bad} failed, 0 skipped")
    return bad == 0 and len(pages) > 0


def check_eyes(driver, folder):
    """A page that is one pixel too wide is seen."""
    page = pathlib.Path(folder) / "wide.html"
    page.write_text('<meta name="viewport" content="width=device-width, initial-scale=1">'
                    f'<body style="margin:0"><p style="width:{WIDTH + 1}px">wide')
    return wide(driver, page.as_uri()) is not None


def keep_shot(site, folder, width, profile):
    driver = browser(width, profile)
    driver.get((site / "index.html").as_uri())
    driver.save_screenshot(str(pathlib.Path(folder) / f"start-{width}.png"))
    driver.quit()


def main():
    site = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        driver = browser(WIDTH, f"{work}/profile")
        try:
            good = check_eyes(driver, work) and check_pages(driver, site)
        finally:
            driver.quit()
        for width in (390, 1280) if "HFT_SHOTS" in os.environ else ():
            keep_shot(site, os.environ["HFT_SHOTS"], width, f"{work}/profile-{width}")
    sys.exit(not good)


main()
