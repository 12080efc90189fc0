"""A repository's own settings and waivers: TOML files in, the choices of a run out."""
