"""The same associations and people as the functional tests have."""

import importlib.util
import pathlib

_FUNCTIONAL = pathlib.Path(__file__).resolve().parents[2] / "functional" / "conftest.py"
_spec = importlib.util.spec_from_file_location("functional_conftest", _FUNCTIONAL)
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)
globals().update({name: value for name, value in vars(_module).items()
                  if not name.startswith("__")})
