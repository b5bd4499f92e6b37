"""Saying sorry: plainly, and in the ways that only look like it."""

from __future__ import annotations

from rounds.evidence.rule import rule

NOT_SORRY = r"""
    sorry (?:if|you feel|that you feel|you (?:felt|think|thought)|that you (?:felt|think|thought|have such|
      are not happy)|but|not sorry|your majesty)
    {refusing} (?:\w+ ){0,2}(?:sorry|apologise|apologising|apology|apologies)
    sorry (?:to|for|that|about|, but|i|we) (?:hear|read|learn|see|say|tell|inform|disappoint|bother|can not|
      could not)
    sorry to \w+
    better safe than sorry
    feel(?:ing)? sorry
    (?:say|saying|said|word) sorry is
    sorry\?
    should (?:be sorry|apologise)
    (?:would|could) (?:say|be) sorry
    (?:would|will) be sorry
    you (?:are|will be|were) sorry
    if (?:\w+ ){1,8}sorry
    sorry (?:state|excuse|for yourself)
    (?:want|wanted|like|expect) (?:me|us) to (?:say|be|apologise)
    sorry , what
    sorry for (?:asking|the storm)
    sorry , (?:no|not|we do not|we can not|i can not|that is not)
"""

RULES = (
    rule(
        "sorry",
        "apologise",
        "says sorry without conditions",
        r"""
            (?:i|we) (?:am|are|do|would like to|want to|can only|must|have to|owe you) {very}(?:sorry|apologise|
              apology|apologies|an apology)
            ^(?:\w+ ){0,3}{very}sorry\b
            sorry (?:about|for) (?:the|this|that|your|our|my|all|any|what|how|keeping|making|not|wasting)
            sorry (?:that )?(?:we|i|this|the|our|it|they|nobody|no one|you have (?:had|been)|you had|you were|
              you found|you got)
            (?:my|our|sincere|humble|full|deepest|many|sincerest) (?:\w+ )?apolog(?:y|ies)
            ^apologies
            (?:i|we) (?:\w+ ){0,3}apologise\b
            please (?:\w+ )?(?:accept|forgive)
            (?:i|we) beg your pardon
            (?:i|we) owe you (?:an|a|the|\w+ \w+ )?\s?(?:\w+ )?apology
            forgive (?:me|us)
        """,
        unless=NOT_SORRY,
    ),
    rule(
        "sorry-for",
        "apologise",
        "apologises for what happened",
        r"""
            (?:sorry|apologies|apologise|apology) (?:\w+ )?(?:about|for) (?:the|this|that|your|our|my|all|any|what|
              how) (?:\w+ )?(?:\w+)
        """,
        unless=NOT_SORRY,
    ),
    rule(
        "sorry-if",
        "non-apology",
        "is sorry only on a condition",
        r"""
            (?:sorry|apologise|apologies|regret|regrets)(?: \w+)? (?:if|in case|should you|in the event|whatever|
              for whatever)
            (?:sorry|apologise|apologies|regret)(?: for any (?:\w+ ){1,3})? (?:you|that you|you might|you may|
              that some)(?: \w+)? (?:have |had )?(?:caused|felt|found it|perceived)
            if (?:\w+ ){1,12}(?:then )?(?:of course )?(?:(?:i|we) (?:am|are) (?:\w+ )?sorry|(?:i|
              we) (?:\w+ )?(?:apologise|regret))
        """,
        unless=r"""
            sorry (?:about|for) (?:the|this|that|your) \w+ (?:\w+ )?if
            \?
        """,
        whole_sentence=True,
    ),
    rule(
        "sorry-you-feel",
        "non-apology",
        "is sorry for the customer's feeling, not for what happened",
        r"""
            (?:sorry|regret|regrets|apologise|apologies|shame|unfortunate|
              pity)(?: about the way| for how| for the way)? (?:that |how )?(?:you|if you|some people|anyone|
              people) (?:\w+ )?(?:feel|feels|felt|think|thinks|thought|perceive|perceived|see it|saw it|took|take|
              taken|are (?:upset|unhappy|not happy|not satisfied|disappointed|offended|annoyed|angry)|were (?:upset|
              unhappy|offended|not happy|disappointed)|have such|found it|find it|misunderstood|consider|believe|
              did not (?:like|enjoy|read|understand|see))
            regret(?: any)? (?:offence|upset) (?:you|that)
        """,
    ),
    rule(
        "sorry-but",
        "non-apology",
        "takes the sorry back with a “but”",
        r"""
            (?:sorry|apologise|apologies)(?: \w+){0,8} ,? ?but (?:you|that|it|this|the|these|there|rules|policy|
              nobody|everyone|everybody|what|we (?:do not|can not|are (?:very |really )?busy|did not|have|all|
              are not)|i (?:do not|only|can not|did not|am not|just)|do)
        """,
        unless=r"""
            but (?:i|we) (?:can|will|would|have (?:already )?(?:{remedy}|{act}))
        """,
        whole_sentence=True,
    ),
    rule(
        "sorry-you-did",
        "non-apology",
        "dresses a reproach up as a sorry",
        r"""
            sorry (?:that )?you (?:could not|can not|did not|chose|failed|ignored|missed|are having trouble|do not|
              expected|decided|have (?:chosen|decided|misread))
        """,
    ),
    rule(
        "sorry-not",
        "hostile",
        "says sorry mockingly, or refuses to",
        r"""
            sorry not sorry
            so sorry ,? (?:your|princess|highness|majesty)
            boo hoo
            poor you
            (?:i|we) (?:am|are|will|would) not (?:\w+ ){0,3}(?:apologis(?:e|ing)|say(?:ing)? sorry|sorry)
            cry me
            my heart bleeds
            oh no , how
            (?:i|we) (?:do not|will not) apologise
        """,
    ),
    rule(
        "sorry-any-but",
        "non-apology",
        "takes the sorry back with a “but”",
        r"""
            (?:^|so |very |really |we are |i am )(?:sorry|apologies) ?,? but(?! (?:can|could|may|what|which|let|
              i will|here|we will|i have|please)\b)
        """,
        whole_sentence=True,
    ),
    rule(
        "sorry-in-part",
        "non-apology",
        "apologises with so many conditions that nothing is left",
        r"""
            to the extent that
            any (?:\w+ )?(?:upset|offence|inconvenience|distress) (?:that )?(?:may|might|you may|you might|you feel)
            saddens us that your
            if (?:\w+ ){1,6}(?:came across|landed|seemed|was perceived|caused (?:you )?any)
            (?:sorry|apologise|apologies|regret)(?: \w+){0,3} (?:did not (?:quite )?(?:meet|match|live up)|(?:were|
              was) not (?:met|to your|up to your)|not to your (?:liking|taste)|fell short of your expectations)
        """,
    ),
)
