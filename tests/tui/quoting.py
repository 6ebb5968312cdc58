"""Two reports that quote people, for tests of claims and dates."""

TRAIN = """---
title: Train stays away
published: 2020-11-20
publisher: Border Post
---

The train to Dandong was cancelled, a source in Sinuiju told Border Post on Wednesday.

“The train will not run this month,” the source said. “Nobody knows why.”

A spokesman in Beijing denied that the train was cancelled.

The bridge will reportedly open in March.
"""
RICE = """---
title: Rice is dear
published: 2020-03-31
publisher: Yalu Wire
---

Rice cost more on Monday, a trader in Hyesan said. She warned that maize may follow.
"""
TWO_SOURCES = """The market is open, a source in Hyesan said.

The market is shut, another source in Hyesan said.

Rice is dear. Maize is dear.

Nobody buys coal. Nobody sells it.

The market may open again, the source speculated.
"""
