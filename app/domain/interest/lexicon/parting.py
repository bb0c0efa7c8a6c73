# ruff: noqa: E501 - one entry a line, however long
"""Parting: more ways to say no (R17), and what only looks like a wish or a refusal (R13, R15)."""

PARTING_NO = """
# -- the place is for somebody else
I would rather/prefer/sooner you gave/give/offer/offered/let/passed/pass/kept [..] TGT/slot/place/spot/it/that/mine to/for = NO R17
I would rather/prefer/sooner [that] somebody/someone/another/others [else] had/have/has/got/get/took/take/filled = NO R17
I be not the/your/right one/person/man/woman/girl/fellow/candidate/TITLE for = NO R17
not for the likes/sort/kind of me/us = NO R17
not for people/somebody/someone/folk/folks/a_man/a_woman/a_person/anyone like me = NO R17
# -- unable, unwilling
I be no_longer/not able/willing/prepared/inclined/ready/free/minded/in_a_position/at_liberty to accept/take/join/continue/proceed/pursue/go_on/go_ahead/take_up/come/start/commit/attend/consider/sign [..] = NO R17
I be unable/unwilling/disinclined to accept/take/join/continue/proceed/pursue/go_on/go_ahead/take_up/commit/consider/sign [..] = NO R17
I shall/will/do/be not put/putting myself forward = NO R17
not putting/put myself forward = NO R17
I be not going/taking/carrying [it/this/things/matters] any further/farther/longer = NO R17
not going/taking/carrying [it/this/things/matters] any further/farther/longer = NO R17
I would [only] be wasting your/my/our/everyone's/everybody's time = NO R17
I do not want/wish/like to waste your/our/any_more_of_your/more_of_your time = NO R17
I want no part/share [of/in] = NO R17
I want/need nothing of it/this/that/TGT = NO R17
give this/it/that/TGT [one] a swerve/body_swerve/wide_berth/skip/pass/rest = NO R17
I be giving/gonna_give/going_to_give this/it/that/TGT [one] a swerve/body_swerve/wide_berth/skip/pass/rest = NO R17
swerve/swerving TGT/it/this/this_one = NO R17
I be swerving TGT/it/this/this_one = NO R17
I knock/knocked/be_knocking it/this/TGT on the head = NO R17
knock/knocking it/this/TGT on the head = NO R17
I back/backed/have_backed/be_backing away [from] TGT/it/this = NO R17
I scratch/scratched/have_scratched/be_scratching from = NO R17
I stand/stood/have_stood/be_standing down = NO R17 event
I make/made/be_making way for = NO R17 event
I hand/handed/have_handed/be_handing back TGT/my_place/my_slot/it = NO R17 event
I give/gave/have_given/be_giving up my place/slot/spot/seat/claim = NO R17 event
I let/letting [..] TGT/this/it go to someone/somebody/another/others = NO R17
# -- asked to be let go
I ask/beg/want/wish/would_like/would_prefer/request to be let_go/released/excused/removed/struck/withdrawn/left_out/spared/dismissed/deleted/dropped/freed/discharged/unlisted [..] = NO R17 event
I ask/beg/want/wish/would_like/would_prefer/request to be taken/crossed/scratched off/out/from [..] = NO R17 event
I ask/tell/beg/get/have THEM/THEY/CAP/YOU to take/leave/remove/strike/cross/scratch/drop me off/out/from = NO R17 event
I be pulling/withdrawing/removing/taking/scratching my name/application/candidacy/hat/cv/candidature = NO R17
accept/receive/take/find my refusal/withdrawal/regrets/cancellation/refusals = NO R17
answer/decision/verdict : no = NO R17
so no $ = NO R17
so [it/that] be a no = NO R17
lol/haha/er/um/ha no $ = NO R17 first
STEP [,] please/thanks/thank_you $ = NOFORME R17
let us not take/carry/pursue/go/continue/drag it/this/things/any/on [..] = NO R17
# -- somewhere else
I have decided/chosen/opted/resolved/agreed to accept/take OFFER/JOB from/at/with/by TEAM = NO R17
I be joining/signing_with/going_to/going_with/moving_to/off_to your/a competitors/competitor/rivals/rival/competition = NO R17
I have joined/signed_with/gone_to/gone_with your/a competitors/competitor/rivals/rival/competition = NO R17
but I have [already/just] said/say yes to TEAM/CAP/PERSON = NO R17
I have been taken on/aboard by/at/elsewhere = NO R17
I have_to/must/need_to/am_going_to follow my family/husband/wife/partner/girlfriend/boyfriend [to/..] = NO R17
# -- with regret, or for reasons
heavy heart [that] I say/must/have_to/need_to/turn/step/write_to goodbye/no/farewell/decline/withdraw/down/back/pass/tell [..] = NO R17
I have_to/must/need_to/shall_have_to/am_going_to let/disappoint you [down] = NO R17
I have_to/must/need_to/shall_have_to/am_going_to let you down = NO R17
it/this/that be not meant to be = NO R17 event
not meant to be $ = NO R17 event
TGT be not one/among of them/those = NO R17
TGT/it/this/that [just/simply] be not me $ = NO R17
it/this/that [just/simply] be not me , TGT = NO R17
I can/could not take it/this/TGT on = NO R17 event
I do not want them/you $ = NO R17
feeling/attraction/enthusiasm/interest be not mutual/returned = NO R17
never in my/this life/lifetime will/would/shall I = NO R17
I would be a/an fool/idiot/madman to take/accept/join/come/sign/say_yes = NO R17
I would be mad/crazy/insane/stupid/daft/foolish to take/accept/join/come/sign/say_yes = NO R17
my health/doctor/back/age/visa/family/circumstances/conscience/situation/KIN/wife/husband/knees do/will/would not permit/allow/let [me] [to] take/accept/join/continue/go/come/do = NO R17
so JOB/OFFER be off/out = NO R17
TGT/it/this be out for me = NO R17
I have zero/no/little/precious_little/not_the_slightest/not_the_least desire/wish/intention/interest/appetite/urge/ambition to/in COMP = NO R17
# -- letting it go
I let/letting [..] TGT/this/it/deadline/CHANCE/one pass/slip/go/lapse/expire/run [me] [by/out/past] = NO R17
I let/letting the deadline pass/slip/go/lapse/expire/run [..] = NO R17
I relinquish/waive/cede/yield/vacate/surrender/forfeit OTHERJOB [on/in/at/for/to] = NO R17 event
I be not PERSON for TGT/it/this = NO R17
I be not YOURS $ = NO R17
I relinquish/waive/cede/yield/vacate/surrender/forfeit [..] TGT/place/claim/slot/spot/right/candidacy/application/seat = NO R17 event
I be relinquishing/waiving/ceding/yielding/vacating/surrendering/forfeiting [..] TGT/place/claim/slot/spot/right/candidacy/application/seat = NO R17
TGT/it/that/this/yours can/may/will/must stay/remain unsigned/unfilled/vacant = NO R17
come/came/coming/landed/settled/fell down on/against the side of no = NO R17
I have come/came/landed/settled/decided down on/against/for no/saying_no = NO R17
be/is/are keeping me here/home/where_I_be $ = NO R17
my road/path/way/journey/future/heart/calling/place lead/leads/lie/lies/be elsewhere/somewhere_else/another_way = NO R17
my road/path/way/journey/future lead/leads/take/takes/go/goes [me] elsewhere/somewhere/another/a_different/in_another/in_a_different [..] = NO R17
I better/had_better/should/must/rather stay/remain in/with/at my [..] = NO R17
stay/remain/staying/remaining in/with/at my old/present/current/own/existing [..] = NO R17
I not come to the/this/your work/job/company/firm = NO R17 now
cancel/erase/exclude/omit/drop/scratch me from/off = NO R17
I would be GLAD if you [would/could/will] take/took/leave/left/cross/crossed/strike/struck me off/out = NO R17
I would rather/sooner stick/chew/eat/swallow/lick/poke/gouge/wrestle/shave/sell/pull/walk/clean/live/sleep/drink/saw/cut [..] than do/take/accept/work/join/have/be/sign/come = NO R17
I would rather/sooner stick/poke pins/needles/pencils/forks [..] = NO R17
I be not the_woman/the_man/the_person/the_one/the_candidate/the_right_person/the_right_man/the_right_woman/your_man/your_woman/your_guy/your_girl/your_person/your_one = NO R17
I would not be standing/continuing/proceeding/attending/joining/accepting/returning/pursuing/taking/signing = NO R17
I have decided/chosen/opted/elected/resolved/agreed to pursue/explore/follow/try/focus_on/look_at/take/concentrate_on OTHERJOB/other/others/another/different/a_different/something_else = NO R17
I decide/choose/opt/elect/resolve to pursue/explore/follow/try/focus_on/look_at/take/concentrate_on OTHERJOB/other/others/another/different/a_different/something_else = NO R17 event
I be pursuing/exploring/following/focusing_on/concentrating_on OTHERJOB/other/another/different/a_different/something_else = NO R17
I not want the CAP one = NO R17
let you down [,] but I have had a change of heart/mind = NO R17 event
sorry [,] but I have had/changed a/my change/mind [of] [heart] = NO R17 event
I do not come $ = NO R17
not me [,] though/mate/sorry = NO R17
just/but not me $ = NO R17
# -- it does not fit
this/it/that/TGT be not the/a direction/path/road/route/way/line/sort/kind/turn/chapter/step/thing/move/place/career/life [that/..] I want/be/would/had/have/see/need/mean [..] = NO R17
TGT/it/this/that/CHANCE do/does nothing/little for me = NO R17
TGT/it/this/that/CHANCE do/does not do it/anything/much for me = NO R17
TGT/it/this/that/CHANCE do/does not float/rock/ring/light/push/tick [..] my boat/bell/fire/candle/buttons/boxes = NO R17
TGT/it/you and I/me be not [a/the] [good/right/great/best] match/fit/pair/meant = NO R17
I and TGT/it be not [a/the] [good/right/great/best] match/fit/pair/meant = NO R17
I be not [a/the/your] [good/right/great/best] match/fit for = NO R17
I have outgrown TGT/it/this = NO R17
I can not see a future/way/place/myself [..] = NO R17
I see/seeing no future/place [for_me/for_myself] [in/with/at/here] = NO R17
# -- another one
I would rather/prefer/sooner [to] be considered/put_forward/tried/used/placed/kept/entered for = NO R17
I have gone/opted/plumped/settled/decided for/with the/a/another/our/my TEAM [in/at/with/..] = NO R17
I have gone/opted/plumped/settled/decided for/with TEAM = NO R17
I go/opt/plump/settle for/with TEAM in/at CAP = NO R17 event
my employer/boss/firm/company matched [..] and/so/, I be/am staying/stay = NO R17
OTHERJOB made/gave/offered [me] OFFER [..] [,] and/so/which I [have] taken/accepted/took/accept [it] = NO R17
I have [..] taken/accepted/agreed_to [the/their/a/my] promotion/counteroffer = NO R17
I take/accept/agree_to the/their/a promotion/counteroffer = NO R17 event
"""

PARTING_OPEN = """
I be/feel/felt [..] tempted to say yes/accept/sign/agree = WEAK R5
I be thinking of/about dropping/withdrawing/pulling/declining/saying_no/backing/bowing/turning/quitting/refusing/cancelling [it/this/you/TGT] [out/down/back] = OPEN R5
I be on the point/verge/brink/edge of saying no = OPEN R5
I be on the point/verge/brink/edge of turning/declining/withdrawing/refusing/dropping/pulling/cancelling [..] = OPEN R5
I be close/near to saying no = OPEN R5
I be close/near to turning/declining/withdrawing/refusing/dropping/pulling/cancelling [..] = OPEN R5
I not know/decided/sure whether/if to accept/take/say/join/withdraw/decline/stay/sign/continue/go_on/go_ahead/pull/drop/refuse [..] = OPEN R5
whether to accept/take_it/say_yes/say_no/join/withdraw/decline/stay/sign/continue/go_on/pull_out/drop_out/refuse , I not know = OPEN R5
I can not $ = CANNOT R10
give/leave/allow me/us one/two/another [more] night/day/week/weekend/hour/moment/nights/days = OPEN R5
no idea yet $ = OPEN R5 first
I have had a change of heart/mind = CHANGED R10
I have/had a change of heart/mind = CHANGED R10 event
I change/changed mind = CHANGED R10 event
I can/will/could not accept/say_yes/sign/commit/decide/answer/promise [..] yet/today/before/until/right_now/so_soon/so_fast/this_quickly = OPEN R5
I can/could not [..] accept/say_yes/sign/commit/decide/answer/promise yet/today/before/until/so_soon = OPEN R5
"""

PARTING_YES = """
put me through to TGT/STEP/next/final/last = YES R3 req
accept my yes/acceptance/assent = YES R2 req
I take/accept/choose/be_taking/be_accepting/be_choosing yours = YES R2
I will/would/can/must not let TGT/this/it/that/CHANCE [one] pass/slip/go/lapse [me] [by/away] = YES R11
it would break/crush/kill/gut/devastate/destroy/hurt me/my_heart/us to let/lose/miss/see/turn/watch this/it/that/TGT [one] [go/slip/pass/go_by/down/away/out] = YES R11
"""

PARTING_FRAMES = """
# -- what is refused or wanted is something else
I decline/refuse/reject/turn_down the/a/an/another/his/her/their/your/second/more [..] biscuit/biscuits/coffee/tea/cake/lift/drink/wine/beer/sandwich/sandwiches/chocolate/chocolates/slice/cup/glass/cookie/cookies/dessert/sugar/milk/umbrella/taxi/ride/cigarette/snack/refill/pudding = NOTHING R13 event
I refuse/decline to believe/think/give_up/let/be_put/be_beaten/comment/answer/guess/say/budge = NOTHING R13
I would like/love/want/appreciate/enjoy TALK of/around/round = NOTHING R13
I want/would_like/need to be on_time/early/punctual/there/ready/prepared/sure/certain/clear/careful/fair/polite/honest/quick/brief = NOTHING R13
[when/where/how/what/do/would/which/by_when] [would/do/should] you like/want/need me to send/bring/call/ring/arrive/hand/post/return/email/mail/fill/complete/forward/wear/park/print/pay/upload/prepare/reply/text/phone/tell/give/write/drop = NOTHING R13
I will/shall/would not be turning/declining/refusing/withdrawing/pulling/backing/bowing/dropping [you/it/this/that/TGT] [out/down/back/off/away] = NOTHING R11
made/gave/offered me OFFER [here/there/elsewhere] [,] and/but/which I [have] turned/declined/refused/rejected [it/them] [down] = NOTHING R11
I turn/be_turning/have_turned OTHERJOB/the_others/theirs/everyone_else/everything_else down = NOTHING R11 event
I turn/be_turning/have_turned down OTHERJOB/the_others/theirs/everyone_else/everything_else = NOTHING R11 event
do not give/offer/hand/pass/let TGT/it/this/mine [..] to/have [..] = NOTHING R11
I say/said no to TEAM/CAP/OTHERJOB/the_others/everyone_else so/because/for/in_order/to = NOTHING R11 event
remove/take my shoes/boots/hat/coat/jacket/jewellery/gloves/ring/cap/piercing/glasses [off] = NOTHING R13
nobody/no_one/who/anybody/anyone/everybody/everyone [..] say/says/said no to = NOTHING R8
I say/said no to the/a/another/any/more [..] cake/slice/biscuit/biscuits/coffee/tea/wine/beer/dessert/lift/drink/sugar/pudding/sandwich = NOTHING R13 event
I drop/dropped out of university/school/college/uni/course/choir/marathon/class/studies/seminary = NOTHING R13 event
put me down for the/a/an [..] lunch/vegetarian/vegan/dinner/coffee/parking/tea/menu/meal/buffet/dish/breakfast/bus/shuttle = NOTHING R13
can/could/may/might I have/get/take/use/borrow the/a/an [..] seat/chair/table/parking/copy/receipt/glass/coffee/pen/key/map/lift/minute/number = NOTHING R13
take/took/remove/removed me off/from [..] newsletter/mailing/cc/distribution/thread/group_chat/chat [list] = NOTHING R13
I be interested/curious : how/what/why/when/who/where/which/do/does/is/are/did/can/has/have = IDLE R7
I hope [..] goes/go/went well/smoothly = IDLE R13
it would be a/an [..] pleasure/honour/joy/delight/treat to have/host/welcome/show/see/meet/thank/feed/entertain you = NOTHING R13
on/upon further/second/deeper/closer/careful/mature/sober thought/thoughts = NOTHING R10
I would be GLAD if you [would/could/will] take/took/remove/removed me off/from [..] newsletter/mailing/cc/distribution/thread/chat [list] = NOTHING R13
put me through to = NOTHING R13
let me start/begin at/from the beginning/start/top/end = NOTHING R13
let me start/begin/open/finish/end/close by/with [a/an/the/my/some] saying/thanking/question/questions/compliment/word/joke/apology/thanks/story/remark/confession/praise/request = NOTHING R13
I will/would/shall/can/could take it up/home/easy/slow/slowly/outside/personally/apart/there/to/as/out/away = NOTHING R13
if I may $ = NOTHING R13
I would be YTITLE = IDLE R14
I was/were/had_been about_to/going_to accept/take/say_yes/join/sign/ask [..] = NOTHING R15
I have been about_to/going_to accept/take/say_yes/join/sign/ask [..] = NOTHING R15
# -- not said after all
one_day/some_day/someday/eventually/next_year I will/shall/must/might tell/say/write/ask [..] [that] = UNTOLD R15
in which/where I say/said/write/wrote/tell/told/ask/asked [that] = UNTOLD R15
to my/the cat/dog/mirror/pillow/wall/ceiling/fridge/plants/goldfish/teddy/horse/cow/cows/budgie/parrot/windscreen $ = UNSAID R15
meant/wanted/planned/supposed/going/hoped to end/close/finish/start/open/begin/leave with [..] = UNTOLD R15
I mean/want/plan/hope/be_going/be_supposed to end/close/finish/start/open/begin with [..] = UNTOLD R15 event
I be/feel/felt [..] tempted/itching/dying/burning/bursting/aching/close/near to say/tell/shout/ask/blurt/add/write/saying/telling/asking [..] [that] = UNTOLD R15 event
I be/was/were on the point/verge/brink of saying/telling/asking/shouting/blurting/writing [..] [that] = UNTOLD R15 event
bit/biting/bite my lip/lips = UNSAID R15
in my [..] letter/application/cv/email/mail I had written/said/stated/put/mentioned [..] [that] = OTHERS R15
once/years_ago I had written/said/told/stated [..] [that] = OTHERS R15
"""
