# SPDX-License-Identifier: Apache-2.0
"""Python functions that the engine calls. What they raise is kept, and raised again by the call
of the engine that led to them."""
from typing import Any, Callable, List, Optional, Union

import numpy as np

from hft._core import ffi
from hft.records import ORDER, Records

#: Takes the orders that leave; how many were taken, None = all.
Send = Callable[[Records], Optional[int]]
#: (author, digest, signature) to whether that author may loosen.
Verify = Callable[[str, bytes, bytes], bool]


class Callback:
    """A function and what it raised. Keep it as long as C has its ``user`` pointer."""

    def __init__(self, function: Union[Send, Verify], raised: List[BaseException]) -> None:
        self.function: Any = function
        self.raised = raised
        self.user = ffi.new_handle(self)


def _keep(kind: Any, value: BaseException, trace: Any) -> None:
    """Keep what a callback raised; C gets ``error``, which refuses."""
    frame = trace.tb_frame if trace is not None else None
    if frame is not None and "user" in frame.f_locals:
        ffi.from_handle(frame.f_locals["user"]).raised.append(value)


@ffi.def_extern(error=0, onerror=_keep)  # type: ignore[untyped-decorator]
def hft_py_send_n(user: Any, orders: Any, n: int) -> int:
    """Hand the orders over as an array of the function's own."""
    sent = np.frombuffer(ffi.buffer(orders, n * ORDER.itemsize), ORDER).copy()
    taken = ffi.from_handle(user).function(sent)
    return n if taken is None else int(taken)


@ffi.def_extern(error=0, onerror=_keep)  # type: ignore[untyped-decorator]
def hft_py_verify(user: Any, author: Any, digest: Any, signature: Any, size: int) -> int:
    """1 if the function says that the author may."""
    name = ffi.string(author).decode() if author != ffi.NULL else ""
    sign = bytes(ffi.buffer(signature, size)) if size else b""
    return int(bool(ffi.from_handle(user).function(name, bytes(ffi.buffer(digest, 32)), sign)))
