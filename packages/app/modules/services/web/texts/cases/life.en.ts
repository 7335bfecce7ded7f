import type { Mirror } from '#shared/texts.ts'
import type zh from './life.zh-CN.ts'

export default {
  states: {
    new: 'New',
    accepted: 'Accepted',
    dispatched: 'Dispatched',
    handling: 'Being handled',
    checking: 'To be checked',
    closed: 'Closed',
    suspended: 'Suspended',
    refused: 'Not accepted',
    withdrawn: 'Withdrawn',
    merged: 'Merged',
  },
  verbs: {
    accept: 'Accept',
    refuse: 'Do not accept',
    dispatch: 'Dispatch',
    take: 'Take',
    handle: 'Answer',
    check: 'Checked, close',
    close: 'Answer and close',
    return: 'Return',
    transfer: 'Transfer',
    joint: 'Ask for help',
    suspend: 'Suspend',
    resume: 'Resume',
    extend: 'Extend',
    urge: 'Urge',
    reopen: 'Reopen',
    withdraw: 'Withdraw',
    merge: 'Merge',
    say: 'Write to the applicant',
    note: 'Internal note',
    open: 'Taken in',
    part: 'Help given',
    attach: 'Files added',
    paper: 'Paper issued',
    climb: 'Overdue, reported up',
    follow: 'Moved with the boundary',
    clock: 'Clocks reckoned again',
    absorb: 'Another was merged into this one',
  },
  errors: {
    calendarUnknown:
      'The holidays of {{year}} have not been entered, so working days cannot be counted. Weekends are never assumed: the city enters that year from the State Council’s notice under “Clocks and calendar”.',
    itemNotOffered:
      'This item has no version in force on {{day}} (ended, or not begun). Choose another, or no item and only a kind.',
    kindUnknown: 'There is no such kind. Choose again from the tree.',
    badPhone: 'That is no phone number: 11 digits of a mobile, or a landline with its area code (0539-8123456).',
    fileUnknown:
      'A file cannot be found, has expired or is not yours. Choose the files again; what you wrote is still there.',
    filesTooMany: 'At most {{most}} files at a time.',
    caseStale:
      '{{by}} has just done “$t(services:verbs.{{verb}})”; the case is now “$t(services:states.{{state}})” (version {{version}}). What you wrote is not lost: look at it as it is now, then go on.',
    wrongState:
      'It is now “$t(services:states.{{state}})”: “$t(services:verbs.{{verb}})” is not possible. Reload to see what is.',
    heldByOther: '{{name}} has this case. Talk to them, or take it over first.',
    holderUnknown: 'That person does not work there in that role today. Choose again.',
    holderNoArea:
      'The office chosen has no “$t(accounts:roles.{{role}})”, or cannot see this case. Choose one within the area.',
    sameArea: 'The case is there already. To give it to someone else, dispatch it.',
    mergeTarget: 'It cannot be merged into {{number}}: that is the case itself, or withdrawn, not accepted or merged.',
    mergeNumber:
      'The applicant is told the reason, and {{number}} is not a case of theirs: leave its number out of the reason.',
    partsOpen: '{{count}} of those asked for help have not answered. Wait, or drop their part first.',
    partOver: 'This part has been answered or dropped already.',
    partOfOther:
      'Somebody else was asked for this part {{name}}: they answer it themselves, or the one who leads ends it with a reason.',
    partReason: 'You were not asked for this part: to end it as the one who leads, say why.',
    personUnknown:
      'That person is not within your area, or no longer in the register. Choose again, or write name and phone only.',
    unitUnknown:
      'That residential or local unit is not in the area chosen, or not there today. Choose again, or write the place only.',
    checkFirst:
      'A case of the nature “$t(services:values.nature.{{nature}})” is answered, then checked by the subdistrict; it cannot be closed at once.',
    ownCheck: 'You gave the answer yourself; someone else must check it.',
    mayNotSuspend: 'By the rule of its clock ({{source}}) this step may not be suspended.',
    noClock: 'This case has no clock of the whole; there is nothing to extend.',
    extendTooLate: 'Its time is over and cannot be extended any more. Ask before it ends.',
    mayNotExtend:
      'By the rule of its clock ({{source}}) it may be extended {{times}} times: that is used up, or not allowed.',
    extendTooLong: 'Too long: the rule allows {{value}} $t(services:values.unit.{{unit}}) at most.',
    reopenTooLate:
      'A case can be reopened within {{days}} days; that ended on {{last}}. Open a new one and name the old number.',
    urgedToday: 'It has been urged today and the office has been reminded. You can urge again tomorrow.',
    fileEmpty: '“{{name}}” is empty. Look at it and choose again.',
    fileTooLarge:
      '“{{name}}” has {{megabytes}} MB; {{most}} MB is the most. A phone can send a photo in a smaller size, a paper can be split; what you wrote is still there.',
    videoRefused:
      'Films are not taken in (“{{name}}”). Take some photos or speak a note; where a film is needed, bring it to the counter.',
    fileTypeRefused:
      'This sort of file is not taken in (“{{name}}”): by what its bytes are, only photos (JPG, PNG, WebP), voice, PDF, Word and Excel. Web pages, SVG and archives are not.',
    specialLook: 'This case is under special care: say for what purpose you look; the look is kept on record.',
    nothingKept: 'Nothing of this kind was written down.',
    paperWithdrawn: 'The paper {{number}} has been withdrawn already.',
    yearOfCity: 'The calendar is the whole city’s: its officers enter it. Ask the city.',
    dayOfOtherYear: '{{day}} is not in {{year}}. Each year is entered by itself, from its own notice.',
    restTwice:
      '{{day}} stands there twice, or a holiday ends before it begins or lasts over 31 days. Look at the notice.',
    workOnWeekday: '{{day}} is no weekend: offices work then anyway. Look at the notice.',
    hoursCross: 'Office hours go from morning to evening and do not overlap, such as 8:30–12:00 and 13:30–17:30.',
    countsWhole: 'Only the clock of the whole can count from acceptance; for a step choose “the opening”.',
    ruleInPast: '{{day}} is past (today is {{today}}). A rule begins today or later; what has been reckoned stays.',
    minuteOfDay: 'A time of day is needed, as 8:30 or 17:30; a day ends at 24:00.',
    ruleGap:
      'From {{from}} until before {{to}} no rule of this kind would stand, and a farther one would count unseen. Let the days meet: end and begin on the same day.',
    templateField:
      'Only {编号} number, {标题} title, {称呼} form of address, {区划} area and {日期} day can stand in braces. Write the rest as plain text.',
    templateTwice: 'There is a template called “{{name}}” already. Give it another name, or change that one.',
  },
  values: {
    nature: {
      consult: 'Question',
      help: 'Request for help',
      complaint: 'Complaint',
      report: 'Report',
      suggestion: 'Suggestion',
      thanks: 'Thanks',
      apply: 'Application',
    },
    channel: {
      counter: 'Counter',
      hotline: '12345 hotline',
      resident: 'Resident, online',
      unit: 'Local unit',
      grid: 'Grid worker',
      open311: 'Open311',
    },
    urgency: { normal: 'Normal', urgent: 'Urgent', critical: 'Critical' },
    unit: { minute: 'minutes', hour: 'hours', day: 'days', workingHour: 'working hours', workingDay: 'working days' },
  },
} satisfies Mirror<typeof zh>
