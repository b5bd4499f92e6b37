"""Families of words: what rules call `{feeling}` or `{remedy}`, and what carries the weights to words never seen."""

from __future__ import annotations

import re
from functools import cache


def gathered(words: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(words.split())


FAMILIES: dict[str, frozenset[str]] = {
    name: gathered(words)
    for name, words in {
        "feeling": """
            frustrating frustrated frustration frustrations annoying annoyed annoyance upset upsetting angry anger
            livid furious fuming raging maddening infuriating infuriated disappointing disappointed disappointment
            disappointments stressful stressed stress worrying worried worry worries scary scared frightening frightened fright fear
            frightful exhausting exhausted tiring tired draining drained heartbreaking heartbroken devastating
            devastated distressing distressed distress embarrassing embarrassed humiliating humiliated humiliation
            shock shocking shocked gutting gutted heartache headache nightmare misery miserable rotten nasty horrid
            horrible awful terrible dreadful painful hurtful hurt hurts sad sadness saddening sickening unsettling unsettled
            alarming alarmed panic panicking panicky anxious anxiety nerve-wracking aggravating aggravated aggravation
            exasperating exasperated irritating irritated irritation overwhelming overwhelmed lonely helpless
            powerless unnerving unpleasant trying wearing galling demoralising discouraging disheartening dismaying
            despair hell hellish hassle ordeal letdown let-down let-downs unbearable harrowing grim ghastly sting
            stings bitter crushing crushed shaken rattled bewildering confusing disheartened fed-up sucks
            inconvenience inconvenient upheaval dismay grief grieving loss heavy hard tough rough""",
        "anger": """
            angry anger cross livid furious fuming mad upset annoyed frustrated raging irate hopping steaming enraged
            outraged disappointed seething spitting fed-up unhappy""",
        "bad": """
            bad poor awful terrible dreadful unacceptable wrong rubbish ridiculous disgraceful shocking appalling
            shoddy sloppy shameful unforgivable inexcusable disgusting outrageous unprofessional unfair rude careless absurd
            daft silly nonsense hopeless useless shambles mess shambolic disgrace joke farce below""",
        "remedy": """
            refund refunded refunding refunds reimburse reimbursed reimbursing reimbursement replace replaced replacing
            replacement replacements exchange exchanged exchanging swap swapped swapping credit credited crediting
            voucher vouchers discount compensation compensate repair repaired repairing repairs fix fixed fixing resend
            resent resending redo redone redoing rebook rebooked rebooking waive waived waiving reverse reversed
            reversing cancelled cancelling reinstate reinstated reinstating reissue reissued remake remade
            remaking refit reset resetting unlock unlocked unlocking upgrade upgraded upgrading reroute deduct deducted
            knocked freebie goodwill collect collected collecting collection deliver delivered delivering courier dispatch
            dispatched despatch despatched expedite expedited reprint reprinted correct corrected correcting amend
            amended restore restored restoring re-send spare loan""",
        "act": """
            send sent sending post posted posting ship shipped shipping put putting book booked booking arrange arranged
            arranging order ordered ordering change changed changing move moved moving take taken taking took pull
            pulled pulling ring rung ringing call called calling chase chased chasing check checked checking find found
            finding get getting got give given giving bring bringing brought drop dropped dropping pay paid paying
            transfer transferred transferring add added adding remove removed removing set setting stop stopped
            stopping start started starting run running track tracked tracking trace traced tracing search searching
            searched look looking looked open opened opening issue issued issuing process processed processing release
            released releasing reserve reserved reserving hold holding held clear cleared clearing raise raised raising
            switch switched switching email emailed emailing text texted write written wrote writing print fetch
            fetched update updated updating install installed assign assigned schedule scheduled waive clean cleaned
            fit fitted fitting cut make made making block blocked close closed pick picked lend speak spoke talk""",
        "contact": """
            call ring phone text email message write contact update telephone""",
        "contacting": """
            calling ringing phoning texting emailing messaging writing contacting updating telephoning""",
        "helper": """
            manager supervisor boss lead leader head director colleague specialist engineer technician expert senior
            department team owner chef matron doctor surgeon consultant plumber electrician mechanic fitter ombudsman
            ombudsmen mediator mediation arbitration adjudicator regulator union governor complaints escalations
            warranty legal billing dispatch workshop depot lawyer solicitor inspector nurse pharmacist surveyor
            officer foreman coordinator advisor adviser trainer principal headteacher teacher registrar optician dentist
            vet scheme body watchdog tribunal safeguarding maintenance developer architect accountant auditor
            receptionist steward captain partner helpline hotline lab ward""",
        "day": """
            today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday weekend morning afternoon
            evening noon midday midnight lunchtime lunch teatime bedtime january february march april june july august
            september october november december christmas easter fortnight oclock""",
        "unit": "second seconds minute minutes hour hours day days week weeks month months year years fortnight",
        "number": """
            one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty
            thirty forty fifty sixty seventy eighty ninety hundred couple dozen half""",
        "rude": """
            idiot idiots stupid moron morons moronic useless incompetent incompetents clown clowns fool fools liar
            liars cheat cheats thief thieves crook crooks scam scammer scammers scum bastard bastards bitch cow pig
            pigs bloody damn damned hell crap crappy shit shitty bullshit fuck fucking fucked fuckers f***ing f**king
            fing wtf cretin cretins imbecile imbeciles robber robbers vulture vultures conman conmen con shambles
            disgrace disgraceful disgusting pathetic joke worthless lazy brainless dimwit dimwits numpty muppet muppets
            twit jerk jerks ass arse arsehole asshole assholes git gits prat cowboys parasites leeches sharks rat
            rats rubbish worst amateurs charlatans fraudsters fraud frauds thugs tosser tossers wanker wankers twat
            dick piss pissed sod sods bugger screw evil arrogant thick stupidest thieving
            lying monkeys monsters cowards coward heartless cretinous halfwit halfwits gormless dense clueless""",
        "fault": "mistake mistakes error errors fault slip-up oversight blunder failure failing cock-up mix-up slip",
        "greeting": "hi hello hey dear good morning afternoon evening greetings",
        "modal": "can could will would may might shall should must",
        "not": "not never no nobody nothing none neither nor without",
        "sure": "always never guarantee guaranteed promise definitely absolutely certainly 100% ever forever whatever anything everything",
        "asker": "what when where which who why how",
        "photo": "photo photos picture pictures screenshot screenshots image video",
        "detail": """
            number reference postcode address email name date time model serial order account invoice receipt
            booking details version code""",
        "boast": """
            satisfaction priority priorities excellence committed commitment passionate pride strive values core
            seamless journey customer-centric synergy world-class exceptional experience valued utmost delighted delight
            customers clients mission heart family leverage solution-focused solutions empathy listening ownership respect proactive""",
    }.items()
}


def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in FAMILIES.items():
        for word in words:
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


FAMILIES_OF = _by_word()


PHRASES: dict[str, str] = {
    "very": (
        r"(?:(?:so|very|really|truly|deeply|terribly|awfully|sincerely|genuinely|extremely|most|ever|"
        r"dreadfully|just|also|all|am|are|is|once again|again|honestly) )*"
    ),
    "refusing": (r"(?:not|never|nothing to|no need to|will not|can not|refuse to|why should (?:i|we))"),
    "greatly": (
        r"(?:(?:so|very|really|truly|deeply|terribly|absolutely|incredibly|extremely|more than|just|rightly|"
        r"quite|such|a|an|how|most|bit|little|awfully|completely|totally|utterly|pretty|beyond) )*"
    ),
    "somebody": (
        r"(?:i|we|our \w+|our \w+ \w+|my \w+|he|she|they|it|that|this|somebody|someone|the \w+|the \w+ \w+|"
        r"one of us|you|none of (?:it|this|that)|nobody|no one|no \w+|\w+ \w+)"
    ),
    "when": (
        r"(?:by|at|on|before|after|within|in|every|this|until|till|tomorrow|today|tonight|next|later|"
        r"first thing|again|back|as soon|once|when|around|no later than|monday|tuesday|wednesday|thursday|"
        r"friday|saturday|sunday|weekly|daily|either way|to (?:check|see|hear|make sure|confirm|find|ask|let|"
        r"tell))"
    ),
    "abuse": (
        r"(?:swear\w*|curs(?:e|ing)|shout\w*|insult\w*|abus\w+|name[ -]*call\w*|call(?:ing)? (?:me|us|my|our|"
        r"him|her|them|people|the)(?: \w+){0,3}(?: names| that| (?:a|an) \w+)?|names|threat\w*|language|"
        r"that word|words like|personal (?:remarks|comments|attacks?)|rude(?:ness)?|bad words|offensive|"
        r"slurs?|aggress\w+|comments|racist|the f[ -]\w*|spoken to|talked to|sworn at|shouted at|"
        r"disrespect\w*|insulting|profanity|tone)"
    ),
}
"""Turns of speech that several patterns have in them."""


FAMILY = re.compile(r"\{([a-z]+)\}")


def expanded(pattern: str) -> str:
    """A pattern with its `{families}` and phrases written out."""
    return FAMILY.sub(lambda found: _written_out(found[1]), pattern)


@cache
def _written_out(name: str) -> str:
    return PHRASES[name] if name in PHRASES else f"(?:{'|'.join(sorted(map(_quoted, FAMILIES[name])))})"


def _quoted(word: str) -> str:
    # “let-down” is three words once read
    return word.replace("*", r"\*").replace("-", " - ")
