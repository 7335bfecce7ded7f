import type { Random } from './random.ts'

/** Common family names with rough shares; the tail stands for all others. */
const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 92],
  ['李', 78],
  ['张', 90],
  ['刘', 74],
  ['陈', 36],
  ['杨', 30],
  ['赵', 30],
  ['孙', 30],
  ['徐', 26],
  ['周', 20],
  ['朱', 17],
  ['高', 17],
  ['马', 15],
  ['胡', 13],
  ['郭', 13],
  ['林', 11],
  ['何', 9],
  ['宋', 13],
  ['吴', 14],
  ['姜', 10],
  ['于', 10],
  ['杜', 9],
  ['孔', 7],
  ['孟', 7],
  ['季', 6],
  ['公', 3],
  ['聂', 4],
  ['尹', 4],
  ['韩', 9],
  ['冯', 7],
  ['曹', 8],
  ['魏', 7],
  ['薛', 5],
  ['田', 6],
  ['董', 6],
  ['丁', 6],
  ['谢', 5],
  ['邢', 4],
  ['庄', 5],
  ['葛', 4],
  ['石', 4],
  ['崔', 5],
  ['彭', 4],
  ['吕', 5],
  ['苏', 5],
  ['卢', 4],
  ['蒋', 4],
  ['蔡', 4],
  ['贾', 4],
  ['秦', 4],
  ['范', 3],
  ['钱', 2],
  ['方', 3],
  ['沈', 3],
  ['夏', 3],
  ['任', 4],
  ['潘', 3],
  ['袁', 3],
  ['程', 4],
  ['唐', 4],
  ['汪', 2],
  ['傅', 2],
  ['侯', 2],
  ['邵', 2],
  ['史', 2],
  ['段', 2],
  ['武', 2],
  ['康', 2],
  ['欧阳', 1],
  ['诸葛', 1],
]

interface Era {
  until: number
  male: string
  female: string
}
/** Characters for given names by the years in which they were liked. */
const ERAS: readonly Era[] = [
  { until: 1949, male: '福德贵祥忠义成发万宝玉山清明全有田树林奎', female: '秀英兰桂芳玉珍淑凤莲花香翠娥云喜菊荣爱巧' },
  { until: 1969, male: '建国军华平胜利东明强民卫红新文志永光庆春', female: '秀英兰玉芳红霞梅华荣萍珍艳春丽琴爱云凤敏' },
  { until: 1989, male: '伟强磊军勇杰涛超明刚波辉斌鹏飞亮峰海洋宁', female: '芳娜敏静丽艳娟霞燕玲红洁莉婷雪倩丹晶颖慧' },
  { until: 2004, male: '浩宇鑫磊凯旭鹏阳帅博文哲龙晨翔健睿泽瑞坤', female: '悦婷欣雨佳琪梦雪琳莹晴瑶妍颖思雯蕾萱璐菲' },
  { until: 9999, male: '梓轩浩然子涵宇泽沐辰奕铭睿皓博宸煜航霖屹', female: '梓涵欣怡诗雨桐若汐语晨一诺可馨妍依芮昕玥' },
]

const eraOf = (year: number): Era => ERAS.find((era) => year <= era.until)!

/** An invented family name. */
export const surname = (rng: Random): string => rng.weighted(SURNAMES)

/** An invented given name that suits the sex and the year of birth. */
export function givenName(rng: Random, sex: '1' | '2', year: number): string {
  const era = eraOf(year)
  const letters = [...(sex === '1' ? era.male : era.female)]
  const first = rng.pick(letters)
  return rng.chance(0.72) ? first + rng.pick(letters) : first
}

/** An invented full name. A child is given the family name of one parent. */
export function fullName(rng: Random, sex: '1' | '2', year: number, family = surname(rng)): string {
  return family + givenName(rng, sex, year)
}

/** The family name of a full name made here. */
export function familyOf(name: string): string {
  return name.startsWith('欧阳') || name.startsWith('诸葛') ? name.slice(0, 2) : name.slice(0, 1)
}
