"""
Measures the public pages as they are served: markup, speed, accessibility, weight, stillness.

``python -m tools.page_audits`` prints one table and fails if a figure is out of bounds. It needs node with npm, a
Java runtime and Chromium.
"""
