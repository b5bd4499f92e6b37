"""Respect that is meant, and the empty phrases that only sound like it."""

from __future__ import annotations

from rounds.evidence.rule import rule

RULES = (
    rule(
        "thanks-for",
        "show-respect",
        "thanks the customer for raising it, or for patience",
        r"""
            (?:thank you|thanks|grateful|appreciate|appreciated|glad|pleased)(?: \w+){0,5} (?:for |that you |you |
              it |of you )(?:\w+ ){0,2}(?:telling|tell|told|raising|raise|raised|bringing|bring|brought|flagging|
              flagged|letting|spotting|spotted|pointing|pointed|patience|patient|being (?:so )?(?:patient|honest|
              frank|straight|clear|open|kind|calm|direct)|bearing|sticking|waiting|waited|sharing|explaining|honesty|
              persisting|persistence|trusting|trust|trusted|taking the (?:time|trouble)|writing (?:so|it|this|all)|
              your (?:honesty|patience|trust|loyalty|detailed|feedback|candour|understanding|persistence|time)|
              feedback|loyalty|giving us|coming (?:back|forward|to us|in person|straight)|speaking up|saying (?:so|it|
              this)|noticing|noticed|setting|putting up|holding|reporting|reported|report|hanging on|staying|
              the (?:photos?|warning|detail|heads)|warning|choosing to|keeping|chasing|asking|said|came|did)
        """,
        unless=r"""
            (?:contacting|reaching out|calling|getting in touch|choosing|your (?:message|email|call|enquiry|query|
              interest)|cooperation|your order|shopping)(?! us to say)
            (?:would|will) (?:be )?(?:appreciate|grateful) if
        """,
    ),
    rule(
        "taken-seriously",
        "show-respect",
        "says it is taken seriously, or that the customer matters",
        r"""
            (?:take|takes|taking|took|taken|treat|treating|treated)(?: \w+){0,5} (?:very |extremely |really |most |
              entirely |so )*(?:seriously|serious)
            (?:your|you|their|the|that) (?:\w+ ){0,4}(?:opinion|custom|loyalty|trust|business|view|views|feedback|
              word|voice|years|time)(?: \w+){0,3} (?:matters?|means?|counts?|deserves?|is (?:important|worth|valued|
              precious|valuable)|are (?:important|worth|valued)|deserve|matter)
            you (?:matter|deserve (?:better|more|an answer|a straight|the truth|to be|our))
            (?:you have|you are|with us|customer|customers|guest|member|client|coming here|loyal|
              been)(?: \w+){0,4} (?:for|since)? ?(?:\w+ )?(?:{number}|\d+|many|so many|all these|these|those) years
            (?:years|decade|decades) (?:of|with us|is a|as a|deserve)
            (?:value|valued|value|values|treasure|respect)(?: \w+){0,3} (?:you|your|that you|customers like you)
            (?:glad|good|right) (?:that )?you (?:told|said|spoke|raised|came|wrote|rang|asked|noticed|brought)
            (?:do not|would not|hate to|never) want to lose (?:you|your|a)
            worth (?:keeping|taking|hearing|listening)
            (?:proud|lucky|honoured|privilege) to have
            without (?:customers like )?you
        """,
        unless=r"""
            (?:your call is|satisfaction|every customer|all (?:our )?customers|valued customers?)
            blah
            our (?:values|core)
            seriously \?
            not (?:\w+ )?(?:serious|seriously)
            warranty
            experience (?:since|for)
            we have been
        """,
    ),
    rule(
        "stock-phrase",
        "empty-script",
        "is a stock phrase that says nothing about this case",
        r"""
            (?:your|customer|customers|our) (?:\w+ )?(?:satisfaction|happiness|experience|comfort|convenience|
              safety|business|call|time|opinion|feedback|query|concern|loyalty|trust)(?: \w+)? (?:is|are|
              means)(?: very| so| really| extremely| our| always| the| of| at)* (?:important|number|no|top|highest|
              first|utmost|priority|precious|valued|valuable|our|everything|heart|paramount|goal|mission|great|world|
              reason|key|passion)
            (?:number one|top|highest|first|no 1|#1|utmost|absolute|greatest) (?:priority|importance|concern|goal)
            (?:we|i|our (?:team|company|staff|people)) (?:\w+ )?(?:strive|pride ourselves|are (?:committed|
              dedicated|passionate|proud|devoted|always here|here (?:to help|for you))|aim to (?:provide|deliver|
              exceed|give|please)|endeavour|go the extra mile|work (?:tirelessly|around the clock|hard to)|
              care (?:about|deeply)|understand your (?:concern|concerns|frustration)|listen ,|value (?:you|your|all|
              every|our|each)|put (?:the|our) customers?|deliver (?:excellence|value|quality)|always (?:strive|listen|
              put|do our|try))
            (?:extra mile|valued customers?|customer[ - ]*(?:centric|focused|first|obsessed)|world[ - ]*class|
              best[ - ]*in[ - ]*class|state of the art|excellence|core values?|synerg\w+|seamless|holistic|leverag\w+|
              stakeholders?|touch ?points?|positive outcome|proactive\w*|empower\w*|solution - (?:focused|oriented|
              focussed)|win - win|value - added|deliverables|best practices?|customer journey|moving forward|
              going forward|key learnings|action plan|wow factor|second to none|high(?:est)? standards?|
              quality (?:service|assurance)|exceptional (?:service|experience)|excellent (?:service|customer)|pillars|
              transparency|integrity|core business|mission statement|our promise to you)
            (?:looking|look) forward to (?:serving|welcoming|seeing|hearing|assisting|helping|your)
            (?:have a|enjoy|wish you a|rest of) (?:\w+ )?(?:great|nice|lovely|good|wonderful|pleasant|fantastic|
              your|the|blessed|super) (?:rest of (?:your|the) )?(?:day|evening|weekend|time|week)
            (?:thank you|thanks) for (?:contacting|reaching out|calling|getting in touch|choosing|your (?:message|
              email|call|enquiry|query|interest|valued|feedback|patience and|understanding|cooperation|custom)|
              being a|shopping|writing|connecting|holding|flying)
            (?:a|one of our) (?:member|representative|agent|colleague|advisors?|agents|specialist)s? (?:of (?:our|
              the) team )?(?:will|shall) (?:be in touch|contact|get back|reach|respond|revert|reply|assist)
            (?:as soon as possible|in due course|at (?:the|our|your|their) earliest|shortly|at your convenience|
              as quickly as possible|in a timely)
            (?:do|doing|try|trying|try) (?:our|my) (?:very |level )?(?:best|utmost)
            (?:we|i) (?:will |are |am )?(?:look|looking) into (?:it|this|that|the (?:matter|issue)|your)
            (?:relevant|appropriate|concerned|respective) (?:department|team|channel|person|party|people)
            (?:please )?(?:rest assured|be assured|be advised|bear with us|do not hesitate)
            your (?:feedback|comments|concern|concerns|message|email|query|complaint|request) (?:has|have|is|are|
              was|will be|helps?) (?:\w+ )?(?:noted|received|important|valuable|valued|forwarded|recorded|appreciated|
              being|processed|us|passed)
            (?:is there|if there is) anything (?:else|further)
            (?:we|i) (?:\w+ )?(?:understand|appreciate|hear|acknowledge) (?:your|the|how|that|you|
              where you)(?: \w+){0,3} ?(?:concern|concerns|frustration|inconvenience|you are coming from|feedback|
              comments|position|situation)?
            here to help
            here for you
            on behalf of
            rate (?:this|our|your|us)
            great question
            resolve (?:this|the|your) (?:issue|matter|concern|query|problem)(?: \w+){0,4} (?:as soon|quickly|asap|
              promptly|possible|earliest|timely|priority)
            customer (?:service|care|satisfaction|experience|success)
            (?:we|i) (?:understand|care|listen|empathise|value you|apologise|hear you) ?[,.!]
            (?:with|in) (?:the )?(?:utmost|highest)
        """,
    ),
    rule(
        "list-of-names",
        "empty-script",
        "is a list of catchwords",
        r"""
            (?:(?:empathy|empathise|apology|apologise|apologies|solution|solutions|solve|follow - up|follow up|
              options|listening|listen|calm|stay calm|respect|ownership|own it|own the mistake|records|record keeping|
              limits|boundaries|clarify|clarification|agree|agree first|save face|active listening|empathy statement|
              positive language|resolution|personal assurance|expectations|prevention|partnership|understanding|
              transparency|care|caring|trust|quality|community|safety|teamwork|professional|professionalism|patience|
              kindness|options offered|manage expectations|set limits|work together|find a solution|offer options|
              bring in help|keep records|prevent recurrence|part ways|see their side|show respect|i care|i listen|
              i understand|i am calm|i apologise|i empathise|i own it|i am listening|sorry|help|helping|feelings?|
              sincere|root cause|escalate|escalation|reassurance|reassure|rapport) ?(?:,|\.|\+|and|-|/|&|>|;|:|
              !)+ ?(?:and )?){3,}
        """,
    ),
    rule(
        "brochure",
        "empty-script",
        "speaks like a brochure",
        r"""
            (?:in our dna|our (?:passion|promise|mission|toolkit|values|family|customers are|heart|foundation|
              commitment)|(?:is|are) (?:our|the) (?:passion|foundation|heart|promise|mission|reason|dna)|(?:is|
              are) a (?:guest|family|journey)|every (?:customer|guest|client|one of our|garment|voice|member|
              passenger|patient|individual|business|resident)|here at \w+|at (?:\w+ ){1,3}we (?:listen|care|pride|
              believe|put|understand|value|are|strive|know)|help(?:s)? us (?:grow|improve|to)|(?:magical |lasting |
              making )?memories|lasts? a lifetime|celebrate|brighter|better tomorrow|since \d{4}|great news|exciting|
              exclusive|stay connected|one - stop|help centre|we hope you (?:enjoy|enjoyed)|designed with you|
              tailored|unique|(?:you can|value you can) count on|committed|dedicated (?:team|staff|to)|
              all your \w+ needs|(?:listening|caring|delivering|listen|care|deliver|act) ,? (?:and )?(?:listening|
              caring|delivering|listen|care|deliver|act)|we really care|we care|continuous improvement|zero tolerance|
              customer first|food safety|number one|delight you|serve you better|(?:many|warm) (?:thanks|regards|
              welcome)|kind regards|thank you for (?:choosing|helping us|being|growing|your continued|
              your patience and|sharing (?:that|the|your))|escalation (?:team|channel)|designated channel|
              relevant team|appropriate|journey|smile)
        """,
        unless=r"""
            \d (?:am|pm)
        """,
    ),
    rule(
        "says-it-does",
        "empty-script",
        "says that it listens, cares and apologises instead of doing it",
        r"""
            (?:i|we) (?:am |are |will )?(?:listen|listening|hear|empathise|apologise|understand|care|own|value|
              respect|follow up|solve|help|agree|action)(?: \w+){0,3} ?[,.] ?(?:and )?(?:i|we) (?:am |are |
              will )?(?:always )?(?:listen|listening|empathise|apologise|understand|understanding|care|own|value|
              respect|follow up|find a|solve|help|act|agree|take ownership|action|are here)
            (?:always|first|then) (?:i )?(?:listen|empathise|apologise|say sorry|own it|solve|
              follow up)(?: \w+)?,? (?:then|always)
            (?:using|use) empathy
            solution (?:stage|that|is)
            follow up with a follow
            i understand ?[.!]? i understand
            (?:tick|ticked) all
            (?:we|i) (?:totally|completely|fully) understand ?(?:[.!]|$)
        """,
        whole_sentence=True,
    ),
    rule(
        "counts-with-us",
        "show-respect",
        "says that the customer, their custom or their view counts",
        r"""
            (?:counts?|counted|matters?|mattered|means?|meant|earns?|deserves?|worth)(?: \w+){0,3} (?:with|
              to) (?:me|us|everyone|everybody|this)
            (?:years|decades|generations|lifetime|months) (?:of (?:custom|loyalty|\w+days|trust|business|service|
              being|coming|payment)|with us|is a long|as (?:a|our)|here)
            obliged to you
            deserves (?:a|an|better|more|proper|our|my)
            (?:glad|grateful|pleased|lucky|good) (?:that )?you (?:told|tell|said|noticed|caught|spotted|raised|
              asked|came|wrote|are)
            take(?:n|s|ing)? (?:it|this|that|your \w+|what you \w+)(?: \w+)? (?:seriously|to heart)
            (?:good|fair|great|excellent|important) (?:question|catch|spot|point)
            do not take (?:it|that|you|your \w+) for granted
            much rather (?:know|hear|you)
            thank you for (?:trying|being|telling|letting|putting|bearing|giving|the|taking|waiting|all|coming|
              explaining|your patience|raising|bringing|pointing|sticking|speaking|saying)
            thanks for (?:trying|being|telling|letting|putting|bearing|giving us|the|taking|waiting|coming|
              explaining|your patience|raising|bringing|pointing|sticking|saying)
        """,
        unless=r"""
            (?:contacting|reaching out|calling|getting in touch|choosing|your (?:message|email|call|interest)|
              nothing|helping us|wasting)
            every customer
            patience and understanding
        """,
    ),
)
