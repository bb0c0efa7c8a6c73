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
"""

EVERYDAY_OPEN = """
we will see [how/whether/if/what] = OPEN R5
we shall see [how/whether/if/what] = OPEN R5
I be [about/roughly/maybe/around/some/..] NUMBER percent/% there/sure/certain/decided/sold/convinced/persuaded/in = OPEN R5
I be [about/roughly/maybe/..] two_thirds/three_quarters/halfway/half_way there/sure/decided/sold/convinced = OPEN R5
I would_have_to/have_to/need_to/must/should see/think/check/talk/ask/weigh/compare/discuss/consider/speak/hear/sleep/look [..] first/before = OPEN R5
I would_have_to/have_to/need_to/must see/hear what/whether/if/how OTHERJOB/the_other/they/KIN = OPEN R5
I would_have_to/would_need_to think/talk/discuss/weigh/compare/consider/sleep/ask/check/see [..] = OPEN R5
"""

EVERYDAY_NO = """
rule/rules/ruled/ruling it/this/that/TGT/me out [for_me] = NO R17
rule/rules/ruled out it/this/that/TGT/me = NO R17
"""

EVERYDAY_FRAMES = """
what a dream/treat/joy/bargain/steal/deal/prospect/delight : = SHAM R15
were the/your/it/that/there/they/my = COND R6 first
were you to = COND R6 first
had you/the/it/your = COND R6 first
none_of_it/nothing/none/not/neither/little [..] put/puts/putting/scare/scares/scared/frightens/deters/worries/worry/bothers/bother me [off/away] = NOTHING R11
"""
