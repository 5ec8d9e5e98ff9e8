"""What every test shares: the settings of Hypothesis and the environment of the commands that tests start.

Fixtures belong to the folder that uses them; nothing here may import the package.
"""

import os

from hypothesis import settings

# One and the same set of examples on every machine, and no deadline: the CI's cores are shared.
settings.register_profile("utfall", derandomize=True, deadline=None)
settings.load_profile("utfall")

# Material's notice about MkDocs 2 would stand in the output that tests compare.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

# No test pays for the files beside the pages but those that ask for them.
os.environ["UTFALL_FORMS"] = ""
