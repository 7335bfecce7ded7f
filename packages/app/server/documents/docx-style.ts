/**
 * Typefaces of official documents. Latin letters and digits in body text are set in Times New Roman, as offices do; the
 * East Asian name is what Word and WPS look for first.
 */
export const FONTS = {
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  first: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  second: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '楷体_GB2312' },
  number: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '宋体' },
} as const

/** What a program takes where the first is missing (font table of the file, `w:altName`). */
export const ALTERNATIVES: Record<string, string> = {
  方正小标宋简体: '小标宋',
  仿宋_GB2312: '仿宋',
  楷体_GB2312: '楷体',
  黑体: 'SimHei',
  宋体: 'SimSun',
}

/** Half points. */
export const SIZE = { title: 44, body: 32, caption: 24, table: 21, small: 18, page: 28 } as const
/** Twentieths of a point: 22 lines of 28.95 pt fill the text field. */
export const LINE = 579
