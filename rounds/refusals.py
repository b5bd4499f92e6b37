"""Refusals: why a command was not done, as a stable slug and a sentence that tells the person what to do."""

from __future__ import annotations

from enum import StrEnum


class Slug(StrEnum):
    """What went wrong; programs compare slugs, people read the sentence beside it in `SENTENCES`."""

    # the room and its doors
    ROOM_UNKNOWN = "room-unknown"
    ROOM_FULL = "room-full"
    ROOM_LOCKED = "room-locked"
    ROOM_CLOSED = "room-closed"
    NAME_MISSING = "name-missing"
    NAME_TOO_LONG = "name-too-long"
    NAME_UNREADABLE = "name-unreadable"
    NAME_TAKEN = "name-taken"
    SEAT_REMOVED = "seat-removed"
    # rights
    NOT_FOR_YOUR_ROLE = "not-for-your-role"
    NOT_THE_CUSTOMER = "not-the-customer"
    NOT_A_WRITER = "not-a-writer"
    NOT_A_VOTER = "not-a-voter"
    NOT_ASKED = "not-asked"
    NOT_AN_OBSERVER = "not-an-observer"
    NOT_THE_MEDIATOR = "not-the-mediator"
    # time
    NOT_NOW = "not-now"
    TOO_LATE = "too-late"
    NO_CLOCK = "no-clock"
    ROUND_RUNNING = "round-running"
    # things that are not there, or not allowed
    NO_SUCH_SEAT = "no-such-seat"
    NO_SUCH_TEAM = "no-such-team"
    NO_SUCH_SCENARIO = "no-such-scenario"
    NO_SUCH_FORMAT = "no-such-format"
    NO_SUCH_PROPOSAL = "no-such-proposal"
    NO_SUCH_REPLY = "no-such-reply"
    NO_SUCH_STRATEGY = "no-such-strategy"
    NO_SUCH_ANTI_PATTERN = "no-such-anti-pattern"
    NOBODY_TO_ASK = "nobody-to-ask"
    NO_CUSTOMER = "no-customer"
    TOO_FEW_PEOPLE = "too-few-people"
    OWN_TEAM = "own-team"
    NOTHING_SAID = "nothing-said"
    TEXT_UNREADABLE = "text-unreadable"
    BAD_EVIDENCE = "bad-evidence"
    NO_SUCH_CAUSE = "no-such-cause"
    NOT_NEUTRAL = "not-neutral"
    WEIGHTS_OFF = "weights-off"
    TOO_MANY_FORMATS = "too-many-formats"
    TOO_MANY_TAKES = "too-many-takes"
    TOO_MANY_TAGS = "too-many-tags"


SENTENCES: dict[Slug, str] = {
    Slug.ROOM_UNKNOWN: "No room has this code. Check the six characters on the big screen and try again.",
    Slug.ROOM_FULL: "Every seat in this room is taken. Ask the facilitator for another room.",
    Slug.ROOM_LOCKED: "The doors of this room are closed. Ask the facilitator to open them.",
    Slug.ROOM_CLOSED: "This workshop has ended. Ask the facilitator for the code of the next one.",
    Slug.NAME_MISSING: "Type the name the room should see, at least one letter.",
    Slug.NAME_TOO_LONG: "That name is too long. Use at most 24 characters.",
    Slug.NAME_UNREADABLE: "That name has characters nobody can see. Type it again with letters, digits or signs.",
    Slug.NAME_TAKEN: "Somebody here already has this name. Add a letter or a second name.",
    Slug.SEAT_REMOVED: "The facilitator has closed this seat. Talk to them: they can let you back in.",
    Slug.NOT_FOR_YOUR_ROLE: "Only somebody in another role can do this. Leave it to them.",
    Slug.NOT_THE_CUSTOMER: "Only the customer can do this. Wait for them to speak.",
    Slug.NOT_A_WRITER: "You are not writing in this round. You can vote when the replies are in.",
    Slug.NOT_A_VOTER: "You have no ballot in this vote. Watch how the room decides.",
    Slug.NOT_ASKED: "You are not being asked to play the customer now. Offer yourself with “I would play”.",
    Slug.NOT_AN_OBSERVER: "Only observers hold a card. Ask to watch the next round, and you get one.",
    Slug.NOT_THE_MEDIATOR: "Somebody else mediates. Write to them by way of your team's reply.",
    Slug.NOT_NOW: "This cannot be done in the present step. Look at the screen for what is open now.",
    Slug.TOO_LATE: "The bell has gone, and the room has moved on. Nothing was changed by this.",
    Slug.NO_CLOCK: "No clock is running in this step. Start one first.",
    Slug.ROUND_RUNNING: "A round is being played. Finish it or cancel it first.",
    Slug.NO_SUCH_SEAT: "Nobody here has this seat. Choose a person from the list.",
    Slug.NO_SUCH_TEAM: "There is no such team. Choose one from the list.",
    Slug.NO_SUCH_SCENARIO: "The deck has no such scenario. Choose one from the list.",
    Slug.NO_SUCH_FORMAT: "There is no such format. Choose one from the list.",
    Slug.NO_SUCH_PROPOSAL: "This proposal is not in your team's huddle. Choose one you can see.",
    Slug.NO_SUCH_REPLY: "There is no such reply to choose here. Choose one you can see.",
    Slug.NO_SUCH_STRATEGY: "The catalogue has no such strategy. Choose one from the list.",
    Slug.NO_SUCH_ANTI_PATTERN: "The catalogue has no such anti-pattern. Choose one from the list.",
    Slug.NOBODY_TO_ASK: "Nobody is left to ask. Wait for somebody to come in, or cancel the round.",
    Slug.NO_CUSTOMER: "Nobody plays the customer yet. Ask somebody first.",
    Slug.TOO_FEW_PEOPLE: "This needs at least two people here. Wait for one more, or use the practice customer.",
    Slug.OWN_TEAM: "This reply is your own team's. Choose another team's reply.",
    Slug.NOTHING_SAID: "There are no words in it yet. Write something first.",
    Slug.TEXT_UNREADABLE: "The text has characters nobody can see. Type it again without them.",
    Slug.BAD_EVIDENCE: "These words are not in the reply. Select them in the reply and mark again.",
    Slug.NO_SUCH_CAUSE: "This cause is not among those to choose from. Choose one you can see.",
    Slug.NOT_NEUTRAL: "A mediator must be somebody here who does not play the customer. Choose another person.",
    Slug.WEIGHTS_OFF: "The three weights must add up to 100. Change one of the others as well.",
    Slug.TOO_MANY_FORMATS: "The room has twelve formats of its own. Take one away first.",
    Slug.TOO_MANY_TAKES: "This round has been played again often enough. Go on from here.",
    Slug.TOO_MANY_TAGS: "Three tags on a reply are enough. Take one away first.",
}


class Refusal(Exception):
    """A command that the room does not do; its state is as it was."""

    def __init__(self, slug: Slug) -> None:
        super().__init__(slug.value)
        self.slug = slug
        self.say = SENTENCES[slug]
