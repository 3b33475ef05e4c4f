"""The words by which English news names people without a name, and words of organisations."""

from __future__ import annotations

from typing import Final

HONORIFICS: Final = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness rev reverend fr sr br hon madam mme mlle
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""What stands before a surname alone and stays part of how a person is named."""

COURTESY: Final = frozenset(
    """
    mr mrs ms miss mx mme mlle
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Honorifics that go once the full name is known."""

ABBREVIATED: Final = frozenset(
    """
    mr mrs ms dr prof rev fr sr jr st hon sen rep gov lt sgt capt col gen maj cpl cmdr adm supt det insp
    pres sec treas atty dist asst assoc dep pfc pvt ofc messrs mt ft inc corp co ltd llc bros no vs etc jan
    feb mar apr aug sept oct nov dec ave blvd dept univ est esq vol pp cf al
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Words whose full stop ends no sentence."""

ROLES: Final = frozenset(
    """
    person academic accountant activist actor actress adjutant administrator admiral adviser advisor
    advocate agent aide ambassador analyst anchor anthropologist archaeologist archbishop architect
    archivist artist assistant associate assemblyman assemblymember assemblywoman astronaut astronomer
    athlete attorney auditor aunt author baker ballerina banker bandleader barrister biographer biologist
    bishop blogger boss boxer boy boyfriend brewer brigadier broadcaster broker brother builder
    businessman businesswoman butcher campaigner candidate capitalist captain cardinal cardiologist carer
    caretaker carpenter cashier celebrity ceo cfo chair chairman chairperson chairwoman champion
    chancellor chaplain chef chemist chief child choreographer cio ciso cleaner clergyman clerk
    climatologist coach co-author co-chair co-chairman co-creator co-director co-founder co-host co-owner
    co-star co-worker cofounder collaborator colleague collector colonel columnist comedian comic
    commander commandant commentator commissioner composer comptroller conductor congressman congresswoman
    conservationist constable consul consultant contractor contributor controller coo coordinator corporal
    correspondent councillor councilman councilmember councilor councilwoman counsel counselor counsellor
    counterpart cousin cpo creator critic cto curator dad dancer daughter deacon dealer dean defendant
    defender delegate demographer dentist deputy designer detective developer diplomat director dispatcher
    doctor dramatist driver drummer duchess duke ecologist economist editor educator elder emir emperor
    employee engineer entrepreneur envoy epidemiologist ethicist evangelist executive expert eyewitness
    fan farmer father fellow filmmaker financier firefighter fisherman footballer forecaster foreman
    forward founder friend gardener general geneticist geologist geophysicist girl girlfriend goalkeeper
    goalie governor gran grandad grandfather grandmother grandson granddaughter guard guardian guest guide
    guitarist gynaecologist hairdresser head headmaster headmistress headteacher historian host hostess
    hunter husband imam immunologist infielder informant insider inspector instructor insurer intern
    interviewer inventor investigator investor jockey journalist judge juror justice keeper king knight
    labourer laborer landlady landlord lawmaker lawyer leader lecturer legislator librarian lieutenant
    linebacker linguist lobbyist ma'am magistrate magnate maker major man manager marshal mathematician
    matriarch mayor mechanic medic member mentor merchant meteorologist microbiologist midfielder midwife
    minister model moderator monk mother mp msp mum mum-of-two mum-of-three mom musician naturalist
    negotiator neighbor neighbour neighbor-turned-witness nephew neurologist neuroscientist newscaster
    niece novelist nun nurse nutritionist oceanographer officer official oncologist operator opponent
    organiser organizer outfielder owner paediatrician painter paleontologist palaeontologist paralegal
    paramedic parent parishioner participant partner passenger passerby pastor pathologist patient
    patriarch patrolman pediatrician pensioner performer pharmacist philanthropist philosopher
    photographer physician physicist physiotherapist pianist pilot pitcher player playwright plumber
    podcaster poet politician pollster pope predecessor premier presenter president priest prime prince
    princess principal prisoner producer professor programmer promoter prosecutor protester protestor
    provost psychiatrist psychologist psychotherapist publicist publisher pundit pupil quarterback queen
    quarryman rabbi radiologist rancher ranger rapper realtor receiver receptionist recruiter rector
    referee reporter representative researcher resident restaurateur reverend reviewer rider rival
    roommate runner sailor salesman saleswoman scholar schoolboy schoolgirl schoolteacher scientist scout
    screenwriter sculptor secretary seller senator sergeant sheriff shopkeeper shopper shortstop sibling
    singer singer-songwriter sister skater skipper socialist sociologist soldier solicitor
    solicitor-general songwriter son source speaker specialist spokesman spokesperson spokeswoman sponsor
    staffer starter statesman statistician stepfather stepmother strategist striker student suffragan
    superintendent supervisor supporter surgeon surveyor survivor suspect swimmer tactician taoiseach
    teacher teammate technician technologist teenager tenant theologian therapist toxicologist trader
    trainer translator traveler traveller treasurer trucker trustee tutor tycoon uncle undersecretary user
    vet veteran veterinarian vice-chair vice-chairman vice-chancellor vice-president vicar victim victor
    viewer violinist virologist visitor volcanologist volunteer voter catcher reliever lineman cornerback
    halfback fullback flanker slugger freshman sophomore left-hander right-hander homeowner juror
    bystander onlooker commuter motorist cyclist pedestrian camper hiker fishmonger barista bartender
    plumber electrician locksmith beekeeper shepherd forester arborist trooper waiter waitress warden
    wide-out widow widower wife winger winner witness woman worker writer youngster zoologist cop
    detective-sergeant pc di dci dcs dc sgt det lt capt col gen maj sen rep gov supt cmdr adm cpl insp
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Nouns for a person by what they are or do; the last noun of "the state’s chief demographer"."""

FEMALE_ROLES: Final = frozenset(
    """
    mother mum mom gran grandmother sister daughter wife widow aunt niece girl girlfriend woman actress
    queen princess duchess spokeswoman chairwoman congresswoman councilwoman businesswoman saleswoman
    waitress landlady headmistress stepmother schoolgirl mrs ms miss lady dame baroness madam mme mlle nun
    matriarch hostess ballerina granddaughter assemblywoman
    """.split()  # noqa: SIM905 - a list of words reads as words
)
MALE_ROLES: Final = frozenset(
    """
    father dad grandad grandfather brother son husband widower uncle nephew boy boyfriend man king prince
    duke spokesman chairman congressman councilman businessman salesman waiter landlord headmaster
    stepfather schoolboy mr sir lord fr monk priest pope imam patriarch fisherman foreman clergyman
    patrolman grandson assemblyman statesman
    """.split()  # noqa: SIM905 - a list of words reads as words
)

GROUPS: Final = frozenset(
    """
    police officials authorities prosecutors detectives investigators officers lawyers critics supporters
    residents experts analysts researchers scientists economists campaigners activists protesters organizers
    organisers lawmakers democrats republicans conservatives ministers executives insiders sources aides
    advisers advisors witnesses neighbors neighbours relatives friends fans parents teachers doctors nurses
    students workers employees farmers leaders firefighters rescuers people villagers locals soldiers
    commanders rebels militants regulators traders investors bankers shareholders customers users developers
    engineers staff management colleagues tenants commuters passengers scholars historians biologists
    physicists observers commentators pundits pollsters voters judges jurors attorneys diplomats
    representatives spokespeople members sheriffs
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Plural speakers that need no article before them."""

ORGANISATIONS: Final = frozenset(
    """
    academy administration agency airlines airways alliance army assembly association authority bank board
    brigade bureau cabinet campaign center centre charity church city club coalition college commission
    committee company confederation conference congress corp corporation council court department
    directorate division employers federation firm force forum foundation fund government group guild
    hospital house inc industries institute institution laboratory lab laboratories league legislature
    library limited ltd llc plc media ministry mission museum network news newspaper office organisation
    organization panel parliament party police policy press regiment regulator school senate service
    services society staff startup studio studios systems team technologies therapeutics treasury trust
    tribunal union university watchdog white kremlin pentagon navy partners bancorp holdings motors airline
    energy pharmaceuticals bancshares foods mutual insurance capital securities unit chipmaker carmaker
    automaker retailer publisher broadcaster manufacturer supermarket operator utility state nation country
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Words that tell an organisation from a person."""

PLACES: Final = frozenset(
    """
    street road avenue lane park river lake mount mountain county city town village valley island islands
    bay beach bridge square district region state states kingdom republic north south east west northern
    southern eastern western new united hill hills heights falls forest coast ocean sea gulf port station
    airport stadium hall tower building house hotel theatre theater field gardens golden grand central upper
    lower
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Words that tell a place from a person."""

DAYS: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sept oct nov dec today yesterday
    tomorrow tonight christmas easter
    """.split()  # noqa: SIM905 - a list of words reads as words
)
