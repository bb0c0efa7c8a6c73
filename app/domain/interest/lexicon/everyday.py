# ruff: noqa: E501 - one entry a line, however long
"""Everyday turns: what people say without thinking of it as an idiom (R1 to R17)."""

EVERYDAY_YES = """
there be NOOTHER [that] I would rather/prefer/sooner/want [..] = YES R11
I want/need/seek/desire NOOTHER = YES R11
I be looking for NOOTHER = YES R11
TGT/it/this/that/TALK/.. make/makes/made/has_made me want COMP = YES R1 feel event
make/makes/made me want COMP = YES R1 feel event
have made me want COMP = YES R1 feel event
make/makes/made me want TGT/it/this [..] = YES R1 feel event
have made me want TGT/it/this [..] = YES R1 feel event
make/makes/made/left me keen/keener/eager/excited/determined/certain/interested/sure/hungry/want COMP = YES R1 feel event
have made/left me keen/keener/eager/excited/determined/certain/interested/sure/hungry COMP = YES R1 feel event
TGT/it/this/that be TGT for me = YES R1
I be , and_very/very/very_much so = YES R1
I can not imagine/picture/see/envisage [myself/me] doing/being/working/in/at/with anything/anywhere/nothing but/other/except/besides = YES R11
there be nothing/no [..] make/makes/stop/stops/keep/keeps/hold/put/puts me hesitate/doubt/pause/reconsider/away/back/off/from/think = YES R11
there be not [a/any/one/single] thing/anything/reason [..] make/stop/keep/hold/put me hesitate/doubt/pause/reconsider/away/back/off/from/think = YES R11
nothing [..] make/makes/made/gives/gave me hesitate/doubt/pause/reconsider/think_twice = YES R11
yes , gladly/absolutely/please/definitely/certainly/of_course/happily/with_pleasure/very_much/wholeheartedly = YESDO R2
yes gladly/absolutely/definitely/certainly/of_course/happily/with_pleasure/wholeheartedly = YESDO R2
gladly , yes = YESDO R2
CHANCE of COMP = ASKI R7 q ask first
CHANCE for/I COMP = ASKI R7 q ask first
could/would/can/might you see your way [clear] to REQ/giving/offering/taking/letting/having/putting/sending ME [..] = ASK R7 q
could/would/can/might you find it in your heart to REQ/give/offer/take/let/have/put ME [..] = ASK R7 q
would/could you be so kind/good as to REQ/give/offer/take/let/have/put/send ME [..] = ASK R7 q
there be [..] on my side/part [..] intention/wish/desire/will/interest/readiness to/of/in COMP = YES R12
intention/resolve/determination/inclination of/to COMP = IMP R12
I want the lot = YESDO R1
I want it all = YESDO R1
I want all of it = YESDO R1
I be into TGT/it/this = YES R1 feel
it be with [..] pleasure/joy/pride/delight/honour/gratitude that I accept/take/join/say [..] = YES R2
"""

EVERYDAY_WEAK = """
I could do/take/try/have JOB = WEAK R4
it/this/that/TGT be TGT/one/something/an_option/a_thought/an_idea [that/which] I would/could/might/may look/consider/think/entertain/explore/live/try/see/do [at/about/on] = WEAK R5
something/one I would/could/might/may look/consider/think/entertain/explore [at/about] = WEAK R5
I suppose/guess/think/reckon/imagine I could/might/can COMP = WEAKC R4
maybe/perhaps/possibly I could/might/can COMP = WEAKC R4
maybe/perhaps/possibly we could/can/might/should [..] STEP = WEAK R4
it/this/that/TGT sound/sounds/seem/seems/look/looks/feel/feels like/as something I could/would/might/may = WEAK R5
something for me = WEAK R5
it/this/that/TGT be [an] option [for_me] = WEAK R5
TGT would be nice/good/great/lovely/fine/handy [to_have] = WEAK R5
indicated/expressed/signalled/showed/voiced/shown/admitted_to [a] certain/some/slight/mild/cautious/guarded/modest/tentative/limited [..] interest = HINT R9
I indicate/express/signal/show/voice/admit [to] [a] certain/some/slight/mild/cautious/guarded/modest/tentative/limited [..] interest = HINT R9 event
let it be understood/known/felt that I might/may/could = HINT R9
I let it be understood/known/felt that I might/may/could = HINT R9 event
"""

EVERYDAY_OPEN = """
we will see [how/whether/if/what] = OPEN R5
we shall see [how/whether/if/what] = OPEN R5
I be [about/roughly/maybe/around/some/..] NUMBER percent/% there/sure/certain/decided/sold/convinced/persuaded/in = OPEN R5
I be [about/roughly/maybe/..] two_thirds/three_quarters/halfway/half_way there/sure/decided/sold/convinced = OPEN R5
I would_have_to/have_to/need_to/must/should see/think/check/talk/ask/weigh/compare/discuss/consider/speak/hear/sleep/look [..] first/before = OPEN R5
I would_have_to/have_to/need_to/must see/hear what/whether/if/how OTHERJOB/the_other/they/KIN = OPEN R5
I would_have_to/would_need_to think/talk/discuss/weigh/compare/consider/sleep/ask/check/see [..] = OPEN R5
yes [,] if/provided/as_long_as/so_long_as/only_if/but_only_if/providing you/they/I/the/there pay/pays/paid/give/gives/raise/cover/find/let/agree/sponsor/throw/can/could/meet/match/get/keep/be = OPEN R6
say yes [,/and/or/but/nor] say no = OPEN R5
neither yes nor no = OPEN R5
neither [a] yes nor [a] no = OPEN R5
would/do you mind if I take/took/had/have/got/use/used [..] time/days/day/week/weekend/night/moment/while/evening = OPEN R7
would/do you mind giving/waiting [me] [..] time/days/day/week/weekend/night/moment/while/until/till = OPEN R7
be it okay/ok/alright/fine/possible if I take/took/had/have/got [..] time/days/day/week/weekend/night/moment/while/evening = OPEN R7
"""

EVERYDAY_NO = """
rule/rules/ruled/ruling it/this/that/TGT/me out [for_me] = NO R17
rule/rules/ruled out it/this/that/TGT/me = NO R17
THEY/they/you/he/she can keep TGT/it = NO R17
you/they can keep your/their = NO R17
"""

EVERYDAY_FRAMES = """
what a dream/treat/joy/bargain/steal/deal/prospect/delight : = SHAM R15
were the/your/it/that/there/they/my = COND R6 first
were you to = COND R6 first
had you/the/it/your = COND R6 first
none_of_it/nothing/none/not/neither/little [..] put/puts/putting/scare/scares/scared/frightens/deters/worries/worry/bothers/bother me [off/away] = NOTHING R11
they/he/she/THEY be to tell/inform/let THEY/THEM/client [know] [that] = TELL R8
ended/closed/finished/left/opened [..] with the/a/my [..] sentence/line/words/phrase I had/have practised/rehearsed/prepared/learned/practiced [:] = TELL R9
I be thinking about/of what/how/your = NOTHING R13
"""
