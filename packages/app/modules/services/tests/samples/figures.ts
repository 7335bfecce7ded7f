import type { Samples } from '#testing/samples.ts'

const atStreet =
  (query: Record<string, string> = {}): Samples[string] =>
  (world) => ({
    role: 'subdistrictOfficer',
    at: 'streetA',
    query: { areaId: world.city.streetA.id, ...query },
  })

export const figuresSamples: Samples = {
  'services.listRates': atStreet({ by: 'nature' }),
  'services.heat': atStreet(),
  'services.ages': atStreet(),
}
