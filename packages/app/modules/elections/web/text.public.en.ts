import type { Mirror } from '#shared/texts.ts'
import type zh from './text.public.zh-CN.ts'

export default {
  title: 'Elections', about: 'Notices, voter lists, candidates, counts and results of committee elections', one: 'Election', count: 'Public count', voters: 'Voter list', none: 'No election is public yet', noneText: 'Notices, candidates and results stand here once a plan is adopted.',
  notices: 'Notices', noticesEmpty: 'No notices yet', candidates: 'Candidates', results: 'Results', day: 'Election day', mode: 'Who votes', seats: 'Seats', state: 'Stage', law: 'Law', term: 'Term',
  votersOut: 'The voter list is out', votersText: 'Look whether somebody is missing or wrong, and object to the election committee within the days for it.', votersGone: 'The voter list is not out now.', search: 'Find a name', watch: 'Watch the count', number: 'No.', name: 'Name',
  published: 'Put up {{day}}', until: 'until {{day}}', votes: '{{n}} votes', round: 'Vote {{n}}', elected: 'Elected', figures: 'Articles and figures', met: 'Met', notMet: 'Not met', openMet: 'Open',
  batches: '{{n}} of {{of}} batches counted', ballots: '{{n}} of {{of}} ballots counted', valid: '{{n}} valid', blank: '{{n}} blank', void: '{{n}} void', differs: '{{n}} batches are counted a third time', box: 'No. {{n}} {{name}}', waiting: 'Waiting for the count', live: 'Live',
  of: '{{n}} votes', back: 'Back to the election', all: 'All elections', under: 'By', next: 'Candidates of the run-off', previous: 'Previous', following: 'Next', page: 'Page {{n}}', electedNone: 'Nobody elected',
  posts: { chair: 'Chair', viceChair: 'Vice-chair', member: 'Member', representative: 'Representative' },
  kinds: { general: 'General election', byElection: 'By-election', recall: 'Recall', representatives: 'Selection of representatives', supervisory: 'Selection of the supervisory committee' },
  modes: { allVoters: 'All voters', households: 'Household representatives', representatives: 'Residents’ representatives' },
  states: {
    planned: 'Planned', committeeSelected: 'Preparing', planAdopted: 'Plan adopted', registration: 'Registration', listPublished: 'Voter list published', nomination: 'Nomination', vetting: 'Vetting', candidatesPublished: 'Candidates published',
    meetCandidates: 'Candidates have met residents', voting: 'Voting', counting: 'Counting', elected: 'Result known', runOff: 'Run-off to come', void: 'Void', announced: 'Announced', filed: 'Filed', certificates: 'Certificates issued', handover: 'Handed over', archived: 'Archived',
  },
  reasons: {
    turnout: '{{n}} of {{of}} took part, at least {{least}} needed', majority: '{{person}}: {{n}} votes of {{of}} who took part, at least {{least}} needed', runOffFloor: '{{person}}: {{n}} votes of {{of}} ballots, at least {{least}} needed',
    shortfall: '{{contest}}: {{seats}} seats short, run-off', womanMember: '{{n}} women on the committee', committeeSize: '{{n}} members; {{min}} to {{max}}', chair: 'Chair: {{person}}', tie: '{{persons}}{{person}} have the same votes', gaveWay: '{{person}} gave way as a near relative',
    nearRelatives: '{{persons}} are near relatives', moreBallotsThanVoters: '{{ballots}} ballots from {{persons}} who took part', other: 'Other',
  },
} satisfies Mirror<typeof zh>
