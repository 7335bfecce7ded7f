import ledger from './ledger/text.en.ts'
import type { Mirror } from '#shared/texts.ts'
import codes from './codes.en.ts'
import type zh from './text.zh-CN.ts'
import { pageWords } from './words.en.ts'

export default {
  name: 'People and homes',
  codes,
  ...pageWords,
  permissions: {
    'registers.read': 'See people, households and homes',
    'registers.write': 'Register people, households and events',
    'registers.move': 'Handle arrivals, departures and moves',
    'registers.correct': 'Correct what was recorded',
    'registers.merge': 'Handle duplicate entries',
    'registers.import': 'Import ledgers',
    'registers.reveal': 'See full id numbers and phones',
    'registers.units': 'Manage residential units and their communities',
    'registers.lists': 'Manage supplementary lists',
    'registers.request': "Take in residents' requests for correction",
    'registers.decide': "Decide residents' requests for correction",
  },
  states: {
    requested: 'Waiting',
    accepted: 'Accepted',
    refused: 'Refused',
    open: 'To be checked',
    merged: 'Merged',
    distinct: 'Two people',
  },
  verbs: { accept: 'Accept', refuse: 'Refuse', merge: 'Merge', keepApart: 'Keep apart', reopen: 'Check again' },
  indicators: {
    population: {
      name: 'Population',
      description: 'All people on the register on the day, registered and floating. Added up day by day from events.',
      parts: {
        registration: { registered: 'Registered', floating: 'Floating' },
        sex: { male: 'Male', female: 'Female', unknown: 'Not stated' },
        ageBand: { '0-14': '0–14', '15-34': '15–34', '35-59': '35–59', '60-79': '60–79', '80+': '80 and over' },
      },
    },
    floating: {
      name: 'Floating population',
      description: 'People who live in the community on the day and are registered elsewhere.',
      parts: {
        sex: { male: 'Male', female: 'Female', unknown: 'Not stated' },
        ageBand: { '0-14': '0–14', '15-34': '15–34', '35-59': '35–59', '60-79': '60–79', '80+': '80 and over' },
      },
    },
    elderly: {
      name: 'People aged 60 and over',
      description: 'People who reach 60 or more within the year, by year of birth.',
      parts: {
        registration: { registered: 'Registered', floating: 'Floating' },
        sex: { male: 'Male', female: 'Female', unknown: 'Not stated' },
      },
    },
    households: { name: 'Households', description: 'Family and collective households on the register on the day.' },
    units: {
      name: 'Residential units',
      description: 'Estates, courtyards, dormitory areas and the like that belong to a community on the day.',
    },
    blindSpots: {
      name: 'Blind spots',
      description: 'Residential units that belong to no community on the day, or to two, by subdistrict or town.',
    },
  },
  ledger: ledger.ledger,
  errors: {
    ...ledger.errors,
    afterToday: 'The day {{day}} is after today ({{today}}). Only what has happened is registered: put the day right.',
    alreadyHere:
      'This id number is registered as {{name}}, who lives within your area. Open that person and use Move; do not register them twice.',
    alreadyMarried:
      '{{name}} is recorded as married and cannot marry again (Civil Code art. 1041: monogamy). Check, or record the divorce first.',
    badCode: '“{{value}}” is not in the code list. Choose from the list.',
    badCreditCode:
      'The check character of the social credit code is wrong (GB 32100-2015). Compare the 18 characters with the certificate.',
    badPhone:
      'This is no phone number. Give a mobile number of 11 digits, or a landline with its area code such as 0539-1234567.',
    badValue: '“{{value}}” cannot stand as “{{field}}”. Write days like 2002-06-30.',
    beforeArrival:
      'The day {{day}} is before this person came here ({{arrival}}). Check the day; if the arrival is wrong, correct it first.',
    beforeBirth: 'The day {{day}} is before the birth on {{birth}}. Check both days.',
    beforeHousehold: 'This household is registered from {{day}} only; nothing can stand before it. Check the day.',
    beforeUnit: 'The record begins on {{day}}; nothing can change before it. Check the day.',
    bornAfterToday: 'The birth on {{birth}} is after today ({{today}}). Put the birth right.',
    headByCommand: 'The head cannot be changed this way. Use Change head and say what the others are to the new head.',
    headNotMember: 'The new head named is no member of this household. Choose one of the members.',
    idBirth: 'Digits 7 to 14 of the id number are no real day (GB 11643-1999). Copy it from the card again.',
    idCheck:
      'The check character of the id number is wrong (GB 11643-1999); a digit may be miscopied. Copy it from the card again.',
    idFifteen: 'This is an old id number of 15 digits, out of use since 2013. Give the number of 18.',
    idFloat:
      'A spreadsheet rounded the last digits of the id number to 0; the number is lost. Make the column text and enter it again.',
    idNotBirth: 'The birth in the id number is {{inId}}, not {{birth}} as given. Check the card.',
    idNotSex:
      'The sex in digit 17 of the id number is not the one given (odd is male, even is female). Check the card.',
    idShape: 'An id number has 18 characters: 17 digits, then a digit or X (GB 11643-1999). Check it.',
    idTaken: 'This id number belongs to another person. If the two are one, use Merge.',
    idTestCode: 'Numbers that begin with 371399 are for tests and not accepted here. Give the real id number.',
    keptTooLong:
      'This list keeps an entry for {{months}} months: the end may be no later than {{latest}} and not before the beginning (PIPL art. 19).',
    noGrounds: 'Name the paper it stands on, or say the reason. Every entry must have its grounds.',
    noHead:
      'From {{day}} on this household would have people but no head. Name a head (Household Registration Regulations art. 5).',
    noHome: 'Choose a dwelling or give the new address.',
    noName: 'The name is empty.',
    noReason: 'A refusal must tell the applicant why (PIPL art. 50). Give the reason.',
    nobodyLeft: 'Nobody would be left in the old household. To move all of it use Move household.',
    notLiving: '{{name}} died or left and lives nowhere on the register. To register them again use Move in.',
    notMarried: '{{name}} is not recorded as married; a divorce cannot be recorded. Check first.',
    notMember: 'The person chosen is no member of this household. Choose again.',
    notNow: 'This was dealt with already (now “{{state}}”). Reload the page.',
    nothingKept: 'No such number is kept.',
    onList: '{{name}} is on the list “{{list}}” already.',
    sameAgain: 'The same person was chosen twice. Choose another.',
    sameHousehold: 'The person is in this household already. Choose another.',
    stale: 'Somebody has just changed this record. Reload and make your change on what stands now.',
    stillLivedIn: 'Registered here still: {{people}}. Move them first.',
    tooOld: 'A birth on {{birth}} means an age above 125. Check the birth.',
    tooYoungToMarry: 'Younger than {{least}} (Civil Code art. 1047: men from 22, women from 20). Check the day.',
    twoHeads:
      'From {{day}} on this household would have two heads. A household has one head (Household Registration Regulations art. 5): put the relations right.',
    twoIds: 'The two entries have different id numbers and cannot be one person. Correct the wrong number first.',
    unitGone: '“{{name}}” is gone and cannot be changed.',
  },
} satisfies Mirror<typeof zh>
