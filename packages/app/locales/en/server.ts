import type { Mirror } from '#shared/texts.ts'
import type zh from '../zh-CN/server.ts'
import jobs from './jobs.ts'
import planner from './planner.ts'
import sheets from './sheets.ts'

export default {
  kit: {
    yes: 'yes',
    no: 'no',
    notices: {
      subject: 'Liren: you have a new notice',
      code: 'Your code is {{code}}. It holds for {{minutes}} minutes. If you did not ask for it, do nothing.',
    },
    errors: {
      badInput: '{{n}} entries are not as required. Mend each as shown and submit again.',
      badJson: 'The request is not valid JSON; nothing was changed.',
      badMediaType: 'This content type is not supported; use application/json or a form upload.',
      badRequest: 'The request is not proper; nothing was changed.',
      badText:
        'The text holds characters that the database cannot keep (such as the null character). Remove them and submit again.',
      badUrl: 'The address is not proper; check it and try again.',
      bodyTooLarge: 'Too much was submitted at once; submit it in parts.',
      broken:
        'Something broke inside; this action had no effect and was logged. Try again later; if it stays so, tell the administrator the time.',
      databaseStalled:
        'The database did not answer; this action had no effect and the database was opened again. Try once more.',
      diskFull:
        'The disk is full; this action had no effect and existing data are safe. Ask the administrator to free space, then try again.',
      exists: 'The same record exists already; it was not entered twice.',
      folderInUse:
        'The data folder {{folder}} is in use by process {{process}}. Only one process may open a folder: stop that one first, or name another folder by LIREN_DATA.',
      idempotencyReused:
        'One idempotency key came with different content; refused so that nothing is done twice. Reload the page and submit again.',
      inUse: 'Other records still refer to this one, or one it refers to does not exist.',
      keyMissing: 'The master key of this database was not found, so personal data cannot be opened. Set LIREN_KEY.',
      lostRace:
        'Someone else has just changed the same record; your change was not kept. Reload, compare and submit again.',
      noHeader: 'The request header x-liren-request is missing; refused as a guard against forged cross-site requests.',
      noVersion:
        'You saw version {{seen}}, it is now version {{now}}; refused so that no other change is overwritten. Reload, compare and submit again.',
      notDemonstration: 'This database is not a demonstration; this command does not empty it.',
      notEmpty:
        'The target {{target}} is not empty; refused so that nothing is overwritten. Choose an empty folder or database.',
      notEnough: 'More than {{most}} rows to download; narrow the query first.',
      noticeCodeOver: 'The code has expired or was tried too often. Remove the address and add it again.',
      noticeCodeWrong: 'The code is not right. Check it and type it again.',
      noticeTooMany: 'There can be {{most}} addresses at most. Take out one that you do not use.',
      pushUnknown: 'The push service of this browser is not supported. Use e-mail for notices instead.',
      repeatedSecret: 'This was done already; its one-time password is shown only once. Reset again if it is needed.',
      tooMany: 'Too many requests; try again in a minute.',
      tooSlow: 'The query took too long and was stopped. Narrow it and try again.',
      uploadMissing: 'No file arrived; choose a file and upload again.',
      uploadTooLarge:
        'The file is over the upload limit of {{megabytes}} MB. Split it, or ask the administrator to change LIREN_UPLOAD_MB.',
      wrongBackup: 'The backup file {{file}} cannot be read or is damaged: {{reason}}.',
      field: {
        custom: '{{field}}: {{detail}}',
        invalid_format: '{{field}}: wrong format.',
        invalid_key: '{{field}}: wrong name.',
        invalid_type: '{{field}}: missing or of the wrong type.',
        invalid_union: '{{field}}: not in any allowed form.',
        invalid_value: '{{field}}: not an allowed value.',
        invalid_element: '{{field}}: one of its items is not as required.',
        not_multiple_of: '{{field}}: not an allowed number.',
        too_big: '{{field}}: too large or too long, at most {{maximum}}.',
        too_small: '{{field}}: too small, too short or missing, at least {{minimum}}.',
        unrecognized_keys: '{{field}}: holds unknown entries.',
      },
    },
  },
  access: {
    errors: {
      denied: 'Your present post does not hold this right. Ask the level above for a grant if you need it.',
      loginFirst: 'Log in first.',
      notFound: 'Not found, or outside your area.',
      secondFactor:
        'This touches personal data in bulk and needs a log-in with a second factor. Enrol one under “My account” and log in again.',
    },
  },
  jobs,
  planner,
  sheets,
} satisfies Mirror<typeof zh>
