"""Undertakings: in person, within what can be kept, to come back, in writing, so that it does not happen again."""

from __future__ import annotations

from rounds.evidence.rule import rule

RULES = (
    rule(
        "myself",
        "assure-personally",
        "takes charge in the first person",
        r"""
            i (?:will|am going to|am|shall|have)(?: \w+){0,8} (?:myself|personally|my own)
            i (?:will |am |am going to |shall |have )?(?:personally|myself)
            leave (?:it|this|that) (?:with|to) me
            (?:i|my) (?:will|am|do|would)(?: not)? (?:stay|staying|keep|keeping|let|letting|rest|resting|stop|
              stopping|go|going|leave|leaving|hand|handing|see|seeing|sit|sitting|stick|sticking|be|drop|close|
              give up|own|owning|take|taking|chase|chasing|look after|handle|handling|deal|dealing|
              follow)(?: \w+){0,3} (?:until|till|to (?:the|it)|through|this|it|with (?:it|this|you)|on (?:it|this|top|
              your)|over|off|go|home|case|ownership|responsible|your (?:one )?(?:contact|point|person|case)|
              from now)(?: \w+){0,6} (?:until|till|is|done|sorted|finished|fixed|end|personally|over|through|now on|
              on|case|contact|now|resolved|myself)
            (?:i am|i will be|me|my name) (?:your|the) (?:\w+ )?(?:contact|person|point of contact|one person|one)
            my (?:job|case|problem|desk|responsibility|word|name|direct|own (?:number|phone|mobile|eyes|hands|diary|
              name))(?: \w+)? (?:now|on it|is on|number|line|until|till|to (?:fix|put|see|get|sort)|that|and|will)
            (?:ask|asking) for me
            (?:deal|dealing|speak|talk|come) (?:only |directly |straight |back )?(?:with|to) me
            you (?:have|have got|can have) my (?:word|number|name|direct)
            i (?:own|am owning|take ownership|am responsible|am in charge|am on it|have got this|am taking (?:this|
              your|it|charge)|will take (?:this|charge|care|it from)|will see (?:to|this|it)|will sort (?:it|this)|
              will make sure (?:it|this|you|that)|will handle)
            i will not (?:rest|stop|give up|let (?:go|this|it)|close|leave|go home|hand)
            (?:let me|i will) (?:be the one|take (?:it|this) from here|take care of|own|deal with (?:this|it)|
              handle (?:this|it))
            personally
        """,
        unless=r"""
            (?:take|taking|took|taken) (?:it|this|things|that|anything) (?:\w+ )?personally
            (?:i|we) (?:hate|have done|did|like|buy|use|eat|do) (?:\w+ )?(?:it|that|this|one) myself
            guarantee
            nothing personally
            not personally
            feel(?:ing)? .* myself
            i own (?:a|one|the same)
            (?:wrong|confused|caught out|mother|father|parent|mum|dad|owner|customer) myself
        """,
    ),
    rule(
        "honest-limit",
        "manage-expectations",
        "says honestly what cannot be promised",
        r"""
            (?:i|we|nobody|no one) (?:can not|could not|will not|do not want to|would not|am not able to|
              are not able to|am not going to|are not going to|do not|am unable to|are unable to|should not|may not|
              cannot yet|am not allowed to|are not allowed to)(?: \w+){0,3} (?:promise|guarantee|say for (?:sure|
              certain)|be (?:sure|certain)|speed|bring (?:it|that|this) forward|pretend|know (?:yet|for|how|when|
              whether|if|what|why)|tell you (?:yet|when|how|why|what|for|exactly|that|it|if|whether)|
              give you (?:a (?:definite|firm|exact|date|time|yes|full|promise|third)|an (?:exact|answer)|false)|
              raise your hopes|commit|rush|remove|change|waive|undo|refund the|reverse|go (?:above|beyond|over|back|
              higher|further)|offer (?:more|you the|a full|the)|make (?:it|that|any)|get (?:it|one|you|them|that|
              there)(?: \w+)? (?:before|by|until|today|sooner|faster|any)|do (?:is|today|it today|that today|that by|
              more than))
            (?:what|all|the (?:most|best|only thing|furthest|earliest|soonest)) (?:i|we|you) (?:can|could|
              am able to|are able to|have|am allowed to)
            (?:earliest|soonest|most|best|furthest|limit|maximum|nearest)(?: \w+){0,4} (?:is|can|i|we|could)
            (?:to be|being|i will be|i am being|be|quite) (?:honest|straight|frank|upfront|realistic|open|clear)
            honestly
            realistic(?:ally)?
            (?:i|we) (?:do not|did not) (?:yet )?(?:know|have (?:a|an|the) (?:date|answer|time|
              exact))(?: \w+)? (?:yet|how|when|whether|if|what|why|exactly|for|until|till)
            not (?:yet )?(?:known|certain|clear|decided|sure) (?:yet|when|whether|if|how)
            (?:might|may|could|can)(?: well| still| easily| sometimes| also)? (?:be|take|slip|run|need|not|change|
              mean)(?: \w+){0,2} (?:late|longer|delayed|more|until|till|days?|hours?|weeks?|minutes|tomorrow|arrive|
              make|over|a (?:few|couple|day|week|bit)|up to|two|three|four|five|\d+)
            it (?:will|is going to) (?:not )?be (?:tight|close|slow|a (?:few|couple|while|long))
            no (?:promises|guarantee|guarantees)
            (?:i|we) would (?:be lying|rather (?:be|tell|say|give you|not))
            not (?:a )?(?:quick|instant|overnight) ?(?:fix)?
            bear in mind
            unfortunately
            the only thing is
            depends? on
            if it slips
            subject to
            not before
            at the (?:earliest|latest)
        """,
        unless=r"""
            unfortunately (?:it is|that is) (?:our|the) policy
            that is all
            nothing (?:more|else|i can|we can)
            honestly (?:who|what|you)
            all we can do is
            can not (?:help|do anything)
            thank you for (?:being|your) honest
            to be honest (?:you|i do not care|that)
        """,
    ),
    rule(
        "how-long",
        "manage-expectations",
        "says how long it will really take",
        r"""
            (?:take|takes|taking|allow|allows|need|needs|within|up to|about|around|roughly|approximately|usually|
              normally|typically|at least|at most|maybe|expect|in|another|between|next|reckon|reckons|estimate|
              maximum|max)(?: \w+){0,4} (?:{number}|\d[\d.:-]*|a few|a couple of|some|several)(?: (?:to|or|-|and|more|
              working|business|full|at most) ?(?:{number}|\d+)?)* ?(?:working |business |full |more )*(?:{unit})
            (?:{number}|\d+) (?:to|or|-) (?:{number}|\d+) (?:\w+ )?(?:{unit})
            (?:working|business) days?
            (?:it|that|this|which|money|refund|part|parcel|they|she|he)(?: \w+){0,4} (?:by|not before|until|till|
              before) (?:the )?(?:end of|{day}|\d+)
            (?:should|will|ought to|expected to|due to|likely to) (?:be|arrive|show|reach|land|take|come|clear|
              appear|get)(?: \w+){0,5} (?:by|within|in|before|on|between|around|about|until) (?:\w+ )?(?:{number}|\d|
              {day}|the end|next|this|{unit})
        """,
        unless=r"""
            (?:wait|waited|waiting|been|spent|took|for|ago|last|past|after|had|loyal|
              customer) (?:\w+ ){0,2}(?:{number}|\d+) (?:\w+ )?(?:{unit})
            \?$
            (?:{unit}) ago
            i will (?:ring|call|phone|text|email|update|write)
            guarantee
            you have (?:been|had)
        """,
    ),
    rule(
        "comes-back",
        "follow-up",
        "undertakes to get back to the customer",
        r"""
            (?:i|we|he|she|they|who|\w+) (?:will|am going to|are going to|shall|would|can|have|is going to|
              {not})(?: \w+){0,3} (?:{contact}|check(?: back| in| with| on| up)|be (?:in touch|back)|get back|
              come back|report back|let you know|keep (?:you|in touch)|follow up|following up|reach out|drop (?:you|
              by|in|round)|pop (?:by|in|round)|look in|stop by|visit|knock|come (?:by|round|over)|speak|touch base|
              send (?:you )?(?:a|an) (?:\w+ )?(?:update|message|text|email))(?: \w+){0,8}? {when}
            (?:i|we) (?:will|am going to|are going to|shall) (?:\w+ )?(?:keep you (?:posted|updated|informed|
              in the loop|up to date)|be in touch|get back to you|come back to you|let you know|follow up|
              stay in touch|keep in touch|check (?:back|in) (?:with|on)|update you|call you back|ring you back|
              give you (?:a|another) (?:call|ring|bell|shout)|(?:ring|call|phone|text|email|message|telephone) (?:you|
              her|him|them|your)|chase you|check (?:it|that it|everything|you are|that you|whether|if|
              how) (?:\w+ )?(?:arrived|has|have|is|are|held|works?|working|got|get|went|fine|happy))
            (?:follow - up|follow up|courtesy|check - in|check) (?:call|visit|message|email)
            (?:call|ring|text|email|update|word|message|phone call|news) (?:from me|from us|to you|coming|every|by|
              at|on)(?: \w+)? (?:{number}|\d|{day}|by|every|hour|day|at|before)
            (?:next|an|another|regular|daily|hourly) update
            expect (?:a|my|our) (?:call|ring|text|email|message)
            hear (?:from|back from) (?:me|us|him|her) (?:\w+ )?(?:by|on|at|before|tomorrow|today|within|again|
              either|every|this|no later)
            to (?:check|see|hear|make sure|ask)(?: that| whether| if| how| it| you)* (?:it|is|everything|you|all|
              they|the|held|worked|arrived|landed)(?: \w+){0,3} (?:arrived|okay|ok|working|works|right|fine|held|
              holds|holding|happy|well|landed|went|still|fixed|dry|warm|safe|better|sorted|good)
        """,
        unless=r"""
            let (?:us|me) know
            (?:you|please) (?:can |could |should |may |will |must )?(?:call|ring|contact|email|check back|get back|
              come back)
            (?:will|shall|can|could) not (?:\w+ )?(?:call|ring|contact|be in|get back)
            member of (?:our|the) team
            in due course
            (?:somebody|someone) (?:will|may|might) (?:maybe|probably|perhaps)
            (?:ring|call|email|phone|text|contact|chase|write to) (?:the|our|my|royal|customs|dhl|head|warehouse|
              depot|them now)
            call (?:it|you names|me)
            if you
            whatsoever
        """,
    ),
    rule(
        "on-record",
        "keep-records",
        "puts it on record",
        r"""
            (?:log|logged|logging|note|noted|noting|record|recorded|recording|file|filed|document|documented|
              registered|written (?:it|this|that|all|everything|down|up|the|your|both|each)|wrote (?:it|this|that|
              down|up|all|everything)|writing (?:it|this|that|down|up|all)|put (?:it|this|that|all|everything|a note|
              what)(?: \w+){0,4} (?:on|in) (?:your|the|our|writing|file|record|his|her)|typed|entered|added (?:a|this|
              it|that|all|the) (?:\w+ ){0,4}(?:note|to your|on your)|made a note|make a note|making a note|
              kept a)(?: \w+){0,8} (?:down|file|account|record|records|notes|system|case|log|number|reference|book|
              complaint|register|under|so (?:that )?(?:nobody|no one|you|the next|whoever|anyone|everyone|any|my|it)|
              in full|yours?|name|ticket|today|policy|profile)
            (?:your|the|a|with|under|as|new|this is|its) (?:\w+ )?(?:case|reference|ticket|job|complaint|incident|
              claim|log)(?: (?:number|reference|no|id|code|ref)){0,2} (?:is|number|no|:|#|\d|[a-z]{1,4} ?-? ?\d)
            (?:case|ref|reference|ticket|log|claim|incident|complaint|job) (?:(?:number|no|:|#|is|-|
              [a-z]{1,4}) ){0,4}[a-z]{0,4}\d\w*
            (?:in writing|by email|a copy|copy of|written (?:confirmation|summary|record|copy)|
              confirmation (?:email|letter|text)|email(?:ing|ed)? (?:you )?(?:a|the|this|confirmation|a summary|an|
              what we)|summary|minutes|on paper|black and white|confirm(?:ing|ed)?(?: \w+){0,6} (?:in writing|
              by (?:email|letter|text|post)|on email))
            (?:on|in|to) (?:your|the) (?:file|account notes|record|records|case notes|log|notes)
            (?:will not|never|nobody|no one)(?: \w+){0,3} (?:have to|need to|has to|ask|asks|
              asked)(?: you)?(?: to)? (?:repeat|explain|tell|say|go through|start)(?: \w+){0,4} (?:again|twice|it|
              from)
            it is all (?:there|written|noted|down|here)
        """,
        unless=r"""
            (?:send|give|tell|what is|provide|share|have|need|quote|dm|confirm|with|know|find|
              is) (?:\w+ ){0,3}(?:your|the) (?:\w+ )?(?:reference|order number|case number|ticket)
            no record
            your (?:concern|feedback|complaint|comments) (?:has|have) been noted
            please note
            (?:should|must|could) have
            \?$
            for the record
            off the record
            record (?:profits|time)
            listening to that recording
            (?:not|nobody) (?:\w+ )?(?:keep|kept|log|record|written|note)
        """,
    ),
    rule(
        "so-it-stops",
        "prevent-recurrence",
        "names what changes so that it does not happen again",
        r"""
            (?:from (?:now on|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this|
              next|the \w+ on)|starting|as of|in future|going forward|
              for the future)(?: \w+){0,3} ?,? (?:\w+ ){0,4}(?:we|every|all|the|our|nobody|no|each|two|any|she|he|
              they|it|gets|goes|is|are|has|have|will)
            (?:so|make sure|ensure|making sure|sure)(?: that)? (?:it|this|that|we|nobody|no one|the next|the same|
              other|others|anyone else|they|she|he|the) (?:\w+ ){0,4}(?:not|never|again|any more|twice|catch|
              caught)(?: \w+){0,4} ?(?:again|happen|happens|anyone|twice|else|repeat\w*|catch|go through)?
            (?:ask|asked|asking|tell|told|telling|have|had|get|getting|got)(?: \w+){1,6} to (?:change|check|add|
              stop|put|review|train|update|fix|move|make|look at how|double|rewrite|remove|include|email|warn|ring|
              call|test|mark|label|read|print|sign|carry|find out (?:why|how))
            (?:chang(?:e|ed|ing)|rewrit(?:e|ten|ing)|updat(?:e|ed|ing)|review(?:ed|ing)?|fix(?:ed|ing)?|add(?:ed|
              ing)|retrain(?:ed|ing)?|train(?:ed|ing)|introduc(?:e|ed|ing)|redesign\w*|correct(?:ed|ing)?|tighten\w*|
              overhaul\w*|brief(?:ed|ing)?)(?: \w+){0,3} (?:how we|the way|our (?:process|procedure|system|policy|
              rota|training|checks?|wording|website|page|form|label|list|checklist|menu|packaging|routine|script|
              template|staff|team|instructions|sign)|the (?:process|procedure|rota|checklist|wording|form|label|
              script|sign|template|leaflet|system|rule|page|menu|software|instructions|alarm|route|schedule|
              order form|list|filter)|staff|the (?:team|staff|crew|drivers|nurses|receptionists))
            (?:feed|feeding|fed|pass|passing|passed|take|taking|taken|raise|raising|raised|report|reporting|
              reported|flag|flagging|flagged|share|sharing|bring|bringing)(?: \w+){0,5} (?:back to|on to|to|up with|
              with|at) (?:the|our|my|whoever|those|head|everyone)(?: \w+){0,4} (?:team|staff|manager|department|crew|
              office|kitchen|depot|warehouse|designers|developers|drivers|buyer|buyers|trainers|meeting|supplier|
              board|who|responsible|engineers|people|planners|maintenance)
            root cause
            (?:find|finding|found|work|working|looking|look|investigat\w+|establish|understand)(?: \w+)? (?:out |
              into |at )*(?:why|how (?:this|it|that|we)) (?:this|it|that|we|happened|the|your|they|nobody|our|no)
            (?:learn|learnt|learned|learning|lesson|lessons) (?:from|will|has|have)
            (?:now|instead|every)(?: \w+){0,6} (?:two of us|gets checked|is checked|double[ -]check\w*|
              second (?:check|pair)|before (?:it|they|anything|every|each|any) (?:leaves|goes|ships|go|leave))
            (?:new|extra|second|double|added a|a) (?:rule|check|checklist|procedure|process|step|alarm|reminder|
              flag|warning|label|sign|rota|lock|filter|alert)
            (?:will not|can not|does not|never|not)(?: be able to)? (?:happen|catch|be repeated|slip|
              go wrong)(?: \w+){0,3} (?:because|again because|since|now that)
            (?:stop|prevent|avoid)(?:s|ping|ing)? (?:this|it|that|the same|another|anyone|
              other)(?: \w+){0,4} (?:happening|again|from|else|twice|repeat\w*|going|getting)
        """,
        unless=r"""
            (?:promise|guarantee|swear)
            (?:will|would) never (?:ever )?happen again ?[.!]?$
            check (?:your|the) (?:order|account|parcel)
            in future (?:please|you|do|read|check)
            you (?:should|must|need)
            next time (?:you|please)
            new (?:one|order)
            sure (?:you|that you)
            from now on i am
            asked you to
        """,
    ),
    rule(
        "guarantees",
        "over-promises",
        "guarantees what nobody can",
        r"""
            (?:guarantee|guaranteed|guarantees|promise|swear|promised|vow|assure you|hand on heart|cross my heart|
              absolutely certain|rest assured|you have my word)(?: \w+| ,){0,12} (?:never|ever|always|100|100%|
              nothing|no|every|everything|perfect|perfectly|forever|whatever|anything|within the (?:minute|hour)|
              tomorrow|any|all|without fail|#percent|life|instantly|immediately|by|zero|completely|definitely)
            (?:will|would|can) (?:never|not ever) (?:ever )?(?:ever )?(?:happen|go wrong|fail|break|have (?:a|any|
              another)|be (?:late|wrong|a problem|any)|see|get|let you|make|again|need|
              lose)(?: \w+){0,4}(?: again| ever)
            never (?:ever|again|, ever)(?: \w+){0,4}
            (?:100|hundred|thousand|million|110|200) ?(?:%|per ?cent|#percent|percent)
            #percent (?:guaranteed|guarantee|sure|certain|safe|success|reliable|perfect)
            (?:anything|whatever|everything|any thing|all) (?:you|your heart) (?:want|wants|like|ask|wish|desire|
              need|say|name)
            (?:no|not a) (?:problem|single|customer|one)(?: \w+){0,5} (?:ever|whatsoever|again)
            for (?:the rest of (?:your|my)|life|ever)
            free for life
            forever
            on my (?:life|mother|children|kids|honour|mum)
            money (?:is )?no object
            as many as you
            always be perfect
            (?:nothing|no one|nobody) (?:will|can|could) (?:ever )?(?:\w+ )?(?:go wrong|happen|fail|stop)
            (?:by|within) (?:\w+ )?(?:an hour|the hour|tomorrow|tonight|minutes?|
              midnight)(?: \w+){0,4} (?:guaranteed|guarantee|no matter|definitely|without fail|or your)
            no matter what
            without (?:fail|exception)
            (?:name|you name) (?:it|your)
            (?:best|perfect)(?: \w+){0,4} (?:ever|in the world)
            you will (?:love|never)(?: \w+){0,4} (?:again|ever|it)
        """,
        unless=r"""
            (?:can not|could not|will not|do not|not able to|would not|never|not going to|nobody can|no one can|
              am not|are not|not) (?:\w+ ){0,3}(?:promise|guarantee|swear)
            never have (?:been|happened)
            should never
            as many as you need to
            for ever ?(?:to|waiting)
            guarantee (?:period|has|covers|runs|is|card|claim|expired)
            under guarantee
            you (?:were|have been) (?:promised|guaranteed)
            (?:we|i|he|she|they) (?:promised|guaranteed)
            never ever (?:should|have)
            i have never
            never again (?:should|will i|have to)
        """,
    ),
    rule(
        "mine-until-done",
        "assure-personally",
        "stays with it until it is done",
        r"""
            (?:this|it|that|case|one|file|complaint) (?:one )?(?:is|stays|sits|stay|remains|lives) (?:now )?(?:mine|
              with me|on my (?:desk|list|board|plate)|my job)
            my (?:name|word|signature) (?:is )?(?:on|against)
            (?:i|my) (?:stay|am staying|will be|am|will stay|keep)(?: \w+){0,5} (?:until|till)
            (?:until|till) (?:you|it|this|your|the|all)(?: \w+){0,4} (?:is|are|done|finished|fixed|sorted|paid|runs|
              works|back|safe|happy|say)
            not (?:pass|passing|hand|handing|palm|let) (?:it|this|you)(?: \w+)? ?(?:on|over|off|round|around|go|to)
            (?:person|one) in charge
            i am (?:chasing|the person|your|taking|handling|dealing|looking after|responsible|on it)
            (?:handle|see|deal with|look into|look after|sort|chase|take|walk|bring|carry|
              hold) (?:\w+ ){0,4}(?:myself|personally)
            mine now
            mine to (?:finish|fix|sort)
            i will (?:sort|handle|see to|deal|take care|look after|get this|fix) (?:\w+)
        """,
        unless=r"""
            (?:take|took|taking) (?:it |this )?personally
            until (?:further|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d)
            open until
        """,
    ),
    rule(
        "cannot-because",
        "manage-expectations",
        "states a limit with its reason, or an uncertainty",
        r"""
            (?:can not|could not|not able to|not allowed to|unable to|will not be able|may not|
              have no power)(?: \w+| ,){1,14} (?:because|as|since|until|till|before|so|but|that is|due to|yet|today|
              unless)
            (?:need|needs|takes|take|want|wants) (?:\w+ )?(?:a|an|one|two|three|four|five|six|about|
              \d+) (?:\w+ )?(?:{unit})
            (?:think|expect|plan for|plan on|call it|say|guess) (?:{number}|\d+)
            (?:best|honest) guess
            less sure
            not sure (?:yet|when|if|whether|how)
            nothing before
            (?:until|till) the \d
            (?:not|no) (?:until|till|before|sooner)
            (?:it is|is) due (?:on|in|by|back)
            if (?:it|that|the \w+) (?:needs|slips|is above|takes|comes|fails|turns)
            be (?:honest|straight|frank) with you
            hope (?:it|to|for)
            should be (?:with you|there|ready|back|done|here)
            (?:most|usually|normally) (?:\w+ )?(?:take|takes|show|need|clear)
            (?:by|before|around|about) (?:noon|midday|\d+|lunch|the end of|tonight|tomorrow|
              {day})(?: \w+){0,2} ?(?:at the (?:earliest|latest)|if|though|but)
            the most i
            as far as i
            (?:up to|within|allow) (?:{number}|\d+)
            out of my hands
            not mine to
        """,
        unless=r"""
            can not (?:help|do anything)
            nothing i can do
            thank you
            you (?:need|have) to wait
        """,
    ),
    rule(
        "rings-again",
        "follow-up",
        "will be in touch again",
        r"""
            (?:i|we|she|he|they|who) (?:will |am going to |can |shall )?(?:ring|call|phone|text|email|message|write|
              telephone|visit|come|pop|drop|check|confirm|update) (?:you |to you |him |her |them |in |by |back |up |
              it |the \w+ )*(?:again|on|at|by|tomorrow|tonight|every|after|afterwards|when|once|before|with|as soon|
              within|the (?:day|same)|next|this|{day}|in the)
            (?:call|ring|text|word|update|outcome|news) (?:from (?:me|her|him|us)|to you)
            checking (?:again|back|in)
            (?:one|person) who (?:will )?(?:ring|call|phone)s?
            to tell you (?:if|whether|how|what)
            (?:hear|see|listen|check) (?:for myself|how|whether|if|that) (?:\w+ ){0,4}(?:held|helped|worked|going|
              arrived|landed|hot|gone|right|settled|is|are|you)
            (?:courtesy|second) (?:call|visit)
            phone you
            text you
            ring you
            call you (?:back|on|at|by|tomorrow|again|every|within|when|before|after|once|as soon)
            let you know
            keep you (?:posted|updated|informed)
            (?:he|she|they) will (?:phone|ring|call|text|email|write to|contact) you
        """,
        unless=r"""
            (?:if|when|should) you (?:ring|call)
            let us know
            please (?:call|ring)
            you (?:can|could|may|should) (?:call|ring|phone)
            (?:will|can) not
            in due course
            as soon as possible
            contact us
        """,
    ),
    rule(
        "written-down",
        "keep-records",
        "has it in writing",
        r"""
            (?:minuted|filed|typed(?: up)?|entered|stored|logged|noted|registered|written (?:down|up|in|on|into|
              under)|taken down|put down|pinned)(?: \w+){0,6}
            (?:in|on) (?:the|our|your|its) (?:\w+ )?(?:book|log|file|record|register|diary|notes|account|ledger|
              ticket|minutes|page|system)(?! (?:for|of) )
            (?:reference|number|ref|no|ticket|case|incident|query|report)(?: \w+)? (?:is|:|#|
              no)? ?[a-z]{0,4} ?-? ?\d+
            (?:full|written|short) (?:summary|report|account|note)
            (?:letter|email|text|note) (?:confirming|with all|that says|setting out|to say|of what)
            (?:copied you|copy attached|a copy|copies)
            page \d+
            in ink
            (?:so|and) (?:that )?(?:whoever|the next|nobody|no one|anyone)(?: \w+){0,5} (?:see|sees|know|knows|read|
              reads|ask|asks|again|start)
        """,
        unless=r"""
            no record
            your (?:concern|feedback|comments) (?:has|have) been
            (?:send|give|tell|what is|have|share|dm|need|quote|find|confirm)(?: \w+){0,3} (?:your|
              the) (?:\w+ )?(?:reference|number|case|ticket)
            read (?:all|every|your|the)
            \?$
            not (?:written|logged|noted)
        """,
    ),
    rule(
        "new-rule",
        "prevent-recurrence",
        "changes how things are done",
        r"""
            (?:second|other|two) (?:person|people|pair|signature|check|colleague)
            two - person
            sign - off
            retrain\w*
            (?:every|each|no|all) (?:\w+ ){1,4}(?:is|are|gets|get|goes|go|now|will be|has|must|before|until|from|
              leaves|without|unless) (?:now |be |been )?(?:\w+)
            (?:now|from today|from now|from monday|from tonight|from tomorrow)(?: \w+){0,6} (?:every|each|two|
              second|always|before|instead|first|check|checks|checked|asks|rings|calls|reads|signs|stops)
            until (?:every|all|further)
            (?:before|whenever|each time|any time) (?:we|anyone|anything|it|they|a \w+|an \w+|
              the \w+) (?:\w+ )?(?:is|are|goes|leaves|switch|open|hand|send|book|handed|sent|out)
            (?:so|and) (?:it|that|this|nobody|no one|they|others?|the next \w+)(?: \w+){0,3} (?:not|never|no longer|
              stops?|cannot|again)
            (?:asked|told|asking|telling|spoken to|speaking to|raised|raising|reported|reporting|flagged|flagging|
              taken)(?: it| this| that)?(?: \w+){0,2} (?:with|to|up with|the) (?:\w+ ){0,3}(?:team|manager|depot|
              kitchen|driver|head|sister|crew|office|buyer|chef|trainer|staff|supplier|whoever|warehouse|branch|
              fitter|cleaner|school|packing|web)
            (?:find|finding|found|work|look|looking|check|checking|learn|see|seeing|understand)(?: \w+)? (?:out |
              into |at )?(?:why|how (?:it|this|that|we))
            (?:change|changed|changing|rewrite|rewriting|rewritten|reworded|moved to the top|taken down|take down|
              replacing the|review|reviewing|investigat\w+)
        """,
        unless=r"""
            why (?:you|i)
            change (?:your|the (?:date|booking|size|address))
            see why
            understand why
            every (?:customer|right|reason|day|one of|call|time)
            check (?:why|how) you
            changed? (?:my|his|her|your|its) mind
            your (?:order|booking)
        """,
    ),
    rule(
        "no-doubt-at-all",
        "over-promises",
        "leaves no room for doubt where there is some",
        r"""
            consider it (?:done|in|fixed|sorted)
            absolute(?:ly)? (?:certain\w*|certainty|guarantee\w*)
            flawless
            gospel
            word on it
            gone for good
            (?:till|until) the end of
            i swear
            on my life
            every penny(?: \w+){0,3} within
            however much
            never (?:failed|fails|happens|break|breaks|go wrong|goes wrong|late|again)
            (?:within|in) (?:five|ten|two|the next|\d+) minutes
            outlive
            set your watch
            no matter what
            promise you(?: \w+){0,6}
            with all my heart
            definitely ,? (?:i|it|by|tomorrow|today)
            100%
            zero (?:downtime|problems|defects|errors|faults)
            perfect(?:ly)? (?:from|every|for)
            for ever
            forever
            (?:will|would) (?:always|never)(?: \w+){0,5}
            anything (?:you|at all)
        """,
        unless=r"""
            (?:can not|could not|will not|do not|not able to|would not|never|not going to|
              not) (?:\w+ ){0,3}(?:promise|guarantee|swear|say)
            should (?:never|always)
            should not
            you were promised
            have never
            always (?:been|a)
        """,
    ),
)
