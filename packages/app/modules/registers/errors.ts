/** Every reason for which the registers refuse; sentences in web/text.*.ts under `errors`. */
export const reasons = [
  'afterToday', 'alreadyHere', 'alreadyMarried', 'badCode', 'badCreditCode', 'badPhone', 'badValue', 'beforeArrival', 'beforeBirth', 'beforeEntry',
  'beforeHousehold', 'beforeUnit', 'bornAfterToday', 'headByCommand', 'headNotMember', 'idBirth', 'idCheck', 'idFifteen', 'idFloat',
  'idNotBirth', 'idNotSex', 'idShape', 'idTaken', 'idTestCode', 'keptTooLong',
  'laterHistory', 'noGrounds', 'noHead', 'noHome', 'noName', 'noReason',
  'nobodyLeft', 'notLiving', 'notMarried', 'notMember', 'notNow', 'nothingKept', 'onList', 'sameAgain', 'sameHousehold', 'stale',
  'stillLivedIn', 'tooOld', 'tooYoungToMarry', 'twoHeads', 'twoIds', 'unitGone',
] as const // prettier-ignore
