"""The single source: the forms as pydantic models in print order, and the rules as data."""
