"""Everything that knows Textual, cells and colours. What a person can do is said by `library`."""
