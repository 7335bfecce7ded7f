import { importDivisions, writeAreaHistory } from '#modules/areas/index.ts'
import type { Ctx } from '#server/context.ts'
import type { DemoCity } from '../city.ts'
import { releaseCsv, RELEASED } from '../divisions.ts'
import type { AreaIds } from './register.ts'

/** Imports the shipped release of 2023 as a person would. @throws Error when the file has problems */
export async function loadRelease(ctx: Ctx): Promise<void> {
  const file = {
    bytes: Buffer.from(releaseCsv()),
    fileName: 'linyi_2023.csv',
    system: 'nbs',
    releasedOn: RELEASED,
  } as const
  const { problems } = await importDivisions(ctx, file)
  if (problems.some((p) => p.severity === 'error'))
    throw new Error(`the shipped release is refused: ${problems[0]!.code}`)
}

/** Writes the areas of the years before the release, then the release; ids of the former by trimmed code. */
export async function loadAreas(ctx: Ctx, city: DemoCity): Promise<AreaIds> {
  const ids = await writeAreaHistory(ctx, city.areas)
  await loadRelease(ctx)
  return ids
}
