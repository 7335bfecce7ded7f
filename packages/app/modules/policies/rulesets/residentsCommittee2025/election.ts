import { atLeast, code, days, flag, list, months, moreThan, persons, years, type DraftParameter } from '../draft.ts'

/** Articles 14 to 17: modes, term, who runs the election, the voter list. */
const voters: DraftParameter[] = [
  list(
    'electionModes',
    ['allVoters', 'households', 'representatives'],
    'required',
    '第十四条',
    '由本社区全体有选举权的居民或者由每户派代表选举产生；根据居民意见，也可以由居民代表选举产生',
  ),
  list(
    'electionModes.onResidentsOpinion',
    ['representatives'],
    'permitted',
    '第十四条',
    '根据居民意见，也可以由居民代表选举产生',
  ),
  years('termYears', 5, 'required', '第十四条', '居民委员会每届任期五年'),
  flag('electionDueOnExpiry', 'required', '第十四条', '届满应当及时举行换届选举'),
  flag('reElectionAllowed', 'permitted', '第十四条', '居民委员会成员可以连选连任'),
  flag('electionCommittee', 'required', '第十五条', '居民委员会的选举，由居民选举委员会主持'),
  list(
    'electionCommittee.posts',
    ['chair', 'viceChair', 'member'],
    'required',
    '第十五条',
    '居民选举委员会由主任、副主任和委员组成',
  ),
  list(
    'electionCommittee.selectedBy',
    ['residentsMeeting', 'representativesMeeting'],
    'required',
    '第十五条',
    '由居民会议或者居民代表会议推选产生',
  ),
  flag('electionCommittee.nomineesLeave', 'required', '第十五条', '应当退出居民选举委员会'),
  flag(
    'electionCommittee.relativesOfNomineesLeave',
    'required',
    '第十五条',
    '居民选举委员会成员或者其近亲属被提名为居民委员会成员候选人的，应当退出居民选举委员会',
  ),
  list(
    'electionCommittee.vacancies',
    ['nextInOrder', 'newSelection'],
    'required',
    '第十五条',
    '按照原推选结果依次递补，也可以另行推选',
  ),
  years('votingAge', 18, 'required', '第十六条', '年满十八周岁的居民'),
  list(
    'votingRight.regardlessOf',
    ['ethnicity', 'race', 'sex', 'occupation', 'familyOrigin', 'religion', 'education', 'property', 'residenceLength'],
    'required',
    '第十六条',
    '不分民族、种族、性别、职业、家庭出身、宗教信仰、教育程度、财产状况、居住期限，都有选举权和被选举权',
  ),
  list('votingRight.lostBy', ['deprivedOfPoliticalRights'], 'required', '第十六条', '依照法律被剥夺政治权利的人除外'),
  list(
    'registration',
    ['registeredHere', 'livingHere'],
    'required',
    '第十六条',
    '应当对下列表示参加选举的人员进行登记',
  ),
  flag('registration.onDeclaration', 'required', '第十六条', '应当对下列表示参加选举的人员进行登记'),
  months('registration.workerMonths', 6, 'conditional', '第十六条', '在本社区工作六个月以上的社区工作者'),
  code(
    'registration.workerConfirmedBy',
    'electionCommittee',
    'conditional',
    '第十六条',
    '本人申请参加选举的，由居民选举委员会确认并进行登记',
  ),
  days('voterList.daysBefore', 20, 'required', '第十七条', '应当在选举日的二十日前公布'),
  flag(
    'voterList.withRepresentatives',
    'required',
    '第十七条',
    '采取每户派代表或者居民代表选举方式的，应当同时公布户的代表或者新一届居民代表名单',
  ),
  days('voterList.objectionDays', 5, 'required', '第十七条', '应当自名单公布之日起五日内'),
  code('voterList.objectionTo', 'electionCommittee', 'required', '第十七条', '五日内向居民选举委员会提出申诉'),
  days('voterList.decisionDays', 3, 'required', '第十七条', '应当自收到申诉之日起三日内'),
  flag('voterList.decisionPublished', 'required', '第十七条', '应当自收到申诉之日起三日内作出处理决定，并公布处理结果'),
]

/** Article 18: candidates. */
const candidates: DraftParameter[] = [
  list(
    'nominatedBy',
    ['partyOrganisation', 'jointVoters'],
    'required',
    '第十八条',
    '居民委员会成员候选人由社区党组织或者十名以上选民联合提名推荐',
  ),
  persons('jointNominators', 10, 'required', '第十八条', '十名以上选民联合提名推荐'),
  list(
    'candidacyBarredBy',
    ['expelledFromParty', 'criminalPunishment', 'evilForces', 'illegalReligionOrCult'],
    'mandatory',
    '第十八条',
    '被开除中国共产党党籍，因犯罪受过刑事处罚，利用黑恶势力从事非法活动，组织或者参加非法宗教活动或者邪教活动的，不得作为候选人',
  ),
  flag('candidatesExceedSeats', 'required', '第十八条', '候选人的名额应当多于应选名额'),
  flag('candidatesMeetResidents', 'required', '第十八条', '居民选举委员会应当组织候选人与居民见面'),
]

/** Article 19: turnout, majorities, the manner of voting, proxies. */
const voting: DraftParameter[] = [
  moreThan('turnout.allVoters', 1, 2, 'required', '第十九条', '有选民的过半数参加投票，选举有效'),
  moreThan('turnout.households', 1, 2, 'required', '第十九条', '有户的代表的过半数参加投票，选举有效'),
  moreThan('turnout.representatives', 2, 3, 'required', '第十九条', '有超过三分之二的居民代表参加投票，选举有效'),
  moreThan('electedShare', 1, 2, 'required', '第十九条', '候选人获得参加投票的人员过半数的选票，始得当选'),
  code('electedShare.of', 'personsVoting', 'required', '第十九条', '获得参加投票的人员过半数的选票'),
  flag('runOff', 'required', '第十九条', '当选人数不足应选名额的，不足的名额另行选举'),
  code('runOff.candidates', 'mostVotesBefore', 'required', '第十九条', '第一次投票未当选的人员得票多的为候选人'),
  code('runOff.elected', 'mostVotes', 'required', '第十九条', '候选人以得票多的当选'),
  atLeast('runOffFloor', 1, 3, 'mandatory', '第十九条', '所得票数不得少于已投选票总数的三分之一'),
  code('runOffFloor.of', 'ballotsCast', 'mandatory', '第十九条', '所得票数不得少于已投选票总数的三分之一'),
  flag('secretBallot', 'required', '第十九条', '选举实行无记名投票、公开计票的方法'),
  flag('publicCount', 'required', '第十九条', '选举实行无记名投票、公开计票的方法'),
  flag('secretBooth', 'required', '第十九条', '应当设立秘密写票处'),
  flag('announceOnSpot', 'required', '第十九条', '选举结果应当当场公布'),
  flag('proxy.written', 'permitted', '第十九条', '可以书面委托本社区其他选民代为投票'),
  flag('proxy.awayOnly', 'required', '第十九条', '选举期间外出的选民'),
  code('proxy.toWhom', 'voterOfSameCommunity', 'required', '第十九条', '可以书面委托本社区其他选民代为投票'),
  persons('proxy.most', 3, 'mandatory', '第十九条', '每一选民接受的委托不得超过三人'),
  flag('proxy.candidatesBarred', 'mandatory', '第十九条', '候选人不得接受委托投票'),
  flag('proxy.published', 'required', '第十九条', '居民选举委员会应当公布委托人和受托人的名单'),
  list('proxy.barredModes', ['representatives'], 'mandatory', '第十九条', '采取居民代表选举方式的，不实行委托投票'),
  code(
    'electionDetails.by',
    'provincialCongressCommittee',
    'required',
    '第十九条',
    '具体选举办法由省、自治区、直辖市的人民代表大会常务委员会规定',
  ),
]

/** Articles 14 to 19 of the law of 2025. */
export const election: DraftParameter[] = [...voters, ...candidates, ...voting]
