import open from '../text.public.zh-CN.ts'

export default {
  bodies: { name: '社区组织数', description: '当日存在的社区组织个数，按组织登记的成立、撤销日期计算。', parts: { kind: open.kind } },
  members: { name: '居委会成员数', description: '当日在任的居委会成员人数。', parts: { sex: { '0': '未知', '1': '男', '2': '女', '9': '未说明' } } },
  women: { name: '居委会妇女成员数', description: '当日在任的居委会成员中妇女的人数。' },
  womenShare: { name: '居委会妇女成员比例', description: '居委会妇女成员数除以居委会成员数。' },
  vacancies: { name: '居委会成员缺额', description: '设定的职数减当日在任人数；没有设定职数的不计。' },
  termsEnding: { name: '任期将届满的居委会数', description: '当日起一百八十天内届满的居委会个数。' },
  termsOver: { name: '任期已届满的居委会数', description: '当日任期已届满而没有换届的居委会个数。' },
  committees: { name: '居委会数（按组织登记）', description: '当日登记在册的居委会个数。' },
  oneForBoth: { name: '书记、主任一人兼的社区数', description: '居委会主任同时担任本社区党组织书记的社区个数；只统计，不作要求。' },
  oneForBothShare: { name: '一人兼比例', description: '书记、主任一人兼的社区数除以居委会数。' },
  representatives: { name: '居民代表数', description: '当日在册的居民代表人数。' },
  judged: { name: '已检查的社区数', description: '当日按组织覆盖检查项检查的社区个数。' },
  green: { name: '组织健全的社区数', description: '当日没有任何“必须整改”项的社区个数，依据当日有效的法律逐项判断。' },
  greenShare: { name: '组织健全率', description: '组织健全的社区数除以已检查的社区数。' },
} // prettier-ignore
