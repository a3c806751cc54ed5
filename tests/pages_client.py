"""Asks an application for its pages without a network."""

import asyncio

import httpx


class Browser:
    """Asks an application for its pages, as a browser on this machine would."""

    def __init__(self, app, raises=True):
        self.transport = httpx.ASGITransport(app, raise_app_exceptions=raises)

    def ask(self, method, address, **headers):
        async def answer():
            given = {name.replace("_", "-"): value for name, value in headers.items()}
            async with httpx.AsyncClient(transport=self.transport, base_url="http://127.0.0.1:8000") as client:
                return await client.request(method, address, headers=given)

        return asyncio.run(answer())

    def get(self, address, **headers):
        return self.ask("GET", address, **headers)
