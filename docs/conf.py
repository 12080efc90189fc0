"""Settings of the site for Sphinx; `python -m scripts.site` lays out the pages and builds each language with them."""

from gkcheck.version import __version__

project = "gkcheck"
release = __version__
extensions = ["myst_parser", "scripts.site_search", "scripts.site_twins"]
templates_path = ["_templates"]
nitpicky = True

myst_enable_extensions = ["attrs_inline"]  # marks what lies outside of the language's own pages
myst_heading_anchors = 4
suppress_warnings = ["misc.highlighting_failure"]  # a block may be cut short with …

html_theme = "furo"
html_title = "gkcheck"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_copyright = False
html_show_sourcelink = False
html_copy_source = False
html_use_index = False
html_last_updated_fmt = None
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
