/** Days of a year that differ from their weekday, by the State Council's notice. */
export interface HolidayYear {
  year: number
  document: string
  issuedOn: string
  /** `[name, first, last]`: days off, weekends among them. */
  rest: readonly (readonly [string, string, string])[]
  /** Weekend days on which offices work. */
  work: readonly (readonly [string, string])[]
}

/** The years whose notice was read. Another year is entered on the settings page when its notice is out. */
export const holidayYears: readonly HolidayYear[] = [
  {
    year: 2025,
    document: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    issuedOn: '2024-11-12',
    rest: [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午节', '2025-05-31', '2025-06-02'],
      ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
    ],
    work: [
      ['春节', '2025-01-26'],
      ['春节', '2025-02-08'],
      ['劳动节', '2025-04-27'],
      ['国庆节、中秋节', '2025-09-28'],
      ['国庆节、中秋节', '2025-10-11'],
    ],
  },
  {
    year: 2026,
    document: '国务院办公厅关于2026年部分节假日安排的通知',
    issuedOn: '2025-11-04',
    rest: [
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ],
    work: [
      ['元旦', '2026-01-04'],
      ['春节', '2026-02-14'],
      ['春节', '2026-02-28'],
      ['劳动节', '2026-05-09'],
      ['国庆节', '2026-09-20'],
      ['国庆节', '2026-10-10'],
    ],
  },
]
