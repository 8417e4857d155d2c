# SPDX-License-Identifier: Apache-2.0
"""Sphinx: the pages of docs/ and the comments of the public headers become one site."""
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ["HFT_SOURCE"])
sys.path.insert(0, str(ROOT / "docs/site"))

project = "libhft"
version = re.search(r"VERSION (\d+\.\d+\.\d+)", (ROOT / "CMakeLists.txt").read_text()).group(1)
copyright = "the libhft authors, Apache-2.0"  # pylint: disable=redefined-builtin

extensions = ["myst_parser", "sphinx_design", "breathe", "links"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
highlight_language = "none"

breathe_projects = {name: os.environ["HFT_XML"] + "/" + name for name in ("hft", "inline")}
breathe_default_project = "hft"
breathe_domain_by_extension = {"h": "c"}
breathe_show_include = False
breathe_show_enumvalue_initializer = True
c_maximum_signature_line_length = 70
# A handle is declared in its header and defined in its inline one; unnamed enums are all called @N.
suppress_warnings = ["duplicate_declaration.c"]

html_theme = "furo"
html_title = f"libhft {version}"
html_static_path = ["site.css"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b6e4f", "color-brand-content": "#0b6e4f"},
    "dark_css_variables": {"color-brand-primary": "#5fd3a8", "color-brand-content": "#5fd3a8"},
}
