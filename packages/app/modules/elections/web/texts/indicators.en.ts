import codes from './codes.en.ts'

export default {
  finished: { name: 'Elections finished', description: 'Elections of the year so far whose result is announced; void ones are left out.', parts: { kind: codes.values.kind } },
  running: { name: 'Elections under way', description: 'Elections planned by the day and neither announced nor declared void by then.', parts: { kind: codes.values.kind } },
  entitled: { name: 'Entitled in the last general election', description: 'Persons entitled to vote (voters, representatives of households, or representatives) in the first vote of each community’s last general election by the day.' },
  voted: { name: 'Voted in the last general election', description: 'Persons for whom a ballot was taken in that vote, those who voted by proxy counted in.' },
  turnout: { name: 'Turnout of the last general election', description: 'Persons who voted divided by persons entitled.' },
  renewed: { name: 'Committees elected this year', description: 'Committees whose general election is finished in the year so far and whose term before is on file.' },
  inTime: { name: 'Committees elected in time', description: 'Those of them whose result was announced without a gap after the term before: on the day after its last day at the latest.' },
  inTimeShare: { name: 'Share elected in time', description: 'Committees elected in time divided by committees elected this year.' },
  elected: { name: 'Members elected to committees', description: 'Persons elected in general elections and by-elections finished in the year so far.', parts: { post: codes.values.post } },
  women: { name: 'Women elected', description: 'Women among those elected.' },
  womenShare: { name: 'Share of women among those elected', description: 'Women elected divided by members elected.' },
  runOffs: { name: 'Elections with a run-off', description: 'Elections of the year so far in which seats were short after the first vote.' },
  void: { name: 'Void elections', description: 'Elections of the year so far that were declared void.' },
} // prettier-ignore
