import { atLeast, code, days, flag, list, moreThan, type DraftParameter } from '../draft.ts'

/** Article 20: recall. */
const recall: DraftParameter[] = [
  atLeast('recall.request.residents', 1, 10, 'required', '第二十条', '十分之一以上有选举权的居民'),
  atLeast('recall.request.households', 1, 10, 'required', '第二十条', '十分之一以上有选举权的居民或者户的代表'),
  atLeast('recall.request.representatives', 1, 3, 'required', '第二十条', '三分之一以上的居民代表联名'),
  flag('recall.reasonStated', 'required', '第二十条', '并说明要求罢免的理由'),
  flag('recall.defence', 'permitted', '第二十条', '被提出罢免的居民委员会成员有权提出申辩意见'),
  flag('recall.sameMode', 'required', '第二十条', '应当按照产生时的选举方式组织进行投票'),
  moreThan('recall.turnout.allVoters', 1, 2, 'mandatory', '第二十条', '须有选民或者户的代表过半数'),
  moreThan('recall.turnout.households', 1, 2, 'mandatory', '第二十条', '须有选民或者户的代表过半数'),
  moreThan('recall.turnout.representatives', 2, 3, 'mandatory', '第二十条', '超过三分之二的居民代表投票'),
  moreThan('recall.majority', 1, 2, 'mandatory', '第二十条', '须经投票人员的过半数通过'),
  code('recall.majority.of', 'personsVoting', 'mandatory', '第二十条', '须经投票人员的过半数通过'),
]

/** Articles 21 to 25: the end of an office, elections that are void, by-elections, handing over. */
const ends: DraftParameter[] = [
  code('resignation.to', 'residentsCommittee', 'permitted', '第二十一条', '居民委员会成员可以向居民委员会提出辞职申请'),
  list(
    'resignation.acceptedBy',
    ['residentsMeeting', 'representativesMeeting'],
    'required',
    '第二十一条',
    '其职务自居民会议或者居民代表会议审议通过之日起终止',
  ),
  list(
    'electionVoidBy',
    ['violence', 'threat', 'fraud', 'bribery', 'forgedBallots', 'falseCounts', 'otherImproperMeans'],
    'mandatory',
    '第二十二条',
    '以暴力、威胁、欺骗、贿赂、伪造选票、虚报选举票数等不正当手段当选居民委员会成员的，当选无效',
  ),
  list(
    'electionComplaint.to',
    ['districtCongressCommittee', 'subdistrictOffice', 'districtGovernment'],
    'permitted',
    '第二十二条',
    '居民有权向不设区的市、市辖区人民代表大会常务委员会举报，也可以向街道办事处或者不设区的市、市辖区的人民政府及其有关主管部门举报',
  ),
  list(
    'electionComplaint.investigatedBy',
    ['subdistrictOffice', 'districtGovernment'],
    'required',
    '第二十二条',
    '由街道办事处或者不设区的市、市辖区的人民政府负责调查并依法处理',
  ),
  list(
    'office.endsBy',
    ['lossOfCapacity', 'criminalSentence'],
    'mandatory',
    '第二十三条',
    '居民委员会成员丧失行为能力或者被判处刑罚的，其职务自行终止',
  ),
  list(
    'byElection.by',
    ['residentsMeeting', 'representativesMeeting'],
    'permitted',
    '第二十四条',
    '可以通过居民会议或者居民代表会议补选',
  ),
  flag('byElection.asElection', 'required', '第二十四条', '补选程序参照本法第十八条、第十九条的规定办理'),
  flag('byElection.restOfTerm', 'required', '第二十四条', '补选的居民委员会成员的任期到本届居民委员会任期届满时止'),
  days('handoverDays', 10, 'required', '第二十五条', '应当自新一届居民委员会产生之日起十日内完成工作移交'),
  code('handover.chairedBy', 'electionCommittee', 'required', '第二十五条', '工作移交由居民选举委员会主持'),
  code('handover.supervisedBy', 'subdistrictOffice', 'required', '第二十五条', '由街道办事处监督'),
]

/** Articles 20 to 25 of the law of 2025. */
export const office: DraftParameter[] = [...recall, ...ends]
