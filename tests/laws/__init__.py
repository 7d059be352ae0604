"""The laws of the house for Markdown, on texts that nobody here wrote.

Read `reading` (two ways to read a text, and how to compare them), `written` (Markdown made up by a machine), then
`test_laws`, `test_made_up` and `test_articles`.
"""
