"""What a person can act on, raised as one line. Known everywhere, so it knows nothing itself."""


class NkreaderError(Exception):
    """Something a user can act on; its text is the one line they read: what, where, what to do."""


class UnknownError(NkreaderError):
    """Nothing in the library is named so."""


class WrongUseError(NkreaderError):
    """What was typed can't be read: the command line ends with the code for wrong use."""
