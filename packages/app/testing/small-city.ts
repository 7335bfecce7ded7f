import { newId } from '#shared/ids.ts'
import type { Ctx } from '#server/context.ts'

export interface SmallArea {
  id: string
  path: string
  code: string
  name: string
}
const SINCE = '2000-01-01'

/** Key, code, kind, name, key of the area above. */
const AREAS = [
  ['city', '371300000000', 'city', '临沂市', null],
  ['lanshan', '371302000000', 'district', '兰山区', 'city'],
  ['luozhuang', '371311000000', 'district', '罗庄区', 'city'],
  ['streetA', '371302001000', 'subdistrict', '兰山街道', 'lanshan'],
  ['streetB', '371302002000', 'subdistrict', '银雀山街道', 'lanshan'],
  ['townC', '371311101000', 'town', '沂堂镇', 'luozhuang'],
  ['communityA1', '371302001001', 'community', '考棚社区', 'streetA'],
  ['communityA2', '371302001002', 'community', '东关社区', 'streetA'],
  ['committeeA3', '371302001003', 'residentsCommittee', '洗砚池居委会', 'streetA'],
  ['communityB1', '371302002001', 'community', '涑河社区', 'streetB'],
  ['committeeB2', '371302002002', 'residentsCommittee', '金一路居委会', 'streetB'],
  ['villageC1', '371311101201', 'villagersCommittee', '沂堂村委会', 'townC'],
] as const
export type SmallCity = Record<(typeof AREAS)[number][0], SmallArea>

const LEVEL: Record<string, number> = { city: 2, district: 3, subdistrict: 4, town: 4 }
const CUT = [0, 2, 4, 6, 9, 12]

/** A city of two districts, three subdistricts and towns, and six communities, committees and villages, since 2000. */
export async function buildSmallCity(ctx: Ctx): Promise<SmallCity> {
  const city = {} as SmallCity
  for (const [key, code, kind, name, above] of AREAS) {
    const level = LEVEL[kind] ?? 5
    const slug = code.slice(0, CUT[level])
    const path = `${above ? city[above].path : '/'}${slug}/`
    const id = newId(ctx.now)
    city[key] = { id, path, code, name }
    await ctx.db.insertInto('area').values({ id, slug, path, level }).execute()
    await ctx.db
      .insertInto('areaVersion')
      .values({
        areaId: id,
        id: newId(ctx.now),
        validFrom: SINCE,
        validTo: null,
        recordedAt: ctx.now,
        supersededAt: null,
        parentId: above ? city[above].id : null,
        level,
        kind,
        name,
        codeStat: code,
        codeCivil: null,
        urbanRural: null,
        path,
        events: ['added'],
        source: 'test',
        actId: null,
        releaseId: null,
      }) // prettier-ignore
      .execute()
  }
  return city
}
