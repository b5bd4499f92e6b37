"""Limits and endings: a polite boundary, a polite goodbye, a wall, and rudeness."""

from __future__ import annotations

from rounds.evidence.rule import rule

RULES = (
    rule(
        "no-abuse",
        "set-limits",
        "sets a boundary about language or behaviour, politely",
        r"""
            (?:please|ask you|asking you|ask that|need you|need to ask|would like you|could you|can you|kindly|
              could i ask|request|let us|want|must|have to|do not|not|without|stop|leave|keep|drop|if (?:the|you|
              there|it|this|that)|unless|once|only if|as long as|when|cannot|respect|end|minus|
              no)(?: \w+| ,){0,8} {abuse}
            (?:i|we|my \w+|our \w+|nobody|no one|she|he|they)(?: \w+)? (?:will not|can not|do not|am not|are not|
              should not|does not|is not|deserve\w*)(?: \w+){0,4} (?:be |being |accept |tolerate |allow |take |stand |
              have |let |put up with |continue |carry on |to |get )*(?:\w+ )?{abuse}
            (?:end|close|leave|pause|stop|hang up|finish)(?: \w+)? (?:this|the) (?:chat|call|conversation|line)
            (?:carry on|continue|talk|speak|go on|help you)(?: \w+)(0, 4) (?:politely|calmly|respectfully|civil\w*|
              without (?:the|that|any|being))
            (?:keep|stay|keeping)(?: \w+){0,2} (?:civil|polite|respectful|decent|courteous)
            (?:treat|treated|speak|talk)(?: \w+){0,4} with (?:\w+ )?(?:respect|courtesy|decency)
            (?:leave|keep) (?:out )?(?:\w+ ){0,3}(?:names|insults|swearing|family|mother|colleague)(?: out)?
        """,
        unless=r"""
            calm down
            there is no need
            (?:he|she|they|our \w+|the \w+|agent|driver|colleague) (?:should|had|ought|was|were)(?: \w+)? (?:not|
              never|no)? ?(?:have )?(?:sworn|shouted|swear|called|insulted|rude|no right)
            sorry (?:that |for )?(?:he|she|they|our|the)
            nobody should (?:call|shout|speak to you|swear at you)
            you should not (?:be|have been)
            rude of
            spoke to you
            spoken to you
            called you
            (?:shouted|sworn) at you
            call me (?:on|if|at|back|any|when)
            call us (?:on|if|at|back|any|when)
            call (?:me|us) (?:\w+ )?(?:directly|today|tomorrow)
            was rude
            do not blame
            why (?:i|we) should
            was shouted
        """,
    ),
    rule(
        "parts-ways",
        "part-ways",
        "proposes politely to end the business",
        r"""
            (?:not|are not|am not|is not|may not|might not|no longer|never)(?: \w+){0,5} (?:the )?(?:right|best|
              good|proper) (?:\w+ )?(?:fit|match|company|supplier|studio|firm|place|people|agency|shop|partner|
              provider|one|garage|choice|school|clinic|team|home|builder|builders|bank|for you|for each)
            (?:better|best) (?:off|served|suited|looked after|with) (?:\w+ )?(?:elsewhere|by|with|someone|somebody|
              another|a different|the)
            (?:another|different|other) (?:\w+ )?(?:firm|supplier|company|agency|shop|provider|clinic|garage|
              builder|studio|school|bank|practice|salon|contractor|gym|place)(?: \w+){0,4} (?:may|might|would|will|
              could|can|suit|do|serve|better|that|who|near|for you)
            (?:recommend|suggest|give you|pass you|introduce|put you in touch)(?: \w+){0,5} (?:two others|
              other (?:\w+)|names|another|somewhere else|elsewhere|a competitor|competitors|someone else|alternatives)
            part (?:ways|company|as|on good|here)
            parting
            (?:close|closing|end|ending|cancel|cancelling|terminate|release|releasing|finish|let you out of|
              let you go|free you)(?: \w+){0,6} (?:account|contract|agreement|relationship|membership|arrangement|
              subscription|partnership|contracts|notice)(?: \w+){0,6} (?:without|no|free|penalty|penalties|fee|notice|
              waive|waived|today|any|if you|properly|in full|early|from|at no|with no)
            (?:no|without|waive\w*)(?: \w+){0,3} (?:exit fee|penalty|notice period|notice|cancellation fee|
              leaving fee|early (?:exit|termination))
            go (?:our|your|their|separate) (?:separate )?ways?
            (?:call it a day|time (?:for us )?to (?:part|stop|end|say goodbye)|end (?:things|it) here|
              somewhere else|elsewhere)
            wish you (?:well|all the best|luck)
            come to the end
            take your (?:business|custom) elsewhere
        """,
        unless=r"""
            (?:see if we care|then go|good riddance|bye|get lost|nobody (?:forces|is stopping)|fine ,|go elsewhere|
              feel free|be my guest)
            (?:not|never) (?:want|going) to (?:lose|part)
            (?:you|if you) (?:want|decide|threaten) to (?:go|take|leave)
        """,
    ),
    rule(
        "wall",
        "stonewalls",
        "refuses without help or reason",
        r"""
            nothing (?:more |else |further |that |at all )*(?:(?:i|we|anyone|to|that) (?:\w+ )?(?:can|could|be done|
              do|am able|will)|to (?:discuss|add|say|be done|do))
            (?:it|that|this|rules|policy|30 days|no|a contract|a rule|the rule|the terms|the answer) (?:is|
              are) (?:just |simply |only )?(?:(?:our|the|company|my|store) (?:policy|rules?|procedure|terms|decision|
              answer|way it)|rules|policy|final|closed|no\b|a no|the end|it\b|that\b|30 days|a contract|what it is)
            (?:case|matter|ticket|discussion|conversation|subject|complaint|chat|file) (?:is )?(?:now )?closed
            (?:i|we) (?:can not|will not|do not|am not able to|are not able to|could not|am unable to|are unable to|
              am not going to|are not going to|do not do|am not|are not|refuse to|am afraid (?:i|
              we) can not)(?: \w+){0,4} (?:help|assist|refund|refunds|refunding|do anything|discuss|send|sending|
              exchange|exchanges|offer|give|comment|accept|change|changing|make exceptions?|exception|do that|do this|
              do it|allowed|interested|prepared|able|obliged|responsible|liable|cancel|replace|repair|process|discuss|
              transfer|put you through|take returns|returns|answer|tell you)
            no (?:refunds?|exceptions?|returns?|discussion|alternative|manager|way|chance|can do|further|exchanges|
              reason)
            (?:the )?(?:answer|decision) (?:is|stands|was|remains) (?:no|final|the same|made)
            end of (?:story|the (?:story|matter|discussion))?
            (?:that|this) is (?:that|it|all|final|the end|our final)
            (?:terms|contract|policy|rules|small print|t&cs|system) (?:and conditions )?(?:say|says|state|states|
              do not|does not|will not|clear|are clear|is clear|apply|applies)
            (?:not|never) (?:possible|available|happening|an option|permitted|allowed|negotiable|covered|
              my (?:department|job|problem)|our (?:department|problem))
            (?:stands|is non[ - ]refundable|non - refundable|non - negotiable|out of (?:warranty|policy|time))
            take it or leave
            (?:i|we) have (?:said|given|made) (?:all|our|my|you)
            (?:decision|penalty|charge|fee|fine|bill|price) (?:stands|remains|stays|is correct)
            (?:you will|you must|you have to|you just have to|you need to) (?:just )?(?:wait|live with|accept|
              put up|pay)
            somebody (?:will|may|might) (?:maybe|probably|perhaps)
            ^(?:no|nope|denied|declined|rejected|closed|not happening|not possible|no can do|impossible|
              computer says no)\b ?[.!]?$
            ask (?:somebody|someone) else
            not discuss(?:ing)?
        """,
        unless=r"""
            but (?:i|we|what|there|you) (?:can|could|will|do|is|would|have|may)
            however
            instead
            what (?:i|we) can
            because
            so (?:i|we)
            no (?:excuse|charge|need|problem|question)
            should not
            nobody can
            as soon as
            no (?:further|more) (?:questions|charge)
            not your
            if you
        """,
    ),
    rule(
        "rude",
        "hostile",
        "is rude, mocking or threatening",
        r"""
            (?:you (?:are|must be|look|sound|people|lot|clearly|really|obviously|seem|\w+)(?: \w+){0,4} (?:{rude}|
              pathetic|ridiculous|a child|childish|crazy|mad|mental|thick|dense|blind|deaf|hysterical|delusional|
              dreaming|pest|nuisance|troublemaker|karen|princess|moaner|whiner|whinger|time waster|like someone|
              twelve|a liar|lying|paranoid|sad|bitter|entitled|drunk|lucky we|impossible))
            (?:idiot|moron|imbecile|shut up|shut your|get lost|get stuffed|piss off|sod off|bugger off|drop dead|
              go away|get a life|get out|grow up|grow a|good riddance|bye bye|see if (?:we|i) care|cry me|boo hoo|
              boohoo|poor (?:baby|you|little you)|your majesty|your highness|princess|sweetheart|sunshine|pal|mate|
              genius|einstein|sherlock|karen|snowflake|drama queen|diva|wow|congratulations|bravo|well done you|
              clap clap|slow clap|oh dear|oh no|aww|diddums|lol|lmao|haha|ha ha|blah blah|yada|yawn)
            (?:how (?:will|do|did) you (?:ever )?(?:survive|cope|manage)|who do you think|what is wrong with you|
              what is your problem|are you (?:serious|stupid|blind|deaf|mad|always|kidding|dense|finished|done|quite)|
              do (?:i|we) look like|go (?:ahead|on then|and cry|elsewhere|somewhere else|tell)|be my guest|
              see you in court|my lawyer|our lawyers?|(?:sue|report) (?:us|me) (?:then|all)|like (?:i|we) care|
              (?:nobody|no one|who) (?:\w+ )?(?:cares|asked|reads|listens|likes|believes)|do not (?:let the door|
              come back|bother|make me|push|test|start|threaten|take that tone|talk to me)|do me a favour|dream on|
              tough (?:luck|cookies|titty)?|hard (?:luck|cheese)|keep your (?:money|shirt|hair)|take your (?:money|
              business|custom|rubbish)|try (?:me|it)|or else|you (?:will|would) (?:regret|be sorry|get a letter|
              hear from)|watch it|mind your (?:mouth|own|manners)|(?:i|we) (?:would|could) not care|your (?:kind|sort|
              type)|people like you|(?:with|not) that (?:attitude|tone)|(?:pay|earn|paid) enough (?:to|for)|hobby|
              so clever|how (?:sad|sweet|clever|dare)|what a (?:genius|hero|drama|surprise|tragedy|baby)|get a (?:job|
              grip|hobby|life|calculator|map|watch|dictionary)|buy (?:a|some) (?:\w+ )?(?:glasses|brain|manners|map|
              watch)|call the (?:police|security)|(?:i|we) (?:do not|will not) (?:deal|talk|serve|speak) (?:with|
              to) (?:people|idiots|liars|you)|(?:a )?violin|next time bring|stop (?:whining|moaning|crying|
              complaining|whingeing|wasting)|bore|boring|shame on you|(?:must be|is) (?:nice|hard) (?:to|being)|
              learn to (?:read|count|drive|spell|cook|queue)|want a (?:medal|cookie|prize|biscuit)|(?:a|the) medal)
        """,
        unless=r"""
            (?:i|we|our \w+) (?:was|were|am|are|have been) (?:\w+ )?(?:{rude}|an idiot|a bit)
            call(?:ed|ing)? (?:me|us|my|you|him|her)
            #quoted
            you are not (?:\w+ )?(?:{rude}|mad|crazy|hysterical)
            sorry
            apologise
            go ahead and
            please
            not (?:mad|crazy|stupid|imagining)
            you are right
            thank you
        """,
    ),
    rule(
        "slams-the-door",
        "stonewalls",
        "closes the matter",
        r"""
            (?:request|claim|refund|appeal|application|complaint) (?:is |was |has been )?(?:declined|denied|refused|
              rejected|closed|archived)
            (?:thread|case|file|call|chat|ticket|enquiry|matter|discussion) (?:is )?(?:now )?(?:closed|terminated|
              over|ended)
            (?:closing|ending) the (?:enquiry|case|call|chat|file|matter)
            no comment
            final (?:position|word|answer|decision|say|offer)
            (?:is|are) final
            take it up with
            no exceptions?
            (?:not|never) going to happen
            (?:only|the) (?:slot|option|thing) (?:we|i|you|there)
            that is all (?:we|i|there|you)
            (?:fee|rule|rules|policy|terms|charge|fine|penalty|price) (?:apply|applies|stands|is the|are the)
            when it is (?:done|finished|ready)
            not able to (?:comment|say|discuss|help|advise|pass)
            unable to (?:comment|proceed|discuss|help|assist|continue|advise)
            (?:i|we) do not (?:cover|offer|give|do|deal|handle|refund|accept|take) (?:\w+)
            ^you (?:do not|can not|will not) ?[.!]?$
            no (?:one|body) (?:here )?(?:can|who|to)
            not (?:my|our) (?:decision|problem|department|business|concern|job)
            on the list
            you will (?:just )?have to
            as long as (?:it|they) take
            read the (?:contract|terms|policy)
            it is what it is
            cannot explain
            that is how it is
        """,
        unless=r"""
            but (?:i|we|you|what|there)
            what (?:i|we) can
            instead
            because
            however
            so (?:i|we)
            until
            \?$
        """,
    ),
    rule(
        "bites-back",
        "hostile",
        "bites back",
        r"""
            spare (?:me|us)
            what (?:exactly )?do you (?:want|expect) (?:me|us|from|,|a)
            (?:go|switch|leave|cancel|sue|complain|post|call|tell|then)(?: \w+){0,4} ,? then\b
            then (?:go|switch|leave|cancel|sue|complain|find|post)
            go on then
            see if (?:any|we|i)
            (?:they|he|we|people) will (?:just )?laugh
            is that what you want
            did you deserve
            have you (?:ever (?:tried|thought|packed|done|worked)|thought about)
            would (?:love|like|pay) to see you
            (?:i|we) (?:want|would like|fancy) a (?:pony|unicorn|holiday|million|yacht|medal)
            and i want
            on a budget
            (?:can not|could not) afford
            like an? (?:adult|grown[ -]up|normal|big)
            good luck (?:finding|with)
            charming\b
            here you are
            (?:do not|never) (?:\w+ )?(?:dare|talk to me|speak to me|start)
            i have got a (?:\w+ )?(?:to run|life)
            bad(?:ly)? brought
            (?:you|he|she) (?:was|were) ranting
            since you ask
            your sense of
            moan
            moaning
            whine
            whining
            crying
            cry
            tantrum
            drama
            (?:rude|silly|old|stupid|miserable|angry|bitter|sad|little) (?:man|woman|person|people|boy|girl|cow|
              lady|customer)
            (?:hearing|hear) from our (?:solicitor|lawyer|legal)
            (?:have you|get you) (?:barred|banned|sued|removed)
            (?:barred|banned)\b
            thanks for (?:nothing|wasting|the entertainment|sharing)
            how (?:original|mature|lovely|nice for you|clever|dare)
            as if
            yeah right
            sure you did
            of course you did
            who (?:hurt|raised) you
            wow\b
            (?:the )?whole world
            oh please
            give (?:it|me) a (?:rest|break)
            so is the cheat
            accusations
            want a \w+ ball
            not our (?:biggest|only)
            wait longer
            poor (?:you|thing ,)
            your majesty
        """,
        unless=r"""
            sorry
            apologise
            #quoted
            please (?:call|tell|go)
            thank you
            should not
            nobody should
            i will
            we will
        """,
    ),
    rule(
        "keep-it-civil",
        "set-limits",
        "asks politely for another tone",
        r"""
            (?:abusive|foul|offensive|bad|that|this|such|your) (?:language|tone|words?|behaviour) (?:is|are|will|
              can)(?: \w+){0,3} (?:not|accept\w*|tolerat\w*|okay|allowed)
            (?:leave|leaving|keep|without)(?: \w+){0,3} (?:insults?|names?|name|swearing|stones|threats|shouting|
              calling)(?: \w+)* ?(?:out|aside|please)?
            (?:insults|swearing|threats|names|abuse|shouting)(?: \w+){0,5} (?:stop|stops|please|out|end|ends|
              ask you|not help)
            (?:politely|respectfully|gently) (?:remind|ask|request)
            (?:being|been) (?:called|sworn at|insulted|shouted at)
            put the phone down
            move to email only
            nobody (?:touches|gets hurt|should get hurt)
            can not (?:carry on|continue|go on) if
            civil\b
        """,
        unless=r"""
            should (?:not|never) have been (?:called|sworn|shouted|insulted)
            you (?:were|have been) (?:called|sworn|shouted|insulted)
            calling us crooks will not
        """,
    ),
    rule(
        "friendly-goodbye",
        "part-ways",
        "lets the customer go without a grudge",
        r"""
            time to let (?:another|someone)
            (?:contract|agreement|membership) ends? (?:when|whenever|on the day)
            sign the release
            shake hands
            use(?:d)? someone else
            owe us nothing
            no hard feelings
            (?:not|do not) (?:think|believe) (?:we|i) (?:can|are|am) (?:be |give |the )*(?:right|the supplier|
              what you|going to|able)
            (?:suit|serve|do better for|look after) you better
            better for you
            hand (?:over|you) (?:all )?(?:the |your )?(?:files|data|records|keys|papers|notes)
            (?:their|two) (?:cards|names|numbers) (?:are|is)
            if you would (?:still )?rather leave
            (?:never|do not) get on
            another (?:agency|firm|supplier|company|practice|studio|garage|shop|school|gym|bank)
        """,
        unless=r"""
            (?:see if|good riddance|get lost|then go)
            better for you\?
        """,
    ),
)
