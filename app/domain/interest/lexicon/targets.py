# ruff: noqa: E501 - one entry a line, however long
"""Targets: the nouns that name the job, the next step, the offer, and what only looks like them."""

# The job itself.
JOB = """
job jobs role roles work position positions post vacancy opening employment assignment gig posting
placement internship apprenticeship traineeship traineeships clerkship fellowship residency mandate
berth situation engagement occupation commission billet secondment professorship lectureship cover curacy curateship
postdoc postdocs pupillage curatorship chaplaincy assistantship musicianship vergership ministership wardenship readership instructorship trusteeship deanship editorship conductorship choirmastership
headship directorship managership captaincy stewardship directorate principalship
"""

# The next step of the process.
STEP = """
interview interviews round rounds stage step test tests trial trials assessment exam examination
audition references reference referees onsite on-site tryout try-out taster probation
panel screening presentation task assignment casework walkthrough practical demo
superday psychometric psychometrics ride-along walk-around viva callback whiteboard pairing workshop-day selection-day hackathon finals final
"""

# A conversation or visit: a step only when it is still to come ("second call", "trial day").
MEETING = """
call calls chat talk conversation meeting discussion visit appointment session day morning
afternoon shift lesson week tour lunch coffee evening date slot centre zoom teams case study
challenge homework exercise simulation checks check
"""

TO_COME = """
next second third fourth fifth 2nd 3rd final further another follow followup up trial taster group
later follow-up test tryout assessment practical probationary probation sample demo final-round
last onsite site technical panel coming upcoming tomorrow's remaining selection reference
background hands-on simulator pairing case skills aptitude insight discovery 2 3 two three audition induction shadow shadowing
"""

OFFER = "offer contract offers contracts paperwork package proposal terms"
CHANCE = "opportunity chance opening prospect possibility spot place seat adventure"
TEAM = """
team crew squad mob kitchen ward staff workforce family bakery workshop department unit firm company
brigade garage lab studio office practice clinic school band ensemble organisation organization
business house ship fleet depot shop store gang bunch group ranks lot institute hospital library
choir orchestra nursery farm laboratory salon newsroom agency venture startup start-up outfit
operation division faculty foundation museum hotel restaurant
"""

# Words after which "job", "role" or "interview" names something else.
NOT_HEAD = """
description descriptions advert advertisement ad ads title titles market fair fairs centre center
search hunt hunting board boards seeker seekers agency satisfaction security share sharing room
process processes questions question result results date dates time times slot tips style
coach coaching guide prep preparation letter feedback lab rig bench drive case report reports
listing listings specification spec advisor adviser cards certificate certificates office
reaction model play models holder centre platform portal alert alerts interview-tips expenses expense
"""

OTHER = """
another other others different current present old previous former existing elsewhere alternative
second-choice competing rival earlier part-time-other
"""

PAST = "yesterday's today's monday's tuesday's wednesday's thursday's friday's morning's previous first initial earlier past afternoon's last"
AFTER = "after during since following from"

# Trades: a job title names the job when it is asked for ("hire me as your second cook").
TITLES = """
accountant actor actress actuary administrator adviser advisor agent analyst anaesthetist animator farrier verger coroner stenographer puppeteer ghillie chaplain curate sacristan dyer falconer fiddler goatherd hatter hedger organblower registrar ringer shearer treasurer
apprentice journeyman master sweep archaeologist architect archivist artist assembler assessor assistant associate astronomer
attendant attorney auctioneer auditor baker banker barber barista bartender beautician beekeeper
biologist blacksmith boatbuilder bookbinder bookkeeper bookseller botanist brewer bricklayer broker
builder butcher buyer captain cabinetmaker caregiver caretaker carer carpenter cartographer cashier
caterer chambermaid chauffeur checker chef chemist chimneysweep choreographer cleaner clerk climber
coach coder collector comedian composer conductor conservator consultant controller cook cooper
coordinator copywriter counsellor counselor courier craftsman crane curator custodian cutter dancer
dealer decorator demonstrator dentist designer detective developer dietician dietitian director
dispatcher diver docker doctor doorman dramaturge draughtsman dresser driver driller economist editor
educator electrician engineer engraver estimator examiner executive facilitator farmer farmhand
ferryman firefighter fisherman fishmonger fitter florist forecaster foreman forester framer gardener
gamekeeper geologist glazier goldsmith grader groom groundskeeper groundsman guard guide hairdresser
handyman harvester headteacher housekeeper hostess hunter hygienist illustrator inspector
installer instructor interpreter janitor jeweller jockey joiner journalist judge keeper kitchenhand
labourer landscaper laundress lawyer lecturer librarian lifeguard lighthouse-keeper linguist lineman
locksmith logistician luthier machinist magistrate maid manager mason masseur mathematician
mechanic mechatronic merchandiser meteorologist metalworker midwife miller milliner miner minister
mixologist modeller mover musician nanny navigator notary nurse nutritionist officer operator
optician optometrist orderly organiser organist osteopath packer painter paralegal paramedic
pathologist paver pharmacist photographer physician physicist physio physiotherapist pianist picker
pilot planner plasterer plumber podiatrist policeman porter postman potter principal printer
producer programmer projectionist promoter proofreader psychologist publicist purchaser ranger
receptionist recruiter rector referee registrar repairer reporter representative researcher rigger
roofer saddler sailor salesman salesperson saleswoman scaffolder scientist sculptor seamstress
secretary setter sexton shepherd shoemaker shopfitter signaller singer skipper smith solicitor
sommelier specialist statistician steward stewardess stagehand stockman stonemason storeman
strategist superintendent supervisor surgeon surveyor sweeper tailor tanner teacher technician
technologist teller tester therapist tiler trader trainee trainer translator traveller treasurer
tutor typesetter undertaker underwriter upholsterer usher valet vet veterinarian verger vintner
waiter waitress warden warehouseman watchmaker weaver webmaster welder winemaker woodworker worker
writer zookeeper zoologist intern cto ceo cfo coo sre dev
typist greeter loader stocker shunter signalwoman fireman stoker deckhand bosun boatswain purser
roughneck roustabout derrickhand jointer fettler turner grinder polisher plater caulker
wheelwright thatcher stockperson herder drover milker cowman dairyman ploughman gillie bailiff
beadle proctor invigilator phlebotomist radiographer sonographer audiologist orthodontist doula
childminder playworker governess greenkeeper linesman umpire bouncer croupier cabbie trucker
haulier postie postwoman milkman binman dustman laundrywoman presser embroiderer knitter spinner
concierge bellboy bellhop barback dishwasher potwasher commis confectioner chocolatier distiller
cheesemaker cellarman understudy prompter cameraman camerawoman soundman compositor subeditor
columnist correspondent copyeditor lexicographer docent taxidermist oceanographer hydrologist
adjuster barrister conveyancer constable sergeant warder coxswain coastguard harbourmaster
stevedore longshoreman platelayer navvy draughtsperson modelmaker toolmaker patternmaker moulder
smelter blaster geophysicist sysadmin moderator telemarketer handler stylist cobbler hairstylist
manicurist masseuse tattooist piercer embalmer gravedigger mortician celebrant choirmaster
bellringer deacon vicar pastor cantor headmaster headmistress bursar aide locum keyworker
caseworker mediator captioner subtitler transcriber indexer calligrapher signwriter lithographer
screenprinter accordionist tuner cellist violinist violist flautist drummer percussionist trumpeter
harpist oboist bassoonist clarinettist bassist guitarist soprano tenor baritone chorister
repetiteur accompanist dramaturg playwright acrobat juggler clown ringmaster stuntman stuntwoman
mascot magician salesclerk shopkeeper storekeeper storesman timekeeper gatekeeper doorkeeper
housemaster matchmaker bricky brickie groomer presenter rouseabout rousie roustie chippy sparky lollipop postie signaller announcer newsreader archivist carder
"""

PEOPLE = """
recruiter agency agent headhunter consultant manager boss chef director owner foreman supervisor
lady guy man woman colleague colleagues friend friends wife husband partner mother father mum mom
dad brother sister uncle aunt parents family neighbour neighbor everyone everybody people somebody
someone client candidate candidates interviewer interviewers coach adviser advisor teacher
mentor therapist girlfriend boyfriend kids daughter son cousin flatmate roommate hr panel team
applicant applicants company employer ceo secretary receptionist assistant website book article
blog internet guide video podcast rumour others they he she former ex granny grandma grandpa
buddy mate mates counsellor trainer committee board department crew staff landlady professor
insiders experts leader trustee governor matron gaffer headteacher forum chatgpt ad advert advertisement poster leaflet template page text handbook
"""
