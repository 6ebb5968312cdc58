"""Acts: what keys do. One file a theme; each act is a function over the collaborators it may touch,
named by the id of its key in `keymap`."""
