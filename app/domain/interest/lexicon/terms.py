# ruff: noqa: E501 - one entry a line, however long
"""Terms: the many shapes of own terms, and conditions that only look like them (R6)."""

TERMS_FRAMES = """
# -- a condition in other words
in the event [that] = COND R6
in the event of = ONCE R6
on the understanding/assumption/premise/basis/footing [that] = COND R6
[always] presuming/granting [that] = COND R6
[always] assuming/supposing/providing/provided [that] = COND R6
on the proviso [that] = COND R6
with the understanding [that] = COND R6
should THEY/it/they/TEAM/this/that/there/anything/nothing/KIN/our = COND R6 first
should the/my/your = COND R6 first
were .. to = COND R6 first
were .. permanent/longer/shorter/higher/better/closer/nearer/part_time/full_time/remote/flexible/paid/different/bigger/safer = OWN R6 first
had I/we/you a/an/the/my/more/enough/any/better/some = COND R6 first
had the/my/your TGT/CHANCE/OFFER .. a/an/more/fewer/better = OWN R6 first
the day/minute/moment/second/instant/week/month [that] you/they/it/the/my/your/a/there = COND R6 first
from the day/minute/moment/second/instant [that/when] my/it/the/there/you = ONCE R6
given a/an/the/my/some/proper/decent/better/enough = ONCE R6 first
if and only if/when = OWN R6
, minus/less/excluding/barring the/my/any/those/all = OWN R6
minus/barring the [..] nights/night/weekends/shifts/calls/hours/commute/travel/overtime = OWN R6
at/for that/this figure/rate/price/salary/money/wage/level/sum = OWN R6
but not under/below/until/till/after/as/with/while/for_less/for_under/so_long = OWN R6
not under/below/for_less [than] NUMBER = OWN R6
not for less than = OWN R6
no less than NUMBER = OWN R6
with that/this in hand/writing/place/the_bag/my_pocket/my_hand = OWN R6
in exchange/return for = OWN R6
as_long_as/so_long_as I have been/lived/worked/had/can_remember/live = NOTHING R6
with or without = NOTHING R6
rain or shine = NOTHING R6
for better or worse = NOTHING R6
[whatever/however/no_matter] the pay/salary/hours/money/title = NOTHING R6
if truth be told = NOTHING R6
if the truth be/is told/known = NOTHING R6
if you must know = NOTHING R6
if you ask ME = NOTHING R6
ask/asked/asks/asking/wonder/wondered/wondering/know/knew/see [me/us] if = NOTHING R6
in case it/that/this be/was/were not/still/ever [already/quite/entirely/..] clear/plain/obvious/known/said/apparent = NOTHING R6
in case I did_not/have_not/never/forgot/was/were/came/seemed/sounded/looked = NOTHING R6
in case you be/were wondering/wonder/wondered/doubted/doubt/missed/have/had/did = NOTHING R6
# -- the main thing is still open, and the sentence says so
it/all/everything/this/that/mine/mine_all [all] stand/stands or fall/falls with/on/by/over = OWNHANG R6
interest/enthusiasm/yes/answer/acceptance/TGT .. stand/stands or fall/falls with/on/by/over = OWNOPEN R6
it/everything/all/my_answer/my_yes/my_decision/it_all [now/only/all/..] come/comes/boil/boils/came down to = OWNHANG R6
it/everything/all/my_answer/my_yes/my_decision [all] hang/hangs/hinge/hinges/turn/turns/rest/rests/rise/rises on/upon/with = OWNHANG R6
we would need/want/expect/require at_least/a_minimum/no_less/NUMBER = OWNOPEN R6
"""

TERMS_OPEN = """
# -- what must come first
[the/my/our] only/one/main/sole/single/big catch/snag/condition/hitch/stipulation/proviso/requirement/rider/caveat/reservation/sticking_point be = HANGS R6
[the/my/our] only/one/main/sole/single/big thing/problem/question/point/issue/worry [..] be .. would/have_to/must/need_to/has_to/needs/need/cannot/can_not = HANGS R6
the/my/your/our/a OWNTERM [..] must/have_to/need_to/would_have_to/would_need_to/will_have_to/will_need_to/needs = HANGS R6 own
my/the_one/the_only/one/our condition/conditions/terms/price be = OPEN R6
have_to/must/need_to/has_to/needs_to/would_have_to/would_need_to come/be_settled/be_sorted/be_agreed/be_fixed/be_clear/be_cleared/be_in_writing first = HANGS R6
only .. would/will/could/do/can I join/accept/take/come/sign/start/say/do/work/go/consider/move = OPEN R6
would/will/could/do/can I join/accept/take/come/sign/start/say/do/work/go/move = ONLYTHEN R6
would/could make me your/yours/sign/join/accept/say_yes/stay/come = OPEN R6
would/could/might make me the/a/an TITLE = OPEN R6
would/could buy/win/get you/them my/a yes/signature/answer = OPEN R6
if .. turn/turns/turned/say/says/said/let/lets me down/no = OWNOPEN R6
if .. reject/rejects/rejected/refuse/refuses/refused/drop/drops/dropped me = OWNOPEN R6
if CAP/OTHERJOB/they/nothing/it .. fall/falls/fell/come/comes/came through/up/along/to_nothing = OWNOPEN R6
yes , if/as_long_as/so_long_as/provided/providing/assuming/unless/once/when/with/without/but/only/subject/depending/on_condition = YESIF R6
yes if/as_long_as/so_long_as/provided/providing/assuming/unless/once/with/without/but/only/subject/depending = YESIF R6
in the meantime/end_it's/end_it_is [..] up_to/the pay/money/salary/hours = OPEN R6
so [that] I can/could/may/might/will decide/judge/choose/make_up/weigh/know = OPEN R7
before I can/could/will/would/do decide/judge/choose/make_up/commit/answer/say/sign/accept/agree = OPEN R7
and then/only_then/afterwards/after_that [I_can/I_will/I_would/..] decide/judge/choose/make_up if/whether/my/about = OPEN R7
[you/they] will/shall get/have/hear/receive my/a yes or my/a/.. no = OPEN R5
my yes or [my] no [by/on/until/tomorrow/next] = OPEN R5
I will think/mull/turn/talk/chew/go the/this/that/my matter/thing/whole_thing/question/offer over = OPEN R5
I [will/must/need_to/have_to/want_to] think the/this/that matter/thing/whole_thing/question/offer/it over/through [again] = OPEN R5
will/must/need_to/have_to/want_to think the/this/that matter/thing/whole_thing/question/offer/it over/through = OPEN R5
I have gone/got/become/turned/grown/gotten [..] wobbly/unsure/doubtful/hesitant/wary/lukewarm/uncertain/shaky/cautious/sceptical/skeptical/ambivalent [about/on] = OPEN R10
I be [getting/going/growing/becoming] [..] wobbly/unsure/doubtful/hesitant/wary/lukewarm/shaky/sceptical/ambivalent [about/on] = OPEN R10
I waver/wobble/dither [..] = OPEN R5 event
I can/could not [quite] swear to it/that = OPEN R5
I would not swear to it/that = OPEN R5
"""
