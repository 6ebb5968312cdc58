"""Where things are kept: as platformdirs says, which is not asked where that is plain."""

from pathlib import Path

import platformdirs
import pytest

from nkreader.library.places import config_file, data_folder


@pytest.mark.parametrize("home", ["/home/ann", "/home/ann/", "relative", ""])
@pytest.mark.parametrize("named", [None, "", " ", "/data", "/data/", "~/data", "data"])
def test_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, home: str, named: str | None
) -> None:
    monkeypatch.setenv("HOME", home)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        if named is None:
            monkeypatch.delenv(variable)
        else:
            monkeypatch.setenv(variable, named)
    data = Path(platformdirs.user_data_path("nkreader", appauthor=False))
    config = Path(platformdirs.user_config_path("nkreader", appauthor=False))
    assert data_folder() == data
    assert config_file() == config / "config.toml"
