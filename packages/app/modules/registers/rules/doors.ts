export interface Doors {
  /** 单元; 0: the rooms of the whole building are numbered through. */
  entrances: number
  floorFrom: number
  floorTo: number
  /** On each floor of each entrance. */
  doors: number
  /** What there is not: `4层` a floor, `1301` a room in every entrance, `2单元501` one room; apart by commas or spaces. */
  except?: string | undefined
}

/**
 * The rooms of a building in the order of its stairs, as doors are numbered in China: floor, then two digits (`2单元501室`).
 * Where no entrances are counted the room stands alone (`501室`).
 */
export function roomsOf(of: Doors): string[] {
  const missing = new Set((of.except ?? '').split(/[\s,，、;；]+/).map((word) => word.replace(/室$/, '')))
  const entrances = of.entrances === 0 ? [''] : range(1, of.entrances).map((n) => `${n}单元`)
  const floors = range(of.floorFrom, of.floorTo).filter((f) => !missing.has(`${f}层`) && !missing.has(`${f}楼`))
  return entrances.flatMap((entrance) =>
    floors.flatMap((floor) =>
      range(1, of.doors)
        .map((door) => `${floor}${String(door).padStart(2, '0')}`)
        .filter((number) => !missing.has(number) && !missing.has(entrance + number))
        .map((number) => `${entrance}${number}室`),
    ),
  )
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
