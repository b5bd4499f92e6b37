"""The customer's feelings: named, understood, shared; or played down, or forbidden."""

from __future__ import annotations

from rounds.evidence.rule import rule

DISMISSED = r"""
    but (?:you|rules|that is life|we all|it is only|there is)
    (?:not|no) (?:be|get|so|too|to be|need|reason|point) (?:\w+ )?{feeling}
    i am sure it feels
    boo hoo
    oh dear
"""

RULES = (
    rule(
        "must-have-been",
        "empathise",
        "says what it must have been like",
        r"""
            (?:must|can only|will|would|could|can not) (?:have |be |feel |only |not )*(?:been |felt |feel |be |
              come as |left you |feeling )*{greatly}(?:\w+ )?{feeling}
        """,
        unless=DISMISSED,
    ),
    rule(
        "can-imagine",
        "empathise",
        "imagines what the customer goes through",
        r"""
            (?:i|we) (?:can(?: not| only| well| just| really)*|could not|hardly|
              do not want to) (?:even )?(?:begin to )?imagine(?! that is wrong)
            hate to (?:think|imagine)
            (?:i|we) (?:dread|shudder) to think
        """,
        unless=DISMISSED,
    ),
    rule(
        "names-feeling",
        "empathise",
        "names the feeling",
        r"""
            (?:how|what a|such a|so|really|that is|this is|it is|that was|it was|is|sounds|sound|feel|feels|feeling|
              are|you are|you were|left you|made you|been|understandably|clearly|very|
              more than) {greatly}(?:\w+ )?{feeling}
        """,
        unless=DISMISSED
        + r"""
            sorry (?:if|you feel|that you feel)
            (?:i|we|it) (?:am|are|is) not
            hard to (?:believe|say|see)
            (?:i|we) (?:are|am) (?:\w+ )?(?:shocked|angry)
            hard (?:drive|copy)
            very hard\b
        """,
    ),
    rule(
        "understands-feeling",
        "empathise",
        "acknowledges the feeling",
        r"""
            (?:understand|appreciate|see|hear|know|get|recognise|realise|acknowledge|feel|sense|imagine|
              aware)(?: \w+){0,3} (?:how |your |the |this |you are |that |it |must |what |
              being )(?:\w+ ){0,4}{feeling}
            (?:i|we) (?:feel|ache|hurt) for you
            my heart (?:goes|sank|breaks)
            (?:i|we) know how (?:much|important|hard|tough|big|long)
            (?:heartfelt|deepest) (?:sympathy|condolences)
            condolences
            thinking of you
            our hearts
            feel (?:awful|bad|terrible|sick|rotten|dreadful) (?:for|about|that|reading|hearing)
        """,
        unless=DISMISSED,
    ),
    rule(
        "sorry-to-hear",
        "empathise",
        "is sorry to hear it",
        r"""
            (?:sorry|sad|saddened|upset|gutted|shocked|horrified|dismayed|concerned|hate|awful|not good|never nice|
              disappointed) (?:to|that we) (?:hear|read|learn|see|find out|heard|be hearing)
            i feel for you
            oh you poor
            you poor thing
            bless (?:you|her|him|them)
            poor (?:thing|little|lad|girl|boy|mum|dad|dog|cat|you two)
        """,
        unless=r"""
            (?:if|but) you
        """,
    ),
    rule(
        "what-it-cost",
        "empathise",
        "sees what it cost the customer",
        r"""
            (?:the )?last thing (?:you|anyone|anybody|a \w+|somebody) (?:need|needs|needed|want|wants|wanted|expect)
            (?:you|nobody|no one|anyone|anybody) (?:should|would) (?:not )?(?:ever )?(?:have to|need to) (?:go|deal|
              put up|live|sit|wait|worry|face|cope|chase|suffer)
            (?:meant|means|mattered|matters) (?:so much|a lot|a great deal|the world|everything) to (?:you|her|him|
              them)
            (?:important|special|big|precious) (?:\w+ )?(?:day|occasion|moment|to you)
            on top of (?:everything|all|that|a)
            no way to (?:spend|start|end|treat)
            put you (?:in|through|out)
            (?:ruined|spoiled|spoilt|wrecked) (?:your|the|a|what)
            (?:is|are|was|were|be) no (?:fun|joke|picnic|small thing|way)
            not (?:easy|nice|pleasant|fun|a nice|what you needed|what anyone)
            the stress
            the worry
            the upset
            let down
            the hassle
            what a (?:horrible|rotten|miserable|awful|terrible|sad|let|day|week|night|way|mess|nightmare|shame|
              shock)
        """,
        unless=DISMISSED
        + r"""
            sorry for the inconvenience
        """,
    ),
    rule(
        "your-shoes",
        "see-their-side",
        "puts themselves in the customer's place",
        r"""
            (?:in|into) your (?:shoes|place|position|situation|boots|seat)
            if (?:i|we) (?:were|was) (?:you|in your)
            (?:i|we) (?:would|will|might|should) (?:\w+ )?(?:be|feel|have been|have felt|want|be asking|expect|
              have been asking) (?:just |every bit |exactly )?(?:as |the same|that too|so )?(?:\w+ ){0,3}(?:too|
              as well|myself|same|also|in your|if (?:i|we|it|that|my)|{anger})
            i would (?:have )?(?:\w+ ){0,2}(?:felt|been) (?:\w+ )?(?:cheated|robbed|{feeling}|{anger})
            (?:from|on) your side
            (?:your|their) point of view
            through your eyes
            from where you (?:are|stand|sit)
            (?:i|we) would not (?:\w+ )?(?:be happy|like it|accept|want|put up|stand for|have been happy|trust|
              believe)
            if (?:that|it|this) (?:were|was|had been|happened to|had happened to|had) (?:\w+ )?(?:me|my|mine|us|our)
            put myself
            i would have (?:lost|shouted|thrown|complained|walked|cried|screamed|said|done|written|gone)
        """,
        unless=r"""
            from (?:our|my) (?:side|point)
            see it from our
            i would (?:be happy|like|want to|be glad)
        """,
    ),
    rule(
        "anyone-would",
        "see-their-side",
        "says the reaction makes sense",
        r"""
            (?:any(?:one|body)(?: else)?|any \w+|everyone|who) (?:in (?:\w+ ){1,3})?would (?:not )?(?:be|feel|have|
              expect|want|lose|do|react|say|get|think)
            (?:you have|you are|it is|that is|this is|with|have)(?: got)? (?:every|all the|a|perfectly|completely|
              totally|absolutely|only)(?: \w+)? (?:right|reason|cause|entitled) (?:to|in the)
            no wonder (?:you|that|your)
            (?:i|we) (?:do not|can not|would not|could not|can hardly|hardly) blame you
            (?:(?:is|are|be|perfectly|completely|totally|entirely|quite|only) )+(?:understandable|justified|natural|
              reasonable (?:to|that you)|legitimate|human|fair enough to)
            makes? (?:perfect |complete |total |a lot of )?sense (?:that you|to be|to feel)
            (?:understand|see|get|know) (?:exactly |completely |totally |perfectly |fully )?why (?:you|that|this|it|
              your|they|she|he)(?! \w+ (?:did|put) that)
            (?:you have|you are|every) (?:right|entitled) to (?:be|feel|expect)
            rightly (?:so|angry|upset|annoyed|cross)
            reason to be (?:{anger}|{feeling})
            of course you (?:are|feel|want|would|expected|were|do)
            (?:i|we) have (?:been there|been on the other)
            been (?:a customer|in your|on that end|there myself)
            happened to me
            as a (?:parent|mother|father|mum|dad|customer|dog owner) myself
        """,
        unless=r"""
            right to (?:refuse|cancel|withdraw|appeal|a refund)
            anyone would think
            but (?:you|that is)
        """,
    ),
    rule(
        "orders-calm",
        "orders-calm",
        "tells the customer how to feel",
        r"""
            (?:calm|settle|simmer|cool|pipe|quiet) (?:yourself )?(?:down|it)
            (?:please |just |to |try to |and |must |need to |first )(?:relax|chill|calm|breathe|be (?:calm|patient|
              nice|reasonable|quiet)|stay calm|remain calm|keep calm|be more (?:patient|reasonable)|take it easy|
              not panic|not worry about it)
            ^(?:relax|chill|easy|whoa|calm|breathe|deep breaths|steady on|hush|shush|now now|there there|chillax|
              temper)\b
            (?:there is |really )?no (?:need|reason|point|call|cause|use)(?: in| for)?(?: \w+)? (?:to |for )?(?:be |
              get |getting |being |all |so )*(?:shout|shouting|{anger}|{feeling}|rude|dramatic|emotional|worked up|
              aggressive|carry on|panic|take that tone|raise your|that tone|hysteric\w*|drama|a fuss)
            (?:do not|not|stop|quit) (?:be(?:ing)? |get(?:ting)? |all |so |too )*(?:{anger}|emotional|worked up|
              hysterical|dramatic|aggressive|stressed|in a state|panic|panicking|shouting|shout|fret|worried|upset)
            (?:over ?reacting|over - reacting|getting worked up|calm down|keep your (?:hair|shirt) on|
              lower your (?:voice|tone)|get a grip|take a (?:deep )?breath|mind your tone|watch your tone|drama|
              let us (?:all )?(?:not get|stay calm|calm|be calm|keep calm|take a breath))
        """,
        unless=r"""
            told you to
            telling you to
            said to
            (?:not|never) (?:\w+ ){0,3}tell(?:ing)? you to
            (?:not|never) (?:want|ask|asking) you to
            (?:i|we) (?:am|are|will be) not (?:{anger}|worried)
            should not have been told
            please stop swearing
            #quoted
            i am (?:calm|panicking)
        """,
    ),
    rule(
        "plays-down",
        "dismisses",
        "plays it down",
        r"""
            (?:it|that|this) (?:is|was) (?:only|just|merely|hardly|barely|nothing|not (?:that|so|really|exactly|
              a big|such a|the end|very|much of) ?)(?! (?:let|checking|gone|been|arrived|leaving|fair|right|
              what we want|good enough|acceptable|how|okay|why|the way|like us|because))
            (?:it|they|these|those|such|that|things|mistakes|accidents) (?:things )?(?:do )?(?:happen|happens)\b
            (?:only|just) (?:a|one|two|three|four|five|six|a couple|a few|some|ten|\d+) (?:\w+ )?(?:{unit}|pounds|
              quid|euros?|dollars|cm|inch|inches|people|times|scratch|bit|small|tiny|minor|drop|crumb)
            hardly (?:a|the|worth|any|ever|noticeable|anything)
            (?:not|no) (?:that bad|so bad|big deal|biggie|the end of the world|a big deal|a disaster|a tragedy|
              life or death|rocket|real harm|harm done|drama|worth)
            worse things
            could be worse
            (?:other|some) people (?:have|are|do not|manage|would)
            first world
            (?:you|he|she|they) (?:will|would|are going to) (?:live|survive|get over|be fine|get used|soon|manage|
              not die|not notice|forget)
            nobody (?:\w+ )?(?:will|is going to|would|ever) (?:\w+ )?(?:notice|see|die|care|know)
            nobody died
            never hurt anyone
            making (?:a|such a) (?:fuss|mountain|big)
            fuss (?:about|over)
            get over it
            move on
            so what
            big deal
            whatever
            bad luck
            tough luck
            that is life
            these things
            part of life
            it happens
            happens to (?:everyone|all|the best)
            lucky (?:you|it|to|that|really)
            not the end
            we have all
            everyone has
            others (?:have|would|manage)
            bit of (?:dust|rain|water|noise|dirt|patience|mess|fun)
            what is the (?:problem|fuss|big|harm)
            not my (?:problem|job|department|fault|business)
            not our (?:problem|concern|business)
            can not please everyone
            like it or
            live with it
            deal with it
            no one else (?:minds|noticed)
            a little (?:patience|dust|rain|water)
            never mind
            anyway (?:,|\.)?$
            welcome to (?:the club|my)
            if that is the worst
            there are bigger
            dramatic
            exaggerat\w+
            hardly (?:our|my)
            is that all
            do not (?:sweat|worry about it|fret)
            probably (?:nothing|fine|just)
            nothing to (?:worry|be concerned|make|get|fuss)
        """,
        unless=r"""
            sorry
            #quoted
            it is only (?:fair|right)
            not good enough
            not (?:just|only)
            should not
            thank you
            please
            as soon as
            will not happen
            nobody should
            i am not going to (?:say|tell)
            i will
            we will
            never mind what
            is not (?:just|only|nothing)
        """,
    ),
    rule(
        "shrugs",
        "dismisses",
        "shrugs it off",
        r"""
            ^(?:and|so|ok|okay|meh|well|oh well|right|hm|hmm|noted|fine|whatever|yeah|yes|sure) (?:\.|\?|!|\.\.\.)*$
            your (?:problem|call|choice|loss|opinion)
            (?:do not|could not|who|why should (?:i|we)) care
            not (?:really )?(?:my|our) (?:thing|area|concern)
            what do you (?:want|expect) (?:me|us) to (?:do|say)
            (?:too|very) busy (?:for|to)
            (?:got|have) (?:better|other|more important|real|actual|bigger) (?:things|customers|problems|fish)
            i have heard (?:worse|it all)
            take a (?:number|seat)
            join the (?:club|queue)
            we get (?:this|these|that|it) (?:all the time|a lot|every|complaints)
            another one
            blah
        """,
    ),
    rule(
        "hard-on-you",
        "empathise",
        "sees how hard it is on the customer",
        r"""
            (?:a (?:serious|real|huge|big|heavy|proper|massive|terrible|cruel) (?:blow|strain|worry|loss|let|shock|
              hit|burden|upset|pain)|(?:wear|wears|wore|worn|grind|grinds)(?: \w+){0,2} (?:out|down)|(?:rubbish|
              rotten|horrible|miserable|awful|lousy|terrible|dreadful) (?:way|thing|time|place|position|start|end|
              night|day|week) (?:to|for|of)|no (?:place|way|state|joke|life|fun|time) (?:to|for|at)|(?:breaks|
              broke) my heart|i (?:feel|felt) (?:sick|for|so bad|terrible|awful|dreadful)|(?:poor|bless) (?:\w+)|
              (?:stressful|frightening|upsetting|painful|exhausting|heartbreaking|miserable|worrying|horrible|
              humiliating|disappointing)|(?:keep|keeping|kept) you (?:awake|up at night)|(?:counting on|counted on|
              looking forward|looked forward|waited for|saved for|dreamed of))
        """,
        unless=r"""
            not (?:\w+ )?(?:stressful|worrying)
            poor (?:service|you|quality|line)
            look forward to
            looking forward to (?:serving|welcoming|hearing|seeing)
            if you
        """,
    ),
    rule(
        "me-too",
        "see-their-side",
        "would feel or do the same",
        r"""
            i would (?:\w+ ){0,4}(?:too|as well|myself|also|in your place|at that|by now|in bits|in floods|climbing|
              raging|gutted|spitting)
            (?:would|will) (?:break|test|try|upset|annoy|anger|drive|madden|frustrate|infuriate)(?: \w+)? (?:anyone|
              anybody|a saint|most people|any|me)
            any (?:reasonable |sane |normal |decent )?(?:person|parent|mother|father|mum|dad|customer|human|one|
              body|traveller|guest|tenant|patient) (?:would|in)
            not (?:a position|something|a thing) (?:i|we|anyone) would
            if (?:it|that|this|i|we|they) (?:\w+ ){1,6},? ?(?:i|we) would (?:be|feel|have|want|never|not)
            you are (?:not|hardly|far from) (?:being )?(?:moaning|unreasonable|overreacting|difficult|rude|
              a nuisance|wrong to)
            (?:anger|frustration|reaction|feelings?|complaint|annoyance) (?:is|are|makes?) (?:\w+ )?(?:fair|
              justified|sense|understandable|reasonable|natural|right)
        """,
        unless=r"""
            i would (?:like|want) (?:you|to)
            grateful
        """,
    ),
    rule(
        "keep-patient",
        "orders-calm",
        "tells the customer to be patient or pull themselves together",
        r"""
            (?:compose|contain|control|pull|collect) yourself
            (?:keep|leave) (?:your |the )?emotions? (?:out|in check)
            (?:down|off) a (?:notch|peg)
            (?:try|please) (?:not to|do not) (?:get|be|become) (?:\w+ )?{feeling}
            be (?:a bit |a little |more )?(?:patient|reasonable|grateful)
            (?:no point|no use) (?:in )?(?:getting|being|shouting)
            lower your voice
            let us all (?:just )?(?:calm|relax|take)
            do not get (?:upset|angry|cross|shirty|worked)
            getting (?:frustrated|angry|upset|annoyed) with (?:me|us)
            worked up
        """,
        unless=r"""
            being (?:so )?patient
            been (?:so |very )?patient
        """,
    ),
    rule(
        "made-small",
        "dismisses",
        "makes the problem look small",
        r"""
            ^(?:it|that|this|they) (?:is|are|was) (?:just |only |still )?(?:a|an) \w+ ?[.!]?$
            (?:is|are|was) (?:nothing|normal|standard|nicer|not that \w+|hardly|only natural|to be expected|
              perfectly normal|par for|just how|good for you|fine anyway)
            (?:at least|still) (?:you|he|she|it|they|nobody|we|the)
            (?:everyone|everybody|other people|some people|some of us|others|
              most people)(?: 's| is| are| have| has| wait| waits| manage| get)
            (?:lose|losing) (?:any )?sleep
            boys will be
            in my (?:day|village|time)
            will not (?:make (?:much|any)|notice|hurt|kill)
            never (?:hurt|killed) (?:anyone|anybody)
            (?:long|much|bad|far|big) (?:really|tbh|is it|in the|on a)
            it happens
            happens[.!]?$
            do not worry about
            you can (?:just |always |still )?(?:heat|cut|wash|wear|use|walk|buy|wait|eat|sew|wipe)
            wait (?:weeks|months|longer)
            bit of (?:a )?(?:\w+) never
            (?:not|hardly) (?:the moment|a crisis|an emergency|urgent|important|a priority|worth)
            lol
            haha
            (?:was|is) in fashion
            will be (?:fine|alright|okay|ok)\b
        """,
        unless=r"""
            sorry
            i will
            we will
            please
            should
            not acceptable
            not good
            at least you can
            until
        """,
    ),
)
