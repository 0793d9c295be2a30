"""What is said: data, checked against a schema, in every language. The lowest ring: it knows nobody above it."""
