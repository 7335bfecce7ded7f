import { expect, it } from 'vitest'
import { metresBetween, minutesOf, nearestBy, reachOf, WALK_DEFAULT } from './walk.ts'

it('a straight line is measured to a metre a kilometre', () => {
  expect(metresBetween({ x: 118.34, y: 35.06 }, { x: 118.34, y: 35.07 })).toBeCloseTo(1112, 0)
  expect(metresBetween({ x: 118.34, y: 35.06 }, { x: 118.35, y: 35.06 })).toBeCloseTo(910.2, 0)
})

it('a walk of fifteen minutes is a shorter straight line, as ways are longer', () => {
  expect(reachOf(WALK_DEFAULT)).toBe(773)
  expect([minutesOf(773, WALK_DEFAULT), minutesOf(774, WALK_DEFAULT), minutesOf(0, WALK_DEFAULT)]).toEqual([15, 16, 0])
  expect(reachOf({ walkMinutes: 15, pace: 60, detour: 100 })).toBe(900)
})

it('the nearest by cells is the nearest of all, near and far', () => {
  const places = Array.from({ length: 400 }, (_, i) => ({
    x: 118 + ((i * 37) % 200) / 300,
    y: 34.8 + ((i * 53) % 200) / 300,
  }))
  const nearest = nearestBy(places)
  for (let i = 0; i < 300; i++) {
    const from = { x: 117.9 + ((i * 71) % 300) / 330, y: 34.7 + ((i * 91) % 300) / 330 }
    expect(nearest(from)).toBeCloseTo(Math.min(...places.map((p) => metresBetween(from, p))), 6)
  }
  expect(nearestBy([])({ x: 118, y: 35 })).toBeUndefined()
})
