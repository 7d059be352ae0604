"""The command line: what people type, and what comes back."""
