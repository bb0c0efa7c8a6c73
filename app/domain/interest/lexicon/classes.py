# ruff: noqa: E501 - one entry a line, however long
"""Word classes: what a pattern may ask for by a name in capitals, and what it steps over."""

CLASSES = {
    "ME": "me us myself",
    "MY": "my mine our",
    "YOU": "you yourself yourselves",
    "YOUR": "your yours",
    "THEM": "them her him they",
    "THEIR": "their his her",
    "NOT": "not never no neither nor nothing none",
    "IT": "it this that one these those",
    "DET": "a an the this that your my their his her our any some every each no these those which",
    "REQ": """hire hiring choose choosing select selecting employ employing consider considering
    recommend recommending invite inviting shortlist shortlisting nominate nominating
    engage engaging appoint appointing recruit recruiting support supporting accept
    accepting enroll register registering endorse onboard include including advance
    advancing approve propose proposing promote trial trialling hired chose chosen
    selected employed considered recommended invited shortlisted accepted appointed
    sponsor admit admitting admitted progress progressing promoting""",
    "GLAD": """delighted honoured honored thrilled glad happy proud privileged overjoyed pleased
    grateful ecstatic chuffed stoked elated humbled blessed fortunate lucky thankful obliged indebted delira rapt""",
    "LETV": """let allow permit have had give gave put take took keep kept send sent move bring
    brought offer offered make made see""",
    "YESWORD": "yes yes absolutely certainly definitely sure",
    "TENS": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred",
    "OWNTERM": """pay salary stipend wage wages rate money package hours rota shifts schedule
    commute rent bonus allowance visa relocation holiday childcare commission leave pension overtime
    notice holidays parking""",
    "MONTH": "january february march april may june july august september october november december",
    "PET": """dog dogs cat cats mirror wall walls ceiling fridge plants budgie parrot hamster rabbit horse goldfish
    pillow windscreen dashboard steering kettle moon stars hens goats sheep cows ferret canary teddy""",
    "CONFIDANT": "wife husband mother father mum mom dad sister brother son daughter nan gran granny aunt uncle cousin friend friends mate mates flatmate roommate girlfriend boyfriend gf bf neighbour neighbours neighbor hairdresser barber priest landlord grandma grandpa missus hubby kids bestie therapist",
    "DAY": "monday tuesday wednesday thursday friday saturday sunday tomorrow weekend week morning",
}

# Stepped over inside a pattern: they strengthen or say nothing about the wish (R4).
STRENGTHENERS = """
really very truly definitely still also just honestly well mad fair pure proper right so too quite rather absolutely certainly
sure surely heaps simply always ever even now already today again clearly firmly strongly deeply highly
extremely incredibly hugely genuinely sincerely wholeheartedly totally completely utterly entirely
fully greatly particularly especially indeed actually therefore thus hence personally gladly happily
eagerly keenly gratefully officially outright hereby formally herewith dearly badly desperately seriously
openly frankly plainly naturally obviously much more most well all both only ever-more immensely
terribly awfully super mega ultra straight quickly immediately first finally eventually
enormously tremendously heartily warmly kindly humbly respectfully passionately positively
unreservedly unconditionally unequivocally explicitly expressly once then further continually
constantly increasingly equally additionally moreover furthermore meanwhile damn bloody freaking
fucking flipping here there stubbornly proudly fiercely actively currently presently
doubly exactly precisely basically literally readily promptly anyway though however indeed
ardently earnestly fervently please nevertheless nonetheless bally darned po lah leh lor sha abeg yaar innit boet bru lekker deadset
wholly altogether instantly cheerfully joyfully enthusiastically delightedly unhesitatingly
resolutely frightfully dreadfully jolly infinitely intensely supremely perfectly solely unswervingly
properly hopelessly madly wildly crazy insanely massively thoroughly decidedly unusually exceptionally such
"""

MODALS = "got do did does will would can shall must have had has"

# Stepped over as well, but they weaken what they stand before (R4).
HEDGE_ADVERBS = """
lowkey maybe perhaps likely probably possibly somewhat fairly slightly tentatively presumably potentially
theoretically vaguely faintly guardedly marginally nominally loosely arguably conceivably seemingly apparently partly halfway reasonably moderately
mildly cautiously hypothetically might may could should half-heartedly provisionally half
"""

# Several words that are stepped over together, as one unit.
TOGETHER = """
very much = +
so much = +
so very = +
of course = +
the undersigned = self
yours truly = self
this applicant = self
this candidate = self
at last = +
more than ever = +
more than anything = +
more than anything else = +
above all = +
by all means = +
with pleasure = +
with all my heart = +
from the bottom of my heart = +
for sure = +
for certain = +
all the more = +
even more = +
more and more = +
not only = +
not just = +
not merely = +
not simply = +
have to = modal
has to = modal
had to = modal
got to = modal
need to = modal
needed to = modal
going to = modal
about to = modal
no longer = no
not anymore = no
by no means = no
in no way = no
under no circumstances = no
not at all = no
not in the least = no
not the least = no
not in the slightest = no
not really = no
not quite = no
not exactly = no
not particularly = no
not very = no
not too = no
not so = no
not all that = no
not that = no
kind of = hedge
sort of = hedge
a bit = hedge
a little = hedge
a little bit = hedge
a tad = hedge
in principle = hedge
in theory = hedge
at first glance = hedge
more or less = hedge
to some extent = hedge
to a degree = hedge
to a certain extent = hedge
until a certain point = hedge
to a certain point = hedge
to a certain degree = hedge
up to a point = hedge
on balance = hedge
in a way = hedge
in a sense = hedge
on paper = hedge
by and large = hedge
for now = hedge
for the moment = hedge
for the time being = hedge
at a pinch = hedge
at a push = hedge
would have to = modal
as well = +
right now = +
at the moment = +
no doubt = +
without doubt = +
without a doubt = +
without any doubt = +
beyond doubt = +
in fact = +
if so = +
as a matter of fact = +
to be honest = +
in all honesty = +
to be frank = +
after all = +
after today = +
after our talk = +
after our conversation = +
after this talk = +
now more than ever = +
from the start = +
from day one = +
hell of = +
hand on heart = +
for my part = +
on my part = +
for one = +
as ever = +
more so now = +
one hundred percent = +
100 percent = +
100 % = +
110 % = +
200 % = +
1000 % = +
do not get me wrong = +
pretty please = +
be that as it may = +
before that = +
straight out = +
point blank = +
right out = +
with regret = +
with great regret = +
with much regret = +
to my regret = +
with sadness = +
all the same = +
just the same = +
even so = +
in all seriousness = +
in all sincerity = +
to bits = +
"""
