"""Who was at fault: owned, conceded, corrected with tact; or argued about, pushed away, put on the customer."""

from __future__ import annotations

from rounds.evidence.rule import rule

RULES = (
    rule(
        "our-fault",
        "own-the-mistake",
        "takes the blame",
        r"""
            (?:is|was|were|are|be|been|made|completely|entirely|all|squarely|purely|solely|simply|both|,|^|yes|it|
              that|this) (?:\w+ )?(?:(?:our|my) (?:own )?(?:\w+ )?(?:{fault}|doing|bad|responsibility|job to|
              carelessness)|on (?:us|me)\b(?! for)|down to (?:us|me)|ours\b|mine\b)
            (?:mistake|error|fault|blame|slip|responsibility|failure) (?:is|was|lies|sits|rests|here is|on|
              at) (?:\w+ )?(?:ours|mine|with us|with me|on us|on our|on my|at our|here|us|me)
            (?:our|my) (?:\w+ )?(?:{fault}|bad|responsibility)\b(?! (?:to ensure|team|number))
            (?:i|we|he|she|they|our \w+|the \w+|my \w+)(?: \w+){0,2} (?:got (?:it|this|that|
              your \w+) (?:\w+ )?wrong|messed (?:up|this|it)|screwed up|slipped up|dropped the ball|
              let you (?:\w+ )?down|failed(?: you)?|made (?:a|an|the|that) (?:\w+ )?(?:mistake|error|hash|mess)|
              blew it|fell short|cocked|botched|mishandled|fluffed|forgot|overlooked|lost (?:your|it|the|something)|
              sent (?:you )?the wrong|charged you twice|broke (?:our|a) (?:word|promise)|did not (?:do (?:our|my) job|
              check|listen|tell you|call you back|ring you back|keep)|never (?:rang|called|replied|told|answered|
              checked|wrote)|should not have|missed (?:it|that|the|your|this)|owe you)
            (?:take|takes|accept|hold|own|owning|bear|taking|
              accepting)(?: the| full| all| complete| that| this| my| our)* (?:responsibility|blame|ownership|
              liability|fault|it)\b
            hands up
            no excuse
            (?:own|owning) (?:this|that|the) (?:one|mistake)
            not (?:your|the customer 's) (?:fault|mistake|error|doing)
            guilty as
            we are to blame
            i am to blame
            blame (?:me|us)
            fault of ours
            error of ours
            mistake of ours
        """,
        unless=r"""
            (?:not|never|nothing to do with|no) (?:\w+ ){0,2}(?:our|my) (?:fault|mistake|error|problem|
              responsibility|job)
            not (?:on|down to) us
            if (?:it|that|this|we|i) (?:is|was|made|did|have|got)
            our (?:fault|mistake|error) (?:\?|if)
            (?:say|prove|claim|claiming|admit|think|call) (?:\w+ ){0,3}(?:our|my) (?:fault|mistake)
            refund is on us
            drinks? (?:is|are)? ?on us
            lunch on us
            forgot (?:to (?:read|check|bring|tick|press)|your)
            you (?:lost|forgot|missed|sent|should not have|failed|got|never)
            wrong that it is
        """,
    ),
    rule(
        "should-have",
        "own-the-mistake",
        "says what should have been done, or should not",
        r"""
            {somebody} (?:really |certainly |definitely |clearly |all )?(?:should|ought to|could) (?:not |never |
              really |at least |also |of course |ever )*have (?:\w+)
            should (?:not|never) (?:ever )?(?:have )?(?:happen|happened|be (?:like|treated|told|left|allowed|asked|
              charged)|been|had to|have to|take|taken)
            (?:not|below|beneath|short of|far from|nowhere near) (?:\w+ ){0,3}(?:good enough|standard|standards|
              acceptable|what we (?:stand|promise|aim|expect|want)|how (?:we|it|things)|the (?:service|way|level|
              welcome))
            (?:you )?deserve(?:d)? (?:\w+ )?better
            (?:is|was|were) (?:\w+ )?(?:unacceptable|inexcusable|unforgivable|indefensible|wrong of (?:us|me|him|
              her|them)|poor of us|careless of us|rude of|bad of us|not acceptable|not okay|not right)
            (?:was|were|is) wrong (?:,|\.|!|and|to|of|$)
        """,
        unless=r"""
            you (?:\w+ )?(?:should|ought to|could) (?:\w+ )?(?:have|not)
            he said
            if you
            your (?:\w+ )?should
            should have (?:received|arrived|got|had|it by)
            customer should
            you should not have (?!been|had to|to|got)
            (?:would|that|it) be unfair
        """,
    ),
    rule(
        "agrees",
        "agree-first",
        "says that the customer is right",
        r"""
            you (?:are|were|have (?:a|got a|got us|made a)|do have a|raise a|make a|got us)(?: (?:absolutely|quite|
              completely|totally|entirely|perfectly|so|very|100%|dead|spot|bang|both|all|dead|too|well))* (?:right|
              correct|spot on|on the money|fair|good|valid|strong|point|there|on|excellent|legitimate)
            (?:fair|good|valid|true|excellent|both|quite|well|perfectly|entirely) (?:enough|point|true|comment|
              question|right|put|complaint|criticism|challenge|objection)
            (?:i|we) (?:\w+ )?(?:agree|concede|can not (?:argue|disagree|dispute)|could not agree|do not dispute|
              believe you)
            (?:that|it|this) (?:is|was)(?: \w+)? (?:true|fair|right|correct|too (?:long|much|many|late|slow|high|
              loud|far|hard|often)|(?:\w+ )?(?:{bad}))
            guilty
            (?:no|without) (?:argument|question|doubt|two ways)
            far too (?:long|much|many|late|high)
            much too
            (?:is|are|was) (?:ridiculous|absurd|a joke|not good enough|a long time|a long wait|simply wrong|
              a disgrace|terrible|unfair)
            you have got (?:us|me|a point)
            ^(?:true|agreed|correct|fair|right|exactly|both true|quite right|yes , (?:you|it|that|they|the))\b
            point taken
            you have every point
        """,
        unless=r"""
            you are right ,? ?(?:\w+ ){0,10}but
            (?:not|never) (?:\w+ )?(?:right|correct|true|agree|fair)
            (?:say|think|sure|if|whether|believe|that) (?:that )?you are right
            is that (?:right|true|correct|fair)
            i am right
            fair (?:to|usage|use|wear)
            right (?:away|now|here|side|to|person)
            all right
            (?:to be|be) fair
            you are (?:good|well)
            good (?:news|idea|morning|question)
            (?:you|i|we) (?:do not|did not) (?:\w+ )?agree
            agree to
            agreed (?:to|at|on|that|by|with)
            if (?:it|that) is (?:true|right|correct)
            correct (?:one|size|way|number|address)
            could well be right
            may (?:well )?be right
            \?$
        """,
    ),
    rule(
        "tentative",
        "save-face",
        "raises a correction tentatively",
        r"""
            (?:i|we) (?:may|might|could)(?: well| easily| very well)? (?:be|have) (?:\w+ )?(?:wrong|this wrong|
              mistaken|misread|misunderstood|got|missed|muddled|reading|looking|confused|mixed)
            (?:could|might|may) (?:it|this|that|there) (?:\w+ )?be (?:that|our|a|the|one|possible|set)
            i wonder (?:if|whether)
            (?:it|that|this|they|which|the \w+|\w+)(?: is| are| was| were)?(?: so| very| really| too| an)? (?:easy|
              easily|simple|natural)(?: to| thing to)? (?:miss|missed|mix|mixed|confuse|confused|overlook|overlooked|
              mistake|mistaken|done|misread|hidden|lose|get wrong|muddle)
            (?:not|never|does not|do not) (?:\w+ )?(?:make|made|makes|explain\w*|say|says|
              put) (?:\w+ ){0,3}(?:clear|obvious|plain|easy|clearly|well|very clear)
            (?:not|is not|are not|was not|were not|far from|could be|less than|hardly) (?:\w+ )?(?:clear|obvious|
              clearer|well (?:signed|explained|marked|labelled)|signposted|intuitive)
            (?:catches|caught|trips|tripped|fools|fooled|confuses|confused|throws|
              threw)(?: out)? (?:\w+ )?(?:people|everyone|everybody|me|us|a lot|lots|many|most|plenty|customers|half|
              out)
            (?:lots|plenty|most|half|many|a lot|several|others|quite a few) (?:of )?(?:\w+ )?(?:people|customers|us|
              our) (?:\w+ )?(?:miss|read|think|get|make|mix|do|press|assume|confuse|fall|trip|ask)
            (?:look|looks|sound|sounds|are) (?:\w+ )?(?:alike|the same|similar|identical|so similar)
            (?:small|tiny|fine) print (?:\w+ )?(?:is|hides)
            confusing (?:label|wording|page|layout|name|letter)
            badly (?:worded|laid|signed|written|labelled)
            our (?:\w+ )?(?:wording|page|label|sign|letter|form|leaflet|website|instructions|manual)(?: \w+)? (?:is|
              are|was|does|do|could|makes|did|hides|should)
            side by side
            unless i (?:am|have)
            it is possible (?:that )?(?:we|i|our|the)
            correct me if
            perhaps (?:we|our|the (?:label|letter|page|wording)|i)
            i made the same
            i did the same
            done it myself
            did it myself
            at first too
        """,
        unless=r"""
            you can not (?:count|read)
            learn to
            maybe you
            perhaps you
            should have read
            could you
        """,
    ),
    rule(
        "argues",
        "argues",
        "disputes what the customer says",
        r"""
            ^(?:no|wrong|incorrect|false|untrue|nonsense|rubbish|not true|nope|sorry no|actually|with respect|
              impossible)\b ?(?:,|\.|!|you|it|we|that|i|the)
            (?:that|it|this) (?:is|was) (?:simply |just |quite |really |absolutely )?(?:not (?:what (?:happened|
              i said|we said|you|our|it|the)|true|correct|right|the case|accurate|possible|how it)|incorrect|untrue|
              false|wrong|impossible|nonsense|a lie|rubbish|inaccurate)
            you (?:are|were) (?:simply |just |quite |clearly |totally |completely )?(?:mistaken|wrong|incorrect|
              confused|lying|making|imagining|misinformed|exaggerating)
            (?:as|like) (?:i|we) (?:have )?(?:already |previously |clearly )?(?:told|said|explained|stated|
              mentioned|advised|informed)
            as (?:previously|already) (?:advised|stated|explained|mentioned)
            (?:i|we|he|she|they|our \w+) (?:never|did not|do not|does not|would never|have never|clearly|
              definitely) (?:\w+ )?(?:said|say|told|tell|promised|lie|lied|shout|shouted|touch|touched|receive|
              received|agreed|charge|charged|raised|do that|make mistakes|lose|swear|threaten|promise|sold)
            no (?:you|it|we|they|he|she|i) (?:did|do|was|were|is|are|have|has|can|will) ?(?:not)?
            (?:our|my|the) (?:records?|system|logs?|notes|cameras?|tracking|data|gps|cctv|screen|
              scanner) (?:\w+ )?(?:say|says|show|shows|prove|proves|indicate|indicates|tell|tells|state|states|
              clearly) (?:otherwise|different|you|it was|that|no|the|they|we)
            (?:i|we) (?:beg to differ|disagree|dispute|do not agree|doubt|can not accept that|do not believe|
              find that hard)
            hard to believe
            there (?:is|was|are|were) (?:nothing|no) (?:\w+ )?(?:wrong|such|fault|problem|issue|evidence|record|way)
            (?:i|we) have (?:no|it in) (?:record|writing)
            (?:did|was|is|were) (?:perfectly |absolutely )?(?:fine|working|perfect|correct|okay) when
            you (?:did|said|signed|told|agreed|were told|were informed|were warned)(?: \w+)? (?:not|so|it|to|that|
              the|us)
            so you say
            if (?:that|it) were true
            we (?:did|do|sent|told|delivered|have) (?:,|\.|in fact|actually|tell you|send|deliver)
            the fact(?:s)? (?:is|are|remain)
            get your facts
            check your facts
            (?:we have|i have) been (?:through|over) this
            read (?:it|the email|your contract|the terms) again
            actually ,? (?:you|it|we|that|no|i|the)
            once again
        """,
        unless=r"""
            you (?:are|were) (?:not|never) wrong
            (?:i|we) (?:may|might|could)
            we (?:never|did not) (?:rang|ring|called|call|replied|reply|answer|tell|told you|check|send|get back)
            sorry
            our (?:fault|mistake)
            wonder
            no problem
            no , (?:you should not|it should not|that is not (?:okay|good|right|acceptable))
            \?$
            have got that wrong
            that is wrong and
            right to
            nothing (?:\w+ )?to pay
        """,
    ),
    rule(
        "you-should-have",
        "blames-customer",
        "puts it on the customer",
        r"""
            you (?:\w+ )?(?:should|ought to|could|needed to|must|have to|need to) (?:really |simply |always |just |
              at least |not |surely |perhaps |maybe )*have (?:\w+)
            you (?:must|probably|obviously|clearly|presumably|may well|most likely) (?:have |just |
              simply )*(?:have |did |\w+(?:ed|t)|put|left|set|got|read|broke|bent|cut|let|did) (?:\w+ )?(?:it|the|
              them|not|your|that|something|wrong|too|in|on|off|to)?
            if you (?:had|would|were|only|would just|would have|actually|bothered|did not|do not|have not|leave|
              ignore|choose|insist|put|buy|order|read|looked)(?: \w+){0,2} (?:\w+ed|read|looked|listened|kept|put|
              told|paid|followed|been|bothered|checked|come|called|rung|not|more|the|your|a)
            (?:your|the customer 's|the user 's|the passenger 's) (?:own |sole )?(?:fault|responsibility|mistake|
              error|doing|problem|negligence|job|carelessness)
            (?:what|how|where) (?:\w+ )?did you (?:\w+ )?expect
            serves you
            your own (?:doing|fault|making|choice)
            you (?:chose|decided|picked|agreed|signed|accepted|ticked|clicked|ignored|failed|forgot|neglected|
              refused|insisted|left it|broke|dropped|did not (?:read|follow|check|tell|ask|bother|listen|look|say|
              give|tick|use|press|pay|plug|charge|pack|book|order|bring|keep|turn|set|put|call)|never (?:read|asked|
              told|said|checked|paid|replied|bothered|answered)|can not read|only have yourself|brought this)
            user error
            (?:next|another) time (?:\w+ )?(?:read|check|please|try|you|do|book|order|use|make|maybe|be|look|keep|
              pay|plan)
            (?:did|have|do|can|could) you (?:not |even |actually |ever |really |bother |bothered |at all )+(?:read|
              check|look|follow|plug|switch|try|think|count|use|see|listen)
            did you (?:\w+ )?(?:even|actually|bother)
            (?:most|other) (?:people|customers) (?:\w+ )?(?:read|manage|know|can|check)
            nobody (?:forced|made|told|asked) you
            learn to
            read the (?:instructions|manual|terms|small print|label|contract|sign|email|leaflet|rules|care|t&cs)
            (?:someone|somebody|your (?:son|kid|kids|child|dog|cat|husband|wife|neighbour|children)|he|
              she) (?:\w+ )?(?:obviously|must have|probably|clearly)
            customers who
            people who (?:do not|can not|ignore)
            because you
            as you (?:did not|failed|never|chose|forgot)
            your (?:fault|mistake|error|phone|router|settings?|wiring)(?: is| are)? (?:\w+ )?(?:to blame|
              the problem|wrong|old)
        """,
        unless=r"""
            you (?:\w+ )?(?:should|ought to) (?:not |never |really )*(?:have )?(?:ever )?(?:been|had|got|to|
              have been|heard|received|have received|have had|waited|get|be|hear)
            should (?:not|never) have (?:to|had)
            (?:not|never|is not|was not) (?:\w+ )?your (?:own )?(?:fault|mistake|doing|job)
            you (?:must|could) (?:not )?(?:have )?(?:be|been|feel|felt|think|thought)
            if you (?:had|would) (?:rather|prefer|like|any|a few|a moment)
            because you (?:deserve|asked|are|have|matter)
            you asked
            our (?:fault|mistake|error)
            did you (?:plug|switch|leave) (?:it|the)
        """,
    ),
    rule(
        "excuses",
        "defensive",
        "makes excuses",
        r"""
            (?:we|i) (?:are|am|have been|were|
              get)(?: all| just| only| currently| really| very| extremely| so| too| rather| quite| a bit)* (?:busy|
              short|understaffed|overworked|snowed|swamped|stretched|rushed off|overloaded|new here|human|
              under pressure|under a lot|doing (?:our|my) best|volunteers|a small (?:team|business|shop)|experiencing|
              out of|a temp|a charity|still learning|down to)
            (?:short - staffed|short staffed|staff shortages?|short of (?:staff|drivers|people|hands)|off sick|
              cutbacks|budget|backlog|high (?:call )?volumes?|peak (?:season|time)|unprecedented|beyond our control|
              out of (?:our|my) (?:hands|control)|out of my)
            (?:it|that|this) (?:is|was|were)(?: really| simply| just| certainly| actually)? (?:not (?:our|my|us|me|
              down to|anything to do|something we|within)|the (?:courier|system|computer|supplier|warehouse|bank|
              weather|manufacturer|driver|post|council|airline|software|previous|other|agency|algorithm|app)|
              head office|down to the|up to the|because of the|a (?:system|computer|technical|supplier|courier|third|
              bank|royal mail) (?:\w+)|what (?:head office|the computer|the system|they))
            (?:blame|ask|complain to|take it up with|talk to|tell that to|speak to) (?:the|your|head office|them|
              royal mail|my boss|brexit|whoever)
            (?:nobody|no one|none|not one|never had|no other|have had no|have never had|first time (?:anyone|
              anybody)) (?:\w+ )?(?:else|other|complaint|complaints|customer|of our|has|a single|any|before|ever)
            (?:i|we) (?:only|just) (?:work|started|do|sell|follow|take|answer|got|make|deliver|pass|clean|run|
              handle|rent|collect)(?: \w+)? (?:here|what|my|the|as|orders|on|this|them|it|a|phones|for)
            (?:i|we) do not (?:make|set|write|decide|control|own|run|choose|deal) (?:the|what|that|with|it|them|
              prices)
            not (?:really )?(?:my|our|us|me|down to (?:us|me)) ?(?:fault|job|department|doing|decision|rules|
              responsibility|shift|area|problem|mistake|call|,|\.|!|$)
            (?:my|our) (?:hands are tied|boss|colleague|predecessor)(?: \w+)? (?:said|told|did|made|took|who|forgot)
            following (?:orders|procedure|protocol|the rules|policy)
            (?:we|i) (?:did|do|tried|always do|are doing|have done|followed) (?:everything|our best|my best|all we|
              all i|nothing wrong|what we|the procedure|the best|exactly what)
            to be fair
            in (?:our|my) defen[cs]e
            industry standard
            everyone else
            every (?:company|shop|airline|bank|restaurant|hotel)
            (?:won|rated|winning) (?:an |a |the |many |several )?(?:awards?|five|5|\d)
            most (?:of our )?(?:customers|people|guests|clients) (?:are|love|like|find|seem|have|do not|think|say)
            (?:normally|usually|always) (?:very |so )?(?:good|reliable|lovely|excellent|fine|perfect)
            have to (?:live|earn|make a living|eat)
            that is (?:just )?(?:how|the way) (?:it|the|we|things)
            you have to (?:understand|realise|see|remember|appreciate) (?:that )?(?:we|i|our|it)
            (?:understand|see it|look at it) (?:that |from )(?:we|our|my|i)
        """,
        unless=r"""
            no excuse
            not (?:an|your) excuse
            not your
            (?:is|was|are|were) (?:our|my) (?:own )?(?:fault|mistake|error|job)
            will (?:ring|call|ask|chase)
            (?:i|we) (?:could|can) (?:tell|say|blame)
            it is easy
            as we speak
            let you down
            (?:you|nobody) should
            \?$
        """,
    ),
    rule(
        "contradicts",
        "argues",
        "contradicts the customer outright",
        r"""
            ^(?:no|yes|oh|well|but|and|er|um|in fact|however)? ?,? ?(?:no|yes)? ?,? ?(?:it|you|we|they|he|she|i|
              that|there) (?:did|does|do|is|was|were|has|have|can|could|are)(?: not)? ?(?:[.,!]|$)
            (?:is|are|was|were) (?:\w+ )?(?:accurate|correct|exactly (?:what|as)|perfectly (?:clear|fine)|fine when)
            (?:can not|could not|does not|did not|would not) (?:possibly )?(?:happen|have happened|be (?:right|
              true)|do that)
            (?:would|could|has|have|had) never (?:\w+ )?(?:do|say|said|done|been|have|happened|that|shouted)
            there (?:was|were|is|are) no \w+ (?:on|in|when|behind|here|at|there|with|before)
            (?:must|have to|let me) correct you
            you (?:were|are) (?:\w+ )?(?:told|informed|warned|shown|given|sent)
            (?:order|system|computer|record|contract|email|invoice|form|screen|sheet|website|camera|cctv|receipt|
              file|report|data) (?:\w+ )?(?:says|said|shows|showed|states)(?! sorry)
            it was not (?:us|me|our)
            (?:i|we) never
            always (?:was|were|has|have)
            not hidden
            so not wrong
            what you (?:ordered|asked|signed|agreed)
        """,
        unless=r"""
            sorry
            our (?:fault|mistake|error)
            should have
            may be wrong
            we never (?:rang|called|told|replied|asked|checked|answered)
            \?$
        """,
    ),
    rule(
        "on-the-customer",
        "blames-customer",
        "looks for the cause with the customer",
        r"""
            at your (?:end|side)
            on your (?:end|side)\b
            (?:that is|is|was|sort of|kind of) on you
            by you\b
            are you sure you
            were you (?:\w+ing)
            (?:you|your \w+|he|she|they) (?:could|might|would) (?:have|easily have|at least have)
            (?:you|he|she) (?:must|may|probably|clearly|obviously|just|simply)(?: have)? (?:\w+ed|pressed|left|put|
              set|drove|dropped|forgot|lost|broke|done|did|made)
            (?:people|customers|owners|users|guests|those|ones) (?:who|that|do not|press|leave|forget|should|
              need to|must|never)
            had you (?:\w+)
            in future ,? ?(?:please|kindly|you|do|check|read)
            not doing it (?:right|properly)
            using it (?:right|properly|correctly|wrong)
            if you do not (?:like|want|read|tick|use|follow|look)
            (?:can|could) be (?:quite )?(?:difficult|careless|clumsy)
            it is not (?:meant|designed|made|intended) for
            you (?:clicked|pressed|drove|ticked|typed|entered|gave|used|wrote|booked|ordered|
              left) (?:\w+ )?(?:the wrong|it|green|wrong|too|twice)
            should not have (?:moved|bought|left|put|used|ordered|booked|eaten|worn)
            next time
            have you (?:\w+ )?(?:read|checked|looked|been using|tried reading)
            (?:your|his|her) own
        """,
        unless=r"""
            sorry
            our (?:fault|mistake|error)
            not your
            so that next time
            next time you (?:visit|come|order with)
        """,
    ),
    rule(
        "others-did-it",
        "defensive",
        "passes it on to others",
        r"""
            (?:different|separate|another|external|third[ -]party|outside) (?:company|firm|department|team|branch|
              office|partner|agency|contractor)
            nothing to do with (?:us|me|our)
            not (?:me|us|ours|mine)\b
            (?:was|were) not (?:me|us|here|there|on shift|working)
            (?:from|by) an? (?:agency|contractor|supplier|partner)
            (?:supplier|courier|warehouse|manufacturer|agency|council|police|bank|head office|landlord|airline|
              driver|dispatch|software|system|computer|machine|app|weather|traffic|school|hospital|exam board|
              post office) (?:\w+ )?(?:is|was|were|sets?|decides?|packs?|sent|let|lost|keeps?|make|makes|gave|did|
              should|must)(?! on (?:its|the) way)
            we (?:only|just|merely) (?:\w+)
            i only
            outside (?:the|our|my) (?:remit|control)
            before (?:i|they|it|we) (?:started|leave|left|leaves|joined)
            (?:economy|inflation|brexit|covid|pandemic|industry|sector)\b
            (?:old|small|busy) (?:building|team|system|office|place|shop|day|week|time)
            (?:doing|did|tried|try) (?:their|our|my|his|her) best
            there (?:are|were|is|was) (?:only )?(?:two|one|three|\d+|not enough|nobody|just) (?:of us|people|staff|
              coaches|on|others|else)
            can not (?:see|watch|check|be) every\w*
            people (?:leave|do not realise|make)
            under (?:\w+ )?pressure
            (?:he|she|they) (?:was|were|had|has|have)(?: \w+){0,3} (?:rush|busy|job of the day|off sick|leave|
              bad (?:day|month|week)|new|baby|flu|tired|family)
            nobody (?:told|gave|sent|showed|trained) (?:me|us)
            (?:they|he|she) (?:never|did not) (?:tell|told|give|gave|send|sent|show) (?:me|us)
            i am (?:new|only|just|still on)
            (?:we|i) (?:hold|have|get|do|run|handle|process|serve|see) (?:over |about |up to |
              more than )?(?:{number}|\d+|hundreds|thousands|lots|so many|a lot|loads)
        """,
        unless=r"""
            sorry for
            our (?:fault|mistake|error)
            no excuse
            i will (?:ring|call|ask|chase)
            should have
            \?$
            not your
        """,
    ),
    rule(
        "concedes",
        "agree-first",
        "grants the customer's point",
        r"""
            ^(?:yes|true|correct|agreed|confirmed|right|indeed|exactly|no) ?,? (?:it|you|they|that|we|he|she|
              there) (?:is|was|were|are|did|does|do|paid|should|had|have|said)
            (?:no dispute|no argument|not going to argue|can not argue|point taken|hard to argue|fair play|touche|
              you have me there|no question about)
            (?:is|are|was|were) (?:\w+ )?(?:far |much |way )?(?:too (?:long|much|many|late|slow|high|far|often)|
              not (?:acceptable|okay|good enough|right|fair)|(?:no good|unacceptable|unfair|wrong|ridiculous))
            (?:perfectly|entirely|very|quite|completely|absolutely) (?:reasonable|fair|valid|right|correct) (?:\w+)
            i (?:agree|believe you|accept)
            (?:it|that) (?:does|did|is|was) (?:say|indeed|exactly|what we)
            as you say
            like you say
            you did (?:\w+ )?(?:pay|tell|ask|order|warn|send|say)
            your (?:point|complaint|criticism|objection|anger) is (?:\w+ )?(?:fair|right|valid|justified|good)
        """,
        unless=r"""
            but (?:you|that|it)
            i accept (?:no|that you)
            not agree
            do not
            \?$
            no problem
        """,
    ),
    rule(
        "leaves-a-way-out",
        "save-face",
        "gives the customer a dignified way out",
        r"""
            (?:may|might|could)(?: well| easily)? be (?:me|us|our|that|the|my|a)
            it (?:took|caught|fooled|confused|did) (?:me|us|my|it to me)
            (?:done|did|read|thought|made|missed|got|had) (?:it|that|the same|this)(?: \w+){0,3} (?:myself|too|
              as well|at first|once|wrong)
            nor could i
            (?:so|and) nobody (?:would|could|can|sees|spots|notices)
            (?:worded|written|printed|placed|labelled|explained|drawn|signed)(?: \w+){0,3} (?:badly|poorly|
              unclear\w*|confusing\w*|small|wrong)
            (?:badly|poorly|confusingly|unclearly) (?:worded|written|placed|labelled|explained|signed|designed)
            (?:further|right) down
            small letters
            hidden (?:under|behind|at|on|in)
            natural (?:one|mistake|mix)
            who reads
            mix-up
            on my (?:side|screen)
            (?:we|i) (?:have had|get) a few
            unless (?:i|we)
            where it should
            honest mistake
            not (?:written|marked|signed|shown|printed|explained) (?:anywhere|on|clearly|well)
            shall we (?:check|compare|look|go)
            can we (?:compare|check|look)
            compare (?:notes|what|the)
        """,
        unless=r"""
            maybe you
            you (?:can not|should)
            could be worse
        """,
    ),
)
