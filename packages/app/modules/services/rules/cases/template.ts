import type { TemplateField } from '../../contract/cases/templates.ts'

/** Surnames of two characters (复姓) that are met; a name of three beginning with one is a surname and one given name. */
const DOUBLE = new Set(
  '欧阳 上官 司马 诸葛 夏侯 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 轩辕 宇文 长孙 端木 独孤 南宫 西门 公冶 澹台 申屠 太史 闻人 赫连 钟离 淳于 单于 呼延'.split(' '),
) // prettier-ignore

/**
 * How an applicant is addressed: surname with 先生 or 女士 by the sex of the register (GB/T 2261.1: 1 male, 2 female), both to
 * choose from where it is not known, 您 where there is no Chinese surname to be told from the name.
 */
export function formOfAddress(name: string | null, sex: string | null): string {
  if (!name || !/^\p{Script=Han}{2,4}$/u.test(name)) return '您'
  const surname = DOUBLE.has(name.slice(0, 2)) && name.length > 2 ? name.slice(0, 2) : name[0]!
  return surname + (sex === '1' ? '先生' : sex === '2' ? '女士' : '先生／女士')
}

/** A template with what it leaves open filled in. */
export const fillIn = (text: string, values: Record<TemplateField, string>): string =>
  text.replace(
    /[{｛]\s*([^{}｛｝]*?)\s*[}｝]/g,
    (whole, name: string) => (values as Record<string, string>)[name] ?? whole,
  )
