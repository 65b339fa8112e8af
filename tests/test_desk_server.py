"""The socket on which the desk answers."""

from __future__ import annotations

import asyncio
import socket

from dateline.desk.server import bind


def test_pieces_of_an_answer_do_not_wait_for_each_other() -> None:
    async def accepted() -> int:
        options: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            taken = writer.get_extra_info("socket")
            options.set_result(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        listening = bind("127.0.0.1", 0)
        async with await asyncio.start_server(answer, sock=listening):
            _, writer = await asyncio.open_connection(*listening.getsockname())
            found = await options
            writer.close()
        return found

    assert asyncio.run(accepted()) == 1
