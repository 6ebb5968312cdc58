"""The only room that opens a network connection: an address in, bytes and what was said out.

What the bytes mean is the business of `sources`; whether they are kept, of `library`.
"""

from nkreader.fetching.client import Fetched, Fetcher
from nkreader.fetching.settings import FetchSettings

__all__ = ["FetchSettings", "Fetched", "Fetcher"]
