import open from '../text.public.en.ts'

export default {
  bodies: { name: 'Bodies of communities', description: 'Bodies that stand on the day, by the days they were founded and ended.', parts: { kind: open.kind } },
  members: { name: 'Members of residents’ committees', description: 'Who sits in a residents’ committee on the day.', parts: { sex: { '0': 'Unknown', '1': 'Male', '2': 'Female', '9': 'Not stated' } } },
  women: { name: 'Women in residents’ committees', description: 'Women among those who sit on the day.' },
  womenShare: { name: 'Share of women in residents’ committees', description: 'Women divided by members.' },
  vacancies: { name: 'Vacancies of residents’ committees', description: 'Seats that were set less those taken; committees without set seats are left out.' },
  termsEnding: { name: 'Committees whose term ends soon', description: 'Committees whose term ends within 180 days of the day.' },
  termsOver: { name: 'Committees whose term has run out', description: 'Committees whose term has run out on the day without a new one.' },
  committees: { name: 'Residents’ committees on file', description: 'Committees that stand on the day.' },
  oneForBoth: { name: 'Communities with one person for both posts', description: 'The chair of the committee is secretary of the party organisation too; counted, never asked for.' },
  oneForBothShare: { name: 'Share with one person for both posts', description: 'Such communities divided by committees.' },
  representatives: { name: 'Residents’ representatives', description: 'Representatives on the list on the day.' },
  judged: { name: 'Communities judged', description: 'Communities that the checks of the day were held against.' },
  green: { name: 'Communities with sound bodies', description: 'Communities that fail nothing which the law in force on the day requires.' },
  greenShare: { name: 'Share with sound bodies', description: 'Such communities divided by those judged.' },
} // prettier-ignore
