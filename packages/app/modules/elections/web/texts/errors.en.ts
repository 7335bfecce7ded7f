import type { Mirror } from '#shared/texts.ts'
import type zh from './errors.zh-CN.ts'

export default {
  lawSilent:
    'The law in force on the day says nothing on this ({{on}}{{key}}), so nothing can be concluded. The election committee settles it by the rules of the province, or enter these under Law, Rules.',
  turnout: '{{n}} of {{of}} took part; at least {{least}} must{{law}}.',
  moreBallotsThanVoters:
    '{{ballots}} ballots came back from {{persons}} who took part; there cannot be more ballots than people{{law}}. Check marks and boxes, write down what happened and have it signed.',
  majority: '{{person}} has {{n}} votes of {{of}} who took part; at least {{least}} are needed{{law}}.',
  runOffFloor: '{{person}} has {{n}} votes of {{of}} ballots cast; at least {{least}} are needed{{law}}.',
  notACandidate: '{{person}} is not on the list of candidates and cannot be elected by these votes{{law}}.',
  tie: '{{persons}}{{person}} have the same votes; who is elected is settled by the rules{{law}}.',
  drawnByLot: '{{persons}} have the same votes; drawn by lot: {{drawn}}{{law}}.',
  shortfall: '{{group}} $t(elections:values.post.{{contest}}): {{seats}} seats short, to be voted on again{{law}}.',
  tooFewForRunOff:
    '{{group}} $t(elections:values.post.{{contest}}): {{n}} candidates for {{seats}} seats in the run-off; there should be more candidates than seats{{law}}.',
  runOffCandidateRelated:
    'Of the candidates in the run-off {{persons}} are near relatives of those elected and would have to give way{{law}}.',
  twoPosts:
    '{{persons}} have the votes for two posts and can hold one. Ask them which, and fill in “Who gives a post up”.',
  gaveWay: '{{person}} is a near relative of {{to}} and does not take the seat{{law}}.',
  nearRelatives:
    '{{persons}} are near relatives and cannot sit together{{law}}. The election committee settles who gives way: fill in “Who gives a post up”.',
  womanMember: '{{n}} women on the committee; there must be at least one{{law}}.',
  committeeSize: '{{n}} members; there must be {{min}} to {{max}}{{law}}. Change the seats.',
  oddNumber: '{{n}} members; the number must be odd{{law}}.',
  outsiders: '{{n}} members do not live here, more than allowed{{law}}.',
  chair: 'Chair: {{person}}{{n}}. A committee has one chair.',
  posts: 'Posts without a seat: {{empty}}{{law}}. Add them.',
  mode: 'The way to vote “$t(elections:values.mode.{{mode}})” must be one that the law knows{{law}}. Choose another.',
  residentsOpinion:
    'Representatives elect only where residents want it{{law}}. Write under the reason when and how residents were asked.',
  due: '“$t(elections:calendar.{{step}})” is set for {{on}}; the law wants {{earliest}}{{latest}} (earliest, then latest){{law}}. Change this day or the election day.',
  order:
    '“$t(elections:calendar.{{first}})” ({{firstOn}}) must come before “$t(elections:calendar.{{then}})” ({{thenOn}}). Change the days.',
  nominators:
    '{{n}} voters nominate jointly; at least {{least}} must; {{strangers}} who are no voters do not count{{law}}. Add voters.',
  nominatedBy: 'Candidates are nominated in the ways of the law only{{law}}.',
  candidatesExceedSeats:
    '{{group}} $t(elections:values.post.{{contest}}): {{n}} candidates for {{seats}} seats; there must be more candidates than seats{{law}}. Go on nominating.',
  candidatesForSeats:
    '{{group}} $t(elections:values.post.{{contest}}): {{n}} candidates for {{seats}} seats are too few. Go on nominating, or change the seats of the plan.',
  standsTwice:
    '{{name}}{{person}} stands already; a person stands for one post. Withdraw the first nomination to change it.',
  electionCommitteeSize: '{{n}} members on the election committee; there must be {{min}} to {{max}}{{law}}.',
  mustLeaveElectionCommittee:
    '{{person}} (or a near relative, {{of}}) was nominated and must leave the election committee{{law}}. Enter it under Election committee; alternates come in by their order.',
  scrutineerIsCandidate: '{{person}} is a candidate and cannot scrutinise, call or count. Choose somebody else.',
  scrutineerIsRelative:
    '{{person}} is a near relative of the candidate {{of}} and cannot help with the vote{{law}}. Choose somebody else.',
  scrutineers:
    'The mobile box {{box}} has {{n}} scrutineers and needs {{least}}{{law}}. Add them under Stations and helpers.',
  proxyMode: 'Where representatives vote there are no proxies{{law}}.',
  proxyWritten: 'A proxy must be in writing{{law}}.',
  proxyAway: 'Only a voter who is away may give a proxy{{law}}.',
  proxyPrincipal: '{{principal}}, who gives the proxy, is not on the voter list{{law}}.',
  proxyVoter: '{{proxy}} is not a voter of this community{{law}}. Choose another voter.',
  proxyCandidate: '{{proxy}} is a candidate and may not take proxies{{law}}. Choose another voter.',
  proxyMost: '{{proxy}} would hold {{n}} proxies; a voter holds at most {{most}}{{law}}. Choose another voter.',
  proxyTwice: '{{principal}} has given a proxy already. End the first one to change it.',
  proxySelf: 'Nobody is their own proxy{{law}}.',
  proxyChain: '{{proxy}} gave a proxy themselves (away on the day) and cannot take one{{law}}.',
  proxyLate: 'The proxy came on {{on}}; the last day is {{latest}}{{law}}.',
  proxyPublished: 'Who gave a proxy to whom must be published{{law}}.',
  printed:
    '{{box}}: {{n}} ballots received, but {{sum}} issued, spoiled and left over: {{by}} apart. Check; write down a real difference and have it signed.',
  returned:
    '{{box}}: {{issued}} issued, {{returned}} came back: more than were issued. Check; write down a real difference and have it signed.',
  sorted:
    '{{box}}: {{n}} came back, but valid, blank and void are {{sum}}: {{by}} apart. Check; write down a real difference and have it signed.',
  marked:
    '{{n}} marked on the list as having taken a ballot, {{sum}} issued at the boxes: {{by}} apart. Check; write down a real difference and have it signed.',
  notReturned: '{{box}}: {{issued}} issued, {{returned}} came back; {{by}} were not cast.',
  request: '{{n}} of {{of}} demand the recall; at least {{least}} must{{law}}. Collect more signatures.',
  reasonStated: 'A demand for recall states its reason{{law}}. Write it under About.',
  repeated: 'After a recall for the same reason failed, it cannot be demanded again before {{from}}{{law}}.',
  nominatedOtherwise:
    'A recall names who is to be recalled; other elections are nominated by the Party organisation, by voters jointly or by groups.',
  notSeated: '{{name}} does not hold this post now and cannot be recalled from it.',
  demandMissing: 'Say who demands it and how many signed.',
  sameMode: 'A recall is voted on in the way of the election{{law}}.',
  supervisorIsMember: '{{name}} sits on the residents’ committee and cannot sit on the supervisory committee{{law}}.',
  supervisorIsRelative:
    '{{name}} is a near relative of the committee member {{member}} and cannot sit on the supervisory committee{{law}}.',
  candidatesMeetResidents:
    'The formal candidates meet the residents before the election day{{law}}. Arrange the meeting.',
  age: '{{age}} years old on the election day; {{least}} are needed{{law}}.',
  politicalRights: 'Who is deprived of political rights by law neither votes nor stands{{law}}.',
  registration:
    'None of the grounds of registration{{law}}: registered here, habitually living here, or a community worker here.',
  declaration: 'Has not declared to take part{{law}}. List them once they have.',
  habitualResidence: 'Has not lived in the community for the time that is asked{{law}}.',
  workerMonths: 'Has worked here since {{since}}, which by {{asOf}} is less than {{months}} months{{law}}.',
  workerApplication: 'A community worker takes part on their own application{{law}}.',
  workerConfirmed: 'The election committee has not confirmed the application of the community worker{{law}}.',
  listedElsewhere: 'Is on the voter list of another community, and may not be on two{{law}}.',
  barred: 'May not stand: “$t(elections:values.barred.{{ground}})”{{law}}.',
  womenOnly:
    'For the woman’s seat women alone are voted on this time; {{persons}}{{person}} cannot be. Nominate and vote among women.',
  electionCommitteeQuorum:
    '{{n}} of the {{of}} members of the election committee are present, too few{{law}}. Meet again when enough are there.',
  tooManyNames: '{{n}} names for {{seats}} seats: a ballot with more names than seats is void{{law}}.',
  onePersonTwoPosts: '{{person}} is chosen for two posts on one ballot: the election committee decides on it.',
  markNotProvided: 'The mark on the ballot is none of those provided: the election committee decides on it{{law}}.',
  quorum:
    '{{n}} of {{of}} are present; at least {{least}} are needed{{law}}. Where they are too few, call the meeting again.',
  votes: '{{n}} votes for, {{of}} present; at least {{least}} are needed{{law}}.',
  form: 'A residents’ meeting is not held in this form{{law}}. Choose one that the law provides.',
  body: 'The law gives this to another meeting{{law}}. Take it there.',
  demand: '{{n}} of {{of}} demand it; at least {{least}} are needed{{law}}. Collect more.',
  notice: 'The meeting was not announced in time{{law}}. Move it, or say what is special.',
  composition:
    '{{n}} of the {{of}} in the representatives’ meeting are representatives; at least {{least}} are needed{{law}}. Choose more.',
  perHalfYear: '{{n}} representatives’ meetings in this half-year; at least {{least}} are due{{law}}. Call one.',
  appraisalYearly: '{{n}} appraisals in {{year}}; at least {{least}} are due{{law}}. Arrange one.',
  incompetentInARow: 'Appraised incompetent {{n}} times in a row; with {{limit}} the post ends{{law}}.',
  officeEnds: 'A case in which the post ends by itself from {{on}} on{{law}}. Check it and record the leaving.',
  resignationTo: 'A resignation is handed to the body that the law names{{law}}.',
  resignationAccepted:
    'A resignation takes effect on the day the meeting that the law names accepts it{{law}}. Let that meeting decide first.',
  restOfTerm: 'Who is by-elected serves to the end of this term, {{termEndsOn}}, not {{newTermEndsOn}}{{law}}.',
  voidGround:
    '“$t(elections:values.voidGround.{{ground}})”: whether the election is void is for the local pack; where it says nothing, the subdistrict or the government finds{{law}}.',
  supervisorFrom:
    'Members of the supervisory committee come from the residents or the community workers{{law}}. Choose another.',
  sameTerm:
    'The supervisory committee has the term of the residents’ committee, to {{committeeTermEndsOn}}, not {{termEndsOn}}{{law}}.',
  publicityDays: 'Out from {{from}} to {{to}}; at least {{least}} days are needed{{law}}. Leave it out longer.',
  stale:
    'Somebody was quicker (now version {{version}}). What you typed is still here; look at the latest and send again.',
  notNow:
    'The election is at “$t(elections:states.{{state}})”, where this cannot be done. The next step stands at the top of the page.',
  allVote: 'All voters vote here; no representatives are named.',
  alreadyRuns:
    'An election of this kind is under way in this community: {{title}}. Finish it or declare it void first.',
  answeredAlready: 'This complaint has been answered.',
  batchSettled:
    'Batch {{number}} is settled and does not change any more. Write down a real mistake, have it signed, and let the subdistrict decide.',
  batchesBegun: '{{n}} batches were entered already, so the number of ballots of this box cannot change.',
  batchesDiffer: 'The two teams differ in {{n}} batches. Count them a third time and enter it.',
  batchesOpen: '{{n}} batches are not entered by both teams yet.',
  bothTeams:
    'You entered for “$t(elections:values.team.{{team}})” already; nobody enters for both teams. Let somebody else do it.',
  counterMissing:
    'Choose the scrutineer, caller or counter for whom you enter. Who is not on the list is appointed first, under “Stations and helpers”.',
  notACounter: '{{name}} is no scrutineer, caller or counter any more and enters nothing. Let another helper enter.',
  countsForOther:
    'This account enters for {{name}} and for nobody else. Let another person enter with their own account.',
  counterElsewhere:
    'For {{name}} the account “{{account}}” enters already, in “$t(elections:values.team.{{team}})”. One person does not count through two accounts: let another helper enter.',
  sameName:
    'An account called “{{account}}” enters already, for {{name}}; two accounts of one name are taken for one person’s. Let another person enter; where two people do bear one name, have the administrator tell the accounts apart.',
  boxCounted: '“{{box}}” has its account already; a box is counted once. Open that account to change it.',
  boxHours: 'It must open ({{opens}}) before it closes ({{closes}}).',
  committeeChair: 'An election committee has exactly one chair.',
  committeeMissing: 'Enter who was selected for the election committee.',
  committeePersonTwice: 'One person stands on the list twice.',
  communityEnded:
    'A boundary act ended this community, so the election cannot go on. The subdistrict declares it void; the community that follows holds its own.',
  complaintsOpen: '{{n}} complaints are not answered yet{{law}}.',
  correctionReason: 'Your team entered this batch already. Say why to correct it.',
  countAgainstAccount:
    '{{box}}: counted {{valid}} valid and {{blank}} blank, the account says {{accountValid}} valid and {{accountBlank}} blank. Check; write down a real difference and have it signed.',
  dayAhead: '{{day}} has not come yet; what has not happened cannot be recorded.',
  dayPast: '{{day}} is past. Choose today or a later day.',
  doubles:
    '{{n}} people are on the voter list of another community too: {{names}}. Each votes in one community. Settle it with the other community and strike them, or write in the note how it was settled.',
  filingNumberMissing: 'Give the number under which it was filed, or how.',
  groundUnknown: 'The law in force on the day does not name this as a ground against a candidate.',
  handoverPending:
    'In the handover of {{organ}} {{n}} things are not handed over; it is due by {{due}}{{law}}. Open its list, see to each thing and sign it.',
  handoverUnsigned:
    'The list of the handover of {{organ}} is complete but not signed; it is due by {{due}}{{law}}. Name who gives and who takes, and record the signing.',
  hasProxy: '{{name}} gave a written proxy to {{proxy}}. End the proxy first if they came to vote themselves.',
  helperTwice: '{{name}} does this already.',
  inTwoLists: '{{name}} is on the voter list of {{elsewhere}}; a second registration is barred{{law}}.',
  leftAlready: '{{name}} has left already.',
  listEmpty: 'Nobody is on the voter list. Draw it from the register first.',
  listedAlready: '{{name}} is on the list already.',
  lotsWrong:
    'What was drawn for “{{group}} $t(elections:values.post.{{post}})” does not fit those tied and the seats left, or no local rule lets lots decide. Check it and tick again.',
  minuteOpen: '“{{title}}” is not signed yet; only a signed minute explains a difference.',
  minuteSigned: '“{{title}}” is signed and does not change any more. Write another to add to it.',
  needsNoDeclaration: '{{name}} need not declare: only those who live here without being registered do.',
  accountsFirst:
    '“{{box}}” has no ballot account yet. To keep the vote secret, open all boxes and count how many ballots each holds, join the small ones, and enter figures then.',
  countedElsewhere:
    'Fewer than {{least}} ballots lie in this box: counted by themselves they would show how a few people voted. Mix them with those of “{{host}}” first: enter 0 for valid, blank and void here; what is read counts for “{{host}}”.',
  countedInTurn: 'The ballots of “{{box}}” are counted with this box already. Choose another.',
  smallGroup:
    'Only {{n}} ballots are counted by themselves with “{{box}}”, fewer than {{least}}: that would show how a few people voted. Choose in its account with which box they are counted.',
  noAccount: '“{{box}}” has no ballot account yet.',
  noArchive: 'The file exists once the election is archived.',
  noPaper: 'This paper can be made once the election has come that far.',
  noProxy: '{{name}} gave no written proxy; nobody can take the ballot for them.',
  noStation: 'There is no polling station yet. Add one under Stations and helpers.',
  noTerm: 'No term of this body is on record here, so there is nothing to fill or recall. Enter it under Bodies first.',
  nobodyEntitled: 'Nobody is named yet as representative of a household or of residents. Name them on the voter list.',
  nobodyVoted: 'Nobody has taken a ballot yet.',
  notACommunity: 'Choose a community.',
  notAVoter: '{{name}} is not on the voter list.',
  notEntitled: '{{name}} is not one of the representatives who vote.',
  notListed: '{{name}} is not listed (did not declare, or was struck).',
  notOnBallot: 'An entry is for somebody who is not on this ballot. Reload and enter it again.',
  notOnList: 'There is no such person on the list.',
  notTheDay: 'The election day is {{day}}, today is {{today}}. Voting opens on the election day only.',
  notVetted: '{{n}} candidates are not vetted yet{{law}}.',
  objectionDecided: 'This objection has been decided.',
  objectionLate: 'The days for objections ended on {{day}}{{law}}.',
  objectionsOpen: '{{n}} objections to the voter list are not decided yet{{law}}.',
  otherTeam: 'You belong to “$t(elections:values.team.{{team}})” and cannot see what the other team entered.',
  postNotVoted: '“$t(elections:values.post.{{post}})” is not voted on here.',
  groupMissing: 'Say which residents’ group it is: one of those in the plan.',
  groupTwice: 'A residents’ group stands twice; make it one.',
  groupsLeft: 'Residents’ groups without seats: {{names}}. Every group chooses representatives.',
  representativesQuota:
    '{{group}} has {{households}} households: at one for {{min}} to {{max}} it chooses {{least}} to {{most}}, not {{seats}}{{law}}. Change the seats; where the need is otherwise, give the reason.',
  representativesPerGroup:
    '{{group}} chooses {{least}} to {{most}} representatives, not {{seats}}{{law}}. Change the seats.',
  postTwice: 'A post stands twice; make it one.',
  recheckFirst: '{{n}} people died or moved away since the list was published: {{names}}. Recheck the list first.',
  runOffDayMissing: 'Seats are short and are voted on again. Give the day of the run-off.',
  scanBlind:
    'Both teams have not entered batch {{batch}} yet. Until then a sheet that somebody else laid is not shown: the teams count blind to each other.',
  scanEmpty: '“{{name}}” is empty. Scan or photograph it again.',
  scanSuperseded: '“{{name}}” is marked as superseded already.',
  scanTooLarge:
    '“{{name}}” has {{megabytes}} MB; one file has at most {{most}} MB. Scan at a lower resolution or in parts.',
  scanType: '“{{name}}” is no PDF, JPEG or PNG. Save it as one of these and send it again.',
  selectedByOther: 'The election committee is selected by the meetings that the law names.',
  tallySum: 'The batch has {{ballots}} ballots; valid, blank and void as entered are {{sum}}.',
  tallyVotes:
    '“{{group}} $t(elections:values.post.{{post}})”: {{votes}} votes entered, at most {{most}} by the valid ballots. Check.',
  termBeforeElection: 'A term cannot begin before the election day.',
  thirdTooEarly: 'Batch {{number}} has no difference that a third count would settle.',
  tookAlready: 'The ballot of {{name}} was taken already.',
  tookNone: 'There is no mark to take back.',
  tooYoung: '{{name}} is not {{age}} by the election day{{law}}.',
  undecided:
    'Who of {{persons}} sits, the law in force on the day leaves open{{law}}. The election committee settles it; enter who gave a post up, or who was drawn by lot.',
  carriesOnMissing:
    'The result was announced and the elected have taken their seats. The law names nobody who serves once an election is void: say which body decided, and who carries on.',
  wholeVoid: 'All of this election is declared void: no election of one person is left in it to declare void.',
  seatVoidAlready: 'The election of this person is declared void already.',
  seatVoidKind:
    'The law speaks of members of the residents’ committee who were elected by improper means: this is for its elections and by-elections only. Declare another selection void as a whole.',
  improperMeans:
    'Who is elected by “$t(elections:values.voidGround.{{means}})” is not elected{{law}}. Where the law of the election day does not say so, one seat cannot be declared void by it: declare the whole election void.',
  voidAlready: 'This proxy has ended already.',
  voidGroundMissing: 'Choose the ground on which the election is void.',
  voidReasonMissing: 'Write what was found and who decided.',
  withdrawLate: 'A candidate withdraws at least {{days}} days before the election day{{law}}.',
  withdrawnAlready: '{{name}} has withdrawn or is no candidate.',
  workerTooShort: '{{name}} will not have worked here for {{months}} months by the election day{{law}}.',
} satisfies Mirror<typeof zh>
