"""Each alert is sent once, to every place; what fails is told and tried again; no headline becomes a header."""

import json
import smtplib
import socketserver
import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from lxml import etree
from tests.alerts.conftest import SHOT, Hook, written

from dateline.alerts import AlertLog, deliver, find_alerts, logged, raised, write_feed
from dateline.alerts.channel import DeliveryError
from dateline.alerts.log import pending
from dateline.alerts.mail import Mail
from dateline.alerts.records import Alert
from dateline.alerts.rules import Rule
from dateline.alerts.webhook import Webhook, signature
from dateline.base.errors import DatelineError

LOCAL = frozenset({"127.0.0.1"})
(ALERT,) = find_alerts([Rule.model_validate({"name": "shots", "type": "ASSAULT"})], [written("a1", SHOT)], [])


def now() -> str:
    return "2024-03-12T09:00:00Z"


def hooked(hook: Hook) -> Webhook:
    return Webhook(hook.url, "quay", allow=LOCAL, pauses=(0, 0, 0))


def run(path: Path, due: list[Alert], *channels: Webhook | Mail) -> list[str]:
    with AlertLog(path, now) as log:
        return list(deliver(due, channels, log))


def test_a_post_is_json_with_a_signature_over_timestamp_and_body(hook: Hook, tmp_path: Path) -> None:
    assert run(tmp_path / "log", [ALERT], hooked(hook)) == []
    ((headers, content),) = hook.got
    assert json.loads(content)["id"] == ALERT.id
    assert headers["Dateline-Signature"] == signature("quay", headers["Dateline-Timestamp"], content)
    assert headers["Dateline-Signature"] != signature("other", headers["Dateline-Timestamp"], content)


def test_the_log_tells_when_why_and_where_and_no_secret(hook: Hook, tmp_path: Path) -> None:
    run(tmp_path / "log", [ALERT], hooked(hook))
    first, second = logged(tmp_path / "log")
    assert (first.line, second.line, first.at) == ("raised", "sent", now())
    assert first.alert == ALERT
    assert second.to[0].startswith("webhook 127.0.0.1 ")
    written_down = (tmp_path / "log").read_text()
    assert "quay" not in written_down
    assert "/alerts" not in written_down


@pytest.mark.parametrize(("statuses", "tries"), [([503, 429, 200], 3), ([500], 3), ([404], 1), ([302], 1)])
def test_a_server_that_is_busy_is_tried_again_within_bounds(hook: Hook, statuses: list[int], tries: int) -> None:
    hook.statuses = list(statuses)
    if statuses[-1] == 200:
        hooked(hook).send(ALERT)
    else:
        with pytest.raises(DeliveryError, match=str(statuses[-1])):
            hooked(hook).send(ALERT)
    assert len(hook.got) == tries


def test_a_private_address_is_refused_unless_allowed(hook: Hook) -> None:
    with pytest.raises(DeliveryError, match="no public address"):
        Webhook(hook.url, "quay").send(ALERT)
    assert hook.got == []


def test_what_failed_is_told_and_sent_at_the_next_run_only(hook: Hook, tmp_path: Path) -> None:
    hook.statuses = [404, 200]
    (told,) = run(tmp_path / "log", [ALERT], hooked(hook))
    assert "404" in told
    assert run(tmp_path / "log", [], hooked(hook)) == []
    assert run(tmp_path / "log", [], hooked(hook)) == []
    assert len(hook.got) == 2
    assert pending(logged(tmp_path / "log")) == []


def test_a_place_that_is_not_named_any_more_is_told_to_wait(hook: Hook, tmp_path: Path) -> None:
    hook.statuses = [404]
    run(tmp_path / "log", [ALERT], hooked(hook))
    (told,) = run(tmp_path / "log", [])
    assert "still waits" in told


def test_a_place_that_fails_three_times_is_left_alone_until_the_next_run(hook: Hook, tmp_path: Path) -> None:
    hook.statuses = [404]
    told = run(tmp_path / "log", [replace(ALERT, id=f"{n}") for n in range(9)], hooked(hook))
    assert len(hook.got) == 3
    assert "waits for the next run" in told[-1]
    assert len(pending(logged(tmp_path / "log"))) == 9


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with AlertLog(tmp_path / "log", now), pytest.raises(DatelineError, match="another run"):
        AlertLog(tmp_path / "log", now)


def test_a_torn_last_line_is_taken_away_and_the_rest_stays(tmp_path: Path) -> None:
    run(tmp_path / "log", [ALERT])
    with (tmp_path / "log").open("ab") as stream:
        stream.write(b'{"at":"2024')
    assert raised(logged(tmp_path / "log")) == [ALERT]
    run(tmp_path / "log", [replace(ALERT, id="b")])
    assert [alert.id for alert in raised(logged(tmp_path / "log"))] == [ALERT.id, "b"]


@pytest.mark.parametrize("content", ["some notes of mine", "some notes\nof mine\n", '{"id":1}\n'])
def test_a_file_that_is_no_log_is_refused_and_left_as_it_is(content: str, tmp_path: Path) -> None:
    (tmp_path / "log").write_text(content)
    with pytest.raises(DatelineError, match="log of alerts"):
        AlertLog(tmp_path / "log", now)
    assert (tmp_path / "log").read_text() == content


HOSTILE = "Fire\r\nBcc: victim@evil.example\r\n\r\n<b>boo\x00\u2028x"


def test_no_word_of_an_article_becomes_a_header_or_a_line_of_its_own() -> None:
    alert = replace(ALERT, title=HOSTILE, actors=(HOSTILE,), rule=HOSTILE, words=HOSTILE, url=HOSTILE)
    sent = Mail("desk@news.example", "localhost", 25).message(alert).as_bytes(policy=policy.SMTP)
    read = message_from_bytes(sent, policy=policy.default)
    assert read["Bcc"] is None
    assert read["To"] == "desk@news.example"
    own = "from to subject message-id auto-submitted content-type content-transfer-encoding mime-version"
    assert {name.lower() for name in read} == set(own.split())
    assert not any(line.startswith("Bcc") for line in read.get_content().splitlines())


@pytest.mark.parametrize("address", ["desk", "a@b\r\nBcc: c@d.example", "a@b.example, c@d.example", "", "ü@b.example"])
def test_what_is_no_single_address_is_refused(address: str) -> None:
    with pytest.raises(DeliveryError, match="no e-mail address"):
        Mail(address, "localhost", 25)


@pytest.fixture
def server() -> Iterator[tuple[int, list[bytes]]]:
    got: list[bytes] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 here\r\n")
            while command := self.rfile.readline().strip().upper():
                if command == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    got.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.wfile.write(b"221 bye\r\n" if command == b"QUIT" else b"250 well\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as tcp:
        threading.Thread(target=tcp.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield tcp.server_address[1], got
        tcp.shutdown()


def test_a_mail_arrives_once(server: tuple[int, list[bytes]], tmp_path: Path) -> None:
    port, got = server
    mail = Mail("desk@news.example", "127.0.0.1", port)
    assert run(tmp_path / "log", [ALERT], mail) == []
    assert run(tmp_path / "log", [], mail) == []
    assert len(got) == 1
    assert b"Subject: NEW [shots]" in got[0]


def test_no_password_goes_over_a_connection_without_encryption(
    server: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_SMTP_USER", "desk")
    with pytest.raises(DeliveryError, match="no encryption"):
        Mail("desk@news.example", "127.0.0.1", server[0]).send(ALERT)


CERTIFICATE = Path(__file__).with_name("local_server.pem")  # for 127.0.0.1 alone, with its key


@pytest.fixture
def secure_server() -> Iterator[tuple[int, list[bytes]]]:
    """A mail server that offers encryption, and the lines that came over it."""
    got: list[bytes] = []
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    answers = {b"EHLO": b"250-here\r\n250 AUTH PLAIN\r\n", b"AUTH": b"235 well\r\n", b"QUIT": b"221 bye\r\n"}

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            self.request.sendall(b"220 here\r\n")
            self.request.recv(1000)
            self.request.sendall(b"250-here\r\n250 STARTTLS\r\n")
            assert self.request.recv(1000).strip().upper() == b"STARTTLS"
            self.request.sendall(b"220 go on\r\n")
            with suppress(ssl.SSLError), tls.wrap_socket(self.request, server_side=True) as wire:
                lines = wire.makefile("rb")
                while command := lines.readline().strip():
                    got.append(command)
                    if command.upper() == b"DATA":
                        wire.sendall(b"354 go on\r\n")
                        got.append(b"".join(iter(lines.readline, b".\r\n")))
                    wire.sendall(answers.get(command[:4].upper(), b"250 well\r\n"))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as tcp:
        threading.Thread(target=tcp.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield tcp.server_address[1], got
        tcp.shutdown()


def test_a_mail_and_its_password_go_over_an_encrypted_connection_where_the_server_offers_one(
    secure_server: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_SMTP_USER", "desk")
    monkeypatch.setenv("DATELINE_SMTP_PASSWORD", "quay")
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    port, got = secure_server
    Mail("desk@news.example", "127.0.0.1", port).send(ALERT)
    assert b"AUTH PLAIN " + b64encode(b"\0desk\0quay") in got
    assert any(b"Subject: NEW [shots]" in line for line in got)


def test_no_mail_goes_to_a_server_whose_certificate_nobody_vouches_for(
    secure_server: tuple[int, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_SMTP_USER", "desk")
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    port, got = secure_server
    with pytest.raises(DeliveryError, match=f"SSLCertVerificationError at 127.0.0.1:{port}"):
        Mail("desk@news.example", "127.0.0.1", port).send(ALERT)
    assert got == []


def test_a_mail_server_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr(smtplib, "SMTP", refuse)
    with pytest.raises(DeliveryError, match=r"SMTPServerDisconnected at mail\.example:25"):
        Mail("desk@news.example", "mail.example", 25).send(ALERT)


def test_the_feed_has_the_alerts_of_the_log_and_leaves_no_half_file(tmp_path: Path) -> None:
    run(tmp_path / "log", [replace(ALERT, title="a\x00b", url="javascript:alert(1)"), replace(ALERT, id="z")])
    write_feed(logged(tmp_path / "log"), tmp_path / "feed.atom")
    feed = etree.parse(tmp_path / "feed.atom")
    assert len(feed.findall("{*}entry")) == 2
    assert feed.findall(".//{*}link") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed.atom", "log"]
