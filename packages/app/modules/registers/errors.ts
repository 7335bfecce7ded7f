/** Every reason for which the registers refuse; sentences in web/text.*.ts under `errors`. */
export const reasons = [
  'afterToday', 'alreadyHere', 'alreadyMarried', 'badCode', 'badCreditCode', 'badPhone', 'badValue', 'beforeArrival', 'beforeBirth', 'beforeEntry',
  'beforeHousehold', 'beforeUnit', 'bornAfterToday', 'buildingThere', 'dwellingThere', 'headByCommand', 'headNotMember', 'idBirth', 'idCheck', 'idFifteen', 'idFloat',
  'idNotBirth', 'idNotSex', 'idShape', 'idTaken', 'idTestCode', 'keptTooLong',
  'laterHistory', 'noGrounds', 'noHead', 'noHome', 'noName', 'noReason', 'noRooms', 'notSplit', 'splitAll', 'splitBuilding', 'splitBuiltOn', 'splitName',
  'nobodyLeft', 'notLiving', 'notMarried', 'notMember', 'notNow', 'nothingKept', 'onList', 'sameAgain', 'sameHousehold', 'stale',
  'stillLivedIn', 'tooManyRooms', 'tooOld', 'tooYoungToMarry', 'twoHeads', 'twoIds', 'unitElsewhere', 'unitGone',
] as const // prettier-ignore
