"""An SMTP server for tests: keeps what it receives as files, and answers as it is told.

    smtp_server.py FOLDER [--security none|starttls|tls] [--user NAME --password WORD] [--port N]

FOLDER/port            written when it listens, on a free port of 127.0.0.1
FOLDER/cert.pem, key.pem   read for starttls and tls
FOLDER/answer          "STAGE WHAT", read anew at each command; STAGE is rcpt or data, WHAT is a
                       reply ("451 4.3.0 later"), "hang", or "drop" (close without a reply; at
                       data the message has been kept). Without the file everything is accepted.
FOLDER/NNNNNN.eml      a message as it arrived, byte by byte
FOLDER/NNNNNN.json     its envelope; written last
"""

import argparse
import asyncio
import json
import os
import pathlib
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

HANG_S = 3600


def write(path, data):
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_bytes(data)
    os.rename(unfinished, path)


class Keeper:
    """Keeps messages, and refuses them as FOLDER/answer says."""

    def __init__(self, folder):
        self.folder = folder
        self.count = len(list(folder.glob("*.json")))

    async def answer(self, server, stage, accepted):
        try:
            wanted, what = (self.folder / "answer").read_text().strip().split(" ", 1)
        except FileNotFoundError:
            return accepted
        if wanted != stage:
            return accepted
        if what == "hang":
            await asyncio.sleep(HANG_S)
        if what == "drop":
            server.transport.abort()
            return "421 closing"
        return what

    def keep(self, server, session, envelope):
        self.count += 1
        name = f"{self.count:06}"
        write(self.folder / f"{name}.eml", envelope.original_content)
        user = session.auth_data.login.decode() if session.authenticated else ""
        facts = {
            "mail_from": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "encrypted": server.transport.get_extra_info("sslcontext") is not None,
            "user": user,
            "helo": session.host_name,
        }
        write(self.folder / f"{name}.json", json.dumps(facts).encode())

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = await self.answer(server, "rcpt", "250 OK")
        if reply.startswith("2"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server, session, envelope):
        reply = await self.answer(server, "data", "250 kept")
        if reply.startswith("2") or reply.startswith("421 closing"):
            self.keep(server, session, envelope)
        return reply


def authenticator(user, password):
    def check(server, session, envelope, mechanism, data):
        login = getattr(data, "login", b"").decode()
        word = getattr(data, "password", b"").decode()
        session.auth_data = data
        # Not handled: aiosmtpd is to answer a refusal by itself.
        right = login == user and word == password
        return AuthResult(success=right, handled=False, auth_data=data)

    return check


def tls_context(folder):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context


async def main(arguments):
    folder = pathlib.Path(arguments.folder)
    keeper = Keeper(folder)
    context = None if arguments.security == "none" else tls_context(folder)
    starttls = arguments.security == "starttls"

    def make_session():
        return SMTP(
            keeper,
            hostname="mail.test",
            tls_context=context if starttls else None,
            require_starttls=starttls,
            authenticator=authenticator(arguments.user, arguments.password),
            auth_required=bool(arguments.user),
            auth_require_tls=starttls,
        )

    server = await asyncio.get_running_loop().create_server(
        make_session,
        "127.0.0.1",
        arguments.port,
        ssl=context if arguments.security == "tls" else None,
    )
    port = server.sockets[0].getsockname()[1]
    write(folder / "port", str(port).encode())
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--security", choices=["none", "starttls", "tls"], default="none")
    parser.add_argument("--user", default="")
    parser.add_argument("--password", default="")
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(main(parser.parse_args()))
