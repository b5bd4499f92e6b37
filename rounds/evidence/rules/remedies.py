"""Putting it right: remedies, choices, deciding together, people who can help."""

from __future__ import annotations

from rounds.evidence.rule import rule

VAGUE = r"""
    (?:look|looking|looked|look further) into (?:it|this|that|the (?:issue|matter))\b
    do (?:our|my) (?:very )?best
    get (?:this|it) (?:sorted|resolved|fixed) (?:for you )?(?:as soon|asap|in due)
    resolve (?:this|it|the|your) (?:issue|problem|matter|concern|query)?
    here to help
    in due course
    earliest (?:opportunity|convenience)
    (?:can not|will not|could not|not able to|unable to|never|refuse to|not going to|do not|would not)
"""

RULES = (
    rule(
        "will-do",
        "find-solution",
        "names what will be done",
        r"""
            (?:i|we|he|she|they|you|it|\w+) (?:will|would|am|are|is|can|have|has|could|am going to|are going to|
              shall|want to|would like to|am happy to|
              can also)(?: just| now| already| also| personally| then| go and| happily| gladly| both| got| get| be| been| had| to| going| today| all| currently| me)* (?:{remedy}|
              {act})
        """,
        unless=VAGUE
        + r"""
            calling (?:us|me|names)
            you (?:can|could|will|have) (?:call|ring|write|contact|email)
            pay attention
            taking (?:it|this|your|what) (?:\w+ )?seriously
            look forward
            have (?:started|found) (?:it|that)
            (?:i|we) (?:am|are|have been|was) (?:told|running|getting)
        """,
    ),
    rule(
        "remedy-named",
        "find-solution",
        "names a remedy",
        r"""
            (?:refund|replacement|credit|new (?:one|\w+)|voucher|full (?:refund|amount)|repair|engineer|courier|
              collection|money|fee|charge|order|part|parcel|price|booking|account|line|fine)(?: \w+){0,3} (?:is|are|
              has|have|was|were|will be|goes|went|comes|came|leaves|left|can be|should be|gets|
              been) (?:\w+ )?(?:{remedy}|{act}|on (?:its|the|their|it is) way|in the post|out|off|back|free|yours|
              ready|booked|here|there|today|tomorrow|gone|done|wiped|dropped|live)
            (?:free of charge|at no (?:extra )?(?:cost|charge)|no charge|on the house|on us\b|for free|free (?:of|
              month|delivery|repair|replacement|night|meal|shipping)|at our (?:cost|expense)|full refund|money back|
              half price|% off|#percent off|(?:we|i) (?:will )?(?:pay|cover) (?:for|the|it|that|your)|taken? (?:it |
              the \w+ )?off (?:your|the) bill|straight away|right away|on (?:its|the|their|it is) way|back (?:to|on|
              in) your (?:account|card|bank))
        """,
        unless=VAGUE
        + r"""
            no (?:refund|money)
        """,
    ),
    rule(
        "money-moves",
        "find-solution",
        "names what is paid or taken off",
        r"""
            (?:refund|refunded|refunding|credit|credited|credits|paid|pay|return|returned|back|off|deducted|waive|
              waived|compensation|compensate|goodwill|reimburse|voucher|gift|discount|cover)(?: \w+){0,5} (?:#money|
              #percent)
            (?:#money|#percent)(?: \w+){0,5} (?:refund|refunded|credit|credited|paid|back|off|returned|voucher|gift|
              discount|removed|reversed|gone|cancelled|waived|compensation|goodwill|on (?:its|the|it is) way)
        """,
        unless=VAGUE,
    ),
    rule(
        "done",
        "find-solution",
        "says what has just been done",
        r"""
            ^(?:done|sorted|fixed|refunded|cancelled|booked|refund (?:issued|done|sent|processed)|
              replacement (?:sent|ordered|booked|out|on)|just|(?:am|have|will) (?:\w+)|sending|checking|getting|
              calling|booking|putting|sending|issuing|fitting|clearing|pulling|chasing|new \w+ (?:is|goes|out|on|sent|
              leaves))\b (?:\w+|[-.,!])
        """,
        unless=VAGUE
        + r"""
            just (?:to|so|a|because|want|wait|let|relax|calm|be|read|like|as|what)
        """,
    ),
    rule(
        "try-this",
        "find-solution",
        "gives steps to try",
        r"""
            (?:have you tried|did you try|try (?:turning|to|the|restarting|holding|this|a|using|switching|pressing|
              it|again)|(?:please |first |then |just |now )(?:restart|reboot|unplug|press|hold|click|tap|go to|open|
              log (?:in|out|off)|switch|turn|reset|update|uninstall|reinstall|clear|select|plug|remove|use|follow|
              download)|(?:press|hold|click|tap|unplug|restart|reboot|go to|log out|turn (?:it|the)|switch (?:it|the)|
              uninstall|clear) (?:and|the|it|your|on|off|down|both|settings|of)|follow (?:this|the|these) (?:link|
              steps)|here is (?:a|the) link|settings (?:>|-)|steps? (?:below|1|one))
        """,
        unless=r"""
            learn
            next time
            go to hell
            switch (?:off|on) your brain
        """,
    ),
    rule(
        "either-or",
        "offer-options",
        "offers a choice between ways forward",
        r"""
            either (?:\w+ ){1,20}or\b
            (?:can|could|will|may|would|happy to|able to|offer|choose|like|prefer|
              want)(?: \w+)? (?:[\w#,'-]+ ){1,22}or (?:else )?(?:if you prefer |alternatively |you can |i can |
              we can |we |i |you |have |take |the |a |an |to |\w+)
        """,
        unless=r"""
            one way or
            or (?:not|so|two|three|more|less|whatever|something|anything|later|whether|your|both|i will (?:not|
              leave|end|call the))
            whether
            sooner or
            more or less
            or (?:else)
            stop (?:\w+ )+or
            day or two
            (?:week|hour|day|month|minute)s? or
            take it or leave
            \bor (?:a )?neighbour
            can not
            could not
            will not
            when or
            either way
            photo or
            (?:number|name|email|postcode|address|date|reference) or
            or (?:your )?(?:number|name|email|postcode|address|reference)
            did
            do you (?:know|have|use)
            does
            is it
        """,
        whole_sentence=True,
    ),
    rule(
        "which-one",
        "offer-options",
        "asks which way the customer prefers",
        r"""
            (?:which|what|whichever|whatever|either) (?:one |of (?:those|these|them|the two) |option |way |day |
              time |is |do |would |works? |suits? |fits? )*(?:you (?:prefer|like|rather|want|choose|pick|fancy)|
              suits?|works? (?:best|better|for)|best (?:for you|suits)|is (?:better|best|easier)|easier)
            (?:your|the) (?:choice|call|pick|decision) ?(?:\.|!|,|is|$)
            up to you
            you (?:choose|decide|pick|say which)
            (?:would|do) you (?:prefer|rather|like)(?: \w+){1,12} or
            (?:two|three|some|several|a few|couple of|2|3) (?:options|choices|ways|possibilities|things (?:i|
              we) can)
            (?:pick|choose|take your pick|option (?:a|1|one|two|b))
            (?:if you (?:would )?(?:prefer|rather))
            alternatively
            or if you
            instead if you
        """,
        unless=r"""
            you choose to
            your choice to
            you get two options
            you did choose
            up to you to
            what you want me
            whatever you want
        """,
    ),
    rule(
        "what-would-help",
        "work-together",
        "asks the customer what would put it right",
        r"""
            (?:what|how|which) (?:\w+ ){0,3}(?:would|could|can|might|should|will) (?:\w+ )?(?:(?:i|
              we) (?:do )?(?:\w+ )?(?:to )?(?:make|put|get|best|help|fix|best help)|(?:help|make|put|feel|seem|
              be fair|be (?:a )?(?:fair|right|good|best|acceptable|easiest|most)|work (?:for|best)|suit|you (?:like|
              want|need|suggest|prefer|see|accept|feel|consider|think))|satisfy)
            what (?:do|are|else do) you (?:\w+ )?(?:need|suggest|think (?:would|is)|propose|hoping|hope|like (?:us|
              me)|feel)
            (?:would|does|how does|is) (?:that|this|it)(?: \w+)? (?:work|suit|help|be (?:okay|ok|fair|acceptable|
              alright|of help|enough|good)|sound(?: \w+)?|okay|ok|alright|agreeable|acceptable|seem)(?: \w+){0,3}
            (?:let us|shall we|could we|can we|we can|we could|we will|i would like us to|how about we|
              why do not we|could you and i)(?: \w+){0,2} (?:together|go (?:through|over)|sit down|work (?:out|
              through|on|this|it)|find|figure|agree|meet|look (?:at|through)|talk|sort|plan|decide|draw|walk|compare|
              come up|see what|make|try|start|do|both)
            together
            (?:meet|met) (?:you )?(?:half ?way|in the middle|half way)
            halfway
            compromise
            both (?:of us )?(?:want|need|win|happy|agree|gain)
            (?:same|common) (?:goal|side|ground|thing|page)
            (?:we|you and i|you and me) both
            you (?:tell|say|decide) (?:me|us)? ?(?:what|how|and)
            (?:happy|okay|ok|fine) with (?:that|this)
            your (?:idea|ideas|view|suggestion|thoughts|input|say)
            (?:with|between) (?:you and|the two of|us)
            (?:hear|have|like|love|value) your (?:ideas?|suggestions?|thoughts|input)
            help me (?:understand|get|put|fix|find)
            what matters most
            most important to you
        """,
        unless=r"""
            get your act together
            pull yourself together
            what do you want (?:me|us) to
            for quality
            as a team
            put (?:\w+ )?together
            what (?:more|else) (?:do|can) you
            what would you like me to do about it
            together with (?:the|your|a)
            let us (?:know|be|check|see|just|get one|not|have)
            we work together
            customers and
            why would
            what could (?:possibly )?go
        """,
    ),
    rule(
        "brings-in",
        "bring-in-help",
        "brings in somebody who can help",
        r"""
            (?:pass|passing|passed|escalate|escalating|escalated|transfer|transferring|transferred|refer|referring|
              referred|hand|handing|handed|forward|forwarding|forwarded|put|putting|connect|connecting|connected|get|
              getting|got|bring|bringing|brought|ask|asking|asked|fetch|fetching|grab|grabbing|grabbed|call|calling|
              loop|looping|looped|add|adding|copy|copying|copied|involve|involving|involved|speak|speaking|spoken|
              talk|talking|take|taking|took|send|sending|sent|moved|moving|raise|raised|raising|introduce|introducing|
              book|booked|arrange|arranged|assign|assigned|tell|told|contact|
              contacted)(?: \w+| ,| 's){0,7} (?:{helper}|manager|someone (?:who|senior|from|more)|somebody (?:who|
              senior|from)|a person who)
            (?:my|our|the|your|a|an|independent|duty|senior|area|regional|head|team|floor|shift|store|service|
              complaints|technical) (?:\w+ ){0,2}(?:{helper})(?: ,?\s?\w+ ?,?){0,3} (?:will|is going to|is|can|has|
              would|could|knows|takes|deals|handles|looks|decides|wants|owns|,|on|at)
            ombudsman
            mediator
            mediation
            arbitration
            citizens advice
            trading standards
            complaints (?:procedure|team|department|process|board)
            independent (?:\w+ )?(?:body|scheme|expert|adjudicator|review|panel|assessor)
            (?:direct|specialist|helpline|hotline|emergency) (?:line|number|team)
            (?:is|are) the (?:right |best )?(?:person|people|one|man|woman|team) (?:to|who|for)
            (?:more|better) (?:senior|qualified|experienced|placed) (?:than|to|person)
            above my (?:head|pay)
            who (?:can|is able to|has the (?:authority|power|keys)|knows|specialises|deals with|looks after|handles|
              decides|is allowed)
        """,
        unless=r"""
            (?:not|no|can not|will not|never) (?:\w+ ){0,3}(?:manager|supervisor|transfer|escalate)
            your lawyer
            calling (?:me|us|my team|our team|my|the) (?:names|stupid|idiots?)
            member of (?:our|the) team will
            relevant department
            manager (?:would (?:only )?|will (?:only |just )?)(?:tell|say)
            (?:asked|told) the (?:\w+ )?(?:team|department|depot|warehouse|kitchen|manager) to (?:change|check|add|
              put|stop|make|train|look|review)
            dear
            your (?:team|manager|boss|doctor|vet|lawyer|solicitor|nurse|partner|account manager)
            feedback
        """,
    ),
    rule(
        "these-times",
        "offer-options",
        "names two times, sums or ways to choose from",
        r"""
            (?:{day}|\d+\w*|{remedy})(?: \w+| ,){0,5} or(?: \w+){0,5} (?:{day}|\d+\w*|{remedy}|money|instead|later|
              else|leave|wait|keep)
            (?:take|pick|choose|have) (?:either|whichever|any|one|your)
            whichever
            ^(?:a|option a|one) :
            ^or (?:\w+ ){2,}
            (?:can|could|will|would) \w+ (?:\w+ ){0,8}, or (?:\w+ )
        """,
        unless=r"""
            (?:number|name|email|address|reference|photo) or
            (?:day|hour|week|minute|month|year)s? or
            or (?:so|not|two|three|more|less)
            one or two
            two or three
            \d+ or \d+ (?:{unit})
            did
            is it
            does
            was it
        """,
        whole_sentence=True,
    ),
    rule(
        "by-name",
        "bring-in-help",
        "names who takes it on",
        r"""
            (?:in|from|at|head of|runs|leads|owns|who (?:owns|runs|leads|heads|looks after|deals with|handles|
              knows)) (?:the )?(?:\w+ )?(?:{helper}|support|accounts|audiology|claims|payments|operations|sales|
              customer care|finance|security|technical support|second line|second - line)
            (?:ext|extension) ?\.? ?\d+
            (?:takes|taking|takes it|took) over
            (?:owns|has|will own|is taking|will take|takes|picks|is picking) (?:this|it|your (?:case|
              file))(?: \w+)? ?(?:from|now|up|on)?
            (?:expects|waiting for|will take|wants) your call
            (?:information commissioner|law society|ofgem|ofcom|financial ombudsman|fca|redress|citizens advice|
              health board|regulator|rics|abta|aviva|acas|small claims|tribunal)
            (?:can|could|will) (?:look at|decide|rule|judge) (?:it|this|that) (?:free|independently|for)
            with your permission
            (?:get|getting|bring|bringing|asked|asking|put|putting) (?:\w+ )?(?:involved|onto|on to|on the line|
              to (?:call|ring|phone|speak|see|meet|come|help|look))
            beyond me
            above me
            more than i can
        """,
        unless=r"""
            your (?:manager|doctor|lawyer)
            in a (?:meeting|rush)
            asked you
        """,
    ),
    rule(
        "together",
        "work-together",
        "makes the customer a partner",
        r"""
            (?:have|had) in mind
            (?:you|your) (?:say|tell me|decide|choose|pick|call) (?:what|which|how|when)
            jointly
            (?:show|teach) me (?:what|how|where)
            sit (?:down )?with (?:you|me|us)
            i would like you (?:there|to be|to choose|to help)
            name (?:it|your|a)
            (?:build|plan|fit|work) (?:it |this |round |around )*(?:around|round) (?:you|that|your|what)
            (?:around|round) what works
            what (?:would|could|might) (?:put|make|help|feel|be|mean|work|you)
            what you would (?:like|want|prefer)
            how (?:would|should|could|can) (?:we|you|i) (?:\w+ )?(?:like|reach|best|fix|put|do|handle|settle|sort)
            would (?:that|this|it|either|a) (?:\w+ ){0,4}(?:help|work|suit|do|be okay|be fair|be enough)
            does that (?:sound|work|help|seem|suit)
            is that (?:fair|okay|something|acceptable)
            with you on the phone
            halfway
            half way
            in the middle
            between us
            you and (?:i|me|us)
        """,
        unless=r"""
            what would you like me to do about
            what would you have
            who knows
            name and
            name calling
        """,
    ),
)
