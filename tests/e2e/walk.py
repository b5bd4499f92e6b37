"""A walk through a whole workshop: every phase there is, with a full room, shown on a desk, a stage and three phones.

The crowd and the facilitator have no browsers and act at once; browsers are there to be looked at. Twelve teams each
send a reply of 280 characters, the customer boils over, and the observer mediates.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Browser, Locator, WebSocket

from server.wire.codec import MSGPACK
from tests.e2e.people import Crowd, Person
from tests.e2e.theatre import PATIENCE_MS, Screen

TITLE = "Larkfield Heating, staff workshop"
WRITER, CUSTOMER, OBSERVER = "Priya", "Tomasz", "Mei-Ling"
MATES = ("Amara", "Zofia", "Björn")
"""They come in after the writer, the customer and the observer, one each, so that those three are spread over teams."""

OTHERS = (
    "Daniel", "Jonas", "Connor", "Hannah", "Aisha", "Nadia", "Yusuf", "Élodie", "Mateo", "Rosa", "Farid", "Ingrid",
    "Quentin", "Leila", "Oskar", "Tove", "Samir", "Vera",
)  # fmt: skip
"""With the others they make twelve teams of two."""

HOT = 8
WORST, BEST = -3, 3
UNHURRIED_S = 3_000
"""A clock runs in every step, and rings in none."""

CLOCKED = ("briefing", "guessing", "complaint", "drafting", "voting", "reaction", "record", "decision")

REPLY = (
    "You took two days off and we cancelled twice, by text. That was our failure, and I am sorry. Two heaters reach "
    "you by six tonight, and an engineer comes tomorrow between eight and ten. I will ring you myself at half past "
    "seven, and you have my own number in case anything is late."
)
LENGTH = 280


def reply_of(number: int) -> str:
    """Everybody's reply is as long as one may be, and differs from the others."""
    return f"{number + 1}. {REPLY}"[:LENGTH].ljust(LENGTH, ".")


LINE = "Two days off work. Two texts, twenty minutes before. It is four degrees in my kitchen. Who is coming, and when?"
DRAFT = "I am sorry. Two heaters by six tonight, and an engineer tomorrow between eight and ten."
MESSAGE = "I would name a time. Do you ring him?"
COMMITMENT = "Next time I will ask before I explain."
OFF_LIMITS = ("Illness", "Religion")
FORMAT = "The whole game"
TYPED = (
    TITLE, WRITER, CUSTOMER, OBSERVER, *MATES, *OTHERS,
    *map(reply_of, range(len(MATES) * 2 + len(OTHERS))), LINE, DRAFT, MESSAGE, COMMITMENT, *OFF_LIMITS, FORMAT,
)  # fmt: skip
"""Whatever people type on this walk, and so stays as it is in every language."""

SETTLED = """() => Promise.race([
  Promise.allSettled(document.getAnimations().map((one) => one.finished)),
  new Promise((resolve) => setTimeout(resolve, 800)),
]).then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))"""
"""Until nothing on the page moves any more; a clock that drains never stops, and is not waited for."""

MARK_STEP = "() => { for (const one of document.querySelectorAll('.page')) one.isOfStepBefore = true; }"
SHOWS_ANOTHER = "() => document.querySelector('.page')?.isOfStepBefore !== true"
"""A phone draws each step anew, once all frames of it came."""


class Followed(Screen):
    """A screen whose socket is read along, so that a test knows what it has been told, whatever its words."""

    def __init__(self, browser: Browser, url: str, **size: Any) -> None:
        super().__init__(browser, url, **size)
        self.welcomes = 0
        self.acks = 0
        self.turn = 0
        self.sections: dict[str, Any] = {}
        self.page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._hear)

    def _hear(self, frame: bytes | str) -> None:
        assert isinstance(frame, bytes)
        message: dict[str, Any] = dict(MSGPACK.unpack(frame))
        if message["t"] == "welcome":
            self.welcomes += 1
        elif message["t"] == "ack":
            self.acks += 1
        elif message["t"] == "view":
            self.sections |= message["set"]
            for section, keys in message["patch"].items():
                self.sections[section] = self.sections[section] | keys
            self.turn = self.sections.get("phase", {"turn": 0})["turn"]

    def until(self, condition: Callable[[], object], why: str) -> None:
        """Waits until something holds; frames are heard while it waits."""
        patience = time.monotonic() + PATIENCE_MS / 1000
        while not condition():
            assert time.monotonic() < patience, why
            self.page.wait_for_timeout(20)

    def main_button(self) -> Locator:
        """The one button of a phone that goes on, whatever its words."""
        return self.page.locator("button.go")

    def settle(self) -> None:
        self.page.evaluate(SETTLED)

    def comes_in(self, code: str, name: str, key: str, asks: str = "") -> None:
        """As a phone that has been in this room before: its seat is remembered, and opens at once."""
        seat = f"""localStorage.setItem("hotseat.seat.{code}", JSON.stringify({{"key": "{key}", "name": "{name}"}}))"""
        self.page.add_init_script(f"if (localStorage.length === 0) {seat}")
        self.open(f"/{asks}#{code}")
        self.until(lambda: self.welcomes > 0 and "you" in self.sections, f"{name} is not in")


class Watch:
    """Somebody who watches a walk; this one does nothing."""

    def opens(self, screen: Followed) -> None:
        """A screen is there, and has opened nothing yet."""

    def before_phase(self, phase: str, name: str, screen: Followed) -> None:
        """The room is about to come into this phase; all is still."""

    def after_phase(self, phase: str, name: str, screen: Followed) -> None:
        """The room has come into this phase, and all is still again."""


class Walk:
    """The room, and the screens in it by what they show."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        crowd: Crowd,
        screens: dict[str, Screen],
        watch: Watch | None = None,
        *,
        language: str = "",
    ) -> None:
        """`language` is one that the addresses of the screens ask for, whatever the room speaks."""
        self.crowd = crowd
        self._watch = watch or Watch()
        self.host: Person = crowd.opens(title=TITLE, mode="teams", team_size=2)
        self.code = self.host.room
        self._screens: dict[str, Followed] = {}
        self._asks = f"?lang={language}" if language else ""
        self._opens(browser, url)
        screens |= self._screens

    @property
    def screens(self) -> dict[str, Followed]:
        return self._screens

    def __getitem__(self, name: str) -> Followed:
        return self._screens[name]

    def _opens(self, browser: Browser, url: str) -> None:
        desk = self._opened("desk", Followed(browser, url, width=1280, height=800))
        desk.open(f"/facilitator{self._asks}#{self.code}.{self.host.key}")
        stage = self._opened("stage", Followed(browser, url, width=1920, height=1080))
        stage.open(f"/stage{self._asks}#{self.code}")
        parts = {"writer": WRITER, "customer": CUSTOMER, "observer": OBSERVER}
        for (part, name), mate in zip(parts.items(), MATES, strict=True):
            height = 640 if part == "writer" else 844
            phone = self._opened(part, Followed(browser, url, width=height * 9 // 16, height=height, phone=True))
            phone.comes_in(self.code, name, f"a-key-of-the-{part}-of-this-walk", self._asks)
            self.crowd.joins(self.code, [mate])
        self.crowd.joins(self.code, OTHERS)
        self.host.until(lambda told: told["room"]["here"] == len(MATES) * 2 + len(OTHERS))

    def _opened(self, name: str, screen: Followed) -> Followed:
        self._screens[name] = screen
        self._watch.opens(screen)
        return screen

    def speaks(self, language: str) -> None:
        """The room changes its language, and every screen follows."""
        self.host.must("set_rules", language=language)
        for screen in self._screens.values():
            screen.page.wait_for_function("(wanted) => document.documentElement.lang === wanted", arg=language)
            screen.settle()

    # -- from stop to stop ------------------------------------------------------------------------------------------
    def stops(self) -> Iterator[str]:
        """The workshop, step by step: at each name it gives, all screens show that step and are still."""
        yield from self._arrivals(self._before())
        yield from self._arrivals(self._scene())
        yield from self._arrivals(self._again())
        yield from self._arrivals(self._looking_back())

    def _arrivals(self, steps: Iterator[str]) -> Iterator[str]:
        for name in steps:
            self._settle(name)
            yield name

    def _until_told(self, name: str) -> None:
        turn = self.host.turn
        for screen in self._screens.values():
            screen.until(lambda screen=screen: screen.turn == turn, f"not told of {name}")  # type: ignore[misc]

    def _settle(self, name: str) -> None:
        self._until_told(name)
        for screen in self._screens.values():
            screen.settle()

    def _next(self, phase: str) -> None:
        self._to(phase, "end_step", turn=self.host.turn)

    def _to(self, phase: str, command: str, **fields: Any) -> None:
        """Into another phase, by a command of the facilitator."""
        self._settle(f"what comes before {phase}")
        for name, screen in self._screens.items():
            self._watch.before_phase(phase, name, screen)
            screen.page.evaluate(MARK_STEP)
        self.host.must(command, **fields)
        self.host.until(lambda told: told["phase"]["name"] == phase)
        self._until_told(phase)
        for screen in self._screens.values():
            screen.page.wait_for_function(SHOWS_ANOTHER)
            screen.settle()
        for name, screen in self._screens.items():
            self._watch.after_phase(phase, name, screen)
        turn = self.host.turn
        for person in self.crowd.people:
            person.until(lambda told: told["phase"]["turn"] == turn)

    def _seat(self, name: str) -> str:
        roster: dict[str, Any] = self.host.sections["roster"]
        return next(seat for seat, one in roster.items() if one["name"] == name)

    def _writers(self) -> set[str]:
        return {one["name"] for one in self.host.sections["roster"].values() if one["part"] == "writer"}

    def _before(self) -> Iterator[str]:
        self.crowd.people[0].must("volunteer", on=True)
        self.host.must("set_observer", seat=self._seat(OBSERVER), on=True)
        self.host.must("set_rules", approval=True)
        self.host.must("set_off_limits", topics=OFF_LIMITS)
        times = dict.fromkeys(CLOCKED, UNHURRIED_S)
        self.host.must("save_format", name=FORMAT, exchanges=2, **times)
        yield "lobby"
        self._to("confidence", "check_confidence")
        self.crowd.each("rate_confidence", lambda _, number: {"level": 1 + number % 5})
        yield "confidence"
        self._next("lobby")

    def _scene(self) -> Iterator[str]:
        self._start_round()
        yield "casting"
        self.host.must("ask_customer", turn=self.host.turn, seat=self._seat(CUSTOMER))
        customer = self["customer"]
        customer.until(lambda: customer.sections["you"]["asked"], "the customer is not asked")
        yield "asked"
        customer.main_button().click()
        self.host.until(lambda told: told["casting"]["customer"])
        self._next("briefing")
        yield "briefing"
        self._next("guessing")
        self.crowd.each("guess_cause", lambda one, number: self._guess(one, number) if number % 2 else None)
        yield "guessing"
        self._next("complaint")
        yield "complaint"
        customer.page.get_by_role("textbox").first.fill(LINE)
        customer.main_button().click()
        self.host.until(lambda told: told["complaint"])
        yield "said"
        self._next("drafting")
        yield "empty huddle"
        self._everybody_writes()
        self._priya_drafts()
        yield "drafting"
        self._next("approval")
        yield "approval"
        self._next("voting")
        yield "voting"
        self._everybody_votes()
        yield "voted"
        self._next("reaction")
        yield "reaction"
        self._reacts(WORST)
        yield "boils over"
        self._next("technique")
        yield "technique"

    def _again(self) -> Iterator[str]:
        """The exchange after boiling over: a mediation, and a vote on so few replies that they stand on the stage."""
        mediation = {"technique": "mediation", "mediator": self._seat(OBSERVER)}
        self._to("complaint", "choose_technique", turn=self.host.turn, **mediation)
        yield "mediation"
        self._next("drafting")
        self._everybody_writes()
        yield "mediated drafting"
        self._next("approval")
        now = [id_ for id_, row in self.host.sections["marking"].items() if row["exchange"] == 2]
        for reply in now[7:]:
            self.host.must("hold_reply", reply=reply, on=True)
        self._next("voting")
        self._everybody_votes()
        yield "vote on seven"
        self.host.must("freeze")
        yield "frozen"
        self.host.must("resume_clock")
        self.crowd.people[0].must("pause_scene")
        yield "paused"
        self.host.must("resume_clock")
        self._next("reaction")
        self._reacts(BEST)
        yield "reacted"

    def _looking_back(self) -> Iterator[str]:
        self._next("record")
        parts = ("problem", "done", "outcome", "follow_up")
        for part in parts:
            self.crowd.people[0].must("write_record", turn=self.host.turn, part=part, text=DRAFT)
        yield "record"
        self._next("decision")
        choices = ("keep", "terms", "part")
        self.crowd.each("decide", lambda _, number: {"turn": self.host.turn, "choice": choices[number % 3]})
        yield "decision"
        self._next("scoring")
        yield "scoring"
        self._marks()
        self._next("debrief")
        yield "debrief"
        self._next("standings")
        yield "standings"
        self._next("lobby")
        yield "between"
        self._to("closing", "begin_closing")
        self.crowd.each("rate_confidence", lambda _, number: {"level": 2 + number % 4})
        self.crowd.each("commit", lambda _, number: {"text": COMMITMENT})
        yield "closing"
        self._to("closed", "close_room")
        yield "closed"

    # -- what people do -----------------------------------------------------------------------------------------------
    def _start_round(self) -> None:
        library = self.host.sections["library"]
        hot = next(one for one in library["scenarios"] if one["starting_temper"] >= HOT)
        format_ = next(one for one in library["formats"] if one["name"] == FORMAT)
        self._to("casting", "start_round", scenario=hot["scenario"], format=format_["format"])

    @staticmethod
    def _guess(person: Person, number: int) -> dict[str, Any] | None:
        options = person.sections["guess"]["options"]
        return {"turn": person.turn, "cause": options[number % len(options)]["cause"]}

    def _everybody_writes(self) -> None:
        writers = self._writers()

        def reply(person: Person, number: int) -> dict[str, Any] | None:
            if person.sections["you"]["name"] not in writers:
                return None
            return {"turn": person.turn, "text": reply_of(number)}

        self.crowd.each("propose", reply)
        self.crowd.people[0].must("tell_team", text=MESSAGE)

    def _priya_drafts(self) -> None:
        writer, saved = self["writer"], self["writer"].acks
        writer.page.get_by_role("textbox").first.fill(DRAFT)
        writer.until(lambda: writer.acks > saved, "the draft is not saved")

    def _everybody_votes(self) -> None:
        def vote(person: Person, _: int) -> dict[str, Any] | None:
            ballot = person.sections.get("ballot")
            return {"reply": ballot["replies"][0]["reply"]} if ballot else None

        for person in self.crowd.people:
            person.until(lambda told: told.get("ballot") or told["you"]["part"] == "customer")
        self.crowd.each("cast_ballot", vote)
        self["writer"].page.get_by_role("radio").first.check(force=True)
        self.host.until(lambda told: told["progress"]["done"] > len(self.crowd.people) - 2)

    def _reacts(self, value: int) -> None:
        customer = self["customer"]
        dial = customer.page.get_by_role("slider")
        dial.focus()
        customer.page.keyboard.press("End" if value > 0 else "Home")
        customer.main_button().click()
        self.host.until(lambda told: next(row for row in told["result"]["rows"] if row["best"])["reaction"])

    def _marks(self) -> None:
        strategy = self.host.sections["rubric"]["lines"][0]["strategy"]
        for reply in self.host.sections["marking"]:
            self.host.must("mark_reply", reply=reply, strategy=strategy, mark=2)
            self.host.must("review_reply", reply=reply, done=True)
        desk = self["desk"]
        desk.until(lambda: all(one["reviewed"] for one in desk.sections["marking"].values()), "the marks are not shown")
