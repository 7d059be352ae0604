"""The ground floors: languages, the project's folders and settings, and the API for other programs."""
