"""The rules that ``content.check`` goes by, one concept a file."""
