import { describe, expect, it } from 'vitest'
import { unknownFields } from '../../contract/cases/templates.ts'
import { fillIn, formOfAddress } from './template.ts'

describe('the form of address', () => {
  it('is the surname with what the register says, both where it says nothing', () => {
    expect([formOfAddress('王建国', '1'), formOfAddress('李秀英', '2'), formOfAddress('李秀英', null)]).toEqual(['王先生', '李女士', '李先生／女士']) // prettier-ignore
  })

  it('knows surnames of two characters', () => {
    expect([formOfAddress('欧阳小明', '1'), formOfAddress('欧阳', '1'), formOfAddress('诸葛亮', '1')]).toEqual(['欧阳先生', '欧先生', '诸葛先生']) // prettier-ignore
  })

  it('is plain where no surname can be told', () => {
    expect([null, '', 'John Smith', '阿依古丽·买买提', '某某物业服务有限公司'].map((n) => formOfAddress(n, '2'))).toEqual(['您', '您', '您', '您', '您']) // prettier-ignore
  })
})

describe('a template', () => {
  const values = { 编号: '20261130-7F3K9QXM', 标题: '路灯不亮', 称呼: '王先生', 区划: '一社区', 日期: '2026年11月30日' }

  it('is filled in wherever it leaves something open', () => {
    expect(fillIn('{称呼}：您反映的“{标题}”（｛编号｝）已办结。{区划}，{ 日期 }', values)).toBe(
      '王先生：您反映的“路灯不亮”（20261130-7F3K9QXM）已办结。一社区，2026年11月30日',
    )
  })

  it('does not take words of the case for gaps', () => {
    expect(fillIn('{标题}', { ...values, 标题: '{编号}' })).toBe('{编号}')
  })

  it('says which gaps nobody can fill', () => {
    expect(unknownFields('{称呼}您好，{电话}，{}')).toEqual(['电话', ''])
  })
})
