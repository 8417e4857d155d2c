# SPDX-License-Identifier: Apache-2.0
"""The extension that CFFI makes of the headers. Nothing outside this package should need it."""
from typing import Any

ffi: Any
lib: Any
