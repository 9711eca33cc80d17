"""An alert as an e-mail in plain text; no word of an article can become a header."""

import os
import smtplib
import ssl
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage

from dateline.alerts.channel import DeliveryError, body, headline
from dateline.alerts.records import Alert

USER, PASSWORD = "DATELINE_SMTP_USER", "DATELINE_SMTP_PASSWORD"
TIME_LIMIT = 20.0


class Mail:
    """One address, reached over one mail server. Raises `DeliveryError` for an address that is none."""

    def __init__(self, address: str, host: str, port: int) -> None:
        try:
            self._address = Address(addr_spec=address)
        except (ValueError, IndexError, MessageError) as error:
            raise DeliveryError(f"{address!r} is no e-mail address; give one like desk@news.example") from error
        if not self._address.domain or not address.isascii():
            raise DeliveryError(f"{address!r} is no e-mail address; give one like desk@news.example")
        self._host, self._port = host, port

    @property
    def name(self) -> str:
        """The address."""
        return f"mail {self._address.addr_spec}"

    def message(self, alert: Alert) -> EmailMessage:
        """The mail about an alert; its id comes from the alert's, so that one sent twice is known as one."""
        message = EmailMessage()
        message["From"] = message["To"] = self._address
        message["Subject"] = headline(alert)
        message["Message-ID"] = f"<{alert.id}@alerts.dateline.invalid>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(body(alert))
        return message

    def send(self, alert: Alert) -> None:
        """Hand the mail to the server, encrypted where the server offers it. Raises `DeliveryError`."""
        try:
            with smtplib.SMTP(self._host, self._port, timeout=TIME_LIMIT) as server:
                server.ehlo()
                secure = server.has_extn("starttls")
                if secure:
                    server.starttls(context=ssl.create_default_context())
                    server.ehlo()
                self._log_in(server, secure=secure)
                server.send_message(self.message(alert))
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryError(f"{self.name}: {type(error).__name__} at {self._host}:{self._port}") from error

    def _log_in(self, server: smtplib.SMTP, *, secure: bool) -> None:
        user = os.environ.get(USER)
        if not user:
            return
        if not secure:
            raise DeliveryError(f"{self.name}: {self._host} offers no encryption; no password is sent to it")
        server.login(user, os.environ.get(PASSWORD, ""))
