"""Listening: what the customer said played back, the story asked for, the facts asked about and answered."""

from __future__ import annotations

from rounds.evidence.rule import rule

RULES = (
    rule(
        "i-hear-you",
        "listen",
        "says that it was heard or read in full",
        r"""
            (?:i|we) (?:do |really |can |have |have just |have now |just |did )*(?:hear(?:d)? (?:you|what you|every|
              all|that)|listen(?:ed|ing)? (?:to (?:you|what|every|all|the whole)|carefully)|read (?:\w+ )?(?:your|all|
              every|the whole|through|it all|both|each|the full|and reread|back through|twice)|
              gone (?:back )?(?:through|over) (?:\w+ )?(?:your|all|every|the whole|both|the)|been through (?:your|all|
              the|every|it)|taken in|went through (?:your|all|the))
            (?:i am|we are) (?:all ears|listening)(?! (?:to the|,? we|,? i am|i))
            reading (?:back|through) (?:your|all|the)
            all ears
        """,
        unless=r"""
            (?:i|we) (?:can not|will not|do not) (?:hear|listen)
            hear (?:your frustration|the passion|from us)
            you feel
            listening to (?:that|the) recording
        """,
    ),
    rule(
        "tell-me-all",
        "listen",
        "invites the whole story",
        r"""
            (?:tell|talk|walk|take|run|give) (?:me|us) (?:\w+ )?(?:everything|all|the whole|the full|what happened|
              through|more|it all|from the (?:start|beginning|top)|as much)
            (?:start|begin) (?:from|at|with) (?:the (?:beginning|start|top)|wherever|whatever)
            wherever you (?:like|want)
            (?:in your own|take your|all the) (?:words|time)
            take (?:as long|all the time)
            i (?:would|want to|will|am here to|need to) (?:like to )?(?:hear|listen to|
              understand) (?:\w+ )?(?:everything|all|what|it|the|your|how|from)
            what (?:happened|went wrong)(?: (?:exactly|next|first))?
            get it all (?:out|off)
            whole (?:story|thing)
            go ahead
            i am listening (?:\.|,)
            say (?:all|everything|it all|what you)
        """,
        unless=r"""
            written the whole
            contact us
            let us know
            so (?:i|we) can (?:refund|send)
        """,
    ),
    rule(
        "plays-back",
        "listen",
        "plays back what the customer said",
        r"""
            (?:so|right|okay|ok|let me (?:check|make sure|see|play)|just to (?:check|confirm|be sure|make sure)|
              to make sure|if i (?:have )?(?:understood|got|understand|heard)|from (?:the|your) (?:notes|message|
              email)|what i (?:hear|am hearing|have|understand)|you (?:said|say|told|mention|mentioned|wrote|
              explained|were (?:told|promised)|paid|waited|ordered|asked|rang|called|have (?:been|had|waited|asked|
              called|rung|explained|told|written|tried|paid))|(?:i|we) (?:can )?see (?:here |that |from )*(?:you|the|
              your|three|two|it was))
        """,
        unless=r"""
            you (?:said|say|wrote) (?:\w+ ){1,6}(?:but|we did|no)
            \?$
            you have (?:been a|had your|to)
            so (?:i|we|that|please|what)
            you (?:should|must|could)
            right (?:away|now|to)
        """,
    ),
    rule(
        "right-so-far",
        "clarify",
        "checks the understanding",
        r"""
            (?:have|did|do) i (?:got |get |understand |understood |missed |miss |heard |hear |read )*(?:that |it |
              this |you |all |any )*(?:right|correctly|correct|anything|properly|so far)
            is (?:that|this|it) (?:right|correct|what|how|the (?:same|right))
            am i (?:right|reading|understanding|following|close)
            correct me
            (?:what|anything) (?:have|did) i (?:miss|missed|leave out)
        """,
        asks=True,
    ),
    rule(
        "asks-detail",
        "clarify",
        "asks for something needed to help",
        r"""
            (?:can|could|would|may|might|will|please|mind|just|kindly|if) (?:you |i |we |also |please |just |
              kindly |be able to |mind |possibly |quickly )*(?:send|sending|share|sharing|tell|telling|give|giving|
              provide|providing|confirm|confirming|let (?:me|us) (?:know|have)|letting|show|forward|dm|pm|message|
              describe|check|read|reading|take|have|ask|know|get|see|attach|upload|email|text|reply with|
              look)(?: me| us| over| through| to| back| out)* (?:\w+ ){0,3}(?:what|which|when|where|whether|how|who|
              if|why|your|a|the|photo|photos|{detail}|{photo}|roughly|exactly|any|some|it says|both)
            (?:dm|pm|message|send|tell|text|email|give|show|read) (?:me|us|over) (?:\w+ ){0,3}(?:what|which|when|
              where|whether|how|your|a|the|photo|photos|{detail}|{photo})
            (?:what|which) is (?:the|your) (?:\w+ ){0,3}{detail}
            (?:need|want|require) (?:to know|your|a|the) (?:\w+ ){0,3}(?:{detail}|{photo}|which|what|when)
            (?:order|reference|account|booking|serial|phone|policy|invoice|tracking|model|batch|job|
              customer) (?:number|reference|id|code)(?: please)?(?:\?|$| please)
        """,
        unless=r"""
            let (?:me|us) know (?:if|how it goes|when you)
            anything else
            send (?:you|me) (?:a|the) (?:new|replacement|courier|refund)
            (?:i|we) (?:will|can|have) (?:\w+ )?(?:send|give|tell|text|email)
            tell (?:me|us) (?:everything|all)
            would you (?:prefer|rather|like)
            which (?:would|one|do you prefer|suits)
            what would
            can you not
            have you tried
            could you have
            could you be
            prefer
            suits you
            give (?:me|us) (?:a )?(?:chance|break|minute|moment|second|hour|until|till)
            can you believe
            tell me (?:off|about it)
            show (?:you|me) (?:the )?respect
        """,
    ),
    rule(
        "asks-facts",
        "clarify",
        "asks a question about the facts",
        r"""
            (?:^|and |but |, |so |or |meanwhile |first |also |quick question : |one question : |just |okay )(?:what|
              which|when|where|how (?:long|many|often|much|old|far|did|do|does|is|are|was)|who|did|do|does|is|are|was|
              were|has|have|had|on which|from which|at what|since when|roughly) (?:\w+ ){0,3}(?:you|the|it|your|this|
              that|they|there|he|she|there|order|number|date|time|size|colour|model|name|branch|door|day|any|address|
              email|happen\w*|see|show\w*|light|error|message|one)
        """,
        unless=r"""
            (?:would|could|can|may) (?:you|i|we) (?:rather|like|prefer)
            prefer
            suits?
            rather
            better for you
            have you (?:tried|read|ever|thought|considered|checked|looked)
            did you (?:not|even|really|read|actually|expect|think|deserve)
            do you (?:not|even|really|think|know who|expect|want me to do|mind|have any idea|ever)
            are you (?:serious|sure you|kidding|blind|deaf|done|finished|calling|always|stupid|telling me|going to)
            what (?:do|did|more|else) you (?:want|expect)
            what would
            how (?:would|should|can|could|may|are you|dare)
            who (?:do|are) you
            what is (?:your|the) (?:problem|point|big)
            anything else
            why
            is that (?:all|it|okay|fair|clear|enough|so|what you|good|better|a|alright)
            does that (?:sound|help|work|make|suit)
            how is that
            have i
            did i
            do i
            (?:shall|should) (?:i|we)
            what (?:can|could|else|about)
            how about
            if you (?:ask|had)
            not\b
            is it (?:my|our|worth)
            how does that
            do we have
            are we
        """,
        asks=True,
    ),
    rule(
        "one-by-one",
        "answer-the-facts",
        "answers the points one by one",
        r"""
            (?:on|about|as for|regarding|re|as to|as regards|with regard to) (?:the|your|why|that|vat|
              price) [^.:,\n]{2,30}[:,-]
            ^(?:first|firstly|1|one|point one)\b [:,.)]?
        """,
        unless=r"""
            on the (?:other|phone|bus|way|day|spot)
            step
            we care
        """,
    ),
    rule(
        "the-other-point",
        "answer-the-facts",
        "goes on to the next point",
        r"""
            ^(?:second|secondly|2|two|third|thirdly|3|point two|and on|and about|and as for|as for|and the|
              finally) (?:[:,.)]|the|why|your|\w+ :)
        """,
        unless=r"""
            step
            we (?:really )?care
        """,
    ),
    rule(
        "short-question",
        "clarify",
        "asks for a fact",
        r"""
            ^(?:and |so |okay |ok |sorry |right |sure |hi |oh |meanwhile )*(?:what|which|when|where|who|whose|
              how (?:long|many|far|old|often|much|big|high))(?: \w+| ,){1,14} \?
            (?:can|could|may|might|would|will) (?:i|you|we)(?: \w+){0,3} (?:check|have|take|see|tell|send|borrow|
              ask|confirm|read|give|share|dm|look|show|let me know|describe|pop|post)(?: \w+| ,){1,12} ?\??
            ^(?:and |also |or |so )?(?:is|are|was|were|did|does|do|has|have) (?:the|it|there|your|you|he|she|they|
              that|this|both|any)(?: \w+| ,){1,14} \?
            (?:{detail}|{photo}|code|colour|version|size|model|day|date|time)(?: \w+){0,5} \?$
        """,
        unless=r"""
            anything else
            what (?:do|did|more|else) you (?:want|expect)
            have you (?:tried|ever|thought|read)
            prefer
            rather
            suit
            would (?:help|make|put)
            who do you
            are you (?:serious|sure|kidding|blind)
            what is (?:your|the) problem
            why
            do you (?:think|even|know who)
            did you (?:not|even|really|drop|deserve)
            is that (?:all|okay|fair|so|what)
            does that
            shall
            could you not
            give me (?:a|your) (?:break|minute|second|chance)
            how (?:can|may) (?:i|we) help
            what time do
            sooner
            would that
            does it matter
            can i help
            were you
            have you been using
        """,
        asks=True,
    ),
    rule(
        "send-me",
        "clarify",
        "requests a detail or a picture",
        r"""
            (?:send|dm|text|email|give|tell|show|read|message|forward|share|confirm|let me (?:know|have)|drop|shoot|
              pop)(?: me| us| over| through| on)* (?:\w+ ){0,4}(?:{detail}|{photo}|which|what|where|when|whether|
              how (?:many|long)|reading|receipt|digits|label|colour|size|plate|registration|flight|passport|meter|
              light|screen|page|error)
            (?:{detail}|{photo}|registration|receipt|digits|screenshot|meter reading|proof)(?: \w+){0,6} please
            facts please
            (?:need|want|looking for|require)(?: \w+){0,3} (?:your|the|a) (?:\w+ )?(?:{detail}|{photo}|registration|
              receipt|postcode|reading)
        """,
        unless=r"""
            (?:i|we|she|he) (?:will|can|have|am|are)(?: \w+){0,2} (?:send|give|text|email|tell|show|share|confirm|
              sending|emailing)
            tell (?:me|us) (?:everything|all)
            what (?:would|you would)
            let (?:me|us) know (?:if|how)
        """,
    ),
    rule(
        "retold",
        "listen",
        "retells the customer's story",
        r"""
            ^(?:so |right |okay |ok |oh |oh no |yes |let me see |to recap )*(?:{number}|\d+|two|three|four|
              all {number}|a whole|a|the|your|no|not) (?:\w+ )?(?:{unit}|calls?|emails?|visits?|times?|letters?|
              promises|engineers?|people|cancellations|hours|messages|days|weeks)(?: \w+| ,){0,12}
            i (?:have|can see|see|am looking at) (?:\w+ ){0,3}(?:notes|all (?:{number}|of)|your (?:\w+ )?(?:emails?|
              messages?|letters?|calls?|photos?|complaints?|history))
            in front of me
            from the (?:notes|file|log|start|beginning)
            (?:read|been through|gone through|looked through) (?:\w+ ){0,3}(?:letter|email|emails|message|messages|
              notes|complaint|history|thread|file|everything)
            (?:as much|all the) time (?:as )?you
            i believe you
            (?:tell|talk) (?:me|us)(?: \w+){0,2} (?:everything|all of it|from|what happened|the whole|more|through)
            (?:go|please go) ahead(?: from)?
            i am listening(?! to)
        """,
        unless=r"""
            will (?:be|take)
            takes?
            within
            refund
            \?$
            ago (?:i|we)
        """,
    ),
)
