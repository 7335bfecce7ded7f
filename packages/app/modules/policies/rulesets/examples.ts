import {
  code,
  days,
  flag,
  households,
  list,
  months,
  moreThan,
  persons,
  years,
  type DraftParameter,
  type DraftSet,
} from './draft.ts'

const example = (
  key: string,
  name: string,
  region: string,
  document: string,
  versionOn: string | null,
  from: string,
  parameters: DraftParameter[],
): DraftSet => ({
  key,
  name,
  standing: 'example',
  region,
  document,
  versionOn,
  policyKey: null,
  from,
  to: null,
  parameters: parameters.map((p) => ({ ...p, key: `residentsCommittee.${p.key}` })),
})

/** Gansu, adopted on 2025-11-27 under the law of 2025; the articles named were read, the others were not. */
const gansu = example(
  'EX-GANSU-2026',
  '甘肃省(2026年)',
  '62',
  '甘肃省2025年11月27日通过的居民委员会组织法实施规定(部分条文)',
  '2025-11-27',
  '2026-01-01',
  [
    months('registration.habitualMonths', 6, 'required', '第十六条'),
    flag('registration.noDoubleRegistration', 'required', '第十六条'),
    code('votingAge.asOf', 'electionDay', 'required', '第十五条'),
    moreThan('electionCommittee.quorum', 1, 2, 'required', '第十四条'),
  ],
)

/** Chongqing, adopted on 2025-11-28 under the law of 2025; the articles named were read, the others were not. */
const chongqing = example(
  'EX-CHONGQING-2026',
  '重庆市(2026年)',
  '50',
  '重庆市2025年11月28日通过的居民委员会选举规定(部分条文)',
  '2025-11-28',
  '2026-01-01',
  [
    code('postponement.approvedBy', 'districtGovernment', 'required', '第六条'),
    list('certificates.issuedBy', ['countyCivilAffairs', 'subdistrictOffice'], 'required', '第三十二条'),
    days('objection.answerDays', 30, 'required', '第三十三条'),
    list(
      'election.voidGrounds',
      [
        'committeeUnlawful',
        'candidatesUnlawful',
        'turnoutTooLow',
        'noSurplusCandidates',
        'moreBallotsReturned',
        'notPubliclyCounted',
        'notAnnouncedOnSpot',
        'otherBreach',
      ],
      'required',
      '第三十四条',
    ),
    days('reElectionDays', 30, 'required', '第三十五条'),
    list('handover.items', ['seals', 'office', 'equipment', 'books', 'files'], 'required', '第三十六条'),
  ],
)

/** A paper of which only the year is known held from its last day at the latest. */
const yearOnly = (year: number): string => `${year}-12-31`

/** Zhejiang's rules of 2020 for *villagers'* committees: an analogy only. */
const zhejiang = example(
  'EX-ZHEJIANG-VILLAGE-2020',
  '浙江省村民委员会选举(2020年,仅供类比)',
  '33',
  '浙江省村民委员会选举办法(2020年)',
  null,
  yearOnly(2020),
  [
    code('votingAge.asOf', 'electionDay', 'required', '第十二条'),
    persons('electionCommittee.size', { min: 5, max: 9 }, 'required', '—'),
    days('candidates.publishedDays', 5, 'required', '第十八条'),
    days('candidates.withdrawDays', 3, 'required', '第十九条'),
    list('ballotMarks', ['for', 'against', 'abstain', 'anotherPerson'], 'required', '第二十一条'),
    days('scrutineers.publishedDays', 5, 'required', '第二十二条'),
    flag('scrutineers.relativesBarred', 'required', '第二十二条'),
    flag('ballotWriter', 'permitted', '第二十四条'),
    persons('mobileBox.scrutineers', 3, 'conditional', '第二十四条'),
    days('proxy.deadlineDays', 3, 'required', '第二十五条'),
    flag('boxes.openedTogether', 'required', '第二十六条'),
    flag('round.returnedAtMostVoters', 'required', '第二十七条'),
    flag('ballot.namesAtMostSeats', 'required', '第二十七条'),
    code('tie', 'voteAgain', 'required', '第二十八条'),
    days('runOffDays', 30, 'required', '第二十九条'),
    code('relativesClash', 'higherPostThenVotes', 'required', '第三十一条'),
    days('recall.meetingDays', 30, 'required', '第三十五条'),
    years('recall.repeatYears', 1, 'required', '第三十六条'),
    days('resignation.decisionDays', 30, 'required', '第三十七条'),
    days('resignation.noticeDays', 5, 'required', '第三十七条'),
  ],
)

/** Shanghai's rules of 2020 for *villagers'* committees: an analogy only. */
const shanghai = example(
  'EX-SHANGHAI-VILLAGE-2020',
  '上海市村民委员会选举(2020年,仅供类比)',
  '31',
  '上海市村民委员会选举办法(2020年)',
  null,
  yearOnly(2020),
  [
    days('proxy.deadlineDays', 5, 'required', '第十六条'),
    days('proxy.listDays', 2, 'required', '第十六条'),
    flag('ballotWriter', 'permitted', '第十七条'),
    flag('round.returnedAtMostVoters', 'required', '第十九条'),
    days('runOffDays', 30, 'required', '第二十一条'),
  ],
)

/** Beijing's rules of 1991 under the law of 1989, for the size of a residents' group. */
const beijing = example(
  'EX-BEIJING-1991',
  '北京市实施办法(1991年)',
  '11',
  '北京市实施城市居民委员会组织法办法(1991年)',
  null,
  yearOnly(1991),
  [households('householdsPerGroup', { min: 15, max: 50 }, 'suggested', '第二十二条')],
)

/** Rules of other places, to look at while filling in one's own. They hold nowhere in this installation. */
export const exampleSets: readonly DraftSet[] = [gansu, chongqing, zhejiang, shanghai, beijing]
