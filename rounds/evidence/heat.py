"""Whether a customer's line is heated: insults, threats, swearing, shouting."""

from __future__ import annotations

from rounds.evidence.clauses import Text
from rounds.evidence.features import Features
from rounds.evidence.lexicon import FAMILIES_OF
from rounds.evidence.rule import compiled, patterns_in

SIGNS = {
    name: compiled("|".join(patterns_in(patterns)))
    for name, patterns in {
        "insult": r"""
            you (?:\w+ ){0,3}{rude}
            you (?:lot|people|utter|absolute|bunch|lying)
            bunch of
            {rude} (?:people|company|lot|service|man|woman|girl|boy|behaviour)
        """,
        "threat": r"""
            (?:sue|suing|court|lawyer|lawyers|solicitor|police|press|newspapers?|papers|review|reviews|star|twitter|
              facebook|everyone knows?|everybody|trading standards|regulator|come down there|post (?:this|it|that)|
              tell (?:everyone|everybody|the world)|or i (?:will|am)|i will (?:make sure|come|never|see you|ruin|
              have you)|burn|sacked|fired)
        """,
        "swearing": r"""
            (?:bloody|damn\w*|hell|crap\w*|shit\w*|f[\w*]+k\w*|fuck\w*|bastards?|bitch|arse\w*|ass|piss\w*|
              screw you|get stuffed|wtf|bollocks|\w*\*\*+\w*)
        """,
        "sick of it": r"""
            (?:sick of|fed up|had enough|disgusting|disgrace\w*|outrageous|shame on|ashamed|worst|joke|useless|
              unbelievable|how dare|never again|liars?|lied|thieves|stole|robbed|robbing|theft|scam|pathetic|rubbish|
              so angry|furious|livid)
        """,
    }.items()
}


def heat_features(customer: Text) -> Features:
    """What speaks for or against heat in the customer's line."""
    found: Features = {"line": 1.0}
    line = " ".join(word.norm for word in customer.words)
    for name, sign in SIGNS.items():
        if sign.search(line):
            found[f"sign:{name}"] = 2.0
    shouted = sum(word.shouted for word in customer.words)
    found[f"shouted:{min(shouted, 3)}"] = 1.0 + (shouted > 0)
    marks = sum(word.norm == "!" and word.end - word.start >= 1 for word in customer.words)
    many = any(word.norm in {"!", "?"} and word.end - word.start > 1 for word in customer.words)
    found[f"marks:{min(marks, 2)}{'+' if many else ''}"] = 1.5
    previous = "^"
    for one in customer.words:
        found[f"w:{one.norm}"] = 0.5
        found[f"b:{previous} {one.norm}"] = 0.3
        for family in FAMILIES_OF.get(one.norm, ()):
            found[f"f:{family}"] = 0.5
        previous = one.norm
    return found
