"""Mail: one plain text for one reader, by the deployment's own server, in a thread that nobody waits for at the end."""

import asyncio
import hashlib
import smtplib
import ssl
import threading
from collections.abc import Callable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from app.notify.alert import NO_LINK_DECIDES, OPEN_QUEUE, Letter
from app.notify.outbox import ARRIVED, Delivery
from app.wording import Tongue

TIMEOUT = 15.0
"""Seconds for each answer of the server."""
PATIENCE = 45.0
"""Seconds for the whole conversation: greeting, encryption, login and text, each of which may take a while."""


class Server(NamedTuple):
    """Where mail goes out. `security`: `tls` from the start, `starttls`, or `off` on this machine only."""

    host: str
    port: int
    security: str
    user: str | None
    password: str | None


def server_of(url: str) -> Server:
    """The server of PORTAVOZ_SMTP_URL, which the settings have checked."""
    parts = urlsplit(url)
    security = "tls" if parts.scheme == "smtps" else "off" if parts.query == "tls=off" else "starttls"
    port = parts.port or (465 if parts.scheme == "smtps" else 587)
    user, password = (unquote(word) if word else None for word in (parts.username, parts.password))
    return Server(parts.hostname or "", port, security, user, password)


def message(letter: Letter, sender: str, to: str, id: str, tongue: Tongue, now: datetime) -> EmailMessage:
    """The mail. `id` makes a Message-ID that is the same at every attempt."""
    domain = sender.partition("@")[2]
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Portavoz", addr_spec=sender)
    mail["To"] = Address(addr_spec=to)
    mail["Subject"] = " ".join(letter.subject.split())
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{hashlib.sha256(id.encode()).hexdigest()[:32]}@{domain}>"
    mail["List-Id"] = f"Portavoz <avisos.portavoz.{domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    there = (letter.link, "", NO_LINK_DECIDES.in_(tongue)) if letter.link else (OPEN_QUEUE.in_(tongue),)
    mail.set_content("\n".join((*letter.lines, "", *there, "")), cte="quoted-printable")
    mail["Content-Language"] = tongue
    return mail


async def send(server: Server, mail: EmailMessage, sender: str, to: str) -> Delivery:
    """Hands the mail to the server. Never raises for what the server does; names the failure without its words."""
    try:
        async with asyncio.timeout(PATIENCE):
            await _in_thread(lambda: _talk(server, mail, sender, to))
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()))[0]
        return Delivery(failure=f"recipient refused ({code})", final=code >= 500)
    except smtplib.SMTPResponseException as refused:
        return Delivery(failure=f"refused ({refused.smtp_code})")
    except smtplib.SMTPNotSupportedError:
        return Delivery(failure="the server lacks STARTTLS or SMTPUTF8")
    except TimeoutError:
        return Delivery(failure="timeout")
    except ssl.SSLError:
        return Delivery(failure="certificate")
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        return Delivery(failure=f"unreachable ({type(error).__name__})")
    return ARRIVED


def _talk(server: Server, mail: EmailMessage, sender: str, to: str) -> None:
    secure = ssl.create_default_context()
    with _opened(server, secure, sender.partition("@")[2]) as client:
        if server.security == "starttls":
            client.starttls(context=secure)
        if server.user:
            client.login(server.user, server.password or "")
        client.send_message(mail, sender, [to])


def _opened(server: Server, secure: ssl.SSLContext, name: str) -> smtplib.SMTP:
    """`name`: what we say we are; asking the machine for its own may take long and tells it to the world."""
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, name, timeout=TIMEOUT, context=secure)
    return smtplib.SMTP(server.host, server.port, name, timeout=TIMEOUT)


async def _in_thread(work: Callable[[], None]) -> None:
    """Runs blocking work in a thread that does not keep the process from ending, unlike those of the event loop."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def tell(error: BaseException | None) -> None:
        if done.done():
            return
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)

    def run() -> None:
        error: BaseException | None = None
        try:
            work()
        except BaseException as raised:  # it belongs to whoever waits
            error = raised
        if not loop.is_closed():
            loop.call_soon_threadsafe(tell, error)

    threading.Thread(target=run, name="portavoz-mail", daemon=True).start()
    await done
