"""Everyday things: what people say yes to without asking for a job (R13)."""

EVERYDAY_THINGS = """
flat caravan sofa lamp fridge kitchen wardrobe mortgage tenancy lift taxi cab bus train ferry
bike minibus carpool parking car van boat scooter motorbike helmet lunch dinner breakfast
barbecue cake cakes coffee tea sugars milk biscuit biscuits stew soup pizza beer wine canteen
party wedding christening birthday concert gig festival housewarming quiz raffle picnic holiday
holidays choir gym pottery yoga football goal captain match swimming marathon union hamper
raffle tombola godmother bridesmaid mugs mug tickets ticket shirts tree puppy kitten hamster
guitar piano haircut massage dentist hairdresser broadband survey recording feedback
reimbursement cookies newsletter slot appointment umbrella sandwich sandwiches vegetarian vegan
peanuts hotel carol karaoke panto cinema film netflix dress shoes marry proposed engaged
honeymoon rome greece spain
"""


# What a bare yes is about even where it comes right behind: "I'd love to! See you at the barbecue."
FESTIVE_THINGS = """
password login wifi code recipe barbecue party wedding christening birthday concert gig
housewarming picnic raffle karaoke choir pottery yoga raffle tombola hamper water quiz sugars
cake sugar milk biscuits engaged married marry proposed godmother goal
"""

# Things that "I want it" may mean where they stand in the sentence before.
OWNABLE_THINGS = """
sale mug poster scarf print starter recipe leaflet charger umbrella picture map teapot calendar
"""

# What one may be put on a list for, without asking for a job.
THINGS_TO_SIGN_UP_FOR = """
fair evening outing excursion trip walk hike race class classes course lesson lessons workshop
webinar lecture talks seminar giveaway sample samples cream raffle blood vaccination jab jabs
sweepstake tombola table tasting hotel handout slides parade regatta seeds kittens puppies
allotment
"""

# What tells of another house's vacancy; one cue a line, found as it stands.
OTHER_VACANCIES = """
is hiring
another shop
counter-offer
counter offer
counteroffer
another firm
another boat
another team
another house
another employer
another company
another kitchen
another school
are hiring
is looking for
are looking for
has an opening
another vacancy
as well .
got invited by
of a vacancy
"""
