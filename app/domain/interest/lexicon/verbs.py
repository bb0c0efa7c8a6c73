"""Verbs: those whose forms the grammar must know, regular ones in a list, the others with forms."""

from __future__ import annotations

REGULAR = """
want wish desire covet aspire hunger burn pique
seek long yearn crave aim intend plan hope like love fancy prefer enjoy adore
accept agree apply ask beg request urge plead implore appeal propose suggest invite choose pick
select hire employ engage recruit appoint recommend consider include advance move push pass
progress proceed continue carry join enter enroll register sign start commence work serve help
contribute stay remain leave quit withdraw refuse reject decline turn cancel stop drop skip opt
back bow pull bail end close delete remove erase strike scrap abandon forgo renounce resign retire
need think guess suppose believe reckon imagine feel assume figure expect doubt wonder hesitate
waver ponder weigh mull chew decide settle commit promise confirm call phone ring email text
message mention tell say state declare express announce explain stress emphasise emphasize
underline reiterate repeat restate signal indicate convey communicate assure inform report reply
answer respond write speak talk hint imply suggest advise warn claim insist admit confess mumble
mutter murmur joke whisper blurt shout reveal clarify assert affirm pledge swear vow add note
thank appreciate apologise apologize congratulate compliment welcome wait look hear learn know
discover understand see check find discuss explore review compare negotiate talk chat sleep
attend visit meet return reach land win secure earn gain obtain receive get take have do make fill
pursue hold try test complete finish pass sit book schedule fix arrange plan set reserve save hold
keep put send give offer bring let allow enable grant show present prepare provide deliver hand
forward attach enclose upload drive travel come go fly bind step grow learn train teach develop
belong become be tempt attract interest excite thrill appeal intrigue fascinate motivate draw pull
delight please honour lean incline mind care matter last remain change cross dream picture
envision envisage bite jump leap grab seize snap sell tick fit suit match itch die ache burn hunger
thirst pine gag champ strive determine resolve volunteer nominate enlist embark board approve
happen waste lose miss regret prevent hinder stand stop block convince persuade assume trust
praise wonder entertain question act play seem sound appear ensure guarantee confirm clear
postpone delay reschedule cook clean paint care nurse guide manage lead run build design support
reconsider rethink revisit withdraw shortlist submit hire sponsor pay raise increase reduce cut
steer count vouch relocate renew replace convey pencil fade cool grow stem vote favour favor opt
thank envy admire respect forget remember post mail finalise finalize conclude live exchange
swap trade kill fight battle vie compete run shoot tender mistake fear worry hate dislike loathe
object oppose bother interview assess examine select signal fancy kick
"""

IRREGULAR = """
be was/were been
have had had
do did done
go went gone
come came come
take took taken
get got got/gotten
give gave given
say said said
tell told told
think thought thought
feel felt felt
know knew known
see saw seen
hear heard heard
find found found
make made made
keep kept kept
let let let
put put put
send sent sent
bring brought brought
leave left left
lose lost lost
meet met met
sit sat sat
stand stood stood
understand understood understood
write wrote written
speak spoke spoken
swear swore sworn
win won won
withdraw withdrew withdrawn
become became become
begin began begun
bite bit bitten
choose chose chosen
forgo forwent forgone
forget forgot forgotten
grow grew grown
hold held held
lead led led
quit quit quit
run ran run
seek sought sought
sell sold sold
sleep slept slept
stick stuck stuck
teach taught taught
wear wore worn
drive drove driven
fly flew flown
fight fought fought
hit hit hit
shoot shot shot
strike struck struck
mean meant meant
build built built
draw drew drawn
pay paid paid
cut cut cut
set set set
ring rang rung
bind bound bound
dream dreamt/dreamed dreamed/dreamt
learn learnt learnt
spend spent spent
show showed shown
beg begged begged
hand handed handed
turn turned turned
"""

# Forms of verbs that are adjectives here ("I am interested").
ADJECTIVES = """
interested excited thrilled delighted pleased honoured tempted attracted intrigued fascinated
determined committed motivated prepared inclined resolved torn undecided sold dedicated interesting
exciting tempting appealing intriguing fascinating pleasing worried
"""
