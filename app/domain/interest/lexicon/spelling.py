"""Spellings: chat style, dropped apostrophes, dialect and slips, each with its plain words."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.interest.lexicon import words


class Choice(NamedTuple):
    """A spelling that stands for other words only beside certain neighbours."""

    words: tuple[str, ...]
    followed_by: frozenset[str]
    preceded_by: frozenset[str] = frozenset()
    both: bool = False

    def fits(self, before: str, following: str) -> bool:
        """Whether the neighbours are such that the spelling stands for these words."""
        ahead, back = following in self.followed_by, before in self.preceded_by
        return (ahead and back) if self.both else (ahead or back)


_WRITTEN = """
u = you
ur = your
r = are
ya = you
yer = your
yous = you
ye = you
y'all = you
yall = you
thou = you
thx = thanks
thnx = thanks
bn = been
wouldny = would not
didny = did not
isny = is not
aff = off
thnk = think
thinkin = thinking
wkend = weekend
thanx = thanks
tnx = thanks
thks = thanks
ty = thanks
tysm = thanks
cheers = thanks
ta = thanks
pls = please
plz = please
plse = please
pleas = please
plese = please
gr8 = great
luv = love
lurve = love
lovee = love
wud = would
wld = would
wd = would
woud = would
wuld = would
whould = would
cud = could
cld = could
shud = should
shld = should
wanna = want to
tae = to
wana = want to
wannna = want to
gonna = going to
gunna = going to
gona = going to
finna = going to
gotta = got to
hafta = have to
gimme = give me
fixin' = fixing
lookin' = looking
goin' = going
comin' = coming
startin' = starting
gettin' = getting
joinin' = joining
doin' = doing
dyin' = dying
itchin' = itching
achin' = aching
buzzin' = buzzing
hopin' = hoping
thinkin' = thinking
workin' = working
takin' = taking
signin' = signing
askin' = asking
beggin' = begging
sayin' = saying
tellin' = telling
wantin' = wanting
wantin = wanting
takin = taking
stayin = staying
ye's = yours
widnae = would not
agen = again
aviable = available
cleener = cleaner
posishon = position
wery = very
mite = might
posission = position
dae = do
signin = signing
askin = asking
sayin = saying
livin = living
makin = making
needin' = needing
acceptin' = accepting
bein' = being
havin' = having
movin' = moving
readin' = reading
y'all's = your
yalls = your
you'se = you
yourselfs = yourselves
oot = out
wuk = work
fi = for
sah = sir
gie = give
giv = give
gve = give
cn = can
hav = have
hve = have
thru = through
bcuz = because
beacuse = because
plss = please
plsss = please
pliz = please
plis = please
sirs = sir
mam = madam
sum1 = someone
sm1 = someone
any1 = anyone
evry = every
wek = week
gies = give us
gie's = give us
gi'z = give us
waan = want
want's = wants
di = the
dey = they
mek = let
lemme = let me
ima = i am going to
imma = i am going to
dunno = do not know
idk = i do not know
iono = i do not know
idc = i do not care
tbh = honestly
tbf = honestly
imo = personally
imho = personally
ngl = honestly
fr = honestly
rly = really
rlly = really
realy = really
reely = really
defo = definitely
def = definitely
deffo = definitely
fwd = forward
defs = definitely
definately = definitely
definatly = definitely
definetly = definitely
definitly = definitely
totes = totally
prolly = probably
prob = probably
probs = probably
prolli = probably
proly = probably
probly = probably
mebbe = maybe
mebby = maybe
mibbe = maybe
mayb = maybe
perhap = perhaps
kinda = kind of
kinder = kind of
sorta = sort of
sth = something
smth = something
somethin = something
nowt = nothing
owt = anything
summat = something
nuthin = nothing
nuffin = nothing
nuttin = nothing
nothin = nothing
tmrw = tomorrow
tmr = tomorrow
tomoz = tomorrow
2moro = tomorrow
2morrow = tomorrow
tomorow = tomorrow
2day = today
2nite = tonight
2nd = second
3rd = third
1st = first
4th = fourth
cuz = because
coz = because
cos = because
bc = because
bcz = because
becoz = because
b4 = before
w = with
wiv = with
wif = with
yh = yes
yeh = yes
yeah = yes
yea = yes
yep = yes
yup = yes
yess = yes
aye = yes
nah = no
nope = no
naw = no
nae = no
noo = no
ok = okay
okey = okay
k = okay
kk = okay
ain't = am not
aint = am not
amn't = am not
dinnae = do not
dinna = do not
didnae = did not
cannae = can not
canna = can not
wouldnae = would not
wisnae = was not
couldnae = could not
willnae = will not
winnae = will not
isnae = is not
wasnae = was not
tak = take
wee = small
aboot = about
ah = i
oi = i
ik = i know
ilu = i love you
o = of
ov = of
da = the
teh = the
dis = this
dat = that
tha = the
fink = think
fanks = thanks
jus = just
juss = just
lil = little
ppl = people
msg = message
info = information
intv = interview
itw = interview
int = interview
intrview = interview
intervew = interview
interwiew = interview
intreview = interview
interveiw = interview
wrk = work
wrking = working
workin = working
werk = work
lookin = looking
goin = going
comin = coming
startin = starting
gettin = getting
joinin = joining
bein = being
havin = having
doin = doing
thinkin = thinking
hopin = hoping
dyin = dying
itchin = itching
achin = aching
buzzin = buzzing
burstin = bursting
gaggin = gagging
ringin = ringing
fixin = fixing
jb = job
jop = job
jobb = job
joob = job
posishun = position
posistion = position
postion = position
posision = position
possition = position
postition = position
intrested = interested
intersted = interested
intrsted = interested
interrested = interested
interessed = interested
intereted = interested
intressed = interested
interesed = interested
intrest = interest
intrests = interests
oportunity = opportunity
opertunity = opportunity
oppertunity = opportunity
opportunty = opportunity
oppurtunity = opportunity
opportunitty = opportunity
acept = accept
axcept = accept
recieve = receive
recomend = recommend
reccomend = recommend
reccommend = recommend
aply = apply
enthousiastic = enthusiastic
entusiastic = enthusiastic
excitted = excited
ecxited = excited
xcited = excited
exited = excited
motivatet = motivated
wich = which
whish = wish
whant = want
wantt = want
wisch = wish
wiling = willing
neccessary = necessary
comited = committed
commited = committed
withdrawl = withdrawal
widraw = withdraw
witdraw = withdraw
offerd = offered
ofer = offer
offre = offer
contrakt = contract
kontract = contract
nxt = next
nex = next
rnd = round
appt = appointment
asap = soon
m8 = mate
bro = mate
favour = favour
favor = favour
favorite = favourite
honored = honoured
honor = honour
enrol = enroll
program = programme
cancelled = cancelled
canceled = cancelled
canceling = cancelling
hiya = hi
hey = hi
heya = hi
hullo = hello
alrite = alright
allright = alright
awright = alright
awesum = awesome
awsome = awesome
soz = sorry
sry = sorry
srsly = seriously
deadass = seriously
hella = really
dead = really
proper = really
wicked = really
mighty = really
hellish = really
pure = really
awfy = awfully
awfu = awfully
oan = on
yon = that
thon = that
reet = right
ettlin = hoping
fur = for
yin = one
smth = something
sth = something
gannin = going
nee = no
tha = you
thi = your
fixin = planning
allyuh = you
cos = because
coz = because
lmk = let me know
soz = sorry
urself = yourself
yrself = yourself
spose = suppose
s'pose = suppose
aye = yes
gizza = give me a
gissa = give me a
gis = give me
tho = though
"""

_CONTRACTED = """
im = i am
i'm = i am
i’m = i am
iam = i am
ive = i have
i've = i have
i'd = i would
i'll = i will
i'd've = i would have
dont = do not
dnt = do not
don't = do not
donot = do not
doesnt = does not
doesn't = does not
didnt = did not
didn't = did not
wont = will not
won't = will not
cant = can not
can't = can not
cannot = can not
isnt = is not
isn't = is not
arent = are not
aren't = are not
wasnt = was not
wasn't = was not
werent = were not
weren't = were not
havent = have not
haven't = have not
hasnt = has not
hasn't = has not
hadnt = had not
hadn't = had not
wouldnt = would not
wouldn't = would not
wudnt = would not
couldnt = could not
couldn't = could not
cudnt = could not
shouldnt = should not
shouldn't = should not
shan't = will not
mustn't = must not
needn't = need not
mightn't = might not
thats = that is
that's = that is
it's = it is
it'd = it would
itd = it would
it'll = it will
itll = it will
'tis = it is
lets = let us
let's = let us
youre = you are
you're = you are
you'd = you would
youd = you would
you'll = you will
youll = you will
you've = you have
youve = you have
theyre = they are
they're = they are
theyd = they would
there's = there is
theres = there is
there'd = there would
what's = what is
whats = what is
where's = where is
wheres = where is
when's = when is
how's = how is
who's = who is
here's = here is
heres = here is
he's = he is
hes = he is
she's = she is
shes = she is
we're = we are
we'd = we would
we'll = we will
we've = we have
d'you = do you
dya = do you
that'd = that would
that'll = that will
how'd = how would
whatd = what would
ah'm = i am
a'm = i am
ah'd = i would
ah'll = i will
ah've = i have
u'd = you would
u'll = you will
u're = you are
u've = you have
"""

_VERBS_AFTER_WOULD = words(
    """love like luv be prefer rather want accept take join say jump definitely really go come
    happily gladly still also very absolutely so jus just do have give hate never appreciate
    welcome start sign enjoy choose wish certainly only much truly honestly kill simply be bee
    most think probably maybe consider need say"""
)
_VERBS_AFTER_WILL = words(
    """take be do come accept pass say sign join go give have think let get need not never sleep
    happily gladly definitely decline withdraw stay stick leave wait see start try hear send sit
    skip drop bow tell write drive bring also happily call ring definately just"""
)

IN_CONTEXT = {
    "id": Choice(("i", "would"), _VERBS_AFTER_WOULD),
    "ill": Choice(("i", "will"), _VERBS_AFTER_WILL),
    "its": Choice(
        ("it", "is"),
        words(
    """a an the not my me exactly really so just what been for your great good no yes still very
    definitely perfect nice time been kinda maybe prob clear me"""
),
    ),
    "should": Choice(("would",), words("like love dearly")),
    "4": Choice(("for",), words(
    """the me this your a ur that it my all ya us u meeting having seeing taking letting chatting
    talking 2day today"""
),
                words("thx thanx thanks thank thnx ty cheers")),
    "2": Choice(("to",), words(
    """the me do be join work get come hav giv hve hear start have go you u take see b
    meet accept try sign talk speak think ask chat sleep check decide know make leave move wait let
    tell say wrk chk"""
)),
    "b": Choice(("be",), words("a the part in on your ur there happy great nice good able"),
                words("wud would will 2 to b'd id wld wd cud")),
    "roll": Choice(("role",), words("of as"), words("the this that your a new")),
    "n": Choice(("and",), words("i the yes would want wud am im hope it we you")),
    "mi": Choice(("i",), words("want waan ready would wud love luv like willing keen need am")),
    "m": Choice(("am",), words("interested intrested keen ready so very willing eager applying"),
                words("i")),
    "d": Choice(("the",), words("job role position interview offer next")),
    "y": Choice(("yes",), words("please pls plz")),
    "me": Choice(
        ("i",),
        words("want wants like likes love wanna wish accept interested am very really"),
        frozenset({"", ".", "\n", "!", ",", "?", ":"}),
        both=True,
    ),
}  # fmt: skip


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """A table of `written = plain words`, read line by line."""
    rows = (line.split(" = ") for line in text.strip().splitlines())
    return {
        written: tuple(plain.split())
        for written, plain in rows
        if written != plain and "_" not in written
    }


SPELLINGS = _table(_WRITTEN)
CONTRACTED = _table(_CONTRACTED)

OFTEN_MISSPELT = """
interested interest interesting interview interviews position opportunity application excited
enthusiastic definitely accept accepting withdraw withdrawing thrilled delighted motivated eager
recommend vacancy contract process decline declining candidate candidacy determined committed
forward company assessment reference references probably perhaps possible possibly hesitate
hesitation uncertain undecided considering available looking really please offered offering
passionate fascinated grateful honoured pleasure choice decision decided tomorrow salary
"""

# Words that are right as they stand, though a letter away from one of the above.
NEIGHBOURS = """
pleased pleases committee committees contact contacts contacted contracts contracted exited excites
excite locking looming lookin decides derided derision choices salaries forwards interviewer
interviewers interviewed interviewee positions positive acceptance accepts recommended recommends
referenced referee referees determine determines determiner fascinate fascinates offerings processes
processed companies assessments candidates pleasures motivates motivate decisions applications
vacancies withdrawn withdraws withdrawal declines declined hesitates passions available possibles
accent accents accident except expect expects aspect
interests honours honouring delights delighter thriller excitedly eagerly considerin
"""
